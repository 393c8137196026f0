/** The tables of derived facts: they may be thrown away and worked out again from the records. */
import type { Generated } from 'kysely'

/** Derived. `parties` and `look_at` are JSON: who was there, and whose copies a second person has to look at. */
export type FactStateTable = {
  record_id: string
  basis: string
  changed_at: string
  worked_on: string
  statements: number
  parties: string
  look_at: string
  /** How often the copies of the record had changed by then (`copy_record.changed`). */
  copies: number
}

/** Derived. Who was in a record, as `fact_state.parties` has it: by account, and by name in small letters. */
export type FactPartyTable = {
  record_id: string
  account: string
  name: string
}

/** Derived. One row of a plan, or of what was left open last time; rows of one `line` are the same action over time. */
export type RecordActionTable = {
  record_id: string
  place: number
  action_id: string
  how: 'raised' | 'carried'
  line: string
  sort: string
  case_id: string
  family_ref: string
  what: string
  measure: string
  outcome: string
  owner: string
  owner_account: string
  owner_plain: string
  /** `yes`, `no`, `not present` or ''. */
  owner_agreed: string
  agency: string
  due: string
  due_said: string
  status: string
  settled: number
  carried_count: number
  children: string
  raised_in: string
  evidence: string
  effect_on_child: string
  /** 1 where that says anything. */
  effect_told: Generated<number>
  /** Why this record decided it again; '' where it did not or did not say. */
  again_because: string
  /** As it is written; '' where nobody said. */
  done_on: Generated<string>
  /** The agency as it may be told to somebody who does not know the family; '' for one of the family. */
  agency_said: Generated<string>
  audience: string
  vague: string
  hidden_from: string
  /** Kept by triggers: how the newest row of a line stands. */
  head: Generated<'' | 'open' | 'settled'>
}

/** Derived. `due` is a day; `due_at` the UTC instant of a clock that counts hours. */
export type RecordClockTable = {
  record_id: string
  place: number
  clock: string
  line: string
  sort: string
  case_id: string
  family_ref: string
  title: string
  about: string
  about_name: string
  start: string
  due: string
  due_at: string
  booked: string
  state: string
  settled: number
  /** Kept by triggers. */
  newest: Generated<number>
}

/** Derived. `content` is JSON (`disagreementFactSchema`); rows of one `line` are the same disagreement. */
export type RecordDisagreementTable = {
  record_id: string
  place: number
  line: string
  sort: string
  case_id: string
  family_ref: string
  content: string
}

export type FactTables = {
  fact_state: FactStateTable
  fact_party: FactPartyTable
  record_action: RecordActionTable
  record_clock: RecordClockTable
  record_disagreement: RecordDisagreementTable
}
