/** What is where in a workspace folder. */
import path from 'node:path'

export type Paths = {
  folder: string
  db: string
  wal: string
  shm: string
  keys: string
  backups: string
  /** Which run of the program has the database open; left behind only by a crash. */
  marker: string
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
    keys: at('keys.json'),
    backups: at('backups'),
    marker: at('workspace.open'),
    making: at('.new-workspace'),
  }
}
