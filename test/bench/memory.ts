/**
 * What is kept in memory after an hour of work: as many key presses, saves, checks and changes of record as an hour of a fast typist
 * brings, in a few minutes. What grows and would go on growing is seen as the slope over that hour.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession } from '@playwright/test'
import { z } from 'zod'
import { type Figure, hundredths, LARGE } from './figure.ts'
import { type Spread, slope, spread } from './numbers.ts'
import { openScreens, type Screens } from './screens.ts'

/** Sixty words a minute, five letters and a space each. */
const KEYS = 60 * 360
/** A minute of the hour: a record is opened, written in, left; Today, a family or a search comes between. */
const MINUTES = 60
const words = 'Wren was seen at home and was weighed by the health visitor while her mother made tea. '
/** What comes before this share of the hour is the warming up: every screen is loaded once, caches fill. */
const SETTLED = 1 / 4

type Sample = { minute: number; bytes: number }

/** `kept`: what its program holds on to; `resident`: what the system has given it, SQLite's memory included. */
const lineSchema = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() })

/** What the page keeps once everything that can go has gone. */
async function pageKeeps(cdp: CDPSession): Promise<number> {
  // What is told that something has gone lets go of more: that goes with the second time.
  for (let time = 0; time < 2; time += 1) await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize
}

const inMB = (bytes: number): number => hundredths(bytes / 1e6)

/** What the core said last; nothing before it has said anything. */
function lastOf(file: string): { kept: number; resident: number } | undefined {
  if (!existsSync(file)) return undefined
  const line = readFileSync(file, 'utf8').trim().split('\n').at(-1)
  if (!line) return undefined
  const { heapUsed, external, rss } = lineSchema.parse(JSON.parse(line))
  return { kept: heapUsed + external, resident: rss }
}

const elsewhere = ['/', '/cases', '/meetings', '/actions', '/search']

/** Writes for a minute's worth of keys in one of the drafts, and looks at another screen. */
async function minuteOf(screens: Screens, records: readonly string[], minute: number): Promise<void> {
  const { page } = screens
  const recordId = records[minute % records.length] ?? ''
  await screens.goTo(`/record/${recordId}`, '.ProseMirror')
  const texts = page.locator('.ProseMirror[contenteditable="true"]')
  await texts.nth(minute % (await texts.count())).click()
  await page.keyboard.type(words.repeat(5).slice(0, Math.round(KEYS / MINUTES)))
  await page.locator('[data-save="saved"]').waitFor()
  await screens.goTo(elsewhere[minute % elsewhere.length] ?? '/', 'h1')
}

/** Promised: not more than a twentieth of what is kept, and three megabytes of that are the words themselves and the noise. */
const FLAT = 3

function figuresOf(id: string, says: string, samples: readonly Sample[]): Figure[] {
  const settled = samples.filter(({ minute }) => minute >= samples.length * SETTLED)
  const kept: Spread = spread(settled.map(({ bytes }) => inMB(bytes)))
  const growth = hundredths(slope(settled.map(({ minute, bytes }) => ({ x: minute / 60, y: inMB(bytes) }))))
  const most = hundredths(Math.max(FLAT, kept.median / 20))
  return [
    { id: `memory.${id}`, says: `Kept in memory by ${says}`, unit: 'MB', value: kept },
    {
      id: `memory.${id}.growth`,
      says: `Growth of that over an hour of work`,
      unit: 'MB an hour',
      value: { median: growth, p95: growth, rounds: 1 },
      target: { says: `flat: at most ${most} MB an hour`, met: growth <= most },
    },
  ]
}

/** Drafts of this person, from the list of meetings. */
async function draftsOf(screens: Screens): Promise<string[]> {
  await screens.goTo('/meetings', '.ui-table tbody tr', 20)
  const found = await screens.page
    .locator('.ui-table tbody tr')
    .evaluateAll((rows) =>
      rows
        .filter((row) => /Draft/.test(row.textContent ?? ''))
        .map(
          (row) =>
            row.querySelector('a[href^="#/record/"]')?.getAttribute('href')?.replace('#/record/', '') ?? '',
        ),
    )
  return found.filter(Boolean).slice(0, 8)
}

export async function memoryFigures(
  tell: (words: string) => void,
  records = LARGE,
  minutes = MINUTES,
): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-memory-'))
  const file = join(folder, 'core.jsonl')
  const screens = await openScreens(records, tell, {
    CHAIRSIDE_BENCH_MEMORY: file,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'collect.mjs')}`,
  })
  try {
    await screens.signIn()
    const drafts = await draftsOf(screens)
    if (drafts.length === 0) throw new Error('There is no draft to write in')
    const cdp = await screens.page.context().newCDPSession(screens.page)
    const page: Sample[] = []
    const core: Sample[] = []
    const resident: Sample[] = []
    for (let minute = 0; minute < minutes; minute += 1) {
      await minuteOf(screens, drafts, minute)
      page.push({ minute, bytes: await pageKeeps(cdp) })
      const said = lastOf(file)
      if (said) {
        core.push({ minute, bytes: said.kept })
        resident.push({ minute, bytes: said.resident })
      }
      if (minute % 10 === 9) tell(`${minute + 1} minutes of the hour of work are over.`)
    }
    return [
      ...figuresOf('page', 'the page', page),
      ...figuresOf('core', 'the core', core),
      ...figuresOf('resident', 'the core, as the system counts it', resident),
    ]
  } finally {
    await screens.close()
    await rm(folder, { recursive: true, force: true })
  }
}
