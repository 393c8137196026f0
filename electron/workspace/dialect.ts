/** SQLite as Kysely speaks to it, with one correction. */
import { type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import type { Database } from './native.ts'

/** Statements that stay ready: more than the rooms have of their own, fewer than lists of ids of every length would make. */
const MOST_READY = 400
/** Longer ones are lists of ids or rows, each of its own length. */
const LONGEST = 4_000

/**
 * The same few hundred statements come again and again, and making one ready takes longer than running it: a list of
 * Today asks dozens, a record that is worked out hundreds. The least lately used goes first.
 */
export function remembering(raw: Database): Pick<Database, 'prepare' | 'close'> {
  type Ready = ReturnType<Database['prepare']>
  const ready = new Map<string, Ready>()
  const prepare = (text: string): Ready => {
    const known = ready.get(text)
    // One that is being walked through row by row cannot be asked a second time meanwhile.
    if (known?.busy) return raw.prepare(text)
    const one = known ?? raw.prepare(text)
    if (text.length > LONGEST) return one
    ready.delete(text)
    ready.set(text, one)
    const [oldest] = ready.keys()
    if (ready.size > MOST_READY && oldest !== undefined) ready.delete(oldest)
    return one
  }
  return { prepare: prepare as Database['prepare'], close: () => raw.close() }
}

/**
 * On a full disk SQLite undoes the transaction by itself. A second rollback would fail, and its error would stand
 * in front of the one that says that the disk is full.
 */
class ForgivingDriver extends SqliteDriver {
  readonly #raw: Database

  constructor(raw: Database) {
    super({ database: remembering(raw) })
    this.#raw = raw
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#raw.inTransaction) await super.rollbackTransaction(connection)
  }
}

export class WorkspaceDialect extends SqliteDialect {
  readonly #raw: Database

  constructor(raw: Database) {
    super({ database: raw })
    this.#raw = raw
  }

  override createDriver(): Driver {
    return new ForgivingDriver(this.#raw)
  }
}
