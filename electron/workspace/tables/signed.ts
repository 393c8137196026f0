/** The tables of what was signed: versions, files, countersignatures, letters, and who confirmed a copy. */
import type { Generated } from 'kysely'

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

export type SignedFileTable = {
  record_id: string
  version: string
  recipient_id: string
  kind: string
  file_name: string
  bytes: Uint8Array
  sha256: string
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

export type SignedTables = {
  signed_version: SignedVersionTable
  signed_file: SignedFileTable
  countersign_place: CountersignPlaceTable
  countersignature: CountersignatureTable
  countersigned_file: CountersignedFileTable
  copy_check: CopyCheckTable
  letter: LetterTable
  letter_check: LetterCheckTable
}
