/** How much of a workspace stays deciphered in memory. */
import { expect, it } from 'vitest'
import { cacheFor } from '../../../electron/workspace/database.ts'
import { makeWorkspace } from './folders.ts'

const MB = 1024 * 1024
const GB = 1024 * MB

it('is more in a whole service than in a small one, and has a bound', () => {
  const memory = 16 * GB
  expect(cacheFor(10 * MB, memory)).toBe(64 * MB)
  expect(cacheFor(1.6 * GB, memory)).toBe(82 * MB)
  expect(cacheFor(2 * GB, memory)).toBe(96 * MB)
  expect(cacheFor(50 * GB, memory)).toBe(96 * MB)
})

it('is no more on a machine with little memory', () => {
  expect(cacheFor(2 * GB, 4 * GB)).toBe(64 * MB)
  expect(cacheFor(2 * GB, 5.5 * GB)).toBe(88 * MB)
})

it('is set in a workspace that is open', async () => {
  const { workspace } = await makeWorkspace()
  expect(workspace.raw.pragma('cache_size', { simple: true })).toBe(-64 * 1024)
})
