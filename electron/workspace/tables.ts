/**
 * The tables as Kysely sees them. Portable by rule: text ids, dates and instants as ISO text (instants in UTC),
 * JSON as text, booleans as 0 and 1, so that the same queries can run on PostgreSQL.
 */

import type { Generated } from 'kysely'
import type { CorrectionTables } from './tables/corrections.ts'
import type { DistributionTables } from './tables/distribution.ts'
import type { FactTables } from './tables/facts.ts'
import type { LearningTables } from './tables/learning.ts'
import type { MeasureTables } from './tables/measures.ts'
import type { RetentionTables } from './tables/retention.ts'
import type { SamplingTables } from './tables/sampling.ts'
import type { SignedTables } from './tables/signed.ts'
import type { SupervisionTables } from './tables/supervision.ts'
import type { UndoTables } from './tables/undo.ts'

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
  undone_by: Generated<string>
  undone_left: Generated<number>
}

export type Tables = MeasureTables &
  SupervisionTables &
  LearningTables &
  SamplingTables &
  UndoTables &
  SignedTables &
  FactTables &
  CorrectionTables &
  RetentionTables &
  DistributionTables & {
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
    rule_change: RuleChangeTable
    council_template: CouncilTemplateTable
    import_batch: ImportBatchTable
  }
