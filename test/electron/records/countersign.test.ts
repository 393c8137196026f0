/** A signed record that somebody else has to sign or confirm too (domain section 7). */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MeetingType, minutesSchema } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { clientFor, wordsOf } from '../api/core-kit.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

let world: World
let callum: string
beforeAll(async () => {
  world = await startWorld()
  const made = await world.client.people.add({
    person: { name: 'Callum Reid', role: 'Social worker', organisation: 'Wexmoor Council', email: '' },
    administrator: false,
    passphrase,
  })
  callum = made.id
}, 120_000)
afterAll(() => world.stop())

const template = (type: MeetingType) => {
  const found = templateFor(type)
  if (!found) throw new Error(`no ${type}`)
  return found
}
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function asCallum() {
  const session = world.core.newSession()
  const client = clientFor(world.core, session)
  await client.workspace.unlock({ personId: callum, passphrase })
  return client
}

/** A record of this type, signed by whoever leads it. */
async function signed(type: MeetingType, change?: Parameters<World['complete']>[1]) {
  const { client, record, role } = await world.complete(template(type), change)
  await client.signing.sign({
    recordId: record.id,
    passphrase,
    typedName: names[role] ?? '',
    readToEnd: true,
  })
  return { client, recordId: record.id, role }
}

/** What Today tells this person about a countersignature of this record. */
const told = async (by: World['client'], recordId: string) =>
  (await by.desk.today()).lines
    .filter((line) => line.kind === 'countersign' && line.recordId === recordId)
    .map(({ whose, urgency, says, step }) => ({ whose, urgency, says: says[0], step }))

describe('case supervision', () => {
  it('is signed by the supervisor first and the worker afterwards, on the same bytes', async () => {
    const { client: supervisor, recordId } = await signed('SUP_CASE', (content) => {
      content.attendance = content.attendance.filter(({ person }) => ['p-sw', 'p-Team'].includes(person))
    })
    const worker = await asCallum()
    const seen = async () => (await worker.signing.countersignatures({ recordId })).places
    expect(await seen()).toEqual([
      {
        place: 'worker',
        does: 'signs',
        title: 'Worker',
        why: 'Both sign a record of supervision.',
        who: 'Callum Reid',
        done: null,
        notYou: '',
      },
    ])
    const [own] = (await supervisor.signing.countersignatures({ recordId })).places
    expect(own?.notYou).toBe('You signed this record first, so somebody else countersigns it.')
    const href = `/record/${recordId}/countersign`
    expect(await told(worker, recordId)).toEqual([
      {
        whose: 'mine',
        urgency: 'today',
        says: 'Waits for your signature as Worker',
        step: { href, label: 'Read and countersign', main: true },
      },
    ])
    expect(await told(supervisor, recordId)).toEqual([
      {
        whose: 'mine',
        urgency: 'waiting',
        says: 'Waits for Callum Reid',
        step: { href, label: 'See who signs', main: false },
      },
    ])

    const texts = await worker.signing.textToCountersign({ recordId, place: 'worker' })
    expect(texts.map(({ kind }) => kind)).toEqual(['case record', 'personal record'])
    expect(texts[1]?.copyLine).toContain('Callum Reid')

    const rooms = world.core.needRooms()
    const before = await worker.copies.document({ recordId, recipientId: 'case-record' })
    const frozen = await rooms.store.signed.file(recordId, 'case-record')
    const sign = (typedName: string, words: string) =>
      worker.signing.countersign({
        recordId,
        place: 'worker',
        passphrase: words,
        typedName,
        readToEnd: true,
      })
    expect(await wordsOf(sign('Callum Reed', passphrase))).toMatch(/^The name you typed is not the name/)
    expect(await wordsOf(sign('Callum Reid', 'wrong words here'))).toContain('passphrase')
    expect((await seen())[0]?.done).toBeNull()

    world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    const { places } = await sign('callum  reid', passphrase)
    expect(places[0]?.done).toMatchObject({ name: 'Callum Reid', role: 'Social worker', how: '' })
    expect(await wordsOf(sign('Callum Reid', passphrase))).toMatch(/^Callum Reid has done this\./)
    expect([await told(worker, recordId), await told(supervisor, recordId)]).toEqual([[], []])

    for (const recipient of await worker.copies.recipients({ recordId })) {
      const file = await rooms.store.countersignatures.newestFile(recordId, recipient.id)
      if (!file) throw new Error('every file is countersigned')
      const found = await worker.verify.file({
        fileName: 'x.docx',
        bytes: Buffer.from(file.bytes).toString('base64'),
      })
      expect(found, found.problems.join(' ')).toMatchObject({
        verdict: 'genuine',
        says: 'All 2 signatures are genuine, and nothing that they cover has been changed.',
        unsignedLines: [],
        certificate: { trusted: true },
        record: { recordId },
      })
      expect(found.signatures.map(({ name, role, line }) => [name, role, line])).toEqual([
        [names['Team manager'], 'Team manager', `${names['Team manager']}, Team manager`],
        ['Callum Reid', 'Social worker', 'Callum Reid, Worker'],
      ])
    }
    const after = await worker.copies.document({ recordId, recipientId: 'case-record' })
    expect(after.sha256).not.toBe(before.sha256)
    expect(await rooms.store.signed.file(recordId, 'case-record')).toEqual(frozen)
    const earlier = await worker.verify.file({ fileName: 'x.docx', bytes: before.bytes })
    expect(earlier).toMatchObject({
      verdict: 'genuine',
      record: { recordId },
      unsignedLines: ['Callum Reid, Worker'],
    })
    const trail = await rooms.workspace.db
      .selectFrom('audit')
      .select(['action', 'person'])
      .where('subject', '=', recordId)
      .execute()
    expect(trail.filter(({ action }) => action === 'record countersigned')).toEqual([
      { action: 'record countersigned', person: callum },
    ])
    expect((await rooms.workspace.check()).ok).toBe(true)
  })

  it('is closed to everybody who took no part, to read and to sign', async () => {
    const { recordId } = await signed('SUP_CASE', (content) => {
      content.attendance = content.attendance.filter(({ person }) => ['p-sw', 'p-Team'].includes(person))
    })
    const chair = await world.as('CP chair')
    const closed = /^This is a record of supervision\./
    expect(await wordsOf(chair.signing.countersignatures({ recordId }))).toMatch(closed)
    expect(await told(chair, recordId)).toEqual([])
    expect(await wordsOf(chair.signing.textToCountersign({ recordId, place: 'worker' }))).toMatch(closed)
    const manager = await world.as('Service manager')
    expect(await told(manager, recordId)).toMatchObject([
      { whose: 'team', urgency: 'waiting', says: 'Waits for Callum Reid' },
    ])
    expect(await wordsOf(manager.signing.textToCountersign({ recordId, place: 'worker' }))).toMatch(
      /^It waits for Callum Reid\. They sign in themselves\./,
    )
  })
})

describe('group supervision', () => {
  it('is countersigned by the accountable manager, and the learning note still names one worker less', async () => {
    const { recordId, client } = await signed('SUP_GROUP', (content) => {
      const roles = content.tables.find(({ key }) => key === 'roles')
      if (!roles) throw new Error('a group has roles')
      roles.rows = [
        { id: 'r1', cells: { role: 'accountable manager', person: 'p-Service' } },
        { id: 'r2', cells: { role: 'presenter', person: 'p-hv' } },
      ] as never
      if (!content.people.some(({ id }) => id === 'p-Service'))
        content.people.push({
          ...(content.people[0] as object),
          id: 'p-Service',
          name: names['Service manager'] ?? '',
          role: 'professional',
          agencyGroup: 'CSC',
          accountId: world.accounts.get('Service manager') ?? '',
        } as never)
      content.attendance.push({
        ...(content.attendance[0] as object),
        id: 'at-sm',
        person: 'p-Service',
      } as never)
    })
    const { places } = await client.signing.countersignatures({ recordId })
    expect(places.map(({ place, does, who }) => [place, does, who])).toEqual([
      ['accountable manager', 'signs', names['Service manager']],
      ['presenter', 'confirms', 'Siobhan Green'],
    ])
    const manager = await world.as('Service manager')
    await manager.signing.countersign({
      recordId,
      place: 'accountable manager',
      passphrase,
      typedName: names['Service manager'] ?? '',
      readToEnd: true,
    })
    const { store } = world.core.needRooms()
    expect(await store.countersignatures.newestFile(recordId, 'learning-note')).toBeUndefined()
    expect(await store.countersignatures.newestFile(recordId, 'case-record')).toBeDefined()
  })
})

describe('a strategy discussion', () => {
  it('is confirmed by police and health, by name and time, noted by whoever signed it', async () => {
    const { client, recordId } = await signed('STRAT')
    const places = (await client.signing.countersignatures({ recordId })).places
    expect(places.map(({ place, does, who, notYou }) => [place, does, who, notYou])).toEqual([
      ['health', 'confirms', 'Siobhan Green', ''],
      ['police', 'confirms', 'Ines Vale', ''],
    ])
    expect(await told(client, recordId)).toMatchObject([
      {
        whose: 'mine',
        says: 'To be confirmed by Siobhan Green, Ines Vale',
        step: { label: 'Note who has confirmed', main: false },
      },
    ])
    const note = (at: string, by = client) =>
      by.signing.confirm({
        recordId,
        place: 'police',
        name: 'DS Ines Vale',
        at,
        how: 'by telephone, 01632 960001',
      })
    const wrong = /^The time has to lie between the meeting and now\./
    expect(await wordsOf(note('2026-09-16T10:00:00Z'))).toMatch(wrong)
    expect(await wordsOf(note('2027-01-01T10:00:00Z'))).toMatch(wrong)
    expect(await wordsOf(note('yesterday'))).toMatch(wrong)
    const other = await world.as('Service manager')
    expect(await wordsOf(note('2026-09-17T15:30:00Z', other))).toMatch(/^Whoever signed or wrote this record/)
    const done = (await note('2026-09-17T15:30:00Z')).places.find(({ place }) => place === 'police')?.done
    expect(done).toEqual({
      name: 'DS Ines Vale',
      role: 'Police',
      at: '2026-09-17T15:30:00Z',
      how: 'by telephone, 01632 960001',
    })
    expect(
      await wordsOf(
        client.signing.countersign({
          recordId,
          place: 'health',
          passphrase,
          typedName: 'x',
          readToEnd: true,
        }),
      ),
    ).toMatch(/^This is confirmed by name and time, not signed\./)
  })
})

describe('a closure decision', () => {
  it('is countersigned by any other team manager, and by no more senior one in their place', async () => {
    const { id } = await world.client.people.add({
      person: { name: 'Nora Bell', role: 'Team manager', organisation: 'Wexmoor Council', email: '' },
      administrator: false,
      passphrase,
    })
    const { client, record } = await world.complete(template('CLOSE'))
    const senior = await world.as('Service manager')
    const own =
      'I have read the whole file myself and spoken to the school; what persuades me are the two visits without notice.'
    const { blockers } = await senior.signing.readiness({ recordId: record.id })
    for (const { ruleId } of blockers.filter((one) => one.ruleId === 'R-MO'))
      await senior.statements.add({
        recordId: record.id,
        kind: 'management oversight',
        ruleId,
        about: 'all',
        text: own,
        fields: { persuades: own, worries: own, change: own },
        reviewBy: '',
      })
    await client.signing.sign({
      recordId: record.id,
      passphrase,
      typedName: names['Team manager'] ?? '',
      readToEnd: true,
    })
    const sign = (by: typeof client, typedName: string) =>
      by.signing.countersign({
        recordId: record.id,
        place: 'manager',
        passphrase,
        typedName,
        readToEnd: true,
      })
    expect(await wordsOf(sign(senior, names['Service manager'] ?? ''))).toMatch(
      /^It waits for team manager or practice supervisor\. They sign in themselves\./,
    )
    expect(await wordsOf(sign(client, names['Team manager'] ?? ''))).toMatch(/^You signed this record first/)
    const session = world.core.newSession()
    const nora = clientFor(world.core, session)
    await nora.workspace.unlock({ personId: id, passphrase })
    // Any other of the level may; for the one who signed first it waits.
    expect((await told(nora, record.id)).map(({ step }) => step.label)).toEqual(['Read and countersign'])
    expect(await told(client, record.id)).toMatchObject([{ whose: 'mine', urgency: 'waiting' }])
    const { places } = await sign(nora, 'Nora Bell')
    expect(places.find(({ place }) => place === 'manager')?.done).toMatchObject({ name: 'Nora Bell' })
    const { bytes } = await nora.copies.document({ recordId: record.id, recipientId: 'internal' })
    const found = await nora.verify.file({ fileName: 'x.docx', bytes })
    // The line had no name before: it shows the one of whoever signed it.
    expect(found.signatures.map(({ name, line, trusted }) => [name, line, trusted])).toEqual([
      [names['Team manager'], `${names['Team manager']}, Team manager`, true],
      ['Nora Bell', 'Team manager', true],
    ])
  })
})

describe('a management note', () => {
  it('has its countersignature refused while it is a draft, and to a place nobody asked for', async () => {
    const { client, record } = await world.complete(template('MGMT'))
    const ask = (recordId: string, place: string) =>
      wordsOf(
        client.signing.countersign({ recordId, place, passphrase, typedName: 'Ruth Ives', readToEnd: true }),
      )
    expect(await ask(record.id, 'worker')).toMatch(/^A record is countersigned once it is signed\./)
    expect((await client.signing.countersignatures({ recordId: record.id })).places).toEqual([])
    await client.signing.sign({
      recordId: record.id,
      passphrase,
      typedName: names['Team manager'] ?? '',
      readToEnd: true,
    })
    expect(await ask(record.id, 'nobody')).toMatch(/^Nobody is asked for that countersignature\./)
    expect(minutesSchema.safeParse(await client.records.minutes({ id: record.id })).success).toBe(true)
  })
})

describe('every signed file', () => {
  it('carries the content of its copy, and the fingerprint of the record in it', async () => {
    const { client, recordId } = await signed('MGMT')
    const { bytes } = await client.copies.document({ recordId, recipientId: 'internal' })
    const { contentIn } = await import('../../../electron/signing/index.ts')
    const [version] = (await client.records.get({ id: recordId })).versions
    expect(contentIn(bytesOf(bytes))).toMatchObject({ kind: 'internal', recordHash: version?.recordHash })
    expect(sha256(bytesOf(bytes))).toHaveLength(64)
  })
})
