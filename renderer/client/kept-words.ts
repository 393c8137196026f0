/** Words that are in this page and nowhere else, though the page on which they were typed was left. */
import { useSyncExternalStore } from 'react'

/** Whose words they are: an account. */
export type Writer = { id: string; name: string }

const holders = new Map<() => boolean, Writer>()
const listeners = new Set<() => void>()
let writers: readonly Writer[] = []

function tell(): void {
  writers = [...new Map([...holders.values()].map((writer) => [writer.id, writer])).values()]
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Keeps words while `isUnsaved` says so; the way to end it is returned. */
export function keepWords(writer: Writer, isUnsaved: () => boolean): () => void {
  holders.set(isUnsaved, writer)
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
export const useKeptWords = (): readonly Writer[] => useSyncExternalStore(subscribe, () => writers)
