/**
 * Which lessons of the library fit a record, and why (rule R-LE). The same record and the same library always give the
 * same offers, each with the words, the check or the child of this record that it rests on. It says what a record is
 * about and never how bad it is: whatever orders the offers is not told to anybody.
 */
import type { Finding, PlacedCue } from '../checks/check.ts'
import { type HarmKind, harmWords, harmWordsIn } from '../checks/harms.ts'
import { rowWords } from '../checks/row-words.ts'
import { parseDate } from '../clocks/index.ts'
import type { CueFamily } from '../cues/cue.ts'
import { cueName } from '../cues/why.ts'
import { type Child, entryText, type MeetingType, type Minutes } from '../minutes/index.ts'
import type { Template } from '../templates/template.ts'
import type { AgeBand, Theme } from './theme.ts'

/** What in a record a theme may rest on. */
export type RecordSigns = {
  type: MeetingType
  /** What the kind of meeting is called. */
  meeting: string
  /** What was written, passage by passage. */
  texts: string[]
  /** Words that the checks ask about, by family; those that were called not relevant are left out. */
  cues: ReadonlyMap<CueFamily, string[]>
  harms: ReadonlyMap<HarmKind, string[]>
  /** Checks that found something of this record, by id, with their titles. */
  checks: ReadonlyMap<string, string>
  ages: ReadonlySet<AgeBand>
}

export const reasonKinds = ['wording', 'words', 'harm', 'check', 'age', 'meeting'] as const
/** Why a theme is offered. `quotes`: words of the record, as they stand there. */
export type Reason = { kind: (typeof reasonKinds)[number]; says: string; quotes: string[] }
export type Offer = { theme: Theme; reasons: Reason[] }

/** Offers of one record; more would be a list to search, and there is one. */
export const MOST_OFFERS = 3
/** Words of the record that a reason names. */
const MOST_QUOTES = 3

function* distinct(words: Iterable<string>): Generator<string> {
  const known = new Set<string>()
  for (const word of words) {
    const plain = word.replaceAll(/\s+/g, ' ').trim().toLowerCase()
    if (plain === '' || known.has(plain)) continue
    known.add(plain)
    yield word
  }
}

/** The child's age on the day of the meeting; nothing where either date cannot be read. */
export function bandOf(child: Child, on: string | undefined): AgeBand | undefined {
  if (child.unborn) return 'unborn'
  const born = parseDate(child.dob)
  if (!born || !on) return undefined
  if (born > on) return 'unborn'
  const had = born.slice(5) <= on.slice(5)
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (had ? 0 : 1)
  if (years < 2) return 'under 2'
  if (years < 5) return '2 to 4'
  if (years < 12) return '5 to 11'
  return years < 18 ? '12 to 17' : undefined
}

/** Reads a record once for `suggest`, with what its checks have found in it. */
export function signsOf(
  minutes: Minutes,
  template: Template,
  read: { cues: readonly PlacedCue[]; findings: readonly Finding[] },
): RecordSigns {
  const texts = [
    ...minutes.sections.flatMap(({ entries }) => entries.map(entryText)),
    ...minutes.actions.map(({ text }) => text),
    ...rowWords(minutes, template).flatMap((row) => row.texts),
  ].filter((text) => text.trim() !== '')
  const harms = new Map<HarmKind, string[]>()
  for (const text of texts)
    for (const [kind, words] of harmWordsIn(text)) harms.set(kind, [...(harms.get(kind) ?? []), ...words])
  const standing = read.cues.filter(({ setAside }) => !setAside)
  const families = Map.groupBy(standing, ({ family }) => family)
  const found = read.findings.filter(({ ruleId, evidence }) => ruleId !== 'R-LE' && evidence.length > 0)
  return {
    type: minutes.meeting.type,
    meeting: template.name,
    texts,
    cues: new Map(
      [...families].map(([family, cues]) => [family, [...distinct(cues.map(({ text }) => text))]]),
    ),
    harms: new Map([...harms].map(([kind, words]) => [kind, [...distinct(words)]])),
    checks: new Map(found.map(({ ruleId, title }) => [ruleId, title])),
    ages: new Set(minutes.children.flatMap((child) => bandOf(child, parseDate(minutes.meeting.date)) ?? [])),
  }
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ')

const ageSays: Record<AgeBand, string> = {
  unborn: 'An unborn baby is in this record.',
  'under 2': 'A child under 2 is in this record.',
  '2 to 4': 'A child of 2 to 4 is in this record.',
  '5 to 11': 'A child of 5 to 11 is in this record.',
  '12 to 17': 'A young person of 12 to 17 is in this record.',
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Where the council's own words stand in the record; each is looked for from the beginning of a word. */
function ownWords(words: readonly string[], texts: readonly string[]): string[] {
  const found = words.flatMap((word) => {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])${escaped(word.trim()).replaceAll(/\s+/g, '\\s+')}[\\p{L}\\p{N}-]*`,
      'iu',
    )
    for (const text of texts) {
      const match = pattern.exec(text)
      if (match) return [match[0]]
    }
    return []
  })
  return [...distinct(found)]
}

type Weighed = Reason & { weight: number; strong: boolean }

function reasonsFor({ tags }: Theme, signs: RecordSigns): Weighed[] {
  const { cues, harms, checks, ages, texts } = signs
  const wording = tags.cues.flatMap((family): Weighed[] => {
    const words = cues.get(family) ?? []
    if (words.length === 0) return []
    const quotes = words.slice(0, MOST_QUOTES)
    const says = `Wording under “${cueName({ family })}”: ${quoted(quotes)}.`
    return [{ kind: 'wording', says, quotes, weight: 2 + Math.min(words.length, 3), strong: true }]
  })
  const own = ownWords(tags.words, texts)
  const quotes = own.slice(0, MOST_QUOTES)
  const words: Weighed[] =
    own.length > 0
      ? [
          {
            kind: 'words',
            says: `The record says ${quoted(quotes)}.`,
            quotes,
            weight: 3 + Math.min(own.length, 3),
            strong: true,
          },
        ]
      : []
  const harm = tags.harms.flatMap((kind): Weighed[] => {
    const spoken = harms.get(kind) ?? []
    if (spoken.length === 0) return []
    const first = spoken.slice(0, MOST_QUOTES)
    const says = `The record speaks of ${harmWords[kind]}: ${quoted(first)}.`
    return [{ kind: 'harm', says, quotes: first, weight: 1 + Math.min(spoken.length, 2), strong: true }]
  })
  const asked = tags.rules.flatMap((id): Weighed[] => {
    const title = checks.get(id)
    if (title === undefined) return []
    return [
      {
        kind: 'check',
        says: `The check “${title}” found something here.`,
        quotes: [],
        weight: 2,
        strong: true,
      },
    ]
  })
  const age = tags.ages.flatMap((band): Weighed[] =>
    ages.has(band) ? [{ kind: 'age', says: ageSays[band], quotes: [], weight: 1, strong: false }] : [],
  )
  const meeting: Weighed[] = tags.meetings.includes(signs.type)
    ? [
        {
          kind: 'meeting',
          says: `It is about this kind of meeting: ${signs.meeting}.`,
          quotes: [],
          weight: 1,
          strong: false,
        },
      ]
    : []
  return [...wording, ...words, ...harm, ...asked, ...age, ...meeting]
}

const byWords = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Up to three themes in use that fit, those with most to rest on first. An age or a kind of meeting is never enough by
 * itself: it would offer the same lesson to every family.
 */
export function suggest(signs: RecordSigns, themes: readonly Theme[]): Offer[] {
  return themes
    .filter(({ standing }) => standing === 'in use')
    .map((theme) => {
      const reasons = reasonsFor(theme, signs)
      return { theme, reasons, weight: reasons.reduce((sum, one) => sum + one.weight, 0) }
    })
    .filter(({ reasons }) => reasons.some(({ strong }) => strong))
    .sort(
      (a, b) =>
        b.weight - a.weight || byWords(a.theme.title, b.theme.title) || byWords(a.theme.id, b.theme.id),
    )
    .slice(0, MOST_OFFERS)
    .map(({ theme, reasons }) => ({
      theme,
      reasons: reasons.map(({ kind, says, quotes }) => ({ kind, says, quotes })),
    }))
}
