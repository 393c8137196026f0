/**
 * What a linear model sees of a sentence: its words and runs of words, runs of word classes, parts of words, pairs of
 * classes, how it is built, and what stands before and after it. Every feature knows the tokens it came from, so that a
 * cue can show the words that raised it. The hand-written patterns of the lists are no features: they were weighed and
 * added nothing beside the words themselves.
 *
 * A feature is known by a number made of the numbers of its words, so that reading makes no strings. The file of weights
 * and the trainer use its name, such as `w:engaging well`: a beginning that says what kind it is, and its words.
 */
import { EMPTY, joined, numberOf, PRIME } from './numbers.ts'
import type { Token } from './tokens.ts'
import {
  beginsPhrase,
  classesOfNumber,
  LONGEST_PHRASE,
  type WordClass,
  wordList,
  wordLists,
} from './vocabulary.ts'

/** A class of the word lists, and the tokens of the word or phrase. */
export type Listed = { list: WordClass; from: number; to: number }

/** One sentence, read once for all families. */
export type ReadSentence = {
  tokens: readonly Token[]
  /** The classes of its words and phrases, each where it stands first. */
  lists: readonly Listed[]
  shape: Shape
  /** It holds quotation marks. */
  quoted: boolean
}

/** Where a sentence stands; all of it may be missing. */
export type Place = {
  speaker?: 'child' | 'family' | 'professional' | undefined
  section?: string | undefined
}

/** Is told each feature: its number, its weight before the sentence's length is taken out, and its tokens. */
export type Sink = {
  add(key: number, weight: number, from: number, to: number): void
  /** Set by the trainer, which has to write names down; called directly after `add`. */
  name?: (name: string) => void
}

const weights = {
  word: 1,
  run: 0.8,
  bones: 0.7,
  part: 0.35,
  list: 0.9,
  pair: 0.45,
  shape: 0.7,
  near: 0.75,
}

/**
 * Beginnings: `w` words, `s` bones, `k` spine, `c` parts of words, `l` lists, `L` one list after another, `M` two lists at
 * one place, `x` shape, `b` before and `a` after.
 */
const beginnings = Object.fromEntries([...'wskclLMxba'].map((one) => [one, numberOf(`${one}:`)])) as Record<
  Beginning,
  number
>
type Beginning = 'w' | 's' | 'k' | 'c' | 'l' | 'L' | 'M' | 'x' | 'b' | 'a'

const BAR = 124
const SPACE = 32

/**
 * Writes the numbers of the features that begin so into `keys` from `at` on, as `featuresOf` gives them, and returns the
 * place after the last; their names stand in one text with `|` between. Read letter by letter: there are tens of
 * thousands, and they are read before the first sentence is.
 */
export function readKeys(beginning: string, names: string, keys: Int32Array, at: number): number {
  const start = beginnings[beginning as Beginning]
  if (start === undefined || names === '') return at
  let key = start
  let word = EMPTY
  let many = at
  for (let letter = 0; letter < names.length; letter += 1) {
    const code = names.charCodeAt(letter)
    if (code === BAR) {
      keys[many] = joined(key, word)
      many += 1
      key = start
      word = EMPTY
    } else if (code === SPACE) {
      key = joined(key, word)
      word = EMPTY
    } else word = Math.imul(word ^ code, PRIME)
  }
  keys[many] = joined(key, word)
  return many + 1
}

const LONGEST_WORD = 24
const SHORTEST_PART = 3
const LONGEST_PART = 5
const keptParts = new Map<string, readonly number[]>()
const MOST_KEPT = 50_000

const marked = (word: string): string => `<${word.slice(0, LONGEST_WORD)}>`

/** Numbers of the runs of three to five letters of a word, its ends marked; kept, because words come back. */
function partsOf(word: string): readonly number[] {
  const before = keptParts.get(word)
  if (before) return before
  const letters = marked(word)
  const keys: number[] = []
  for (let from = 0; from + SHORTEST_PART <= letters.length; from += 1) {
    let part = EMPTY
    const end = Math.min(letters.length, from + LONGEST_PART)
    for (let at = from; at < end; at += 1) {
      part = Math.imul(part ^ letters.charCodeAt(at), PRIME)
      if (at - from + 1 >= SHORTEST_PART) keys.push(joined(beginnings.c, part))
    }
  }
  if (keptParts.size >= MOST_KEPT) keptParts.clear()
  keptParts.set(word, keys)
  return keys
}

/** The same runs as they are written, in the same order. */
function partNames(word: string): string[] {
  const letters = marked(word)
  const names: string[] = []
  for (let from = 0; from + SHORTEST_PART <= letters.length; from += 1)
    for (let length = SHORTEST_PART; length <= LONGEST_PART && from + length <= letters.length; length += 1)
      names.push(letters.slice(from, from + length))
  return names
}

/** Which sentence a list was last found in: cheaper than looking through what was found. */
const lastSeen = new Uint32Array(wordLists.length)
let sentenceNumber = 0

/** The classes of the words and phrases of a sentence, each once. */
export function listed(tokens: readonly Token[]): Listed[] {
  const found: Listed[] = []
  sentenceNumber += 1
  const push = (lists: readonly WordClass[], from: number, to: number): void => {
    for (const list of lists) {
      if (lastSeen[list.nth] === sentenceNumber) continue
      lastSeen[list.nth] = sentenceNumber
      found.push({ list, from, to })
    }
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.word
    if (word === undefined) continue
    push(word.classes, at, at + 1)
    if (!word.begins) continue
    let phrase = word.number
    for (let length = 2; length <= LONGEST_PHRASE; length += 1) {
      const next = tokens[at + length - 1]
      if (next === undefined) break
      phrase = joined(phrase, next.word.number)
      push(classesOfNumber(phrase), at, at + length)
      if (!beginsPhrase(phrase)) break
    }
  }
  return found
}

/** Numbers of the words and bones of the sentence that is being read, its ends included; used again for the next. */
let wordKeys = new Int32Array(64)
let boneKeys = new Int32Array(64)
const edges = { start: numberOf('^'), end: numberOf('$') }

const textAt = (tokens: readonly Token[], at: number, which: 'text' | 'bone'): string =>
  at === 0 ? '^' : at > tokens.length ? '$' : (tokens[at - 1]?.word[which] ?? '')

function nameOf(tokens: readonly Token[], at: number, length: number, which: 'text' | 'bone'): string {
  return Array.from({ length }, (_, nth) => textAt(tokens, at + nth, which)).join(' ')
}

/** Runs of words and of bones. */
function runs(tokens: readonly Token[], sink: Sink): void {
  const many = tokens.length + 2
  if (wordKeys.length < many) {
    wordKeys = new Int32Array(many * 2)
    boneKeys = new Int32Array(many * 2)
  }
  wordKeys[0] = boneKeys[0] = edges.start
  for (let at = 0; at < tokens.length; at += 1) {
    wordKeys[at + 1] = tokens[at]?.word.number ?? 0
    boneKeys[at + 1] = tokens[at]?.word.boneNumber ?? 0
  }
  wordKeys[many - 1] = boneKeys[many - 1] = edges.end
  for (let at = 0; at < many; at += 1) {
    let key = beginnings.w
    const from = Math.max(0, at - 1)
    for (let length = 1; length <= 3 && at + length <= many; length += 1) {
      key = joined(key, wordKeys[at + length - 1] ?? 0)
      if (length === 1 && (at === 0 || at === many - 1)) continue
      sink.add(key, length === 1 ? weights.word : weights.run, from, Math.min(at + length - 1, many - 2))
      if (sink.name) sink.name(`w:${nameOf(tokens, at, length, 'text')}`)
    }
    // A run of bones that are the words themselves was told just now.
    let same = 0
    while (same < 3 && at + same < many && wordKeys[at + same] === boneKeys[at + same]) same += 1
    key = beginnings.s
    for (let length = 1; length <= 4 && at + length <= many; length += 1) {
      key = joined(key, boneKeys[at + length - 1] ?? 0)
      if (length === 1 || length <= same) continue
      sink.add(key, weights.bones, from, Math.min(at + length - 1, many - 2))
      if (sink.name) sink.name(`s:${nameOf(tokens, at, length, 'bone')}`)
    }
  }
}

function parts(tokens: readonly Token[], sink: Sink): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.word
    if (!word?.letters || word.text.length < 4) continue
    const keys = partsOf(word.text)
    const names = sink.name && partNames(word.text)
    for (let nth = 0; nth < keys.length; nth += 1) {
      sink.add(keys[nth] ?? 0, weights.part, at, at + 1)
      if (sink.name && names) sink.name(`c:${names[nth]}`)
    }
  }
}

/** Lists present, and lists one after the other with anything between. */
function lists(found: readonly Listed[], sink: Sink): void {
  for (const { list, from, to } of found) {
    sink.add(joined(beginnings.l, list.number), weights.list, from, to)
    if (sink.name) sink.name(`l:${list.name}`)
    const after = joined(beginnings.L, list.number)
    const same = joined(beginnings.M, list.number)
    for (const other of found) {
      if (from < other.from) {
        sink.add(joined(after, other.list.number), weights.pair, other.from, other.to)
        if (sink.name) sink.name(`L:${list.name} ${other.list.name}`)
      } else if (from === other.from && list.nth < other.list.nth) {
        sink.add(joined(same, other.list.number), weights.pair, from, to)
        if (sink.name) sink.name(`M:${list.name} ${other.list.name}`)
      }
    }
  }
}

const linking = new Set(['degree', 'contrast', 'causeWord', 'pronoun', 'possessive'].map(wordList))
const isKind = (text: string): boolean => text.charCodeAt(0) === 0xb7

/** The bones that say who and what, as if nothing stood between them. */
function spine(tokens: readonly Token[], sink: Sink): void {
  const places: number[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.word
    const [first] = word?.classes ?? []
    if (word && (first ? !linking.has(first) : isKind(word.text))) places.push(at)
  }
  for (let at = 0; at + 1 < places.length; at += 1) {
    const from = places[at] ?? 0
    let key = joined(beginnings.k, tokens[from]?.word.boneNumber ?? 0)
    for (let length = 2; length <= 3 && at + length <= places.length; length += 1) {
      const end = places[at + length - 1] ?? 0
      key = joined(key, tokens[end]?.word.boneNumber ?? 0)
      sink.add(key, weights.bones, from, end + 1)
      if (sink.name) {
        sink.name(
          `k:${places
            .slice(at, at + length)
            .map((place) => tokens[place]?.word.bone)
            .join(' ')}`,
        )
      }
    }
  }
}

/** Features without tokens of their own, told by a name. */
function say(beginning: 'x' | 'b' | 'a', name: string, weight: number, sink: Sink): void {
  let key = beginnings[beginning]
  let word = EMPTY
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at)
    if (code === SPACE) {
      key = joined(key, word)
      word = EMPTY
    } else word = Math.imul(word ^ code, PRIME)
  }
  sink.add(joined(key, word), weight, 0, 0)
  if (sink.name) sink.name(`${beginning}:${name}`)
}

/** The kind of thing to do that the words from `from` on name first. */
function verbOf(tokens: readonly Token[], from: number, to: number): string {
  for (let at = from; at < to; at += 1) {
    const verb = tokens[at]?.word.verb
    if (verb) return verb
  }
  return 'other'
}

/** What a sentence has, as yes and no. */
export type Shape = { who: string; when: string; figure: string; person: boolean; past: boolean }

export function shapeOf(tokens: readonly Token[]): Shape {
  let [person, professional, when, figure, past] = [false, false, false, false, false]
  for (const { word } of tokens) {
    person ||= word.person
    professional ||= word.professional
    when ||= word.dated
    figure ||= word.figure
    past ||= word.past
  }
  const told = (has: boolean, yes: string): string => (has ? yes : `no-${yes}`)
  return {
    who: told(person || professional, 'who'),
    when: told(when, 'when'),
    figure: told(figure, 'figure'),
    person,
    past,
  }
}

const lengths = [5, 9, 15, 25]

function shape(sentence: ReadSentence, place: Place, sink: Sink): void {
  const { tokens } = sentence
  const tell = (name: string): void => say('x', name, weights.shape, sink)
  const { who, when, figure, person, past } = sentence.shape
  tell(when)
  if (person) tell('person')
  tell(`${who} ${when} ${figure}`)
  tell(`length ${lengths.find((most) => tokens.length <= most) ?? 'long'}`)
  if (tokens.some(({ word }) => word.text === '?')) tell('question')
  if (tokens.some(({ word }) => word.text === ':')) tell('colon')
  if (sentence.quoted) tell('quoted')
  if (place.speaker) tell(`speaker ${place.speaker}`)
  if (place.section) tell(`section ${place.section}`)
  const first = verbOf(tokens, 0, 1)
  if (first !== 'other') tell(`starts ${first} ${when}`)
  const to = tokens.findIndex(({ word }) => word.text === 'to')
  if (to >= 0 && to <= 6 && tokens[to + 1]?.word.letters) {
    const verb = verbOf(tokens, to + 1, to + 2)
    tell(`to ${verb} ${when}`)
    tell(`to ${verb} ${when} ${who}`)
  }
  const will = tokens.findIndex(
    ({ word }) => word.text === 'will' || word.text === 'must' || word.text === 'shall',
  )
  if (will >= 0) tell(`will ${verbOf(tokens, will + 1, will + 4)} ${when}`)
  if (!past) tell(`not-past ${when}`)
}

const notNear = new Set(
  ['month', 'day', 'period', 'identity', 'pronoun', 'possessive', 'degree'].map(wordList),
)
const [evidence, negation] = ['evidence', 'negation'].map(wordList)

/** What stands directly before or after: its lists, whether it is dated and names somebody. */
function near(side: 'b' | 'a', sentence: ReadSentence | undefined, sink: Sink): void {
  if (!sentence) {
    say(side, 'nothing', weights.near, sink)
    return
  }
  for (const { list } of sentence.lists) {
    if (notNear.has(list)) continue
    sink.add(joined(beginnings[side], list.number), weights.near, 0, 0)
    if (sink.name) sink.name(`${side}:${list.name}`)
  }
  const { when, person } = sentence.shape
  say(side, when, weights.near, sink)
  if (person) say(side, 'person', weights.near, sink)
  if (sentence.lists.some(({ list }) => list === evidence)) {
    const isDenied = sentence.lists.some(({ list }) => list === negation)
    say(side, isDenied ? 'evidence denied' : 'evidence not-denied', weights.near, sink)
  }
}

/** All features of the sentence at `index` of an entry, in a fixed order; the same one may come more than once. */
export function featuresOf(
  sentences: readonly ReadSentence[],
  index: number,
  place: Place,
  sink: Sink,
): void {
  const sentence = sentences[index]
  if (sentence === undefined) return
  runs(sentence.tokens, sink)
  parts(sentence.tokens, sink)
  lists(sentence.lists, sink)
  spine(sentence.tokens, sink)
  shape(sentence, place, sink)
  near('b', sentences[index - 1], sink)
  near('a', sentences[index + 1], sink)
}
