/** Police powers of protection (R-PP): each incident, whether they were thought about, used or not, and why. */
import { parseDate } from '../../clocks/index.ts'
import type { Answer, MeetingEvent, Minutes } from '../../minutes/index.ts'
import { answersTo, byDate, childrenOf, filledFrom, headOf, tableOf } from './reading.ts'
import type { FamilyRecords, PoliceRow, ReadRecord, RowHead } from './rows.ts'

type Said = Omit<PoliceRow, keyof RowHead>
type Found = { id: string; children: string[]; date: string; said: Said }

const nothing: Said = {
  incident: '',
  place: '',
  considered: '',
  consideredBy: '',
  used: '',
  startedAt: '',
  officer: '',
  designatedOfficer: '',
  placed: '',
  endsAt: '',
  told: '',
  next: '',
  reason: '',
  keptSafe: '',
  audit: '',
}

const yesNo = (value: string, yes: string, no: string): string =>
  value === 'yes' ? yes : value === 'no' ? no : ''

const ofEvent = (event: MeetingEvent): Said => ({
  ...nothing,
  incident: event.text,
  place: event.place,
  considered: yesNo(event.s46Considered, 'Yes', 'No'),
  used: yesNo(event.s46Used, 'Used', 'Not used'),
})

const ofAnswer = ({ fields }: Answer): Said => filledFrom(nothing, fields)

/** Each incident with the answer that names it; an answer that names none belongs to the only one there is. */
function incidents(minutes: Minutes): Found[] {
  const events = minutes.events.filter(({ type }) => type === 'policeIncident')
  const answers = answersTo(minutes, 'R-PP')
  const only = events.length === 1 ? events[0]?.id : undefined
  const subjectOf = ({ fields }: Answer): string | undefined => fields.subject || only
  const found = events.map((event): Found => {
    const own = answers.findLast((answer) => subjectOf(answer) === event.id)
    return {
      id: event.id,
      children: event.child ? [event.child] : childrenOf(own?.about ?? 'all', minutes),
      date: event.date || minutes.meeting.date,
      said: own ? filledFrom(ofAnswer(own), ofEvent(event)) : ofEvent(event),
    }
  })
  const others = answers.filter((answer) => !events.some(({ id }) => id === subjectOf(answer)))
  return [
    ...found,
    ...others.map(
      (answer): Found => ({
        id: answer.id,
        children: childrenOf(answer.about, minutes),
        date: parseDate(answer.fields.startedAt ?? '') ?? minutes.meeting.date,
        said: ofAnswer(answer),
      }),
    ),
  ]
}

/** Rows of a strategy discussion (domain 2.5). */
function inTable(minutes: Minutes): Found[] {
  return tableOf(minutes, 'police').map(({ id, cells }) => {
    const used = yesNo(cells.used ?? '', 'Used', 'Not used')
    const last = cells.next ?? ''
    return {
      id,
      children: childrenOf(cells.child ? [cells.child] : 'all', minutes),
      date: parseDate(cells.start ?? '') ?? minutes.meeting.date,
      said: {
        ...nothing,
        considered: yesNo(cells.considered ?? '', 'Yes', 'No'),
        used,
        startedAt: cells.start ?? '',
        officer: cells.officer ?? '',
        designatedOfficer: cells.designated ?? '',
        placed: cells.where ?? '',
        told: cells.told ?? '',
        // One heading holds either: what happens at the end, or why they were not used.
        ...(used === 'Not used' ? { reason: last } : { next: last }),
      },
    }
  })
}

/** Where a record tells of one incident in both places, each child's row of the table is that incident. */
function foundIn(minutes: Minutes): Found[] {
  const told = incidents(minutes)
  const table = inTable(minutes)
  const only = told.length === 1 ? told[0] : undefined
  if (!only || table.length === 0) return [...told, ...table]
  const rows = table.map((row) => ({
    ...row,
    id: `${only.id} ${row.id}`,
    date: only.date,
    said: filledFrom(row.said, only.said),
  }))
  const rest = only.children.filter((id) => !rows.some(({ children }) => children.includes(id)))
  return rest.length > 0 ? [{ ...only, children: rest }, ...rows] : rows
}

/** When police protection began and ended, where the details say so and the row does not. */
function withDetails(said: Said, { meeting: { triggers } }: Minutes): Said {
  if (said.used !== 'Used') return said
  return {
    ...said,
    startedAt: said.startedAt || (triggers.policeProtectionStart ?? ''),
    endsAt: said.endsAt || (triggers.policeProtectionEnd ?? ''),
  }
}

const rowsIn = (family: FamilyRecords, record: ReadRecord): PoliceRow[] =>
  foundIn(record.minutes).map(({ id, children, date, said }) => ({
    ...headOf(family, record, { id, children, date }),
    ...withDetails(said, record.minutes),
  }))

/** A later record that tells of the same incident again names its day, its place and a child of it. */
const isSame = (a: PoliceRow, b: PoliceRow): boolean =>
  parseDate(a.date) !== undefined &&
  parseDate(a.date) === parseDate(b.date) &&
  a.place.trim().toLowerCase() === b.place.trim().toLowerCase() &&
  a.children.some(({ id }) => b.children.some((other) => other.id === id))

/** Newest first; an incident that several records tell of is one row, in the newest words. */
export function policeRegister(family: FamilyRecords): PoliceRow[] {
  const rows: PoliceRow[] = []
  for (const record of family.records.toReversed()) {
    const before = rows.length
    for (const row of rowsIn(family, record)) {
      const at = rows.findIndex((known, index) => index < before && isSame(known, row))
      const known = rows[at]
      if (known === undefined) rows.push(row)
      else {
        const { children, ...words } = known
        const { children: _children, ...older } = row
        rows[at] = { children, ...filledFrom(words, older) }
      }
    }
  }
  return byDate(rows)
}
