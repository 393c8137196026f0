/** Work that must be finished before somebody is signed out: the editor's last words go to the core first. */

type Finish = () => Promise<void>
const work = new Set<Finish>()

/** Called before locking and before switching person. Returns the way to take it back. */
export function beforeLeaving(finish: Finish): () => void {
  work.add(finish)
  return () => void work.delete(finish)
}

/** Waits for everything that is still to be saved. One failure does not stop the others; the first is thrown. */
export async function finishWork(): Promise<void> {
  const results = await Promise.allSettled([...work].map((finish) => finish()))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
