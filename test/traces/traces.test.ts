/**
 * What a conference leaves behind on a machine beside the encrypted records: no name of the family in any form, and not one
 * wish for the network. The whole story runs in a process of its own, cut off from every network where the machine can do that.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quietSwitches } from '../../electron/desktop/policy.ts'
import { lastWords } from '../../electron/last-words.ts'
import { words, wordsIn } from './family.ts'
import { canTrace, type Ran, run } from './process.ts'

const story = join(import.meta.dirname, 'story.ts')
const scratches: string[] = []
const scratch = () => {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-traces-'))
  scratches.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of scratches) rmSync(folder, { recursive: true, force: true })
})

/** Every file below a folder. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))

/** Names of files, and files by their content, in which a word of the family is. */
const leaks = (folder: string, from: string): string[] =>
  filesBelow(folder).flatMap((file) => [
    ...wordsIn(Buffer.from(file.slice(from.length))).map((word) => `${word} in the name ${file}`),
    ...wordsIn(readFileSync(file)).map((word) => `${word} in ${file}`),
  ])

type Told = {
  folder: string
  fileNames: string[]
  subjects: string[]
  refused: string[]
  made: number
  found: number
}

describe('a conference with a family like no other', () => {
  let ran: Ran
  let told: Told
  let out: string
  /** Everything that ever appeared among the temporary files, and words that were seen in it. */
  const passing = new Set<string>()
  const seen: string[] = []

  beforeAll(async () => {
    const own = scratch()
    out = join(own, 'out')
    const going = run(own, [story, 'story', out])
    const temp = join(own, 'tmp')
    const watcher = watch(temp, { recursive: true }, (_event, name) => {
      if (!name) return
      passing.add(name)
      try {
        const file = join(temp, name)
        if (statSync(file).isFile())
          for (const word of wordsIn(readFileSync(file))) seen.push(`${word} in ${name}`)
      } catch {
        // It has gone again.
      }
    })
    ran = await going
    watcher.close()
    expect(ran.stderr).toBe('')
    expect(ran.code).toBe(0)
    told = JSON.parse(ran.stdout)
  }, 120_000)

  test('was written, found again, signed, and sent out in every way', () => {
    expect(told.found).toBeGreaterThan(100)
    expect(told.fileNames.length).toBeGreaterThan(20)
    // Handed over one by one; the rest of what is in the folder was made in one go.
    expect(told.made).toBeGreaterThan(3)
    expect(told.subjects.length).toBeGreaterThan(3)
    expect(told.refused.length).toBeGreaterThan(5)
    // The words are really in what was made: otherwise nothing below would be worth anything.
    const letters = filesBelow(out).filter((file) => file.endsWith('.eml'))
    expect(letters.length).toBeGreaterThan(0)
    const inside = filesBelow(out)
      .filter((file) => file.endsWith('.docx') && !file.includes('protected'))
      .flatMap((file) => wordsIn(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array()))
    expect(new Set(inside)).toEqual(new Set(words))
  })

  test('asks nothing of any network', () => {
    expect(ran.wishes).toEqual([])
  })

  test('leaves no word of the family in the workspace folder: records, log, keys, backups, notes', () => {
    expect(filesBelow(told.folder).length).toBeGreaterThan(4)
    expect(leaks(told.folder, told.folder)).toEqual([])
  })

  test('leaves no word among the temporary files, the settings and the caches, not even for a moment', () => {
    expect(passing.size).toBeGreaterThan(0)
    expect(leaks(ran.temp, ran.temp)).toEqual([])
    expect(leaks(ran.home, ran.home)).toEqual([])
    expect([...passing].filter((name) => wordsIn(Buffer.from(name)).length > 0)).toEqual([])
    expect(seen).toEqual([])
  })

  test('names nobody in a file’s name, the subject of an e-mail, a calendar or a refusal', () => {
    const shown = [...told.fileNames, ...told.subjects, ...told.refused]
    expect(shown.filter((text) => wordsIn(Buffer.from(text)).length > 0)).toEqual([])
    expect(filesBelow(out).filter((file) => wordsIn(Buffer.from(file)).length > 0)).toEqual([])
  })

  test('prints no word, on neither output', () => {
    expect(wordsIn(Buffer.from(ran.stdout + ran.stderr))).toEqual([])
  })
})

describe('a program that fails with the words in its hands', () => {
  test.each(['throw', 'promise'])('says one sentence and nothing else (%s)', async (how) => {
    const ran = await run(scratch(), [story, 'crash', how])
    expect(ran.code).toBe(1)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toBe(`${lastWords}\n`)
  })

  test('reports no crash to anybody: every door installs this, and Electron’s own reporter is off', () => {
    const source = (file: string) => readFileSync(join(import.meta.dirname, '../../electron', file), 'utf8')
    for (const door of ['main.ts', 'browser.ts', 'cli.ts']) expect(source(door)).toContain('sayOnly(')
    expect(source('main.ts')).not.toContain('crashReporter')
    expect(quietSwitches.map(([name]) => name)).toContain('disable-breakpad')
  })
})

test('the watch on the network sees every way out', async () => {
  const ran = await run(scratch(), [story, 'control'], { cutOff: false })
  const kinds = ran.wishes.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line).what)
  expect(new Set(kinds)).toEqual(new Set(['connect', 'name', 'datagram']))
  expect(kinds.filter((kind) => kind === 'connect').length).toBeGreaterThan(1)
  if (canTrace) expect(ran.wishes.filter((line) => line.includes('AF_INET')).length).toBeGreaterThan(2)
})

test('the search for words finds them in every form', () => {
  for (const word of words) {
    for (const text of [word, word.toUpperCase(), `x${word}y`]) {
      expect(wordsIn(Buffer.from(text, 'utf8'))).toEqual([word])
      expect(wordsIn(Buffer.from(text, 'utf16le'))).toEqual([word])
      expect(wordsIn(Buffer.from(text, 'utf16le').swap16())).toEqual([word])
    }
  }
  expect(wordsIn(Buffer.from('Nothing of them'))).toEqual([])
})
