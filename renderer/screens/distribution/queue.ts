/** Which lines of the desk are shown, and in which group: pure. */
import type { Line } from '../../../shared/distribution/index.ts'
import { addDays } from '../../ui/index.ts'
import { documentWords, hasLeft, settledStates, stateMarks } from './words.ts'

export const groupIds = ['late', 'today', 'week', 'later', 'unproven', 'settled'] as const
export type GroupId = (typeof groupIds)[number]

export const groupTitles: Record<GroupId, string> = {
  late: 'Late',
  today: 'Today',
  week: 'This week',
  later: 'Later',
  unproven: 'Sent, no proof yet',
  settled: 'Settled',
}

/** How far “This week” reaches, in days: as on Today. */
const WEEK = 7

export function groupOf(line: Pick<Line, 'state' | 'due' | 'late' | 'provenAt'>, today: string): GroupId {
  if (settledStates.has(line.state)) return 'settled'
  if (hasLeft(line.state)) return line.provenAt ? 'settled' : 'unproven'
  if (line.late || (line.due !== '' && line.due < today)) return 'late'
  if (line.due === '') return 'later'
  if (line.due === today) return 'today'
  return line.due <= addDays(today, WEEK) ? 'week' : 'later'
}

export type Filters = {
  text: string
  type: string
  method: string
  /** An account; `nobody`; '' for everybody’s. */
  responsible: string
  state: string
}

export const noFilters: Filters = { text: '', type: '', method: '', responsible: '', state: '' }

export const NOBODY = 'nobody'
/** Lines without a method: a value of its own, because '' means every method. */
export const NO_METHOD = 'none'

const fits = (line: Line, filters: Filters, words: string[]): boolean => {
  const { type, method, responsible, state } = filters
  if (type && line.type !== type) return false
  if (method && (line.method || NO_METHOD) !== method) return false
  if (responsible && (line.responsible || NOBODY) !== responsible) return false
  if (state && line.state !== state) return false
  if (words.length === 0) return true
  const said =
    `${line.familyRef} ${line.name} ${line.role} ${line.agency} ${line.address} ${documentWords(line)} ${line.meetingName} ${stateMarks[line.state].words}`.toLowerCase()
  return words.every((word) => said.includes(word))
}

/** Every word has to occur, in any order. */
export function filtered(lines: readonly Line[], filters: Filters): Line[] {
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean)
  return lines.filter((line) => fits(line, filters, words))
}

export type Group = { id: GroupId; title: string; lines: Line[] }

/** Groups that hold anything, most urgent first; inside each the order in which the core gave them. */
export function grouped(lines: readonly Line[], today: string): Group[] {
  const byGroup = Map.groupBy(lines, (line) => groupOf(line, today))
  return groupIds.flatMap((id) => {
    const own = byGroup.get(id)
    return own ? [{ id, title: `${groupTitles[id]} (${own.length})`, lines: own }] : []
  })
}
