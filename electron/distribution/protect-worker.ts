/**
 * A thread of its own for encryption: making a key from a password takes most of a second on purpose, and nobody who is
 * typing may wait for it.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { decrypt, encrypt } from 'officecrypto-tool'
import { z } from 'zod'

const taskSchema = z.strictObject({
  what: z.enum(['encrypt', 'decrypt']),
  bytes: z.instanceof(Uint8Array),
  password: z.string(),
})

const { what, bytes, password } = taskSchema.parse(workerData)
try {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const made = what === 'encrypt' ? encrypt(given, { password }) : await decrypt(given, { password })
  parentPort?.postMessage({ bytes: new Uint8Array(made) })
} catch (error) {
  parentPort?.postMessage({ message: error instanceof Error ? error.message : String(error) })
}
