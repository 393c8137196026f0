/** Proof of sending meets the clocks of a record: Today, the lists and the checks stop asking once everybody has theirs. */
import { afterEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../../electron/records/copies.ts'
import { openLines } from '../../../electron/records/distribution-lines.ts'
import type { DistributionKit } from './distribution-kit.ts'
import { distributionKit, lineOf, linesOf } from './distribution-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

async function begin(start?: string) {
  const kit = await distributionKit(start)
  stop = kit.stop
  // The decisions went out the day after; when the minutes did is asked here.
  const recordId = await kit.conference({ meeting: { triggers: { decisionsSent: '2026-09-18' } } })
  await kit.confirmAll(recordId)
  return { ...kit, recordId }
}

/** Everybody's copy is given to them by hand. */
async function sendAll(
  { admin, recordId }: DistributionKit & { recordId: string },
  at: string,
  but: string[] = [],
) {
  const lines = (await linesOf(admin, recordId)).filter(({ recipientId }) => !but.includes(recipientId))
  const lineIds = lines.map(({ id }) => id)
  await admin.distribution.setAddress({
    lineIds,
    method: 'by hand',
    address: '',
    readBack: false,
    agreed: false,
  })
  await admin.distribution.markSent({ lineIds, at, reference: '', note: '' })
}

/** Of these clocks those that run for a record. */
const runningIn = ({ rooms }: DistributionKit, recordId: string, clocks: readonly string[]) =>
  rooms.workspace.raw
    .prepare<[string], { clock: string }>(
      'SELECT clock FROM record_clock WHERE record_id = ? AND settled = 0',
    )
    .all(recordId)
    .map(({ clock }) => clock)
    .filter((clock) => clocks.includes(clock))

const clocksOf = async (kit: DistributionKit & { recordId: string }) =>
  runningIn(kit, kit.recordId, ['T-MINUTES-15', 'T-MINUTES-20'])

const mt = async ({ client, recordId, core, rooms }: DistributionKit & { recordId: string }) => {
  const { judge } = await import('../../../electron/records/judge.ts')
  const judged = await judge(rooms, await rooms.store.records.get(recordId), core.now())
  const around = await client.drafts.surroundings({ recordId })
  return { found: judged.findings.filter(({ ruleId }) => ruleId === 'R-MT'), sent: around.sent }
}

describe('The minutes of a conference', () => {
  test('keep their clock running until the last of those who must have them was sent theirs', async () => {
    const kit = await begin('2026-10-08T09:00:00Z')
    await sendAll(kit, '2026-10-05T10:00:00Z', ['p-gp'])
    expect(await clocksOf(kit)).toEqual(['T-MINUTES-15', 'T-MINUTES-20'])
    expect((await mt(kit)).found).toHaveLength(1)
    const gp = await lineOf(kit.admin, kit.recordId, 'p-gp')
    const { timeliness } = await kit.admin.distribution.ofRecord({ recordId: kit.recordId })
    expect(timeliness).toMatchObject({
      verdict: 'running',
      required: 6,
      sent: 5,
      proven: 0,
      due: '2026-10-15',
      allowed: 20,
      waiting: [{ lineId: gp.id, name: 'Amit Rao' }],
    })
    await sendAll(kit, '2026-10-08T08:00:00Z', ['internal', 'p-hv', 'p-dsl', 'p-mum', 'p-dad'])
    expect(await clocksOf(kit)).toEqual([])
    expect(await mt(kit)).toEqual({ found: [], sent: { issuedOn: '2026-10-08' } })
    expect((await kit.admin.distribution.ofRecord({ recordId: kit.recordId })).timeliness).toMatchObject({
      verdict: 'in time',
      workingDays: 15,
    })
  })

  test('are late for whoever waits, and asked about until it is written down why', async () => {
    const kit = await begin('2026-10-20T09:00:00Z')
    await sendAll(kit, '2026-10-01T10:00:00Z', ['p-dad'])
    await sendAll(kit, '2026-10-19T10:00:00Z', ['internal', 'p-hv', 'p-gp', 'p-dsl', 'p-mum'])
    const dad = await lineOf(kit.admin, kit.recordId, 'p-dad')
    expect(dad).toMatchObject({ state: 'sent', late: true })
    expect((await mt(kit)).found).toHaveLength(1)
    await kit.admin.distribution.whyLate({ lineIds: [dad.id], reason: 'His address had to be found first.' })
    expect((await mt(kit)).found).toEqual([])
    expect((await kit.admin.distribution.ofRecord({ recordId: kit.recordId })).timeliness).toMatchObject({
      verdict: 'late',
      workingDays: 22,
    })
  })

  test('are known to have been issued when the next meeting begins its record, and to nobody while somebody waits', async () => {
    const kit = await begin('2026-10-08T09:00:00Z')
    const next = async () => {
      const ask = { type: 'RCPC' as const, subType: '', caseId: kit.family.id, start: '', place: '' }
      const { id } = await kit.client.records.create({ ...ask, date: '2026-12-10' })
      return (await kit.client.drafts.content({ recordId: id })).meeting.triggers.previousMinutesIssued
    }
    await sendAll(kit, '2026-10-05T10:00:00Z', ['p-gp'])
    expect(await next()).toBeUndefined()
    await sendAll(kit, '2026-10-07T10:00:00Z', ['internal', 'p-hv', 'p-dsl', 'p-mum', 'p-dad'])
    expect(await next()).toBe('2026-10-07')
  })

  test('run again when one comes back', async () => {
    const kit = await begin('2026-10-08T09:00:00Z')
    await sendAll(kit, '2026-10-05T10:00:00Z')
    expect(await clocksOf(kit)).toEqual([])
    const { id } = await lineOf(kit.admin, kit.recordId, 'p-mum')
    await kit.admin.distribution.note({
      lineIds: [id],
      what: 'returned',
      at: '2026-10-07T10:00:00Z',
      note: '',
    })
    expect(await clocksOf(kit)).toEqual(['T-MINUTES-15', 'T-MINUTES-20'])
    // Facts that were worked out before are known to be behind, whoever did not follow.
    expect(await kit.rooms.facts.catchUp(5)).toBe(true)
  })

  test('are followed by the lists even where the core ended before they could be', async () => {
    const kit = await begin('2026-10-08T09:00:00Z')
    await kit.client.desk.today()
    const lines = await linesOf(kit.admin, kit.recordId)
    // As a core that ends right after it was written down.
    await kit.rooms.store.distribution.note(
      lines.map(({ id }) => id),
      { account: kit.idOf('Admin officer'), name: 'Sam Dell' },
      'copy sent',
      () => ({ kind: 'sent', at: '2026-10-05T10:00:00.000Z' }),
    )
    expect(await clocksOf(kit)).not.toEqual([])
    await kit.client.desk.today()
    expect(await clocksOf(kit)).toEqual([])
  })
})

test('decisions are told by a letter to everybody, and asked about until then', async () => {
  const kit = await distributionKit('2026-09-18T15:00:00Z')
  stop = kit.stop
  const recordId = await kit.conference()
  const readers = ['p-mum', 'p-dad', 'p-hv', 'p-gp', 'p-dsl']
  const letters = readers.map((recipientId) => ({
    paper: 'decision letter' as const,
    recipientId,
    version: '1.0',
    fileName: 'decision letter.docx',
    bytes: new TextEncoder().encode(`letter for ${recipientId}`),
    sha256: sha256(`letter for ${recipientId}`),
    signedBy: 'Priya Noor',
    role: 'CP chair',
    at: '2026-09-17T16:00:00Z',
  }))
  await kit.rooms.store.letters.add(recordId, letters, kit.idOf('CP chair'))
  await openLines(kit.rooms, recordId, kit.core.now())
  const me = { account: kit.idOf('Admin officer'), name: 'Sam Dell', role: 'Admin officer' }
  for (const letter of await kit.rooms.store.letters.list(recordId))
    await kit.rooms.store.letters.confirm(letter, me, '')
  const running = async () => runningIn(kit, recordId, ['T-DECISION-LETTER']).length
  const lines = (await linesOf(kit.admin, recordId)).filter(({ item }) => item === 'decision letter')
  const send = async (lineIds: string[]) => {
    await kit.admin.distribution.setAddress({
      lineIds,
      method: 'by hand',
      address: '',
      readBack: false,
      agreed: false,
    })
    await kit.admin.distribution.markSent({ lineIds, at: '2026-09-18T14:00:00Z', reference: '', note: '' })
  }
  await send(lines.slice(1).map(({ id }) => id))
  expect(await running()).toBe(1)
  await send(lines.slice(0, 1).map(({ id }) => id))
  expect(await running()).toBe(0)
})

describe('Today', () => {
  const copies = async (client: DistributionKit['client']) =>
    (await client.desk.today()).lines.filter(({ kind, id }) => kind === 'copies' && id === 'copies to send')

  test('leads an admin officer to the copies that have still to leave, the late ones first', async () => {
    const kit = await begin('2026-10-16T09:00:00Z')
    expect(await copies(kit.admin)).toEqual([
      expect.objectContaining({
        title: 'Copies to send',
        urgency: 'overdue',
        due: '2026-10-15',
        says: ['6 late', '6 in all'],
        step: { href: '/distribution', label: 'Open the desk', main: true },
      }),
    ])
    await sendAll(kit, '2026-10-16T08:00:00Z')
    expect(await copies(kit.admin)).toEqual([])
  })

  test('tells somebody else only of those that were given to them', async () => {
    const kit = await begin()
    const worker = kit.as('Social worker')
    expect(await copies(worker)).toEqual([])
    const { id } = await lineOf(kit.admin, kit.recordId, 'p-dad')
    await kit.admin.distribution.giveTo({ lineIds: [id], account: kit.idOf('Social worker') })
    expect((await copies(worker)).map(({ says, urgency }) => [says, urgency])).toEqual([
      [['1 given to you'], 'later'],
    ])
  })

  test('stops asking to hand out the copies of a record once they are sent', async () => {
    const kit = await begin('2026-09-21T09:00:00Z')
    const handOut = async () =>
      (await kit.client.desk.today()).lines.filter(
        ({ kind, recordId }) => kind === 'copies' && recordId === kit.recordId,
      )
    expect(await handOut()).toHaveLength(1)
    await sendAll(kit, '2026-09-21T08:00:00Z')
    expect(await handOut()).toEqual([])
  })
})
