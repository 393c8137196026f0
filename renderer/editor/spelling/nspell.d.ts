/** The part of nspell that is used here; the library brings no types of its own. */
declare module 'nspell' {
  type Checker = {
    correct(word: string): boolean
    suggest(word: string): string[]
    add(word: string): Checker
  }
  /** Takes a Hunspell affix file and a word list as text. */
  export default function nspell(affixes: string, words: string): Checker
}
