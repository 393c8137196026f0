/** What is where in a workspace folder. */
import path from 'node:path'

export type Paths = {
  folder: string
  db: string
  wal: string
  shm: string
  /** SQLite's other kind of log. Records have none: it may lie here after a crash in an older Chairside (rollback.ts). */
  rollback: string
  keys: string
  backups: string
  /** Which run of the program has the database open; left behind only by a crash. */
  marker: string
  /** Who has the database open, for the words of whoever finds it so (holder.ts). */
  holder: string
  /** How far the audit chain has come (audit-witness.ts). */
  note: string
  /** Wrong passphrases while it was closed (failed-attempts.ts). */
  attempts: string
  /** The pause after wrong passphrases (slow-down.ts). */
  waits: string
  /** A workspace that is being made; left behind only by a crash. */
  making: string
}

export function pathsOf(folder: string): Paths {
  const at = (name: string) => path.join(folder, name)
  return {
    folder,
    db: at('workspace.db'),
    wal: at('workspace.db-wal'),
    shm: at('workspace.db-shm'),
    rollback: at('workspace.db-journal'),
    keys: at('keys.json'),
    backups: at('backups'),
    marker: at('workspace.open'),
    holder: at('workspace.holder'),
    note: at('audit-note.json'),
    attempts: at('sign-in-attempts.json'),
    waits: at('sign-in-waits.json'),
    making: at('.new-workspace'),
  }
}
