/**
 * The audit chain: one row for every change, written in the same transaction as the change, each bound to the row
 * before it by SHA-256. The head is kept apart, so that a chain whose end was cut off is noticed as well.
 *
 * A row holds ids and a hash of the details, never a word of a record.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Kysely } from 'kysely'
import type { Database } from './native.ts'
import type { AuditTable, Tables } from './tables.ts'

/** `by`: account id. `subject`: ids of what was changed. `detail`: JSON; only its hash is kept. */
export type AuditEntry = { at: string; by: string; action: string; subject: string; detail?: unknown }

type Head = { seq: number; hash: string }

/** What stands before the first row. */
const START: Head = { seq: 0, hash: '' }

/** SHA-256 in hex of the canonical JSON (RFC 8785) of a value. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')
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
  const move = raw.prepare<Head>(
    `INSERT INTO audit_head (id, seq, hash) VALUES (1, @seq, @hash)
     ON CONFLICT (id) DO UPDATE SET seq = @seq, hash = @hash`,
  )
  return (entry) => {
    const row = nextRow(head.get() ?? START, entry)
    insert.run(row)
    move.run({ seq: row.seq, hash: row.hash })
  }
}

/** `problem` is a sentence, empty when every row is as it was written. */
export type AuditVerdict = { ok: boolean; rows: number; problem: string }

/** Reads the whole chain. Finds a row that was altered, removed, added or moved, and an end that was cut off. */
export function verifyAudit(raw: Database): AuditVerdict {
  let head = START
  const rows = raw.prepare<[], AuditTable>(
    'SELECT seq, at, person, action, subject, detail, previous, hash FROM audit ORDER BY seq',
  )
  for (const { hash, ...row } of rows.iterate()) {
    const broken =
      row.seq !== head.seq + 1
        ? `Row ${head.seq + 1} of the audit chain is missing.`
        : row.previous !== head.hash || hashOf(row) !== hash
          ? `Row ${row.seq} of the audit chain is not as it was written.`
          : ''
    if (broken) return { ok: false, rows: head.seq, problem: broken }
    head = { seq: row.seq, hash }
  }
  const kept = raw.prepare<[], Head>('SELECT seq, hash FROM audit_head WHERE id = 1').get() ?? START
  if (kept.seq !== head.seq || kept.hash !== head.hash)
    return { ok: false, rows: head.seq, problem: 'The end of the audit chain is missing or was replaced.' }
  return { ok: true, rows: head.seq, problem: '' }
}
