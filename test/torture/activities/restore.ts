import { cpSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { openStore } from '../../../electron/store/index.ts'
import { backupsOf, restoreBackup } from '../../../electron/workspace/index.ts'
import { type Activity, afterwards, passphrase, person, quick, reopen } from '../activity.ts'
import { oneDraft } from './typing.ts'

const ROUNDS = 4
const proof = { personId: person.personId, passphrase }
const OLD = 'as backed up'

/** The newest word that was written into these records. */
function wordIn(raw: Awaited<ReturnType<typeof reopen>>['workspace']['raw']): string {
  const row = raw.prepare<[], { value: string }>("SELECT value FROM setting WHERE key = 'word'").get()
  return row ? String(JSON.parse(row.value)) : ''
}

/** The records that one restore after the other set aside, each opened as if it were the workspace. */
async function setAside(folder: string): Promise<string[]> {
  const words: string[] = []
  const backups = path.join(folder, 'backups')
  for (const name of readdirSync(backups).filter((one) => one.startsWith('replaced-'))) {
    const looked = `${folder}-${name}`
    cpSync(path.join(backups, name), looked, { recursive: true })
    cpSync(path.join(folder, 'keys.json'), path.join(looked, 'keys.json'))
    const { workspace } = await reopen(looked)
    words.push(wordIn(workspace.raw))
    workspace.close()
  }
  return words
}

export const restore: Activity = {
  promise:
    'A restore that is cut off leaves the old records or those of the backup, whole, and what it replaced is kept aside.',

  /** Left as a crash leaves it: the newest words are only in the log. */
  async prepare(folder) {
    const made = `${folder}-made`
    await oneDraft(made)
    const { workspace } = await reopen(made)
    const store = openStore(workspace)
    await store.settings.set('word', OLD, person.personId)
    await workspace.backUp()
    await store.settings.set('word', 'round 0', person.personId)
    cpSync(made, folder, { recursive: true })
    workspace.close()
  },

  async work(folder, tell) {
    const backup = (await backupsOf(folder)).at(-1)
    if (!backup) throw new Error('There is a backup in the workspace')
    for (let n = 1; n <= ROUNDS; n++) {
      await restoreBackup(folder, backup, proof, quick)
      tell('restored')
      const { workspace, store } = await reopen(folder)
      await store.settings.set('word', `round ${n}`, person.personId)
      tell(`wrote round ${n}`)
      workspace.close()
    }
  },

  async check(folder, told) {
    const words = ['round 0', ...told.map((one) => (one === 'restored' ? OLD : one.slice(6)))]
    const now = words.at(-1) ?? ''
    const round = told.filter((one) => one === 'restored').length
    const next = now === OLD ? `round ${round}` : OLD
    let found = ''
    const checked = await afterwards(folder, told.length + 1, async ({ workspace }) => {
      found = wordIn(workspace.raw)
      return found === now || found === next ? [] : [`The records say "${found}" and not "${now}"`]
    })
    // What every restore replaced that was told of, and what the one replaced that was cut off after its records came in.
    const replaced = words.filter((word) => word !== OLD)
    if (now !== OLD && found !== OLD) replaced.pop()
    const kept = await setAside(folder).catch((error) => {
      checked.lost.push(`What was set aside does not open: ${String(error)}`)
      return replaced
    })
    for (const word of replaced)
      if (!kept.includes(word)) checked.lost.push(`The records with "${word}" were not kept aside`)
    const left = readdirSync(folder).filter((name) => /restoring|incoming|\.part$|\.look/.test(name))
    for (const name of left) checked.lost.push(`A piece of an unfinished restore is left: ${name}`)
    return { ...checked, tried: told.length + replaced.length }
  },
}
