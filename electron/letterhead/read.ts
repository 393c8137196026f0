/**
 * A letterhead from any Word file. The file comes from outside: it is opened as strictly as a signed document is, refused
 * where it could do harm, and nothing is taken from it but what `edges.ts` allows.
 */
import type { XmlElement } from 'libxml2-wasm'
import {
  type DocumentPackage,
  isMainRelationship,
  NotAsSigned,
  openPackage,
  type Relationship,
  ROOT_RELS,
} from '../signing/package.ts'
import { everyElement, Unsound, withXml } from '../signing/xml.ts'
import { NotReadable, readZip } from '../signing/zip.ts'
import { readEdge } from './edges.ts'
import type { Letterhead, Letters, ReadLetterhead } from './letterhead.ts'
import { barePicture } from './pictures.ts'
import { childOf, childrenOf, Styles, themeFonts, valueIn, W } from './styles.ts'

/** The file is refused; the message is a sentence for people. */
export class NotALetterhead extends Error {}

const LARGEST_FILE = 10 * 1024 * 1024
const LARGEST_UNPACKED = 40 * 1024 * 1024
const MOST_PICTURES = 12

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** Fonts that nearly every computer with a word processor has. */
const common = new Set(
  [
    'Arial',
    'Calibri',
    'Cambria',
    'Courier New',
    'Georgia',
    'Tahoma',
    'Times New Roman',
    'Trebuchet MS',
    'Verdana',
  ].map((name) => name.toLowerCase()),
)
const symbols = /symbol|wingdings|webdings|dingbats|barcode/i
const a4 = {
  width: 11906,
  height: 16838,
  top: 1474,
  right: 1134,
  bottom: 1134,
  left: 1134,
  header: 567,
  footer: 567,
}
/** Narrower than this (about 12 cm), the tables of minutes cannot be read. */
const LEAST_WIDTH = 6800

const refuse = (says: string): never => {
  throw new NotALetterhead(`${says} Nothing was taken from it.`)
}

function opened(bytes: Uint8Array): DocumentPackage {
  if (bytes.length > LARGEST_FILE) refuse('This file is larger than 10 MB.')
  const zip = readZip(bytes)
  if (zip.entries.reduce((sum, { size }) => sum + size, 0) > LARGEST_UNPACKED)
    refuse('This file unpacks to more than 40 MB, which no letterhead does.')
  const [fault] = zip.faults
  if (fault) refuse(fault)
  return openPackage(zip)
}

/** Refuses what could do harm, and says what else is not taken over. */
function refuseHarm(file: DocumentPackage, say: (remark: string) => void): void {
  for (const part of file.parts.keys()) {
    const type = file.typeOf(part)
    if (/vbaProject|vbaData|macroEnabled/i.test(`${part} ${type}`))
      refuse(
        'This file holds macros, which are small programs. Save it as a Word document without macros (.docx).',
      )
    if (/activeX|\/embeddings\/|oleObject/i.test(part)) say('An embedded object or control is not taken.')
    if (/\/comments\w*\.xml$/i.test(part)) say('Comments are not taken.')
    if (/\/fonts\//i.test(part)) say('Embedded fonts are not taken: each computer uses its own fonts.')
  }
  for (const relationship of [...file.relationships.values()].flat()) {
    if (relationship.type.endsWith('/aFChunk')) say('A document inside the document is not taken.')
    if (!relationship.external) continue
    if (!relationship.type.endsWith('/hyperlink'))
      refuse(
        'This file loads something from outside itself (a linked picture, template or object), so each document would tell somebody else that it was opened. Put the picture into the file, and take off the linked template.',
      )
    say('A link to an address outside stands as plain words.')
  }
}

/** Contrast with white paper (WCAG 2), 1 to 21. */
function contrast(color: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

function pageOf(section: XmlElement | undefined, say: (remark: string) => void): Letterhead['page'] {
  const size = childOf(section, 'pgSz')
  const margins = childOf(section, 'pgMar')
  const length = (element: XmlElement | undefined, name: string, normal: number, least: number): number => {
    const value = Math.abs(Number(valueIn(element, name) || normal))
    return Number.isFinite(value) ? Math.max(Math.round(value), least) : normal
  }
  const page = {
    width: length(size, 'w', a4.width, 5000),
    height: length(size, 'h', a4.height, 5000),
    top: length(margins, 'top', a4.top, 567),
    right: length(margins, 'right', a4.right, 567),
    bottom: length(margins, 'bottom', a4.bottom, 567),
    left: length(margins, 'left', a4.left, 567),
    header: length(margins, 'header', a4.header, 284),
    footer: length(margins, 'footer', a4.footer, 284),
  }
  if (page.width > 24000 || page.height > 24000) refuse('The page of this file is larger than A3.')
  if (page.width - page.left - page.right < LEAST_WIDTH) {
    say('The margins leave less than 12 cm for the text, so Chairside’s margins of 2 cm are used.')
    return { ...page, left: a4.left, right: a4.right }
  }
  return page
}

/** Letters that can be read on paper; what is not so is said and left out. */
function readable(letters: Letters, what: string, say: (remark: string) => void): Letters {
  const made = { ...letters }
  if (made.font && symbols.test(made.font)) {
    say(`The font of ${what} has signs for letters, so it is not used.`)
    made.font = ''
  }
  if (made.font && !common.has(made.font.toLowerCase()))
    say(
      `The font “${made.font}” is not part of the documents: a computer that does not have it shows another.`,
    )
  if (made.color && contrast(made.color) < 4.5) {
    say(`The colour of ${what} is too pale to read on white paper, so black is used.`)
    made.color = ''
  }
  if (made.size && (made.size < 20 || made.size > 72)) {
    if (made.size < 20) say(`The letters of ${what} are smaller than 10 point, so Chairside’s size is used.`)
    made.size = 0
  }
  return made
}

/** Pictures under the names that they have here; the same one once. */
class Pictures {
  readonly made: Letterhead['pictures'] = []
  readonly #byPart = new Map<string, string>()
  readonly #file: DocumentPackage
  readonly #say: (remark: string) => void
  constructor(file: DocumentPackage, say: (remark: string) => void) {
    this.#file = file
    this.#say = say
  }

  use(links: Relationship[], relation: string): string | undefined {
    const part = this.#file.find(links.find(({ id }) => id === relation)?.part ?? '')
    const bytes = part ? this.#file.parts.get(part) : undefined
    if (!part || !bytes) return undefined
    const before = this.#byPart.get(part)
    if (before) return before
    const bare = barePicture(bytes)
    if (!bare || this.made.length >= MOST_PICTURES) {
      this.#say(
        'A picture is neither PNG nor JPEG, or is damaged or far larger than a page, and is not taken. Save it as PNG and put it in again.',
      )
      return undefined
    }
    const id = `letterhead${this.made.length + 1}`
    this.made.push({ id, kind: bare.kind, bytes: Buffer.from(bare.bytes).toString('base64') })
    this.#byPart.set(part, id)
    return id
  }
}

function mainOf(file: DocumentPackage): string {
  const link = (file.relationships.get(ROOT_RELS) ?? []).find(({ type }) => isMainRelationship(type))
  const part = link?.part ? file.find(link.part) : null
  return part ?? refuse('This is not a Word document (.docx).')
}

const linksOf = (file: DocumentPackage, part: string): Relationship[] =>
  file.relationships.get(part.replace(/\/([^/]+)$/, '/_rels/$1.rels')) ?? []

/** What is in the main text and will not be used. */
function bodyRemarks(body: XmlElement | undefined, say: (remark: string) => void): void {
  if (!body) return
  const all = [...everyElement(body)].filter((one) => one.namespaceUri === W)
  const words = all
    .filter(({ name }) => name === 't')
    .map(({ content }) => content)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (words) say(`The text in the body is not used: “${words.slice(0, 60)}${words.length > 60 ? '…' : ''}”`)
  if (all.some(({ name }) => name === 'drawing' || name === 'pict'))
    say('Pictures in the body are not used. Put the logo into the header.')
}

function read(bytes: Uint8Array): ReadLetterhead {
  const remarks = new Set<string>()
  const say = (remark: string): void => void remarks.add(remark)
  const file = opened(bytes)
  refuseHarm(file, say)
  const main = mainOf(file)
  const links = linksOf(file, main)
  const part = (kind: string): Uint8Array | undefined => {
    const target = links.find(({ type }) => type === `${R}/${kind}`)?.part
    const name = target ? file.find(target) : null
    return name ? file.parts.get(name) : undefined
  }
  const inPart = <T>(content: Uint8Array | undefined, use: (root: XmlElement | undefined) => T): T =>
    content ? withXml(content, use) : use(undefined)

  return inPart(part('theme'), (theme) =>
    inPart(part('styles'), (stylesRoot) =>
      withXml(file.parts.get(main) ?? new Uint8Array(), (root) => {
        const styles = new Styles(stylesRoot, themeFonts(theme))
        const body = childOf(root, 'body')
        bodyRemarks(body, say)
        const sections = [...everyElement(root)].filter((one) => one.name === 'sectPr').reverse()
        if (sections.length > 1)
          say('The file has several sections; the header, footer and page of the last are used.')
        const section = childOf(body, 'sectPr') ?? sections[0]
        const page = pageOf(section, say)
        const width = page.width - page.left - page.right
        const pictures = new Pictures(file, say)

        const edge = (
          kind: 'header' | 'footer',
          type: 'default' | 'first',
        ): { xml: string; height: number } => {
          const reference = sections
            .flatMap((one) => childrenOf(one))
            .find((one) => one.name === `${kind}Reference` && (valueIn(one, 'type') || 'default') === type)
          const id = reference?.attrs.find((one) => one.name === 'id' && one.namespaceUri === R)?.value
          const name = file.find(links.find((one) => one.id === id)?.part ?? '')
          const content = name ? file.parts.get(name) : undefined
          if (!name || !content) return { xml: '', height: 0 }
          return withXml(content, (edgeRoot) => {
            if (
              [...everyElement(edgeRoot)].some(({ name: is }) =>
                ['ins', 'del', 'moveFrom', 'moveTo'].includes(is),
              )
            )
              say('Tracked changes in the header or footer are taken as if they were accepted.')
            const own = linksOf(file, name)
            const made = readEdge(edgeRoot, {
              styles,
              width,
              say,
              picture: (relation) => pictures.use(own, relation),
            })
            const share = made.height / page.height
            const where = `The ${type === 'first' ? `${kind} of the first page` : kind}`
            if (share > 0.35) refuse(`${where} takes more than a third of the page.`)
            if (share > 0.18)
              say(`${where} is tall: about ${Math.round(made.height / 567)} cm of every page.`)
            return made
          })
        }
        const edges = (type: 'default' | 'first') => ({
          header: { xml: edge('header', type).xml },
          footer: { xml: edge('footer', type).xml },
        })
        const titlePage = childOf(section, 'titlePg')
        const hasFirst = titlePage !== undefined && !['0', 'false', 'off'].includes(valueIn(titlePage))
        const every = edges('default')
        const first = hasFirst ? edges('first') : undefined
        if (
          sections.some((one) =>
            childrenOf(one).some(
              (child) => /Reference$/.test(child.name) && valueIn(child, 'type') === 'even',
            ),
          )
        )
          say('A header or footer for even pages is not taken: every page has the same.')
        if (![every, first].some((one) => one && (one.header.xml || one.footer.xml)))
          say('The file has neither a header nor a footer: only its page and its styles are used.')

        const normal = styles.named('normal')
        const headings = ['Title', 'Heading1', 'Heading2', 'Heading3', 'Heading4'].flatMap(
          (ours): [string, Letters][] => {
            const shown = ours === 'Title' ? 'title' : `heading ${ours.slice(7)}`
            const id = styles.named(shown)
            return id ? [[ours, readable(styles.letters(id), `the style ${shown}`, say)]] : []
          },
        )
        const letterhead: Letterhead = {
          page,
          every,
          ...(first ? { first } : {}),
          pictures: pictures.made,
          body: readable(styles.letters(normal), 'the text', say),
          headings: Object.fromEntries(headings),
        }
        return { letterhead, remarks: [...remarks] }
      }),
    ),
  )
}

/**
 * @param bytes any file; nothing in it is run, fetched or kept beside what is returned
 * @throws NotALetterhead with a sentence when it is no Word document, is damaged, or could do harm
 */
export function readLetterhead(bytes: Uint8Array): ReadLetterhead {
  try {
    return read(bytes)
  } catch (error) {
    if (error instanceof NotALetterhead) throw error
    if (error instanceof Unsound)
      throw new NotALetterhead(
        `This file cannot be used as a letterhead: ${error.message}. Nothing was taken from it.`,
      )
    if (error instanceof NotReadable || error instanceof NotAsSigned)
      throw new NotALetterhead(`${error.message} Nothing was taken from it.`)
    throw error
  }
}
