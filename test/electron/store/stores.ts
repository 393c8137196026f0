/** A store over a fresh workspace, with a clock that ticks and ids that count. */

import * as Y from 'yjs'
import { openStore, type Store } from '../../../electron/store/index.ts'
import { emptyContent, type Minutes, toMinutes } from '../../../shared/minutes/index.ts'
import { itemOf, type SearchItem } from '../../../shared/search/index.ts'
import { makeWorkspace, priya } from '../workspace/folders.ts'

export const me = priya.personId

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

/** A draft that holds this text, as one update. */
export function draftOf(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

export function textOf(update: Uint8Array): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getText('body').toString()
}

export const caseInput = {
  familyRef: 'HC-1',
  children: [],
  people: [],
  chronology: [],
}

export const recordInput = (
  caseId: string,
  more: Partial<Parameters<Store['records']['create']>[0]> = {},
) => ({
  caseId,
  type: 'ICPC' as const,
  title: 'Initial conference',
  familyRef: 'HC-1',
  date: '2026-09-14',
  content: draftOf('hello'),
  ...more,
})

export async function withRecord() {
  const made = await makeStore()
  const family = await made.store.cases.create(caseInput, me)
  const record = await made.store.records.create(recordInput(family.id), me)
  return { ...made, family, record }
}

export const minutesOf = (title: string): Minutes =>
  toMinutes(emptyContent({ type: 'ICPC', title, date: '2026-09-14' }))

/** Words of a record, as the search is given them. */
export const wordsItem = (words: string): SearchItem[] => [itemOf({ kind: 'record', words })]

/** Somebody who may open every record. */
export const everyRecord = async () => 'all' as const
