/** Every clock there is, and the length that holds for it under an authority's settings. */
import { caseDefinitions } from './case-definitions.ts'
import type { ClockDefinition, Length } from './definition.ts'
import { meetingDefinitions } from './meeting-definitions.ts'

const definitions = [...meetingDefinitions, ...caseDefinitions]

export type ClockId = (typeof definitions)[number]['id']

export const clockDefinitions: readonly (ClockDefinition & { id: ClockId })[] = definitions

const byId = new Map(clockDefinitions.map((definition) => [definition.id, definition]))

/** The definition of a clock. Every id of the type has one. */
export function clockDefinition(id: ClockId): ClockDefinition & { id: ClockId } {
  const found = byId.get(id)
  if (found === undefined) throw new RangeError(`There is no clock ${id}.`)
  return found
}

/** Local values of the rule set in force; what is left out keeps the value of the table. */
export type ClockSettings = {
  chronologyDays?: number
  neglectToolMonths?: number
  seenWorkingDaysCpp?: number
  seenWorkingDaysCin?: number
  supervisionWeeksCpp?: number
  supervisionWeeksCin?: number
  reportToFamilyDaysInitial?: number
  reportToFamilyDaysReview?: number
  cinFirstReviewWeeks?: number
  /** Supervision of a newly qualified worker: for six weeks, then to six months, then on. */
  nqswFirstWeeks?: number
  nqswThenWeeks?: number
  nqswLaterMonths?: number
  /** For a stage of an escalation while a child is unsafe. */
  escalationUnsafeHours?: number
  /** The one extension of an emergency protection order. */
  epoExtensionDays?: number
  minutesWorkingDaysConference?: number
  minutesWorkingDaysCin?: number
  /** Values of the national set in force, those of the law included; an authority's own come after them. */
  national?: Partial<Record<ClockId, Length>>
  /** Any other length. A value for a clock set by law is ignored. */
  lengths?: Partial<Record<ClockId, Length>>
}

/** The length that holds for a clock: the setting where one may be made, otherwise the table's. */
export function lengthOf(id: ClockId, settings: ClockSettings = {}): Length {
  const { length: written, source } = clockDefinition(id)
  const length = settings.national?.[id] ?? written
  if (source === 'LAW') return length
  const own = settings.lengths?.[id]
  if (own !== undefined) return own
  const named: Partial<Record<ClockId, number | undefined>> = {
    'T-CHRONOLOGY': settings.chronologyDays,
    'T-NEGLECT-TOOL': settings.neglectToolMonths,
    'T-SUPERVISION-CPP': settings.supervisionWeeksCpp,
    'T-SUPERVISION-CIN': settings.supervisionWeeksCin,
    'T-MINUTES-20': settings.minutesWorkingDaysConference,
    'T-CIN-MINUTES': settings.minutesWorkingDaysCin,
  }
  return { ...length, n: named[id] ?? length.n }
}
