/**
 * Writes the ZIP container of a DOCX: stored and deflated entries, no ZIP64, one disk (PKWARE APPNOTE 6.3). Entries that are
 * packed already are copied, which saves most of the cost of putting a signature into a file.
 */
import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/** An entry as it stands in a file. */
export type PackedEntry = {
  method: 0 | 8
  crc: number
  packed: Uint8Array
  /** Unpacked. */
  size: number
}

export type NewEntry = { name: string; data: Uint8Array } | { name: string; packed: PackedEntry }

/** 1 January 1980, the earliest date a ZIP can say: the container tells nothing about the machine or the moment. */
const DOS_DATE = (1 << 5) | 1

/**
 * Writes a container with the entries in the order given. Entries handed over `packed` are copied as they are. The same
 * entries always give the same bytes.
 */
export function writeZip(files: NewEntry[]): Uint8Array {
  const chunks: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const file of files) {
    const entry = 'packed' in file ? file.packed : pack(file.data)
    const name = Buffer.from(file.name, 'latin1')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.method, 4)
    common.writeUInt16LE(DOS_DATE, 8)
    common.writeUInt32LE(entry.crc, 10)
    common.writeUInt32LE(entry.packed.length, 14)
    common.writeUInt32LE(entry.size, 18)
    common.writeUInt16LE(name.length, 22)
    const localMark = Buffer.alloc(4)
    localMark.writeUInt32LE(LOCAL)
    const head = Buffer.alloc(6)
    head.writeUInt32LE(CENTRAL)
    head.writeUInt16LE(20, 4)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    chunks.push(localMark, common, name, entry.packed)
    central.push(head, common, tail, name)
    offset += 30 + name.length + entry.packed.length
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...chunks, list, end])
}

function pack(data: Uint8Array): PackedEntry {
  const crc = crc32(data)
  const deflated = data.length === 0 ? data : deflateRawSync(data)
  return deflated.length < data.length
    ? { method: 8, crc, packed: deflated, size: data.length }
    : { method: 0, crc, packed: data, size: data.length }
}
