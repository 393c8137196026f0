/**
 * Were people told in time (domain section 6)? Working days from the meeting to the last recipient who must have a copy, from
 * what proves that it left and never from when it was typed. Who did not come counts like everybody else; an exception
 * does not; what came back is not sent; and a newer version does not undo that somebody had the one before.
 */
import { type Calendar, londonDate, workingDaysBetween } from '../clocks/index.ts'
import type { ItemKind, LineState } from './line.ts'
import { isOpen, sentStates } from './state.ts'

/** One line, as far as time is concerned. */
export type Sending = {
  id: string
  recipientId: string
  item: ItemKind
  required: boolean
  state: LineState
  sentAt: string
  provenAt: string
  whyLate: string
  name: string
  role: string
}

type Reader = {
  sentAt: string
  proven: boolean
  open: Sending | undefined
  whyLate: string
}

const hasLeft = ({ state, sentAt }: Sending): boolean => sentStates.has(state) && sentAt !== ''

function readerOf(lines: readonly Sending[]): Reader {
  const sent = lines.filter(hasLeft).map(({ sentAt }) => sentAt)
  return {
    sentAt: sent.sort()[0] ?? '',
    proven: lines.some((line) => hasLeft(line) && line.provenAt !== ''),
    open: lines.find(({ state }) => isOpen(state)),
    whyLate: lines.map((line) => line.whyLate).find(Boolean) ?? '',
  }
}

/** Everybody who must have one of these, by their id: those for whom every line is an exception are left out. */
function readersOf(lines: readonly Sending[]): Map<string, Reader> {
  const readers = new Map<string, Reader>()
  for (const [id, theirs] of Map.groupBy(
    lines.filter(({ required }) => required),
    ({ recipientId }) => recipientId,
  )) {
    const reader = readerOf(theirs)
    if (reader.sentAt !== '' || reader.open !== undefined) readers.set(id, reader)
  }
  return readers
}

const dayOf = (instant: string): string => londonDate(instant)

/** ISO date on which the last of them was sent theirs; undefined while somebody waits, or where there is nobody. */
function lastOf(readers: readonly Reader[]): string | undefined {
  if (readers.length === 0 || readers.some(({ sentAt }) => sentAt === '')) return undefined
  return readers
    .map(({ sentAt }) => dayOf(sentAt))
    .sort()
    .at(-1)
}

export type TimelinessOf = {
  /** ISO date of the meeting; undefined where none is known. */
  held: string | undefined
  due: string
  allowed: number
  calendar: Calendar
  /** ISO date. */
  today: string
}

/** How the minutes of a record stand; letters and what came later are asked about by themselves. */
export function timelinessOf(
  lines: readonly Sending[],
  { held, due, allowed, calendar, today }: TimelinessOf,
) {
  const readers = [...readersOf(lines.filter(({ item }) => item === 'minutes')).values()]
  const last = lastOf(readers)
  const running = held !== undefined && due !== '' && readers.length > 0
  const verdict = running ? verdictOf(last, due, today) : ('no clock' as const)
  return {
    workingDays:
      held === undefined || last === undefined ? null : Math.max(0, workingDaysBetween(held, last, calendar)),
    allowed,
    due,
    verdict,
    required: readers.length,
    sent: readers.filter(({ sentAt }) => sentAt !== '').length,
    proven: readers.filter(({ proven }) => proven).length,
    waiting: readers.flatMap(({ sentAt, open }) =>
      sentAt === '' && open ? [{ lineId: open.id, name: open.name, role: open.role }] : [],
    ),
  }
}

function verdictOf(last: string | undefined, due: string, today: string): 'in time' | 'late' | 'running' {
  if (last !== undefined) return last > due ? 'late' : 'in time'
  return today > due ? 'late' : 'running'
}

/** What the clocks of a record are told about its copies. */
export type SentDates = {
  /** ISO date on which everybody who must have the minutes had been sent them. */
  issuedOn?: string
  /** ISO date on which everybody had been sent the decisions, by letter or with the minutes. */
  decisionsSentOn?: string
  /** It is written down why, for everybody to whom the minutes, or the decisions, went late. */
  explained?: boolean
  decisionsExplained?: boolean
}

export type SentOf = {
  /** Ids of the people who must be told the decisions; nobody where the meeting has no such letter. */
  decisionReaders: readonly string[]
  /** ISO dates by which the minutes and the decisions had to be sent; '' where no clock runs. */
  due: string
  decisionsDue: string
}

export function sentDates(
  lines: readonly Sending[],
  { decisionReaders, due, decisionsDue }: SentOf,
): SentDates {
  const readers = [...readersOf(lines.filter(({ item }) => item === 'minutes')).values()]
  const told = toldOf(lines, decisionReaders)
  const issuedOn = lastOf(readers)
  const decisionsSentOn = lastOf(told)
  return {
    ...(issuedOn !== undefined && { issuedOn }),
    ...(decisionsSentOn !== undefined && { decisionsSentOn }),
    ...(isExplained(readers, due) && { explained: true }),
    ...(isExplained(readersAmong(lines, decisionReaders), decisionsDue) && { decisionsExplained: true }),
  }
}

function isExplained(readers: readonly Reader[], due: string): boolean {
  const late = due === '' ? [] : readers.filter(({ sentAt }) => sentAt === '' || dayOf(sentAt) > due)
  return late.length > 0 && late.every(({ whyLate }) => whyLate !== '')
}

const tells: ReadonlySet<ItemKind> = new Set(['decision letter', 'minutes'])

/** How each of these people was, or is to be, told the decisions: by a letter or with the minutes. */
function readersAmong(lines: readonly Sending[], people: readonly string[]): Reader[] {
  return people.flatMap((id) => {
    const theirs = lines.filter((line) => line.recipientId === id && tells.has(line.item))
    const reader = readerOf(theirs)
    const left = theirs.some(({ item, state }) => item === 'decision letter' && state === 'not to be sent')
    return reader.sentAt === '' && left ? [] : [reader]
  })
}

/** Nobody while no letter was signed: whoever was sent the minutes was told with them. */
const toldOf = (lines: readonly Sending[], people: readonly string[]): Reader[] =>
  lines.some(({ item }) => item === 'decision letter') ? readersAmong(lines, people) : []

/** Past its date and not sent, or sent after it. `today` is an ISO date. */
export function isLate(
  { state, sentAt, due }: { state: LineState; sentAt: string; due: string },
  today: string,
): boolean {
  if (due === '') return false
  if (sentStates.has(state)) return sentAt !== '' && dayOf(sentAt) > due
  return isOpen(state) && today > due
}
