/**
 * Who is said to have done it, read from the sentence that an allegation stands in. It only sorts passages into
 * matters, so that a second person is asked about too; it concludes nothing about anybody.
 */
import { splitSentences } from '../cues/index.ts'
import type { Sentence } from '../cues/sentences.ts'
import type { Person } from '../minutes/index.ts'
import type { PlacedCue, Reading } from './check.ts'
import { adultsOf, anyOf, isProfessional, namesOf } from './people.ts'
import { textOf } from './record.ts'

export type Alleged = {
  /** Somebody of the record, where the words name them. */
  person?: Person
  /** The words that name them, e.g. `her uncle`. */
  words: string
  /** The same for the same person. */
  key: string
}

type Mention = Alleged & { start: number; end: number; weak: boolean }

/** Relatives and others of the home or its neighbourhood. */
const kin =
  'mum|mom|mummy|mother|dad|daddy|father|step-?(?:dad|father|mum|mother|brother|sister)|uncle|aunt(?:ie|y)?|gran(?:dad|ddad|dpa|dfather|dma|dmother|ny)?|nan(?:a|ny)?|(?:older |big |half-?)?(?:brother|sister)|cousin|boyfriend|girlfriend|partner|ex-partner|lodger|neighbour|babysitter|foster carer|carer'
/** Those who are named far more often because they were told: only right beside the verb are they taken for the doer. */
const workers =
  '(?:head ?|class |music |dance |swimming )?teachers?|teaching assistant|coach|tutor|childminder|nursery (?:nurse|worker)|youth worker|scout leader|social worker|foster carer|nurse|doctor|midwife|health visitor|driver|escort|staff|friend|man|woman|boy|girl'
const possessive = '(?:the|a|an|my|her|his|their|our)\\s+'

const wordsPattern = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu')

function titledNames(person: Person): string[] {
  const last = person.name.trim().split(/\s+/).at(-1) ?? ''
  return last.length > 2 ? ['Mr', 'Mrs', 'Ms', 'Miss', 'Dr'].map((title) => `${title} ${last}`) : []
}

type Finder = { pattern: RegExp; weak: boolean; person?: Person }

/** Who may be named, in the order in which a word is taken for them. */
function findersOf({ minutes }: Reading): Finder[] {
  const people = [...adultsOf(minutes), ...minutes.people.filter(isProfessional)]
  const named = people.flatMap((person): Finder[] => {
    const names = [...namesOf(person), ...titledNames(person)].sort((a, b) => b.length - a.length)
    if (names.length === 0) return []
    return [{ pattern: new RegExp(anyOf(names), 'giu'), weak: isProfessional(person), person }]
  })
  return [
    ...named,
    { pattern: wordsPattern(workers), weak: true },
    { pattern: wordsPattern(kin), weak: false },
  ]
}

/** Many cues stand in one sentence, and many sentences in one record: each is read once for a reading. */
type Known = { finders: Finder[]; mentions: Map<string, Mention[]>; texts: Map<string, Sentence[]> }
const known = new WeakMap<Reading, Known>()

function knownOf(reading: Reading): Known {
  const before = known.get(reading)
  if (before) return before
  const made: Known = { finders: findersOf(reading), mentions: new Map(), texts: new Map() }
  known.set(reading, made)
  return made
}

function mentionsIn(sentence: string, reading: Reading): Mention[] {
  const { finders, mentions } = knownOf(reading)
  const before = mentions.get(sentence)
  if (before) return before
  const found: Mention[] = []
  for (const { pattern, weak, person } of finders) {
    for (const match of sentence.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (found.some((one) => one.start < end && match.index < one.end)) continue
      const key = person?.id ?? match[0].toLowerCase()
      found.push({ start: match.index, end, words: match[0], key, weak, ...(person && { person }) })
    }
  }
  found.sort((a, b) => a.start - b.start)
  mentions.set(sentence, found)
  return found
}

const little =
  /^\s*(?:(?:had|has|have|was|is|always|then|also|again|once|twice|often|sometimes|who|that|just|really|and)\s+){0,3}$/i

/** Text of the row or entry, and the sentence of it that holds the cue. */
function sentenceOf(cue: PlacedCue, reading: Reading): { text: string; from: number } {
  const { texts } = knownOf(reading)
  let sentences = texts.get(cue.entryId)
  if (sentences === undefined) {
    sentences = splitSentences(cue.inRow ?? textOf(reading.minutes, cue.entryId))
    texts.set(cue.entryId, sentences)
  }
  const sentence = sentences.find((one) => one.start <= cue.start && cue.start < one.end)
  return sentence ? { text: sentence.text, from: sentence.start } : { text: '', from: 0 }
}

/**
 * The person whom the sentence puts before the act, or after "by"; otherwise whoever else of the family it names.
 * Undefined where it names nobody.
 */
export function allegedIn(cue: PlacedCue, reading: Reading): Alleged | undefined {
  const { text, from } = sentenceOf(cue, reading)
  const start = cue.start - from
  const end = cue.end - from
  const mentions = mentionsIn(text, reading)
  const by = new RegExp(`\\bby\\s+(?:${possessive})?$`, 'i')
  const afterBy = mentions.find((one) => one.start >= end && by.test(text.slice(end, one.start)))
  const before = mentions.findLast(
    (one) => one.end <= start && (!one.weak || little.test(text.slice(one.end, start))),
  )
  return afterBy ?? before ?? mentions.find((one) => one.start >= end && !one.weak)
}

/** Did the writer confirm these words? Words of denial around them do not take that back (domain 3.1, R-CR). */
export const isConfirmed = (cue: PlacedCue): boolean =>
  cue.resolved && (cue.how === 'quote kept as said' || cue.how === 'evidence added')
