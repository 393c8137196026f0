/** A word that must not leave is found wherever a file can hide it. Each hiding place is a pitfall of domain section 6. */
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { scanForLeaks } from '../../../electron/documents/leak-scan.ts'

const SECRET = 'Tarnbrook Court'
const body = (inner: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${inner}</w:body></w:document>`
const said = (text: string): string => body(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
const harmless = { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(said('Seen.')) }
const file = (parts: Record<string, Uint8Array | string> = {}, comment = ''): Uint8Array => {
  const entries = Object.entries(parts).map(([name, data]) => [
    name,
    typeof data === 'string' ? strToU8(data) : data,
  ])
  const zip = zipSync({ ...harmless, ...Object.fromEntries(entries) })
  return comment === '' ? zip : new Uint8Array(Buffer.concat([zip, Buffer.from(comment)]))
}
const property = (name: string): string =>
  `<cp:coreProperties><dc:${name}>${SECRET}</dc:${name}></cp:coreProperties>`

/** A PNG of one chunk beside its head. */
function png(kind: string, data: Uint8Array): Uint8Array {
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return new Uint8Array(Buffer.concat([head, length, Buffer.from(kind), data, Buffer.alloc(4)]))
}
const packedText = (text: string): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(text))]))

/** The same container without the entry in its list of parts: what no reader lists is still in the file. */
function unlisted(): Uint8Array {
  const hidden = zipSync({ 'old.xml': strToU8(said(SECRET)) })
  const end = hidden.lastIndexOf(0x50, hidden.length - 22)
  const central = Buffer.from(hidden).indexOf('PK\x01\x02', 0, 'latin1')
  const local = hidden.subarray(0, central > 0 ? central : end)
  return new Uint8Array(Buffer.concat([local, file()]))
}

const hidingPlaces: [string, Uint8Array][] = [
  ['the text', file({ 'word/document.xml': said(SECRET) })],
  [
    'text that is split over runs',
    file({
      'word/document.xml': body(
        '<w:p><w:r><w:t>Tarn</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>brook Cou</w:t></w:r><w:r><w:t>rt</w:t></w:r></w:p>',
      ),
    }),
  ],
  [
    'text between other paragraphs',
    file({
      'word/document.xml': body(
        `<w:p><w:t>home</w:t></w:p><w:p><w:t>${SECRET}</w:t></w:p><w:p><w:t>street</w:t></w:p>`,
      ),
    }),
  ],
  [
    'hidden text',
    file({
      'word/document.xml': body(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${SECRET}</w:t></w:r></w:p>`),
    }),
  ],
  [
    'white text',
    file({
      'word/document.xml': body(`<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>${SECRET}</w:t></w:r>`),
    }),
  ],
  [
    'a deletion that is tracked',
    file({
      'word/document.xml': body(`<w:del w:author="x"><w:r><w:delText>${SECRET}</w:delText></w:r></w:del>`),
    }),
  ],
  [
    'the name of who changed it',
    file({ 'word/document.xml': body(`<w:ins w:author="${SECRET}"><w:r/></w:ins>`) }),
  ],
  ['a comment', file({ 'word/comments.xml': said(SECRET) })],
  ['a header', file({ 'word/header1.xml': said(SECRET) })],
  ['a footer', file({ 'word/footer1.xml': said(SECRET) })],
  ['a footnote', file({ 'word/footnotes.xml': said(SECRET) })],
  [
    'a text box',
    file({ 'word/document.xml': body(`<w:txbxContent><w:p><w:t>${SECRET}</w:t></w:p></w:txbxContent>`) }),
  ],
  [
    'alternative text',
    file({ 'word/document.xml': body(`<wp:docPr id="1" name="Picture" descr="${SECRET}"/>`) }),
  ],
  [
    'the tag of a content control',
    file({ 'word/document.xml': body(`<w:sdt><w:sdtPr><w:tag w:val='${SECRET}'/></w:sdtPr></w:sdt>`) }),
  ],
  ['a bookmark', file({ 'word/document.xml': body(`<w:bookmarkStart w:name="${SECRET}"/>`) })],
  ['a document variable', file({ 'word/settings.xml': body(`<w:docVar w:name="a" w:val="${SECRET}"/>`) })],
  ['the title in the properties', file({ 'docProps/core.xml': property('title') })],
  ['the author in the properties', file({ 'docProps/core.xml': property('creator') })],
  [
    'the company in the properties',
    file({ 'docProps/app.xml': `<Properties><Company>${SECRET}</Company></Properties>` }),
  ],
  [
    'the path of the template',
    file({ 'docProps/app.xml': '<Properties><Template>C:\\Tarnbrook Court\\a.dotx</Template></Properties>' }),
  ],
  [
    'a custom property',
    file({ 'docProps/custom.xml': `<property><vt:lpwstr>${SECRET}</vt:lpwstr></property>` }),
  ],
  ['custom XML', file({ 'customXml/item1.xml': `<record place="${SECRET}"/>` })],
  ['JSON in custom XML', file({ 'customXml/item1.xml': `<r>{"place":"${SECRET}"}</r>` })],
  [
    'the target of a link',
    file({ 'word/_rels/document.xml.rels': '<Relationship Target="file:///S:/Tarnbrook Court/plan.docx"/>' }),
  ],
  ['the name of a part', file({ 'word/media/Tarnbrook Court.png': new Uint8Array([1]) })],
  ['a remark in the markup', file({ 'word/document.xml': body(`<!-- ${SECRET} -->`) })],
  ['CDATA', file({ 'word/document.xml': body(`<w:t><![CDATA[${SECRET}]]></w:t>`) })],
  ['letters written as numbers', file({ 'word/document.xml': said('&#84;arn&#x62;rook Court') })],
  ['letters that are not seen', file({ 'word/document.xml': said('Tarn\u200bbro\u00adok\u00a0Court') })],
  ['full-width letters', file({ 'word/document.xml': said('Ｔarnbrook Court') })],
  ['another case', file({ 'word/document.xml': said('TARNBROOK  COURT') })],
  [
    'a document inside the document',
    file({ 'word/embeddings/plan.docx': file({ 'word/document.xml': said(SECRET) }) }),
  ],
  [
    'an old Office file inside it',
    file({
      'word/embeddings/o.bin': new Uint8Array(
        Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11]), Buffer.from(SECRET, 'utf16le')]),
      ),
    }),
  ],
  [
    'a picture’s text',
    file({ 'word/media/a.png': png('tEXt', new Uint8Array(Buffer.from(`Comment\0${SECRET}`))) }),
  ],
  ['a picture’s packed text', file({ 'word/media/a.png': png('zTXt', packedText(SECRET)) })],
  [
    'a photograph’s description',
    file({
      'word/media/a.jpeg': new Uint8Array(
        Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), Buffer.from(`Exif\0\0${SECRET}`)]),
      ),
    }),
  ],
  [
    'base64',
    file({ 'customXml/item1.xml': `<r>${Buffer.from(`The refuge is ${SECRET}.`).toString('base64')}</r>` }),
  ],
  [
    'packed base64',
    file({
      'customXml/item1.xml': `<r>${Buffer.from(file({ 'a.xml': said(SECRET) })).toString('base64')}</r>`,
    }),
  ],
  ['a remark on the container', file({}, SECRET)],
  ['a part that the container does not list', unlisted()],
]

describe('A word that must not leave', () => {
  it.each(hidingPlaces)('is found in %s', (_place, bytes) => {
    const { leaks } = scanForLeaks(bytes, ['something else', SECRET])
    expect(leaks.map(({ word }) => word)).toContain(SECRET)
    expect(leaks.every(({ word }) => word === SECRET)).toBe(true)
  })

  it('is told with the part it is in and the words around it', () => {
    const bytes = file({
      'word/embeddings/plan.docx': file({ 'word/document.xml': said(`They are at ${SECRET} now.`) }),
    })
    expect(scanForLeaks(bytes, [SECRET]).leaks).toContainEqual({
      word: SECRET,
      part: 'word/embeddings/plan.docx > word/document.xml',
      where: 'text',
      around: expect.stringContaining('they are at tarnbrook court now.'),
    })
  })

  it('is not seen in a longer word, unless that is asked for', () => {
    const bytes = file({ 'word/document.xml': said('He was asleep in Leeds.') })
    expect(scanForLeaks(bytes, ['Lee']).leaks).toEqual([])
    expect(scanForLeaks(bytes, ['Lee'], { anywhere: true }).leaks.map(({ where }) => where)).toContain('text')
  })

  it('is found wherever it stands among other words, however the runs split it', () => {
    const letters = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(
        fc.array(letters),
        fc.array(letters),
        fc.array(fc.nat(14), { maxLength: 4 }),
        (before, after, cuts) => {
          const word = 'zqtarnbrookzq'
          const pieces = [0, ...cuts.filter((at) => at < word.length).sort((a, b) => a - b), word.length]
          const runs = pieces
            .slice(1)
            .map((end, at) => `<w:r><w:t>${word.slice(pieces[at], end)}</w:t></w:r>`)
          const around = (words: string[]) => words.map((one) => `<w:r><w:t>${one} </w:t></w:r>`).join('')
          const xml = body(
            `<w:p>${around(before)}</w:p><w:p>${runs.join('')}</w:p><w:p>${around(after)}</w:p>`,
          )
          const bytes = file({ 'word/document.xml': xml })
          expect(scanForLeaks(bytes, [word]).leaks.length).toBeGreaterThan(0)
          expect(scanForLeaks(bytes, ['qztarnbrookqz']).leaks).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('A file that hides nothing', () => {
  it('is clean, with every part named that was looked into', () => {
    expect(scanForLeaks(file(), [SECRET])).toEqual({
      leaks: [],
      parts: ['[Content_Types].xml', 'word/document.xml'],
      closed: [],
    })
  })

  it('is not called clean where a part of it cannot be opened', () => {
    const broken = Buffer.from(file())
    const name = broken.indexOf('word/document.xml')
    broken.fill(0xff, name + 20, name + 40)
    expect(scanForLeaks(new Uint8Array(broken), [SECRET]).closed).toEqual([
      expect.stringMatching(/^word\/document\.xml (?:is damaged|could not be unpacked)\.$/),
    ])
  })

  it('that unpacks to far too much is not unpacked to its end', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(300 * 1024 * 1024) }, { level: 9 })
    expect(scanForLeaks(bomb, [SECRET]).closed).toEqual(['word/document.xml could not be unpacked.'])
  })

  it('of any bytes at all is searched without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        scanForLeaks(bytes, [SECRET])
        scanForLeaks(new Uint8Array(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes])), [SECRET])
        scanForLeaks(new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), bytes])), [SECRET])
      }),
    )
  })
})
