/** Numbers that other systems know somebody by: what is likely mistyped is said, and kept as it was typed. */
import type { KnownNumber } from './case-file.ts'

const solid = (value: string): string => value.replaceAll(/[\s-]/g, '').toUpperCase()

/** The tenth digit of an NHS number follows from the nine before it (modulus 11). */
export function isNhsNumber(value: string): boolean {
  const digits = solid(value)
  if (!/^\d{10}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

/** Letters of a UPN, each worth its place in this row: without those that look like a digit. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** A letter and twelve digits; the last may be a letter while the number is temporary. */
const upnShape = /^[A-Z]\d{11}[\dA-HJ-NP-RT-Z]$/

/**
 * The first letter of a UPN, which follows from the twelve characters after it: each is worth its digit, or its place
 * among the letters, times its place in the number (2 to 13), and the sum is taken modulo 23 (Department for Education,
 * unique pupil numbers: a guide for schools and local authorities).
 */
export function upnCheckLetter(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, one, at) => total + (/\d/.test(one) ? Number(one) : upnLetters.indexOf(one)) * (at + 2),
    0,
  )
  return upnLetters[sum % upnLetters.length] ?? ''
}

export function isUpn(value: string): boolean {
  const upn = solid(value)
  return upnShape.test(upn) && upnCheckLetter(upn.slice(1)) === upn[0]
}

function shapeDoubt({ kind, value }: KnownNumber): string {
  if (kind === 'NHS number' && !isNhsNumber(value))
    return 'This is no NHS number: ten digits, of which the last follows from the others. Compare it with its source.'
  if (kind === 'UPN' && !upnShape.test(solid(value)))
    return 'A UPN is one letter and twelve digits. Compare it with its source.'
  if (kind === 'UPN' && !isUpn(value))
    return 'This is no UPN: its first letter does not follow from its digits. Compare it with its source.'
  return ''
}

/** What is doubtful about one number beside all that are known; each a sentence. */
export function numberDoubts(number: KnownNumber, all: readonly KnownNumber[]): string[] {
  if (number.value.trim() === '') return []
  const doubt = shapeDoubt(number)
  const twice = all.some(
    (other) =>
      other.id !== number.id &&
      other.of !== number.of &&
      other.kind === number.kind &&
      number.kind !== 'case number' &&
      solid(other.value) === solid(number.value),
  )
  return [...(doubt ? [doubt] : []), ...(twice ? ['Somebody else of this family has the same number.'] : [])]
}
