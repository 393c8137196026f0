/** Turns the patterns of the lists into expressions for the people of one record. */
import type { CueContext, CueFamily } from './cue.ts'
import type { CueDefinition } from './definition.ts'
import { cueLists } from './lists.ts'

/** Usual words for a carer in the DC patterns (domain 3.2, DC-01). Names come from the record. */
const carerWords = [
  'mum',
  'mom',
  'mother',
  'dad',
  'father',
  'parents?',
  'carers?',
  'partner',
  'step-?(?:dad|father|mum|mother)',
]

const LETTER = '[\\w\\u00c0-\\u024f]'
const MOST_NAMES = 200

export type CompiledCue = {
  family: CueFamily
  definition: CueDefinition
  /** Global; every capture in it is a carer's word or name. */
  pattern: RegExp
  before?: RegExp
  after?: RegExp
  sentence?: RegExp
}

/** Names as patterns, longest first, so that "Dana Harcastle" is found before "Dana". */
export function namePatterns(names: readonly string[] = []): string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1 && name.length <= 80))]
    .slice(0, MOST_NAMES)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) =>
      name
        .replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
        .replace(/\s+/g, ' ')
        .replace(/[’‘]/g, "'"),
    )
}

/** Any of the alternatives as a whole word, letters with accents included. */
export function wholeWord(alternatives: readonly string[]): string {
  return `(?<!${LETTER})(?:${alternatives.join('|')})(?!${LETTER})`
}

function compileCue(family: CueFamily, definition: CueDefinition, carers: readonly string[]): CompiledCue {
  const carer = wholeWord([`(${[...namePatterns(carers), ...carerWords].join('|')})`])
  const source = definition.pattern.replaceAll('{carer}', () => carer)
  const exceptions = definition.except ?? []
  const any = (parts: string[], wrap: (inner: string) => string): RegExp | undefined =>
    parts.length === 0 ? undefined : new RegExp(wrap(parts.join('|')), 'i')
  return {
    family,
    definition,
    pattern: new RegExp(source, definition.caseMatters ? 'g' : 'gi'),
    before: any(
      exceptions.flatMap((one) => ('before' in one ? [one.before] : [])),
      (inner) => `(?:${inner})$`,
    ),
    after: any(
      exceptions.flatMap((one) => ('after' in one ? [one.after] : [])),
      (inner) => `^(?:${inner})`,
    ),
    sentence: any(
      exceptions.flatMap((one) => ('sentence' in one ? [one.sentence] : [])),
      (inner) => inner,
    ),
  }
}

/** The compiled lists of the last few records read; compiling them takes longer than reading an entry. */
const kept = new Map<string, CompiledCue[]>()
const KEPT = 8
/**
 * An engine interprets an expression first and compiles it when it comes back, but compiles it at once for a text of a
 * thousand characters and more. All are used for every entry, so they are made ready once.
 */
const PAGE = ' '.repeat(1000)

/** All cues of the lists, compiled for the adults of a record. */
export function compiledLists(context: Partial<CueContext>): readonly CompiledCue[] {
  const carers = context.carers ?? []
  const key = JSON.stringify(carers)
  const before = kept.get(key)
  if (before !== undefined) return before
  const compiled = cueLists.flatMap((list) =>
    list.cues.map((definition) => compileCue(list.family, definition, carers)),
  )
  for (const { pattern } of compiled) pattern.test(PAGE)
  if (kept.size >= KEPT) kept.clear()
  kept.set(key, compiled)
  return compiled
}

const usualWord = new RegExp(`^(?:${carerWords.join('|')})$`, 'i')

/**
 * A name counts only with its capital: "Will said" is a person, "mum will" is not. A usual word, or a word that the
 * record itself writes small ("grandad"), counts either way.
 */
export function isWordOrName(found: string, names: readonly string[] = []): boolean {
  if (found[0] !== found[0]?.toLowerCase() || usualWord.test(found)) return true
  return names.includes(found)
}
