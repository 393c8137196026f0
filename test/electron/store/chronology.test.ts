/** One more event of a family: written with its row in the audit chain, or not at all. */
import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { caseEventSchema } from '../../../shared/cases/index.ts'
import { problemOf } from '../workspace/folders.ts'
import { caseInput, makeStore, me } from './stores.ts'

const event = (text: string, entryId = '') => {
  const {
    id: _id,
    importId: _importId,
    ...rest
  } = caseEventSchema.parse({
    id: '-',
    date: '2017',
    text,
    recordId: entryId && 'r-1',
    entryId,
  })
  return rest
}

describe('an event that is added to a family', () => {
  it('leaves what others have saved meanwhile, and each addition has its row in the audit chain without its words', async () => {
    const { store, workspace } = await makeStore()
    const family = await store.cases.create(caseInput, me)
    await store.cases.save({ ...family, familyRef: 'HC-2' }, me)
    await store.cases.addEvent(family.id, event('moved to his aunt'), me)
    await store.cases.addEvent(family.id, event('came home'), me)
    const now = await store.cases.get(family.id)
    expect(now.familyRef).toBe('HC-2')
    expect(now.chronology.map(({ text }) => text)).toEqual(['moved to his aunt', 'came home'])
    const rows = workspace.raw.prepare("SELECT * FROM audit WHERE action = 'chronology event added'").all()
    expect(rows.length).toBe(2)
    expect(JSON.stringify(rows)).not.toContain('aunt')
    expect(verifyAudit(workspace.raw).ok).toBe(true)
  })

  it('makes an older version of the family unsaveable, so that nobody writes over it', async () => {
    const { store } = await makeStore()
    const family = await store.cases.create(caseInput, me)
    await store.cases.addEvent(family.id, event('moved to his aunt'), me)
    const problem = await problemOf(store.cases.save({ ...family, familyRef: 'HC-2' }, me))
    expect(problem.code).toBe('conflict')
    expect((await store.cases.get(family.id)).chronology.length).toBe(1)
  })

  it('is refused for a family that is not there and for an entry that is there, and then leaves no trace', async () => {
    const { store, workspace } = await makeStore()
    const family = await store.cases.create(caseInput, me)
    await store.cases.addEvent(family.id, event('moved', 'e-1'), me)
    const count = () => Number(workspace.raw.prepare('SELECT count(*) FROM audit').pluck().get())
    const before = count()
    expect((await problemOf(store.cases.addEvent('nobody', event('moved'), me))).code).toBe('not found')
    expect((await problemOf(store.cases.addEvent(family.id, event('again', 'e-1'), me))).code).toBe(
      'conflict',
    )
    expect(count()).toBe(before)
    expect((await store.cases.get(family.id)).chronology.length).toBe(1)
  })
})
