/** What an import has read a moment ago: kept in memory for the next question about it, and nowhere else. */
import { createHash } from 'node:crypto'
import type { ImportTable } from '../../shared/cases/import/index.ts'
import type { CaseFile } from '../../shared/cases/index.ts'
import type { Store } from '../store/index.ts'

/** How long what was read for one question is kept for the next one, in milliseconds. */
const KEPT_FOR = 2 * 60_000

/**
 * The last thing of its kind that was read, for a short while: an import is asked about again with every decision, and
 * reading ten thousand rows or five thousand families takes longer than working out what would happen.
 */
class LastRead<T> {
  #key: unknown
  #value: Promise<T> | undefined
  #timer: NodeJS.Timeout | undefined

  /** What was read for this key, or what `read` gives. A failure is not kept. */
  get(key: unknown, read: () => Promise<T>): Promise<T> {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.forget(), KEPT_FOR)
    this.#timer.unref()
    if (this.#value && this.#key === key) return this.#value
    this.#key = key
    this.#value = read().catch((error) => {
      this.forget()
      throw error
    })
    return this.#value
  }

  forget(): void {
    this.#key = undefined
    this.#value = undefined
  }
}

const lastTable = new LastRead<ImportTable>()
const lastCases = new WeakMap<Store, LastRead<CaseFile[]>>()

/** The table in a file with exactly these bytes. */
export const keptTable = (bytes: Uint8Array, read: () => Promise<ImportTable>): Promise<ImportTable> =>
  lastTable.get(createHash('sha256').update(bytes).digest('hex'), read)

/** When the workspace is locked: nothing of what was read stays. */
export function forgetImports(store: Store): void {
  lastTable.forget()
  lastCases.get(store)?.forget()
}

/** Every case as it is stored: read again once anything at all was written. To be read only. */
export function keptCases(store: Store): Promise<CaseFile[]> {
  const last = lastCases.get(store) ?? new LastRead<CaseFile[]>()
  lastCases.set(store, last)
  return last.get(store.written(), () => store.imports.cases())
}
