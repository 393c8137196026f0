import * as Y from 'yjs'
import { openStore } from '../../../electron/store/index.ts'
import { createWorkspace } from '../../../electron/workspace/index.ts'
import { caseInput, recordInput } from '../../electron/store/inputs.ts'
import { type Activity, afterwards, passphrase, person, quick, reopen } from '../activity.ts'

const LINES = 300

/** A family with one draft that nobody has typed into. */
export async function oneDraft(folder: string): Promise<void> {
  const { workspace } = await createWorkspace(folder, {
    name: 'Harbour council',
    fictional: false,
    first: person,
    passphrase,
    ...quick,
  })
  const store = openStore(workspace)
  const family = await store.cases.create(caseInput, person.personId)
  await store.records.create(recordInput(family.id), person.personId)
  workspace.close()
}

/** Types line after line into the one draft there is; now and then a line is taken out again. */
export function typist(compacting: boolean): Pick<Activity, 'work' | 'check'> {
  return {
    async work(folder, tell, chance) {
      const { store } = await reopen(folder)
      const [record] = await store.records.list()
      if (!record) throw new Error('There is a draft in the workspace')
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await store.drafts.load(record.id)).update)
      let waiting: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => waiting.push(update))
      const rows = doc.getArray<string>('rows')
      const save = async (what: string) => {
        for (const update of waiting) await store.drafts.append(record.id, update, person.personId, 'w')
        waiting = []
        // Past this point the screen would say "saved".
        tell(what)
      }
      for (let n = 0; n < LINES; n++) {
        const line = `line ${n} ${'x'.repeat(chance.whole(0, 300))}`
        rows.insert(chance.whole(0, rows.length), [line])
        await save(`typed ${line}`)
        if (chance.often(0.2)) {
          const at = chance.whole(0, rows.length - 1)
          const gone = rows.get(at)
          rows.delete(at, 1)
          await save(`deleted ${gone}`)
        }
        if (compacting && chance.often(0.5)) await store.drafts.compact(record.id)
      }
    },
    check: (folder, told) =>
      afterwards(folder, told.length, async ({ store }) => {
        const [record] = await store.records.list()
        const doc = new Y.Doc()
        if (record) Y.applyUpdate(doc, (await store.drafts.load(record.id)).update)
        const there = new Set(doc.getArray<string>('rows').toArray())
        const last = told.at(-1)
        const deleted = new Set(told.flatMap((one) => (one.startsWith('deleted ') ? [one.slice(8)] : [])))
        const typed = told.flatMap((one) => (one.startsWith('typed ') ? [one.slice(6)] : []))
        const missing = typed.filter((line) => !deleted.has(line) && !there.has(line))
        // The one that was being deleted when the process ended may be gone: nobody was told of it yet.
        const unexplained = missing.length > 1 || (missing.length === 1 && last?.startsWith('deleted '))
        return [
          ...(unexplained ? missing.map((line) => `Typed and gone: ${line.slice(0, 20)}`) : []),
          ...[...deleted]
            .filter((line) => there.has(line))
            .map((line) => `Deleted and back: ${line.slice(0, 20)}`),
        ]
      }),
  }
}

export const typing: Activity = {
  promise: 'What the screen calls saved is there after the program is killed while somebody types.',
  prepare: oneDraft,
  ...typist(false),
}

export const compaction: Activity = {
  promise: 'Nothing is lost when the program is killed while it folds a draft together.',
  prepare: oneDraft,
  ...typist(true),
}
