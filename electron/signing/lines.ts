/**
 * The signature lines of a document: the places that Word and LibreOffice show as signed ([MS-OI29500], VML
 * `o:signatureline`). A line stands in the signed text, so nobody can add one or take one away unnoticed.
 */
import { createHash } from 'node:crypto'
import { type DocumentPackage, isMainRelationship, ROOT_RELS } from './package.ts'
import { elementsNamed, Unsound, withXml } from './xml.ts'

export type SignatureLine = {
  /** GUID in braces, upper case. */
  id: string
  /** Who is meant to sign there, and as what; either may be empty. */
  name: string
  title: string
}

const OFFICE = 'urn:schemas-microsoft-com:office:office'

/** Upper bound of a name in a certificate (X.520). */
const LONGEST_NAME = 64

/** The same name: blanks, capitals and the order of its words apart, because directories write `Okafor, Rosa`. */
export const isSameName = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string) =>
  [...name.normalize('NFC').trim().replace(/\s+/g, ' ')]
    .slice(0, LONGEST_NAME)
    .join('')
    .toLowerCase()
    .split(/[\s,]+/)
    .sort()
    .join(' ')
    .trim()

/** Lines by the digest of the text they stand in: a text is looked through when it is signed and again when that is checked. */
const known = new Map<string, SignatureLine[]>()
const MOST_KNOWN = 16

/** The lines in the main text, in order; none where it cannot be read as Office writes it. */
export function linesOf(pack: DocumentPackage): SignatureLine[] {
  const root = pack.relationships.get(pack.find(ROOT_RELS) ?? '') ?? []
  const main = root.find((r) => isMainRelationship(r.type))?.part
  const part = main ? pack.find(main) : null
  const text = Buffer.from((part && pack.parts.get(part)) || '')
  if (!text.includes('signatureline')) return []
  const key = createHash('sha256').update(text).digest('base64')
  const found = known.get(key) ?? linesIn(text)
  known.delete(key)
  known.set(key, found)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break
    known.delete(oldest)
  }
  return found
}

function linesIn(text: Uint8Array): SignatureLine[] {
  try {
    return withXml(text, (document) =>
      elementsNamed(document, OFFICE, 'signatureline').map((element) => {
        const value = (name: string) => element.attrs.find((a) => a.name === name)?.value.trim() ?? ''
        return {
          id: value('id').toUpperCase(),
          name: value('suggestedsigner'),
          title: value('suggestedsigner2'),
        }
      }),
    )
  } catch (error) {
    if (error instanceof Unsound) return []
    throw error
  }
}
