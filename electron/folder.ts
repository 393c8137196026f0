/** Where a door keeps its records: the folder that was opened last, or the one to suggest. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

const memorySchema = z.object({ folder: z.string().refine(isAbsolute) })

export type FolderMemory = {
  folder: string
  /** Remembers a folder for the next start. A failure is not told: the folder can be chosen again. */
  remember(folder: string): void
}

/**
 * `file` is the door's own small settings file; `wanted` a folder named at the start, which wins and is not
 * remembered. The suggestion is beside the person's other folders and not in one that is often copied to a cloud.
 */
export function folderMemory(file: string, wanted?: string): FolderMemory {
  if (wanted) return { folder: resolve(wanted), remember: () => undefined }
  return {
    folder: remembered(file) ?? join(homedir(), 'Chairside'),
    remember(folder) {
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(`${file}.new`, JSON.stringify({ folder }), { mode: 0o600 })
        renameSync(`${file}.new`, file)
      } catch {
        // A read-only profile: the next start suggests the usual folder again.
      }
    },
  }
}

function remembered(file: string): string | undefined {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8'))).folder
  } catch {
    return undefined
  }
}
