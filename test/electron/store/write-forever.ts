/** Run by a test in a process of its own: appends to a draft for ever and prints what was acknowledged. */
import { writeSync } from 'node:fs'
import * as Y from 'yjs'
import { openStore } from '../../../electron/store/index.ts'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'

const [folder = '', personId = '', passphrase = '', recordId = '', how = ''] = process.argv.slice(2)
const { workspace } = await unlockWorkspace(folder, personId, passphrase, { scryptN: 2 ** 4 })
const store = openStore(workspace)
const doc = new Y.Doc()
Y.applyUpdate(doc, (await store.drafts.load(recordId)).update)
let waiting: Uint8Array[] = []
doc.on('update', (update: Uint8Array) => waiting.push(update))

for (let n = 0; ; n++) {
  const line = `${process.pid}-${n}`
  doc.getArray('rows').push([line])
  for (const update of waiting) await store.drafts.append(recordId, update, personId, 'w')
  waiting = []
  // Past this point the screen would say "saved".
  writeSync(1, `${line}\n`)
  if (how !== 'append' && n % 3 === 0) await store.drafts.compact(recordId)
}
