import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRecoveryCode, readRecoveryCode } from '../../../electron/workspace/recovery-code.ts'

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const bare = (code: string) => code.replaceAll('-', '')

describe('the printed recovery code', () => {
  it('is seven groups of four characters that nobody confuses, 130 of its bits random', () => {
    const codes = new Set(Array.from({ length: 200 }, makeRecoveryCode))
    expect(codes.size).toBe(200)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    // Each of the 26 random places takes every one of the 32 characters: 26 × 5 = 130 bits.
    const many = Array.from({ length: 2000 }, () => bare(makeRecoveryCode()))
    for (let place = 0; place < 26; place++) expect(new Set(many.map((code) => code[place])).size).toBe(32)
  })

  it('may be typed in small letters, with O for 0, I or L for 1, other dashes, spaces or none', () => {
    for (let round = 0; round < 50; round++) {
      const code = makeRecoveryCode()
      const ways = [
        code.toLowerCase(),
        bare(code),
        code.replaceAll('-', ' '),
        code.replaceAll('-', ' – '),
        code.replaceAll('0', 'o').replaceAll('1', 'l'),
        `  ${code.replaceAll('0', 'O').replaceAll('1', 'I')}\n`,
      ]
      for (const way of ways) expect(readRecoveryCode(way)).toBe(bare(code))
    }
  })

  it('shows any one or two wrong characters as a slip of the finger', () => {
    const places = fc.uniqueArray(fc.nat(27), { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 31 }),
        (at, one, two) => {
          const letters = [...bare(makeRecoveryCode())]
          for (const [index, place] of at.entries()) {
            const value = ALPHABET.indexOf(letters[place] ?? '')
            letters[place] = ALPHABET[(value + (index === 0 ? one : two)) % 32] ?? ''
          }
          expect(readRecoveryCode(letters.join(''))).toBeUndefined()
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('shows two swapped characters, a missing one and an added one', () => {
    for (let round = 0; round < 300; round++) {
      const code = bare(makeRecoveryCode())
      const at = round % 27
      const swapped = [...code]
      swapped[at] = code[at + 1] ?? ''
      swapped[at + 1] = code[at] ?? ''
      if (swapped.join('') !== code) expect(readRecoveryCode(swapped.join(''))).toBeUndefined()
      expect(readRecoveryCode(code.slice(0, at) + code.slice(at + 1))).toBeUndefined()
      expect(readRecoveryCode(`${code}0`)).toBeUndefined()
    }
  })
})
