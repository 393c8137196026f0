/** Parts of a document in the words of people who read minutes. */
import { RELS_TYPE } from './package.ts'
import { shown } from './zip.ts'

/** By the end of the content type: what one such part is, and what all of them are together. */
const kinds: [match: RegExp, one: string, all: string][] = [
  [/\.document\.main\+xml$/, 'the text', 'the text'],
  [/\.styles\+xml$/, 'a set of styles', 'styles'],
  [/\.numbering\+xml$/, 'the numbering of lists', 'numbering of lists'],
  [/\.header\+xml$/, 'a page header', 'page headers'],
  [/\.footer\+xml$/, 'a page footer', 'page footers'],
  [/\.footnotes\+xml$/, 'the footnotes', 'footnotes'],
  [/\.endnotes\+xml$/, 'the endnotes', 'endnotes'],
  [/\.comments[A-Za-z]*\+xml$/, 'the comments', 'comments'],
  [/\.settings\+xml$|\.webSettings\+xml$/, 'the settings', 'settings'],
  [/\.fontTable\+xml$|obfuscatedFont$|^font\//, 'a list of fonts', 'fonts'],
  [/\.theme\+xml$/, 'the theme', 'theme'],
  [/^image\//, 'a picture', 'pictures'],
  [
    /core-properties\+xml$|extended-properties\+xml$|custom-properties\+xml$/,
    'the document properties',
    'document properties (title, author)',
  ],
]
const LINKS = ['a list of links', 'links to pages and between the parts'] as const
/** What a case system reads: Word keeps such data in a folder of that name. */
const CONTENT = ['the content for other programs', 'content for other programs'] as const
const OTHER = ['a part', 'other parts'] as const

function kindOf(part: string, contentType: string): readonly [one: string, all: string] {
  if (contentType === RELS_TYPE) return LINKS
  if (/^\/?customXml\//i.test(part)) return CONTENT
  const kind = kinds.find(([match]) => match.test(contentType))
  return kind ? [kind[1], kind[2]] : OTHER
}

/** A part's name as it is in the file, safe to show. */
export const fileName = (part: string) => shown(part.replace(/^\//, ''))

/** E.g. `a page header (word/header1.xml)`. */
export const partWords = (part: string, contentType: string) =>
  `${kindOf(part, contentType)[0]} (${fileName(part)})`

/** Parts grouped: `page headers (word/header1.xml, word/header2.xml)`. The text comes first. */
export function groupWords(parts: { part: string; contentType: string }[]): string[] {
  const order = [...kinds.map(([, , all]) => all), CONTENT[1], LINKS[1], OTHER[1]]
  const groups = Map.groupBy(parts, ({ part, contentType }) => kindOf(part, contentType)[1])
  return order.flatMap((all) => {
    const group = groups.get(all)
    if (!group) return []
    const names = group.map(({ part }) => fileName(part)).sort()
    return [`${all} (${names.join(', ')})`]
  })
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The last word of a relationship type, e.g. `hyperlink`. */
export const linkKind = (type: string) => shown(type.slice(type.lastIndexOf('/') + 1))
