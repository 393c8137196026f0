/** The tables of corrections of what was signed, and versions that are withdrawn. */

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

export type CorrectionTables = {
  correction_request: CorrectionRequestTable
  correction_outcome: CorrectionOutcomeTable
  addendum: AddendumTable
  correction_file: CorrectionFileTable
  correction_check: CorrectionCheckTable
  withdrawal: WithdrawalTable
  withdrawal_step: WithdrawalStepTable
  old_version_opening: OldVersionOpeningTable
}
