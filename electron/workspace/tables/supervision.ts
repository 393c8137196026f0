/** Tables of supervision: what is due, and what became of it. */

/**
 * Derived, one row for each session that was or is due. `kind`: `case`, `personal`, `group` or `supervisors`; `subject`: the
 * family, the team or the account it is about; days are ISO, '' where there is none; `state`: `due`, `booked`, `held`,
 * `held late`, `missed` or `excused`. `first_due` is the day before leave moved it; `why` is `because`, which the plan knows,
 * and what somebody said of it.
 */
export type SupervisionDueTable = {
  id: string
  kind: string
  subject: string
  case_id: string
  children: number
  person: string
  supervisor: string
  team: string
  due: string
  booked: string
  held: string
  record_id: string
  state: string
  why: string
  first_due: string
  last_held: string
  because: string
  said: string
  said_by: string
  said_at: string
}

/**
 * Derived, what a signed record says of supervision: days and accounts, never a word. `kind` is '' for a meeting, of which
 * only `plan` is read. `people` is JSON: accounts of those who were there. It stays when the record has gone to the child's
 * file: a session that was held does not become one that was missed.
 */
export type SupervisionReadingTable = {
  record_id: string
  version: string
  kind: string
  day: string
  case_id: string
  people: string
  chair: string
  next: string
  plan: string
}

/** What somebody said of a session that was not held in time. Only added to. */
export type SupervisionSaidTable = {
  id: string
  kind: string
  subject: string
  due: string
  text: string
  excuse: number
  by_account: string
  by_name: string
  at: string
}

/** A day that somebody set for the next session; a new one takes the place of the old. */
export type SupervisionBookedTable = {
  kind: string
  subject: string
  day: string
  by_account: string
  at: string
}

/** What `supervision_due` was worked out from. */
export type SupervisionBasisTable = { id: number; basis: string }

export type SupervisionTables = {
  supervision_due: SupervisionDueTable
  supervision_reading: SupervisionReadingTable
  supervision_said: SupervisionSaidTable
  supervision_booked: SupervisionBookedTable
  supervision_basis: SupervisionBasisTable
}
