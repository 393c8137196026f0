/**
 * Workspaces to measure in: made by the generator once, kept under `out/bench`, and made again only when what the generator makes
 * them of has changed. Every measurement works on a copy.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import * as Y from 'yjs'
import { z } from 'zod'
import { router } from '../../electron/api/router.ts'
import { type Core, createCore, type Rooms } from '../../electron/core.ts'
import { generateWorkspace } from '../../electron/generate/workspace.ts'
import { openWhatIsDue } from '../../electron/records/distribution-lines.ts'
import { setTeam } from '../../electron/records/teams.ts'
import conference from '../../resources/examples/icpc_harcastle.json' with { type: 'json' }
import type { Account, Role } from '../../shared/access/access.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { minutesToDraft } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { makeBareTexts } from './bare-texts.ts'
import { longRecord, SIXTY_PAGES } from './checks.ts'

const root = join(import.meta.dirname, '../..')
const cache = join(root, 'out/bench/workspaces')

export const passphrase = 'only for a bench'
/** The day on which the workspaces are looked at: the same for everybody, so that what is due is the same. */
export const TODAY = '2026-11-23'
export const NOW = new Date(`${TODAY}T10:00:00.000Z`)

/** Of whom lists are asked. */
export const benchRoles = ['CP chair', 'Team manager', 'Social worker', 'Head of Service'] as const
export type BenchRole = (typeof benchRoles)[number]

const readySchema = z.object({
  cases: z.number(),
  records: z.number(),
  /** Seconds; of those that followed from an older way of working out what is due, none. */
  generatedIn: z.number(),
  workedOutIn: z.number(),
  /** The record of sixty pages, a draft of the chair. */
  longRecord: z.string(),
})
/** `bareTexts`: its texts in a bare index. */
export type Ready = z.infer<typeof readySchema> & { folder: string; bareTexts: string }

/** What the generator makes a workspace of: how it is stored is brought up to date by the migrations when it is opened. */
const inputs = ['electron/generate', 'shared/minutes', 'shared/templates', 'shared/search']
/** What is worked out of the records afterwards. */
const derived = [
  'electron/workspace/migrations',
  'electron/records/facts.ts',
  'shared/measures',
  'shared/supervision',
]

function filesIn(path: string): string[] {
  const whole = join(root, path)
  if (/\.\w+$/.test(path)) return existsSync(whole) ? [path] : []
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

function hashOf(paths: readonly string[], wish: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(wish))
  for (const file of paths.flatMap(filesIn).sort()) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

const wishOf = (records: number) => ({ cases: Math.round(records / 4), records, seed: 1, today: TODAY })

/** Where the workspace of so many records is kept. */
export const keptIn = (records: number): string =>
  join(cache, `${records}-${hashOf(inputs, wishOf(records))}`)

/** A workspace of so many records, ready to be copied. `tell` hears of what takes long. */
export async function readyWorkspace(records: number, tell: (words: string) => void): Promise<Ready> {
  const wish = wishOf(records)
  const folder = keptIn(records)
  const home = join(folder, 'records')
  const readyFile = join(folder, 'ready.json')
  const bareTexts = join(folder, 'bare.db')
  let seconds = 0
  if (!existsSync(folder)) {
    // The last of this size is of no more use, and they are large.
    mkdirSync(cache, { recursive: true })
    for (const name of readdirSync(cache))
      if (name.startsWith(`${records}-`)) rmSync(join(cache, name), { recursive: true, force: true })
    const part = `${folder}.part`
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part)
    tell(`Making a workspace of ${records} records, once.`)
    const begun = performance.now()
    let told = 0
    await generateWorkspace({
      ...wish,
      folder: join(part, 'records'),
      passphrase,
      scryptN: 2 ** 12,
      progress: (done) => {
        if (done < told + records / 10) return
        told = done
        tell(`${done} of ${records} records are made.`)
      },
    })
    seconds = Math.round((performance.now() - begun) / 1000)
    await rename(part, folder)
  }
  const settled = hashOf(derived, wish)
  const known = existsSync(readyFile)
    ? z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(readyFile, 'utf8')))
    : {}
  if (known.settled !== settled || !existsSync(bareTexts)) {
    rmSync(bareTexts, { force: true })
    tell(`Working out once what is due in ${records} records.`)
    const made = await settle(home, bareTexts, String(known.longRecord ?? ''))
    const generatedIn = seconds || Number(known.generatedIn ?? 0)
    writeFileSync(readyFile, JSON.stringify({ settled, ...wish, generatedIn, ...made }, null, 2))
  }
  return { folder: home, bareTexts, ...readySchema.parse(JSON.parse(readFileSync(readyFile, 'utf8'))) }
}

/** Does at once what the product does in the background after an opening, so that it is not what is measured. */
async function settle(folder: string, bareTexts: string, known: string) {
  const core = createCore({ door: 'command line', folder, now: () => NOW })
  const client = await signedIn(core, 'CP chair')
  try {
    // Everybody's first signing in takes on the usual cost of a passphrase.
    for (const role of benchRoles) await signedIn(core, role)
    const rooms = core.needRooms()
    // Nothing of this has to survive a power cut: what is half done is done again.
    await rooms.workspace.alone((raw) => raw.pragma('synchronous = OFF'))
    await givenTeams(rooms)
    const longRecord = known || (await writeLongRecord(rooms, client.me))
    const begun = performance.now()
    await rooms.facts.catchUp(1_000_000)
    await rooms.supervision.current(1_000_000)
    await openWhatIsDue(rooms, NOW, 1_000_000)
    await rooms.facts.catchUp(1_000_000)
    const workedOutIn = Math.round((performance.now() - begun) / 100) / 10
    await rooms.workspace.backUp()
    await makeBareTexts(rooms.workspace, bareTexts)
    return { workedOutIn, longRecord }
  } finally {
    await core.close()
  }
}

async function givenTeams({ store }: Rooms): Promise<void> {
  const workers = (await store.accounts.list()).filter(({ role }) => role === 'Social worker')
  for (const [at, worker] of workers.entries())
    await setTeam(store, worker.id, `Team ${1 + (at % 8)}`, worker.id)
}

/** The example conference grown to sixty pages, as a draft of one of the families. */
async function writeLongRecord(rooms: Rooms, me: Account): Promise<string> {
  const file = readMinutesFile(conference)
  const template = templateFor('ICPC')
  if (!file.ok || !template) throw new Error('The example can be read')
  const { format: _format, statements: _statements, ...content } = longRecord(file.minutes, 0, SIXTY_PAGES)
  const doc = minutesToDraft(content)
  const [family] = await rooms.store.cases.list()
  const record = await rooms.store.records.create(
    {
      caseId: family?.id ?? '',
      type: 'ICPC',
      title: template.name,
      familyRef: family?.familyRef ?? '',
      date: TODAY,
      content: Y.encodeStateAsUpdate(doc),
    },
    me.id,
  )
  doc.destroy()
  await rooms.drafts.content(record.id)
  return record.id
}

/** Signs the first person of a role in through the router, as a door does. */
export async function signedIn(core: Core, role: Role) {
  const session = core.newSession()
  const client = createRouterClient(router, { context: { core, session } })
  const { people } = await client.workspace.status()
  const person = people.find((one) => one.role === role)
  if (!person) throw new Error(`Nobody in this workspace is a ${role}`)
  await client.workspace.unlock({ personId: person.id, passphrase })
  const me = session.me
  if (!me) throw new Error('Nobody is signed in')
  return { client, me, session }
}
export type SignedIn = Awaited<ReturnType<typeof signedIn>>

/** A copy that may be written in. `remove` takes it away. */
export async function copyOf(ready: Ready): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  const home = join(folder, 'records')
  cpSync(ready.folder, home, { recursive: true, filter: (from) => !from.includes('backups/') })
  return { folder: home, remove: () => rm(folder, { recursive: true, force: true }) }
}
