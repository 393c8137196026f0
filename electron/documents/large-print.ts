/**
 * Large print: 18 point and wider lines, in the same order and the same words. A table does not fit beside that size, so
 * each of its rows is written as a list of what stood in it, with the head of the column before each.
 */
import { type IPropertiesOptions, LineRuleType } from 'docx'
import type { Copy, CopyPart } from '../../shared/copies/copy.ts'
import { styles } from './look.ts'

/** Half points: 18 point for everything that is read. */
const BODY = 36
/** One and a half lines, in 240ths of a line. */
const LINES = 360

type Styles = NonNullable<IPropertiesOptions['styles']>
type Own = NonNullable<Styles['paragraphStyles']>[number]
type Default = NonNullable<NonNullable<Styles['default']>['heading1']>

/** Nothing is smaller than the text, and a heading stays as much larger than it as it was. */
const grown = (size: unknown): number => Math.max(BODY, Math.round(((Number(size) || 0) * BODY) / 24))

function larger<T extends Default | Own>(style: T): T {
  const { run, paragraph } = style
  return {
    ...style,
    ...(run?.size === undefined ? {} : { run: { ...run, size: grown(run.size) } }),
    paragraph: {
      ...paragraph,
      spacing: { ...paragraph?.spacing, line: LINES, lineRule: LineRuleType.AUTO },
    },
  }
}

/** Facts begin at the margin: a column for their labels would leave no room for what they say. */
const ownStyle = (style: Own): Own => {
  const large = larger(style)
  // What stands on every page leaves the room to the text.
  if (style.id === 'PageEdge')
    return {
      ...large,
      paragraph: {
        ...large.paragraph,
        spacing: { ...style.paragraph?.spacing, line: 240, lineRule: LineRuleType.AUTO },
      },
    }
  return style.id === 'Fact' ? { ...large, paragraph: { ...large.paragraph, indent: { left: 0 } } } : large
}

const { document, ...defaults } = styles.default ?? {}

export const largeStyles: Styles = {
  default: {
    ...Object.fromEntries(Object.entries(defaults).map(([name, style]) => [name, larger(style as Default)])),
    ...(document ? { document: larger(document as Default) } : {}),
  },
  paragraphStyles: (styles.paragraphStyles ?? []).map(ownStyle),
}

type Facts = Copy['facts']

/** Without a column of its own a label needs its colon. */
export const withColons = (facts: Facts): Facts =>
  facts.map(({ label, value }) => ({ label: `${label}:`, value }))

type Rows = Extract<CopyPart, { type: 'table' }>

/** Each row is a list of its own: the head of a column before what stands in it. */
function rowsOf(
  { caption, columns, rows, before = [], marking }: Rows,
  above: string,
  isFirst: boolean,
): CopyPart[] {
  const cell = (row: number, column: number): string => {
    const was = before[row]?.[column]
    const text = rows[row]?.[column] ?? ''
    return was ? [text, `Before: ${was}`].filter(Boolean).join('. ') : text
  }
  // A caption that only repeats the heading right above it is left out, as it is above a table; any other is a heading,
  // because nothing else says where its lists begin.
  const named = (parts: CopyPart[]): CopyPart[] =>
    caption === above && !marking && isFirst
      ? parts
      : [{ type: 'heading', text: [marking, caption].filter(Boolean).join('. '), parts }]
  const lists = rows.map((_, at): CopyPart => {
    const facts = columns.map((label, column) => ({ label, value: cell(at, column) }))
    return { type: 'facts', facts: withColons(facts.filter(({ value }) => value.trim() !== '')) }
  })
  return named(lists)
}

function largeParts(parts: CopyPart[], above: string): CopyPart[] {
  return parts.flatMap((part, at): CopyPart[] => {
    if (part.type === 'table') return rowsOf(part, above, at === 0)
    if (part.type === 'facts') return [{ ...part, facts: withColons(part.facts) }]
    return part.type === 'heading' ? [{ ...part, parts: largeParts(part.parts, part.text) }] : [part]
  })
}

/** The same copy without tables; it holds no word more. */
export function inLargePrint(copy: Copy): Copy {
  return {
    ...copy,
    facts: withColons(copy.facts),
    summary: largeParts(copy.summary, 'Summary'),
    actions: largeParts(copy.actions, 'Actions'),
    sections: copy.sections.map((section) => ({
      ...section,
      parts: largeParts(section.parts, section.heading),
    })),
  }
}
