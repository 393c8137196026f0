/**
 * A disk that gets full. As root on Linux it is a small file system in memory. Elsewhere on Linux the process itself may
 * make no file longer (RLIMIT_FSIZE): the system then refuses each write past that length, as a full disk does, with
 * another code. Other systems have neither; what fails there is simulated in refusals.test.ts.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type SmallDisk = {
  how: 'a small disk' | 'a limit of the process'
  folder: string
  /** Takes all the space there is. */
  fill(): void
  /** Somebody has made room. */
  free(): void
  remove(): void
}

const run = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0

const MEGABYTES = 12

/** Throws where neither is possible. */
export function smallDisk(): SmallDisk {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'chairside-test-'))
  const remove = () => fs.rmSync(folder, { recursive: true, force: true })
  const mounted =
    process.geteuid?.() === 0 &&
    run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=0700`, 'chairside-test', folder])
  if (mounted) {
    const filler = path.join(folder, 'filler')
    return {
      how: 'a small disk',
      folder,
      fill() {
        const fd = fs.openSync(filler, 'a')
        try {
          for (const size of [1 << 20, 4096, 1]) {
            try {
              for (;;) fs.writeSync(fd, Buffer.alloc(size))
            } catch {
              // Full, as far as pieces of this size go.
            }
          }
        } finally {
          fs.closeSync(fd)
        }
      },
      free: () => fs.rmSync(filler, { force: true }),
      remove() {
        // Lazily: a database that a failed test left open goes with its process.
        run('umount', ['-l', folder])
        remove()
      },
    }
  }
  const limit = (bytes: string) => run('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])
  if (!limit('unlimited')) {
    remove()
    throw new Error(
      'A full disk cannot be made here: neither a small file system nor a limit of the process.',
    )
  }
  return {
    how: 'a limit of the process',
    folder,
    fill: () => void limit('1'),
    free: () => void limit('unlimited'),
    remove() {
      limit('unlimited')
      remove()
    },
  }
}
