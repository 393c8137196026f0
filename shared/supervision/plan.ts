/** The plan of supervision: who is supervised by whom, since when, and when somebody was away. */
import { z } from 'zod'

export const sessionKinds = ['case', 'personal', 'group', 'supervisors'] as const
/**
 * `case`: one family is talked about. `personal`: a newly qualified worker meets the supervisor. `group`: a team thinks
 * together. `supervisors`: somebody who supervises or chairs is supervised.
 */
export type SessionKind = (typeof sessionKinds)[number]

export const dueStates = ['due', 'booked', 'held', 'held late', 'missed', 'excused'] as const
export type DueState = (typeof dueStates)[number]

export const awayKinds = ['leave', 'vacancy'] as const

/**
 * A time in which somebody was away, or their post was vacant. Days are ISO, both included; `to` is '' while nobody knows
 * the end.
 */
export const awaySchema = z.strictObject({
  id: z.string(),
  /** Account. */
  person: z.string(),
  kind: z.enum(awayKinds),
  from: z.iso.date(),
  to: z.union([z.literal(''), z.iso.date()]),
  reason: z.string().max(300),
})
export type Away = z.infer<typeof awaySchema>

/** One person of the plan. Days are ISO, '' where there is none. */
export type PlanPerson = {
  id: string
  active: boolean
  /** Chairs conferences: supervised as those who supervise are. */
  chairs: boolean
  /** From this day on their sessions are counted. */
  since: string
  supervisor: string
  team: string
  newlyQualifiedFrom: string
}

/** A session that was held and signed. People are accounts. */
export type Session = {
  recordId: string
  kind: 'case' | 'group' | 'supervisors'
  day: string
  caseId: string
  people: string[]
  /** Who held it, as supervisor or facilitator. */
  chair: string
  /** Day of the next one as it was agreed there, or ''. */
  next: string
}

/** A day that was set for the next session. */
export type Booking = { kind: SessionKind; subject: string; day: string }

/** What somebody said about a session that was not held in time. `excuse`: it is not to count as missed. */
export type Said = {
  kind: SessionKind
  subject: string
  /** The day for which the session had been due. */
  due: string
  text: string
  excuse: boolean
  by: string
  /** UTC instant. */
  at: string
}

/** What was due, and what became of it. Days are ISO, '' where there is none. */
export type Due = {
  /** The same for the same session that is due, whatever became of it. */
  id: string
  kind: SessionKind
  /** The family, the team or the account that it is about. */
  subject: string
  caseId: string
  /** How many children of the family are open on that day. */
  children: number
  person: string
  supervisor: string
  team: string
  due: string
  /** The day for which it was due before leave moved it. */
  first: string
  booked: string
  /** The last session before it. */
  last: string
  held: string
  recordId: string
  state: DueState
  /** Why it was moved, missed or excused, as far as the plan knows. */
  because: string
  said: Said | null
}
