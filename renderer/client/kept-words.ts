/** Words that are in this page and nowhere else, though the page on which they were typed was left. */
import { useSyncExternalStore } from 'react'

/** Whose words they are: an account. */
export type Writer = { id: string; name: string }

/** A writer, and the place at which they have to decide something before all of it can be saved; '' when there is none. */
export type Kept = Writer & { decideAt: string }

const holders = new Map<() => boolean, Kept>()
const listeners = new Set<() => void>()
let kept: readonly Kept[] = []

function tell(): void {
  // Of one writer’s places the last one: what waits for nobody is saved by itself.
  const all = [...holders.values()].toSorted((a, b) => Number(a.decideAt !== '') - Number(b.decideAt !== ''))
  kept = [...new Map(all.map((one) => [one.id, one])).values()]
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Keeps words while `isUnsaved` says so; the way to end it is returned. `decideAt`: the place at which their writer has to
 * decide something first.
 */
export function keepWords({ id, name }: Writer, isUnsaved: () => boolean, decideAt = ''): () => void {
  holders.set(isUnsaved, { id, name, decideAt })
  tell()
  return () => {
    if (holders.delete(isUnsaved)) tell()
  }
}

const needs = new Set<() => boolean>()

/** While `isNeeded` says so, this page holds what is nowhere else, on a screen that is open. Returns the way to end it. */
export function holdPage(isNeeded: () => boolean): () => void {
  needs.add(isNeeded)
  return () => void needs.delete(isNeeded)
}

/** A page that keeps words must not be loaded anew. */
export const isPageNeeded = (): boolean => [...holders.keys(), ...needs].some((isNeeded) => isNeeded())

/** Whose words are kept. */
export const useKeptWords = (): readonly Kept[] => useSyncExternalStore(subscribe, () => kept)
