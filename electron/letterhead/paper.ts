/**
 * A finished document on the council's letterhead. Our marking stands above the letterhead, and version, fingerprint and
 * page number below it, in letters of our own: everything of the letterhead is in the line of the text, so nothing of it
 * can lie over them.
 */
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { writeZip } from '../zip.ts'
import type { Letterhead, Letters, PaperFields } from './letterhead.ts'

/** Between the margins of a document of ours before it comes on a letterhead, in twentieths of a point. */
const OUR_WIDTH = 9638

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const KINDS = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
/** What no XML can hold is in no document. */
const legal = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

function filled(xml: string, fields: PaperFields): string {
  const values: Record<string, string> = { ...fields, 'copy line': fields.copyLine }
  return xml.replace(/\{(authority|meeting|date|copy line|reference)\}/g, (_, name: string) =>
    escaped(legal(values[name] ?? '').replace(/\s+/g, ' ')),
  )
}

/** Our first line, then the letterhead, then our other lines. */
const headed = (ours: string, theirs: string): string => ours.replace('</w:p>', `</w:p>${theirs}`)
/** The letterhead, then our line at the very foot. */
const footed = (ours: string, theirs: string): string => ours.replace(/<w:ftr\b[^>]*>/, `$&${theirs}`)

function widened(xml: string, width: number): string {
  return xml.replace(new RegExp(`(<w:tab w:val="right" w:pos=")${OUR_WIDTH}"`, 'g'), `$1${width}"`)
}

/** Tables as wide as the text, and pictures no wider than it. */
function fitted(main: string, width: number): string {
  const scale = width / OUR_WIDTH
  const scaled = (value: string): number => Math.round(Number(value) * scale)
  const tables = main.replace(/<w:(tblW|tcW|gridCol)\b[^>]*>/g, (mark) =>
    mark.replace(/w:w="(\d+)"/, (_, value: string) => `w:w="${scaled(value)}"`),
  )
  if (scale >= 1) return tables
  const sizes = (mark: string): string =>
    mark.replace(/c([xy])="(\d+)"/g, (_, way: string, value: string) => `c${way}="${scaled(value)}"`)
  return tables
    .replace(/<wp:extent\b[^>]*>/g, sizes)
    .replace(
      /(<wpg:grpSpPr><a:xfrm>(?:<a:off\b[^>]*>)?)(<a:ext\b[^>]*>)/g,
      (_, before: string, mark: string) => before + sizes(mark),
    )
}

function pageOf(main: string, { page, first }: Letterhead): string {
  const orient = page.width > page.height ? 'landscape' : 'portrait'
  const size = `<w:pgSz w:w="${page.width}" w:h="${page.height}" w:orient="${orient}"/>`
  const margins = `<w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="${page.header}" w:footer="${page.footer}" w:gutter="0"/>`
  const sized = main.replace(/<w:pgSz\b[^>]*>/, size).replace(/<w:pgMar\b[^>]*>/, margins)
  if (!first) return sized
  const references =
    '<w:headerReference w:type="first" r:id="rIdFirstHeader"/><w:footerReference w:type="first" r:id="rIdFirstFooter"/>'
  return sized.replace(/<w:pgSz\b/, `${references}<w:pgSz`).replace(/<w:docGrid\b/, '<w:titlePg/><w:docGrid')
}

function lettered(style: string, { font, color, size }: Letters): string {
  let made = style
  if (font) {
    const name = escaped(font)
    made = made.replace(
      /<w:rFonts\b[^>]*>/,
      `<w:rFonts w:ascii="${name}" w:cs="${name}" w:eastAsia="${name}" w:hAnsi="${name}"/>`,
    )
  }
  if (color) made = made.replace(/<w:color\b[^>]*>/, `<w:color w:val="${color}"/>`)
  if (size) made = noSmaller(made, size)
  return made
}

/** Never smaller than the document has it: large print stays large. */
const noSmaller = (style: string, size: number): string =>
  style.replace(
    /<w:(sz|szCs) w:val="(\d+)"\/>/g,
    (_, name: string, had: string) => `<w:${name} w:val="${Math.max(size, Number(had))}"/>`,
  )

/** Our own lines on every page, and the fingerprint, keep their letters whatever the council writes with. */
const ours = new Set(['PageEdge', 'Fingerprint'])

function dressed(styles: string, { body, headings }: Letterhead): string {
  const font = { ...body, color: '', size: 0 }
  return styles
    .replace(/<w:docDefaults>[\s\S]*?<\/w:docDefaults>/, (defaults) => lettered(defaults, body))
    .replace(/<w:style\b[^>]*w:styleId="(\w+)"[\s\S]*?<\/w:style>/g, (style, id: string) => {
      if (ours.has(id)) return style
      return lettered(style, headings[id] ?? font)
    })
}

/** Order of a package: content types first, then the root relationships, then the rest by name. */
const rank = (name: string): string =>
  name === '[Content_Types].xml' ? '0' : name === '_rels/.rels' ? '1' : `2${name}`

/**
 * @param file a document as `electron/documents` writes it, not yet signed
 * @returns the same document on the letterhead; the same file, letterhead and fields always give the same bytes
 */
export function onLetterhead(file: Uint8Array, letterhead: Letterhead, fields: PaperFields): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(file)))
  const text = (name: string): string => strFromU8(parts.get(name) ?? new Uint8Array())
  const put = (name: string, content: string): void => void parts.set(name, strToU8(content))
  const { page, every, first } = letterhead
  const width = page.width - page.left - page.right
  const header = widened(text('word/header1.xml'), width)
  const footer = widened(text('word/footer1.xml'), width)

  put('word/header1.xml', headed(header, filled(every.header.xml, fields)))
  put('word/footer1.xml', footed(footer, filled(every.footer.xml, fields)))
  put('word/document.xml', fitted(pageOf(text('word/document.xml'), letterhead), width))
  put('word/styles.xml', dressed(text('word/styles.xml'), letterhead))
  if (first) {
    put('word/header2.xml', headed(header, filled(first.header.xml, fields)))
    put('word/footer2.xml', footed(footer, filled(first.footer.xml, fields)))
    put(
      'word/_rels/document.xml.rels',
      text('word/_rels/document.xml.rels').replace(
        '</Relationships>',
        `<Relationship Id="rIdFirstHeader" Type="${RELATIONS}/header" Target="header2.xml"/><Relationship Id="rIdFirstFooter" Type="${RELATIONS}/footer" Target="footer2.xml"/></Relationships>`,
      ),
    )
  }

  const used = new Set<string>()
  for (const edge of ['header1', 'header2', 'footer1', 'footer2']) {
    const xml = text(`word/${edge}.xml`)
    const links = letterhead.pictures.filter(({ id }) => xml.includes(`r:embed="${id}"`))
    if (links.length === 0) continue
    for (const { id } of links) used.add(id)
    const list = links.map(
      ({ id, kind }) => `<Relationship Id="${id}" Type="${RELATIONS}/image" Target="media/${id}.${kind}"/>`,
    )
    put(
      `word/_rels/${edge}.xml.rels`,
      `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`,
    )
  }
  const pictures = letterhead.pictures.filter(({ id }) => used.has(id))
  for (const { id, kind, bytes } of pictures)
    parts.set(`word/media/${id}.${kind}`, new Uint8Array(Buffer.from(bytes, 'base64')))

  const types = text('[Content_Types].xml')
  const more = [
    ...[...new Set(pictures.map(({ kind }) => kind))]
      .filter((kind) => !types.includes(`Extension="${kind}"`))
      .map((kind) => `<Default Extension="${kind}" ContentType="image/${kind}"/>`),
    ...(first
      ? ['header', 'footer'].map(
          (edge) => `<Override PartName="/word/${edge}2.xml" ContentType="${KINDS}.${edge}+xml"/>`,
        )
      : []),
  ]
  put('[Content_Types].xml', types.replace('</Types>', `${more.join('')}</Types>`))
  const sorted = [...parts].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
  return writeZip(sorted.map(([name, data]) => ({ name, data })))
}
