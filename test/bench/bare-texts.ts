/**
 * What search is compared to: bare full-text search over the same texts, in a file of its own, without a key, with the same
 * settings. It is made once for a workspace and kept beside it.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { z } from 'zod'
import type { Workspace } from '../../electron/workspace/index.ts'
import { type Database, loadSqlite } from '../../electron/workspace/native.ts'

/** Texts in one transaction: as many as a small machine holds in memory. */
const AT_ONCE = 2_000

const textSchema = z.object({ id: z.number(), title: z.string(), words: z.string() })

async function opened(file: string): Promise<Database> {
  const Sqlite = await loadSqlite()
  const bare = new Sqlite(file)
  bare.pragma('journal_mode = WAL')
  bare.pragma('cache_size = -65536')
  return bare
}

/** Reads every text of a workspace into a bare index, unless that has been done. */
export async function makeBareTexts(workspace: Workspace, file: string): Promise<void> {
  if (existsSync(file)) return
  const part = `${file}.part`
  for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true })
  const bare = await opened(part)
  bare.exec(
    `CREATE VIRTUAL TABLE bare USING fts5 (title, words, tokenize = 'porter unicode61 remove_diacritics 2')`,
  )
  const put = bare.prepare('INSERT INTO bare (rowid, title, words) VALUES (?, ?, ?)')
  let last = 0
  for (let more = true; more; ) {
    const texts = await workspace.alone((raw) =>
      raw
        .prepare(
          'SELECT rowid AS id, title, words FROM search_word WHERE rowid > CAST(? AS INTEGER) ORDER BY rowid LIMIT ?',
        )
        .all(last, AT_ONCE)
        .map((text) => textSchema.parse(text)),
    )
    bare.transaction(() => {
      for (const { id, title, words } of texts) put.run(BigInt(id), title, words)
    })()
    last = texts.at(-1)?.id ?? last
    more = texts.length === AT_ONCE
  }
  bare.close()
  renameSync(part, file)
}

/** Opens what `makeBareTexts` has made. */
export const openBareTexts = (file: string): Promise<Database> => opened(file)
