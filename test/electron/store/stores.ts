/** A store over a fresh workspace, with a clock that ticks and ids that count. */

import * as Y from 'yjs'
import { openStore, type Store } from '../../../electron/store/index.ts'
import { makeWorkspace } from '../workspace/folders.ts'
import { caseInput, me, recordInput } from './inputs.ts'

export { caseInput, draftOf, me, minutesOf, recordInput, wordsItem } from './inputs.ts'

export async function makeStore(options: Parameters<typeof makeWorkspace>[0] = {}) {
  const made = await makeWorkspace(options)
  return { ...made, store: storeOver(made.workspace) }
}

export function storeOver(workspace: Parameters<typeof openStore>[0]): Store {
  let second = 0
  let id = 0
  return openStore(workspace, {
    now: () => new Date(Date.parse('2026-09-14T10:00:00.000Z') + second++ * 1000),
    newId: () => `id-${++id}`,
  })
}

export function textOf(update: Uint8Array): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getText('body').toString()
}

export async function withRecord() {
  const made = await makeStore()
  const family = await made.store.cases.create(caseInput, me)
  const record = await made.store.records.create(recordInput(family.id), me)
  return { ...made, family, record }
}

/** Somebody who may open every record. */
export const everyRecord = async () => 'all' as const
