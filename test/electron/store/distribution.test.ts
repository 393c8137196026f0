/** Lines and their events are only added to, all or none, and what is kept beside them is what they come to. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NewEvent, NewLine, StoredLine } from '../../../electron/store/index.ts'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { eventKinds, proofKinds, standingAfter } from '../../../shared/distribution/index.ts'
import { problemOf } from '../workspace/folders.ts'
import { me, minutesOf, withRecord } from './stores.ts'

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const by = { account: me, name: 'Priya Nandakumar' }
const AT = '2026-09-14T11:00:00.000Z'

const line = (recipientId: string, more: Partial<NewLine> = {}): NewLine => ({
  series: 'minutes',
  item: 'minutes',
  source_id: '',
  version: '1.0',
  of_version: '1.0',
  place: 0,
  sha256: sha256(recipientId),
  file_name: `${recipientId}.docx`,
  recipient_id: recipientId,
  kind: 'professionals',
  name: recipientId,
  role: 'Health visitor',
  agency: 'Community Health',
  agency_group: '',
  came: true,
  required: true,
  because: [],
  person_key: `worker ${recipientId} of community health`,
  method: 'secure email',
  address: '',
  ...more,
})

const markOf = (id: string) => `mark of ${id}`

async function withLines(...lines: NewLine[]) {
  const made = await withRecord()
  const { distribution } = made.store
  await distribution.open(made.record.id, '', lines, markOf)
  const all = (): Promise<StoredLine[]> => distribution.lines({ recordId: made.record.id })
  const idOf = async (recipientId: string, version = '1.0') =>
    (await all()).find((one) => one.recipientId === recipientId && one.version === version)?.id ?? ''
  const note = async (recipientId: string, ...events: NewEvent[]) => {
    const id = await idOf(recipientId)
    for (const event of events) await distribution.note([id], by, 'noted', () => event)
    return id
  }
  return { ...made, distribution, all, idOf, note }
}

const sent: NewEvent = { kind: 'sent', at: AT, method: 'secure email', address: 'a@b.gov.uk' }

describe('lines of a record', () => {
  it('begin once, however often they are begun, and keep what has happened to them', async () => {
    const { record, distribution, all, note } = await withLines(line('nurse'), line('gp'))
    await note('nurse', sent)
    await distribution.open(record.id, '', [line('nurse'), line('gp'), line('teacher')], markOf)
    expect((await all()).map(({ recipientId, standing }) => [recipientId, standing.reached])).toEqual([
      ['nurse', 'sent'],
      ['gp', ''],
      ['teacher', ''],
    ])
  })

  it('are replaced by the next version where they were not sent, and by nobody’s but their own reader’s letter', async () => {
    const { record, distribution, all, note } = await withLines(line('nurse'), line('gp'), line('teacher'))
    await note('nurse', sent)
    const letter = { series: 'decision letter', item: 'decision letter', of_version: '', source_id: 'letter' }
    const next = { version: '2.0', of_version: '2.0' }
    await distribution.open(
      record.id,
      '2.0',
      [line('nurse', next), line('gp', next), line('gp', letter)],
      markOf,
    )
    expect(
      (await all()).map((one) => [one.recipientId, one.series, one.version, one.replaced, one.settled]),
    ).toEqual([
      // It was sent, and there is no proof of it yet.
      ['nurse', 'minutes', '1.0', true, false],
      ['gp', 'minutes', '1.0', true, true],
      // Who is no reader of the new version has nothing to wait for.
      ['teacher', 'minutes', '1.0', true, true],
      ['nurse', 'minutes', '2.0', false, false],
      ['gp', 'minutes', '2.0', false, false],
      ['gp', 'decision letter', '1.0', false, false],
    ])
    const tenth = { ...letter, version: '1.10', source_id: 'tenth' }
    await distribution.open(
      record.id,
      '2.0',
      [line('gp', { ...letter, version: '1.9', source_id: 'ninth' }), line('gp', tenth)],
      markOf,
    )
    const open = (await all()).filter((one) => one.series === 'decision letter' && !one.replaced)
    expect(open.map(({ version }) => version)).toEqual(['1.10'])
  })

  it('are found by id in the order asked for, by mark, and by a reference that somebody noted', async () => {
    const { distribution, idOf, note } = await withLines(line('nurse'), line('gp'))
    const [nurse, gp] = [await idOf('nurse'), await idOf('gp')]
    await note('gp', { ...sent, reference: 'id-1@mail' })
    expect((await distribution.lines({ ids: [gp, nurse, gp, 'none'] })).map(({ id }) => id)).toEqual([
      gp,
      nurse,
    ])
    expect((await distribution.lines({ mark: markOf(nurse) })).map(({ id }) => id)).toEqual([nurse])
    expect(await distribution.withReference('id-1@mail')).toEqual([gp])
    expect(await distribution.withReference('')).toEqual([])
  })

  it('many more than a database takes at once are asked for in parts', async () => {
    const { distribution, all } = await withLines(
      ...Array.from({ length: 1200 }, (_, n) => line(`worker ${n}`)),
    )
    const ids = (await all()).map(({ id }) => id)
    expect(await distribution.lines({ ids })).toHaveLength(1200)
    await distribution.note(ids, by, 'copies sent', () => sent)
    expect((await all()).every(({ standing }) => standing.reached === 'sent')).toBe(true)
  })
})

describe('what happens to a line', () => {
  it('is kept as what all of its events come to', async () => {
    const { distribution, all, idOf } = await withLines(line('nurse'))
    const id = await idOf('nurse')
    const events: NewEvent[] = []
    const kinds = fc.sample(fc.constantFrom(...eventKinds), { numRuns: 60, seed: 7 })
    for (const [n, kind] of kinds.entries()) {
      const event: NewEvent = {
        ...sent,
        kind,
        proof: proofKinds[n % proofKinds.length] ?? '',
        note: `note ${n}`,
      }
      events.push(event)
      await distribution.note([id], by, 'noted', () => event)
      const told = await distribution.events(id)
      expect(told).toHaveLength(events.length)
      expect((await all())[0]?.standing).toEqual(standingAfter(told, { method: 'secure email', address: '' }))
    }
  })

  it('is all or none: what is refused for one line is written down for no line', async () => {
    const { distribution, idOf, all, workspace } = await withLines(line('nurse'), line('gp'))
    const ids = [await idOf('nurse'), await idOf('gp')]
    const before = await workspace.db.selectFrom('audit').selectAll().execute()
    const refused = distribution.note(ids, by, 'copy sent', ({ recipientId }) => {
      if (recipientId === 'gp') throw new Error('not this one')
      return sent
    })
    await expect(refused).rejects.toThrow()
    expect((await problemOf(distribution.note([...ids, 'none'], by, 'copy sent', () => sent))).code).toBe(
      'not found',
    )
    expect((await all()).map(({ standing }) => standing.reached)).toEqual(['', ''])
    expect(await distribution.events(ids[0] ?? '')).toEqual([])
    expect(await workspace.db.selectFrom('audit').selectAll().execute()).toEqual(before)
  })

  it('is one row of the audit chain for however many lines, and the chain still holds', async () => {
    const { distribution, idOf, workspace } = await withLines(line('nurse'), line('gp'))
    await distribution.note([await idOf('nurse'), await idOf('gp')], by, 'copy sent', () => sent)
    const rows = await workspace.db
      .selectFrom('audit')
      .select('subject')
      .where('action', '=', 'copy sent')
      .execute()
    expect(rows).toEqual([{ subject: '2 lines' }])
    expect(verifyAudit(workspace.raw)).toMatchObject({ ok: true })
  })

  it('is never edited or deleted, and neither is the line or the file of a receipt', async () => {
    const { note, distribution, workspace, idOf } = await withLines(line('nurse'))
    await note('nurse', sent)
    const bytes = new TextEncoder().encode('a scan')
    await distribution.note(
      [await idOf('nurse')],
      by,
      'proof',
      () => ({
        kind: 'proof',
        at: AT,
        proof: 'signed receipt',
        receiptName: 'a.pdf',
        receiptSha256: sha256(bytes),
      }),
      { receipt: { sha256: sha256(bytes), bytes } },
    )
    for (const sql of [
      `UPDATE copy_event SET at = ''`,
      'DELETE FROM copy_event',
      `UPDATE copy_line SET name = ''`,
      'DELETE FROM copy_line',
      `UPDATE copy_receipt SET sha256 = ''`,
      'DELETE FROM copy_receipt',
    ])
      expect(() => workspace.raw.exec(sql), sql).toThrow()
  })

  it('a receipt for many lines is kept once, and a password until the next one is made', async () => {
    const { distribution, idOf, workspace } = await withLines(line('nurse'), line('gp'))
    const ids = [await idOf('nurse'), await idOf('gp')]
    const bytes = new TextEncoder().encode('one list, signed by both')
    const proof: NewEvent = {
      kind: 'proof',
      at: AT,
      proof: 'signed receipt',
      receiptName: 'a.pdf',
      receiptSha256: sha256(bytes),
    }
    await distribution.note(ids, by, 'proof', () => proof, { receipt: { sha256: sha256(bytes), bytes } })
    expect(await workspace.db.selectFrom('copy_receipt').select('sha256').execute()).toHaveLength(1)
    for (const id of ids) {
      const [event] = await distribution.events(id)
      expect(Buffer.from((await distribution.receipt(id, event?.id ?? ''))?.bytes ?? [])).toEqual(
        Buffer.from(bytes),
      )
    }
    // Another line's receipt is not to be had by this one's id.
    const [theirs] = await distribution.events(ids[1] ?? '')
    expect(await distribution.receipt(ids[0] ?? '', theirs?.id ?? '')).toBeUndefined()
    const made: NewEvent = { kind: 'prepared', at: AT, note: 'protected copy' }
    for (const password of ['first', 'second'])
      await distribution.note([ids[0] ?? ''], by, 'made', () => made, { password })
    expect([await distribution.password(ids[0] ?? ''), await distribution.password(ids[1] ?? '')]).toEqual([
      'second',
      '',
    ])
  })
})

describe('what is known of an address', () => {
  it('is where a copy was proven to arrive, and where one came back, the newest last', async () => {
    const { distribution, note } = await withLines(line('nurse'), line('gp'), line('teacher'))
    const proven: NewEvent = { kind: 'proof', at: AT, proof: 'delivery receipt' }
    await note('nurse', sent, proven)
    // Sent without proof proves nothing.
    await note('gp', { ...sent, address: 'gp@nhs.net' })
    await note(
      'teacher',
      { ...sent, address: 'old@lane.sch.uk' },
      { kind: 'returned', at: AT },
      { ...sent, address: 'new@lane.sch.uk' },
      proven,
    )
    const key = (name: string) => `worker ${name} of community health`
    const found = await distribution.addressesOf(['nurse', 'gp', 'teacher', 'nobody'].map(key))
    expect(found.map(({ personKey, address, works }) => [personKey, address, works])).toEqual([
      [key('nurse'), 'a@b.gov.uk', true],
      [key('teacher'), 'old@lane.sch.uk', false],
      [key('teacher'), 'new@lane.sch.uk', true],
    ])
    expect(await distribution.addressesOf(['', 'x'])).toEqual([])
  })
})

describe('what has no line yet', () => {
  it('is a signed record of late, and every letter; nothing once it was begun', async () => {
    const made = await withRecord()
    const { distribution, signed, letters } = made.store
    expect(await distribution.due('2026-01-01', 10)).toEqual([])
    const canonicalJson = canonicalize(minutesOf('First')) ?? ''
    const bytes = new TextEncoder().encode('for mother')
    const file = { recipientId: 'mother', kind: 'parent', fileName: 'm.docx', bytes, sha256: sha256(bytes) }
    await letters.add(
      made.record.id,
      [{ ...file, paper: 'decision letter', version: '1.0', signedBy: 'Priya', role: 'CP chair', at: AT }],
      me,
    )
    expect(await distribution.due('2030-01-01', 10)).toEqual([made.record.id])
    await signed.freeze(
      made.record.id,
      {
        version: '1.0',
        canonicalJson,
        sha256: sha256(canonicalJson),
        ruleSet: '',
        rules: {},
        template: {},
        appVersion: '',
        findings: [],
        signedBy: 'Priya',
        role: 'CP chair',
        signedAt: AT,
        signedAtLocal: '',
        files: [file],
      },
      me,
    )
    const [letter] = await letters.list(made.record.id)
    const opened = [
      line('mother'),
      line('mother', {
        series: 'decision letter',
        item: 'decision letter',
        of_version: '',
        source_id: letter?.id ?? '',
      }),
    ]
    expect(await distribution.isOpened(made.record.id)).toBe(false)
    await distribution.open(made.record.id, '1.0', opened.slice(1), markOf)
    expect(await distribution.isOpened(made.record.id)).toBe(true)
    expect(await distribution.due('2026-01-01', 10)).toEqual([])
    // A signed record is begun for good with its version, whatever lines it has.
    await distribution.open(made.record.id, '1.0', opened, markOf)
    expect(await distribution.lines({ recordId: made.record.id })).toHaveLength(2)
  })
})
