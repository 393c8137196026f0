/** The tables of what has moved to the child's file, legal holds, and what is left of what was purged. */

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

export type RetentionTables = {
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
