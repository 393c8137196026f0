/** Two people of different roles change one family: what one of them may not read stays whole, and is told by nothing. */
import { afterEach, describe, expect, test } from 'vitest'
import { clashWords } from '../../../renderer/screens/cases/clash-words.ts'
import { FamilySession, type FamilyStore } from '../../../renderer/screens/cases/family-session.ts'
import type { Role } from '../../../shared/access/access.ts'
import { type CaseFile, caseEventSchema, emptyCase } from '../../../shared/cases/index.ts'
import { childSchema } from '../../../shared/minutes/index.ts'
import { startCore, type TestClient, wordsOf } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const passphrase = 'four odd words here'
const word = 'XNEIGHBOURX'
const seen = caseEventSchema.parse({ id: 'e-seen', date: '2019', text: 'Seen by the school nurse.' })
const shut = caseEventSchema.parse({
  id: 'e-shut',
  date: '2020',
  text: `${word} told the police.`,
  sensitivity: 'restricted',
})

const storeFor = (client: TestClient): FamilyStore => ({
  read: (id, writer) => client.cases.get({ id, reader: writer.id }),
  save: ({ createdAt: _created, ...input }, writer) => client.cases.save({ ...input, typedBy: writer.id }),
})

async function started() {
  let second = 0
  const kit = await startCore(() => new Date(Date.parse('2026-09-14T10:00:00Z') + second++ * 1000))
  stop = kit.stop
  const me = { name: 'Ruth Iveson', role: 'Team manager' as const, organisation: '', email: '' }
  await kit.client.workspace.create({ folder: kit.folder, me, passphrase })
  const made = await kit.client.cases.create({
    ...emptyCase('WX-9'),
    children: [childSchema.parse({ id: 'c-1', name: 'Aoife Brennan' })],
    chronology: [shut, seen],
  })
  const somebody = async (name: string, role: Role) => {
    const person = { name, role, organisation: '', email: '' }
    const { id } = await kit.client.people.add({ person, administrator: false, passphrase })
    const { client } = kit.window()
    await client.workspace.unlock({ personId: id, passphrase })
    const file = await client.cases.get({ id: made.id })
    return { id, client, session: new FamilySession(file, { id, name }, storeFor(client)) }
  }
  const stored = () => kit.core.needRooms().store.cases.get(made.id)
  const elsewhere = async (change: (file: CaseFile) => Partial<CaseFile>) => {
    const { createdAt: _at, ...file } = await kit.client.cases.get({ id: made.id })
    await kit.client.cases.save({ ...file, ...change({ ...file, createdAt: '' }) })
  }
  return { ...kit, id: made.id, somebody, stored, elsewhere }
}

const renamed = (file: CaseFile, setting: string): CaseFile => ({
  ...file,
  children: file.children.map((child) => ({ ...child, setting })),
})

describe('a family that a social worker and their manager change at the same time', () => {
  test('keeps what the worker does not see word for word, with the words of both', async () => {
    const { somebody, stored, elsewhere } = await started()
    const { session } = await somebody('Sam Okafor', 'Social worker')
    await elsewhere(({ chronology }) => ({
      familyRef: 'WX-10',
      chronology: chronology.map((one) =>
        one.id === 'e-shut' ? { ...one, text: `${word} told them twice.` } : one,
      ),
    }))
    session.change(renamed(session.state.value, 'Elm'))
    await session.flush()
    const now = await stored()
    expect(now).toMatchObject({ familyRef: 'WX-10', children: [{ setting: 'Elm' }] })
    expect(now.chronology.map(({ text }) => text)).toEqual([`${word} told them twice.`, seen.text])
    expect(JSON.stringify(session.state)).not.toContain(word)
    expect(session.unsaved).toBe(false)
  })

  test('an event that is restricted while the worker writes in it looks to them as one that was taken out', async () => {
    const { somebody, stored, elsewhere } = await started()
    const { session } = await somebody('Sam Okafor', 'Social worker')
    await elsewhere(({ chronology }) => ({
      chronology: chronology.map((one) =>
        one.id === 'e-seen'
          ? { ...one, sensitivity: 'restricted' as const, restrictedBecause: word, text: `${word} saw her.` }
          : one,
      ),
    }))
    const value = session.state.value
    session.change({
      ...value,
      chronology: value.chronology.map((one) => ({ ...one, text: 'Seen by the nurse, twice.' })),
    })
    await session.flush()
    expect(session.state.clashes.length).toBe(1)
    const [clash] = session.state.clashes
    if (!clash) return
    const asked = clashWords(clash, { file: session.state.value, accounts: [] })
    expect(asked.theirs).toEqual([{ label: '', words: 'taken out' }])
    expect(JSON.stringify([session.state, asked])).not.toContain(word)
    // Until it is decided nothing of theirs is told to more people than before.
    expect((await stored()).chronology.map(({ text }) => text)).toEqual([shut.text, `${word} saw her.`])
    session.keepMine(clash, () => 'e-new')
    await session.flush()
    expect((await stored()).chronology.map(({ id, text }) => [id, text])).toEqual([
      ['e-shut', shut.text],
      ['e-seen', `${word} saw her.`],
      ['e-new', 'Seen by the nurse, twice.'],
    ])
    expect(session.unsaved).toBe(false)
  })

  test('is never read for one of them in the name of the other', async () => {
    const { id, client, somebody } = await started()
    const worker = await somebody('Sam Okafor', 'Social worker')
    expect(await wordsOf(client.cases.get({ id, reader: worker.id }))).toContain(
      'Somebody else typed these words',
    )
    expect(await wordsOf(worker.client.cases.get({ id, reader: worker.id }))).toBeUndefined()
  })
})
