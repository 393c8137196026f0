/** Right or wrong, and what may have been meant: a British word list and the words of this field, nothing else. */
import nspell from 'nspell'
import { distance } from './distance.ts'
import { plainWord, type Word, wordsIn } from './words.ts'

export type Speller = {
  /** The words of a text that neither list has, in order. */
  unknown(text: string): Word[]
  /** Words that may have been meant, the likeliest first; at most five, and none when nothing is near. */
  suggest(word: string): string[]
}

const MOST = 5

/**
 * `affixes` and `words` are a Hunspell dictionary as text; `fieldWords` are added to it. Building takes about a sixth
 * of a second and some 13 MB, which is why it is done in a worker.
 */
export function makeSpeller(affixes: string, words: string, fieldWords: readonly string[]): Speller {
  const list = nspell(affixes, words)
  for (const word of fieldWords) list.add(plainWord(word))
  const seen = new Map<string, boolean>()

  const isWord = (word: string): boolean => {
    const held = seen.get(word)
    if (held !== undefined) return held
    const plain = plainWord(word)
    // Any noun may own something; the list has the possessive of only some.
    const owner = plain.replace(/'s$/i, '')
    const right = list.correct(plain) || (owner !== plain && list.correct(owner))
    seen.set(word, right)
    return right
  }

  return {
    unknown: (text) => wordsIn(text).filter(({ word }) => !isWord(word)),
    suggest(word) {
      const plain = plainWord(word)
      const found = [...new Set(list.suggest(plain))].map((one, order) => ({
        one,
        order,
        far: farness(plain, one),
      }))
      found.sort((a, b) => a.far - b.far || a.order - b.order)
      return found.slice(0, MOST).map(({ one }) => (word.includes('’') ? one.replaceAll("'", '’') : one))
    },
  }
}

/** People seldom miss the first and last letter of a word, and seldom mean a name when they wrote a small letter. */
function farness(word: string, other: string): number {
  const small = word.toLowerCase()
  const otherSmall = other.toLowerCase()
  return (
    distance(small, otherSmall) +
    (small[0] === otherSmall[0] ? 0 : 0.5) +
    (small.at(-1) === otherSmall.at(-1) ? 0 : 0.5) +
    (word === small && other !== otherSmall ? 1 : 0)
  )
}
