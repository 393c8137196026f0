import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRouterClient } from '@orpc/server'
import { router } from '../../../electron/api/router.ts'
import { createCore } from '../../../electron/core.ts'
import { verifyDocument } from '../../../electron/signing/index.ts'
import { recipientsOf } from '../../../shared/copies/index.ts'
import { minutesSchema } from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { NOW } from '../../electron/records/complete.ts'
import { names, passphrase, startWorld } from '../../electron/records/world.ts'
import { type Activity, afterwards } from '../activity.ts'

/** Records with few copies and with many. */
const TYPES = ['CG', 'MGMT', 'ICPC']

/** One record that waits for its signature. `words`: hash of its draft, `copies`: how many files are signed with it. */
type Waiting = { id: string; personId: string; typedName: string; copies: number; words: string }
const listFile = (folder: string): string => path.join(folder, 'torture.json')
const waitingIn = (folder: string): Waiting[] => JSON.parse(readFileSync(listFile(folder), 'utf8'))

const hash = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const signing: Activity = {
  promise:
    'A record is signed with its frozen minutes, every file, hash and state together, or it is a draft with every word.',

  async prepare(folder) {
    const world = await startWorld()
    const waiting: Waiting[] = []
    for (const template of templates.filter(({ type }) => TYPES.includes(type))) {
      const { record, content, role } = await world.complete(template)
      const minutes = minutesSchema.parse({ ...content, format: 'chairside-minutes/1', statements: [] })
      const { update } = await world.core.needRooms().store.drafts.load(record.id)
      waiting.push({
        id: record.id,
        personId: world.accounts.get(role) ?? '',
        typedName: names[role] ?? '',
        copies: recipientsOf(minutes, template).length,
        words: hash(update),
      })
    }
    await world.core.close()
    cpSync(world.folder, folder, { recursive: true })
    writeFileSync(listFile(folder), JSON.stringify(waiting))
    await world.stop()
  },

  async work(folder, tell) {
    const core = createCore({ door: 'browser', folder, now: () => new Date(NOW), scryptN: 2 ** 4 })
    for (const { id, personId, typedName } of waitingIn(folder)) {
      const client = createRouterClient(router, { context: { core, session: core.newSession() } })
      await client.workspace.unlock({ personId, passphrase })
      await client.signing.sign({ recordId: id, passphrase, typedName, readToEnd: true })
      tell(id)
    }
  },

  async check(folder, told) {
    const waiting = waitingIn(folder)
    return afterwards(folder, told.length, async ({ workspace, store }) => {
      const lost: string[] = []
      for (const one of waiting) {
        const record = await store.records.get(one.id)
        const count = (table: string) =>
          Number(
            workspace.raw.prepare(`SELECT count(*) FROM ${table} WHERE record_id = ?`).pluck().get(one.id),
          )
        if (record.state !== 'signed') {
          if (told.includes(one.id)) lost.push(`Reported as signed and still a draft: ${record.type}`)
          if (
            record.version !== '' ||
            record.signedBy !== '' ||
            count('signed_version') + count('signed_file') > 0
          )
            lost.push(`A draft with part of a signature: ${record.type}`)
          const { update } = await store.drafts.load(one.id)
          if (hash(update) !== one.words) lost.push(`The draft is not as it was: ${record.type}`)
          continue
        }
        const version = workspace.raw
          .prepare<[string], { version: string; canonical_json: string; sha256: string; signed_by: string }>(
            'SELECT version, canonical_json, sha256, signed_by FROM signed_version WHERE record_id = ?',
          )
          .get(one.id)
        const files = workspace.raw
          .prepare<[string], { bytes: Uint8Array; sha256: string; version: string }>(
            'SELECT bytes, sha256, version FROM signed_file WHERE record_id = ?',
          )
          .all(one.id)
        const whole =
          version !== undefined &&
          hash(version.canonical_json) === version.sha256 &&
          minutesSchema.safeParse(JSON.parse(version.canonical_json)).success &&
          version.version === record.version &&
          version.signed_by === record.signedBy &&
          files.length === one.copies &&
          files.every((file) => file.version === version.version && hash(file.bytes) === file.sha256)
        if (!whole) lost.push(`Half signed: ${record.type}, with ${files.length} of ${one.copies} files`)
        const [file] = files
        const state = file && verifyDocument(file.bytes, { trusted: [] }).state
        if (state !== 'genuine') lost.push(`A signed file that is not genuine: ${record.type}`)
      }
      return lost
    })
  },
}
