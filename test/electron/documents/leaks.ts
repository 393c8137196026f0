/**
 * Looks for words in every corner of a document: text joined across runs, attributes, properties, relationships,
 * media, the names of the parts, and the raw bytes of what is not XML.
 */
import { strFromU8, unzipSync } from 'fflate'

export type Leak = { part: string; where: 'text' | 'attribute' | 'part name' | 'bytes'; word: string }

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

function attributesOf(xml: string): string[] {
  return [...xml.matchAll(/\s[\w:.-]+="([^"]*)"|\s[\w:.-]+='([^']*)'/g)].map((match) =>
    decoded(match[1] ?? match[2] ?? ''),
  )
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

const isXml = (part: string): boolean => /\.(?:xml|rels)$/.test(part)

/** Every place where one of the words stands, whatever its case; words split over runs are found too. */
export function leaksIn(file: Uint8Array, words: string[]): Leak[] {
  const wanted = words.map((word) => ({ word, small: word.toLowerCase() }))
  return Object.entries(partsOf(file)).flatMap(([part, bytes]) => {
    const raw = strFromU8(bytes, !isXml(part))
    const places: [Leak['where'], string][] = isXml(part)
      ? [
          ['text', textOf(raw)],
          // Joined without the breaks, so that a word cannot hide on both sides of one.
          ['text', decoded(raw.replace(/<[^>]*>/g, ''))],
          ['attribute', attributesOf(raw).join('\n')],
        ]
      : [['bytes', raw]]
    places.push(['part name', part])
    return wanted.flatMap(({ word, small }) => {
      const found = places.find(([, text]) => text.toLowerCase().includes(small))
      return found ? [{ part, where: found[0], word }] : []
    })
  })
}
