/** A thread that checks one copy of the records and says what is wrong with it, so that nobody waits who is typing. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { faultOfCopy } from './check-copy.ts'

const given = z.strictObject({ file: z.string(), key: z.instanceof(Uint8Array) }).parse(workerData)

parentPort?.postMessage(
  await faultOfCopy(given.file, given.key).then(
    (fault) => ({ fault }),
    (error: { code?: unknown; message?: unknown }) => ({
      code: String(error.code ?? ''),
      message: String(error.message),
    }),
  ),
)
