/** The tables of undo: drafts that were thrown away, and moves to another family that can be taken back. */

/** `parties` and `packed` are JSON; a row is never edited. */
export type ThrownAwayTable = {
  record_id: string
  case_id: string
  type: string
  family_ref: string
  date: string
  created_by: string
  parties: string
  by_account: string
  by_name: string
  at: string
  because: string
  packed: string
}

/** `seq` counts from 1 within a record; `undo` is JSON. */
export type DraftMoveTable = {
  record_id: string
  seq: number
  from_case: string
  to_case: string
  by_account: string
  by_name: string
  at: string
  undo: string
}

export type UndoTables = { thrown_away: ThrownAwayTable; draft_move: DraftMoveTable }
