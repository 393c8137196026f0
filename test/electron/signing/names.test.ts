import 'reflect-metadata'
import { Name } from '@peculiar/x509'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesSame, nameText } from '../../../electron/signing/names.ts'

const name = (...parts: [type: string, value: string][]) =>
  new Name(parts.map(([type, value]) => ({ [type]: [{ utf8String: value }] })))

const authority = name(
  ['DC', 'uk'],
  ['DC', 'gov'],
  ['O', 'Smith & Sons, "Ltd"'],
  ['ST', 'Surrey'],
  ['CN', 'Issuing CA + 1'],
)

describe('the name of an issuer', () => {
  it('is written with the most specific part first, quoted as Windows does', () => {
    expect(nameText(authority)).toBe(
      'CN="Issuing CA + 1", S=Surrey, O="Smith & Sons, ""Ltd""", DC=gov, DC=uk',
    )
    expect(nameText(name(['CN', 'Plain']))).toBe('CN=Plain')
  })

  it.each([
    [
      'the order of the certificate',
      'DC=uk, DC=gov, O="Smith & Sons, ""Ltd""", S=Surrey, CN="Issuing CA + 1"',
    ],
    [
      'backslashes and other names for a type',
      'CN=Issuing CA \\+ 1,ST=Surrey,O=Smith & Sons\\, \\"Ltd\\",DC=gov,DC=uk',
    ],
    [
      'numbers for types',
      '2.5.4.3="Issuing CA + 1", OID.2.5.4.8=Surrey, 2.5.4.10="Smith & Sons, \\"Ltd\\"", DC=gov, DC=uk',
    ],
  ])('is recognised in %s', (_, text) => {
    expect(namesSame(text, authority)).toBe(true)
  })

  it.each([
    ['another value', 'CN="Issuing CA + 2", S=Surrey, O="Smith & Sons, ""Ltd""", DC=gov, DC=uk'],
    ['a part left out', 'CN="Issuing CA + 1", S=Surrey, O="Smith & Sons, ""Ltd""", DC=uk'],
    ['a part more', 'CN="Issuing CA + 1", S=Surrey, O="Smith & Sons, ""Ltd""", DC=gov, DC=uk, C=GB'],
    ['parts in a third order', 'S=Surrey, CN="Issuing CA + 1", O="Smith & Sons, ""Ltd""", DC=gov, DC=uk'],
    ['an open quote', 'CN="Issuing CA + 1, S=Surrey'],
    ['a comma at the end', 'CN=A,'],
    ['nothing', ''],
  ])('is not recognised with %s', (_, text) => {
    expect(namesSame(text, authority)).toBe(false)
  })

  it('reads back whatever it writes, and tells different names apart', () => {
    const value = fc.string({ minLength: 1, maxLength: 12 }).filter((v) => v.trim() === v)
    fc.assert(
      fc.property(value, value, (one, two) => {
        const own = name(['O', one], ['CN', two])
        expect(namesSame(nameText(own), own)).toBe(true)
        expect(namesSame(nameText(name(['O', one], ['CN', `${two}x`])), own)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
