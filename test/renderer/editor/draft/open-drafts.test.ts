import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { isPageNeeded } from '../../../../renderer/client/kept-words.ts'
import { finishWork } from '../../../../renderer/client/leaving.ts'
import { byHand, type DraftClient } from '../../../../renderer/editor/draft/draft-session.ts'
import { leaveDraft, openDraft } from '../../../../renderer/editor/draft/open-drafts.ts'
import type { ProblemWords } from '../../../../shared/api/problem.ts'

const priya = { id: 'p-1', name: 'Priya Noor' }
const leanne = { id: 'p-2', name: 'Leanne Holt' }
const words: ProblemWords = { code: 'disk full', happened: 'The disk is full.', safe: '', todo: '' }

class OtherPerson extends Error {}
const problemOf = (error: unknown): ProblemWords =>
  error instanceof OtherPerson ? { ...words, code: 'other person', happened: 'Somebody else.' } : words

/** A core whose disk is full until it is told otherwise. */
function fullCore() {
  const state = { full: true, opened: 0, saved: 0, watching: 0, signedIn: priya.id }
  const client: DraftClient = {
    open: async () => {
      state.opened += 1
      return {
        update: Buffer.from(Y.encodeStateAsUpdate(new Y.Doc())).toString('base64'),
        seq: 0,
        savedAt: '',
        editable: true,
      }
    },
    append: async ({ typedBy }) => {
      if (typedBy !== state.signedIn) throw new OtherPerson()
      if (state.full) throw new Error('full')
      state.saved += 1
      return { seq: state.saved, savedAt: 'now' }
    },
    watch: async (_, { signal }) =>
      (async function* () {
        state.watching += 1
        signal.addEventListener('abort', () => {
          state.watching -= 1
        })
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      })(),
  }
  return { state, client }
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a page that is left while saving fails costs no word: it is found again, and the lock waits for it', async () => {
  vi.stubGlobal('window', new EventTarget())
  vi.useFakeTimers()
  const { state, client } = fullCore()
  const open = () => openDraft('r', client, problemOf, true, priya)
  const draft = await open()
  draft.doc.transact(() => draft.doc.getMap('meeting').set('place', 'Alder House'), byHand)
  leaveDraft(draft)

  const again = await open()
  expect(again.doc.getMap('meeting').get('place')).toBe('Alder House')
  expect(state.opened).toBe(1)
  leaveDraft(again)

  const locking = finishWork().then(
    () => 'locked',
    (error: Error) => error.message,
  )
  await vi.advanceTimersByTimeAsync(6_000)
  expect(await locking).toBe('Some of what you typed is not saved yet.')

  state.full = false
  await vi.advanceTimersByTimeAsync(70_000)
  expect(state.saved).toBe(1)
  await expect(finishWork()).resolves.toBeUndefined()
  await open()
  expect(state.opened).toBe(2)
})

test('words go down under the name of whoever typed them, or wait for that person, and nobody has to wait for them', async () => {
  vi.stubGlobal('window', new EventTarget())
  vi.useFakeTimers()
  const { state, client } = fullCore()
  state.full = false
  const draft = await openDraft('r', client, problemOf, true, priya)
  await vi.advanceTimersByTimeAsync(1)
  expect(state.watching).toBe(1)

  // The core has signed her out by itself, and somebody else signs in in her window.
  state.signedIn = leanne.id
  draft.doc.transact(() => draft.doc.getMap('meeting').set('place', 'Alder House'), byHand)
  leaveDraft(draft)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(draft.isForeign).toBe(true)
  expect(state.saved).toBe(0)
  expect(state.watching).toBe(0)
  expect(isPageNeeded()).toBe(true)
  await expect(finishWork()).resolves.toBeUndefined()

  // Who opens the same record does not see her words.
  const hers = await openDraft('r', client, problemOf, true, leanne)
  expect(hers.doc.getMap('meeting').get('place')).toBeUndefined()
  hers.close()

  // Back at her record they are tried at once, and nothing of before is said of them.
  state.signedIn = priya.id
  expect(await openDraft('r', client, problemOf, true, priya)).toBe(draft)
  expect(draft.isForeign).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(state.saved).toBe(1)
  leaveDraft(draft)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(isPageNeeded()).toBe(false)
})

test('a draft that is opened again while it still saves hears what it missed meanwhile', async () => {
  vi.stubGlobal('window', new EventTarget())
  vi.useFakeTimers()
  const { state, client } = fullCore()
  const draft = await openDraft('r', client, problemOf, true, priya)
  draft.doc.transact(() => draft.doc.getMap('meeting').set('place', 'Alder House'), byHand)
  leaveDraft(draft)
  await vi.advanceTimersByTimeAsync(10)
  expect(state.watching).toBe(0)
  expect(await openDraft('r', client, problemOf, true, priya)).toBe(draft)
  await vi.advanceTimersByTimeAsync(10)
  expect(state.watching).toBe(1)
  state.full = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(state.saved).toBe(1)
  draft.close()
})
