/** Restricted events of a family's history reach only those who may read them, by whichever procedure they ask. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Role } from '../../../shared/access/access.ts'
import { searchFiltersSchema } from '../../../shared/api/search.ts'
import { noDecisions } from '../../../shared/cases/import/index.ts'
import { type CaseFile, caseEventSchema, emptyCase } from '../../../shared/cases/index.ts'
import { childSchema } from '../../../shared/minutes/index.ts'
import { startCore, type TestClient } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const passphrase = 'four odd words here'
const filters = searchFiltersSchema.parse({})
const word = 'XNEIGHBOURX'

const open = caseEventSchema.parse({ id: 'e-open', date: '2019', text: 'Seen by the school nurse.' })
const shut = caseEventSchema.parse({
  id: 'e-shut',
  date: '2020',
  text: `${word} told the police.`,
  source: 'XSOURCEX',
  sensitivity: 'restricted',
})

async function started() {
  let second = 0
  const kit = await startCore(() => new Date(Date.parse('2026-09-14T10:00:00Z') + second++ * 1000))
  stop = kit.stop
  const me = { name: 'Ruth Iveson', role: 'Team manager' as const, organisation: '', email: '' }
  await kit.client.workspace.create({ folder: kit.folder, me, passphrase })
  const family = await kit.client.cases.create({
    ...emptyCase('WX-9'),
    children: [childSchema.parse({ id: 'c-1', name: 'Aoife Brennan' })],
    chronology: [shut, open],
  })
  const somebody = async (name: string, role: Role) => {
    const person = { name, role, organisation: '', email: '' }
    const { id } = await kit.client.people.add({ person, administrator: false, passphrase })
    const theirs = kit.window()
    await theirs.client.workspace.unlock({ personId: id, passphrase })
    return { client: theirs.client, id }
  }
  const stored = async () => (await kit.core.needRooms().store.cases.get(family.id)).chronology
  return { ...kit, family, somebody, stored }
}

const given = ({ createdAt: _at, ...file }: CaseFile) => file
const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id)
const counted = async (client: TestClient, text: string) =>
  (await client.search.find({ text, filters })).groups.map(({ kind, count }) => [kind, count])

describe('a restricted event', () => {
  test('is read by a chair and not by a social worker, a minute taker or a quality lead', async () => {
    const { family, somebody } = await started()
    const get = async (role: Role) => {
      const { client } = await somebody(role, role)
      return JSON.stringify(await client.cases.get({ id: family.id }))
    }
    expect(await get('CP chair')).toContain(word)
    for (const role of ['Social worker', 'Minute taker', 'QA lead', 'Admin officer'] as const) {
      const file = await get(role)
      expect(file).not.toContain(word)
      expect(file).toContain('school nurse')
    }
  })

  test('outlives the saving of somebody who does not see it, word for word and in its place', async () => {
    const { family, somebody, stored } = await started()
    const { client } = await somebody('Sam Okafor', 'Social worker')
    const before = await stored()
    const file = await client.cases.get({ id: family.id })
    const saved = await client.cases.save({ ...given(file), familyRef: 'WX-10' })
    expect(ids(saved.chronology)).toEqual(['e-open'])
    expect(await stored()).toEqual(before)
    const emptied = await client.cases.save({ ...given(saved), chronology: [] })
    expect(emptied.chronology).toEqual([])
    expect(await stored()).toEqual([shut])
  })

  test('cannot be written over or opened by its id', async () => {
    const { family, somebody, stored } = await started()
    const { client } = await somebody('Sam Okafor', 'Social worker')
    const file = await client.cases.get({ id: family.id })
    const saved = await client.cases.save({
      ...given(file),
      chronology: [{ ...shut, sensitivity: 'shared' }],
    })
    expect(saved.chronology).toEqual([])
    expect(await stored()).toEqual([shut])
  })

  test('names whoever restricted it, and whom its readers name', async () => {
    const { client: manager, family, somebody } = await started()
    const sam = await somebody('Sam Okafor', 'Social worker')
    const ada = await somebody('Ada Lund', 'Minute taker')
    const file = await sam.client.cases.get({ id: family.id })
    const mine = file.chronology.map((event) => ({ ...event, sensitivity: 'restricted' as const }))
    const saved = await sam.client.cases.save({ ...given(file), chronology: mine })
    expect(saved.chronology.map(({ id, readers }) => [id, readers])).toEqual([['e-open', [sam.id]]])
    expect((await ada.client.cases.get({ id: family.id })).chronology).toEqual([])
    const whole = await manager.cases.get({ id: family.id })
    await manager.cases.save({
      ...given(whole),
      chronology: whole.chronology.map((event) => ({ ...event, readers: [ada.id] })),
    })
    expect(ids((await ada.client.cases.get({ id: family.id })).chronology)).toEqual(['e-shut', 'e-open'])
    expect((await sam.client.cases.get({ id: family.id })).chronology).toEqual([])
  })

  test('is found, and counted, only for those who may read it', async () => {
    const { client: manager, family, somebody } = await started()
    const sam = await somebody('Sam Okafor', 'Social worker')
    for (const text of [word, 'XSOURCEX', 'told the police']) {
      expect(await counted(manager, text)).toEqual([['event', 1]])
      expect(await counted(sam.client, text)).toEqual([])
    }
    expect(await counted(sam.client, 'nurse')).toEqual([['event', 1]])
    expect(await sam.client.records.search({ text: word })).toEqual([])
    const file = await manager.cases.get({ id: family.id })
    await manager.cases.save({
      ...given(file),
      chronology: file.chronology.map((event) => ({ ...event, readers: [sam.id] })),
    })
    expect(await counted(sam.client, word)).toEqual([['event', 1]])
  })

  test('is in no answer to somebody who adds an event, and no reason to refuse theirs', async () => {
    const { client: manager, family, somebody, stored } = await started()
    const sam = await somebody('Sam Okafor', 'Social worker')
    const { id: _id, importId: _import, ...event } = { ...shut, text: 'Also restricted.' }
    const after = await sam.client.cases.addEvent({ caseId: family.id, event })
    expect(after.chronology.map(({ text }) => text)).toEqual([open.text, 'Also restricted.'])
    expect(after.chronology[1]?.readers).toEqual([sam.id])
    expect(JSON.stringify(after)).not.toContain(word)
    expect((await manager.cases.get({ id: family.id })).chronology).toHaveLength(3)
    expect(await stored()).toHaveLength(3)
  })
})

describe('an import by somebody who does not see it', () => {
  const csv = [
    'Family ID;Event date;Description;Restricted',
    `WX-9;2020;${shut.text};yes`,
    'WX-9;03/04/2021;Moved school.;no',
  ].join('\n')
  const importing = async (client: TestClient) => {
    const bytes = Buffer.from(csv).toString('base64')
    const { mappings } = await client.imports.read({ bytes })
    const request = {
      bytes,
      kind: 'chronology' as const,
      mapping: mappings.chronology,
      decisions: noDecisions,
    }
    const plan = await client.imports.preview(request)
    return { plan, apply: () => client.imports.apply({ ...request, hash: plan.hash }) }
  }

  test('asks about none of its words, and loses and doubles nothing', async () => {
    const { family, somebody, stored } = await started()
    const { client } = await somebody('Ola Berg', 'Admin officer')
    const first = await importing(client)
    expect(first.plan.counts).toMatchObject({ added: 2, changed: 0, unchanged: 0, doubtful: 0 })
    expect(JSON.stringify(first.plan)).not.toContain('XSOURCEX')
    await first.apply()
    const after = await stored()
    expect(after.filter(({ id }) => id === 'e-shut')).toEqual([shut])
    expect((await client.cases.get({ id: family.id })).chronology.map(({ text }) => text)).toEqual([
      open.text,
      'Moved school.',
    ])
    const again = await importing(client)
    await again.apply()
    expect((await stored()).map(({ text }) => text).sort()).toEqual(after.map(({ text }) => text).sort())
  })

  test('can be taken back, and what was there before is there again', async () => {
    const { client: manager, somebody, stored } = await started()
    const { client } = await somebody('Ola Berg', 'Admin officer')
    const before = await stored()
    const { id } = await (await importing(client)).apply()
    expect(await manager.imports.undo({ id })).toMatchObject({ restored: 1 })
    expect(await stored()).toEqual(before)
  })
})
