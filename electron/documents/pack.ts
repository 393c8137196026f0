/**
 * The finished file. Only what a reader needs is kept: no empty parts, no properties of a machine or a user, and the
 * same copy always gives the same bytes.
 */
import { Document, type IPropertiesOptions, Packer } from 'docx'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { writeZip } from '../zip.ts'
import { type Edges, footerOf, headerOf } from './edges.ts'
import { largeStyles } from './large-print.ts'
import { numbering, page, styles } from './look.ts'
import { type Added, nothingAdded } from './machine-part.ts'
import type { Piece } from './parts.ts'
import { escaped } from './text.ts'

/** Parts that the library always writes and that hold nothing of ours. */
const idle = ['docProps/custom.xml', 'word/footnotes.xml', 'word/endnotes.xml', 'word/comments.xml']

function coreProperties(title: string, at: string | undefined): string {
  const instant = at && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined
  const times = instant
    ? ['created', 'modified'].map(
        (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`,
      )
    : []
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>Chairside</dc:creator><dc:language>en-GB</dc:language>`,
    ...times,
    '</cp:coreProperties>',
  ].join('')
}

/** Takes away every element of a list (`Relationship`, `Override`) that names a part we do not keep. */
function withoutIdle(xml: string): string {
  return xml.replace(/<(?:Relationship|Override)\b[^>]*\/>/g, (element) => {
    const target = /(?:Target|PartName)="([^"]*)"/.exec(element)?.[1] ?? ''
    return idle.some((part) => part === target.replace(/^\//, '') || part === `word/${target}`) ? '' : element
  })
}

/** The last element closed again with more in it. */
const withMore = (xml: string, more: string[]): string => {
  const end = xml.lastIndexOf('</')
  return xml.slice(0, end) + more.join('') + xml.slice(end)
}

const kindsOf = ({ defaults, overrides }: Added): string[] => [
  ...defaults.map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`),
  ...overrides.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`),
]

const linksOf = ({ links }: Added): string[] =>
  links.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)

/** Drawings and their shapes are counted within the document: the library counts them through all that it ever makes. */
function counted(xml: string): string {
  let shapes = 0
  return xml
    .replace(/<(wp:docPr|wps:cNvPr) id="\d+"/g, (_, element: string) => `<${element} id="${++shapes}"`)
    .replace(/(<wps:cNvPr id="(\d+)" name="[A-Za-z ]+ )\d+"/g, '$1$2"')
}

/** The library names the watermark by chance and has no words for it: the same copy gives the same file, and says it aloud. */
const said = (xml: string): string =>
  xml.replace(
    /<v:shape id="PowerPlusWaterMarkObject[\w-]*"/g,
    '<v:shape id="PowerPlusWaterMarkObject1" alt="DRAFT"',
  )

const relsOf = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels')

/** Order of a package: content types first, then the root relationships, then the rest by name. */
function rank(name: string): string {
  if (name === '[Content_Types].xml') return '0'
  return name === '_rels/.rels' ? '1' : `2${name}`
}

function cleaned(bytes: Uint8Array, title: string, at: string | undefined, added: Added): Uint8Array {
  const gone = new Set(idle.flatMap((part) => [part, relsOf(part)]))
  const kept = Object.entries(unzipSync(bytes)).flatMap(([name, data]): [string, Uint8Array][] => {
    if (gone.has(name)) return []
    if (name === 'docProps/core.xml') return [[name, strToU8(coreProperties(title, at))]]
    if (name === 'word/document.xml') return [[name, strToU8(counted(strFromU8(data)))]]
    if (/^word\/header\d+\.xml$/.test(name)) return [[name, strToU8(said(strFromU8(data)))]]
    if (name !== '[Content_Types].xml' && !name.endsWith('.rels')) return [[name, data]]
    let xml = withoutIdle(strFromU8(data))
    if (name === '[Content_Types].xml') xml = withMore(xml, kindsOf(added))
    if (name === 'word/_rels/document.xml.rels') xml = withMore(xml, linksOf(added))
    return name.endsWith('.rels') && !xml.includes('<Relationship ') ? [] : [[name, strToU8(xml)]]
  })
  for (const [name, content] of added.parts)
    kept.push([name, typeof content === 'string' ? strToU8(content) : content])
  kept.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
  return writeZip(kept.map(([name, data]) => ({ name, data })))
}

/**
 * @param title property of the file: meeting and date, no name of a child or an adult.
 * @param added parts besides the text: pictures of signature lines, the content for other programs
 */
export async function packed(
  edges: Edges,
  title: string,
  children: Piece[],
  added: Added = nothingAdded,
): Promise<Uint8Array> {
  const options: IPropertiesOptions = {
    title,
    creator: 'Chairside',
    styles: edges.large ? largeStyles : styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.margin + 340,
              bottom: page.margin,
              left: page.margin,
              right: page.margin,
              header: 567,
              footer: 567,
            },
          },
        },
        headers: { default: headerOf(edges) },
        footers: { default: footerOf(edges) },
        children,
      },
    ],
  }
  const bytes = await Packer.toBuffer(new Document(options))
  return cleaned(new Uint8Array(bytes), title, edges.at, added)
}
