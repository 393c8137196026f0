/** Small preferences of this person on this machine. Never a name, never words of a record. */
import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
/** Values for when the machine keeps nothing: a private window, a full disk. */
const inMemory = new Map<string, string>()

function read(key: string): string | null {
  try {
    return localStorage.getItem(`chairside.${key}`) ?? inMemory.get(key) ?? null
  } catch {
    return inMemory.get(key) ?? null
  }
}

/** The remembered text, or `fallback`. */
export const remembered = (key: string, fallback: string): string => read(key) ?? fallback

export function remember(key: string, value: string): void {
  inMemory.set(key, value)
  try {
    localStorage.setItem(`chairside.${key}`, value)
  } catch {
    // Kept in memory until the window closes.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A remembered text and its setter, the same in every component that names the key. */
export function useRemembered<Value extends string>(
  key: string,
  fallback: Value,
): [Value, (value: Value) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => remembered(key, fallback) as Value,
    () => fallback,
  )
  return [value, useCallback((next: Value) => remember(key, next), [key])]
}
