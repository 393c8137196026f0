/**
 * What in the learning of a record could still tell somebody which family or worker it was (domain 2.9: no identifying
 * detail). It reads only what stands under a learning heading, or in an entry for the learning note, and compares it
 * with everything else that the record knows.
 *
 * Pure and deterministic: the same record gives the same words. It asks; a person decides. That it finds nothing does
 * not mean that nobody can be recognised.
 */
import { entryText, type Minutes, type Person } from '../minutes/index.ts'
import type { Template } from '../templates/template.ts'
import {
  commonAgencyWords,
  commonDescriptions,
  commonPosts,
  filling,
  namesThatAreWords,
  ordinaryCapitals,
  rareFacts,
  roleWords,
  type Word,
  wordsIn,
} from './identifying-words.ts'

/** Id of the one recipient of a learning note, as the copies know it. */
export const LEARNING_NOTE = 'learning-note'

export const tellingKinds = [
  'name',
  'reference',
  'place',
  'agency',
  'date',
  'age',
  'description',
  'rare fact',
  'same words',
] as const
export type TellingKind = (typeof tellingKinds)[number]

export type Telling = {
  kind: TellingKind
  /** As they stand in the learning. */
  words: string
  section: string
  entryId: string
  start: number
  end: number
}

/** Why it is asked about, one sentence for each kind, as a colleague would say it. */
export const whyTelling: Record<TellingKind, string> = {
  name: 'This is the name of somebody in the record.',
  reference: 'A reference or number leads straight to one file.',
  place: 'A place can tell where the family lives, learns or was seen.',
  agency: 'Few people work there or in that post: it can tell which family or which worker it was.',
  date: 'A day can be looked up. Say “in the summer” or nothing.',
  age: 'An age narrows it down. Say “a young child” where it matters.',
  description: 'Where few families are described so, this tells which one it is.',
  'rare fact': 'This happened to few families. Somebody who has heard of it will know which.',
  'same words': 'These words also stand in the case record.',
}

/** What is looked for: words one after the other. */
type Needle = { kind: TellingKind; plain: string[]; capital?: true }

const needle = (kind: TellingKind, text: string): Needle[] => {
  const plain = wordsIn(text).map((word) => word.plain)
  return plain.length > 0 ? [{ kind, plain }] : []
}

const withoutBrackets = (text: string): string => text.replace(/\([^)]*\)/g, ' ')

/** Full name, and each of its parts that is not a role (“Mother L”, “Child A”). */
function namesOfOne(name: string): Needle[] {
  const parts = wordsIn(withoutBrackets(name)).filter(
    ({ plain }) => !roleWords.has(plain) && [...plain].length > 1,
  )
  return [
    ...needle('name', name),
    ...needle('name', withoutBrackets(name)),
    ...parts.map(({ plain }): Needle => {
      const isCommon = [namesThatAreWords, ordinaryCapitals, filling].some((words) => words.has(plain))
      const capital = isCommon || [...plain].length < 3
      return { kind: 'name', plain: [plain], ...(capital ? { capital: true } : {}) }
    }),
  ]
}

/** An address whole, and each line of it, with and without the number of the house. */
function placesOf(text: string): Needle[] {
  const lines = text.split(/[,;\n]/).flatMap((line) => {
    const words = wordsIn(line).map(({ plain }) => plain)
    const named = words.filter((word) => !/^\d/.test(word))
    return [words, named]
  })
  const says = (words: string[]): boolean =>
    words.some((word) => word.length > 2 && !commonAgencyWords.has(word)) && words.join('').length > 3
  return [...needle('place', text), ...lines.filter(says).map((plain): Needle => ({ kind: 'place', plain }))]
}

/** A school or an agency by its own name: “Keld Primary” and “Keld”, never “school” alone. */
function agencyOf(kind: 'agency' | 'place', text: string): Needle[] {
  return text.split(/[,;\n]/).flatMap((one): Needle[] => {
    const words = wordsIn(withoutBrackets(one)).map(({ plain }) => plain)
    const own = words.filter((word) => !commonAgencyWords.has(word) && word.length > 2)
    if (own.length === 0) return []
    return [{ kind, plain: words }, ...own.map((word): Needle => ({ kind, plain: [word], capital: true }))]
  })
}

/** A post that only one person of the record holds, and not every family has. */
function postsOf(people: readonly Person[]): Needle[] {
  const posts = people.map(({ jobTitle }) =>
    withoutBrackets(jobTitle).trim().toLowerCase().replace(/\s+/g, ' '),
  )
  return posts
    .filter((post, _, all) => post.includes(' ') && all.filter((one) => one === post).length === 1)
    .filter((post) => !commonPosts.has(post))
    .flatMap((post) => needle('agency', post))
}

/** Ethnicity and language, whole and by the words that few share. */
function descriptionOf(text: string): Needle[] {
  const own = wordsIn(text).filter(({ plain }) => plain.length > 2 && !commonDescriptions.has(plain))
  if (own.length === 0) return []
  return [
    ...needle('description', text),
    ...own.map(({ plain }): Needle => ({ kind: 'description', plain: [plain] })),
  ]
}

function needlesOf({ meeting, people, children, events }: Minutes): Needle[] {
  const all = [
    ...[...people, ...children].flatMap(({ name }) => namesOfOne(name)),
    ...people.flatMap(({ aliases }) => aliases.flatMap(namesOfOne)),
    ...[meeting.familyRef, ...children.map(({ caseRef }) => caseRef)].flatMap((one) =>
      needle('reference', one),
    ),
    ...events.flatMap(({ policeRef }) => needle('reference', policeRef)),
    ...people.flatMap(({ phone }) => needle('reference', phone)),
    ...people.flatMap(({ address }) => placesOf(address)),
    ...people.flatMap(({ employer }) => agencyOf('place', employer)),
    ...children.flatMap(({ setting }) => agencyOf('place', setting)),
    ...events.flatMap(({ place, service }) => [...agencyOf('place', place), ...agencyOf('agency', service)]),
    ...people.flatMap(({ agency }) => agencyOf('agency', agency)),
    ...postsOf(people),
    ...children.flatMap(({ dob }) => needle('date', dob)),
    ...children.flatMap(({ ethnicity, firstLanguage }) => [ethnicity, firstLanguage].flatMap(descriptionOf)),
  ]
  // The authority prints its own name on the note: it tells nothing.
  const authority = new Set(wordsIn(meeting.authority).map(({ plain }) => plain))
  return all.filter(({ kind, plain }) => kind !== 'agency' || !plain.every((word) => authority.has(word)))
}

/** Written without its apostrophe, “Ellies mum” is Ellie’s too. */
const isWord = (word: Word, plain: string): boolean =>
  word.plain === plain || (plain.length > 3 && word.plain === `${plain}s`)

const startsSentence = (text: string, at: number): boolean => /(?:^|[.!?:;\n“"]\s*)$/u.test(text.slice(0, at))

/** A word that may only have its capital from the start of a sentence is no name here. */
const isCapital = (word: Word, text: string): boolean =>
  /^\p{Lu}/u.test(word.text) && !startsSentence(text, word.start)

type Found = { kind: TellingKind; start: number; end: number }

function find(needles: readonly Needle[], words: readonly Word[]): Found[] {
  return needles.flatMap(({ kind, plain, capital }) =>
    words.flatMap((first, at): Found[] => {
      const last = words[at + plain.length - 1]
      if (!last || !plain.every((one, index) => isWord(words[at + index] as Word, one))) return []
      if (capital && !/^\p{Lu}/u.test(first.text)) return []
      return [{ kind, start: first.start, end: last.end }]
    }),
  )
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const numbers =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen'

/** What tells by its form, whoever it is about. */
const forms: [TellingKind, RegExp][] = [
  ['date', /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b/g],
  ['date', new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})\\b\\.?(?:,? \\d{4})?`, 'gi')],
  ['date', new RegExp(`\\b(?:${months}) (?:\\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{4})\\b`, 'gi')],
  [
    'age',
    new RegExp(
      `\\b(?:aged (?:\\d{1,2}|${numbers})|(?:\\d{1,2}|${numbers})[- ](?:years?|yrs?|months?|weeks?)[- ]?old|(?:\\d{1,2}) ?yo)\\b`,
      'gi',
    ),
  ],
  ['age', /\b(?:under|age) (?:\d{1,2})\b/gi],
  ['place', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g],
  ['reference', /\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g],
  ['reference', /(?<![\w/.-])(?:\+?\d[\d ()-]{5,}\d)(?![\w/-])/g],
  ['reference', /\b(?=[A-Z\d/-]*\d{3})[A-Z]{1,4}[-/]?\d[A-Z\d/-]{2,}\b/g],
]

const byForm = (text: string): Found[] =>
  forms.flatMap(([kind, form]) =>
    [...text.matchAll(form)].map(
      (match): Found => ({ kind, start: match.index, end: match.index + match[0].length }),
    ),
  )

/** So many words one after the other, at least three of them with a meaning, are copied and no accident. */
const RUN = 6
const MEANING = 3

/** Text of the record outside the learning: entries, chronology, what was asked of it last time. */
function textsBeside(minutes: Minutes, isLearning: (key: string, audience?: string) => boolean): string[] {
  return [
    ...minutes.sections.flatMap(({ key, entries }) =>
      entries.filter(({ audience }) => !isLearning(key, audience)).map(entryText),
    ),
    ...minutes.chronology.map(({ text }) => text),
    ...minutes.events.flatMap(({ text, reason, harm }) => [text, reason, harm]),
    ...minutes.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.values(cells))),
  ].filter((text) => text.trim() !== '')
}

type Beside = { runs: ReadonlySet<string>; capitals: ReadonlySet<string>; rare: ReadonlySet<string> }

function whatStandsBeside(texts: readonly string[]): Beside {
  const runs = new Set<string>()
  const capitals = new Set<string>()
  const rare = new Set<string>()
  for (const text of texts) {
    const words = wordsIn(text)
    words.forEach((word, at) => {
      const run = words.slice(at, at + RUN).map(({ plain }) => plain)
      if (run.length === RUN) runs.add(run.join(' '))
      if (isCapital(word, text)) capitals.add(word.plain)
    })
    for (const match of text.matchAll(rareFacts)) rare.add(match[0].toLowerCase())
  }
  return { runs, capitals, rare }
}

function besideIn({ runs, capitals, rare }: Beside, words: readonly Word[], text: string): Found[] {
  const copied = words.flatMap((first, at): Found[] => {
    const run = words.slice(at, at + RUN)
    const last = run.at(-1)
    if (!last || run.length < RUN || !runs.has(run.map(({ plain }) => plain).join(' '))) return []
    if (run.filter(({ plain }) => !filling.has(plain)).length < MEANING) return []
    return [{ kind: 'same words', start: first.start, end: last.end }]
  })
  const called = words.filter(
    (word) =>
      capitals.has(word.plain) &&
      isCapital(word, text) &&
      word.plain.length > 2 &&
      ![ordinaryCapitals, commonAgencyWords, roleWords].some((common) => common.has(word.plain)),
  )
  const facts = [...text.matchAll(rareFacts)].filter((match) => rare.has(match[0].toLowerCase()))
  return [
    ...copied,
    ...called.map(({ start, end }): Found => ({ kind: 'place', start, end })),
    ...facts.map(
      (match): Found => ({ kind: 'rare fact', start: match.index, end: match.index + match[0].length }),
    ),
  ]
}

const rank = (kind: TellingKind): number => tellingKinds.indexOf(kind)

/** Neighbours and overlaps of one kind are one; what lies inside something more telling is told with it. */
function together(found: readonly Found[]): Found[] {
  const byKind = [...found].sort((a, b) => rank(a.kind) - rank(b.kind) || a.start - b.start || b.end - a.end)
  const kept: Found[] = []
  for (const one of byKind) {
    const same = kept.find(
      ({ kind, start, end }) => kind === one.kind && one.start <= end + 1 && one.end >= start,
    )
    if (same) same.end = Math.max(same.end, one.end)
    else if (!kept.some(({ start, end }) => one.start >= start && one.end <= end)) kept.push({ ...one })
  }
  return kept.sort((a, b) => a.start - b.start)
}

const known = new WeakMap<Minutes, { template: Template; tellings: Telling[] }>()

/** Every passage of the learning that could tell who it was, in the order of the record; empty where nothing was found. */
export function tellingIn(minutes: Minutes, template: Template): Telling[] {
  const before = known.get(minutes)
  if (before?.template === template) return before.tellings
  const own = new Map(template.sections.map(({ key, audience }) => [key, audience]))
  const isLearning = (key: string, audience?: string): boolean => (audience ?? own.get(key)) === 'learning'
  const learning = minutes.sections.flatMap(({ key, entries }) =>
    entries.filter(({ audience }) => isLearning(key, audience)).map((entry) => ({ key, entry })),
  )
  const texts = learning.map(({ entry }) => entryText(entry))
  const isEmpty = texts.every((text) => text.trim() === '')
  const needles = isEmpty ? [] : needlesOf(minutes)
  const beside = isEmpty ? undefined : whatStandsBeside(textsBeside(minutes, isLearning))
  const tellings = learning.flatMap(({ key, entry }, index) => {
    const text = texts[index] ?? ''
    const words = wordsIn(text)
    const found = [...find(needles, words), ...byForm(text), ...(beside ? besideIn(beside, words, text) : [])]
    return together(found).map(
      ({ kind, start, end }): Telling => ({
        kind,
        words: text.slice(start, end),
        section: key,
        entryId: entry.id,
        start,
        end,
      }),
    )
  })
  known.set(minutes, { template, tellings })
  return tellings
}
