import { cpSync, existsSync } from 'node:fs'
import path from 'node:path'
import { preparedAudit } from '../../../electron/workspace/audit.ts'
import { openWithKey, settle } from '../../../electron/workspace/database.ts'
import { backupsOf, createWorkspace, unlockWorkspace } from '../../../electron/workspace/index.ts'
import { readKeys } from '../../../electron/workspace/keys.ts'
import { migrate, newestVersion, versionOf } from '../../../electron/workspace/migrate.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import { pathsOf } from '../../../electron/workspace/paths.ts'
import { keyFromPassphrase } from '../../../electron/workspace/unlock.ts'
import { draftOf } from '../../electron/store/inputs.ts'
import { type Activity, afterwards, passphrase, person, quick } from '../activity.ts'

/** The schema that the workspace is still at: from before most of the rooms were built. */
const OLD = 4
const RECORDS = 60
const at = '2026-05-04T09:00:00.000Z'
const wordsOf = (n: number): string => `What was said in conference ${n}`

async function keyOf(folder: string): Promise<Uint8Array> {
  const keys = await readKeys(pathsOf(folder).keys)
  if (!keys) throw new Error('There are keys in the workspace')
  return (await keyFromPassphrase(keys, person.personId, passphrase)).key
}

/** Opens a copy of the records as the killed process left them, log and all, and looks without bringing it up to date. */
async function asLeft(folder: string, key: Uint8Array): Promise<{ version: number; steps: number[] }> {
  const copy = `${folder}-as-left`
  const names = ['workspace.db', 'workspace.db-wal']
  for (const name of names.filter((one) => existsSync(path.join(folder, one))))
    cpSync(path.join(folder, name), path.join(copy, name))
  const raw = await openWithKey(path.join(copy, 'workspace.db'), key)
  try {
    const steps = raw.prepare('SELECT version FROM migration ORDER BY version').pluck().all() as number[]
    return { version: versionOf(raw), steps }
  } finally {
    raw.close()
  }
}

export const migration: Activity = {
  promise:
    'A newer version that is killed while it brings older records up to date has taken each step whole or not at all, and a backup from before is there.',

  async prepare(folder) {
    const { workspace } = await createWorkspace(folder, {
      name: 'Harbour council',
      fictional: false,
      first: person,
      passphrase,
      ...quick,
    })
    const about = workspace.raw.prepare<[], Record<string, unknown>>('SELECT * FROM workspace').get()
    workspace.close()
    const key = await keyOf(folder)
    const paths = pathsOf(folder)
    const aside = `${folder}-older.db`
    const raw = await openWithKey(aside, key, { mustExist: false })
    settle(raw)
    migrate(
      raw,
      migrations.filter(({ version }) => version <= OLD),
      at,
    )
    raw
      .prepare(
        `INSERT INTO workspace (id, workspace_id, name, fictional, file_id, created_at)
         VALUES (1, @workspace_id, @name, @fictional, @file_id, @created_at)`,
      )
      .run(about)
    const audit = preparedAudit(raw)
    raw.prepare(`INSERT INTO case_file VALUES ('family', 'HC-1', ?, ?, ?)`).run(emptyFamily, at, at)
    for (let n = 0; n < RECORDS; n++) {
      const id = `record-${n}`
      raw
        .prepare(
          `INSERT INTO record VALUES (?, 'family', 'ICPC', 'Conference', 'HC-1', '2026-05-04', 'draft', '', '', '', ?, ?, ?)`,
        )
        .run(id, person.personId, at, at)
      raw
        .prepare(
          `INSERT INTO draft_update (record_id, seq, bytes, by, from_window, at) VALUES (?, 1, ?, ?, '', ?)`,
        )
        .run(id, draftOf(wordsOf(n)), person.personId, at)
      audit({ at, by: person.personId, action: 'record made', subject: id })
    }
    raw.close()
    cpSync(aside, paths.db, { force: true })
  },

  async work(folder, tell) {
    await unlockWorkspace(folder, person.personId, passphrase, quick)
    tell('opened')
  },

  async check(folder, told) {
    const key = await keyOf(folder)
    const { version, steps } = await asLeft(folder, key)
    const checked = await afterwards(folder, RECORDS + told.length, async ({ workspace, store }) => {
      const lost: string[] = []
      for (let n = 0; n < RECORDS; n++) {
        const { update } = await store.drafts.load(`record-${n}`)
        const { Doc, applyUpdate } = await import('yjs')
        const doc = new Doc()
        applyUpdate(doc, update)
        if (doc.getText('body').toString() !== wordsOf(n)) lost.push(`The words of record ${n} are gone`)
      }
      if (versionOf(workspace.raw) !== newestVersion(migrations)) lost.push('It was not brought up to date')
      return lost
    })
    const whole = migrations.filter((step) => step.version <= version).map((step) => step.version)
    if (JSON.stringify(steps) !== JSON.stringify(whole))
      checked.lost.push(`A step is half taken: version ${version}, steps ${steps.join(' ')}`)
    if (told.length > 0 && version !== newestVersion(migrations))
      checked.lost.push('It was reported as up to date and is not')
    const before: number[] = []
    for (const { file } of await backupsOf(folder)) {
      const raw = await openWithKey(file, key, { readonly: true })
      before.push(versionOf(raw))
      raw.close()
    }
    if (!before.includes(OLD)) checked.lost.push('There is no backup from before')
    return checked
  },
}

const emptyFamily = JSON.stringify({ children: [], people: [], chronology: [] })
