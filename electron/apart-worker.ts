/** The thread in which files from outside are read (electron/apart.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import type { Apart, ApartTask } from './apart.ts'
import { Problem } from './problem.ts'

const { task, bytes } = workerData as { task: ApartTask; bytes: Uint8Array }

/** Only the reader that is needed is loaded: somebody waits for this thread. */
async function read(): Promise<unknown> {
  if (task === 'rows') return (await import('./records/import-file.ts')).rowsHere(bytes)
  return (await import('./distribution/receipt.ts')).readMailHere(bytes)
}

async function work(): Promise<Apart> {
  try {
    return { value: await read() }
  } catch (error) {
    if (error instanceof Problem) {
      const { code, message, safe, todo } = error
      return { refused: { code, happened: message, safe, todo } }
    }
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.postMessage(await work())
