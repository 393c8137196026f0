/**
 * Quoting from a signed record without telling anybody more than their copy does: which passage some words are, who reads it,
 * and whether words that somebody typed would tell a reader what their copy leaves out.
 */
import type { Minutes } from '../minutes/index.ts'
import { type CopyPolicy, FIRST_PAGE, readingOf } from './build.ts'
import type { Recipient } from './copy.ts'
import { isOrdinary, ownWords, type Passage, tellingWords } from './hints.ts'
import { recipientsOf } from './recipients.ts'

export type { Passage } from './hints.ts'

type Policy = Pick<CopyPolicy, 'template' | 'findings' | 'late'>

/** Words as they are compared: small letters, plain quotation marks and spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

/** How often the words stand under a heading. */
export function timesIn(passages: readonly Passage[], section: string, words: string): number {
  const wanted = plain(words)
  if (wanted === '') return 0
  return passages
    .filter(({ where }) => where === section)
    .reduce((sum, { text }) => sum + plain(text).split(wanted).length - 1, 0)
}

/** Copies that hold everything of their kind; every other copy is a part of one of them. */
const wholeKinds: readonly (readonly Recipient['kind'][])[] = [
  ['internal', 'case record'],
  ['personal record'],
  ['learning note'],
]

/** What the whole record says, heading by heading: the file first, then the personal record and the learning note. */
export function wholePassages(minutes: Minutes, policy: Policy): Passage[][] {
  const recipients = recipientsOf(minutes, policy.template).filter(({ child }) => child === undefined)
  return wholeKinds.flatMap((kinds) => {
    const copies = recipients
      .filter(({ kind }) => kinds.includes(kind))
      .map((recipient) => readingOf(minutes, recipient, policy).passages)
    // Those who took part in supervision may each be kept from something: the fullest is what there is.
    return copies.sort((a, b) => b.length - a.length).slice(0, 1)
  })
}

/** `once`: it is clear which words of the record are meant. */
export function quoteStanding(
  whole: readonly Passage[][],
  section: string,
  words: string,
): 'once' | 'not there' | 'more than once' {
  const times = whole.map((passages) => timesIn(passages, section, words))
  // The facts of the meeting stand first on every one of them.
  const all = section === FIRST_PAGE ? Math.max(0, ...times) : times.reduce((sum, one) => sum + one, 0)
  return all === 0 ? 'not there' : all === 1 ? 'once' : 'more than once'
}

/** May this reader read the passage that these words are quoted from? `words` stand in the whole record once. */
export const readsQuote = (
  minutes: Minutes,
  recipient: Recipient,
  policy: Policy,
  { section, words }: { section: string; words: string },
): boolean => timesIn(readingOf(minutes, recipient, policy).passages, section, words) > 0

/** This many words in a row are a passage of somebody, and not chance. */
const RUN = 4

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []

const everything = new WeakMap<Minutes, WeakMap<Policy['template'], Passage[]>>()

/** All that the record says to anybody: what of it is not in a reader's own copy is left out there. */
export function allPassages(minutes: Minutes, { template }: Policy): Passage[] {
  const known = everything.get(minutes)?.get(template)
  if (known) return known
  const all = wholePassages(minutes, { template }).flat()
  const ofMinutes = everything.get(minutes) ?? new WeakMap<Policy['template'], Passage[]>()
  everything.set(minutes, ofMinutes.set(template, all))
  return all
}

/** Has a number in it and is no small one: a postcode, a phone number, a reference. */
const isMark = (word: string): boolean => /\d/.test(word) && word.length > 2

/**
 * Words of a text that a reader's own copy leaves out, as the text has them; empty when it tells them nothing: four words in
 * a row, a whole short passage, or a single place, firm, number or mark of something left out.
 * @param left what is left out of their copy, in full; @param known what stands in it
 */
export function wordsKeptFrom(
  text: string,
  left: readonly { text: string }[],
  known: readonly Passage[],
  minutes: Minutes,
): string[] {
  const said = ` ${wordsOf(text).join(' ')} `
  if (said.trim() === '') return []
  const own = ` ${known.map((one) => wordsOf(one.text).join(' ')).join(' | ')} `
  const tells = (words: string): boolean => said.includes(` ${words} `) && !own.includes(` ${words} `)
  const names = ownWords(minutes)
  const everything = [text, ...left.map((one) => one.text)].join('\n')
  const found = new Set<string>()
  for (const one of left) {
    const words = wordsOf(one.text)
    for (let at = 0; at + RUN <= words.length; at += 1) {
      const run = words.slice(at, at + RUN).join(' ')
      if (tells(run)) found.add(run)
    }
    if (words.length > 1 && words.length < RUN && tells(words.join(' '))) found.add(words.join(' '))
    for (const word of words) if (isMark(word) && tells(word)) found.add(word)
    for (const word of tellingWords(one.text, names)) {
      const bare = wordsOf(word).join(' ')
      if (bare !== '' && !isOrdinary(word, everything) && tells(bare)) found.add(bare)
    }
  }
  return [...found]
}
