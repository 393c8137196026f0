/**
 * Which records were written to since somebody last asked. Whoever keeps something worked out of all records looks again at
 * those alone: with twenty thousand records looking at all of them after every pause in writing takes longer than all the rest.
 *
 * SQLite itself notes them, with the very change and undone with it, in a table that lives as long as this connection: a
 * workspace has one connection, so that nothing is written that is not noted, and nothing of it is in the file.
 */
import type { Database } from '../workspace/index.ts'
import type { Desk } from './desk.ts'

/** What is worked out of a record is worked out of these, and the column that names the record. */
const tables = {
  record: 'id',
  fact_state: 'record_id',
  fact_party: 'record_id',
  record_clock: 'record_id',
  copy_record: 'record_id',
  measure_record: 'record_id',
  statement: 'record_id',
  supervision_reading: 'record_id',
}

function note(raw: Database): void {
  raw.exec(
    'CREATE TEMP TABLE IF NOT EXISTS touched (record_id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE)',
  )
  // Not INSERT OR REPLACE: whoever writes with another OR would decide here as well.
  for (const [table, column] of Object.entries(tables))
    for (const [when, row] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ])
      raw.exec(`
        CREATE TEMP TRIGGER IF NOT EXISTS touched_${table}_${when} AFTER ${when} ON main.${table} BEGIN
          INSERT INTO touched (record_id, seq)
            VALUES (${row}.${column}, (SELECT coalesce(max(seq), 0) + 1 FROM touched))
            ON CONFLICT (record_id) DO UPDATE SET seq = excluded.seq;
        END`)
}

/** How far somebody has looked. */
export type Mark = number

export type Touched = {
  /** From here on everything that is written is noted. */
  mark(): Promise<Mark>
  /** Records that were written to, or are gone, since; and the mark for the next time. */
  since(mark: Mark): Promise<{ ids: string[]; mark: Mark }>
}

export function touchedOf(desk: Desk): Touched {
  let noted = false
  const last = (raw: Database): Mark =>
    raw.prepare<[], { seq: Mark | null }>('SELECT max(seq) AS seq FROM touched').get()?.seq ?? 0
  return {
    mark: () =>
      desk.alone((raw) => {
        if (!noted) note(raw)
        noted = true
        return last(raw)
      }),
    since: (mark) =>
      desk.alone((raw) => ({
        ids: raw
          .prepare<[Mark], string>('SELECT record_id FROM touched WHERE seq > ?')
          .pluck()
          .all(mark) as string[],
        mark: last(raw),
      })),
  }
}
