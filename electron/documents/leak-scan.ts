/**
 * Looks for words in every corner of a produced file: text (joined where it is split over runs), attributes, remarks,
 * properties, relationships, custom XML, alternative text, the names of the parts, pictures and their metadata, files
 * inside the file, what is written as base64, and what the container holds beside its list of parts.
 *
 * It is lenient where the verifier is strict: a file that is damaged or hostile is searched as far as it can be, and
 * what could not be opened is said. Domain section 6 lists what such a search is for.
 */
import { crc32, inflateRawSync, inflateSync } from 'node:zlib'

export type Corner = 'text' | 'attribute' | 'remark' | 'markup' | 'name of a part' | 'bytes'

export type Leak = {
  word: string
  /** The part of the file, and the parts inside it: `word/embeddings/plan.docx > word/document.xml`. */
  part: string
  where: Corner
  /** The words around it, cut short; the bytes are given as far as they are letters. */
  around: string
}

export type Scan = {
  leaks: Leak[]
  /** Names of everything that was looked into. */
  parts: string[]
  /** What could not be opened, each a sentence. */
  closed: string[]
}

export type ScanOptions = {
  /** Also inside of longer words; otherwise a word stands by itself. */
  anywhere?: boolean
}

/** More than this, unpacked, is not looked into: a file that unpacks to it is no set of minutes. */
const MOST_BYTES = 256 * 1024 * 1024
/** A file in a file in a file: deeper than this nobody looks. */
const DEEPEST = 4
const AROUND = 30
/** Shorter than this, a word turns up among any bytes by chance. */
const SHORT = 6

/** `loose` also finds it between letters: among bytes, anything may look like a letter. */
type Wanted = { word: string; pattern: RegExp; loose: RegExp }

/** As people read it: one alphabet, one case, one kind of space and apostrophe, nothing that is not seen. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[’‘ʼ＇`´]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase()

function wantedOf(words: readonly string[], { anywhere = false }: ScanOptions): Wanted[] {
  return words.flatMap((word) => {
    const said = plain(word).trim()
    if (said === '') return []
    const body = said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const alone = `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`
    const pattern = new RegExp(anywhere ? body : alone, 'u')
    return [{ word: word.trim(), pattern, loose: said.length < SHORT ? pattern : new RegExp(body, 'u') }]
  })
}

/** One search: what it has found, what it has opened, and how much it may still unpack. */
class Search {
  readonly leaks = new Map<string, Leak>()
  readonly parts: string[] = []
  readonly closed: string[] = []
  readonly #wanted: Wanted[]
  #left = MOST_BYTES

  constructor(wanted: Wanted[]) {
    this.#wanted = wanted
  }

  look(part: string, where: Corner, text: string): void {
    const said = plain(text)
    for (const { word, pattern, loose } of this.#wanted) {
      const found = (where === 'bytes' ? loose : pattern).exec(said)
      const key = JSON.stringify([word, part, where])
      if (!found || this.leaks.has(key)) continue
      const around = said.slice(Math.max(0, found.index - AROUND), found.index + found[0].length + AROUND)
      this.leaks.set(key, { word, part, where, around: around.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '·') })
    }
  }

  /** Unpacks no more than is left to unpack; undefined, and said so, where it cannot be. */
  unpacked(part: string, unpack: (most: number) => Uint8Array): Uint8Array | undefined {
    try {
      const bytes = unpack(Math.max(1, this.#left))
      this.#left -= bytes.length
      return bytes
    } catch {
      this.closed.push(`${part} could not be unpacked.`)
      return undefined
    }
  }
}

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)
const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)

/** Looks through all of these bytes, whatever they are. */
function scanBytes(search: Search, part: string, bytes: Uint8Array, depth: number): void {
  search.parts.push(part)
  if (depth > DEEPEST) {
    search.closed.push(`${part} lies too deep inside other files.`)
    return
  }
  if (isZip(bytes)) {
    scanZip(search, part, bytes, depth)
    return
  }
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  if (isXml(utf8)) {
    scanXml(search, part, utf8, depth)
    return
  }
  // Office's own formats and pictures keep their words in two bytes a letter; where a word begins is not known.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  search.look(part, 'bytes', utf8)
  search.look(part, 'bytes', buffer.toString('latin1'))
  search.look(part, 'bytes', buffer.toString('utf16le'))
  search.look(part, 'bytes', buffer.subarray(1).toString('utf16le'))
  for (const text of base64In(utf8)) scanBytes(search, `${part} > base64`, text, depth + 1)
  if (isPng(bytes)) for (const text of pngTexts(search, part, buffer)) search.look(part, 'bytes', text)
}

const LOCAL = 0x04034b50
const LOCAL_SIZE = 30

/**
 * Every packed stretch of the container, whether its list of parts names it or not, and every byte beside them:
 * remarks, extra fields, what stands before, between and after.
 */
function scanZip(search: Search, part: string, bytes: Uint8Array, depth: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  search.look(part, 'bytes', buffer.toString('latin1'))
  search.look(part, 'bytes', new TextDecoder('utf-8').decode(bytes))
  for (
    let at = buffer.indexOf('PK\x03\x04', 0, 'latin1');
    at >= 0;
    at = buffer.indexOf('PK\x03\x04', at + 4, 'latin1')
  ) {
    if (at + LOCAL_SIZE > buffer.length || buffer.readUInt32LE(at) !== LOCAL) continue
    const method = buffer.readUInt16LE(at + 8)
    const size = buffer.readUInt32LE(at + 18)
    const nameLength = buffer.readUInt16LE(at + 26)
    const begins = at + LOCAL_SIZE + nameLength + buffer.readUInt16LE(at + 28)
    const name = buffer.subarray(at + LOCAL_SIZE, at + LOCAL_SIZE + nameLength).toString('utf8')
    const inside = part === '' ? name : `${part} > ${name}`
    search.look(inside, 'name of a part', name)
    if (name.endsWith('/')) continue
    const data = search.unpacked(inside, (most) => {
      if (method === 0) return new Uint8Array(buffer.subarray(begins, begins + size))
      if (method !== 8) throw new Error('packed in another way')
      return new Uint8Array(inflateRawSync(buffer.subarray(begins), { maxOutputLength: most }))
    })
    if (!data) continue
    // Where sizes follow the data, its sum does too, and stands as nothing here.
    const sum = buffer.readUInt32LE(at + 14)
    if (sum !== 0 && sum !== crc32(data)) search.closed.push(`${inside} is damaged.`)
    scanBytes(search, inside, data, depth + 1)
  }
}

const isXml = (text: string): boolean => /^\ufeff?\s*<(?:\?xml|[A-Za-z_])/.test(text)

/** A mark with its attributes; a value may hold a ">". */
const mark = /<(?:"[^"]*"|'[^']*'|[^'">])*>/g
/** Where one stretch of text ends for a reader: a paragraph, a cell, a line. */
const ends = /<\/(?:\w+:)?(?:p|tc)>|<(?:\w+:)?(?:br|cr|tab)\b[^>]*>/g
const attribute = /\s[\w:.-]+\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function scanXml(search: Search, part: string, xml: string, depth: number): void {
  const text = xml.replace(/<!--[\s\S]*?-->/g, '')
  const readings = [
    // As a person reads it: a word that is split over runs is one word.
    text.replace(ends, '\n').replace(mark, ''),
    // Each element by itself, and all of them without a gap.
    text.replace(mark, ' '),
    text.replace(mark, ''),
  ]
  for (const reading of readings) search.look(part, 'text', unescaped(reading))
  for (const [tag] of text.matchAll(mark)) {
    for (const [, double, single] of tag.matchAll(attribute))
      search.look(part, 'attribute', unescaped(double ?? single ?? ''))
  }
  for (const [, remark = ''] of xml.matchAll(/<!--([\s\S]*?)-->/g)) search.look(part, 'remark', remark)
  // As it is written, because what a reader of the marks leaves out is still in the file.
  search.look(part, 'markup', xml)
  for (const bytes of base64In(xml)) scanBytes(search, `${part} > base64`, bytes, depth + 1)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Long enough to hold a word, and short enough runs of letters are only words. */
const base64 = /[A-Za-z0-9+/]{4}(?:[A-Za-z0-9+/\s]{16,})={0,2}/g

function* base64In(text: string): Generator<Uint8Array> {
  for (const [run] of text.matchAll(base64)) {
    const solid = run.replace(/\s/g, '')
    // Ordinary sentences have spaces between their words and no stretch like this.
    if (/\s/.test(run) && !/[A-Za-z0-9+/]{40}/.test(run)) continue
    if (solid.length >= 16) yield new Uint8Array(Buffer.from(solid, 'base64'))
  }
}

/** What a PNG says about itself: texts, packed or not, and the name of its colours. */
function* pngTexts(search: Search, part: string, buffer: Buffer): Generator<string> {
  for (let at = 8; at + 12 <= buffer.length; ) {
    const length = buffer.readUInt32BE(at)
    const kind = buffer.subarray(at + 4, at + 8).toString('latin1')
    const data = buffer.subarray(at + 8, at + 8 + length)
    at += 12 + length
    if (kind !== 'zTXt' && kind !== 'iTXt' && kind !== 'iCCP') continue
    // The packed part begins somewhere after the first zero; what of it can be unpacked is text.
    for (let zero = data.indexOf(0); zero >= 0; zero = data.indexOf(0, zero + 1)) {
      const start = data.indexOf(0x78, zero)
      if (start < 0) break
      const bytes = inflated(data.subarray(start))
      if (!bytes) continue
      search.parts.push(`${part} > ${kind}`)
      yield bytes.toString('utf8')
      break
    }
  }
}

function inflated(bytes: Buffer): Buffer | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES })
  } catch {
    return undefined
  }
}

/**
 * @param file bytes of a DOCX or of any other file
 * @param words what must not be in it; case, kinds of space and apostrophes, and letters that are not seen do not matter
 */
export function scanForLeaks(file: Uint8Array, words: readonly string[], options: ScanOptions = {}): Scan {
  const search = new Search(wantedOf(words, options))
  scanBytes(search, '', file, 0)
  return {
    leaks: [...search.leaks.values()],
    parts: search.parts.filter((part) => part !== ''),
    closed: search.closed,
  }
}
