/** Quality samples in the core: drawn from what one may open, judged by two who do not see each other, counted in G7. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MeetingType } from '../../../shared/minutes/index.ts'
import { drawn, type Marks, type Overall } from '../../../shared/sampling/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { clientFor, type TestClient, wordsOf } from '../api/core-kit.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

const marks: Marks = {
  child: 'seen',
  reflection: 'partly',
  challenge: 'seen',
  history: 'seen',
  followed: 'not for this',
}
const year = { from: '2026-01-01', to: '2026-12-31', types: [] as MeetingType[] }
const everything = { ...year, count: 20 }

let world: World
let lead: TestClient
let senior: TestClient
let service: TestClient
beforeAll(async () => {
  world = await startWorld()
  for (const type of ['SUP_CASE', 'MGMT', 'PROF'] as const) {
    const template = templateFor(type)
    if (!template) throw new Error(`no ${type}`)
    const { client, record, role } = await world.complete(template)
    await client.signing.sign({
      recordId: record.id,
      passphrase,
      typedName: names[role] ?? '',
      readToEnd: true,
    })
  }
  senior = await newcomer('Head of Service', 'Omar Best')
  service = await newcomer('Service manager', 'Nell Hart')
  lead = await newcomer('QA lead', 'Vera Moss')
}, 120_000)
afterAll(() => world.stop())

async function newcomer(
  role: 'QA lead' | 'Service manager' | 'Head of Service',
  name: string,
): Promise<TestClient> {
  const person = { name, role, organisation: 'Wexmoor Council', email: '' }
  const { id } = await world.client.people.add({ person, administrator: false, passphrase })
  const client = clientFor(world.core, world.core.newSession())
  await client.workspace.unlock({ personId: id, passphrase })
  return client
}

const judgement = (sampleId: string, recordId: string, overall: Overall) => ({
  sampleId,
  recordId,
  overall,
  marks,
  note: 'Her day is described, and nobody asked who else lives there.',
})

test('is drawn only from signed records that whoever draws may open', async () => {
  expect(await lead.sampling.count(everything)).toEqual({ found: 2 })
  expect(await service.sampling.count(everything)).toEqual({ found: 3 })
  expect(await service.sampling.count({ ...everything, types: ['SUP_CASE'] })).toEqual({ found: 1 })
  expect(await service.sampling.count({ ...everything, to: '2026-01-31' })).toEqual({ found: 0 })
  expect(await wordsOf(service.sampling.draw({ ...everything, to: '2026-01-31' }))).toContain(
    'No signed record that you may open fits this.',
  )
})

test('whoever led, wrote or signed a record does not judge it, and a record that is closed to somebody tells them nothing', async () => {
  const { id, drawn: many } = await service.sampling.draw(everything)
  expect(many).toBe(3)
  const seen = await lead.sampling.one({ id })
  const closed = seen.lines.filter(({ title }) => title === '')
  expect(closed).toHaveLength(1)
  expect(closed[0]).toMatchObject({ recordId: '', familyRef: '', date: '' })
  const manager = await world.as('Team manager')
  const own = (await manager.sampling.one({ id })).lines
  expect(own.map(({ notMe }) => notMe)).toContain('You led, wrote or signed it, so somebody else judges it.')
})

test('the second person does not learn what the first said until they have judged it too; then they settle it, and it counts', async () => {
  const { id } = await service.sampling.draw({ ...everything, types: ['SUP_CASE'] })
  const [line] = (await service.sampling.one({ id })).lines
  const recordId = line?.recordId ?? ''
  await service.sampling.judge(judgement(id, recordId, 'good'))
  expect(await wordsOf(service.sampling.judge(judgement(id, recordId, 'good')))).toBeDefined()

  const before = (await senior.sampling.one({ id })).lines[0]
  expect(before).toMatchObject({ judged: 1, judgements: [], differs: false })
  expect(await wordsOf(senior.sampling.settle(judgement(id, recordId, 'good')))).toContain(
    'after both have judged it and they differ',
  )
  await senior.sampling.judge(judgement(id, recordId, 'not yet good'))
  const after = await senior.sampling.one({ id })
  expect(after.lines[0]).toMatchObject({ judged: 2, differs: true })
  expect(after.lines[0]?.judgements.map(({ byName }) => byName)).toEqual(['Nell Hart', 'Omar Best'])
  expect(after.agreement).toMatchObject({ records: 1, agreed: 0, kappa: null })

  const ask = {
    from: '2026-01-01',
    to: '2026-12-31',
    team: '',
    audience: 'service' as const,
    id: 'G7' as const,
  }
  expect((await senior.measures.one(ask)).total).toMatchObject({ counted: 1, met: 0 })
  await senior.sampling.settle(judgement(id, recordId, 'good'))
  expect((await senior.sampling.one({ id })).lines[0]?.differs).toBe(false)
  expect((await senior.measures.one(ask)).total).toMatchObject({ counted: 1, met: 1 })
  expect(await wordsOf(service.sampling.settle(judgement(id, recordId, 'good')))).toBeDefined()
})

test('what was drawn and judged can be neither edited nor deleted', () => {
  const { raw } = world.core.needRooms().workspace
  for (const table of ['quality_sample', 'quality_drawn', 'quality_judgement', 'quality_note'])
    expect(() => raw.exec(`DELETE FROM ${table}`), table).toThrow(/never deleted/)
  expect(() => raw.exec("UPDATE quality_judgement SET overall = 'good'")).toThrow(/never edited/)
})

test('a number that nobody chose makes the same draw again', async () => {
  const { id } = await service.sampling.draw({ ...year, count: 2 })
  const { seed, lines } = await service.sampling.one({ id })
  const open = (await service.records.list())
    .filter(({ state }) => state === 'signed')
    .map((record) => record.id)
  expect(lines.map(({ recordId }) => recordId)).toEqual(drawn(seed, open, 2))
})
