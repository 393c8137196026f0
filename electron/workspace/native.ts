/**
 * The only place that loads the native SQLite module.
 *
 * Loaded late and behind a check: a runtime whose Node-API is too old does not fail politely on this module,
 * it ends the process with a segmentation fault.
 */
import type Sqlite from 'better-sqlite3'
import { Problem } from '../problem.ts'

export type Database = Sqlite.Database

/** Node-API version the module is built for. Node 20 has 9; Node 22.14 and newer, and Electron 45, have 10. */
const NEEDED_NODE_API = 10

/** Refuses a runtime that cannot load the module. `napi` is `process.versions.napi`. */
export function refuseOldRuntime(napi: string | undefined): void {
  if (Number(napi ?? 0) >= NEEDED_NODE_API) return
  throw new Problem(
    'unexpected',
    'This version of Node is too old to open the records.',
    'Nothing has been changed.',
    'Start Chairside with its own start command, or install Node 22.18 or newer.',
  )
}

let loaded: Promise<typeof Sqlite> | undefined

/** The constructor of the encrypting SQLite. Throws `Problem` on a runtime that is too old. */
export function loadSqlite(): Promise<typeof Sqlite> {
  refuseOldRuntime(process.versions.napi)
  loaded ??= import('better-sqlite3').then((module) => module.default)
  return loaded
}
