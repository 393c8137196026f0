/**
 * Somebody who can write in the folder but does not hold the key: every small file beside the records, and the backups, are
 * replaced by what is hostile. Whatever lies there, the folder opens with every word or is refused in words; no key, no row
 * and no pause comes out of it that was not there before.
 * CHAIRSIDE_TORTURE=1 tries many more.
 */
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../electron/problem.ts'
import {
  backupsOf,
  createWorkspace,
  inspect,
  restoreBackup,
  unlockWorkspace,
} from '../../electron/workspace/index.ts'
import { pathsOf } from '../../electron/workspace/paths.ts'
import { passphrase, priya, quick, tempFolder } from '../electron/workspace/folders.ts'
import { tallyOf } from './tally.ts'

const tally = tallyOf(
  'Whatever somebody puts beside the records or in the place of a backup, the folder opens with every word or is refused in words.',
  import.meta.filename,
)
const RUNS = process.env.CHAIRSIDE_TORTURE === '1' ? 200 : 12
const SEED = Number(process.env.CHAIRSIDE_SEED ?? 20261130)

const WORD = 'what was written last'
/** A workspace that was closed in good order, and the marker that it has while it is open. */
let files: Map<string, Buffer>
let marker: Buffer

beforeAll(async () => {
  const folder = path.join(tempFolder(), 'records')
  const { workspace } = await createWorkspace(folder, {
    name: 'Harbour council',
    fictional: false,
    first: priya,
    passphrase,
    ...quick,
  })
  await workspace.backUp()
  workspace.raw.prepare('UPDATE workspace SET name = ?').run(WORD)
  marker = fs.readFileSync(pathsOf(folder).marker)
  workspace.close()
  files = new Map(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => {
        const full = path.join(one.parentPath, one.name)
        return [path.relative(folder, full), fs.readFileSync(full)] as const
      }),
  )
})

const made: string[] = []
afterAll(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true })
})

/** The workspace with some files replaced; null takes one away. */
function folderWith(changes: Readonly<Record<string, Uint8Array | null>>): string {
  const folder = fs.mkdtempSync(path.join(tempFolder(), 'hostile-'))
  made.push(folder)
  for (const [name, bytes] of [...files, ...Object.entries(changes)]) {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    if (bytes === null) fs.rmSync(file, { force: true })
    else fs.writeFileSync(file, bytes)
  }
  return folder
}

const ofTheMachine = /SQLITE|\bat \/|node_modules|TypeError|RangeError|SyntaxError|ENO[A-Z]+|EISDIR|JSON/

/** Tries the folder as anybody would; tells what it said, or that every word is there. */
async function tryIt(folder: string): Promise<string> {
  try {
    await inspect(folder)
    const { workspace } = await unlockWorkspace(folder, priya.personId, passphrase, quick)
    try {
      expect(workspace.raw.prepare('SELECT name FROM workspace').pluck().get()).toBe(WORD)
      expect((await workspace.check()).problems).toEqual([])
    } finally {
      workspace.close()
    }
    return 'opened'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    expect(error.says).not.toMatch(ofTheMachine)
    expect(error.says).toMatch(/^[A-Z0-9“].{10,}[.?”]/s)
    return error.says
  }
}

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))
const deep = (depth: number): Uint8Array => Buffer.from('['.repeat(depth) + ']'.repeat(depth))

/** What anybody could put in the place of a file that they cannot read. */
const hostile = fc.oneof(
  fc.constant(new Uint8Array()),
  fc.uint8Array({ maxLength: 4096 }),
  fc.json({ maxDepth: 5 }).map((text) => Buffer.from(text)),
  fc.constantFrom(
    json(null),
    json({ __proto__: { format: 1 }, constructor: { prototype: { open: true } } }),
    Buffer.from('{"__proto__":{"slots":[]},"format":1}'),
    deep(100_000),
    Buffer.alloc(2_000_000, 0x20),
    Buffer.from(`{"format":1e309,"count":-1,"slots":[{"personId":"${'x'.repeat(100_000)}"}]}`),
    Buffer.from('﻿{}'),
    Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  ),
)

/** Bytes of the real file with some of them changed, cut short or doubled. */
const bent = (bytes: Buffer) =>
  fc.oneof(
    fc
      .array(fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((places) => {
        const copy = Buffer.from(bytes)
        for (const [at, value] of places) copy[at] = value
        return new Uint8Array(copy)
      }),
    fc.nat(bytes.length).map((length) => new Uint8Array(bytes.subarray(0, length))),
    fc.constant(new Uint8Array(Buffer.concat([bytes, bytes]))),
  )

const beside = [
  'workspace.open',
  'workspace.holder',
  'audit-note.json',
  'sign-in-attempts.json',
  'sign-in-waits.json',
  'workspace.db-journal',
  'workspace.db-shm',
]

describe('whatever lies beside the records', () => {
  test.each(beside)(
    'in the place of %s, the folder opens with every word or is refused in words',
    async (name) => {
      const own = name === 'workspace.open' ? marker : files.get(name)
      const said = new Set<string>()
      await fc.assert(
        fc.asyncProperty(own ? fc.oneof(hostile, bent(own)) : hostile, (bytes) =>
          tally.attempt(async () => {
            said.add(await tryIt(folderWith({ [name]: bytes })))
          }),
        ),
        { numRuns: RUNS, seed: SEED },
      )
      // Only a mark that says that the records were in use, and their log has gone, may hold anybody up.
      if (name !== 'workspace.open') expect([...said]).toEqual(['opened'])
    },
    240_000,
  )

  test('a log, or keys, that are not theirs let nobody in and change nothing of the records', async () => {
    for (const name of ['workspace.db-wal', 'keys.json'])
      await fc.assert(
        fc.asyncProperty(hostile, (bytes) =>
          tally.attempt(async () => {
            const folder = folderWith({ [name]: bytes })
            await tryIt(folder)
            expect(fs.readFileSync(path.join(folder, 'workspace.db')).length).toBeGreaterThan(0)
            // With what was there before, every word is there.
            const own = files.get(name)
            if (own) fs.writeFileSync(path.join(folder, name), own)
            else fs.rmSync(path.join(folder, name), { force: true })
            expect(await tryIt(folder)).toBe('opened')
          }),
        ),
        { numRuns: RUNS, seed: SEED },
      )
  }, 240_000)

  test('names that mean something, as folders or as links, open nothing else', async () => {
    for (const name of [
      ...beside,
      ...[
        'audit-note.json',
        'workspace.open',
        'sign-in-attempts.json',
        'sign-in-waits.json',
        'keys.json',
      ].map((one) => `${one}.part`),
      'workspace.db.restoring-2026-11-21T18-00-00-000Z',
      '.look-x',
      '.new-workspace',
    ])
      await tally.attempt(async () => {
        const asFolder = folderWith({ [name]: null })
        fs.mkdirSync(path.join(asFolder, name))
        const said = await tryIt(asFolder)
        // What is only on its way to its place is in nobody's way.
        if (name.endsWith('.part')) expect(said).toBe('opened')
        const outside = path.join(tempFolder(), 'outside.txt')
        fs.writeFileSync(outside, 'of somebody else')
        const asLink = folderWith({ [name]: null })
        fs.symlinkSync(outside, path.join(asLink, name))
        await expect(unlockWorkspace(asLink, priya.personId, 'not the one', quick)).rejects.toThrow(Problem)
        await tryIt(asLink)
        expect(fs.readFileSync(outside, 'utf8')).toBe('of somebody else')
      })
  }, 120_000)
})

describe('links', () => {
  test('in the place of the records or of their logs, nothing is written beyond the folder', async () => {
    for (const name of ['workspace.db', 'workspace.db-wal', 'workspace.db-shm', 'workspace.db-journal'])
      for (const there of [true, false])
        await tally.attempt(async () => {
          const outside = path.join(tempFolder(), 'outside')
          const bytes = name === 'workspace.db' ? (files.get(name) ?? Buffer.alloc(0)) : Buffer.from('theirs')
          if (there) fs.writeFileSync(outside, bytes)
          const folder = folderWith({ [name]: null })
          fs.symlinkSync(outside, path.join(folder, name))
          const said = await tryIt(folder)
          if (name === 'workspace.db') expect(said).not.toBe('opened')
          else expect(said).toBe('opened')
          expect(fs.existsSync(outside)).toBe(there)
          if (there) expect(fs.readFileSync(outside)).toEqual(bytes)
        })
  }, 120_000)
})

describe('whatever lies in the place of a backup', () => {
  test('it is put back whole or refused in words, and the records stay as they were', async () => {
    const name = [...files.keys()].find((one) => /chairside-.*\.db$/.test(one)) ?? ''
    const own = files.get(name)
    if (!own) throw new Error('there is a backup')
    const refused: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, bent(own)), (bytes) =>
        tally.attempt(async () => {
          const folder = folderWith({ [name]: bytes })
          const [backup] = await backupsOf(folder)
          if (!backup) return
          const proof = { personId: priya.personId, passphrase }
          const said = await restoreBackup(folder, backup, proof, quick).then(
            () => 'put back',
            (error: unknown) => {
              if (!(error instanceof Problem)) throw error
              expect(error.says).not.toMatch(ofTheMachine)
              return error.says
            },
          )
          if (said === 'put back') {
            // Whole, or not taken: nothing of what was bent is in it.
            const { workspace } = await unlockWorkspace(folder, priya.personId, passphrase, quick)
            expect((await workspace.check()).problems).toEqual([])
            workspace.close()
            return
          }
          refused.push(said)
          expect(await tryIt(folder)).toBe('opened')
        }),
      ),
      { numRuns: RUNS * 2, seed: SEED },
    )
    expect(refused.length).toBeGreaterThan(5)
  }, 240_000)
})
