/**
 * The finished file. Only what a reader needs is kept: no empty parts, no properties of a machine or a user, and the
 * same copy always gives the same bytes.
 */
import { Document, type IPropertiesOptions, Packer } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Copy } from '../../shared/copies/copy.ts'
import { footerOf, headerOf } from './edges.ts'
import { numbering, page, styles } from './look.ts'
import type { Piece } from './parts.ts'

/** Parts that the library always writes and that hold nothing of ours. */
const idle = ['docProps/custom.xml', 'word/footnotes.xml', 'word/endnotes.xml', 'word/comments.xml']

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

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

const relsOf = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels')

/** Order of a package: content types first, then the root relationships, then the rest by name. */
function rank(name: string): string {
  if (name === '[Content_Types].xml') return '0'
  return name === '_rels/.rels' ? '1' : `2${name}`
}

function cleaned(bytes: Uint8Array, title: string, at: string | undefined): Uint8Array {
  const gone = new Set(idle.flatMap((part) => [part, relsOf(part)]))
  const kept = Object.entries(unzipSync(bytes)).flatMap(([name, data]): [string, Uint8Array][] => {
    if (gone.has(name)) return []
    if (name === 'docProps/core.xml') return [[name, strToU8(coreProperties(title, at))]]
    if (name !== '[Content_Types].xml' && !name.endsWith('.rels')) return [[name, data]]
    const xml = withoutIdle(strFromU8(data))
    return name.endsWith('.rels') && !xml.includes('<Relationship ') ? [] : [[name, strToU8(xml)]]
  })
  kept.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
  // A zip entry has a time; the earliest one that the format knows says nothing about when or where it was made.
  return zipSync(Object.fromEntries(kept), { mtime: new Date(1980, 0, 1), level: 6 })
}

/** @param title property of the file: meeting and date, no name of a child or an adult. */
export async function packed(copy: Copy, title: string, children: Piece[]): Promise<Uint8Array> {
  const options: IPropertiesOptions = {
    title,
    creator: 'Chairside',
    styles,
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
        headers: { default: headerOf(copy) },
        footers: { default: footerOf(copy) },
        children,
      },
    ],
  }
  const bytes = await Packer.toBuffer(new Document(options))
  return cleaned(new Uint8Array(bytes), title, copy.signature?.at)
}
