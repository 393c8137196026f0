/** A meeting that is really signed stands in the reports at once, with what its checks had found; a draft never does. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MeetingType } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.stop())

const year = { from: '2026-01-01', to: '2026-12-31', team: '', audience: 'service' as const }

async function counted(): Promise<Record<string, number | null>> {
  const { reports } = await (await world.as('Head of Service')).measures.list(year)
  return Object.fromEntries(reports.map(({ id, total }) => [id, total.counted]))
}

async function signedOf(type: MeetingType) {
  const template = templateFor(type)
  if (!template) throw new Error(`No template ${type}`)
  const { client, record, role } = await world.complete(template)
  const draft = await counted()
  await client.signing.sign({
    recordId: record.id,
    passphrase,
    typedName: names[role] ?? '',
    readToEnd: true,
  })
  return { record, draft }
}

/** Somebody who was in none of the meetings, in a window of their own. */
async function newcomer(person: Parameters<typeof world.client.people.add>[0]['person']) {
  const { id } = await world.client.people.add({ person, administrator: false, passphrase })
  const { client } = world.window()
  await client.workspace.unlock({ personId: id, passphrase })
  return client
}

it('a conference counts from its signature on, for every measure that asks it something', async () => {
  const { record, draft } = await signedOf('ICPC')
  expect([draft.G4, draft.G18, draft.G19]).toEqual([0, 0, 0])
  const after = await counted()
  // One record, one child; somebody of every agency was invited.
  expect([after.G18, after.G19, after.G20]).toEqual([1, 1, 1])
  expect(after.G4).toBeGreaterThan(1)
  const head = await world.as('Head of Service')
  const { lines } = await head.measures.cases({ ...year, id: 'G19', which: 'all' })
  expect(lines.map(({ recordId }) => recordId)).toEqual([record.id])
  expect(JSON.stringify(lines.map(({ says }) => says))).not.toMatch(/Ashby/)
})

it('the partnership officer reaches figures through the same door, and nothing else of a case', async () => {
  const person = { name: 'Olu Partner', role: 'Partnership officer' as const, organisation: '', email: '' }
  const officer = await newcomer(person)
  const outside = { ...year, audience: 'partnership' as const }
  const list = await officer.measures.list(outside)
  expect(list.audiences).toEqual(['partnership'])
  // Of the one conference so far nothing is told.
  expect(list.reports.find((one) => one.id === 'G18')?.total).toMatchObject({ counted: null, hidden: true })
  await expect(officer.measures.list(year)).rejects.toThrow('outside the service')
  await expect(officer.measures.cases({ ...year, id: 'G18', which: 'all' })).rejects.toThrow()
  await expect(officer.cases.list()).rejects.toThrow()
  await expect(officer.records.list({})).rejects.toThrow()
})

it('a session of supervision is listed for those who were in it and their managers alone', async () => {
  const { record } = await signedOf('SUP_CASE')
  const asked = { ...year, id: 'G8' as const, which: 'all' as const }
  const head = await (await world.as('Head of Service')).measures.cases(asked)
  expect(head.lines.some(({ recordId }) => recordId === record.id)).toBe(true)
  const stranger = await newcomer({ name: 'Ivo Lead', role: 'QA lead', organisation: '', email: '' })
  const theirs = await stranger.measures.cases(asked)
  expect(theirs.lines.some(({ recordId }) => recordId === record.id)).toBe(false)
  expect(theirs.lines.length + theirs.notShown).toBe(head.lines.length)
  expect((await stranger.measures.one({ ...year, id: 'G8' })).total.counted).toBe(head.lines.length)
})
