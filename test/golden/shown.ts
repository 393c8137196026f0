/**
 * A Word file written out for people who review a change: one line for each paragraph and row, with everything that decides
 * how it looks. Nothing of the parts is left out: an element that this does not know by a shorter word stands in full.
 */
import { strFromU8, unzipSync } from 'fflate'
import { XmlDocument, XmlElement } from 'libxml2-wasm'

const short = (name: string): string => name.replace(/^w:/, '')
const nameOf = (element: XmlElement): string =>
  short(element.prefix ? `${element.prefix}:${element.name}` : element.name)

const childrenOf = (element: XmlElement): XmlElement[] => {
  const found: XmlElement[] = []
  for (let node = element.firstChild; node; node = node.next) if (node instanceof XmlElement) found.push(node)
  return found
}

/** `name`, `name=value`, or `name(key=value key=value)`, and in square brackets what stands inside. */
function property(element: XmlElement): string {
  const attributes = element.attrs.map((one) => ({ name: one.name, value: one.value }))
  const inside = childrenOf(element).map(property).join(' ')
  const [only] = attributes
  const said =
    attributes.length === 1 && only?.name === 'val'
      ? `=${only.value}`
      : attributes.length > 0
        ? `(${attributes.map(({ name, value }) => `${name}=${value}`).join(' ')})`
        : ''
  const words = inside === '' ? element.content.trim() : ''
  return `${nameOf(element)}${said}${inside && `[${inside}]`}${words && `“${words}”`}`
}

const properties = (element: XmlElement | undefined): string =>
  element ? childrenOf(element).map(property).join(' ') : ''

const child = (element: XmlElement, name: string): XmlElement | undefined =>
  childrenOf(element).find((one) => nameOf(one) === name)

function run(element: XmlElement): string {
  const look = properties(child(element, 'rPr'))
  const said = childrenOf(element)
    .filter((one) => nameOf(one) !== 'rPr')
    .map((one) => {
      if (nameOf(one) === 't') return one.content
      if (nameOf(one) === 'br' && one.attrs.length === 0) return ' ⏎ '
      return nameOf(one) === 'tab' ? ' ⇥ ' : `<${property(one)}>`
    })
    .join('')
  return look ? `{${look}: ${said}}` : said
}

function paragraph(element: XmlElement, indent: string): string {
  const look = child(element, 'pPr')
  const style = look && child(look, 'pStyle')
  const own = look ? childrenOf(look).filter((one) => !['pStyle', 'sectPr'].includes(nameOf(one))) : []
  const section = look && child(look, 'sectPr')
  const head = [style?.attrs[0]?.value ?? 'Normal', ...own.map(property)].join(' ')
  const words = childrenOf(element)
    .filter((one) => nameOf(one) !== 'pPr')
    .map((one) => (nameOf(one) === 'r' ? run(one) : `<${property(one)}>`))
    .join('')
  return `${indent}${head} | ${words}${section ? `\n${indent}${property(section)}` : ''}`
}

function table(element: XmlElement, indent: string): string[] {
  const [look, grid] = [child(element, 'tblPr'), child(element, 'tblGrid')]
  const widths = grid ? childrenOf(grid).map((one) => one.attrs[0]?.value ?? '') : []
  const rows = childrenOf(element).filter((one) => !['tblPr', 'tblGrid'].includes(nameOf(one)))
  return [
    `${indent}table ${properties(look)}`,
    `${indent}  columns ${widths.join(' ')}`,
    ...rows.flatMap((row) => [
      `${indent}  row ${properties(child(row, 'trPr'))}`,
      ...childrenOf(row)
        .filter((one) => nameOf(one) !== 'trPr')
        .flatMap((cell) => [
          `${indent}    cell ${properties(child(cell, 'tcPr'))}`,
          ...blocks(cell, `${indent}      `, ['tcPr']),
        ]),
    ]),
  ]
}

function blocks(element: XmlElement, indent: string, without: string[] = []): string[] {
  return childrenOf(element).flatMap((one) => {
    if (without.includes(nameOf(one))) return []
    if (nameOf(one) === 'p') return [paragraph(one, indent)]
    return nameOf(one) === 'tbl' ? table(one, indent) : [`${indent}${property(one)}`]
  })
}

/** Other parts: an element a line, as deep as `depth`; what is deeper stands in its line. */
function lines(element: XmlElement, depth: number, indent = ''): string[] {
  const children = childrenOf(element)
  if (depth === 0 || children.length === 0) return [`${indent}${property(element)}`]
  const attributes = element.attrs.map(({ name, value }) => ` ${name}=${value}`).join('')
  return [
    `${indent}${nameOf(element)}${attributes}`,
    ...children.flatMap((one) => lines(one, depth - 1, `${indent}  `)),
  ]
}

function part(name: string, bytes: Uint8Array): string[] {
  if (!/\.(xml|rels)$/.test(name)) return [`(${bytes.length} bytes)`]
  const document = XmlDocument.fromString(strFromU8(bytes))
  try {
    const { root } = document
    if (name === 'word/document.xml') return childrenOf(root).flatMap((body) => blocks(body, ''))
    if (/^word\/(header|footer)\d*\.xml$/.test(name)) return blocks(root, '')
    return lines(root, name.endsWith('styles.xml') ? 1 : 2)
  } finally {
    document.dispose()
  }
}

/** The named parts of a file, or all of them. */
export function shown(file: Uint8Array, wanted: (name: string) => boolean = () => true): string {
  const parts = Object.entries(unzipSync(file))
  const written = parts
    .filter(([name]) => wanted(name))
    .flatMap(([name, bytes]) => [`== ${name}`, ...part(name, bytes), ''])
  return [...written, `== parts`, ...parts.map(([name]) => name), ''].join('\n')
}
