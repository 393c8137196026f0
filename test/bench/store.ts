/**
 * One change of a draft made durable, beside the least that could be: one row committed by bare better-sqlite3 into a file with
 * the same key, the same settings and the same disk.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { openStore } from '../../electron/store/index.ts'
import { openWithKey, settle } from '../../electron/workspace/database.ts'
import { createWorkspace } from '../../electron/workspace/index.ts'
import { type Figure, peerOf, within } from './figure.ts'
import { rounds, spread } from './numbers.ts'

const ROUNDS = 400
/** As many changes of ours, then as many of theirs: each then has the disk to itself, and both share its moods. */
const IN_A_ROW = 10

export async function storeFigures(_tell: (words: string) => void, count = ROUNDS): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  try {
    const first = { personId: 'p', name: 'Sam', role: 'CP chair' }
    const { workspace } = await createWorkspace(join(folder, 'records'), {
      name: 'Bench',
      fictional: false,
      first,
      passphrase: 'only for a bench',
      scryptN: 2 ** 12,
    })
    const bare = await openWithKey(join(folder, 'bare.db'), new Uint8Array(32).fill(7), { mustExist: false })
    settle(bare)
    bare.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, value BLOB) STRICT')
    const insert = bare.prepare('INSERT INTO t (value) VALUES (?)')
    const bytes = Buffer.alloc(32, 7)

    const store = openStore(workspace)
    const doc = new Y.Doc()
    const text = doc.getText('t')
    const content = Y.encodeStateAsUpdate(doc)
    const record = await store.records.create(
      { caseId: '', type: 'PROF', title: 'Bench', familyRef: '', date: '2026-11-22', content },
      'p',
    )
    // The change is made beforehand, as the bare row is: in the product that is the page's work.
    const changes: Uint8Array[] = []
    const typeOn = (times: number) => {
      for (let n = 0; n < times; n += 1) {
        const before = Y.encodeStateVector(doc)
        text.insert(text.length, 'word ')
        changes.push(Y.encodeStateAsUpdate(doc, before))
      }
    }
    const typed = () => store.drafts.append(record.id, changes.shift() ?? new Uint8Array(), 'p', 'w')
    // As in a workspace that somebody looks at: what Today and the reports keep is told of each change.
    await store.touched.mark()
    await store.measures.agencies()
    typeOn(20)
    await rounds(20, typed)
    const took = { ours: [] as number[], bare: [] as number[] }
    for (let done = 0; done < count; done += IN_A_ROW) {
      typeOn(IN_A_ROW)
      took.ours.push(...(await rounds(IN_A_ROW, typed)))
      took.bare.push(...(await rounds(IN_A_ROW, () => insert.run(bytes))))
    }
    workspace.close()
    bare.close()
    const value = spread(took.ours)
    const peer = peerOf('bare commit of one row', value, spread(took.bare))
    return [
      {
        id: 'store.durable',
        says: 'One change of a draft, until it is on disk',
        unit: 'ms',
        value,
        peer,
        target: within(peer, 1.5),
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
