/** The library as a table: the columns of a file that is imported, and of one that is saved. */
import { harmKinds, harmWords } from '../checks/harms.ts'
import { emptyTheme, noTags, plainTitle, type ThemeWords, themeWordsSchema } from './theme.ts'

/** Headings of the table, in order. What is searched for and offered by, beside the harm, is set on the theme itself. */
export const themeColumns = [
  'Title',
  'Local or national',
  'Source',
  'Date of the review',
  'What happened',
  'What practice must change',
  'Questions',
  'Where to find it',
  'Harms',
  'Words to look for',
] as const
type ThemeColumn = (typeof themeColumns)[number]

/** Other headings that mean the same, in small letters. */
const alsoCalled: Record<ThemeColumn, readonly string[]> = {
  Title: ['theme', 'lesson', 'name'],
  'Local or national': ['kind', 'type', 'local/national', 'level'],
  Source: ['review', 'from'],
  'Date of the review': ['date', 'reviewed', 'date of review'],
  'What happened': ['happened', 'summary', 'background'],
  'What practice must change': ['change', 'what must change', 'learning', 'practice change'],
  Questions: ['questions to ask', 'ask'],
  'Where to find it': ['link', 'url', 'web address', 'address'],
  Harms: ['harm', 'tags'],
  'Words to look for': ['words', 'keywords'],
}

const plainHeading = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replace(/[:*]+$/, '')
    .trim()

const columnOf = (heading: string): ThemeColumn | undefined =>
  themeColumns.find(
    (column) =>
      column.toLowerCase() === plainHeading(heading) || alsoCalled[column].includes(plainHeading(heading)),
  )

/** Questions and words in one cell, each on a line of its own or after a bar. */
const listIn = (cell: string): string[] =>
  cell
    .split(/[|\r\n]+/)
    .map((one) => one.trim().replace(/^[-•*]\s*/, ''))
    .filter(Boolean)
const wordsIn = (cell: string): string[] => cell.split(/[|;,\r\n]+/).flatMap((one) => one.trim() || [])

const months = 'january february march april may june july august september october november december'.split(
  ' ',
)

/** `12/04/2019`, `04/2019`, `April 2019` and `2019-04` as far as they say; other words as they are, to be told of. */
export function reviewedIn(cell: string): string {
  const text = cell.trim()
  const two = (part: string): string => part.padStart(2, '0')
  const day = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  if (day) return `${day[3]}-${two(day[2] ?? '')}-${two(day[1] ?? '')}`
  const month = /^(\d{1,2})[/.](\d{4})$/.exec(text)
  if (month) return `${month[2]}-${two(month[1] ?? '')}`
  const named = /^(\p{L}{3,}) (\d{4})$/u.exec(text)
  const at = named ? months.findIndex((name) => name.startsWith((named[1] ?? '').toLowerCase())) : -1
  return named && at >= 0 ? `${named[2]}-${two(String(at + 1))}` : text
}

function kindIn(cell: string): ThemeWords['kind'] | undefined {
  const said = plainHeading(cell)
  if (said === '' || said.startsWith('local')) return 'local'
  return said.startsWith('national') ? 'national' : undefined
}

/** What is wrong with a row, for whoever puts the file right. `row`: as a spreadsheet counts them. */
export type ThemeFault = { row: number; says: string }
export type ReadThemes = { themes: ThemeWords[]; faults: ThemeFault[] }

const fieldName: Record<string, string> = {
  title: 'Title',
  source: 'Source',
  reviewed: 'Date of the review',
  happened: 'What happened',
  change: 'What practice must change',
  questions: 'Questions',
  link: 'Where to find it',
  tags: 'Words to look for',
}

/**
 * Themes of a table with a row of headings. A fault in any row is told, and nothing is to be imported while there is one.
 * `known`: titles that the library has already.
 */
export function readThemes(rows: readonly (readonly string[])[], known: readonly string[]): ReadThemes {
  const head = rows.findIndex((cells) => cells.filter((cell) => columnOf(cell)).length >= 2)
  if (head < 0) {
    const asked = themeColumns.slice(0, 6).join(', ')
    return {
      themes: [],
      faults: [{ row: 1, says: `There is no row of headings. Chairside looks for: ${asked}.` }],
    }
  }
  const columns = (rows[head] ?? []).map(columnOf)
  const missing = (['Title', 'What practice must change'] as const).filter((one) => !columns.includes(one))
  if (missing.length > 0)
    return {
      themes: [],
      faults: [{ row: head + 1, says: `There is no column “${missing.join('” and no “')}”.` }],
    }
  const titles = new Set(known.map(plainTitle))
  const themes: ThemeWords[] = []
  const faults: ThemeFault[] = []
  rows.slice(head + 1).forEach((cells, at) => {
    const row = head + at + 2
    if (cells.every((cell) => cell.trim() === '')) return
    const cell = (column: ThemeColumn): string => cells[columns.indexOf(column)]?.trim() ?? ''
    const kind = kindIn(cell('Local or national'))
    if (!kind) {
      faults.push({ row, says: `“${cell('Local or national')}” is neither local nor national.` })
      return
    }
    const said = wordsIn(cell('Harms')).map((one) => one.toLowerCase())
    const harmOf = (one: string) => harmKinds.find((harm) => harm === one || harmWords[harm].startsWith(one))
    const unknown = said.find((one) => !harmOf(one))
    if (unknown) {
      faults.push({
        row,
        says: `“${unknown}” is no kind of harm that Chairside knows: ${harmKinds.join(', ')}.`,
      })
      return
    }
    const parsed = themeWordsSchema.safeParse({
      ...emptyTheme,
      title: cell('Title'),
      kind,
      source: cell('Source'),
      reviewed: reviewedIn(cell('Date of the review')),
      happened: cell('What happened'),
      change: cell('What practice must change'),
      questions: listIn(cell('Questions')),
      link: cell('Where to find it'),
      tags: {
        ...noTags,
        harms: [...new Set(said.flatMap((one) => harmOf(one) ?? []))],
        words: wordsIn(cell('Words to look for')),
      },
    })
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const where = fieldName[String(issue?.path[0] ?? '')] ?? 'The row'
      const long = issue?.code === 'too_big' ? 'is too long.' : (issue?.message ?? 'cannot be read.')
      faults.push({ row, says: `${where}: ${long}` })
      return
    }
    if (titles.has(plainTitle(parsed.data.title))) {
      faults.push({ row, says: `There is a theme “${parsed.data.title}” already.` })
      return
    }
    titles.add(plainTitle(parsed.data.title))
    themes.push(parsed.data)
  })
  if (themes.length === 0 && faults.length === 0)
    faults.push({ row: head + 1, says: 'There is no row below the headings.' })
  return { themes, faults }
}

/** A theme as a row of `themeColumns`. */
export const themeRow = (theme: ThemeWords): string[] => [
  theme.title,
  theme.kind,
  theme.source,
  theme.reviewed,
  theme.happened,
  theme.change,
  theme.questions.join('\n'),
  theme.link,
  theme.tags.harms.join(', '),
  theme.tags.words.join(', '),
]
