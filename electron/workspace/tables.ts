/**
 * The tables as Kysely sees them. Portable by rule: text ids, dates and instants as ISO text (instants in UTC),
 * JSON as text, booleans as 0 and 1, so that the same queries can run on PostgreSQL.
 */

import type { Generated } from 'kysely'

/** One row. `file_id` is new for every run and every backup, so that files of different origin are told apart. */
export type WorkspaceTable = {
  id: number
  workspace_id: string
  name: string
  fictional: number
  file_id: string
  created_at: string
}

export type MigrationTable = { version: number; name: string; at: string }

export type AuditTable = {
  seq: number
  at: string
  person: string
  action: string
  subject: string
  detail: string
  previous: string
  hash: string
}

export type AuditHeadTable = { id: number; seq: number; hash: string }

export type AccountTable = {
  id: string
  name: string
  role: string
  organisation: string
  email: string
  administrator: number
  active: number
  created_at: string
}

export type SettingTable = { key: string; value: string; changed_by: string; changed_at: string }

/** `content`: JSON of what is known of the family (`caseContentSchema`). */
export type CaseFileTable = {
  id: string
  family_ref: string
  content: string
  created_at: string
  changed_at: string
}

/** `case_id` is null for a record that belongs to no family. */
export type RecordTable = {
  id: string
  case_id: string | null
  type: string
  title: string
  family_ref: string
  date: string
  state: string
  version: string
  signed_by: string
  signed_at: string
  created_by: string
  created_at: string
  changed_at: string
}

export type DraftUpdateTable = {
  record_id: string
  seq: number
  bytes: Uint8Array
  by: string
  from_window: string
  at: string
}

/** All updates up to and including `seq`, folded into one. */
export type DraftSnapshotTable = { record_id: string; seq: number; bytes: Uint8Array; at: string }

export type StatementTable = { id: string; record_id: string; content: string; by: string; at: string }

export type SignedVersionTable = {
  record_id: string
  version: string
  canonical_json: string
  sha256: string
  rule_set: string
  app_version: string
  findings: string
  signed_by: string
  role: string
  signed_at: string
  signed_at_local: string
  rules_json: string
  template_json: string
}

/** `value` is JSON; a change is never edited or deleted. */
export type RuleChangeTable = {
  id: string
  key: string
  value: string
  from_date: string
  reason: string
  by_name: string
  by: string
  at: string
}

/** `content` is the JSON of a whole template; a version is never edited or deleted. */
export type CouncilTemplateTable = {
  type: string
  version: string
  content: string
  note: string
  by_name: string
  by: string
  at: string
}

export type SignedFileTable = {
  record_id: string
  version: string
  recipient_id: string
  kind: string
  file_name: string
  bytes: Uint8Array
  sha256: string
}

/** `sha256` is that of the frozen file that was looked at; a confirmation is never edited or deleted. */
export type CopyCheckTable = {
  id: string
  record_id: string
  version: string
  recipient_id: string
  sha256: string
  by_account: string
  by_name: string
  role: string
  at: string
  note: string
}

/** Derived. `parties` and `look_at` are JSON: who was there, and whose copies a second person has to look at. */
export type FactStateTable = {
  record_id: string
  basis: string
  changed_at: string
  worked_on: string
  statements: number
  parties: string
  look_at: string
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

/** `counts`: JSON by group; `before`: JSON of the cases as they were, emptied when the import is taken back. */
export type ImportBatchTable = {
  id: string
  at: string
  by: string
  sha256: string
  kind: string
  counts: string
  before: string
  undone_at: string
}

export type Tables = {
  workspace: WorkspaceTable
  migration: MigrationTable
  audit: AuditTable
  audit_head: AuditHeadTable
  account: AccountTable
  setting: SettingTable
  case_file: CaseFileTable
  record: RecordTable
  draft_update: DraftUpdateTable
  draft_snapshot: DraftSnapshotTable
  statement: StatementTable
  signed_version: SignedVersionTable
  signed_file: SignedFileTable
  rule_change: RuleChangeTable
  council_template: CouncilTemplateTable
  copy_check: CopyCheckTable
  import_batch: ImportBatchTable
  fact_state: FactStateTable
  record_action: RecordActionTable
  record_clock: RecordClockTable
}
