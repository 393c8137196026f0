/**
 * Counts what was tried in an attack's table and what came through, for the guide's page of promises. The figures are
 * written only when they are asked for: CHAIRSIDE_FIGURES=1, one test file at a time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { afterAll } from 'vitest'

export type Figure = {
  /** What a person may rely on, as a sentence. */
  promise: string
  /** Attacks of this kind that the test has made. */
  tried: number
  /** Attacks that came through. */
  lost: number
  /** The test that makes them, from the root of the project. */
  test: string
}

const root = join(import.meta.dirname, '../..')
export const figuresFile = join(root, 'resources/guide/figures/attacks.json')

export type Tally = {
  /** Makes one attack (or `count` of one kind) and counts it: whatever throws has come through. */
  attempt<T>(attack: () => T | Promise<T>, count?: number): Promise<T>
}

/** A tally of one promise; `file` is the test's own path (`import.meta.filename`). */
export function tallyOf(promise: string, file: string): Tally {
  const figure: Figure = { promise, tried: 0, lost: 0, test: relative(root, file).replaceAll('\\', '/') }
  afterAll(() => {
    if (process.env.CHAIRSIDE_FIGURES === '1') keep(figure)
  })
  return {
    async attempt(attack, count = 1) {
      figure.tried += count
      try {
        return await attack()
      } catch (error) {
        figure.lost += 1
        throw error
      }
    },
  }
}

function keep(figure: Figure): void {
  mkdirSync(dirname(figuresFile), { recursive: true })
  const others = kept().filter(({ promise }) => promise !== figure.promise)
  const all = [...others, figure].sort(
    (a, b) => a.test.localeCompare(b.test) || a.promise.localeCompare(b.promise),
  )
  writeFileSync(figuresFile, `${JSON.stringify(all, null, 2)}\n`)
}

function kept(): Figure[] {
  try {
    return JSON.parse(readFileSync(figuresFile, 'utf8')) as Figure[]
  } catch {
    return []
  }
}
