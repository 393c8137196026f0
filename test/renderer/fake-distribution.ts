/** The distribution desk in memory: a signed record's lines, whose state is worked out from what happened to them. */
import { implement, ORPCError } from '@orpc/server'
import { addDays, todayIso } from '../../renderer/ui/dates.ts'
import { contract } from '../../shared/api/contract.ts'
import type { DistributionSettings, makings, RunStep, Timeliness } from '../../shared/api/distribution.ts'
import { emailMethods, type Line, type LineEvent, type LineState } from '../../shared/distribution/index.ts'

export type FakeDistributionOptions = {
  empty?: boolean
  long?: boolean
  /** How many lines there are; the story's own six without it. */
  lines?: number
  /** The council has turned on sending. */
  smtp?: boolean
  /** Nobody has chosen an output folder. */
  noFolder?: boolean
  /** The first run waits after its first line until it is stopped. */
  hold?: boolean
}

type Kept = {
  base: Omit<Line, 'state' | 'late' | 'sentAt' | 'provenAt'>
  events: LineEvent[]
  password: string
}

const toBase64 = (text: string) => btoa(unescape(encodeURIComponent(text)))
const fromBase64 = (bytes: string) => decodeURIComponent(escape(atob(bytes)))

function refuse(happened: string, safe = 'Nothing was changed.', todo = ''): never {
  const words = { code: 'not valid' as const, happened, safe, todo }
  throw new ORPCError('PROBLEM', { defined: true, status: 409, message: happened, data: words })
}

const none = {
  method: '',
  address: '',
  readBack: false,
  agreed: false,
  proof: '',
  reference: '',
  note: '',
  receiptName: '',
  receiptSha256: '',
  contained: null,
} as const

const moved: Partial<Record<LineEvent['kind'], LineState>> = {
  prepared: 'prepared',
  sent: 'sent',
  proof: 'delivered',
  acknowledged: 'acknowledged',
  returned: 'returned',
  failed: 'failed',
  recalled: 'recalled',
}

function stateOf({ base, events }: Kept): LineState {
  const exception = events.findLast(
    ({ kind }) => kind === 'not to be sent' || kind === 'to be sent after all',
  )
  if (exception?.kind === 'not to be sent') return 'not to be sent'
  if (base.because.length > 0) return 'waiting'
  const last = events.findLast(({ kind }) => moved[kind] !== undefined || kind === 'address set')
  if (last && moved[last.kind]) return moved[last.kind] as LineState
  return base.method ? 'ready' : 'no address'
}

export function fakeDistribution(options: FakeDistributionOptions, me: () => { id: string; name: string }) {
  const os = implement(contract)
  const today = todayIso()
  const kept = options.empty ? [] : begin(options, today)
  let settings: DistributionSettings = {
    outputFolder: options.noFolder ? '' : '/home/priya/Packs',
    smtp: {
      on: options.smtp ?? false,
      host: options.smtp ? 'mail.wexmoor.example' : '',
      port: 587,
      security: 'starttls',
      user: '',
      hasPassword: false,
      from: options.smtp ? 'minutes@wexmoor.example' : '',
    },
  }
  let held = options.hold ?? false

  const one = (id: string): Kept =>
    kept.find(({ base }) => base.id === id) ?? refuse('That line is not on the desk.')
  const lineOf = (it: Kept): Line => {
    const sentAt = it.events.findLast(({ kind }) => kind === 'sent')?.at ?? ''
    const provenAt = it.events.findLast(({ kind }) => kind === 'proof')?.at ?? ''
    const { due } = it.base
    const late = due !== '' && (sentAt ? todayIso(new Date(sentAt)) : today) > due
    return { ...it.base, state: stateOf(it), late, sentAt, provenAt }
  }
  const note = (it: Kept, event: Partial<LineEvent> & Pick<LineEvent, 'kind'>) => {
    const now = new Date().toISOString()
    const { id, name } = me()
    const number = it.events.length + 1
    it.events.push({
      ...none,
      id: `${it.base.id} event ${number}`,
      at: now,
      noted: now,
      by: id,
      byName: name,
      ...event,
    })
    return lineOf(it)
  }
  const each = (ids: string[], act: (it: Kept) => Line) => ids.map(one).map(act)
  const make = (it: Kept, making: (typeof makings)[number]) => {
    if (it.base.address.startsWith('refused'))
      refuse('The signed file of this copy could not be read.', 'The others are made.')
    if (making.startsWith('protected')) it.password = 'copper-lantern-84-orchard'
    note(it, { kind: 'prepared', note: making })
    return `${it.base.familyRef} ${making} ${it.base.id}.${making.includes('draft') ? 'eml' : 'docx'}`
  }
  async function* run(
    ids: string[],
    act: (it: Kept) => string[],
    signal?: AbortSignal,
  ): AsyncGenerator<RunStep> {
    for (const [at, lineId] of ids.entries()) {
      if (signal?.aborted) return
      const step = { lineId, done: at + 1, of: ids.length }
      try {
        yield { ...step, ok: true, files: act(one(lineId)), says: '' }
      } catch (error) {
        yield { ...step, ok: false, files: [], says: error instanceof Error ? error.message : 'It failed.' }
      }
      if (held && at === 0) {
        held = false
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
      }
    }
  }
  const timeliness = (lines: Line[]): Timeliness => {
    const required = lines.filter((line) => line.required)
    const waiting = required.filter(({ sentAt, state }) => sentAt === '' && state !== 'not to be sent')
    return {
      workingDays: waiting.length === 0 ? 12 : null,
      allowed: 15,
      due: addDays(today, 3),
      verdict: waiting.length === 0 ? 'in time' : 'running',
      required: required.length,
      sent: required.length - waiting.length,
      proven: required.filter(({ provenAt }) => provenAt !== '').length,
      waiting: waiting.map(({ id, name, role }) => ({ lineId: id, name, role })),
    }
  }
  const settled: readonly LineState[] = ['delivered', 'acknowledged', 'not to be sent', 'replaced']

  return {
    queue: os.distribution.queue.handler(({ input }) => ({
      today,
      lines: kept
        .map(lineOf)
        .filter(({ state }) => input.settled || !settled.includes(state))
        .sort((a, b) => (a.due || '9').localeCompare(b.due || '9')),
    })),
    ofRecord: os.distribution.ofRecord.handler(({ input }) => {
      const lines = kept.map(lineOf).filter(({ recordId }) => recordId === input.recordId)
      return { lines, timeliness: timeliness(lines) }
    }),
    line: os.distribution.line.handler(({ input }) => {
      const it = one(input.id)
      return {
        line: lineOf(it),
        events: it.events,
        leftOut:
          it.base.kind === 'parent'
            ? [
                {
                  where: 'Information from agencies',
                  what: 'An entry that begins “Officers hold information…”',
                  why: 'It is restricted.',
                },
              ]
            : [],
        giveAways:
          it.base.kind === 'parent'
            ? [
                {
                  where: '“Plan and actions”',
                  what: 'Larch Court',
                  why: 'These words also stand in a passage left out. Could they lead to it?',
                },
              ]
            : [],
        password: it.password,
      }
    }),
    setAddress: os.distribution.setAddress.handler(({ input }) =>
      each(input.lineIds, (it) => {
        if (input.method === 'personal email' && !(input.readBack && input.agreed))
          refuse('A personal e-mail address has to be agreed to in writing and read back.')
        const { method, address, readBack, agreed } = input
        Object.assign(it.base, { method, address })
        return note(it, { kind: 'address set', method, address, readBack, agreed })
      }),
    ),
    giveTo: os.distribution.giveTo.handler(({ input }) =>
      each(input.lineIds, (it) => {
        Object.assign(it.base, { responsible: input.account })
        return note(it, { kind: 'given to', reference: input.account })
      }),
    ),
    setException: os.distribution.setException.handler(({ input }) =>
      each(input.lineIds, (it) =>
        note(it, { kind: input.notToBeSent ? 'not to be sent' : 'to be sent after all', note: input.reason }),
      ),
    ),
    whyLate: os.distribution.whyLate.handler(({ input }) =>
      each(input.lineIds, (it) => note(it, { kind: 'why late', note: input.reason })),
    ),
    make: os.distribution.make.handler(({ input }) => {
      const it = one(input.lineId)
      const fileName = make(it, input.making)
      const files = [{ fileName, bytes: toBase64('made for the fake') }]
      return { files, password: it.password, line: lineOf(it) }
    }),
    makeMany: os.distribution.makeMany.handler(({ input, signal }) =>
      run(input.lineIds, (it) => [make(it, input.making)], signal),
    ),
    sendMany: os.distribution.sendMany.handler(({ input, signal }) =>
      run(
        input.lineIds,
        (it) => {
          if (!it.base.method || !emailMethods.has(it.base.method)) refuse('It does not go by e-mail.')
          const { method, address } = it.base
          note(it, { kind: 'sent', method, address, reference: `<${it.base.id}@wexmoor.example>` })
          return []
        },
        signal,
      ),
    ),
    markSent: os.distribution.markSent.handler(({ input }) =>
      each(input.lineIds, (it) => {
        const { method, address } = it.base
        return note(it, {
          kind: 'sent',
          at: input.at,
          reference: input.reference,
          note: input.note,
          method,
          address,
        })
      }),
    ),
    addProof: os.distribution.addProof.handler(({ input }) =>
      each(input.lineIds, (it) => {
        const { at, proof, reference, receipt } = input
        const receiptName = receipt?.fileName ?? ''
        return note(it, { kind: 'proof', at, proof, reference, note: input.note, receiptName })
      }),
    ),
    note: os.distribution.note.handler(({ input }) =>
      each(input.lineIds, (it) => note(it, { kind: input.what, at: input.at, note: input.note })),
    ),
    receiptFile: os.distribution.receiptFile.handler(({ input }) => {
      const event = one(input.lineId).events.find(({ id }) => id === input.eventId)
      return { fileName: event?.receiptName ?? '', bytes: toBase64('a receipt') }
    }),
    readReceipt: os.distribution.readReceipt.handler(({ input }) => {
      const text = fromBase64(input.bytes)
      if (text.includes('broken')) refuse('This file is no receipt that can be read.')
      const found = kept.find(({ base }) => text.includes(`<${base.id}@`))
      const what = text.includes('could not be delivered') ? 'failed' : found ? 'delivered' : 'unknown'
      return {
        lineId: found?.base.id ?? null,
        what,
        at: new Date().toISOString(),
        reference: found ? `<${found.base.id}@wexmoor.example>` : '',
        says: found
          ? 'It answers a message that was sent from this desk.'
          : 'No line has the message id or the reference of this receipt.',
      }
    }),
    wrongRecipient: os.distribution.wrongRecipient.handler(({ input }) => {
      const it = one(input.lineId)
      const { at, whoGotIt: reference, contained } = input
      const line = note(it, { kind: 'wrong recipient', at, reference, contained, note: input.note })
      return { sheet: { fileName: 'Incident sheet WX-4471.docx', bytes: toBase64('a sheet') }, line }
    }),
    settings: os.distribution.settings.handler(() => settings),
    changeSettings: os.distribution.changeSettings.handler(({ input }) => {
      if (input.outputFolder.startsWith('/no/'))
        refuse(
          'There is no such folder on this computer.',
          'The settings are as they were.',
          'Choose another one.',
        )
      const { password, ...smtp } = input.smtp
      const hasPassword = password === null ? settings.smtp.hasPassword : password !== ''
      settings = { outputFolder: input.outputFolder, smtp: { ...smtp, hasPassword } }
      return settings
    }),
    checkSmtp: os.distribution.checkSmtp.handler(() =>
      settings.smtp.host === 'mail.wexmoor.example'
        ? { ok: true, says: 'The server answered and took the name and the password.' }
        : { ok: false, says: 'No server answers at this address.' },
    ),
  }
}

type Person = Pick<Line, 'name' | 'role' | 'agency' | 'kind'> & Partial<Kept['base']>

/** Offsets are days from today, so that the groups are the same on whatever day this runs. */
function begin({ long, lines }: FakeDistributionOptions, today: string): Kept[] {
  const story: (Person & { day: number | null; sent?: boolean })[] = [
    {
      name: long ? 'Wilhelmina-Josephine Featherstonehaugh-Cholmondeley' : 'Siobhan Greaves',
      role: 'health visitor',
      agency: long
        ? 'Wexmoor and Upper Harrowdale Community Health and Wellbeing Partnership'
        : 'Community Health',
      kind: 'professionals',
      day: -7,
      came: false,
    },
    {
      name: 'Alan Pryce',
      role: 'detective constable',
      agency: 'Wexmoor Police',
      kind: 'professionals',
      day: 0,
    },
    {
      name: 'Dana Harcastle',
      role: 'mother',
      agency: '',
      kind: 'parent',
      day: 3,
      method: 'tracked post',
      address: '4 Mill Rise\nWexmoor\nWX1 2AB',
    },
    {
      name: 'Ruth Amadi',
      role: 'head teacher',
      agency: 'Alder Street Primary',
      kind: 'professionals',
      day: 3,
      method: 'secure email',
      address: long
        ? 'designated.safeguarding.lead.for.the.whole.partnership@alder-street-primary.wexmoor.sch.example'
        : 'head@alderstreet.example',
      warnings: ['The name “Amadi” does not stand in the address. Is it the right one?'],
    },
    {
      name: 'Kit Harcastle',
      role: 'father',
      agency: '',
      kind: 'parent',
      day: 20,
      because: ['Something is kept from somebody in this household.'],
    },
    {
      name: 'Tom Ellis',
      role: 'GP',
      agency: 'Mill Lane Surgery',
      kind: 'professionals',
      day: 2,
      method: 'NHSmail',
      address: 'tom.ellis@nhs.example',
      sent: true,
    },
  ]
  const people = lines
    ? Array.from({ length: lines }, (_, at) => ({
        ...(story[at % story.length] as (typeof story)[number]),
        because: [],
        name: `Recipient number ${at + 1}`,
      }))
    : story
  return people.map(({ day, sent, ...person }, at) => {
    const it: Kept = {
      base: {
        id: `line-${at + 1}`,
        recordId: 'record-4',
        familyRef: long ? 'WX-4471-EXTRAORDINARILY-LONG-REFERENCE' : lines ? `WX-${1000 + at}` : 'WX-4471',
        meetingName: 'Initial child protection conference',
        type: 'ICPC',
        meetingDate: '2026-06-03',
        item: at === 2 ? 'decision letter' : 'minutes',
        version: '1.0',
        sha256: 'a3f1'.repeat(16),
        fileName: `Initial conference ${at + 1}.docx`,
        recipientId: `recipient-${at + 1}`,
        came: true,
        required: true,
        due: day === null ? '' : addDays(today, day),
        clock: 'Minutes with everybody within 15 working days',
        method: '',
        address: '',
        responsible: '',
        because: [],
        warnings: [],
        ...person,
      },
      events: [],
      password: '',
    }
    if (sent) {
      const at = `${addDays(today, -1)}T09:15:00.000Z`
      const by = { by: 'demo-manager', byName: 'Morag Ellery' }
      it.events.push({ ...none, id: `${it.base.id} event 1`, kind: 'sent', at, noted: at, ...by })
    }
    return it
  })
}
