/** Reading the example conference: the first time, again, and after one edited entry. */
import conference from '../../resources/examples/icpc_harcastle.json' with { type: 'json' }
import { type CheckContext, defaultSettings, evaluate } from '../../shared/checks/index.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { entryText, type Minutes, textBlocks } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { rounds, spread } from './numbers.ts'

/** Words on forty printed pages of minutes. */
const FORTY_PAGES = 16_000

/**
 * A record of forty pages: the example's own entries over and over, each time about another day, so that no entry
 * reads like one before it. `turn` makes all of it new.
 */
export function fortyPages(from: Minutes, turn: number): Minutes {
  const sections = from.sections.map((section) => ({ ...section, entries: [...section.entries] }))
  let words = 0
  for (let round = 0; words < FORTY_PAGES; round += 1) {
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

export async function checkFigures() {
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
  const first = await rounds(1, () => evaluate(contextOf(file.minutes)))
  const again = await rounds(200, () => evaluate(contextOf(file.minutes)))
  const edited = await rounds(200, (round) => {
    const minutes = structuredClone(file.minutes)
    const entry = minutes.sections[2]?.entries[0]
    if (entry) entry.blocks = [...entry.blocks, ...textBlocks(`Seen again on day ${round}.`)]
    return evaluate(contextOf(minutes))
  })
  const long = fortyPages(file.minutes, 0)
  const longFull = await rounds(5, (round) => evaluate(contextOf(fortyPages(file.minutes, round + 1))))
  evaluate(contextOf(long))
  const longEdited = await rounds(60, (round) => {
    const sections = long.sections.map((section, at) =>
      at === 2
        ? {
            ...section,
            entries: section.entries.map((entry, nth) =>
              nth === 0
                ? { ...entry, blocks: textBlocks(`Mum engaged well with us on day ${round}.`) }
                : entry,
            ),
          }
        : section,
    )
    return evaluate(contextOf({ ...long, sections }))
  })
  return {
    what: 'reading the example conference, ms',
    first: spread(first),
    again: spread(again),
    afterOneEdit: spread(edited),
    fortyPagesInFull: spread(longFull),
    fortyPagesAfterOneEdit: spread(longEdited),
  }
}
