/** Reading a record for its checks: sixty pages after one edit, and the example conference. */
import conference from '../../resources/examples/icpc_harcastle.json' with { type: 'json' }
import { type CheckContext, defaultSettings, evaluate } from '../../shared/checks/index.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { entryText, type Minutes, textBlocks } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { atMost, type Figure, peerOf } from './figure.ts'
import { rounds, sideBySide, spread } from './numbers.ts'

/** Words on so many printed pages of minutes. */
const FORTY_PAGES = 16_000
export const SIXTY_PAGES = 24_000

/**
 * A record of forty pages: the example's own entries over and over, each time about another day, so that no entry
 * reads like one before it. `turn` makes all of it new.
 */
export const fortyPages = (from: Minutes, turn: number): Minutes => longRecord(from, turn, FORTY_PAGES)

/** The same of so many words. */
export function longRecord(from: Minutes, turn: number, most: number): Minutes {
  const sections = from.sections.map((section) => ({ ...section, entries: [...section.entries] }))
  let words = 0
  for (let round = 0; words < most; round += 1) {
    for (const [at, section] of from.sections.entries()) {
      for (const entry of section.entries) {
        const text = `${entryText(entry)} Written down on day ${turn * 1000 + round}.`
        words += text.split(/\s+/).length
        sections[at]?.entries.push({ ...entry, id: `${entry.id}-${round}`, blocks: textBlocks(text) })
      }
    }
  }
  return { ...from, sections }
}

function theExample() {
  const file = readMinutesFile(conference)
  const template = templateFor('ICPC')
  if (!file.ok || !template) throw new Error('The example can be read')
  const contextOf = (minutes: Minutes): CheckContext => ({
    minutes,
    template,
    history: [],
    settings: defaultSettings,
    now: '2026-11-22T12:00:00Z',
  })
  return { minutes: file.minutes, contextOf }
}

/** The same record with one entry of a section written anew. */
function edited(minutes: Minutes, round: number): Minutes {
  const blocks = textBlocks(`Mum engaged well with us on day ${round}.`)
  const sections = minutes.sections.map((section, at) =>
    at === 2
      ? {
          ...section,
          entries: section.entries.map((entry, nth) => (nth === 0 ? { ...entry, blocks } : entry)),
        }
      : section,
  )
  return { ...minutes, sections }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
/** The least that a reader could do: the engine's own cutting of every entry into words. */
function cutIntoWords(minutes: Minutes): number {
  let count = 0
  for (const { entries } of minutes.sections)
    for (const entry of entries) for (const _word of segmenter.segment(entryText(entry))) count += 1
  return count
}

/** After one edit in a record of sixty pages, beside cutting that record into words. */
export async function editFigure(count = 41): Promise<Figure> {
  const { minutes, contextOf } = theExample()
  const long = longRecord(minutes, 0, SIXTY_PAGES)
  evaluate(contextOf(long))
  const took = await sideBySide(
    count,
    { ours: (round) => evaluate(contextOf(edited(long, round))), words: () => cutIntoWords(long) },
    5,
  )
  const value = spread(took.ours)
  return {
    id: 'checks.edit',
    says: 'All checks after one edit in a record of 60 pages',
    unit: 'ms',
    value,
    peer: peerOf('cutting it into words', value, spread(took.words)),
    target: atMost(value, 50, 'p95'),
  }
}

export async function checkFigures(): Promise<Figure[]> {
  const { minutes, contextOf } = theExample()
  const first = spread(await rounds(1, () => evaluate(contextOf(minutes))))
  const again = spread(await rounds(200, (round) => evaluate(contextOf(edited(minutes, round)))))
  const whole = spread(
    await rounds(5, (round) => evaluate(contextOf(longRecord(minutes, round + 1, SIXTY_PAGES)))),
  )
  return [
    await editFigure(),
    {
      id: 'checks.example',
      says: 'All checks after one edit in the example conference',
      unit: 'ms',
      value: again,
    },
    { id: 'checks.first', says: 'All checks of the example, the first time', unit: 'ms', value: first },
    {
      id: 'checks.whole',
      says: 'All checks of 60 pages that nobody has read',
      unit: 'ms',
      value: whole,
      note: 'in a worker, beside the typing',
    },
  ]
}
