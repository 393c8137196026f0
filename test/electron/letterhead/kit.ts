/** A council's letterhead as Word would save it, and files that mean harm, all made here. */
import { crc32, deflateSync } from 'node:zlib'
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A green square that says who drew it. */
export function logo(says = 'SECRETAUTHOR'): Uint8Array {
  const size = 24
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, Buffer.from([0x1b, 0x6e, 0x4f]))])
  const rows = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)))
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('tEXt', Buffer.from(`Author\0${says}`, 'latin1')),
      chunk('IDAT', rows),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

export type Template = {
  header?: (Paragraph | Table)[]
  footer?: Paragraph[]
  first?: (Paragraph | Table)[]
  body?: Paragraph[]
  margin?: number
  color?: string
  font?: string
}

export const picture = (height = 60, description = 'Wexmoor Council', floating = false): ImageRun =>
  new ImageRun({
    type: 'png',
    data: logo(),
    transformation: { width: 60, height },
    altText: { name: 'C:\\Users\\SECRETAUTHOR\\logo.png', description, title: '' },
    ...(floating
      ? { floating: { horizontalPosition: { offset: 5_000_000 }, verticalPosition: { offset: 6_000_000 } } }
      : {}),
  })

const ofCouncil = (): (Paragraph | Table)[] => [
  new Paragraph({ alignment: AlignmentType.RIGHT, children: [picture()] }),
  new Paragraph({
    children: [new TextRun({ text: '{autho' }), new TextRun({ text: 'rity} · {meeting}', bold: true })],
  }),
  new Table({
    rows: [
      new TableRow({
        children: ['{date}', '{reference}'].map((text) => new TableCell({ children: [new Paragraph(text)] })),
      }),
    ],
  }),
]

export async function template(parts: Template = {}): Promise<Uint8Array> {
  const { margin = 1440, color = '1B4F72', font = 'Georgia' } = parts
  const made = new Document({
    creator: 'SECRETAUTHOR',
    lastModifiedBy: 'SECRETAUTHOR',
    title: 'SECRETTITLE',
    customProperties: [{ name: 'Path', value: 'SECRETPATH' }],
    styles: {
      default: {
        document: { run: { font, size: 22 } },
        title: { run: { size: 40, color } },
        heading1: { run: { size: 30, color, font: 'Verdana' } },
      },
    },
    sections: [
      {
        properties: {
          ...(parts.first ? { titlePage: true } : {}),
          page: { margin: { left: margin, right: margin, top: 1700, bottom: 1500 } },
        },
        headers: {
          default: new Header({ children: parts.header ?? ofCouncil() }),
          ...(parts.first ? { first: new Header({ children: parts.first }) } : {}),
        },
        footers: {
          default: new Footer({
            children: parts.footer ?? [
              new Paragraph({
                children: [
                  new TextRun({
                    children: ['County Hall, Wexmoor. Page ', PageNumber.CURRENT, ' of {pages}'],
                  }),
                ],
              }),
            ],
          }),
        },
        children: parts.body ?? [new Paragraph('')],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(made))
}

/** The file with parts changed or added; undefined takes a part away. */
export function changed(
  file: Uint8Array,
  change: Record<string, (before: string) => string | Uint8Array>,
): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(file)
  for (const [name, make] of Object.entries(change)) {
    const made = make(parts[name] ? strFromU8(parts[name]) : '')
    parts[name] = typeof made === 'string' ? strToU8(made) : made
  }
  return zipSync(parts)
}
