/** What a produced document says, and whether a word is anywhere in it. */
import { strFromU8, unzipSync } from 'fflate'
import { type Leak, scanForLeaks } from '../../../electron/documents/leak-scan.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return String.fromCodePoint(code)
  })
}

/** Text of an XML part as a reader sees it: runs joined, paragraphs and breaks apart. */
export function textOf(xml: string): string {
  const lines = xml.replace(/<\/w:p>|<w:br\b[^>]*>|<w:tab\b[^>]*>|<\/w:tc>/g, '\n')
  return decoded(lines.replace(/<[^>]*>/g, ''))
}

export function partsOf(file: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(file)
}

export function xmlOf(file: Uint8Array, part: string): string {
  const bytes = partsOf(file)[part]
  if (!bytes) throw new Error(`the file has no part ${part}`)
  return strFromU8(bytes)
}

/** All text of all parts, for asking what a document does say. */
export function allText(file: Uint8Array): string {
  return Object.entries(partsOf(file))
    .filter(([part]) => part.endsWith('.xml'))
    .map(([, bytes]) => textOf(strFromU8(bytes)))
    .join('\n')
}

/** Every place where one of the words stands, visible or not, inside of longer words too. */
export const leaksIn = (file: Uint8Array, words: string[]): Leak[] =>
  scanForLeaks(file, words, { anywhere: true }).leaks
