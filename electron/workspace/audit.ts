/**
 * The audit chain: one row for every change, written in the same transaction as the change, and one for what somebody has
 * read (store/readings.ts), each bound to the row before it by SHA-256. The head is kept apart, so that a chain whose end
 * was cut off is noticed as well. Whether the chain holds is asked in audit-verdict.ts, and whether it is still the one
 * that others have seen in audit-witness.ts.
 *
 * A row holds ids and a hash of the details, never a word of a record.
 */
import { hash as hashAtOnce } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Kysely } from 'kysely'
import type { Database } from './native.ts'
import type { AuditTable, Tables } from './tables.ts'

/** `by`: account id. `subject`: ids of what was changed. `detail`: JSON; only its hash is kept. */
export type AuditEntry = { at: string; by: string; action: string; subject: string; detail?: unknown }

/** The newest row of a chain: its number and its hash. */
export type Head = { seq: number; hash: string }

/** What stands before the first row. */
export const START: Head = { seq: 0, hash: '' }

/** SHA-256 in hex of the canonical JSON (RFC 8785) of a value. */
export function hashOf(value: unknown): string {
  return hashAtOnce('sha256', canonicalize(value) ?? '', 'hex')
}

function nextRow(head: Head, entry: AuditEntry): AuditTable {
  const row = {
    seq: head.seq + 1,
    at: entry.at,
    person: entry.by,
    action: entry.action,
    subject: entry.subject,
    detail: entry.detail === undefined ? '' : hashOf(entry.detail),
    previous: head.hash,
  }
  return { ...row, hash: hashOf(row) }
}

/** Adds a row inside a transaction. Give the transaction, never the database: the change and its row are one. */
export async function audit(tx: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const head = await tx.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
  const row = nextRow(head ?? START, entry)
  await tx.insertInto('audit').values(row).execute()
  await tx
    .insertInto('audit_head')
    .values({ id: 1, seq: row.seq, hash: row.hash })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seq: row.seq, hash: row.hash }))
    .execute()
}

/** The same on prepared statements, for the path that runs with every few keystrokes. */
export function preparedAudit(raw: Database): (entry: AuditEntry) => void {
  const head = raw.prepare<[], Head>('SELECT seq, hash FROM audit_head WHERE id = 1')
  const insert = raw.prepare<AuditTable>(
    `INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash)
     VALUES (@seq, @at, @person, @action, @subject, @detail, @previous, @hash)`,
  )
  const begin = raw.prepare<Head>('INSERT INTO audit_head (id, seq, hash) VALUES (1, @seq, @hash)')
  const move = raw.prepare<Head>('UPDATE audit_head SET seq = @seq, hash = @hash WHERE id = 1')
  return (entry) => {
    const before = head.get()
    const row = nextRow(before ?? START, entry)
    insert.run(row)
    ;(before ? move : begin).run({ seq: row.seq, hash: row.hash })
  }
}

/** The row that the next one will be bound to. */
export function headOf(raw: Database): Head {
  return raw.prepare<[], Head>('SELECT seq, hash FROM audit_head WHERE id = 1').get() ?? START
}
