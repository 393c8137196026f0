/** The signed copy behind a password (AES-256, as Word itself does it), and the slip that carries the password apart from it. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { passwordSlip } from '../../shared/copies/enclosures.ts'
import { writeEnclosure } from '../documents/index.ts'
import { Problem } from '../problem.ts'
import { makePassword } from './password.ts'
import { fileNameOf, type MadeFile, markOf, type Sending } from './sending.ts'
import { factsOf } from './words.ts'

export type ProtectedCopy = { file: MadeFile; slip: MadeFile; password: string }

/** Larger than any record; what is larger has to be something else. */
const LARGEST = 100 * 1024 * 1024

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** A DOCX is a zip; a protected one is an older kind of container with the zip encrypted inside. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const NOTHING = 'The signed copy in the record has not been changed.'

function checkPassword(password: string): void {
  if (password === '' || password.length > 255)
    throw new Problem(
      'not valid',
      password === '' ? 'There is no password.' : 'The password is too long for a Word file.',
      NOTHING,
      'Use one of up to 255 characters.',
    )
}

/** Encrypts a DOCX; inside it is the same file, byte for byte. */
export async function protect(bytes: Uint8Array, password: string): Promise<Uint8Array> {
  checkPassword(password)
  if (bytes.length === 0)
    throw new Problem('not valid', 'The file to be protected is empty.', NOTHING, 'Make the copy again.')
  if (!startsWith(bytes, ZIP))
    throw new Problem('not valid', 'Only a Word document can be protected with a password.', NOTHING)
  if (bytes.length > LARGEST)
    throw new Problem(
      'not valid',
      'The file is too large to be protected with a password.',
      NOTHING,
      'Send it through a portal, or on paper.',
    )
  const answer = await inThread('encrypt', bytes, password)
  if ('message' in answer)
    throw new Problem('unexpected', 'The file could not be protected.', NOTHING, 'Try again.', {
      cause: new Error(answer.message),
    })
  return answer.bytes
}

/** The file inside; a `Problem` where the password is wrong or the file is none of ours. */
export async function unprotect(bytes: Uint8Array, password: string): Promise<Uint8Array> {
  checkPassword(password)
  const other = new Problem('damaged file', 'This is not a Word document with a password, or it is damaged.')
  if (!startsWith(bytes, CONTAINER) || bytes.length > LARGEST + 1024 * 1024) throw other
  const answer = await inThread('decrypt', bytes, password)
  if ('bytes' in answer && startsWith(answer.bytes, ZIP)) return answer.bytes
  if ('message' in answer && /password is incorrect/.test(answer.message))
    throw new Problem(
      'wrong passphrase',
      'That password does not open this file.',
      '',
      'Check it group by group: all small letters, with a hyphen between the groups and no spaces.',
    )
  throw other
}

/** Without a password a new one is made. The slip never goes with the file. */
export async function protectedCopy(sending: Sending, password = makePassword()): Promise<ProtectedCopy> {
  const bytes = await protect(sending.file.bytes, password)
  const fileName = fileNameOf(sending).replace(/(\.docx)?$/i, ' protected.docx')
  const slip = await writeEnclosure(passwordSlip(factsOf(sending, ''), password))
  return {
    file: { fileName, bytes },
    slip: { fileName: `password slip ${markOf(sending.lineId)}.docx`, bytes: slip },
    password,
  }
}

/** Beside this file as a source, and where the build puts it (electron.vite.config.ts). */
const workerFile = () =>
  ['./protect-worker.ts', './protect-worker.js', '../protect-worker.js']
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((name) => existsSync(name)) ?? ''

const answerSchema = z.union([
  z.strictObject({ bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ message: z.string() }),
])

type Answer = z.infer<typeof answerSchema>

function inThread(what: 'encrypt' | 'decrypt', bytes: Uint8Array, password: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: { what, bytes: new Uint8Array(bytes), password } })
    worker.once('message', (said: unknown) => {
      const answer = answerSchema.safeParse(said)
      if (answer.success) resolve(answer.data)
      else reject(answer.error)
    })
    worker.once('error', reject)
    // A thread that ends without a word would leave somebody waiting for ever; after an answer this changes nothing.
    worker.once('exit', (code) => reject(new Error(`The thread ended with ${code}.`)))
  })
}
