/**
 * Passwords that can be read out over the telephone and typed without a mistake: small letters only, in groups that are
 * said like words, without letters that look alike (no l, o, c, q, x or y).
 */
import { randomInt } from 'node:crypto'

const CONSONANTS = 'bdfghjkmnprstvwz'
const FIRST = 'aeiu'
/** English words of this shape end in e nearly always: without it a group is no word that somebody would stumble over. */
const LAST = 'aiu'
const GROUPS = 6

/** What is left of words and names that nobody wants to read out. */
const NEVER = new Set(
  'dada gaga gaza guba hutu kaka kuka kuku mama nazi nega negi nigi nigu paki papa pipi puta sati sida suka tata titi tutu vagi zizi'.split(
    ' ',
  ),
)

const groups = [...CONSONANTS].flatMap((a) =>
  [...FIRST].flatMap((b) =>
    [...CONSONANTS].flatMap((c) => [...LAST].map((d) => a + b + c + d).filter((group) => !NEVER.has(group))),
  ),
)

/** How many bits of chance are in a password: six groups, each one of some three thousand. */
export const passwordBits = GROUPS * Math.log2(groups.length)

/** e.g. `batu-kemi-ruza-pidu-huni-gawi`: from the system's own source of chance, each group as likely as any other. */
export function makePassword(): string {
  return Array.from({ length: GROUPS }, () => groups[randomInt(groups.length)]).join('-')
}
