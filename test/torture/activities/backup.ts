import { readdirSync } from 'node:fs'
import path from 'node:path'
import { backupsOf, restoreBackup } from '../../../electron/workspace/index.ts'
import { type Activity, afterwards, passphrase, person, quick, reopen, sentence } from '../activity.ts'
import { oneDraft } from './typing.ts'

const BACKUPS = 8
const proof = { personId: person.personId, passphrase }

export const backup: Activity = {
  promise:
    'A backup that was reported is there and can be put back; one that was cut off is never taken for one.',
  prepare: oneDraft,

  async work(folder, tell) {
    const { workspace, store } = await reopen(folder)
    for (let n = 0; n < BACKUPS; n++) {
      await store.settings.set('torture', n, person.personId)
      tell(`wrote ${n}`)
      tell(`backup ${path.basename((await workspace.backUp(person.personId)).file)}`)
    }
  },

  async check(folder, told) {
    const wrote = told.filter((one) => one.startsWith('wrote ')).length
    const made = told.flatMap((one) => (one.startsWith('backup ') ? [one.slice(7)] : []))
    const first = await afterwards(folder, told.length, async ({ workspace }) => {
      const kept = workspace.raw
        .prepare<[], { value: string }>("SELECT value FROM setting WHERE key = 'torture'")
        .get()
      const there = await backupsOf(folder)
      const names = new Set(there.map(({ file }) => path.basename(file)))
      const known = readdirSync(path.join(folder, 'backups')).filter(
        (name) => ![...names].some((db) => name === db || name === db.replace(/\.db$/, '.keys.json')),
      )
      return [
        ...(wrote > 0 && Number(kept?.value ?? -1) < wrote - 1
          ? ['A value that was saved is not there']
          : []),
        ...made.filter((name) => !names.has(name)).map((name) => `Reported and gone: ${name}`),
        ...known.map((name) => `A piece of an unfinished backup is left: ${name}`),
      ]
    })
    // Each is put back in turn: what can be put back is a backup.
    for (const one of await backupsOf(folder)) {
      try {
        await restoreBackup(folder, one, proof, quick)
      } catch (error) {
        first.lost.push(`Cannot be put back: ${path.basename(one.file)}, ${sentence(error)}`)
      }
    }
    return first
  },
}
