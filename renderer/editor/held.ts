/**
 * A value that parts of the page follow without the page being drawn again: what is read, marked and focused changes
 * with every pause in typing, and only what shows it may be touched.
 */
import { useSyncExternalStore } from 'react'

export class Held<T> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  readonly get = (): T => this.#value

  readonly set = (value: T): void => {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Follows a part of a held value. What `pick` returns must be the same object while nothing in it has changed. */
export const useHeld = <T, R>(held: Held<T>, pick: (value: T) => R): R =>
  useSyncExternalStore(held.subscribe, () => pick(held.get()))
