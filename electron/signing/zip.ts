/**
 * Reading the ZIP container of a DOCX.
 *
 * The reader is strict because a lenient one can be lied to: two programs that disagree about what a ZIP
 * holds show two different documents under one signature. So the file must be tiled exactly by its entries,
 * the central directory and the end record, with both copies of every header in agreement. What is free:
 * dates, "made by" and "needed to extract" versions, attributes and extra fields, because no reader takes
 * content from them, and how an entry is packed, as long as the same bytes come out.
 *
 * Format: PKWARE APPNOTE 6.3, the parts that Office files use (stored and deflated, no ZIP64, one disk).
 */
import { crc32, inflateRawSync } from 'node:zlib'
import type { PackedEntry } from '../zip.ts'

/** More than this, unpacked, is not a set of minutes: 200 MB. */
export const MAX_UNPACKED = 200 * 1024 * 1024
const MAX_ENTRIES = 5_000

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const DESCRIPTOR = 0x08074b50

const DEFLATED = 8
/** Compression level hints, sizes after the data, UTF-8 names. Anything else (encryption above all) is refused. */
const KNOWN_FLAGS = 0x0006 | 0x0008 | 0x0800
/** ZIP64 sizes, encryption, and a second name that some readers prefer to the first. */
const DECEIVING_EXTRAS = new Set([0x0001, 0x0017, 0x7075, 0x9901])

export type ZipEntry = PackedEntry & {
  name: string
  /** Unpacked bytes, checked against size and CRC; null when they do not agree or cannot be unpacked. */
  data: Uint8Array | null
}

/** `faults` are sentences about a container that can be read but was tampered with or damaged. */
export type Zip = { entries: ZipEntry[]; faults: string[] }

/** The bytes are not a readable container at all. The message is a sentence for people. */
export class NotReadable extends Error {}

type Header = {
  name: string
  flags: number
  method: number
  crc: number
  packedSize: number
  size: number
  offset: number
}

/** A part name is shown to people: printable ASCII only, and not too much of it. */
export function shown(text: string): string {
  const safe = text.replace(/[^\x20-\x7e]/g, '?')
  return safe.length > 100 ? `${safe.slice(0, 97)}...` : safe
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function findEnd(bytes: Uint8Array, at: DataView): number {
  const stop = Math.max(0, bytes.length - 22 - 0xffff)
  for (let i = bytes.length - 22; i >= stop; i--) if (at.getUint32(i, true) === END) return i
  return -1
}

function refuseExtras(extra: Uint8Array, name: string, faults: string[]) {
  const at = view(extra)
  let i = 0
  while (i + 4 <= extra.length) {
    if (DECEIVING_EXTRAS.has(at.getUint16(i, true)))
      faults.push(`The file gives ${shown(name)} a second name or size, so programs may disagree about it.`)
    i += 4 + at.getUint16(i + 2, true)
  }
}

function readCentral(
  bytes: Uint8Array,
  at: DataView,
  start: number,
  end: number,
  count: number,
  faults: string[],
) {
  const headers: Header[] = []
  let i = start
  for (let n = 0; n < count; n++) {
    if (i + 46 > end || at.getUint32(i, true) !== CENTRAL)
      throw new NotReadable('The file is damaged: its list of contents cannot be read.')
    const nameLength = at.getUint16(i + 28, true)
    const extraLength = at.getUint16(i + 30, true)
    const commentLength = at.getUint16(i + 32, true)
    const next = i + 46 + nameLength + extraLength + commentLength
    if (next > end) throw new NotReadable('The file is damaged: its list of contents cannot be read.')
    const name = latin(bytes.subarray(i + 46, i + 46 + nameLength))
    refuseExtras(bytes.subarray(i + 46 + nameLength, next - commentLength), name, faults)
    if (commentLength > 0) faults.push(`A hidden remark was added to ${shown(name)} in the file.`)
    if (at.getUint16(i + 34, true) !== 0)
      throw new NotReadable('The file is only one piece of a file that was split.')
    headers.push({
      name,
      flags: at.getUint16(i + 8, true),
      method: at.getUint16(i + 10, true),
      crc: at.getUint32(i + 16, true),
      packedSize: at.getUint32(i + 20, true),
      size: at.getUint32(i + 24, true),
      offset: at.getUint32(i + 42, true),
    })
    i = next
  }
  if (i !== end) faults.push('Something is hidden inside the list of contents of the file.')
  return headers
}

/** Where the entry's data starts and where the entry ends; a fault when the local header tells another story. */
function readLocal(bytes: Uint8Array, at: DataView, header: Header, limit: number, faults: string[]) {
  const o = header.offset
  const differs = `The two headers of ${shown(header.name)} in the file do not agree.`
  if (o + 30 > limit || at.getUint32(o, true) !== LOCAL) {
    faults.push(differs)
    return null
  }
  const nameLength = at.getUint16(o + 26, true)
  const extraLength = at.getUint16(o + 28, true)
  const start = o + 30 + nameLength + extraLength
  const end = start + header.packedSize
  if (end > limit) {
    faults.push(differs)
    return null
  }
  const later = (header.flags & 0x0008) !== 0
  const same = (offset: number, value: number) => {
    const local = at.getUint32(o + offset, true)
    return local === value || (later && local === 0)
  }
  const agrees =
    at.getUint16(o + 6, true) === header.flags &&
    at.getUint16(o + 8, true) === header.method &&
    same(14, header.crc) &&
    same(18, header.packedSize) &&
    same(22, header.size) &&
    latin(bytes.subarray(o + 30, o + 30 + nameLength)) === header.name
  if (!agrees) faults.push(differs)
  refuseExtras(bytes.subarray(start - extraLength, start), header.name, faults)
  return { start, end, after: later ? afterDescriptor(at, header, end, limit) : end }
}

/** A data descriptor repeats CRC and sizes behind the data, with or without its own mark. */
function afterDescriptor(at: DataView, header: Header, end: number, limit: number): number {
  const marked = end + 16 <= limit && at.getUint32(end, true) === DESCRIPTOR
  const o = marked ? end + 4 : end
  const fits =
    o + 12 <= limit &&
    at.getUint32(o, true) === header.crc &&
    at.getUint32(o + 4, true) === header.packedSize &&
    at.getUint32(o + 8, true) === header.size
  return fits ? o + 12 : end
}

function unpack(header: Header, packed: Uint8Array): Uint8Array | null {
  try {
    let data = packed
    if (header.method === DEFLATED) {
      const options = { maxOutputLength: Math.max(1, header.size), info: true }
      const result = inflateRawSync(packed, options) as unknown as {
        buffer: Uint8Array
        engine: { bytesWritten: number }
      }
      if (result.engine.bytesWritten !== packed.length) return null
      data = result.buffer
    }
    return data.length === header.size && crc32(data) === header.crc ? data : null
  } catch {
    return null
  }
}

/**
 * Opens a container held in memory.
 * @throws NotReadable when there is nothing to judge: not a ZIP, cut short, protected, split, too large.
 */
export function readZip(bytes: Uint8Array): Zip {
  const at = view(bytes)
  const end = bytes.length < 22 ? -1 : findEnd(bytes, at)
  if (end < 0) throw new NotReadable(whatElse(bytes))
  const faults: string[] = []
  if (end + 22 !== bytes.length || at.getUint16(end + 20, true) !== 0)
    faults.push('Something was added behind the end of the file.')
  const count = at.getUint16(end + 10, true)
  const size = at.getUint32(end + 12, true)
  const start = at.getUint32(end + 16, true)
  const split = at.getUint32(end + 4, true) !== 0 || at.getUint16(end + 8, true) !== count
  if (split || start + size > end || count > MAX_ENTRIES)
    throw new NotReadable(
      'The file is damaged or is not a Word document: its list of contents is not in order.',
    )
  if (start + size !== end) faults.push('Something is hidden between the parts of the file.')
  const headers = readCentral(bytes, at, start, start + size, count, faults)
  if (headers.reduce((sum, h) => sum + h.size, 0) > MAX_UNPACKED)
    throw new NotReadable('The file says that it is larger than 200 MB when unpacked, so it was not opened.')

  const entries: ZipEntry[] = []
  const taken: { from: number; to: number }[] = []
  for (const header of headers) {
    if ((header.flags & ~KNOWN_FLAGS) !== 0 || (header.method !== 0 && header.method !== DEFLATED))
      throw new NotReadable(
        'The file is protected with a password or packed in a way that Word does not use, so it cannot be read.',
      )
    const place = readLocal(bytes, at, header, start, faults)
    if (place) taken.push({ from: header.offset, to: place.after })
    const packed = place ? bytes.subarray(place.start, place.end) : new Uint8Array()
    entries.push({
      name: header.name,
      method: header.method,
      crc: header.crc,
      packed,
      data: place ? unpack(header, packed) : null,
      size: header.size,
    })
  }
  taken.sort((a, b) => a.from - b.from)
  const edges = [0, ...taken.map((t) => t.to)]
  const tiled = taken.every((t, i) => t.from === edges[i]) && edges.at(-1) === start
  if (!tiled) faults.push('Something is hidden between the parts of the file.')
  faults.push(...repeatedNames(entries))
  return { entries, faults: [...new Set(faults)] }
}

/** Names that differ only in case are one part to Word (OPC: part names are compared without case). */
function repeatedNames(entries: ZipEntry[]): string[] {
  const seen = new Set<string>()
  const faults: string[] = []
  for (const { name } of entries) {
    const key = name.toLowerCase()
    if (seen.has(key))
      faults.push(`The file holds ${shown(name)} more than once, so programs may show different text.`)
    seen.add(key)
  }
  return faults
}

function whatElse(bytes: Uint8Array): string {
  const starts = (...head: number[]) => head.every((b, i) => bytes[i] === b)
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    return 'The file is protected with a password, or is in the older Word format (.doc), so it cannot be read.'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'This is a PDF, not a Word document (.docx).'
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'The file is cut short or damaged: its end is missing.'
  return 'This is not a Word document (.docx).'
}
