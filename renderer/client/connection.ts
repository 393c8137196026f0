/** Is the core there? One answer for the whole window. */
import { useSyncExternalStore } from 'react'
import type { ProblemWords } from '../../shared/api/problem.ts'

export type Connection = { state: 'opening' | 'open' } | { state: 'lost'; words: ProblemWords }

let now: Connection = { state: 'opening' }
const listeners = new Set<() => void>()

export function setConnection(next: Connection): void {
  now = next
  for (const listener of listeners) listener()
}

export const connection = (): Connection => now

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, connection, connection)
