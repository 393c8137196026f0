/** Work that must be finished before somebody is signed out: the editor's last words go to the core first. */

import { UnsavedWords } from './problem.ts'

type Finish = () => Promise<void>
const work = new Set<Finish>()

/** Called before locking and before switching person. Returns the way to take it back. */
export function beforeLeaving(finish: Finish): () => void {
  work.add(finish)
  return () => void work.delete(finish)
}

/**
 * Waits for everything that is still to be saved. One failure does not stop the others; one is thrown: `UnsavedWords` only
 * where nothing else has failed, for the page keeps those words by itself.
 */
export async function finishWork(): Promise<void> {
  const results = await Promise.allSettled([...work].map((finish) => finish()))
  const failed = results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []))
  if (failed.length > 0) throw failed.find((reason) => !(reason instanceof UnsavedWords)) ?? failed[0]
}

/** As `finishWork`, but what the page keeps by itself may stay unsaved. */
export async function finishOrKeep(): Promise<void> {
  await finishWork().catch((error: unknown) => {
    if (!(error instanceof UnsavedWords)) throw error
  })
}
