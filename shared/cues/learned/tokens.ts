/**
 * A sentence as the learned families read it: small letters without accents, and one token for every name, number, day
 * and date, so that nothing can depend on whose name or which place it is.
 */
import { LETTERS } from '../letters.ts'
import { numberOf } from './numbers.ts'
import { beginsPhrase, classesOfNumber, type WordClass, wordList } from './vocabulary.ts'

/** What is known of a word wherever it stands. */
export type Word = {
  /** The word as it is compared: small letters, or one of the kinds below. */
  text: string
  classes: readonly WordClass[]
  /** A word of letters, not a kind and not a mark. */
  letters: boolean
  number: number
  /** The word as the bones of a sentence have it: its kind, else its broadest class, else itself. */
  bone: string
  boneNumber: number
  /** A phrase of the word lists may begin with it. */
  begins: boolean
  /** It names a person, or somebody of a profession, or a day, or a figure; or is a word of what has been. */
  person: boolean
  professional: boolean
  dated: boolean
  figure: boolean
  past: boolean
  /** What kind of thing to do it names, if any. */
  verb: 'vagueVerb' | 'sharpVerb' | ''
}

/** A word in its place: offsets in the sentence, UTF-16 code units, end exclusive. */
export type Token = { word: Word; start: number; end: number }

/** What stands for a token that is not read as a word. */
export const kinds = {
  name: '·name',
  titled: '·titled',
  carer: '·carer',
  child: '·child',
  number: '·number',
  year: '·year',
  date: '·date',
  time: '·time',
  share: '·share',
  month: '·month',
  day: '·day',
  identity: '·identity',
} as const

/** Who is who in the record, by the words of their names in small letters, and which words are known as words. */
export type Company = {
  carers: ReadonlySet<string>
  children: ReadonlySet<string>
  /** Is this a word of the language that the families were trained on? A capital alone does not make a name. */
  isWord(word: string): boolean
}

const parts = new RegExp(
  [
    `[${LETTERS}]+(?:['./-][${LETTERS}]+)*`,
    '\\d{1,2}[:.]\\d{2}(?:\\s{0,3}[ap]\\.?m\\b\\.?)?',
    '\\d{1,2}\\s{0,3}[ap]\\.?m\\b\\.?',
    '\\d{1,4}[/-]\\d{1,2}(?:[/-]\\d{1,4})?',
    '\\d+(?:[.,]\\d+)*\\s{0,3}%',
    '\\d+(?:[.,]\\d+)*(?:st|nd|rd|th)?',
    '[?:;,"(]',
    '--?',
  ].join('|'),
  'g',
)
const isLetter = new RegExp(`[${LETTERS}]`)
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'pc', 'dc', 'ds', 'di', 'sgt', 'cllr'])
const accents = /\p{M}/gu
const isPlain = /^[ -~]*$/
const smallWords = new Set(
  'a an the and or but if in on at to of for from with by as is are was were be been being has have had do does did this that these those it its there here who what when where why how all both each any some one two three four five six seven eight nine ten another other others no not yes so then than too very can could may might will would shall should must'.split(
    ' ',
  ),
)

/** A word that carries no meaning of its own. */
export const isSmallWord = (word: string): boolean => smallWords.has(word)

/** A word in small letters without accents; `Zoë` and `Zoe` are the same. */
export const bare = (word: string): string =>
  (isPlain.test(word) ? word : word.normalize('NFD').replace(accents, '')).toLowerCase()

function kindOfNumber(text: string): string {
  if (/[:]|[ap]\.?m/i.test(text)) return kinds.time
  if (text.endsWith('%')) return kinds.share
  if (/[/-]/.test(text)) return kinds.date
  if (/^(?:19|20)\d\d$/.test(text)) return kinds.year
  return kinds.number
}

const isCapital = (text: string): boolean => {
  const first = text[0] ?? ''
  return first !== first.toLowerCase()
}

/** First names that are words too. With a capital they are names, those of the second list not at the start. */
const alsoNames = new Set(
  'grace rose joy ivy daisy jack frank rob robin dawn eve amber ruby pearl violet lily poppy heather hazel holly olive jasmine iris sky skye sandy carol penny crystal angel destiny precious prince blessing'.split(
    ' ',
  ),
)
const mostlyWords = new Set(
  'will may hope faith mark bill art grant miles pat max june april august chase victor sunny earnest'.split(
    ' ',
  ),
)

/** A run of capitals is a name only where it is not a word: `DNA` and `GP` are words, and so is a shouted `NOT`. */
function isName(text: string, word: string, isFirst: boolean, company: Company): boolean {
  if (!isCapital(text)) return false
  if (alsoNames.has(word)) return true
  if (mostlyWords.has(word))
    return !isFirst && !classesOfNumber(numberOf(word)).some(({ name }) => name === 'month')
  if (smallWords.has(word) || classesOfNumber(numberOf(word)).length > 0) return false
  return !company.isWord(word)
}

const people = new Set<string>([kinds.name, kinds.titled, kinds.carer, kinds.child])
const dates = new Set<string>([kinds.date, kinds.month, kinds.day, kinds.year])
const figures = new Set<string>([kinds.number, kinds.share])
const vagueVerb = wordList('vagueVerb')
const sharpVerb = wordList('sharpVerb')
const pastWord = /(?:ed|was|were|had|did|saw|gave|went|took|said|told)$/

const words = new Map<string, Word>()
const MOST_KEPT = 50_000

/** A word of letters, with what the lists say of it; kept, because words come back. */
function wordOf(word: string): Word {
  const before = words.get(word)
  if (before) return before
  const made = makeWord(word, classesOfNumber(numberOf(word)), true)
  if (words.size >= MOST_KEPT) words.clear()
  words.set(word, made)
  return made
}

function makeWord(word: string, classes: readonly WordClass[], letters: boolean): Word {
  const [first] = letters ? classes : []
  const bone = first?.broad ?? word
  return {
    text: word,
    classes,
    letters,
    number: numberOf(word),
    bone,
    boneNumber: numberOf(bone),
    begins: letters && beginsPhrase(numberOf(word)),
    person: people.has(word),
    professional: word === kinds.titled || classes.some((list) => list.broad === 'professional'),
    dated: dates.has(word),
    figure: figures.has(word),
    past: letters && pastWord.test(word),
    verb: classes.includes(vagueVerb) ? 'vagueVerb' : classes.includes(sharpVerb) ? 'sharpVerb' : '',
  }
}

const kindWords = new Map(
  Object.values(kinds).map((kind) => {
    const lists: Record<string, string> = {
      [kinds.child]: 'childWord',
      [kinds.carer]: 'carer',
      [kinds.month]: 'month',
      [kinds.day]: 'day',
      [kinds.identity]: 'identity',
    }
    const list = lists[kind]
    return [kind as string, makeWord(kind, list ? [wordList(list)] : [], false)] as const
  }),
)
const marks = new Map<string, Word>()

/** A kind, or a mark such as `?`. */
export function unlettered(word: string): Word {
  const before = kindWords.get(word) ?? marks.get(word)
  if (before) return before
  const made = makeWord(word, [], false)
  marks.set(word, made)
  return made
}

const contracted = /^(?:he|she|it|that|there|who|what|let|here)'s$/i
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)/

/** Words in small letters that nobody is called, by how they are written; kept, because most words are such words. */
const smallStems = new Map<string, Word>()

/** The word of a run of letters that stands for itself or for a kind. */
function readWord(stem: string, isFirst: boolean, company: Company): Word {
  const isNobody = company.children.size === 0 && company.carers.size === 0
  const kept = isNobody ? smallStems.get(stem) : undefined
  if (kept) return kept
  const word = bare(stem)
  const capital = isCapital(stem)
  const known = wordOf(word)
  if (company.children.has(word) && (capital || known.classes.length === 0)) return unlettered(kinds.child)
  if (company.carers.has(word) && (capital || known.classes.length === 0)) return unlettered(kinds.carer)
  const kind = kindOfWord(known, word, capital)
  if (kind) return unlettered(kind)
  if (capital && isName(stem, word, isFirst, company)) return unlettered(kinds.name)
  if (isNobody && !capital) {
    if (smallStems.size >= MOST_KEPT) smallStems.clear()
    smallStems.set(stem, known)
  }
  return known
}

function kindOfWord(known: Word, word: string, capital: boolean): string | undefined {
  for (const { name } of known.classes) {
    if (name === 'month' && (capital || word.length > 4)) return kinds.month
    if (name === 'day' && weekday.test(word) && (capital || word.length > 4)) return kinds.day
    if (name === 'identity') return kinds.identity
  }
  return undefined
}

function push(text: string, start: number, company: Company, tokens: Token[]): void {
  const end = start + text.length
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    tokens.push({ word: unlettered(kindOfNumber(text)), start, end })
    return
  }
  if (text.length === 1 && !isLetter.test(text)) {
    tokens.push({ word: unlettered(text), start, end })
    return
  }
  if (first === 45) {
    tokens.push({ word: unlettered('-'), start, end })
    return
  }
  const isPossessive = text.length > 2 && text.endsWith("'s") && !contracted.test(text)
  const stem = isPossessive ? text.slice(0, -2) : text
  const to = isPossessive ? end - 2 : end
  tokens.push({ word: readWord(stem, start === 0, company), start, end: to })
  if (isPossessive) tokens.push({ word: unlettered("'s"), start: to, end })
}

const isPerson = ({ text }: Word): boolean =>
  text === kinds.name || text === kinds.carer || text === kinds.child

/** Names of two or more words, and a title with its name, are one token. */
function joinNames(tokens: Token[]): Token[] {
  const result: Token[] = []
  for (const one of tokens) {
    const last = result.at(-1)
    if (last !== undefined && isPerson(one.word)) {
      const isTitle = titles.has(last.word.text) || last.word.text === kinds.titled
      if (isTitle || isPerson(last.word)) {
        const word = isTitle ? unlettered(kinds.titled) : last.word.text === kinds.name ? one.word : last.word
        result[result.length - 1] = { word, start: last.start, end: one.end }
        continue
      }
    }
    result.push(one)
  }
  return result
}

/** The tokens of a sentence in plain characters (`plainText`), in order, none overlapping. */
export function tokensOf(sentence: string, company: Company): Token[] {
  const tokens: Token[] = []
  for (const match of sentence.matchAll(parts)) push(match[0], match.index, company, tokens)
  return joinNames(tokens)
}
