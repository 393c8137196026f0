/** Whom a copy must reach, and by when (domain sections 4 and 6). */
import {
  type Calendar,
  type ClockId,
  type ClockSettings,
  clockDefinition,
  lengthOf,
  parseDate,
} from '../clocks/index.ts'
import { dueOf } from '../clocks/make.ts'
import type { CopyKind } from '../copies/copy.ts'
import type { MeetingType, Minutes } from '../minutes/index.ts'
import type { ItemKind } from './line.ts'

const there: ReadonlySet<string> = new Set(['attended', 'partial', 'represented'])

/** False for somebody who was invited and did not come. Who was not invited is not asked this. */
export function cameTo({ attendance }: Pick<Minutes, 'attendance'>, person: string): boolean {
  const rows = attendance.filter((row) => row.person === person && row.status !== 'not invited')
  return rows.length === 0 || rows.some(({ status }) => there.has(status))
}

export type RequiredOf = { type: MeetingType; item: ItemKind; kind: CopyKind; came: boolean }

/**
 * Does this copy count for whether everybody was told in time? Agencies count whether they came or not, except in a strategy
 * discussion, which is recorded for those who took part. The decisions go to people; the file has them with the minutes. A
 * supporter has a copy because somebody asked for it, and a learning note tells of no family.
 */
export function isRequired({ type, item, kind, came }: RequiredOf): boolean {
  if (kind === 'learning note' || kind === 'supporter') return false
  if (item === 'decision letter') return kind !== 'internal'
  return !(type === 'STRAT' && item === 'minutes' && kind === 'professionals' && !came)
}

const conferences: ReadonlySet<MeetingType> = new Set(['ICPC', 'RCPC'])
const smallMeetings: ReadonlySet<MeetingType> = new Set(['CIN_PLAN', 'CIN_REVIEW', 'CG'])

/** The clock by which this has to be with its reader; none for a record of supervision and the like. */
export function clockFor(type: MeetingType, item: ItemKind): ClockId | undefined {
  if (item === 'decision letter' || (item === 'child letter' && conferences.has(type)))
    return conferences.has(type) ? 'T-DECISION-LETTER' : undefined
  if (item !== 'minutes' && item !== 'child letter') return undefined
  if (conferences.has(type)) return 'T-MINUTES-20'
  if (smallMeetings.has(type)) return 'T-CIN-MINUTES'
  return type === 'STRAT' ? 'T-STRAT-RECORD' : undefined
}

/** The council's own lengths and closed days, as they hold on the day of the meeting. */
export type Bench = { settings: ClockSettings; calendar: Calendar }

export type DueDate = {
  clock: ClockId | ''
  /** ISO date; '' where no clock runs. */
  due: string
  /** Working days that the clock allows; 0 where none runs. */
  allowed: number
  /** ISO date that is aimed at before. */
  aim: string
}

const noClock: DueDate = { clock: '', due: '', allowed: 0, aim: '' }

/** @param meetingDate as it was typed; a text that is no date starts no clock */
export function dueFor(
  type: MeetingType,
  item: ItemKind,
  meetingDate: string,
  { settings, calendar }: Bench,
): DueDate {
  const clock = clockFor(type, item)
  const held = parseDate(meetingDate)
  if (clock === undefined || held === undefined) return noClock
  const day = (id: ClockId): string =>
    dueOf({ date: held }, lengthOf(id, settings), calendar, clockDefinition(id).source)
  const due = day(clock)
  const aim = clock === 'T-MINUTES-20' ? day('T-MINUTES-15') : ''
  return { clock, due, allowed: lengthOf(clock, settings).n, aim: aim < due ? aim : '' }
}
