/** The distribution desk: lines of what was signed, how they are prepared, sent and proven, and who may do that. */
import { afterEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../../electron/records/copies.ts'
import { openLines, openLinesInBackground } from '../../../electron/records/distribution-lines.ts'
import type { Line } from '../../../shared/distribution/index.ts'
import { wordsOf } from '../api/core-kit.ts'
import { allText } from '../documents/leaks.ts'
import { structureFaults } from '../documents/structure.ts'
import { address, type DistributionKit, distributionKit, lineOf, linesOf } from './distribution-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

async function begin(start?: string): Promise<DistributionKit> {
  const kit = await distributionKit(start)
  stop = kit.stop
  return kit
}

/** A conference whose copies may all leave. */
async function ready(start?: string) {
  const kit = await begin(start)
  const recordId = await kit.conference()
  await kit.confirmAll(recordId)
  return { ...kit, recordId }
}

const sentAt = (lineIds: string[], at = '2026-09-21T08:00:00.000Z', reference = '') => ({
  lineIds,
  at,
  reference,
  note: '',
})
const brief = ({ recipientId, method, came, required, due, state }: Line) => [
  recipientId,
  method,
  came,
  required,
  due,
  state,
]
const bytes = (text: string) => Buffer.from(text).toString('base64')

describe('What is signed is to be sent', () => {
  test('to everybody who gets a copy, whether they came or not, each by their usual way and by the same date', async () => {
    const { admin, conference } = await begin()
    const recordId = await conference()
    expect((await linesOf(admin, recordId)).map(brief)).toEqual([
      ['internal', 'partner portal', true, true, '2026-10-15', 'ready'],
      ['p-hv', 'NHSmail', true, true, '2026-10-15', 'waiting'],
      ['p-gp', 'NHSmail', false, true, '2026-10-15', 'waiting'],
      ['p-dsl', 'secure email', false, true, '2026-10-15', 'waiting'],
      ['p-mum', 'tracked post', true, true, '2026-10-15', 'waiting'],
      ['p-dad', 'tracked post', true, true, '2026-10-15', 'waiting'],
    ])
  })

  test('once, however often it is looked for', async () => {
    const { admin, rooms, conference, core } = await begin()
    const recordId = await conference()
    const before = await linesOf(admin, recordId)
    await Promise.all([openLines(rooms, recordId, core.now()), openLines(rooms, recordId, core.now())])
    await openLinesInBackground(rooms, core.now)()
    await admin.distribution.queue({ settled: true })
    expect(await linesOf(admin, recordId)).toEqual(before)
  })

  test('and begins by itself where Chairside was ended in between; what is years old does not', async () => {
    const { admin, conference } = await begin()
    const recordId = await conference()
    const old = await conference({ date: '2021-03-01' }, '2021-03-02T10:00:00Z')
    const queue = await admin.distribution.queue({ settled: false })
    expect(new Set(queue.lines.map((line) => line.recordId))).toEqual(new Set([recordId]))
    // It is there as soon as somebody asks for it.
    expect(await linesOf(admin, old)).toHaveLength(6)
  })

  test('a letter too, by its own clock, and the next one takes the place of one that was not sent', async () => {
    const { admin, rooms, conference, idOf, core } = await begin()
    const recordId = await conference()
    const letter = (version: string) => ({
      paper: 'decision letter' as const,
      recipientId: 'p-mum',
      version,
      fileName: `decision letter ${version}.docx`,
      bytes: new TextEncoder().encode(`letter ${version}`),
      sha256: sha256(`letter ${version}`),
      signedBy: 'Priya Noor',
      role: 'CP chair',
      at: '2026-09-17T16:00:00Z',
    })
    await rooms.store.letters.add(recordId, [letter('1.0')], idOf('CP chair'))
    await openLines(rooms, recordId, core.now())
    await rooms.store.letters.add(recordId, [letter('2.0')], idOf('CP chair'))
    const lines = (await linesOf(admin, recordId)).filter(({ item }) => item === 'decision letter')
    expect(
      lines.map(({ version, state, due, late, required }) => [version, state, due, late, required]),
    ).toEqual([
      ['1.0', 'replaced', '2026-09-18', false, true],
      ['2.0', 'waiting', '2026-09-18', true, true],
    ])
    const [first] = lines
    expect(await wordsOf(admin.distribution.markSent(sentAt([first?.id ?? ''])))).toContain(
      'A newer version has taken the place of this copy for Dana Ashby.',
    )
  })

  test('nobody sees the lines of supervision who may not open its record', async () => {
    const kit = await begin()
    const recordId = await kit.signed({
      type: 'SUP_CASE',
      date: '2026-09-17',
      by: 'Team manager',
      meeting: { chair: 'p-tm', minuteTaker: 'p-tm' },
      rest: {
        people: [
          {
            id: 'p-tm',
            name: 'Ruth Iveson',
            role: 'professional',
            agencyGroup: 'CSC',
            accountId: kit.idOf('Team manager'),
          },
        ],
        attendance: [{ id: 'at-1', person: 'p-tm', status: 'attended' }],
      },
    })
    const manager = kit.as('Team manager')
    const mine = await linesOf(manager, recordId)
    expect(mine.map(({ kind }) => kind)).toEqual(['case record', 'personal record'])
    expect((await manager.distribution.queue({ settled: false })).lines).toHaveLength(2)
    expect((await kit.admin.distribution.queue({ settled: false })).lines).toEqual([])
    const [line] = mine
    for (const refused of [
      kit.admin.distribution.ofRecord({ recordId }),
      kit.admin.distribution.line({ id: line?.id ?? '' }),
      kit.admin.distribution.markSent(sentAt([line?.id ?? ''])),
      kit.admin.distribution.make({ lineId: line?.id ?? '', making: 'portal folder' }),
    ])
      expect(await wordsOf(refused)).toContain('This is a record of supervision.')
  })
})

describe('Where a copy goes', () => {
  test('to the family by the record’s own address, and never by one that is kept from them', async () => {
    const kit = await begin()
    const people = (dad: string) => ({
      people: [
        {
          id: 'p-mum',
          name: 'Dana Ashby',
          role: 'mother',
          of: ['c-1'],
          address: '4 Mill Lane, Wexmoor',
          withholdAddressFrom: ['p-dad'],
        },
        { id: 'p-dad', name: 'Lee Pruett', role: 'father', of: ['c-1'], address: dad },
      ],
    })
    const own = await kit.conference({ rest: people('9 Station Road') })
    expect((await lineOf(kit.admin, own, 'p-dad')).address).toBe('9 Station Road')
    // Whoever typed the hidden address under his name has made a mistake that must not become a letter.
    const wrong = await kit.conference({ rest: people(' 4 mill lane,  WEXMOOR.') })
    const line = await lineOf(kit.admin, wrong, 'p-dad')
    expect(line.address).toBe('')
    for (const typed of ['4 Mill Lane Wexmoor', '4 mill lane', '4 Mill Lane, Wexmoor, WX1 2AB'])
      expect(
        await wordsOf(kit.admin.distribution.setAddress(address([line.id], 'tracked post', typed))),
      ).toContain('This is the address of somebody whose address is kept from the person this copy is for.')
    const [other] = await kit.admin.distribution.setAddress(
      address([line.id], 'tracked post', '14 Mill Lane, Wexmoor'),
    )
    expect(other?.address).toBe('14 Mill Lane, Wexmoor')
  })

  test('to a worker by the address that was last proven for them, and never by one that came back or somebody else’s', async () => {
    const kit = await ready()
    const { admin, recordId } = kit
    const send = async (recipientId: string, to: string) => {
      const { id } = await lineOf(admin, recordId, recipientId)
      await admin.distribution.setAddress(address([id], 'NHSmail', to))
      await admin.distribution.markSent(sentAt([id]))
      return id
    }
    const nurse = await send('p-hv', 's.greaves@nhs.net')
    const gp = await send('p-gp', 'amit.rao@nhs.net')
    const proof = {
      at: '2026-09-21T08:30:00.000Z',
      proof: 'delivery receipt' as const,
      reference: '',
      note: '',
      receipt: null,
    }
    await admin.distribution.addProof({ lineIds: [nurse, gp], ...proof })
    await admin.distribution.note({ lineIds: [gp], what: 'returned', at: proof.at, note: 'No such mailbox' })
    const next = await kit.conference({ date: '2026-09-18', type: 'CG', caseId: '' })
    const found = await linesOf(admin, next)
    expect(found.map(({ recipientId, address: to }) => [recipientId, to])).toEqual([
      ['internal', ''],
      ['p-hv', 's.greaves@nhs.net'],
      ['p-gp', ''],
      ['p-dsl', ''],
      ['p-mum', '4 Mill Lane, Wexmoor WX1 2AB'],
      ['p-dad', '9 Station Road, Wexmoor WX3 4CD'],
    ])
    // Somebody of the same name at another agency is somebody else.
    const other = await kit.conference({
      date: '2026-09-18',
      rest: {
        people: [{ id: 'p-hv', name: 'Siobhan Greaves', role: 'professional', agency: 'Elm Park School' }],
      },
    })
    expect((await lineOf(admin, other, 'p-hv')).address).toBe('')
  })

  test('is asked about where the name and the address do not belong together', async () => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-hv')
    const [line] = await admin.distribution.setAddress(address([id], 'NHSmail', 'mary.jones@lane.sch.uk'))
    expect(line?.warnings).toEqual([
      'The address is one of a school, and they are with community health.',
      'NHSmail is chosen, and the address is not one of the NHS.',
      'The address looks like that of somebody else: this copy is for Siobhan Greaves.',
    ])
    expect(line?.state).toBe('ready')
  })

  test('by e-mail to the family only when it was agreed in writing and read back, each person by their own', async () => {
    const { admin, recordId } = await ready()
    const mum = await lineOf(admin, recordId, 'p-mum')
    const dad = await lineOf(admin, recordId, 'p-dad')
    const mail = (ids: string[], agreed: boolean) =>
      admin.distribution.setAddress(address(ids, 'personal email', 'dana@gmail.com', agreed))
    expect((await mail([mum.id], false))[0]?.state).toBe('no address')
    expect(await wordsOf(admin.distribution.markSent(sentAt([mum.id])))).toContain(
      'They have not agreed in writing to have it by this e-mail address.',
    )
    expect((await mail([mum.id], true))[0]?.state).toBe('ready')
    expect(await wordsOf(mail([mum.id, dad.id], true))).toContain('Set the address of each person by itself.')
    await mail([dad.id], true)
    expect((await lineOf(admin, recordId, 'p-mum')).warnings).toContain(
      'Somebody else of this record has the same e-mail address: each person’s copy is for them alone.',
    )
  })

  test('by another way for many at once, each to the address it has', async () => {
    const { admin, recordId } = await ready()
    const ids = [(await lineOf(admin, recordId, 'p-mum')).id, (await lineOf(admin, recordId, 'p-dad')).id]
    const lines = await admin.distribution.setAddress(address(ids, 'first-class post', ''))
    expect(lines.map(({ method, address: to }) => [method, to])).toEqual([
      ['first-class post', '4 Mill Lane, Wexmoor WX1 2AB'],
      ['first-class post', '9 Station Road, Wexmoor WX3 4CD'],
    ])
  })

  test.each(['dana', 'a@b.uk, c@d.uk', 'Dana <dana@b.uk>', 'a@b.uk\nBcc: c@d.uk'])(
    'never by “%s”',
    async (to) => {
      const { admin, recordId } = await ready()
      const { id } = await lineOf(admin, recordId, 'p-hv')
      expect(await wordsOf(admin.distribution.setAddress(address([id], 'NHSmail', to)))).toContain(
        'This is not one whole e-mail address.',
      )
      expect((await lineOf(admin, recordId, 'p-hv')).address).toBe('')
    },
  )
})

describe('A copy that leaves something out', () => {
  test('waits for its second person: nothing is made of it and nothing is marked', async () => {
    const kit = await begin()
    await kit.choose()
    const recordId = await kit.conference()
    const { id } = await lineOf(kit.admin, recordId, 'p-dad')
    const words = 'A second person has not looked at the copy for Lee Pruett yet.'
    const making = 'print pack' as const
    expect(await wordsOf(kit.admin.distribution.markSent(sentAt([id])))).toContain(words)
    expect(await wordsOf(kit.admin.distribution.make({ lineId: id, making }))).toContain(words)
    for await (const step of await kit.admin.distribution.makeMany({ lineIds: [id], making }))
      expect([step.ok, step.says]).toEqual([false, expect.stringContaining(words)])
    expect((await kit.admin.distribution.line({ id })).events).toEqual([])
    await kit.confirmAll(recordId)
    expect((await lineOf(kit.admin, recordId, 'p-dad')).state).toBe('ready')
  })

  test('says at the desk what it leaves out and what could give that away', async () => {
    const kit = await begin()
    const entry = (id: string, text: string, more = {}) => ({
      id,
      about: ['c-1'],
      blocks: [{ type: 'paragraph', runs: [{ text }] }],
      ...more,
    })
    const recordId = await kit.conference({
      rest: {
        sections: [
          {
            key: 'agencyInfo',
            child: '',
            entries: [
              entry('e-1', 'Wren gains weight. Her uncle is at Keld Joinery.'),
              entry('e-2', 'The caller works at Keld Joinery.', { audience: 'restricted' }),
            ],
          },
        ],
      },
    })
    const { id } = await lineOf(kit.admin, recordId, 'p-hv')
    const { leftOut, giveAways, line, password } = await kit.admin.distribution.line({ id })
    expect(leftOut.map(({ what }) => what)).toContain('The caller works at Keld Joinery.')
    expect(giveAways.length).toBeGreaterThan(0)
    expect(line.because).toContain('Restricted text is left out of it.')
    expect(password).toBe('')
  })
})

describe('What is written down about a copy', () => {
  test('is who did it, how and where it went, and which file, and is never sent because it was made', async () => {
    const { admin, recordId } = await ready()
    const before = await lineOf(admin, recordId, 'p-mum')
    const { line, files } = await admin.distribution.make({ lineId: before.id, making: 'print pack' })
    expect(line.state).toBe('prepared')
    expect(files.length).toBeGreaterThan(1)
    const [sent] = await admin.distribution.markSent(
      sentAt([before.id], '2026-09-21T08:00:00.000Z', 'AB123456789GB'),
    )
    expect(sent).toMatchObject({ state: 'sent', sentAt: '2026-09-21T08:00:00.000Z', provenAt: '' })
    const { events } = await admin.distribution.line({ id: before.id })
    expect(
      events.map(({ kind, byName, method, reference }) => [
        kind,
        byName,
        method,
        reference.split('\n').length,
      ]),
    ).toEqual([
      ['prepared', 'Sam Dell', 'tracked post', files.length],
      ['sent', 'Sam Dell', 'tracked post', 1],
    ])
    expect(events[1]).toMatchObject({
      address: '4 Mill Lane, Wexmoor WX1 2AB',
      fileSha256: before.sha256,
      reference: 'AB123456789GB',
    })
  })

  test('a receipt is kept with the line and given back under a name that names nobody', async () => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-dad')
    const proof = {
      at: '2026-09-21T08:30:00.000Z',
      proof: 'signed receipt' as const,
      reference: '',
      note: 'At the door',
    }
    const receipt = { fileName: 'Lee Pruett signed.PDF', bytes: bytes('%PDF-1.7 scan') }
    const [line] = await admin.distribution.addProof({ lineIds: [id], ...proof, receipt })
    // He signed for it, so that it was handed over.
    expect(line).toMatchObject({ state: 'delivered', sentAt: proof.at, provenAt: proof.at })
    const { events } = await admin.distribution.line({ id })
    const eventId = events[0]?.id ?? ''
    const file = await admin.distribution.receiptFile({ lineId: id, eventId })
    expect(file.fileName).toMatch(/^receipt D-\w{4}-\w{4}\.pdf$/)
    expect(file.bytes).toBe(receipt.bytes)
    expect(await wordsOf(admin.distribution.receiptFile({ lineId: id, eventId: 'another' }))).toContain(
      'There is no receipt with that.',
    )
  })

  test.each([
    ['scan.pdf', '', 'This file is empty.'],
    ['scan.exe', 'MZ', 'A receipt is an e-mail (.eml, .msg), a PDF, a picture or plain text.'],
    ['scan.pdf', 'x'.repeat(25 * 1024 * 1024 + 1), 'This file is larger than 25 MB.'],
  ])('a receipt that is none is refused: %s', async (fileName, text, words) => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-dad')
    const receipt = { fileName, bytes: bytes(text) }
    const proof = {
      at: '2026-09-21T08:30:00.000Z',
      proof: 'signed receipt' as const,
      reference: '',
      note: '',
      receipt,
    }
    expect(await wordsOf(admin.distribution.addProof({ lineIds: [id], ...proof }))).toContain(words)
    expect((await lineOf(admin, recordId, 'p-dad')).state).toBe('ready')
  })

  test('a time that is none, is still to come, or is before the meeting is refused', async () => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'internal')
    const refused = (at: string) => wordsOf(admin.distribution.markSent(sentAt([id], at)))
    expect(await refused('yesterday')).toContain('That is not a date and a time.')
    expect(await refused('2026-09-22T09:00:00Z')).toContain('That is still to come.')
    expect(await refused('2025-09-18T09:00:00Z')).toContain('That is before the meeting was held.')
    expect((await lineOf(admin, recordId, 'internal')).state).toBe('ready')
  })

  test('of many, all or none: one that was sent already leaves the others as they were', async () => {
    const { admin, recordId } = await ready()
    const [file, mum] = [await lineOf(admin, recordId, 'internal'), await lineOf(admin, recordId, 'p-mum')]
    await admin.distribution.markSent(sentAt([file.id]))
    expect(await wordsOf(admin.distribution.markSent(sentAt([mum.id, file.id])))).toContain(
      'is marked as sent already',
    )
    expect((await lineOf(admin, recordId, 'p-mum')).state).toBe('ready')
    expect(await wordsOf(admin.distribution.markSent(sentAt([mum.id, 'no such line'])))).toContain(
      'That copy is not on the desk.',
    )
    expect(await wordsOf(admin.distribution.setAddress(address([file.id], 'by hand', '')))).toContain(
      'One of these copies has been sent already.',
    )
  })

  test('only what has left can have come back; then it is sent anew', async () => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-mum')
    const note = {
      lineIds: [id],
      what: 'returned' as const,
      at: '2026-09-21T08:40:00.000Z',
      note: 'Gone away',
    }
    expect(await wordsOf(admin.distribution.note(note))).toContain('has not been sent yet')
    await admin.distribution.markSent(sentAt([id]))
    expect((await admin.distribution.note(note))[0]).toMatchObject({ state: 'returned', sentAt: '' })
    expect((await admin.distribution.markSent(sentAt([id], '2026-09-21T08:50:00.000Z')))[0]?.state).toBe(
      'sent',
    )
  })

  test('an exception has its reason, is not counted, and can be taken back', async () => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-dad')
    const exception = (notToBeSent: boolean, reason: string) =>
      admin.distribution.setException({ lineIds: [id], notToBeSent, reason })
    expect(await wordsOf(exception(true, '  '))).toBeDefined()
    expect((await exception(true, 'A court order says so.'))[0]?.state).toBe('not to be sent')
    expect((await admin.distribution.ofRecord({ recordId })).timeliness.required).toBe(5)
    expect(await wordsOf(admin.distribution.markSent(sentAt([id])))).toContain('marked as not to be sent')
    expect((await exception(false, 'The order has ended.'))[0]?.state).toBe('ready')
    const { events } = await admin.distribution.line({ id })
    expect(events.map(({ kind, note }) => [kind, note])).toEqual([
      ['not to be sent', 'A court order says so.'],
      ['to be sent after all', 'The order has ended.'],
    ])
  })

  test('who sees to it is somebody who works here and may open the record', async () => {
    const { admin, recordId, idOf } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-dad')
    const [line] = await admin.distribution.giveTo({ lineIds: [id], account: idOf('Social worker') })
    expect(line?.responsible).toBe(idOf('Social worker'))
    expect(await wordsOf(admin.distribution.giveTo({ lineIds: [id], account: 'somebody' }))).toContain(
      'That person does not send copies here.',
    )
    expect((await admin.distribution.giveTo({ lineIds: [id], account: '' }))[0]?.responsible).toBe('')
  })

  test('is told in the audit chain without an address or a name', async () => {
    const { admin, recordId, rooms } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-mum')
    await admin.distribution.markSent(sentAt([id]))
    const rows = await rooms.workspace.db
      .selectFrom('audit')
      .select(['action', 'subject', 'detail'])
      .where('action', '=', 'copy sent')
      .execute()
    expect(rows).toEqual([{ action: 'copy sent', subject: id, detail: expect.any(String) }])
    expect(JSON.stringify(rows)).not.toMatch(/Dana|Mill Lane/)
  })

  test('can neither be edited nor deleted, not even in the file itself', async () => {
    const { admin, recordId, rooms } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-mum')
    await admin.distribution.markSent(sentAt([id]))
    for (const table of ['copy_event', 'copy_line'])
      for (const change of [`UPDATE ${table} SET address = 'x'`, `DELETE FROM ${table}`])
        expect(() => rooms.workspace.raw.exec(change)).toThrow()
  })
})

describe('A copy that went to the wrong person', () => {
  test('is not with the right one, and the data protection officer gets a sheet that can be read aloud', async () => {
    const kit = await ready()
    const { admin, recordId } = kit
    const { id } = await lineOf(admin, recordId, 'p-mum')
    const wrong = {
      lineId: id,
      at: '2026-09-21T08:45:00.000Z',
      whoGotIt: 'A neighbour at 6 Mill Lane',
      contained: false,
      note: 'She rang at once.\nIt had been opened.',
    }
    expect(await wordsOf(admin.distribution.wrongRecipient(wrong))).toContain('has not been made or sent yet')
    await admin.distribution.markSent(sentAt([id]))
    const { sheet, line } = await admin.distribution.wrongRecipient(wrong)
    expect(line.state).toBe('failed')
    expect(sheet.fileName).toMatch(/^Wrong recipient 2026-09-21 D-\w{4}-\w{4}\.docx$/)
    const file = new Uint8Array(Buffer.from(sheet.bytes, 'base64'))
    const text = allText(file)
    for (const words of [
      'A neighbour at 6 Mill Lane',
      'Dana Ashby',
      'No, not yet',
      'It had been opened.',
      'Lee Pruett',
      'that clock is yours',
      line.sha256,
    ])
      expect(text).toContain(words)
    expect(structureFaults(file)).toEqual([])
    const [recalled] = await admin.distribution.note({
      lineIds: [id],
      what: 'recalled',
      at: '2026-09-21T08:50:00.000Z',
      note: 'Fetched',
    })
    expect(recalled?.state).toBe('recalled')
  })
})

describe('A receipt that is dropped on the desk', () => {
  const notification = (mark: string, to: string) =>
    bytes(
      [
        'From: postmaster@nhs.net',
        'To: sam@wexmoor.gov.uk',
        `Subject: Delivered: ${mark}`,
        'Date: Mon, 21 Sep 2026 08:31:00 +0000',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Your message was delivered.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; nhs.net',
        '',
        `Final-Recipient: rfc822; ${to}`,
        'Action: delivered',
        'Status: 2.0.0',
        '--b--',
        '',
      ].join('\r\n'),
    )

  test('finds its line, notes nothing by itself, and says when it is for another address', async () => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-hv')
    await admin.distribution.setAddress(address([id], 'NHSmail', 's.greaves@nhs.net'))
    const { files } = await admin.distribution.make({ lineId: id, making: 'email draft' })
    const mark = /D-\w{4}-\w{4}/.exec(files[0]?.fileName ?? '')?.[0] ?? ''
    await admin.distribution.markSent(sentAt([id]))
    const read = (to: string) =>
      admin.distribution.readReceipt({ fileName: 'receipt.eml', bytes: notification(mark, to) })
    expect(await read('s.greaves@nhs.net')).toMatchObject({ lineId: id, what: 'delivered' })
    expect((await read('other@nhs.net')).says).toContain('another address')
    expect((await lineOf(admin, recordId, 'p-hv')).state).toBe('sent')
  })

  test('of nothing that is here says so, and so does a file that is no receipt', async () => {
    const { admin } = await ready()
    const stray = await admin.distribution.readReceipt({
      fileName: 'receipt.eml',
      bytes: notification('D-2222-2222', 'a@b.uk'),
    })
    expect(stray).toMatchObject({ lineId: null, what: 'delivered' })
    expect(stray.says).toContain('No copy on this desk has that mark or message id.')
    for (const text of ['', '%PDF-1.7', 'Dear Sam, thank you.']) {
      const read = await admin.distribution.readReceipt({ fileName: 'x.eml', bytes: bytes(text) })
      expect(read).toMatchObject({ lineId: null, what: 'unknown' })
      expect(read.says).not.toBe('')
    }
  })
})

describe('The settings of the desk', () => {
  test('are for an administrator to change, and the password goes to no screen', async () => {
    const kit = await begin()
    const smtp = { ...kit.smtp, host: 'mail.wexmoor.gov.uk', user: 'sam', from: 'sam@wexmoor.gov.uk' }
    const change = { outputFolder: kit.outputFolder, smtp: { ...smtp, on: true, password: 'a secret word' } }
    expect(await wordsOf(kit.admin.distribution.changeSettings(change))).toContain('does not include this')
    expect(await wordsOf(kit.admin.distribution.checkSmtp())).toContain('does not include this')
    const kept = await kit.client.distribution.changeSettings(change)
    expect(kept.smtp.hasPassword).toBe(true)
    expect(JSON.stringify([kept, await kit.admin.distribution.settings()])).not.toContain('a secret word')
    // Left as it is, unless another server or user is named: nobody sends it to a machine it was not given for.
    const same = await kit.client.distribution.changeSettings({
      ...change,
      smtp: { ...change.smtp, port: 25, password: null },
    })
    expect(same.smtp).toMatchObject({ port: 25, hasPassword: true })
    const moved = { ...change.smtp, host: 'mail.elsewhere.org', password: null }
    expect(await wordsOf(kit.client.distribution.changeSettings({ ...change, smtp: moved }))).toContain(
      'There is no password for this user yet.',
    )
    const off = await kit.client.distribution.changeSettings({ ...change, smtp: { ...moved, on: false } })
    expect(off.smtp.hasPassword).toBe(false)
  })

  test('refuse what cannot be, in words', async () => {
    const kit = await begin()
    const refused = (outputFolder: string, more = {}) =>
      wordsOf(kit.client.distribution.changeSettings({ outputFolder, smtp: { ...kit.smtp, ...more } }))
    expect(await refused('copies')).toContain('This does not say where the folder is.')
    expect(await refused(`${kit.outputFolder}/not there`)).toContain('There is no such folder.')
    expect(await refused('', { host: 'https://mail.uk/' })).toContain('not the name of a mail server')
    expect(await refused('', { port: 70_000 })).toContain('That is not a port.')
    expect(await refused('', { from: 'sam' })).toContain('not one whole e-mail address')
    expect(await refused('', { on: true })).toContain('There is no mail server yet.')
    expect(await kit.client.distribution.settings()).toMatchObject({ outputFolder: '', smtp: { on: false } })
    expect(await kit.client.distribution.checkSmtp()).toMatchObject({ ok: false })
  })

  test('sending is off until an administrator turns it on', async () => {
    const { admin, recordId } = await ready()
    const { id } = await lineOf(admin, recordId, 'p-hv')
    const run = async () => {
      for await (const _ of await admin.distribution.sendMany({ lineIds: [id] })) throw new Error('sent')
    }
    expect(await wordsOf(run())).toContain('Sending through the council’s own mail server is not turned on.')
  })

  test('nothing of the desk is there for somebody who has not signed in', async () => {
    const kit = await ready()
    const { id } = await lineOf(kit.admin, kit.recordId, 'p-hv')
    const { distribution } = (await import('../api/core-kit.ts')).clientFor(kit.core, kit.core.newSession())
    const stream = async (steps: Promise<AsyncIterable<unknown>>) => {
      for await (const _ of await steps) throw new Error('something came')
    }
    const asked: [string, Promise<unknown>][] = [
      ['queue', distribution.queue({ settled: false })],
      ['ofRecord', distribution.ofRecord({ recordId: kit.recordId })],
      ['line', distribution.line({ id })],
      ['setAddress', distribution.setAddress(address([id], 'by hand', ''))],
      ['giveTo', distribution.giveTo({ lineIds: [id], account: '' })],
      ['setException', distribution.setException({ lineIds: [id], notToBeSent: true, reason: 'x' })],
      ['whyLate', distribution.whyLate({ lineIds: [id], reason: 'x' })],
      ['make', distribution.make({ lineId: id, making: 'print pack' })],
      ['makeMany', stream(distribution.makeMany({ lineIds: [id], making: 'print pack' }))],
      ['sendMany', stream(distribution.sendMany({ lineIds: [id] }))],
      ['markSent', distribution.markSent(sentAt([id]))],
      [
        'addProof',
        distribution.addProof({
          lineIds: [id],
          at: '',
          proof: 'message id',
          reference: '',
          note: '',
          receipt: null,
        }),
      ],
      ['note', distribution.note({ lineIds: [id], what: 'failed', at: '', note: '' })],
      ['receiptFile', distribution.receiptFile({ lineId: id, eventId: '' })],
      ['readReceipt', distribution.readReceipt({ fileName: 'x', bytes: '' })],
      [
        'wrongRecipient',
        distribution.wrongRecipient({ lineId: id, at: '', whoGotIt: 'x', contained: true, note: '' }),
      ],
      ['settings', distribution.settings()],
      ['changeSettings', distribution.changeSettings({ outputFolder: '', smtp: kit.smtp })],
      ['checkSmtp', distribution.checkSmtp()],
    ]
    for (const [name, call] of asked)
      expect([name, await wordsOf(call)]).toEqual([name, expect.stringContaining('Chairside is locked.')])
  })
})
