import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { finishWork } from '../../../../renderer/client/leaving.ts'
import { byHand, type DraftClient } from '../../../../renderer/editor/draft/draft-session.ts'
import { leaveDraft, openDraft } from '../../../../renderer/editor/draft/open-drafts.ts'
import type { ProblemWords } from '../../../../shared/api/problem.ts'

const words: ProblemWords = { code: 'disk full', happened: 'The disk is full.', safe: '', todo: '' }

/** A core whose disk is full until it is told otherwise. */
function fullCore() {
  const state = { full: true, opened: 0, saved: 0 }
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
    append: async () => {
      if (state.full) throw new Error('full')
      state.saved += 1
      return { seq: state.saved, savedAt: 'now' }
    },
    watch: async (_, { signal }) =>
      (async function* () {
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
  const open = () => openDraft('r', client, () => words, true)
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
