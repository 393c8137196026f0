/** A file that goes bad while people work: every window says so, and says where the newest good backup is. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { backupsOf } from '../../../electron/workspace/index.ts'
import { startCore, wordsOf } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const PAGE = 4096

test('damage that the daily check finds is told in every window until a check finds none', async () => {
  const kit = await startCore()
  stop = kit.stop
  const me = { name: 'Ruth Iveson', role: 'Team manager' as const, organisation: '', email: '' }
  await kit.client.workspace.create({ folder: kit.folder, me, passphrase: 'four odd words here' })
  await kit.client.workspace.backUp()
  expect((await kit.client.workspace.status()).damage).toBeUndefined()

  const { workspace } = kit.core.needRooms()
  const page = workspace.raw
    .prepare<[], { page: number }>("SELECT max(pageno) AS page FROM dbstat WHERE name = 'account'")
    .get()?.page
  const file = join(kit.folder, 'workspace.db')
  const good = readFileSync(file)
  const bad = Buffer.from(good)
  const place = ((page ?? 0) - 1) * PAGE + 100
  bad[place] = (bad[place] ?? 0) ^ 0x40
  // Only this byte: the file stays where it is, and what SQLite holds of it stays too.
  writeFileSync(file, bad, { flag: 'r+' })
  expect(await wordsOf(kit.client.workspace.backUp())).toContain('cannot be read')
  const other = kit.window()
  const [account] = (await kit.client.workspace.status()).people
  await other.client.workspace.unlock({ personId: account?.id ?? '', passphrase: 'four odd words here' })
  for (const client of [kit.client, other.client]) {
    const { damage } = await client.workspace.status()
    expect(damage?.code).toBe('damaged workspace')
    expect(damage?.todo).toContain('The newest good backup is from')
  }
  expect(await backupsOf(kit.folder)).toHaveLength(1)

  writeFileSync(file, good, { flag: 'r+' })
  await kit.client.workspace.backUp()
  expect((await kit.client.workspace.status()).damage).toBeUndefined()
})
