/** Corrections of the signed record, as the core would tell them; what is decided and signed here changes what is told. */
import { implement } from '@orpc/server'
import type { z } from 'zod'
import { contract, type documentSchema } from '../../shared/api/contract.ts'
import type { CorrectionsStanding, PaperToSign } from '../../shared/api/corrections.ts'
import {
  askerAsReader,
  buildAddendum,
  buildOutcomeLetter,
  contentOf,
  type Decided,
  recipientsOf,
  wholePassages,
} from '../../shared/copies/index.ts'
import { applyMarks, markable, markProblems, type WithdrawalMark } from '../../shared/corrections/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import { at } from './fake-world.ts'

type Around = {
  minutes: () => Minutes
  template: () => Template
  signer: () => { name: string; role: string }
  document: (fileName: string) => z.infer<typeof documentSchema>
  empty: boolean
}

const state = { signed: false, version: '', recordHash: '' }
const signed = { version: '1.0', by: 'Priya Nandakumar', at }

export function fakeCorrections({ minutes, template, signer, document, empty }: Around) {
  const os = implement(contract)
  const by = () => ({ byName: signer().name, role: signer().role, at })
  const isChair = (): boolean => signer().role === 'CP chair'
  const policy = () => ({ template: template(), state, fictional: false })
  const passages = () =>
    wholePassages(minutes(), policy())
      .flat()
      .filter(({ text }) => text.trim() !== '')
      .map(({ where, text }) => ({ section: where, text: text.trim() }))
  const people = () =>
    [...minutes().people, ...minutes().children].map((one) => ({
      id: one.id,
      name: one.name,
      role: 'role' in one ? one.role : 'child',
    }))
  const corrections: CorrectionsStanding['corrections'] = []
  const files: CorrectionsStanding['files'] = []
  const addenda: CorrectionsStanding['addenda'] = []
  let withdrawal: CorrectionsStanding['withdrawal'] = null
  let version = '1.0'
  const superseded: CorrectionsStanding['superseded'] = []

  if (!empty) {
    const [passage] = passages()
    const parent = minutes().people.find(({ role }) => role === 'mother')
    corrections.push({
      // Nobody has signed in yet when this is made.
      byName: 'Priya Nandakumar',
      role: 'CP chair',
      at,
      id: 'request-1',
      version: '1.0',
      due: '2026-10-02',
      late: true,
      request: {
        asker: { person: parent?.id ?? '', name: parent?.name ?? 'Somebody', relation: '' },
        section: passage?.section ?? '',
        words: passage?.text ?? '',
        proposed: 'The date was 18 September.',
        reason: 'I have the letter.',
        statement: '',
        askedOn: '2026-10-20',
        how: 'by letter',
      },
      outcome: null,
      reads: true,
      stands: true,
      addendum: '',
    })
  }

  const standing = (): CorrectionsStanding => {
    const waiting = corrections.filter(({ outcome, addendum }) => outcome && !addendum)
    return {
      version,
      signedBy: 'Priya Nandakumar',
      signedAt: at,
      window: { due: '2026-10-02', over: true },
      corrections,
      addenda,
      files,
      toSign: { corrections: waiting.length, letters: waiting.length },
      notDecide: isChair() ? '' : 'Priya Nandakumar signed this record and decides, or a chair does.',
      notSecond: isChair()
        ? 'You signed this record, so somebody else has to look at it and confirm it.'
        : '',
      withdrawal: withdrawal && {
        ...withdrawal,
        notSecond: isChair() ? 'You asked for this, so somebody else looks at it and confirms it.' : '',
      },
      superseded,
      notOpenOld: '',
    }
  }

  const decidedOf = (one: CorrectionsStanding['corrections'][number]): Decided[] =>
    one.outcome
      ? [
          {
            id: one.id,
            request: one.request,
            outcome: one.outcome.content,
            by: { name: one.outcome.byName, role: one.outcome.role, at },
          },
        ]
      : []

  const letterFor = (decided: Decided): PaperToSign => {
    const { copy, leftOut, giveAways, recipient } = buildOutcomeLetter(minutes(), policy(), decided)
    return {
      item: 'correction outcome',
      recipientId: recipient.id,
      name: recipient.name,
      role: recipient.role,
      content: contentOf(copy),
      leftOut,
      giveAways,
      because: [],
    }
  }

  const addendaFor = (decided: Decided[]): PaperToSign[] =>
    recipientsOf(minutes(), template()).flatMap((recipient) => {
      const made = buildAddendum(minutes(), recipient, policy(), decided, signed)
      if (!made) return []
      const { copy, leftOut, giveAways } = made
      return [
        {
          item: 'addendum' as const,
          recipientId: recipient.id,
          name: recipient.name,
          role: recipient.role,
          content: contentOf(copy),
          leftOut,
          giveAways,
          because: recipient.kind === 'parent' ? ['Restricted text is left out of it.'] : [],
        },
      ]
    })

  const toSign = (): PaperToSign[] => {
    const decided = corrections.filter(({ addendum }) => !addendum).flatMap(decidedOf)
    return decided.length === 0 ? [] : [...addendaFor(decided), ...decided.map(letterFor)]
  }

  const changes = (marks: WithdrawalMark[]) => {
    const after = new Map(markable(applyMarks(minutes(), marks)).map(({ id, text }) => [id, text]))
    return markable(minutes())
      .filter(({ id }) => marks.some((mark) => mark.id === id))
      .map(({ id, where, text }) => ({
        id,
        where,
        before: text,
        after: after.get(id) ?? '',
        keptFrom: marks.flatMap((mark) =>
          mark.what === 'keep from' && mark.id === id
            ? mark.people.map((one) => people().find((person) => person.id === one)?.name ?? one)
            : [],
        ),
      }))
  }

  return {
    standing: os.corrections.standing.handler(standing),
    passages: os.corrections.passages.handler(() => ({
      passages: passages(),
      people: people(),
      today: '2026-10-20',
    })),
    ask: os.corrections.ask.handler(({ input: { request } }) => {
      const { recipient, none } = askerAsReader(minutes(), template(), request.asker)
      corrections.push({
        ...by(),
        id: `request-${corrections.length + 1}`,
        version,
        due: '2026-10-02',
        late: true,
        request,
        outcome: null,
        reads: !none && recipient.id !== '',
        stands: true,
        addendum: '',
      })
      return standing()
    }),
    tryOutcome: os.corrections.tryOutcome.handler(({ input }) => {
      const one = corrections.find(({ id }) => id === input.requestId)
      const decided: Decided = {
        id: input.requestId,
        request: (one ?? corrections[0])?.request as Decided['request'],
        outcome: input.outcome,
        by: { name: signer().name, role: signer().role, at },
      }
      const gets = new Set(addendaFor([decided]).map(({ recipientId }) => recipientId))
      return {
        readers: recipientsOf(minutes(), template()).map(({ id, name, kind }) => ({
          name,
          kind,
          gets: gets.has(id),
          why: gets.has(id) ? '' : 'The passage is not in their copy.',
        })),
        letter: letterFor(decided),
      }
    }),
    decide: os.corrections.decide.handler(({ input }) => {
      const one = corrections.find(({ id }) => id === input.requestId)
      if (one) one.outcome = { ...by(), content: input.outcome }
      return standing()
    }),
    toSign: os.corrections.toSign.handler(() => ({ papers: toSign(), hash: 'hash' })),
    sign: os.corrections.sign.handler(() => {
      const addendum = `1.${addenda.length + 1}`
      for (const { item, recipientId, name, because } of toSign()) {
        if (item === 'minutes') continue
        files.push({
          id: `file-${files.length}`,
          item,
          ofVersion: version,
          version: item === 'addendum' ? addendum : '1.0',
          recipientId,
          name,
          fileName: `Initial conference ${item}.docx`,
          sha256: '0'.repeat(64),
          addendumId: '',
          requestId: '',
          signedBy: signer().name,
          role: signer().role,
          at,
          because,
          checks: [],
          held: because.length > 0 ? 'A second person has not looked at it yet.' : '',
        })
      }
      addenda.push({
        id: addendum,
        version: addendum,
        ofVersion: version,
        signedBy: signer().name,
        role: signer().role,
        at,
      })
      for (const one of corrections) if (one.outcome) one.addendum = addendum
      return standing()
    }),
    look: os.corrections.look.handler(() => {
      const [first] = corrections
      const decided = first ? decidedOf(first) : []
      const [paper] = addendaFor(decided)
      return (paper ?? letterFor(decided[0] as Decided)).content
    }),
    confirm: os.corrections.confirm.handler(({ input }) => {
      const file = files.find(({ id }) => id === input.fileId)
      if (file) {
        file.checks.push({ ...by(), note: input.note })
        file.held = ''
      }
      return standing()
    }),
    file: os.corrections.file.handler(() => document('Initial conference addendum.docx')),
    markable: os.corrections.markable.handler(() => ({ passages: markable(minutes()), people: people() })),
    tryMarks: os.corrections.tryMarks.handler(({ input }) => ({
      changes: changes(input.marks),
      problems: markProblems(minutes(), input.marks),
    })),
    withdraw: os.corrections.withdraw.handler(({ input }) => {
      withdrawal = {
        ...by(),
        id: 'withdrawal-1',
        version,
        nextVersion: '2.0',
        reason: input.reason,
        confirmed: null,
        changes: changes(input.marks),
        notSecond: '',
      }
      return standing()
    }),
    confirmWithdrawal: os.corrections.confirmWithdrawal.handler(({ input }) => {
      if (withdrawal) withdrawal.confirmed = { ...by(), note: input.note }
      return standing()
    }),
    dropWithdrawal: os.corrections.dropWithdrawal.handler(() => {
      withdrawal = null
      return standing()
    }),
    replacement: os.corrections.replacement.handler(() => ({ papers: toSign(), hash: 'hash' })),
    replace: os.corrections.replace.handler(() => {
      superseded.push({
        version,
        signedBy: 'Priya Nandakumar',
        signedAt: at,
        replacedBy: signer().name,
        replacedAt: at,
        reason: withdrawal?.reason ?? '',
        readers: recipientsOf(minutes(), template()).map(({ id, name }, n) => ({
          recipientId: id,
          name,
          sent: n === 1 ? 'Sent 2026-10-01, secure email.' : '',
          toRecall: n === 1,
        })),
        openings: [],
      })
      version = '2.0'
      withdrawal = null
      return standing()
    }),
    openOld: os.corrections.openOld.handler(() => ({
      content:
        addendaFor(corrections.flatMap(decidedOf))[0]?.content ??
        letterFor(decidedOf(corrections[0] as never)[0] as Decided).content,
      fileName: 'old.docx',
    })),
    history: os.corrections.history.handler(() => ({
      title: 'Initial conference',
      date: '2026-09-17',
      state: `Signed, version ${version}`,
      events: [
        {
          at,
          says: 'Priya Nandakumar, CP chair, began the record.',
          detail: '',
          file: null,
          see: '' as const,
        },
        {
          at,
          says: 'Priya Nandakumar, CP chair, signed version 1.0.',
          detail: 'It stands.',
          file: null,
          see: 'copies' as const,
        },
        {
          at,
          says: 'Priya Nandakumar, CP chair, signed addendum 1.1 to version 1.0.',
          detail: '4 files were made, one for each reader of the passage.',
          file: { id: 'file-1', label: 'Addendum 1.1' },
          see: 'corrections' as const,
        },
      ],
    })),
  }
}
