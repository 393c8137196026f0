/**
 * Which records may be purged, and why not yet (domain section 7, "Retention"). Pure and deterministic: the same facts give
 * the same answer. Nothing is ever purged because of it; it tells people what they may confirm.
 */
import { z } from 'zod'
import { addDays } from '../clocks/index.ts'
import type { MeetingType } from '../minutes/index.ts'
import { isClosedType } from '../templates/index.ts'

/** The council's own periods, in days after the transfer was confirmed. */
export const retentionRuleSchema = z.strictObject({
  afterTransferDays: z.number().int().min(0).max(3650),
  /** Supervision follows the schedule for staff records: null until the council has said how long. */
  supervisionDays: z.number().int().min(0).max(3650).nullable(),
})
export type RetentionRule = z.infer<typeof retentionRuleSchema>

export const defaultRule: RetentionRule = { afterTransferDays: 30, supervisionDays: null }

/**
 * What is not settled in a record. The first four stop a purge; with the others somebody has to say that they know: what
 * runs on is followed in the child's file from then on.
 */
export const openKinds = [
  'countersignature',
  'correction',
  'withdrawal',
  'required copy',
  'action',
  'clock',
  'newest',
  'concern',
] as const
export type OpenKind = (typeof openKinds)[number]
export type OpenThing = { kind: OpenKind; count: number }

const stopping: ReadonlySet<OpenKind> = new Set([
  'countersignature',
  'correction',
  'withdrawal',
  'required copy',
])

export type RetentionSubject = {
  kind: 'record' | 'case'
  /** '' for a family. */
  type: MeetingType | ''
  signed: boolean
  /** London date on which the transfer was confirmed here; '' while it is not. */
  confirmedOn: string
  /** Itself, or its family. */
  onHold: boolean
  open: readonly OpenThing[]
  /**
   * Of a record: other records of its family that are here, drafts among them and reviews of its history not. Of a family:
   * all of its records that are here.
   */
  familyHere: number
}

/**
 * `draft`: never purged by a rule · `hold` · `no transfer` · `open`: something has to be settled first · `no period`: the
 * council has not said how long · `history`: the family's history rests on it while other records are here · `records here`:
 * a family goes after its records · `waiting`: its day has not come · `due`.
 */
export const standings = [
  'draft',
  'hold',
  'no transfer',
  'open',
  'no period',
  'history',
  'records here',
  'waiting',
  'due',
] as const
export type StandingName = (typeof standings)[number]
export type Standing = { state: StandingName; dueOn: string }

/** Days after a confirmed transfer; null where the council has not said. */
export function daysFor(
  { kind, type }: Pick<RetentionSubject, 'kind' | 'type'>,
  rule: RetentionRule,
): number | null {
  return kind === 'record' && type !== '' && isClosedType(type)
    ? rule.supervisionDays
    : rule.afterTransferDays
}

/** What stops a purge whatever anybody says. */
export const stoppers = (open: readonly OpenThing[]): OpenThing[] =>
  open.filter(({ kind, count }) => count > 0 && stopping.has(kind))

/** What somebody has to say that they know, before a purge. */
export const remarks = (open: readonly OpenThing[]): OpenThing[] =>
  open.filter(({ kind, count }) => count > 0 && !stopping.has(kind))

/** How it stands on a day (ISO date). A legal hold comes before everything else. */
export function standingOn(subject: RetentionSubject, rule: RetentionRule, today: string): Standing {
  const days = daysFor(subject, rule)
  const dueOn = subject.confirmedOn !== '' && days !== null ? addDays(subject.confirmedOn, days) : ''
  const is = (state: StandingName): Standing => ({ state, dueOn })
  if (subject.onHold) return is('hold')
  if (subject.kind === 'record' && !subject.signed) return { state: 'draft', dueOn: '' }
  if (subject.confirmedOn === '') return is('no transfer')
  if (stoppers(subject.open).length > 0) return is('open')
  if (subject.kind === 'case' && subject.familyHere > 0) return is('records here')
  if (days === null) return is('no period')
  // The Head of Service's decision holds until there is a new one: it goes last.
  if (subject.type === 'HRR' && subject.familyHere > 0) return is('history')
  return is(dueOn <= today ? 'due' : 'waiting')
}

/** Those that may be purged on this day, in the order they were given. */
export const dueForPurge = <Subject extends RetentionSubject>(
  subjects: readonly Subject[],
  rule: RetentionRule,
  today: string,
): Subject[] => subjects.filter((subject) => standingOn(subject, rule, today).state === 'due')
