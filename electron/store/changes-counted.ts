/**
 * Notices every change of what reports count, whoever makes it and by whatever way: what was counted before stays good as long
 * as there was none. Kept by triggers that are of this connection alone and in no file.
 */
import { type Kysely, sql } from 'kysely'
import type { Database, Tables } from '../workspace/index.ts'
import type { Desk } from './desk.ts'

/** Of these drafts are not counted, and they are written with every pause in somebody's typing. */
const ofRecords: Readonly<Record<string, { columns: string; counts: string }>> = {
  record_action: {
    columns: 'line, sort, due, status, done_on, effect_told, case_id, agency_said, settled, carried_count',
    counts: `state = 'signed'`,
  },
  record_disagreement: {
    columns: 'line, sort, case_id, content',
    counts: `state = 'signed' OR type = 'ESC'`,
  },
}
const whole = ['measure_fact', 'measure_record', 'supervision_due', 'quality_judgement']

const trigger = (table: string, when: string, condition = ''): string => `
  CREATE TEMP TRIGGER IF NOT EXISTS ${table}_counted_${when.slice(0, 6)} AFTER ${when} ON main.${table} ${condition}
  BEGIN UPDATE changes_counted SET n = n + 1; END;`

function triggersOf(table: string, { columns, counts }: { columns: string; counts: string }): string {
  const of = (row: 'NEW' | 'OLD') => `WHEN (SELECT ${counts} FROM record WHERE id = ${row}.record_id)`
  return [
    trigger(table, 'INSERT', of('NEW')),
    trigger(table, 'DELETE', of('OLD')),
    trigger(table, `UPDATE OF ${columns}`, of('NEW')),
  ].join('')
}

/** A record's own words change with every pause too; when it was, of whom, and whether it is signed do not. */
const otherRecord = `WHEN OLD.state <> NEW.state OR OLD.date <> NEW.date OR OLD.type <> NEW.type
  OR OLD.case_id IS NOT NEW.case_id`

const triggers = `
  CREATE TEMP TABLE IF NOT EXISTS changes_counted (n INTEGER NOT NULL);
  INSERT INTO changes_counted SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM changes_counted);
  ${trigger('record', 'INSERT')}
  ${trigger('record', 'DELETE')}
  ${trigger('record', 'UPDATE', otherRecord)}
  ${Object.entries(ofRecords)
    .map(([table, what]) => triggersOf(table, what))
    .join('')}
  ${whole.map((table) => ['INSERT', 'DELETE', 'UPDATE'].map((when) => trigger(table, when)).join('')).join('')}`

export class ChangesCounted {
  readonly #desk: Desk
  #ready: Promise<void> | undefined

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Two that are the same: nothing that reports count has changed from the one to the other. */
  async stamp(): Promise<number> {
    this.#ready ??= this.#desk
      .unnoticed((raw: Database) => void raw.exec(triggers))
      .catch((error) => {
        this.#ready = undefined
        throw error
      })
    await this.#ready
    return this.#desk.read((db) => this.stampBy(db))
  }

  /** As `stamp`, asked by whoever has the connection; it has been asked for before. */
  async stampBy(db: Kysely<Tables>): Promise<number> {
    const { rows } = await sql<{ n: number }>`SELECT n FROM changes_counted`.execute(db)
    return rows[0]?.n ?? 0
  }
}
