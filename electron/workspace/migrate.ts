/** Brings an older file up to date, one numbered step after the other, each whole or not at all. */
import type { Database } from './native.ts'

/** `up` runs inside a transaction and only changes tables and rows. */
export type Migration = { version: number; name: string; up(raw: Database): void }

/** The version a list of migrations leads to. */
export const newestVersion = (list: readonly Migration[]): number => list.at(-1)?.version ?? 0

/** The version a file is at; 0 for a new one. */
export function versionOf(raw: Database): number {
  return Number(raw.pragma('user_version', { simple: true }))
}

/**
 * Runs what is missing. A step that fails, or leaves a row pointing at nothing, is undone and throws;
 * the steps before it stay done. Returns the versions that were added.
 */
export function migrate(raw: Database, list: readonly Migration[], at: string): number[] {
  const done: number[] = []
  for (const step of list) {
    if (step.version <= versionOf(raw)) continue
    raw
      .transaction(() => {
        raw.exec(
          `CREATE TABLE IF NOT EXISTS migration (
             version INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL
           ) STRICT`,
        )
        step.up(raw)
        const lost = raw.pragma('foreign_key_check') as unknown[]
        if (lost.length > 0) throw new Error(`migration ${step.version} leaves rows that point at nothing`)
        raw
          .prepare('INSERT INTO migration (version, name, at) VALUES (?, ?, ?)')
          .run(step.version, step.name, at)
        raw.pragma(`user_version = ${step.version}`)
      })
      .immediate()
    done.push(step.version)
  }
  return done
}
