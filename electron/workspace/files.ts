/** Whole files, written so that a power cut leaves either the old one or the new one. */
import { constants, rmSync, writeFileSync } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'

/** True when something is at this path. Errors other than "nothing there" are thrown. */
export async function exists(file: string): Promise<boolean> {
  return (await sizeOf(file)) >= 0
}

/** Bytes in a file; -1 when there is none. */
export async function sizeOf(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).size
  } catch (error) {
    if (isNotThere(error)) return -1
    throw error
  }
}

export function isNotThere(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** A rename is on disk only when its folder is. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts the bytes of a file that is already written onto the disk. */
export async function syncFile(file: string): Promise<void> {
  const handle = await fs.open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What Windows says of a file that a virus scanner has open just now; elsewhere only the first can mean that. */
const HELD = process.platform === 'win32' ? /^(EBUSY|EPERM|EACCES)$/ : /^EBUSY$/
const TRIES = 6

/** A rename that waits for whoever is only reading the file: under two seconds in all, then what the system says. */
export async function renamePatiently(from: string, to: string): Promise<void> {
  for (let nth = 1; ; nth++) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      if (nth === TRIES || !HELD.test(String((error as NodeJS.ErrnoException).code))) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** (nth - 1)))
    }
  }
}

/** A new file, readable by its owner only. Whatever somebody has laid in its place goes; what a link leads to is not touched. */
export async function openNew(file: string): Promise<fs.FileHandle> {
  await fs.rm(file, { recursive: true, force: true })
  return fs.open(file, 'wx', 0o600)
}

/** As `openNew`, written at once, for whoever cannot wait. `flush`: on the disk before it returns. */
export function writeNewNow(file: string, text: string, { flush = false } = {}): void {
  rmSync(file, { recursive: true, force: true })
  writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush })
}

/** Takes a file away if that can be done. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true })
  } catch {
    // It is in nobody's way.
  }
}

/** Replaces a file in one step: beside it, on disk, renamed, folder on disk. Readable by its owner only. */
export async function writeWhole(file: string, bytes: string | Uint8Array): Promise<void> {
  const part = `${file}.part`
  try {
    const handle = await openNew(part)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renamePatiently(part, file)
  } catch (error) {
    await fs.rm(part, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(path.dirname(file))
}

/** A copy with the same guarantees as `writeWhole`. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.part`
  try {
    await fs.rm(part, { recursive: true, force: true })
    await fs.copyFile(from, part, constants.COPYFILE_EXCL)
    await fs.chmod(part, 0o600)
    await syncFile(part)
    await renamePatiently(part, to)
  } catch (error) {
    await fs.rm(part, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(path.dirname(to))
}
