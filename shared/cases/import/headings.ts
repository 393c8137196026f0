/** Which row of a file names its columns, what kind of table it is, and which column fills which field. */
import { distance } from 'fastest-levenshtein'
import { fieldOf, type ImportField, importFields } from './fields.ts'
import { type ImportKind, type ImportTable, importKinds, type Mapping } from './model.ts'
import { readDate } from './values.ts'
import { plain } from './words.ts'

/** No column is called by more letters than these: that much text is a cell that does not end where it should. */
const LONGEST = 200

const plainHeadings = new WeakMap<ImportField, string[]>()

/** The names of a field in the form in which headings are compared. */
function knownAs(field: ImportField): string[] {
  const known = plainHeadings.get(field) ?? field.headings.map(plain)
  plainHeadings.set(field, known)
  return known
}

/** How well a heading names a field: its very words, the same with a slip, its words among others, or not at all. */
function closeness(words: string, field: ImportField): number {
  if (words === '' || words.length > LONGEST) return 0
  const known = knownAs(field)
  if (known.includes(words)) return 100
  if (words.length >= 6 && known.some((one) => one.length >= 6 && distance(one, words) === 1)) return 80
  const inside = known.filter((one) => one.length >= 3 && ` ${words} `.includes(` ${one} `))
  // The longer the known words, the more of the heading they explain.
  return Math.max(0, ...inside.map((one) => Math.round((60 * one.length) / words.length)))
}

/** Fits that explain less of the heading than this are chance. */
const LEAST = 25

type Fit = { column: number; key: string; score: number; order: number }

function fits(kind: ImportKind, headings: readonly string[]): Fit[] {
  return headings
    .map((heading) => plain(heading.slice(0, 2 * LONGEST)))
    .flatMap((words, column) =>
      importFields[kind].map((field, order) => ({
        column,
        key: field.key,
        score: closeness(words, field),
        order,
      })),
    )
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || a.column - b.column || a.order - b.order)
}

/** A guess at what each column is, best fits first; no field is filled twice. */
export function guessMapping(kind: ImportKind, headings: readonly string[]): Mapping {
  const mapping: Mapping = headings.map(() => '')
  const taken = new Set<string>()
  for (const { column, key } of fits(kind, headings)) {
    if (mapping[column] !== '' || taken.has(key)) continue
    mapping[column] = key
    taken.add(key)
  }
  return mapping
}

/** What a table cannot be of its kind without. */
const telling: Record<ImportKind, string[]> = {
  children: ['dob'],
  people: ['role'],
  chronology: ['date', 'text'],
  visits: ['date', 'alone'],
  appointments: ['date', 'service', 'outcome'],
}

/** The kind whose fields explain most of the headings. */
export function guessKind(headings: readonly string[]): ImportKind {
  const score = (kind: ImportKind): number => {
    const mapping = guessMapping(kind, headings)
    const told = telling[kind].filter((key) => mapping.includes(key)).length
    const named = fits(kind, headings)
      .filter(({ column, key }) => mapping[column] === key)
      .reduce((sum, one) => sum + one.score, 0)
    return named + (told === telling[kind].length ? 60 * told : -60 * (telling[kind].length - told))
  }
  return importKinds.reduce((best, kind) => (score(kind) > score(best) ? kind : best), importKinds[0])
}

/** Systems write a title and the day above the table: the heading row is looked for this far down. */
const DEEPEST = 15

const known = (cells: readonly string[]): number =>
  Math.max(...importKinds.map((kind) => guessMapping(kind, cells).filter(Boolean).length))

/** Words that could head a column, and no data. */
const isHeading = (cell: string): boolean =>
  /\p{L}/u.test(cell) && cell.length <= 80 && readDate(cell, '2000-01-01') === undefined

/**
 * The table in the rows of a file: its headings and what stands below them. Undefined where no row names columns. Rows
 * without any words are passed over; every other one keeps its number.
 */
export function findTable(rows: readonly (readonly string[])[]): ImportTable | undefined {
  const top = rows.slice(0, DEEPEST).map((cells, index) => ({ index, cells, known: known(cells) }))
  const filled = top.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const named = filled.filter(
    (one) => one.known > 0 && one.cells.every((cell) => cell.trim() === '' || isHeading(cell)),
  )
  const best = named.reduce<(typeof top)[number] | undefined>(
    (found, one) => (found && found.known >= one.known ? found : one),
    undefined,
  )
  if (!best) return undefined
  const headings = best.cells.map((cell) => cell.trim())
  while (headings.at(-1) === '') headings.pop()
  return {
    headings,
    rows: rows
      .slice(best.index + 1)
      .flatMap((cells, offset) =>
        cells.some((cell) => cell.trim() !== '')
          ? [{ line: best.index + offset + 2, cells: headings.map((_, column) => cells[column] ?? '') }]
          : [],
      ),
  }
}

const needed: Record<ImportKind, string[]> = {
  children: [],
  people: [],
  chronology: ['date', 'text'],
  visits: ['date'],
  appointments: ['date'],
}

const someOf = (mapping: Mapping, keys: string[]): boolean => keys.some((key) => mapping.includes(key))

/** What stops a mapping from being used, each a sentence; empty when it can be. */
export function mappingProblems(kind: ImportKind, headings: readonly string[], mapping: Mapping): string[] {
  const says: string[] = []
  for (const key of new Set(mapping.filter(Boolean))) {
    const columns = headings.filter((_, column) => mapping[column] === key)
    const label = fieldOf(kind, key)?.label ?? key
    if (columns.length > 1)
      says.push(`Two columns are called ${label}: ${columns.join(' and ')}. Choose one.`)
  }
  if (kind === 'children' || kind === 'people') {
    if (!someOf(mapping, ['name', 'forename', 'surname'])) says.push('Say which column holds the name.')
  } else if (!someOf(mapping, ['name', 'forename', 'caseRef', 'nhs', 'upn', 'familyRef'])) {
    says.push('Say which column tells the child: a name or a number.')
  }
  if (kind === 'people' && !someOf(mapping, ['familyRef', 'childRef', 'childName'])) {
    says.push('Say which column tells the family: a family reference, or a child’s name or number.')
  }
  if (kind === 'children' && !someOf(mapping, ['dob', 'caseRef', 'nhs', 'upn', 'familyRef'])) {
    says.push('Say which column tells one child from another: a date of birth or a number.')
  }
  for (const key of needed[kind]) {
    if (!mapping.includes(key)) says.push(`Say which column is ${fieldOf(kind, key)?.label ?? key}.`)
  }
  return says
}
