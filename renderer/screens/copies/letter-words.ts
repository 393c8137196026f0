/**
 * The chair's own words to a child, from the first letter typed. They are kept for the person
 * who typed them while Chairside runs, so that leaving the screen or a lock in between loses none, and nobody else who
 * signs in here is shown them.
 */
import { useSyncExternalStore } from 'react'
import { holdPage } from '../../client/index.ts'

const kept = new Map<string, string>()
const watching = new Set<() => void>()
/** Those of `kept` that stand in no signed letter: they are nowhere else, so a lock empties this page and does not load it anew. */
const unsigned = new Set<string>()
holdPage(() => unsigned.size > 0)

const keyOf = (...parts: string[]): string => JSON.stringify(parts)

function watch(told: () => void): () => void {
  watching.add(told)
  return () => watching.delete(told)
}

/** For every child of one record, as one person has typed them. */
export function useLetterWords(account: string, recordId: string) {
  // A string is compared by what it says, so that only words that changed draw anything again.
  useSyncExternalStore(watch, () => JSON.stringify([...kept]))
  return {
    of: (childId: string): string => kept.get(keyOf(account, recordId, childId)) ?? '',
    set: (childId: string, words: string): void => {
      const key = keyOf(account, recordId, childId)
      if (words === '') kept.delete(key)
      else kept.set(key, words)
      if (words === '') unsigned.delete(key)
      else unsigned.add(key)
      for (const told of watching) told()
    },
    /** They stand in a signed letter now. */
    signed: (childId: string): void => void unsigned.delete(keyOf(account, recordId, childId)),
  }
}
