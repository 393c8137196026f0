/** What the styles of a Word file say, worked out along the styles that they are based on. */
import type { XmlElement } from 'libxml2-wasm'
import { everyElement } from '../signing/xml.ts'
import type { Letters } from './letterhead.ts'

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Value of an attribute of WordprocessingML; '' where there is none. */
export const valueIn = (element: XmlElement | undefined, name = 'val'): string =>
  element?.attrs.find((one) => one.name === name && one.namespaceUri === W)?.value ?? ''

export function childrenOf(element: XmlElement | undefined): XmlElement[] {
  const found: XmlElement[] = []
  for (let node = element?.firstChild ?? null; node; node = node.next)
    if ('attrs' in node) found.push(node as XmlElement)
  return found
}
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element).find((one) => one.name === name && one.namespaceUri === W)

type Named = { major: string; minor: string }

/** The fonts that a theme calls major and minor. */
export function themeFonts(theme: XmlElement | undefined): Named {
  const latin = (name: string): string => {
    const font = theme && [...everyElement(theme)].find((one) => one.name === name)
    return (
      childrenOf(font)
        .find((one) => one.name === 'latin')
        ?.attrs.find(({ name: key }) => key === 'typeface')?.value ?? ''
    )
  }
  return { major: latin('majorFont'), minor: latin('minorFont') }
}

export class Styles {
  readonly #styles: XmlElement[]
  readonly #defaults: XmlElement | undefined
  readonly #theme: Named
  constructor(root: XmlElement | undefined, theme: Named) {
    this.#styles = childrenOf(root).filter((one) => one.name === 'style')
    this.#defaults = childOf(childOf(childOf(root, 'docDefaults'), 'rPrDefault'), 'rPr')
    this.#theme = theme
  }

  /** By the name that Word shows, e.g. `heading 1`. */
  named(name: string): string {
    const style = this.#styles.find((one) => valueIn(childOf(one, 'name')).toLowerCase() === name)
    return style ? valueIn(style, 'styleId') : ''
  }

  /** The properties of a style and of those it is based on, nearest last. */
  chain(id: string, kind: 'rPr' | 'pPr'): XmlElement[] {
    const found: XmlElement[] = []
    const seen = new Set<string>()
    for (let at = id; at && !seen.has(at); ) {
      seen.add(at)
      const style = this.#styles.find((one) => valueIn(one, 'styleId') === at)
      const properties = childOf(style, kind)
      if (properties) found.unshift(properties)
      at = valueIn(childOf(style, 'basedOn'))
    }
    return kind === 'rPr' && this.#defaults ? [this.#defaults, ...found] : found
  }

  /** The font that these properties name; '' where they name none. */
  font(fonts: XmlElement | undefined): string {
    const theme = valueIn(fonts, 'asciiTheme')
    if (theme) return theme.startsWith('major') ? this.#theme.major : this.#theme.minor
    return valueIn(fonts, 'ascii')
  }

  letters(id: string): Letters {
    const made: Letters = { font: '', color: '', size: 0 }
    for (const properties of this.chain(id, 'rPr')) {
      made.font = this.font(childOf(properties, 'rFonts')) || made.font
      const color = valueIn(childOf(properties, 'color'))
      if (/^[0-9a-f]{6}$/i.test(color)) made.color = color.toUpperCase()
      const size = Number(valueIn(childOf(properties, 'sz')))
      if (Number.isInteger(size) && size > 0) made.size = size
    }
    return made
  }
}
