/**
 * A desk at which many changes are one transaction. Each still leaves its own row in the audit chain, and goes through
 * the store's own rooms; only the disk is asked once for all of them.
 */
import { Kysely } from 'kysely'
import { Desk, type Trace } from '../store/desk.ts'
import { WorkspaceDialect } from '../workspace/dialect.ts'
import { audit, type Tables } from '../workspace/index.ts'

export class BatchDesk extends Desk {
  #tx: Kysely<Tables> | undefined
  #db: Kysely<Tables> | undefined

  /** All of it is on disk when this resolves, or none of it. One at a time. */
  async together(work: () => Promise<void>): Promise<void> {
    await this.alone(async (raw) => {
      this.#db ??= new Kysely<Tables>({ dialect: new WorkspaceDialect(raw) })
      try {
        await this.#db.transaction().execute(async (tx) => {
          this.#tx = tx
          await work()
        })
      } finally {
        this.#tx = undefined
      }
    })
  }

  override async change<T>(
    by: string,
    trace: Trace | ((result: T) => Trace),
    work: (tx: Kysely<Tables>, at: string) => Promise<T>,
  ): Promise<T> {
    const tx = this.#tx
    if (!tx) return super.change(by, trace, work)
    const at = this.instant()
    const result = await work(tx, at)
    await audit(tx, { at, by, ...(typeof trace === 'function' ? trace(result) : trace) })
    return result
  }

  override async derive(work: (tx: Kysely<Tables>) => Promise<void>): Promise<void> {
    return this.#tx ? work(this.#tx) : super.derive(work)
  }

  override async read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#tx ? work(this.#tx) : super.read(work)
  }

  /** What was replaced within a batch was never outside it: the journal is emptied when the workspace is closed. */
  override async forget(): Promise<void> {
    if (!this.#tx) await super.forget()
  }
}
