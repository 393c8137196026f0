/**
 * Reading what comes from outside in a thread of its own. A file can be built so that reading it takes for ever or takes
 * all memory; there it costs a thread that is ended, and whoever is typing notices nothing.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export type ApartTask = 'receipt' | 'rows'

/** Longer than any honest file of its kind takes on a slow machine, in milliseconds; and its memory in megabytes. */
const limits: Record<ApartTask, { patience: number; memory: number }> = {
  receipt: { patience: 5_000, memory: 256 },
  rows: { patience: 60_000, memory: 1024 },
}

/** The thread was ended: the file asked for more time or memory than any file of its kind needs. */
export class TooMuch extends Error {}

/** What a thread says: the value, the words of a refusal, or that the reading failed. */
export type Apart =
  | { value: unknown }
  | { refused: { code: string; happened: string; safe: string; todo: string } }
  | { failed: string }

/** Beside this file as a source, and where the build puts it (electron.vite.config.ts). */
const workerFile = () =>
  ['./apart-worker.ts', './apart-worker.js', '../apart-worker.js']
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((name) => existsSync(name)) ?? ''

/**
 * Reads `bytes` in a thread of its own.
 * @throws TooMuch when the thread had to be ended
 */
export function readApart(task: ApartTask, bytes: Uint8Array): Promise<Apart> {
  const { patience, memory } = limits[task]
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: { task, bytes: new Uint8Array(bytes) },
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    const timer = setTimeout(() => {
      reject(new TooMuch('It took too long.'))
      void worker.terminate()
    }, patience)
    const done = (): void => clearTimeout(timer)
    worker.once('message', (said: Apart) => {
      done()
      resolve(said)
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      done()
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooMuch('It took too much memory.') : error)
    })
    // A thread that ends without a word would leave somebody waiting for ever; after an answer this changes nothing.
    worker.once('exit', (code) => {
      done()
      reject(new Error(`The thread ended with ${code}.`))
    })
  })
}
