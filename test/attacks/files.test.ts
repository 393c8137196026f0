/**
 * Hostile files at every place where a file comes in: bombs, lies, entities, programs, far cells, endless rounds. Each is
 * refused in a sentence or taken without what would do harm, in a process with little memory, and nothing is written.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Said } from './file-reader.ts'
import { hostileFiles } from './files.ts'
import { tallyOf } from './tally.ts'

const tally = tallyOf(
  'A file made to do harm is refused in a sentence or loses its harm, whichever way it comes in, and changes nothing.',
  import.meta.filename,
)

/** Milliseconds of work for one file. A mail has a thread that is ended after five seconds; nobody waits for it. */
const most = (place: string): number => (place === 'receipt' ? 9_000 : 4_000)

const said = new Map<number, Said>()
let memory = 0
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=400', '--expose-gc', join(import.meta.dirname, 'file-reader.ts')],
    { maxBuffer: 64 * 1024 * 1024, timeout: 280_000 },
  ).catch((error: { stdout?: string; stderr?: string }) => {
    const lines = (error.stdout ?? '').trim().split('\n').length
    throw new Error(
      `It ended at ${hostileFiles[lines]?.place}, ${hostileFiles[lines]?.what}: ${String(error.stderr).slice(-2_000)}`,
    )
  })
  for (const line of stdout.trim().split('\n')) {
    const one = JSON.parse(line) as Said & { most?: number }
    if (one.most !== undefined) memory = one.most
    else said.set(one.n, one)
  }
}, 300_000)

describe('a hostile file', () => {
  it.each(hostileFiles.map((file, n) => [file.place, file.what, n] as const))(
    'to %s: %s',
    (place, _what, n) =>
      tally.attempt(() => {
        const one = said.get(n)
        expect(one).toBeDefined()
        expect(one).toMatchObject({ written: '', found: '' })
        expect(one?.how, one?.says).not.toBe('broke')
        if (hostileFiles[n]?.expects === 'refused') expect(one?.how).toBe('refused')
        if (one?.how === 'refused') {
          expect(one.says).toMatch(/^[A-Z“].{10,}[.!?]/s)
          expect(one.says).not.toMatch(/Error|node_modules|\bat .+:\d+|undefined|SQLITE/)
        }
        expect(one?.ms).toBeLessThan(most(place))
      }),
  )

  it('does not fill the machine: the process that has made and read them all stays below two and a half gigabytes', () => {
    expect(memory / 1024).toBeLessThan(2_500)
  })
})
