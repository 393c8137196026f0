/**
 * The printed recovery code: 130 random bits as 26 characters of Crockford's base 32 and two check characters,
 * in seven groups of four. The check characters are chosen so that any one or two wrong characters, and any two
 * swapped ones, are always noticed: a slip of the finger is told apart from the code of another workspace.
 */
import { openRecoverySlot, type StoredRecoverySlot } from './slots.ts'
import { mistypedRecoveryCode, wrongRecoveryCode } from './trouble.ts'

/** Crockford's alphabet leaves out I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DATA = 26
const LENGTH = DATA + 2
const GROUP = 4

/** Multiplication by x in the field of 32 elements (x⁵ + x² + 1). */
const timesX = (value: number): number => {
  const doubled = value << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}

/** Sum of the characters, and sum of the characters each weighted by its place: both are 0 in a whole code. */
function sums(values: number[]): [number, number] {
  let plain = 0
  let weighted = 0
  for (const value of values) {
    plain ^= value
    weighted = timesX(weighted) ^ value
  }
  return [plain, weighted]
}

/** The two characters that make both sums 0. */
function checkValues(data: number[]): [number, number] {
  for (let first = 0; first < 32; first++) {
    const [plain, weighted] = sums([...data, first])
    if (timesX(weighted) === plain) return [first, plain]
  }
  throw new Error('every code has check characters')
}

/** A new code, e.g. `7K2M-…`. */
export function makeRecoveryCode(): string {
  const data = [...crypto.getRandomValues(new Uint8Array(DATA))].map((byte) => byte & 31)
  const text = [...data, ...checkValues(data)].map((value) => ALPHABET[value]).join('')
  return text.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? text
}

/**
 * The code as it is hashed, however it was typed: small letters, spaces, dashes, O for 0, I and L for 1.
 * Undefined when it was mistyped.
 */
export function readRecoveryCode(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (text.length !== LENGTH) return undefined
  const values = [...text].map((character) => ALPHABET.indexOf(character))
  if (values.includes(-1)) return undefined
  const [plain, weighted] = sums(values)
  return plain === 0 && weighted === 0 ? text : undefined
}

/** The workspace key behind a code as it was typed. Tells a mistyped code from another workspace's. Throws `Problem`. */
export async function keyOfRecoverySlot(
  workspaceId: string,
  slot: StoredRecoverySlot,
  typed: string,
): Promise<Uint8Array> {
  const code = readRecoveryCode(typed)
  if (code === undefined) throw mistypedRecoveryCode()
  const key = await openRecoverySlot(workspaceId, slot, code)
  if (!key) throw wrongRecoveryCode()
  return key
}
