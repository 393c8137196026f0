import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isWholeFor } from '../../../electron/records/whole-update.ts'

/** Two people write in one draft, with deletions, each hearing of the other now and then; every change as it was sent. */
const writing = fc.array(
  fc.record({
    who: fc.nat(1),
    at: fc.nat(30),
    text: fc.string({ minLength: 1, maxLength: 3 }),
    deletes: fc.boolean(),
    hears: fc.boolean(),
  }),
  { minLength: 2, maxLength: 25 },
)

function sent(steps: Iterable<{ who: number; at: number; text: string; deletes: boolean; hears: boolean }>) {
  const docs = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const doc of docs) doc.on('update', (update, origin) => origin !== 'heard' && updates.push(update))
  for (const { who, at, text, deletes, hears } of steps) {
    const doc = docs[who] as Y.Doc
    const other = docs[1 - who] as Y.Doc
    if (hears) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'heard')
    const words = doc.getText('t')
    const place = Math.min(at, words.length)
    if (deletes && words.length > place) words.delete(place, 1)
    else words.insert(place, text)
    if (at % 5 === 0) doc.getArray('rows').push([new Y.Map([['id', text]])])
  }
  return updates
}

test('an update is whole for a draft exactly where nothing of it would be kept aside', () => {
  fc.assert(
    fc.property(writing, fc.infiniteStream(fc.boolean()), (steps, lost) => {
      const draft = new Y.Doc()
      for (const update of sent(steps)) {
        const after = new Y.Doc()
        Y.applyUpdate(after, Y.encodeStateAsUpdate(draft))
        Y.applyUpdate(after, update)
        const aside = after.store.pendingStructs !== null || after.store.pendingDs !== null
        expect(isWholeFor(draft, Y.decodeUpdate(update))).toBe(!aside)
        // Some never come: what builds on them is not whole from then on.
        if (!aside && !lost.next().value) Y.applyUpdate(draft, update)
      }
    }),
    { numRuns: 300 },
  )
})
