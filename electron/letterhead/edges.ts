/**
 * A header or footer of a Word file, written anew from the elements that are allowed: words, how they look, plain tables,
 * pictures in the line, page numbers. What is not in these lists is not taken, and is said.
 */
import type { XmlElement } from 'libxml2-wasm'
import { everyElement } from '../signing/xml.ts'
import { placeholders } from './letterhead.ts'
import { childOf, childrenOf, type Styles, valueIn, W } from './styles.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Allowed attributes by element, in the order of the format. A length below nothing could move words out of the page. */
const paragraphLook: Record<string, string[]> = {
  keepNext: ['val'],
  keepLines: ['val'],
  pBdr: [],
  shd: ['val', 'color', 'fill'],
  tabs: [],
  spacing: [],
  ind: ['left', 'right', 'start', 'end', 'hanging', 'firstLine'],
  jc: ['val'],
}
const runLook: Record<string, string[]> = {
  rFonts: [],
  b: ['val'],
  bCs: ['val'],
  i: ['val'],
  iCs: ['val'],
  caps: ['val'],
  smallCaps: ['val'],
  color: ['val'],
  sz: ['val'],
  szCs: ['val'],
  u: ['val'],
  vertAlign: ['val'],
}
const border = ['val', 'sz', 'space', 'color']
const sides = ['top', 'left', 'start', 'bottom', 'right', 'end', 'insideH', 'insideV', 'between']
const inside: Record<string, string[]> = {
  ...Object.fromEntries(sides.map((side) => [side, border])),
  tab: ['val', 'pos', 'leader'],
}
const margin = Object.fromEntries(sides.map((side) => [side, ['w', 'type']]))
const plainValue = /^[\w .#%-]{1,60}$/

function mark(element: XmlElement, attributes: string[], children = ''): string {
  const kept = attributes.flatMap((name) => {
    const value = valueIn(element, name)
    return plainValue.test(value) && !value.startsWith('-') ? [` w:${name}="${escaped(value)}"`] : []
  })
  return children
    ? `<w:${element.name}${kept.join('')}>${children}</w:${element.name}>`
    : `<w:${element.name}${kept.join('')}/>`
}

/** Lines as high as their letters: a fixed height could cut words off. */
function spacing(element: XmlElement): string {
  const rule = valueIn(element, 'lineRule')
  const made = mark(
    element,
    rule === '' || rule === 'auto' ? ['before', 'after', 'line'] : ['before', 'after'],
  )
  return made.includes(' w:line=') ? made.replace('/>', ' w:lineRule="auto"/>') : made
}

const withInside = (element: XmlElement, own: string[], allowed: Record<string, string[]>): string =>
  mark(
    element,
    own,
    childrenOf(element)
      .filter((child) => child.namespaceUri === W && allowed[child.name])
      .map((child) => mark(child, allowed[child.name] ?? []))
      .join(''),
  )

/** What a picture of the file is. `wide` and `high` in English metric units (914 400 to the inch). */
export type PictureUse = { id: string; wide: number; high: number }

export type EdgeSource = {
  styles: Styles
  /** Between the margins, in twentieths of a point. */
  width: number
  /** The picture behind a relationship of this part; undefined, and said, where it cannot be used. */
  picture: (relation: string) => string | undefined
  say: (remark: string) => void
}

/** English metric units in a twentieth of a point. */
const EMU = 635
const known: readonly string[] = placeholders
const placeholder = /\{([^{}]{1,40})\}/g

type Piece = { look: string; text: string } | { look: string; xml: string }

class Edge {
  readonly #from: EdgeSource
  /** Twentieths of a point. */
  height = 0
  constructor(from: EdgeSource) {
    this.#from = from
  }

  blocks(parent: XmlElement, width: number): string {
    return childrenOf(parent)
      .map((child) => {
        if (child.namespaceUri !== W) return this.#other(child)
        if (child.name === 'p') return this.#paragraph(child, width)
        if (child.name === 'tbl') return this.#table(child, width)
        if (child.name === 'sdt') return this.blocks(childOf(child, 'sdtContent') ?? child, width)
        return ['sdtPr', 'sdtEndPr', 'bookmarkStart', 'bookmarkEnd', 'proofErr'].includes(child.name)
          ? ''
          : this.#other(child)
      })
      .join('')
  }

  #other(element: XmlElement): string {
    this.#from.say(`Something in the header or footer is not taken (${element.name.replace(/[^\w]/g, '')}).`)
    return ''
  }

  /** The nearest of each property: of the style, then of the paragraph or run itself. */
  #look(allowed: Record<string, string[]>, sources: XmlElement[]): string {
    const nearest = new Map<string, string>()
    for (const source of sources)
      for (const child of childrenOf(source)) {
        const attributes = allowed[child.name]
        if (child.namespaceUri !== W || !attributes) continue
        if (child.name === 'rFonts') {
          const font = this.#from.styles.font(child)
          if (font)
            nearest.set(
              'rFonts',
              `<w:rFonts w:ascii="${escaped(font)}" w:hAnsi="${escaped(font)}" w:cs="${escaped(font)}"/>`,
            )
        } else if (child.name === 'tabs' || child.name === 'pBdr')
          nearest.set(child.name, withInside(child, [], inside))
        else if (child.name === 'spacing') nearest.set('spacing', spacing(child))
        else nearest.set(child.name, mark(child, attributes))
      }
    return Object.keys(allowed)
      .map((name) => nearest.get(name) ?? '')
      .join('')
  }

  #paragraph(paragraph: XmlElement, width: number): string {
    const { styles } = this.#from
    const properties = childOf(paragraph, 'pPr')
    const style = valueIn(childOf(properties, 'pStyle')) || styles.named('normal')
    const own = properties ? [properties] : []
    const look = this.#look(paragraphLook, [...styles.chain(style, 'pPr'), ...own])
    const pictures: string[] = []
    const side = /<w:jc w:val="(right|center)"/.exec(look)?.[1] ?? 'left'
    const pieces = this.#pieces(paragraph, { style, side }, pictures, width)
    const written = this.#withPlaceholders(pieces)
    const letters = pieces.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 1), 0)
    const size = Math.max(
      ...[...written.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, value]) => Number(value)),
      20,
    )
    // Half points are ten twentieths; a letter is about half as wide as it is high.
    const lines = Math.max(1, Math.ceil((letters * size * 5) / Math.max(width, 500)))
    if (written !== '') this.height += lines * size * 12
    const text = written === '' ? '' : `<w:p>${look ? `<w:pPr>${look}</w:pPr>` : ''}${written}</w:p>`
    return `${pictures.join('')}${text}`
  }

  #pieces(
    parent: XmlElement,
    { style, side }: { style: string; side: string },
    pictures: string[],
    width: number,
  ): Piece[] {
    let field: 'none' | 'code' | 'result' = 'none'
    let code = ''
    const pieces: Piece[] = []
    const visit = (element: XmlElement): void => {
      for (const child of childrenOf(element)) {
        if (child.namespaceUri !== W) this.#other(child)
        else if (child.name === 'r') run(child)
        else if (child.name === 'fldSimple') this.#field(valueIn(child, 'instr'), '', pieces)
        else if (['hyperlink', 'ins', 'smartTag', 'sdt', 'sdtContent'].includes(child.name)) visit(child)
      }
    }
    const run = (element: XmlElement): void => {
      const own = childOf(element, 'rPr')
      const character = valueIn(childOf(own, 'rStyle'))
      const look = this.#look(runLook, [
        ...this.#from.styles.chain(style, 'rPr'),
        ...(character ? this.#from.styles.chain(character, 'rPr').slice(1) : []),
        ...(own ? [own] : []),
      ])
      for (const child of childrenOf(element)) {
        if (child.name === 'fldChar') {
          const kind = valueIn(child, 'fldCharType')
          if (kind === 'begin') code = ''
          if (kind === 'end') this.#field(code, look, pieces)
          field = kind === 'begin' ? 'code' : kind === 'separate' ? 'result' : 'none'
        } else if (child.name === 'instrText') code += child.content
        else if (field !== 'none' || child.name === 'rPr') continue
        else if (child.name === 't') pieces.push({ look, text: child.content })
        else if (child.name === 'tab' || (child.name === 'br' && valueIn(child, 'type') === ''))
          pieces.push({ look, xml: `<w:${child.name}/>` })
        else if (child.name === 'drawing') pictures.push(this.#picture(child, width, side))
        else if (child.name === 'pict' || child.name === 'AlternateContent')
          this.#from.say(
            'A text box, shape or older picture in the header or footer is not taken. Put its words in the line, and the picture in as PNG or JPEG.',
          )
        else if (
          !['lastRenderedPageBreak', 'noBreakHyphen', 'softHyphen', 'delText', 'object'].includes(child.name)
        )
          this.#other(child)
      }
    }
    visit(parent)
    return pieces
  }

  #field(code: string, look: string, pieces: Piece[]): void {
    const name = code.trim().split(/\s+/)[0]?.toUpperCase() ?? ''
    if (name === 'PAGE') pieces.push({ look, text: '{page}' })
    else if (name === 'NUMPAGES' || name === 'SECTIONPAGES') pieces.push({ look, text: '{pages}' })
    else
      this.#from.say(
        `A field in the header or footer is not taken (${name.replace(/[^A-Z]/g, '').slice(0, 20)}): it could name a file or a person.`,
      )
  }

  /** Words with each placeholder in a run of its own, also where Word has split it. */
  #withPlaceholders(pieces: Piece[]): string {
    const joined = pieces.map((piece) => ('text' in piece ? piece.text : '\u0000')).join('')
    const starts: { at: number; look: string; xml?: string }[] = []
    let at = 0
    for (const piece of pieces) {
      starts.push({ at, look: piece.look, ...('xml' in piece ? { xml: piece.xml } : {}) })
      at += 'text' in piece ? piece.text.length : 1
    }
    const lookAt = (place: number): string => starts.findLast((one) => one.at <= place)?.look ?? ''
    const words = (from: number, to: number): string =>
      starts
        .map((one, n) => {
          const begins = Math.max(from, one.at)
          const ends = Math.min(to, starts[n + 1]?.at ?? joined.length)
          if (begins >= ends) return ''
          return this.#run(
            one.look,
            one.xml ?? `<w:t xml:space="preserve">${escaped(joined.slice(begins, ends))}</w:t>`,
          )
        })
        .join('')
    let made = ''
    let done = 0
    for (const found of joined.matchAll(placeholder)) {
      const name = (found[1] ?? '').trim().toLowerCase()
      made += words(done, found.index)
      done = found.index + found[0].length
      const look = lookAt(found.index)
      if (name === 'page' || name === 'pages') {
        const code = name === 'page' ? 'PAGE' : 'NUMPAGES'
        made += [
          '<w:fldChar w:fldCharType="begin"/>',
          `<w:instrText xml:space="preserve">${code}</w:instrText>`,
          '<w:fldChar w:fldCharType="separate"/>',
          '<w:t>1</w:t>',
          '<w:fldChar w:fldCharType="end"/>',
        ]
          .map((part) => this.#run(look, part))
          .join('')
      } else if (known.includes(name)) made += this.#run(look, `<w:t xml:space="preserve">{${name}}</w:t>`)
      else
        this.#from.say(
          `“${found[0].replaceAll('\u0000', ' ')}” is not a placeholder that Chairside knows, so nothing stands there. Known are: ${placeholders.map((one) => `{${one}}`).join(', ')}.`,
        )
    }
    return made + words(done, joined.length)
  }

  #run(look: string, content: string): string {
    return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${content}</w:r>`
  }

  /** A paragraph of its own for every picture, to the side on which it floated. */
  #picture(drawing: XmlElement, width: number, inLine: string): string {
    const all = [...everyElement(drawing)]
    const plain = (element: XmlElement | undefined, name: string): string =>
      element?.attrs.find((one) => one.name === name)?.value ?? ''
    const blip = all.find((one) => one.name === 'blip')
    const holder = all.find((one) => one.name === 'anchor' || one.name === 'inline')
    const extent = childrenOf(holder).find((one) => one.name === 'extent')
    const wide = Number(plain(extent, 'cx'))
    const high = Number(plain(extent, 'cy'))
    if (!blip || !(wide > 0) || !(high > 0)) {
      this.#from.say(
        'A drawing or chart in the header or footer is not taken. Put it in as a picture (PNG or JPEG).',
      )
      return ''
    }
    const id = this.#from.picture(plain(blip, 'embed'))
    if (!id) return ''
    const properties = childrenOf(holder).find((one) => one.name === 'docPr')
    const says = plain(properties, 'descr').trim()
    if (!says)
      this.#from.say(
        'A picture has no alternative text; it is read aloud as “Letterhead”. In Word: right click, View Alt Text.',
      )
    if (holder?.name === 'anchor')
      this.#from.say(
        'A picture that floats over the page stands in a line of its own, so that it cannot cover words.',
      )
    const scale = Math.min(1, (width * EMU) / wide)
    const [cx, cy] = [Math.round(wide * scale), Math.round(high * scale)]
    this.height += cy / EMU
    const where = all.find((one) => one.name === 'positionH')
    const align = childrenOf(where).find((one) => one.name === 'align')?.content ?? ''
    const offset = Number(childrenOf(where).find((one) => one.name === 'posOffset')?.content ?? 0)
    const floated =
      align === 'right' || align === 'center' ? align : offset > (width * EMU) / 2 ? 'right' : 'left'
    const side = holder?.name === 'anchor' ? floated : inLine
    const alt = escaped(says || 'Letterhead')
    const number = Number(id.replace(/\D/g, ''))
    return (
      `<w:p><w:pPr><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="${side}"/></w:pPr><w:r><w:drawing>` +
      `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${9000 + number}" name="Letterhead ${number}" descr="${alt}"/>` +
      '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
      `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${9000 + number}" name="Letterhead ${number}" descr="${alt}"/><pic:cNvPicPr/></pic:nvPicPr>` +
      `<pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
      '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
  }

  #table(table: XmlElement, width: number): string {
    const look = childOf(table, 'tblPr')
    const properties = childrenOf(look)
      .map((one) => {
        if (one.name === 'tblW') return mark(one, ['w', 'type'])
        if (one.name === 'jc') return mark(one, ['val'])
        if (one.name === 'tblBorders') return withInside(one, [], inside)
        if (one.name === 'tblLayout') return mark(one, ['type'])
        return one.name === 'tblCellMar' ? withInside(one, [], margin) : ''
      })
      .join('')
    const grid = childrenOf(childOf(table, 'tblGrid')).map((one) => mark(one, ['w']))
    const before = this.height
    let tallest = 0
    const rows = childrenOf(table)
      .filter((one) => one.name === 'tr')
      .map((row) => {
        let high = 0
        const cells = childrenOf(row)
          .filter((one) => one.name === 'tc')
          .map((cell) => {
            const own = childOf(cell, 'tcPr')
            const wide = Number(valueIn(childOf(own, 'tcW'), 'w')) || width
            const kept = childrenOf(own)
              .map((one) => {
                if (one.name === 'tcW') return mark(one, ['w', 'type'])
                if (one.name === 'gridSpan' || one.name === 'vAlign') return mark(one, ['val'])
                if (one.name === 'shd') return mark(one, ['val', 'color', 'fill'])
                return one.name === 'tcBorders' ? withInside(one, [], inside) : ''
              })
              .join('')
            this.height = 0
            const blocks = this.blocks(cell, Math.min(wide, width))
            high = Math.max(high, this.height)
            return `<w:tc>${kept ? `<w:tcPr>${kept}</w:tcPr>` : ''}${blocks.endsWith('</w:p>') ? blocks : `${blocks}<w:p/>`}</w:tc>`
          })
        tallest += high
        return cells.length > 0 ? `<w:tr>${cells.join('')}</w:tr>` : ''
      })
      .join('')
    this.height = before + tallest
    return rows
      ? `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid>${rows}</w:tbl>`
      : ''
  }
}

/** @returns the part written anew, and about how high it is in twentieths of a point */
export function readEdge(root: XmlElement, from: EdgeSource): { xml: string; height: number } {
  const edge = new Edge(from)
  const xml = edge.blocks(root, from.width)
  return { xml, height: edge.height }
}
