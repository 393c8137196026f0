/**
 * Search over the words of records. The only file that knows SQLite's full-text index; another database gets
 * another file with the same three functions.
 */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../workspace/index.ts'
import type { Desk } from './desk.ts'

/** `excerpt` is plain text around the first match. */
export type Hit = { recordId: string; excerpt: string }

export type Search = {
  /** Replaces what can be found of a record. Derived from the record, so it leaves no row in the audit chain. */
  index(recordId: string, text: string): Promise<void>
  /** Records that hold every word, best first, at most 50. The last word may be a beginning. */
  find(text: string): Promise<Hit[]>
}

const MOST = 50
const WORDS_AROUND = 16

/**
 * What a person typed as a query that cannot be misread: every word in quotes, so that apostrophes, quotes,
 * brackets and AND are letters like any other. Empty when there is nothing to look for.
 */
export function queryFor(text: string): string {
  const words = text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const quoted = words.map((word) => `"${word.replaceAll('"', ' ').replaceAll('\0', '')}"`)
  const last = quoted.pop()
  return last === undefined ? '' : [...quoted, `${last}*`].join(' ')
}

/** Takes a record out of the index, inside the transaction that deletes it. */
export async function forgetText(tx: Kysely<Tables>, recordId: string): Promise<void> {
  await sql`DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE record_id = ${recordId})`.execute(
    tx,
  )
  await sql`DELETE FROM search_row WHERE record_id = ${recordId}`.execute(tx)
}

export function searchOf(desk: Desk): Search {
  return {
    async index(recordId, text) {
      await desk.derive(async (tx) => {
        await forgetText(tx, recordId)
        await sql`INSERT INTO search_row (record_id) VALUES (${recordId})`.execute(tx)
        await sql`INSERT INTO search_text (rowid, body)
          SELECT id, ${text.normalize('NFC')} FROM search_row WHERE record_id = ${recordId}`.execute(tx)
      })
      await desk.forget()
    },

    async find(text) {
      const query = queryFor(text)
      if (!query) return []
      return desk.read(async (db) => {
        const { rows } = await sql<Hit>`
          SELECT record_id AS "recordId", snippet(search_text, 0, '', '', '…', ${WORDS_AROUND}) AS excerpt
          FROM search_text JOIN search_row ON search_row.id = search_text.rowid
          WHERE search_text MATCH ${query} ORDER BY rank LIMIT ${MOST}`.execute(db)
        return rows
      })
    },
  }
}
