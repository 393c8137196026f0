/** Whether two names may be one person's: a slip of the pen, another surname, or forename and surname swapped. */
import { distance } from 'fastest-levenshtein'
import { plain } from './words.ts'

const slips = (length: number): number => (length < 6 ? 1 : length < 14 ? 2 : 3)

const nearly = (a: string, b: string): boolean => distance(a, b) <= slips(Math.min(a.length, b.length))

/** A forename that is the short of another: "Tom" and "Tommy", "Alex" and "Alexander". */
const short = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))

/** In what two plain names are alike, as a few words; '' where they are not. */
function likenessOf(a: string, b: string): string {
  if (a === '' || b === '') return ''
  if (a === b) return 'the same name'
  const one = a.split(' ')
  const other = b.split(' ')
  if ([...one].sort().join(' ') === [...other].sort().join(' ')) return 'the same names in another order'
  if (nearly(a, b)) return 'nearly the same name'
  const [first = ''] = one
  const [second = ''] = other
  const sameSurname = one.length > 1 && other.length > 1 && one.at(-1) === other.at(-1)
  if (sameSurname && (short(first, second) || nearly(first, second)))
    return 'a similar forename and the same surname'
  if (first.length > 1 && first === second) return 'the same forename and another surname'
  return ''
}

/** In what a name is like one of somebody's names, the likest first; all of them plain already. */
export function likeness(name: string, names: readonly string[]): string {
  if (names.includes(name) && name !== '') return 'the same name'
  for (const one of names) {
    const found = likenessOf(name, one)
    if (found) return found
  }
  return ''
}

/** Two tellings of one event: nearly the same words, or one within the other. */
export function sameTelling(a: string, b: string): boolean {
  const one = plain(a)
  const other = plain(b)
  const shorter = Math.min(one.length, other.length)
  if (shorter < 8) return false
  if (shorter >= 20 && (one.includes(other) || other.includes(one))) return true
  // Telling long texts apart is slow, and a difference in length alone says enough.
  if (Math.abs(one.length - other.length) > shorter / 5 || shorter > 2000) return false
  return distance(one, other) <= shorter / 5
}
