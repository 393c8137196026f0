/** The tables of copies that are to be sent, and what became of them. */

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

export type DistributionTables = {
  copy_line: CopyLineTable
  copy_event: CopyEventTable
  copy_receipt: CopyReceiptTable
  copy_now: CopyNowTable
  copy_password: CopyPasswordTable
  copy_sending: CopySendingTable
  copy_record: CopyRecordTable
}
