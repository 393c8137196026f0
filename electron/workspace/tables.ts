/**
 * The tables as Kysely sees them. Portable by rule: text ids, dates and instants as ISO text (instants in UTC),
 * JSON as text, booleans as 0 and 1, so that the same queries can run on PostgreSQL.
 */

import type { Generated } from 'kysely'
import type { LearningTables } from './tables/learning.ts'
import type { MeasureTables } from './tables/measures.ts'
import type { SamplingTables } from './tables/sampling.ts'
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
  /** The newest row of the audit chain when it was signed; 0 and '' for versions of before. */
  audit_seq: Generated<number>
  audit_hash: Generated<string>
}

/** `people` and `levels` are JSON; `does`: `signs` or `confirms`; settled with the version and never changed. */
export type CountersignPlaceTable = {
  record_id: string
  version: string
  place: string
  step: number
  does: string
  title: string
  why: string
  people: string
  levels: string
  line_id: string
}

/** `seq` counts from 1 within a version; `how` only where it was confirmed by name. Never changed. */
export type CountersignatureTable = {
  id: string
  record_id: string
  version: string
  place: string
  seq: number
  name: string
  role: string
  at: string
  how: string
  by_account: string
}

export type CountersignedFileTable = {
  countersignature_id: string
  record_id: string
  version: string
  recipient_id: string
  bytes: Uint8Array
  sha256: string
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
  /** How often the copies of the record had changed by then (`copy_record.changed`). */
  copies: number
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

/** A letter that was signed on its own; `version` counts those of one recipient. */
export type LetterTable = {
  id: string
  record_id: string
  paper: string
  recipient_id: string
  version: string
  file_name: string
  bytes: Uint8Array
  sha256: string
  by_account: string
  signed_by: string
  role: string
  at: string
}

export type LetterCheckTable = {
  letter_id: string
  by_account: string
  by_name: string
  role: string
  at: string
  note: string
}

/** `content` is JSON; `late`: 0 or 1; `due`: last day of the usual time. Never changed, like all that follow signing. */
export type CorrectionRequestTable = {
  id: string
  record_id: string
  version: string
  content: string
  due: string
  late: number
  by_account: string
  by_name: string
  role: string
  at: string
}

export type CorrectionOutcomeTable = {
  request_id: string
  content: string
  by_account: string
  by_name: string
  role: string
  at: string
}

/** `requests`: JSON array of ids; `version`: `1.1` of `1.0`. */
export type AddendumTable = {
  id: string
  record_id: string
  of_version: string
  number: number
  version: string
  requests: string
  by_account: string
  signed_by: string
  role: string
  at: string
}

/** An addendum for one reader, or a letter with an outcome; `version` is that reader's own count. */
export type CorrectionFileTable = {
  id: string
  record_id: string
  of_version: string
  item: string
  addendum_id: string | null
  request_id: string | null
  recipient_id: string
  kind: string
  name: string
  version: string
  file_name: string
  bytes: Uint8Array
  sha256: string
  content_hash: string
  because: string
  by_account: string
  signed_by: string
  role: string
  at: string
}

export type CorrectionCheckTable = {
  file_id: string
  by_account: string
  by_name: string
  role: string
  at: string
  note: string
}

/** `marks` is JSON. */
export type WithdrawalTable = {
  id: string
  record_id: string
  version: string
  next_version: string
  reason: string
  marks: string
  by_account: string
  by_name: string
  role: string
  at: string
}

export type WithdrawalStepTable = {
  withdrawal_id: string
  step: string
  by_account: string
  by_name: string
  role: string
  at: string
  note: string
}

export type OldVersionOpeningTable = {
  id: string
  record_id: string
  version: string
  recipient_id: string
  reason: string
  by_account: string
  by_name: string
  role: string
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

/** `kind`: `record` or `case`; `on_date` an ISO date; `withdrawn_at` is empty while it stands. */
export type FileTransferTable = {
  id: string
  kind: 'record' | 'case'
  subject: string
  reference: string
  on_date: string
  by_account: string
  by_name: string
  at: string
  withdrawn_at: string
  withdrawn_by: string
  withdrawn_because: string
}

/** `lifted_at` is empty while it stands. */
export type LegalHoldTable = {
  id: string
  kind: 'record' | 'case'
  subject: string
  reason: string
  by_account: string
  by_name: string
  at: string
  lifted_at: string
  lifted_by: string
  lifted_name: string
  lifted_because: string
}

/** `rule` and `counts` are JSON; `cleaned_at`: no byte of what was purged is left in the file since. */
export type PurgeTable = {
  id: string
  at: string
  by_account: string
  by_name: string
  role: string
  rule: string
  counts: string
  file_name: string
  certificate: Uint8Array
  sha256: string
  cleaned_at: string
}

/** What is left of a record that was purged; `kept` is JSON. */
export type PurgedRecordTable = {
  record_id: string
  purge_id: string
  case_id: string
  type: string
  family_ref: string
  date: string
  version: string
  sha256: string
  reference: string
  kept: string
}

export type PurgedFileTable = { sha256: string; record_id: string; kind: string; version: string }

/** Proof of distribution that stays; `events` is JSON. No name, no address. */
export type PurgedCopyTable = {
  id: string
  record_id: string
  item: string
  version: string
  sha256: string
  kind: string
  role: string
  agency: string
  required: number
  events: string
}

export type PurgedReceiptTable = { sha256: string; record_id: string }

export type PurgedCaseTable = {
  case_id: string
  purge_id: string
  family_ref: string
  reference: string
  kept: string
}

/** A backup that may hold what was purged until `until` (ISO date); `gone_at` is empty while its file is there. */
export type PurgeBackupTable = { purge_id: string; made_at: string; until: string; gone_at: string }

/** One document for one recipient; `because` is JSON. Never changed. */
export type CopyLineTable = {
  id: string
  record_id: string
  series: string
  item: string
  source_id: string
  version: string
  of_version: string
  place: number
  sha256: string
  file_name: string
  recipient_id: string
  kind: string
  name: string
  role: string
  agency: string
  agency_group: string
  came: number
  required: number
  because: string
  person_key: string
  mark: string
  method: string
  address: string
  opened_at: string
}

/** `seq` counts from 1 within a line. Never changed. */
export type CopyEventTable = {
  id: string
  line_id: string
  seq: number
  kind: string
  at: string
  noted: string
  by_account: string
  by_name: string
  method: string
  address: string
  read_back: number
  agreed: number
  proof: string
  reference: string
  note: string
  receipt_name: string
  receipt_sha256: string
  contained: number | null
  file_sha256: string
}

export type CopyReceiptTable = { sha256: string; bytes: Uint8Array }

/** Derived from the events of a line. `waits`: somebody has still to do something before it is with its recipient. */
export type CopyNowTable = {
  line_id: string
  record_id: string
  replaced: number
  settled: number
  waits: number
  reached: string
  method: string
  address: string
  read_back: number
  agreed: number
  responsible: string
  sent_at: string
  proven_at: string
  exception: number
  why_late: string
  prepared_as: string
  files: string
  file_sha256: string
}

export type CopyPasswordTable = { line_id: string; password: string; at: string }

export type CopySendingTable = { line_id: string; message_id: string; at: string }

export type CopyRecordTable = { record_id: string; version: string; changed: number }

export type Tables = MeasureTables &
  SupervisionTables &
  LearningTables &
  SamplingTables &
  UndoTables & {
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
    countersign_place: CountersignPlaceTable
    countersignature: CountersignatureTable
    countersigned_file: CountersignedFileTable
    rule_change: RuleChangeTable
    council_template: CouncilTemplateTable
    copy_check: CopyCheckTable
    letter: LetterTable
    letter_check: LetterCheckTable
    copy_line: CopyLineTable
    copy_event: CopyEventTable
    copy_receipt: CopyReceiptTable
    copy_now: CopyNowTable
    copy_password: CopyPasswordTable
    copy_sending: CopySendingTable
    copy_record: CopyRecordTable
    correction_request: CorrectionRequestTable
    correction_outcome: CorrectionOutcomeTable
    addendum: AddendumTable
    correction_file: CorrectionFileTable
    correction_check: CorrectionCheckTable
    withdrawal: WithdrawalTable
    withdrawal_step: WithdrawalStepTable
    old_version_opening: OldVersionOpeningTable
    import_batch: ImportBatchTable
    fact_state: FactStateTable
    record_action: RecordActionTable
    record_clock: RecordClockTable
    record_disagreement: RecordDisagreementTable
    file_transfer: FileTransferTable
    legal_hold: LegalHoldTable
    purge: PurgeTable
    purged_record: PurgedRecordTable
    purged_file: PurgedFileTable
    purged_copy: PurgedCopyTable
    purged_receipt: PurgedReceiptTable
    purged_case: PurgedCaseTable
    purge_backup: PurgeBackupTable
  }
