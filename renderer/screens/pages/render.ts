/**
 * A Word document as elements of a page, from its bytes. A library reads the document and says which elements it wants;
 * each is made here and nowhere else, so that nothing but text, tables and the document's own pictures comes to stand
 * on the screen: no frame, no link, no script, nothing from elsewhere. The page's policy allows no style elements; the
 * library's styles are handed back as text, for a style sheet of the shadow root.
 */
import { parseAsync, renderDocument } from 'docx-preview'

const CLASS = 'docx'

const options = {
  className: CLASS,
  inWrapper: true,
  hideWrapperOnPrint: false,
  ignoreFonts: true,
  ignoreLastRenderedPageBreak: true,
  renderChanges: false,
  renderComments: false,
  renderAltChunks: false,
  useBase64URL: true,
}

/** Elements that text on paper is made of; anything else becomes a plain stretch of text. */
const allowed = new Set(
  'div section article header footer p span table colgroup col tbody tr td th ol ul li br wbr sup sub img'.split(
    ' ',
  ),
)
/** What the library writes for a tab. */
const TAB = '\u2003'
const SVG = 'http://www.w3.org/2000/svg'

type Wanted = {
  ns?: string
  tagName: string
  className?: string
  style?: Record<string, string> | string
  children?: (Wanted | Node | string)[]
} & Record<string, unknown>

/** Properties that an element may be given; `src` is set by the library later, and only ever to a picture's bytes. */
const properties = ['lang', 'colSpan', 'rowSpan'] as const

/** `docx_heading1`, `docx_title`: the title stands below the name of the dialog, headings below the title. */
function levelOf(className = ''): number {
  const [, title, number] = /(?:^|\s)docx_(?:(title)|heading-?\s?(\d))(?:\s|$)/i.exec(className) ?? []
  if (title) return 3
  return number ? Math.min(3 + Number(number), 6) : 0
}

export type RenderedDocument = {
  /** Holds every page of the document, unbroken. */
  wrapper: HTMLElement
  css: string
}

/** Throws where the bytes are no Word document that can be read. */
export async function renderDocx(bytes: Uint8Array<ArrayBuffer>): Promise<RenderedDocument> {
  const styles: string[] = []

  const make = (wanted: Wanted | Node | string): Node => {
    if (typeof wanted === 'string') return document.createTextNode(wanted)
    if (wanted instanceof Node) return wanted
    const { ns, tagName, className, style, children = [] } = wanted
    if (tagName === '#comment') return document.createComment('')
    if (tagName === 'style') {
      styles.push(children.filter((one) => typeof one === 'string').join('\n'))
      return document.createComment('')
    }
    if (tagName === '#fragment') {
      const fragment = document.createDocumentFragment()
      fragment.append(...children.map(make))
      return fragment
    }
    // Drawings of an old kind are not shown: what they say stands in the text as well.
    if (ns === SVG) {
      const drawing = document.createElementNS(SVG, tagName === 'svg' ? 'svg' : 'g')
      if (tagName === 'svg') drawing.style.display = 'none'
      return drawing
    }
    const element = document.createElement(allowed.has(tagName) ? tagName : 'span')
    if (className) element.className = className
    if (children.length === 1 && children[0] === TAB) element.className = 'tab'
    if (style && typeof style !== 'string') {
      for (const [name, value] of Object.entries(style)) setStyle(element, name, value)
    }
    for (const name of properties) {
      if (wanted[name] !== undefined) Reflect.set(element, name, wanted[name])
    }
    const level = tagName === 'p' ? levelOf(className) : 0
    if (level > 0) {
      element.setAttribute('role', 'heading')
      element.setAttribute('aria-level', String(level))
    }
    // A picture of a letterhead; what it shows is not told by its bytes.
    if (element instanceof HTMLImageElement) element.alt = ''
    element.append(...children.map(make))
    return element
  }

  const read = await parseAsync(new Blob([bytes]), options)
  const nodes = await renderDocument(read, { ...options, h: make as never })
  const wrapper = nodes.find((node): node is HTMLElement => node instanceof HTMLElement)
  if (!wrapper || wrapper.querySelector('article') === null) throw new Error('no text in the document')
  // The library writes where a drawing's picture is; the drawing is not shown, and nothing may point anywhere.
  for (const drawing of wrapper.querySelectorAll('svg [href]')) drawing.removeAttribute('href')
  return { wrapper, css: withoutAddresses(styles.join('\n')) }
}

function setStyle(element: HTMLElement, name: string, value: unknown): void {
  if (typeof value !== 'string' || /url\(/i.test(value)) return
  const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  element.style.setProperty(property, value)
}

/** Nothing is fetched for a style: what names an address is taken out. */
export const withoutAddresses = (css: string): string =>
  css.replace(/@import[^;]*;?/gi, '').replace(/url\([^)]*\)/gi, 'none')
