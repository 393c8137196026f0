/**
 * Whether a produced document can be read by somebody who does not see it: headings in order, header rows, words for
 * pictures, a language, a title, real lists, and no empty paragraph or row of spaces that only makes room.
 */
import { type XmlAttribute, XmlDocument, XmlElement } from 'libxml2-wasm'
import { partsOf, xmlOf } from './leaks.ts'

const spaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  v: 'urn:schemas-microsoft-com:vml',
  dc: 'http://purl.org/dc/elements/1.1/',
}

class Part {
  readonly #doc: XmlDocument
  constructor(xml: string) {
    this.#doc = XmlDocument.fromString(xml)
  }
  all(path: string, from: XmlElement = this.#doc.root): XmlElement[] {
    return from.find(path, spaces).filter((node) => node instanceof XmlElement)
  }
  /** Value of the attribute that the path leads to; '' where there is none. */
  value(path: string, from: XmlElement = this.#doc.root): string {
    return (from.get(path, spaces) as XmlAttribute | null)?.value ?? ''
  }
  words(from: XmlElement): string {
    return this.all('.//w:t', from)
      .map((one) => one.content)
      .join('')
  }
  close(): void {
    this.#doc.dispose()
  }
}

/** What makes a paragraph more than room: words, a picture, a field. */
const somethingIn = './/w:t[normalize-space()] | .//w:drawing | .//w:pict | .//w:fldChar | .//w:fldSimple'

const shortly = (text: string): string => (text.length > 50 ? `${text.slice(0, 50)}…` : text)

function headingFaults(main: Part): string[] {
  const faults: string[] = []
  let level = 0
  let titles = 0
  for (const paragraph of main.all('//w:body/w:p')) {
    const style = main.value('w:pPr/w:pStyle/@w:val', paragraph)
    const words = main.words(paragraph).trim()
    if (style === 'Title') {
      titles += 1
      if (words === '') faults.push('The title is empty.')
      if (level > 0) faults.push(`The title “${shortly(words)}” stands below a heading.`)
    }
    const depth = Number(/^Heading(\d)$/.exec(style)?.[1] ?? 0)
    if (depth === 0) continue
    if (words === '') faults.push(`A heading of level ${depth} is empty.`)
    if (titles === 0) faults.push(`The heading “${shortly(words)}” stands above the title.`)
    if (depth > level + 1)
      faults.push(`The heading “${shortly(words)}” of level ${depth} follows one of level ${level}.`)
    level = depth
  }
  if (titles !== 1) faults.push(`The document has ${titles} titles.`)
  // A heading that is one only to the eye: a short paragraph all in bold, of no style of its own.
  for (const paragraph of main.all('//w:body/w:p[not(w:pPr/w:pStyle) and not(w:pPr/w:numPr)]')) {
    const runs = main.all('w:r[w:t[normalize-space()]]', paragraph)
    const bold = runs.every((run) => main.all('w:rPr/w:b[not(@w:val="false")]', run).length > 0)
    const words = main.words(paragraph)
    if (runs.length > 0 && bold && words.length < 80 && !/[.:?]\s*$/.test(words))
      faults.push(`“${shortly(words)}” is a heading to the eye alone.`)
  }
  return faults
}

function tableFaults(main: Part): string[] {
  return main.all('//w:tbl').flatMap((table) => {
    const faults: string[] = []
    const rows = main.all('w:tr', table)
    const heads = rows.map((row) => main.all('w:trPr/w:tblHeader[not(@w:val="false")]', row).length > 0)
    const first = rows[0]
    const name = `The table “${shortly(first ? main.words(first) : '')}”`
    if (!heads[0]) faults.push(`${name} has no header row.`)
    if (heads.slice(1).some(Boolean)) faults.push(`${name} has a header row that is not its first.`)
    if (rows.length < 2) faults.push(`${name} has no row below its header.`)
    if (new Set(rows.map((row) => main.all('w:tc', row).length)).size > 1)
      faults.push(`${name} has rows of different lengths.`)
    if (main.all('.//w:gridSpan | .//w:vMerge', table).length > 0)
      faults.push(`${name} has cells that are merged.`)
    if (main.all('.//w:tbl', table).length > 0) faults.push(`${name} has a table inside.`)
    for (const cell of first ? main.all('w:tc', first) : [])
      if (main.words(cell).trim() === '') faults.push(`${name} has a column without a heading.`)
    if (main.all('following-sibling::*[1][self::w:tbl]', table).length > 0)
      faults.push(`${name} runs into the next one.`)
    const before = main.all('preceding-sibling::*[1]', table)[0]
    const style = before ? main.value('w:pPr/w:pStyle/@w:val', before) : ''
    if (!/^(Heading\d|TableCaption|Marking|RestrictedMarking)$/.test(style))
      faults.push(`${name} has neither a caption nor a heading above it.`)
    return faults
  })
}

function pictureFaults(part: Part): string[] {
  const drawings = part
    .all('//wp:docPr')
    .filter((one) => part.value('@descr', one).trim() === '')
    .map((one) => `The picture “${part.value('@name', one)}” has no words that say what it shows.`)
  const shapes = part
    .all('//w:pict//v:shape | //w:pict//v:rect | //w:pict//v:group')
    .filter((one) => part.value('@alt', one).trim() === '')
    .map((one) => `The shape “${part.value('@id', one)}” has no words that say what it shows.`)
  return [...drawings, ...shapes]
}

/** A list that is one only to the eye begins its paragraph with a sign or a number. */
const typedList = /^\s*(?:[•◦▪‣·*–—-]\s|\d{1,3}[.)]\s|\(?[a-z][.)]\s)/

function listFaults(main: Part, numbering: Part | undefined): string[] {
  const known = new Set(numbering?.all('//w:num').map((one) => numbering.value('@w:numId', one)))
  const depths = new Map<string, number>()
  return main.all('//w:body//w:p').flatMap((paragraph) => {
    const words = main.words(paragraph)
    const number = main.value('w:pPr/w:numPr/w:numId/@w:val', paragraph)
    const style = main.value('w:pPr/w:pStyle/@w:val', paragraph)
    if (number === '') {
      const free =
        !/^(Heading\d|Title|Fact)$/.test(style) && main.all('ancestor::w:tc', paragraph).length === 0
      return free && typedList.test(words) ? [`“${shortly(words)}” is a list to the eye alone.`] : []
    }
    const depth = Number(main.value('w:pPr/w:numPr/w:ilvl/@w:val', paragraph) || 0)
    const faults = known.has(number) ? [] : [`“${shortly(words)}” belongs to a list that is not there.`]
    if (!depths.has(number) && depth > 0 && depths.size === 0)
      faults.push(`“${shortly(words)}” begins a list on level ${depth + 1}.`)
    depths.set(number, depth)
    return faults
  })
}

function roomFaults(name: string, part: Part): string[] {
  const faults: string[] = []
  for (const paragraph of part.all('//w:p[not(ancestor::w:txbxContent)]')) {
    // A cell must hold a paragraph, also where there is nothing to say.
    const onlyOfCell = part.all('parent::w:tc[count(w:p) = 1]', paragraph).length > 0
    if (!onlyOfCell && part.all(somethingIn, paragraph).length === 0)
      faults.push(
        `${name} has an empty paragraph after “${shortly(part.words(part.all('preceding-sibling::w:p[1]', paragraph)[0] ?? paragraph))}”.`,
      )
    if (part.all('.//w:br[not(@w:type)]/following::*[1][self::w:br]', paragraph).length > 0)
      faults.push(`${name} has empty lines in “${shortly(part.words(paragraph))}”.`)
    if (/ {3,}/.test(part.words(paragraph)))
      faults.push(`${name} makes room with spaces in “${shortly(part.words(paragraph))}”.`)
  }
  return faults
}

/** Every fault, each a sentence; none in a document that everybody can read. */
export function structureFaults(file: Uint8Array): string[] {
  const names = Object.keys(partsOf(file))
  const opened: Part[] = []
  const open = (name: string): Part | undefined => {
    if (!names.includes(name)) return undefined
    const part = new Part(xmlOf(file, name))
    opened.push(part)
    return part
  }
  try {
    const main = open('word/document.xml')
    const styles = open('word/styles.xml')
    const core = open('docProps/core.xml')
    if (!main || !styles || !core) return ['A part that every document has is not there.']
    const faults = [
      ...headingFaults(main),
      ...tableFaults(main),
      ...pictureFaults(main),
      ...listFaults(main, open('word/numbering.xml')),
      ...roomFaults('The text', main),
    ]
    if (main.all('//w:br[@w:type="page"]').length > 0) faults.push('A page is broken by a character.')
    for (const name of names.filter((one) => /^word\/(header|footer)\d*\.xml$/.test(one))) {
      const edge = open(name)
      if (edge) faults.push(...pictureFaults(edge), ...roomFaults(name, edge))
    }
    if (styles.value('//w:docDefaults//w:lang/@w:val') !== 'en-GB') faults.push('The text has no language.')
    const others = [main, styles].flatMap((part) => part.all('//w:lang[@w:val != "en-GB"]'))
    if (others.length > 0) faults.push('A part of the text is said to be in another language.')
    if ((core.all('//dc:title')[0]?.content ?? '').trim() === '') faults.push('The file has no title.')
    if (core.all('//dc:language')[0]?.content !== 'en-GB') faults.push('The file has no language.')
    return faults
  } finally {
    for (const part of opened) part.close()
  }
}
