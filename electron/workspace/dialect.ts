/** SQLite as Kysely speaks to it, with one correction. */
import { type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import type { Database } from './native.ts'

/**
 * On a full disk SQLite undoes the transaction by itself. A second rollback would fail, and its error would stand
 * in front of the one that says that the disk is full.
 */
class ForgivingDriver extends SqliteDriver {
  readonly #raw: Database

  constructor(raw: Database) {
    super({ database: raw })
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
