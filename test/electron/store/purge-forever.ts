/** Run by a test in a process of its own: purges one record after the other and prints each that was acknowledged. */
import { writeSync } from 'node:fs'
import { openStore } from '../../../electron/store/index.ts'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'
import { purgeOf } from './purge-of.ts'

const [folder = '', personId = '', passphrase = ''] = process.argv.slice(2)
const { workspace } = await unlockWorkspace(folder, personId, passphrase, { scryptN: 2 ** 4 })
const store = openStore(workspace)
for (const { recordId, signed } of await store.retention.records()) {
  if (!signed) continue
  await purgeOf(store, `purge-${recordId}`, { recordIds: [recordId] })
  writeSync(1, `${recordId}\n`)
}
// Stays until it is killed, so that what is found afterwards was never closed in good order.
setInterval(() => undefined, 1000)
