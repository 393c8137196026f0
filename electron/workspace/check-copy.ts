/** Is a copy of the records good? Every page is read, every index compared with its table, and the audit chain walked. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { verifyAudit } from './audit-verdict.ts'
import { faults, openWithKey } from './database.ts'
import type { Database } from './native.ts'
import { locked } from './trouble.ts'

/** What is wrong, as it is known to the machine; empty when the copy is good. */
export function faultIn(copy: Database): string {
  const [found] = faults(copy, 'integrity_check')
  if (found) return found
  const chain = verifyAudit(copy)
  return chain.ok ? '' : chain.problem
}

/**
 * As `faultIn`, of a fresh copy of a file that was in use. It becomes a file of its own first, without a log: a log of
 * the original must never be replayed over it.
 */
export async function faultOfCopy(file: string, key: Uint8Array): Promise<string> {
  const copy = await openWithKey(file, key)
  try {
    copy.pragma('locking_mode = EXCLUSIVE')
    copy.pragma('journal_mode = DELETE')
    copy.pragma('temp_store = MEMORY')
    copy.prepare('UPDATE workspace SET file_id = ?').run(crypto.randomUUID())
    return faultIn(copy)
  } finally {
    copy.close()
  }
}

/** Beside this file as a source, and where the build puts it (electron.vite.config.ts). */
const workerFile = () =>
  ['./check-worker.ts', './check-worker.js', '../check-worker.js']
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((name) => existsSync(name)) ?? ''

const answerSchema = z.union([
  z.strictObject({ fault: z.string() }),
  z.strictObject({ code: z.string(), message: z.string() }),
])

function askThread(
  file: string,
  key: Uint8Array,
  signal: AbortSignal,
): Promise<z.infer<typeof answerSchema>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: { file, key: new Uint8Array(key) } })
    const giveUp = () => void worker.terminate()
    signal.addEventListener('abort', giveUp, { once: true })
    worker.once('message', (said: unknown) => {
      const answer = answerSchema.safeParse(said)
      if (answer.success) resolve(answer.data)
      else reject(answer.error)
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal.removeEventListener('abort', giveUp)
      reject(new Error('the thread ended without an answer'))
    })
  })
}

/**
 * `faultOfCopy` on a thread of its own, or on this one where no thread can be had: a check that makes people wait is
 * better than none. `signal` gives it up, with a `Problem` "locked".
 */
export async function faultOfCopyAside(file: string, key: Uint8Array, signal: AbortSignal): Promise<string> {
  const answer = signal.aborted ? undefined : await askThread(file, key, signal).catch(() => undefined)
  if (signal.aborted) throw locked()
  if (!answer) return faultOfCopy(file, key)
  if ('fault' in answer) return answer.fault
  throw Object.assign(new Error(answer.message), { code: answer.code })
}
