import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { remembering } from '../../../electron/workspace/dialect.ts'
import { makeWorkspace } from './folders.ts'

it('makes a question ready once, however often it is asked, and answers it anew each time', async () => {
  const { workspace } = await makeWorkspace()
  const { db, raw } = workspace
  const prepare = vi.spyOn(raw, 'prepare')
  const count = async () =>
    (await sql<{ n: number }>`SELECT count(*) AS n FROM setting WHERE key <> ${'x'}`.execute(db)).rows[0]?.n
  const before = await count()
  await db
    .insertInto('setting')
    .values({ key: 'colour', value: '1', changed_by: '', changed_at: '' })
    .execute()
  expect(await count()).toBe((before ?? 0) + 1)
  const asked = prepare.mock.calls.filter(([text]) => text.startsWith('SELECT count(*)'))
  prepare.mockRestore()
  expect(asked).toHaveLength(1)
})

it('answers a question that is asked again while its first answer is still being read', async () => {
  const { workspace } = await makeWorkspace()
  const { prepare } = remembering(workspace.raw)
  const numbers = `SELECT value FROM json_each('["a", "b", "c"]')`
  const seen: unknown[] = []
  for (const row of prepare(numbers).iterate()) {
    seen.push(row)
    expect(prepare(numbers).all()).toHaveLength(3)
  }
  expect(seen).toHaveLength(3)
})

it('knows of a column that was added after the question was made ready', async () => {
  const { workspace } = await makeWorkspace()
  const { db, raw } = workspace
  raw.exec('CREATE TABLE shape (id INTEGER PRIMARY KEY) STRICT; INSERT INTO shape VALUES (1)')
  const all = async () => (await sql`SELECT * FROM shape`.execute(db)).rows
  expect(await all()).toEqual([{ id: 1 }])
  raw.exec(`ALTER TABLE shape ADD COLUMN says TEXT NOT NULL DEFAULT 'new'`)
  expect(await all()).toEqual([{ id: 1, says: 'new' }])
})

it('forgets the questions that nobody has asked for the longest time', async () => {
  const { workspace } = await makeWorkspace()
  const prepare = vi.spyOn(workspace.raw, 'prepare')
  const { prepare: remembered } = remembering(workspace.raw)
  for (let nth = 0; nth < 1000; nth += 1) {
    remembered(`SELECT ${nth}`)
    remembered('SELECT 0')
  }
  expect(prepare).toHaveBeenCalledTimes(1000)
  remembered('SELECT 1')
  expect(prepare).toHaveBeenCalledTimes(1001)
})
