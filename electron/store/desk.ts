/**
 * How every room of the store changes and reads: one transaction, one row of the audit chain, and errors as
 * sentences.
 */
import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import { Problem } from '../problem.ts'
import {
  asProblem,
  audit,
  type Database,
  forgetJournal,
  type Tables,
  type Workspace,
} from '../workspace/index.ts'

export type Clocked = { now: () => Date; newId: () => string }

/** What goes into the audit chain beside who and when. `detail` is hashed; the chain never holds words. */
export type Trace = { action: string; subject: string; detail?: unknown }

/** Lets everything that waits have its turn: the database answers at once, so that nothing else would. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const totalsOf = (raw: Database) => raw.prepare<[], number>('SELECT total_changes()').pluck()

/** For "is one of these", as one value: a question with hundreds of them takes longer to put together than to answer. */
export const amongst = (ids: Iterable<string>) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`

export class Desk {
  readonly workspace: Workspace
  readonly newId: () => string
  readonly #now: () => Date

  constructor(workspace: Workspace, clocked: Clocked) {
    this.workspace = workspace
    this.newId = clocked.newId
    this.#now = clocked.now
  }

  /** This instant, UTC, ISO 8601. */
  instant(): string {
    return this.#now().toISOString()
  }

  /**
   * One change: what `work` does and its audit row are both on disk when this resolves, or neither is.
   * `trace` may be a function of what came out of the work.
   */
  async change<T>(
    by: string,
    trace: Trace | ((result: T) => Trace),
    work: (tx: Kysely<Tables>, at: string) => Promise<T>,
  ): Promise<T> {
    const at = this.instant()
    try {
      return await this.workspace.db.transaction().execute(async (tx) => {
        const result = await work(tx, at)
        await audit(tx, { at, by, ...(typeof trace === 'function' ? trace(result) : trace) })
        return result
      })
    } catch (error) {
      throw asProblem(error)
    }
  }

  /** Rows that say only what was read. */
  #unnoticed = 0

  /** How many rows were written since the workspace was opened: while it stays the same, nothing has changed. */
  written(): number {
    return this.#total() - this.#unnoticed
  }

  /** Asked with every letter that somebody types into the search: made ready once. */
  #totals: ReturnType<typeof totalsOf> | undefined

  #total(): number {
    this.#totals ??= totalsOf(this.workspace.raw)
    return this.#totals.get() ?? 0
  }

  /** Writes what changes nothing that anybody reads: what is kept because nothing was `written` stays good. */
  async unnoticed(work: (raw: Database) => void): Promise<void> {
    await this.alone((raw) => {
      const before = this.#total()
      try {
        work(raw)
      } finally {
        this.#unnoticed += this.#total() - before
      }
    })
  }

  async read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    try {
      return await work(this.workspace.db)
    } catch (error) {
      throw asProblem(error)
    }
  }

  /** A change of what is only derived from records and says nothing about a person: no row in the audit chain. */
  async derive(work: (tx: Kysely<Tables>) => Promise<void>): Promise<void> {
    try {
      await this.workspace.db.transaction().execute(work)
    } catch (error) {
      throw asProblem(error)
    }
  }

  /** Plain SQL, on its own between other people's transactions. */
  async alone<T>(work: (raw: Database) => T, savedUntil?: () => string | undefined): Promise<T> {
    try {
      return await this.workspace.alone(work)
    } catch (error) {
      const problem = asProblem(error)
      throw problem.code === 'disk full' ? asProblem(error, { savedUntil: savedUntil?.() }) : problem
    }
  }

  /** After words were replaced or deleted: they must not live on in the log. A full disk only puts this off. */
  async forget(): Promise<void> {
    await this.workspace.alone((raw) => {
      try {
        forgetJournal(raw)
      } catch (error) {
        if (asProblem(error).code === 'unexpected') throw error
      }
    })
  }
}

/** Reads a stored value by its schema; a value that does not fit is a damaged workspace, not a crash. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Problem(
    'damaged workspace',
    'Something that is stored in this workspace could not be read.',
    'Nothing has been changed.',
    'Check the workspace, or restore a backup.',
    { cause: result.error },
  )
}

/** JSON text as the schema's value. */
export function parsedJson<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  return parsed(schema, value)
}

export const notFound = (what: string): Problem =>
  new Problem('not found', `${what} is not in this workspace.`, 'Nothing has been changed.', '')

export const alreadySigned = (): Problem =>
  new Problem(
    'conflict',
    'This record is signed and can no longer change.',
    'The signed version is as it was.',
    'Write a correction as an addendum.',
  )
