/**
 * A process of its own, with little memory, that takes every hostile file through the door it would come in by. For each it
 * writes one line of JSON: what was said, how much work it took, and whether anything was written.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minutesFileOf, No } from '../../electron/cli/io.ts'
import { createCore } from '../../electron/core.ts'
import { readZip } from '../../electron/signing/zip.ts'
import { clientFor, startWorkspace } from '../electron/api/core-kit.ts'
import { type HostileFile, hostileFiles } from './files.ts'

export type Said = {
  n: number
  how: 'refused' | 'taken' | 'broke'
  says: string
  /** Processor time of the whole process, its threads too, in milliseconds. */
  ms: number
  /** Tables with other rows than before; '' for none. */
  written: string
  /** Words that must not be in what came of it. */
  found: string
}

const kit = await startWorkspace()
const { client, core } = kit
const passphrase = 'four odd words here'
const temporary = await mkdtemp(join(tmpdir(), 'chairside-hostile-'))

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Rows by table, but for the notes of who has read what, and what the core works out by itself. */
function rows(): string {
  const { raw } = core.needRooms().workspace as unknown as {
    raw: { prepare(sql: string): { all(): { name: string }[]; pluck(): { get(): number } } }
  }
  const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return tables
    .filter(({ name }) => !/reading|sqlite|^audit|supervision_basis/i.test(name))
    .map(({ name }) => `${name} ${raw.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()}`)
    .join()
}

async function taken({ place, fileName = 'file' }: HostileFile, bytes: Uint8Array): Promise<unknown> {
  switch (place) {
    case 'letterhead':
      return client.letterhead.look({ fileName: 'letterhead.docx', bytes: base64(bytes) })
    case 'verify': {
      const found = await client.verify.file({ fileName: 'minutes.docx', bytes: base64(bytes) })
      if (found.verdict === 'genuine') throw new TypeError('It was taken for genuine.')
      return found
    }
    case 'import':
      return client.imports.read({ bytes: base64(bytes) })
    case 'learning':
      return client.learning.preview({ bytes: base64(bytes) })
    case 'certificate':
      // biome-ignore lint/correctness/useHookAtTopLevel: a call of the contract, not a hook
      return client.people.useCertificate({ bytes: base64(bytes), filePassword: 'x', passphrase })
    case 'receipt':
      return client.distribution.readReceipt({ fileName, bytes: base64(bytes) })
    case 'minutes': {
      const file = join(temporary, 'minutes.json')
      await writeFile(file, bytes)
      return (await minutesFileOf(file)).minutes
    }
    case 'keys': {
      const folder = await mkdtemp(join(temporary, 'keys-'))
      await writeFile(join(folder, 'keys.json'), bytes)
      await writeFile(join(folder, 'workspace.db'), Buffer.alloc(8192, 7))
      const other = createCore({ door: 'browser', folder, scryptN: 2 ** 4 })
      try {
        return await clientFor(other, other.newSession()).workspace.unlock({ personId: 'p', passphrase })
      } finally {
        await other.close()
      }
    }
  }
}

/** Every word in what came of it, inside a document too. */
function wordsIn(value: unknown): string {
  const all = JSON.stringify(value) ?? ''
  const sample = (value as { sample?: { bytes?: string } } | undefined)?.sample?.bytes
  if (!sample) return all
  const remarks = JSON.stringify(
    (value as { remarks: string[] }).remarks.filter((one) => !/example\.org/.test(one)).length,
  )
  const parts = readZip(new Uint8Array(Buffer.from(sample, 'base64'))).entries
  return [
    remarks,
    ...parts.flatMap(({ name, data }) => [name, Buffer.from(data ?? []).toString('utf8')]),
  ].join('\n')
}

/** The first to be read: all of them, unless somebody looks into one. */
const first = Number(process.argv[2] ?? 0)

for (const [n, file] of hostileFiles.entries()) {
  if (n < first) continue
  // What earlier files took is not counted to this one.
  globalThis.gc?.()
  const bytes = file.make()
  const before = rows()
  const start = process.cpuUsage()
  const said: Said = { n, how: 'taken', says: '', ms: 0, written: '', found: '' }
  try {
    const value = await taken(file, bytes)
    said.found = file.never?.exec(wordsIn(value))?.[0] ?? ''
  } catch (error) {
    const { message, data } = error as { message?: string; data?: { code?: string } }
    said.how = error instanceof No || (data?.code && data.code !== 'unexpected') ? 'refused' : 'broke'
    said.says = said.how === 'broke' ? String((error as Error).stack) : (message ?? '')
  }
  const { user, system } = process.cpuUsage(start)
  said.ms = Math.round((user + system) / 1000)
  const then = before.split(',')
  said.written = rows()
    .split(',')
    .filter((table) => !then.includes(table))
    .join()
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
process.stdout.write(`${JSON.stringify({ most: process.resourceUsage().maxRSS })}\n`)
await kit.stop()
await rm(temporary, { recursive: true, force: true })
