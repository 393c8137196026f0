/** ZIP containers that lie, and the Word files and workbooks made of them. */
import { crc32, deflateRawSync } from 'node:zlib'

export type Piece = {
  name: string | Buffer
  data?: string | Uint8Array
  /** Packed already, with what the container says about it. */
  packed?: { bytes: Uint8Array; crc: number; size: number }
  /** What the container says of its unpacked size, whatever is true. */
  declared?: number
  extra?: Uint8Array
  flags?: number
}

const u16 = (n: number) => {
  const made = Buffer.alloc(2)
  made.writeUInt16LE(n)
  return made
}
const u32 = (n: number) => {
  const made = Buffer.alloc(4)
  made.writeUInt32LE(n >>> 0)
  return made
}

/** A container in which every lie that a piece asks for is told twice, in both of its headers. */
export function lyingZip(pieces: Piece[], says: { count?: number; overlap?: boolean } = {}): Uint8Array {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const piece of pieces) {
    const name = typeof piece.name === 'string' ? Buffer.from(piece.name, 'utf8') : piece.name
    const data = Buffer.from(piece.data ?? '')
    const packed = piece.packed?.bytes ?? deflateRawSync(data)
    const crc = piece.packed?.crc ?? crc32(data)
    const size = piece.declared ?? piece.packed?.size ?? data.length
    const extra = Buffer.from(piece.extra ?? [])
    const common = Buffer.concat([
      u16(20),
      u16(piece.flags ?? 0),
      u16(8),
      u32(33),
      u32(crc),
      u32(packed.length),
      u32(size),
      u16(name.length),
      u16(extra.length),
    ])
    // Entries that overlap all point at the first one's bytes.
    const at = says.overlap ? 0 : offset
    if (!says.overlap || parts.length === 0) {
      const local = Buffer.concat([u32(0x04034b50), common, name, extra, packed])
      parts.push(local)
      offset += local.length
    }
    central.push(Buffer.concat([u32(0x02014b50), u16(20), common, Buffer.alloc(10), u32(at), name, extra]))
  }
  const list = Buffer.concat(central)
  const count = says.count ?? pieces.length
  const end = Buffer.concat([
    u32(0x06054b50),
    u32(0),
    u16(count),
    u16(count),
    u32(list.length),
    u32(offset),
    u16(0),
  ])
  return new Uint8Array(Buffer.concat([...parts, list, end]))
}

type Swollen = { bytes: Uint8Array; crc: number; size: number }
const made = new Map<string, Swollen>()

/** `times` of one letter, packed about a thousand times smaller. Made once: it takes a moment. */
export function swollen(times: number, before = '', after = '', letter = ' '): Swollen {
  const key = [times, before, after, letter].join()
  const known = made.get(key)
  if (known) return known
  const data = Buffer.concat([Buffer.from(before), Buffer.alloc(times, letter), Buffer.from(after)])
  const one = { bytes: deflateRawSync(data, { level: 1 }), crc: crc32(data), size: data.length }
  made.set(key, one)
  return one
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A plain Word file with a header, to which each attack adds its own. `links` stand in the document's relationships. */
export function wordPieces(
  change: {
    header?: string
    body?: string
    links?: string
    headerLinks?: string
    types?: string
    before?: string
  } = {},
): Piece[] {
  const header = change.header ?? '<w:p><w:r><w:t>Wexmoor Council</w:t></w:r></w:p>'
  const pieces: Piece[] = [
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/>${change.types ?? ''}</Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      data: `${XML}${change.before ?? ''}<w:document ${W} xmlns:r="${REL}"><w:body>${change.body ?? ''}<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/header" Target="header1.xml"/>${change.links ?? ''}</Relationships>`,
    },
    {
      name: 'word/header1.xml',
      data: `${XML}${change.before ?? ''}<w:hdr ${W} xmlns:r="${REL}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">${header}</w:hdr>`,
    },
  ]
  if (change.headerLinks)
    pieces.push({
      name: 'word/_rels/header1.xml.rels',
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${change.headerLinks}</Relationships>`,
    })
  return pieces
}

export const relationship = (id: string, kind: string, target: string, external = false) =>
  `<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`

/** A header that shows one picture of its own part. */
export const pictureHeader = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Logo" descr="Logo"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId7"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

/** A workbook with one sheet of the given rows of XML. */
export function workbook(
  sheetData: string | Piece['packed'],
  change: { shared?: string; before?: string; dimension?: string; more?: Piece[] } = {},
): Uint8Array {
  const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const sheet: Piece =
    typeof sheetData === 'string'
      ? {
          name: 'xl/worksheets/sheet1.xml',
          data: `${XML}${change.before ?? ''}<worksheet xmlns="${S}"><dimension ref="${change.dimension ?? 'A1'}"/><sheetData>${sheetData}</sheetData></worksheet>`,
        }
      : { name: 'xl/worksheets/sheet1.xml', ...(sheetData ? { packed: sheetData } : {}) }
  return lyingZip([
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${XML}<workbook xmlns="${S}" xmlns:r="${REL}"><sheets><sheet name="Children" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>${change.shared === undefined ? '' : `<Relationship Id="rId2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`,
    },
    ...(change.shared === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', data: `${XML}<sst xmlns="${S}">${change.shared}</sst>` }]),
    ...(change.more ?? []),
    sheet,
  ])
}
