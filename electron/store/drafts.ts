/**
 * Drafts: every Yjs update as its own row, on disk before it is acknowledged, folded into a snapshot now and then.
 * This path runs with every few keystrokes, so it is on prepared statements.
 */
import * as Y from 'yjs'
import { Problem } from '../problem.ts'
import { type Database, preparedAudit } from '../workspace/index.ts'
import { alreadySigned, type Desk, notFound } from './desk.ts'

/** The whole draft as one Yjs update, the number it stands at, and when that was saved (UTC). */
export type Draft = { update: Uint8Array; seq: number; savedAt: string }
/** `by` and `window` are empty for a snapshot, which is the work of many. */
export type SavedUpdate = { seq: number; update: Uint8Array; by: string; window: string; savedAt: string }

type Row = { seq: number; bytes: Uint8Array; by: string; from_window: string; at: string }

/** Refuses bytes that are no Yjs update: one such row would keep the whole draft from being read. */
export function checkUpdate(update: Uint8Array): void {
  try {
    Y.decodeUpdate(update)
  } catch (error) {
    throw new Problem(
      'not valid',
      'What was to be saved is not a change to a draft.',
      'Everything that was saved before is safe.',
      'Close this window and open the record again.',
      { cause: error },
    )
  }
}

/**
 * Many updates as one that stands for the same document. Text that was deleted is not carried along, so that a
 * word somebody took out is not kept behind the scenes; updates that wait for others are.
 */
export function fold(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc({ gc: true })
  Y.applyUpdate(doc, Y.mergeUpdates([...updates]))
  const folded = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return folded
}

function prepare(raw: Database) {
  return {
    audit: preparedAudit(raw),
    state: raw.prepare<[string], { state: string }>('SELECT state FROM record WHERE id = ?'),
    snapshot: raw.prepare<[string], { seq: number; bytes: Uint8Array; at: string }>(
      'SELECT seq, bytes, at FROM draft_snapshot WHERE record_id = ?',
    ),
    updates: raw.prepare<[string, number], Row>(
      'SELECT seq, bytes, by, from_window, at FROM draft_update WHERE record_id = ? AND seq > ? ORDER BY seq',
    ),
    last: raw.prepare<[string, string], { seq: number; at: string }>(
      `SELECT seq, at FROM (SELECT * FROM (
           SELECT seq, at FROM draft_update WHERE record_id = ? ORDER BY seq DESC LIMIT 1
         ) UNION ALL SELECT seq, at FROM draft_snapshot WHERE record_id = ?)
       ORDER BY seq DESC LIMIT 1`,
    ),
    insert: raw.prepare<[string, number, Uint8Array, string, string, string]>(
      'INSERT INTO draft_update (record_id, seq, bytes, by, from_window, at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    touch: raw.prepare<[string, string]>('UPDATE record SET changed_at = ? WHERE id = ?'),
    keep: raw.prepare<{ id: string; seq: number; bytes: Uint8Array; at: string }>(
      `INSERT INTO draft_snapshot (record_id, seq, bytes, at) VALUES (@id, @seq, @bytes, @at)
       ON CONFLICT (record_id) DO UPDATE SET seq = @seq, bytes = @bytes, at = @at`,
    ),
    drop: raw.prepare<[string, number]>('DELETE FROM draft_update WHERE record_id = ? AND seq <= ?'),
  }
}

export function draftsOf(desk: Desk) {
  const { raw } = desk.workspace
  const sql = prepare(raw)

  const stateOf = (recordId: string): string => {
    const row = sql.state.get(recordId)
    if (!row) throw notFound('This record')
    return row.state
  }
  const mustBeOpen = (recordId: string): void => {
    if (stateOf(recordId) === 'signed') throw alreadySigned()
  }

  const append = raw.transaction(
    (recordId: string, update: Uint8Array, by: string, window: string, at: string): number => {
      mustBeOpen(recordId)
      const seq = (sql.last.get(recordId, recordId)?.seq ?? 0) + 1
      sql.insert.run(recordId, seq, update, by, window, at)
      sql.touch.run(at, recordId)
      // The size and not a hash: the hash of one keystroke could be guessed back into the key.
      const detail = { seq, bytes: update.length, window }
      sql.audit({ at, by, action: 'draft changed', subject: recordId, detail })
      return seq
    },
  )

  const compact = raw.transaction((recordId: string, at: string): number => {
    mustBeOpen(recordId)
    const snapshot = sql.snapshot.get(recordId)
    const rows = sql.updates.all(recordId, snapshot?.seq ?? 0)
    const last = rows.at(-1)
    if (!last) return 0
    const bytes = fold([...(snapshot ? [snapshot.bytes] : []), ...rows.map((row) => row.bytes)])
    sql.keep.run({ id: recordId, seq: last.seq, bytes, at: last.at })
    sql.drop.run(recordId, last.seq)
    const detail = { seq: last.seq, updates: rows.length }
    sql.audit({ at, by: '', action: 'draft folded', subject: recordId, detail })
    return rows.length
  })

  return {
    /** The draft as it stands. Throws `Problem` "not found". */
    load: (recordId: string): Promise<Draft> =>
      desk.alone(() => {
        stateOf(recordId)
        const snapshot = sql.snapshot.get(recordId)
        const rows = sql.updates.all(recordId, snapshot?.seq ?? 0)
        const parts = [...(snapshot ? [snapshot.bytes] : []), ...rows.map((row) => row.bytes)]
        const last = rows.at(-1) ?? snapshot
        return {
          update: parts.length > 0 ? Y.mergeUpdates(parts) : Y.encodeStateAsUpdate(new Y.Doc()),
          seq: last?.seq ?? 0,
          savedAt: last?.at ?? '',
        }
      }),

    /**
     * Adds one update; it is on disk when this resolves. `window` names the window it was typed in.
     * Throws `Problem`: not found, signed, no Yjs update, disk full (with the time until which typing is safe).
     */
    append: async (
      recordId: string,
      update: Uint8Array,
      by: string,
      window: string,
    ): Promise<{ seq: number; savedAt: string }> => {
      checkUpdate(update)
      const savedAt = desk.instant()
      const savedUntil = () => sql.last.get(recordId, recordId)?.at
      const seq = await desk.alone(() => append.immediate(recordId, update, by, window, savedAt), savedUntil)
      return { seq, savedAt }
    },

    /**
     * What was saved after `seq`, oldest first. When that was folded away meanwhile, the snapshot comes first:
     * applying it to a document that has part of it already is harmless.
     */
    since: (recordId: string, seq: number): Promise<SavedUpdate[]> =>
      desk.alone(() => {
        stateOf(recordId)
        const snapshot = sql.snapshot.get(recordId)
        const folded = snapshot && snapshot.seq > seq ? [{ ...snapshot, by: '', from_window: '' }] : []
        const rows = sql.updates.all(recordId, Math.max(seq, snapshot?.seq ?? 0))
        return [...folded, ...rows].map((row) => ({
          seq: row.seq,
          update: row.bytes,
          by: row.by,
          window: row.from_window,
          savedAt: row.at,
        }))
      }),

    /** Folds all updates into the snapshot, in one transaction. Returns how many; 0 when there was nothing to do. */
    compact: async (recordId: string): Promise<{ folded: number }> => {
      const folded = await desk.alone(() => compact.immediate(recordId, desk.instant()))
      if (folded > 0) await desk.forget()
      return { folded }
    },
  }
}
