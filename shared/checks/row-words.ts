/**
 * Words that stand in rows and not under a heading: reasons, views, disagreement, what happened, cells of tables. An
 * allegation is one wherever it is typed. The chronology is left out: history is read by R-HH, not as today's words.
 */
import { type CueFamily, cueFamilies } from '../cues/cue.ts'
import type { Minutes } from '../minutes/index.ts'
import type { Template } from '../templates/template.ts'
import type { PlacedCue } from './check.ts'

export type RowWords = Pick<PlacedCue, 'section' | 'entryId' | 'speaker' | 'about'> & {
  texts: string[]
  hears: ReadonlySet<CueFamily>
}

/** What a reason says is read like any other text; vague wording (SM) is a question of plans only. */
const everything = new Set<CueFamily>(cueFamilies.filter((family) => family !== 'SM'))
/** R-ES reads views and disagreement themselves; their words would only say it once more. */
const views = new Set([...everything].filter((family) => family !== 'ES'))
/** Rows that already answer a question of their own are heard for harm only. */
const harm = new Set<CueFamily>(['CR', 'CS', 'NG', 'PP'])

/** Tables of what was before, and of what is done about an allegation that stands already. */
const notHeard = new Set(['likeForLike', 'crime', 'police', 'lado'])

/** Cells in which people write; names, dates and choices are left out where the template says which they are. */
function cellsOf(key: string, cells: Record<string, string>, template: Template): string[] {
  const columns = template.sections.find((section) => section.key === key)?.columns
  return columns
    ? columns.filter(({ kind }) => kind === 'text').map((column) => cells[column.key] ?? '')
    : Object.values(cells)
}

/** Every row with words in it, in the order of the page's rows. */
export function rowWords(minutes: Minutes, template: Template): RowWords[] {
  const isChild = (id: string | undefined): id is string => minutes.children.some((child) => child.id === id)
  const aboutOne = (id: string | undefined): string[] => (isChild(id) ? [id] : [])
  const rows: RowWords[] = [
    ...minutes.decisions.map((row) => ({
      section: 'dec',
      entryId: row.id,
      speaker: row.decidedBy,
      about: aboutOne(row.child),
      texts: [row.reason],
      hears: everything,
    })),
    ...minutes.views.map((row) => ({
      section: 'dec',
      entryId: row.id,
      speaker: row.person,
      about: [],
      texts: [row.text],
      hears: views,
    })),
    ...minutes.dissent.map((row) => ({
      section: 'dissent',
      entryId: row.id,
      speaker: row.person,
      about: [],
      texts: [row.about, row.text, row.outcome],
      hears: views,
    })),
    ...minutes.events.map((row) => ({
      section: row.type === 'wasNotBrought' ? 'wnb' : 'chron',
      entryId: row.id,
      speaker: '',
      about: aboutOne(row.child),
      texts: [row.text, row.reason, row.harm],
      hears: harm,
    })),
    ...minutes.tables
      .filter(({ key }) => !notHeard.has(key))
      .flatMap(({ key, rows: lines }) =>
        lines.map(({ id, cells }) => ({
          section: key,
          entryId: id,
          speaker: cells.person ?? '',
          about: aboutOne(cells.child),
          texts: cellsOf(key, cells, template),
          hears: harm,
        })),
      ),
  ]
  return rows.filter(({ texts }) => texts.some((text) => text.trim() !== ''))
}
