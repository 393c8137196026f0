/**
 * The pitfalls of domain section 6, looked for in a produced document by what they are and not by the words they hold:
 * hidden text is a pitfall whatever it says. The search for words is `scanForLeaks`; this one needs to know no word.
 */
import { partsOf, textOf, xmlOf } from './leaks.ts'

/** What a signed document carries for other programs, and the pictures of its signature lines. */
const OWN_XML = /^customXml\/(?:item1\.xml|itemProps1\.xml|_rels\/item1\.xml\.rels)$/
const OWN_SPACE = 'urn:chairside:copy:1'
const OWN_PICTURE = /^word\/media\/[\w-]+\.(?:emf|png)$/

type Look = { parts: string[]; xml: (part: string) => string; all: string; body: string; edges: string }

/** Light enough to be read by nobody on white paper. */
const isPale = (hex: string): boolean =>
  [0, 2, 4].every((at) => Number.parseInt(hex.slice(at, at + 2), 16) >= 0xd8)

const values = (xml: string, pattern: RegExp): string[] =>
  [...xml.matchAll(pattern)].map(([, value = '']) => value)

const finders: [pitfall: string, find: (look: Look) => boolean][] = [
  [
    'author',
    ({ xml }) => values(xml('docProps/core.xml'), /<dc:creator>([^<]*)</g).some((one) => one !== 'Chairside'),
  ],
  ['last modified by', ({ all }) => /lastModifiedBy/.test(all)],
  ['company', ({ all }) => /<(?:\w+:)?(?:Company|Manager)>/.test(all)],
  ['template path', ({ all }) => /<Template>|attachedTemplate/.test(all)],
  [
    'other properties',
    ({ parts, all }) =>
      parts.includes('docProps/custom.xml') ||
      /<(?:dc:description|dc:subject|cp:keywords|cp:category|HyperlinkBase)>/.test(all),
  ],
  [
    'revision marks',
    ({ all }) =>
      /<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|tblPrChange|sectPrChange|delText|trackRevisions)\b/.test(
        all,
      ),
  ],
  ['rsids', ({ all }) => /w:rsid|w14:paraId|w15:docId/.test(all)],
  [
    'comments',
    ({ parts, all }) => parts.some((part) => /comments|people\.xml/i.test(part)) || /<w:comment/.test(all),
  ],
  ['hidden text', ({ all }) => /<w:(?:vanish|specVanish|webHidden)\b(?![^>]*w:val="(?:0|false)")/.test(all)],
  [
    'white text',
    ({ body }) =>
      values(body, /<w:color\b[^>]*w:val="([0-9A-Fa-f]{6})"/g).some(isPale) ||
      /w:themeColor="(?:background|bg|light)/i.test(body),
  ],
  [
    'text too small to see',
    ({ all }) => values(all, /<w:sz w:val="(\d+)"/g).some((size) => Number(size) < 12),
  ],
  ['text boxes', ({ all }) => /txbxContent|<v:textbox/.test(all)],
  [
    'headers and footers of other pages',
    ({ parts }) => parts.filter((part) => /^word\/(?:header|footer)\d+\.xml$/.test(part)).length > 2,
  ],
  [
    'alt text',
    ({ all }) =>
      values(all, /<(?:wp:docPr|wps:cNvPr|pic:cNvPr|v:shape)\b[^>]*\s(?:descr|title|alt)="([^"]*)"/g).some(
        (words) => !/^(?:DRAFT|Signature line: .*|Microsoft Office Signature Line\.\.\.|)$/.test(words),
      ),
  ],
  ['content controls', ({ all }) => /<w:sdt\b|<w:tag\b|<w:alias\b/.test(all)],
  [
    'custom XML',
    ({ parts, xml, all }) =>
      parts.some((part) => part.startsWith('customXml/') && !OWN_XML.test(part)) ||
      (parts.includes('customXml/item1.xml') && !xml('customXml/item1.xml').includes(OWN_SPACE)) ||
      /<w:customXml\b/.test(all),
  ],
  ['bookmarks', ({ all }) => /<w:bookmark/.test(all)],
  ['document variables', ({ all }) => /<w:docVar|DOCVARIABLE/.test(all)],
  [
    'embedded objects and original images',
    ({ parts, all }) =>
      parts.some((part) => /embeddings|activeX|vbaProject|afchunk|attachedToolbars|thumbnail/i.test(part)) ||
      parts.some((part) => part.startsWith('word/media/') && !OWN_PICTURE.test(part)) ||
      /<o:OLEObject|<w:object\b|<w:altChunk|<a:srcRect/.test(all),
  ],
  [
    'internal hyperlinks',
    ({ all }) => /TargetMode="External"|<w:hyperlink\b|\bHYPERLINK\b|file:\/\/|w:dirty/.test(all),
  ],
  [
    'page count or “section 7 of 9”',
    ({ all, body }) =>
      /<(?:Pages|Words|Characters|Paragraphs|Lines|TitlesOfParts|HeadingPairs|TotalTime)>/.test(all) ||
      /\b(?:section|part|item|entry) \d+ of \d+\b/i.test(textOf(body)),
  ],
  [
    'table of contents',
    ({ all }) => /instrText[^>]*>\s*TOC\b|Table of Contents|w:fldSimple w:instr="\s*TOC/.test(all),
  ],
]

/** Names of the pitfalls, as the domain lists them. */
export const pitfalls = finders.map(([pitfall]) => pitfall)

/** The pitfalls that this document has. */
export function pitfallsIn(file: Uint8Array): string[] {
  const parts = Object.keys(partsOf(file))
  const xmlParts = parts.filter((part) => /\.(?:xml|rels|vml)$/.test(part))
  const xml = (part: string): string => (xmlParts.includes(part) ? xmlOf(file, part) : '')
  const look: Look = {
    parts,
    xml,
    all: xmlParts.map(xml).join('\n'),
    body: xml('word/document.xml'),
    edges: xmlParts
      .filter((part) => /header|footer/.test(part))
      .map(xml)
      .join('\n'),
  }
  return finders.filter(([, find]) => find(look)).map(([pitfall]) => pitfall)
}
