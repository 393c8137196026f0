import { describe, expect, it, vi } from 'vitest'
import { caseInput, makeStore, me, recordInput } from './stores.ts'

const child = { id: 'c-1', name: 'Wren Harcastle' }

describe('the list of cases', () => {
  it('shows the children of each family and how many records it has, newest change first', async () => {
    const { store } = await makeStore()
    const first = await store.cases.create({ ...caseInput, familyRef: 'HC-1', children: [child] }, me)
    const second = await store.cases.create({ ...caseInput, familyRef: 'HC-2' }, me)
    await store.records.create(recordInput(first.id), me)
    expect(await store.cases.list()).toMatchObject([
      { id: second.id, familyRef: 'HC-2', children: [], records: 0 },
      { id: first.id, familyRef: 'HC-1', children: ['Wren Harcastle'], records: 1 },
    ])
  })

  it('is answered without reading anybody’s history, however long it is', async () => {
    const { store, workspace } = await makeStore()
    await store.cases.create(caseInput, me)
    const prepare = vi.spyOn(workspace.raw, 'prepare')
    await store.cases.list()
    const query = prepare.mock.calls.map(([text]) => text).find((text) => text.includes('case_file'))
    prepare.mockRestore()
    const plan = workspace.raw.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`).all()
    expect(plan.map(({ detail }) => detail)).toContain('SCAN case_file USING COVERING INDEX case_in_list')
  })

  it('says that the workspace is damaged when a case can no longer be read', async () => {
    const { store, workspace } = await makeStore()
    const { id } = await store.cases.create(caseInput, me)
    workspace.raw.prepare('UPDATE case_file SET content = ? WHERE id = ?').run('not JSON', id)
    await expect(store.cases.list()).rejects.toMatchObject({ code: 'damaged workspace' })
  })
})
