/**
 * Locking. The page is blank at once, before the core has answered; then the last words go to disk, the core signs the
 * person out, and the page is loaded anew, so that nothing of what it knew is left in it: no query, no document, no field.
 *
 * What cannot be saved is not given up. Words of a record are kept by the page over the lock, out of sight, until the person
 * who typed them signs in again (kept-words.ts). Where the core does not answer, or something else is not saved, the page
 * stays blank and tries again, and only this person's passphrase shows it.
 */
import { useSyncExternalStore } from 'react'
import type { ProblemWords } from '../../shared/api/problem.ts'
import { api, client } from './client.ts'
import { emptyCopied } from './copied.ts'
import { isPageNeeded } from './kept-words.ts'
import { finishOrKeep } from './leaving.ts'
import { problemOf } from './problem.ts'
import { queryClient, startAfresh } from './query.ts'

export type Locking =
  | { state: 'open' }
  /** Blank; the last words are on their way. */
  | { state: 'locking' }
  /** Blank for as long as it takes: something is not saved yet, or the core does not answer. */
  | { state: 'waiting'; problem: ProblemWords }

/** Pause between attempts to save and to lock, milliseconds. */
const AGAIN_MS = 2000

let now: Locking = { state: 'open' }
/** Counts the locks: one that was ended by a passphrase stops trying. */
let nth = 0
const listeners = new Set<() => void>()

function set(next: Locking): void {
  now = next
  // Also without React: what was drawn is out of sight before this returns (cover.css).
  document.documentElement.toggleAttribute('data-covered', next.state !== 'open')
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const locking = (): Locking => now
export const useLocking = (): Locking => useSyncExternalStore(subscribe, locking, locking)

async function empty(): Promise<void> {
  const mine = nth
  await startAfresh()
  // Whoever has locked again meanwhile stays covered.
  if (mine === nth) set({ state: 'open' })
}

/** How a page is made to forget: by loading it anew. A page without a door of its own (tests of screens) only empties itself. */
let load = empty
export function forgetByLoading(page: { location: Pick<Location, 'reload'> }): void {
  load = async () => page.location.reload()
}

/** A page that still holds somebody's words, which nobody else can see, is not loaded anew: it only empties itself. */
const forget = (): Promise<void> => (isPageNeeded() ? empty() : load())

/**
 * Locks this window. `everywhere`: every other window of the same person as well, which is what a key or a sleeping machine
 * means; a window that nobody has touched speaks only for itself. Resolves when the core has locked.
 */
export async function lockNow({ everywhere }: { everywhere: boolean }): Promise<void> {
  if (now.state !== 'open') return
  nth += 1
  const mine = nth
  set({ state: 'locking' })
  emptyCopied()
  for (;;) {
    try {
      await finishOrKeep()
      if (mine !== nth) return
      await client.workspace.lock({ everywhere })
      break
    } catch (error) {
      if (mine !== nth) return
      set({ state: 'waiting', problem: problemOf(error) })
      // Perhaps the core has locked by itself meanwhile: then the way in is shown, and the words go when it is open again.
      void queryClient.invalidateQueries({ queryKey: api.workspace.status.key() })
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      if (mine !== nth) return
    }
  }
  await forget()
}

/**
 * The core has signed this window out by itself: in another window, or because the machine slept. What the page knew is
 * forgotten as after any lock; words that are not saved yet are kept out of sight and sent as soon as the person who typed
 * them has signed in here.
 */
export async function lockedByCore(): Promise<void> {
  nth += 1
  const mine = nth
  set({ state: 'open' })
  emptyCopied()
  // What is on its way goes on: it is waited for, and what does not go through is kept.
  await finishOrKeep().catch(() => undefined)
  if (mine === nth) await forget()
}

/** Somebody has signed in here: what a lock of before still wanted to do with the page is over. */
export function arrivedHere(): void {
  nth += 1
}

/** The way back for the person who was signed in: their passphrase shows the page again. Throws what the core refuses with. */
export async function uncover(personId: string, passphrase: string): Promise<void> {
  await client.workspace.unlock({ personId, passphrase })
  nth += 1
  set({ state: 'open' })
}
