/**
 * The place in the app lives after the `#`: `#/record/01J…?finding=R-VC`. Ids only, never a name.
 * Nothing of it reaches a server, and going somewhere never loads a page.
 */
import { useSyncExternalStore } from 'react'
import { isHeld } from './going.ts'

const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  window.addEventListener('hashchange', listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('hashchange', listener)
    window.removeEventListener('popstate', listener)
  }
}

/** Path and search of a hash: `#/a/b?c=d` is `{ path: '/a/b', search: 'c=d' }`. */
export function splitHash(hash: string): { path: string; search: string } {
  const text = hash.replace(/^#/, '')
  const mark = text.indexOf('?')
  const path = mark < 0 ? text : text.slice(0, mark)
  return { path: `/${path.replace(/^\/+/, '')}`, search: mark < 0 ? '' : text.slice(mark + 1) }
}

const path = () => splitHash(location.hash).path
const search = () => splitHash(location.hash).search

/** Goes to a place in the app, e.g. `/cases/01J…` or `/record/01J…?finding=R-VC`. */
export function goTo(place: string, options: { replace?: boolean } = {}): void {
  const url = `#${place.startsWith('/') ? place : `/${place}`}`
  if (isHeld(url.slice(1))) return
  if (options.replace) history.replaceState(null, '', url)
  else history.pushState(null, '', url)
  for (const listener of listeners) listener()
}

type Navigate = (to: string, options?: { replace?: boolean }) => void

/** For wouter's `<Router hook>`. */
export const useHashPath = (): [string, Navigate] => [useSyncExternalStore(subscribe, path, () => '/'), goTo]
useHashPath.hrefs = (href: string) => `#${href}`

/** For wouter's `<Router searchHook>`. */
export const useHashSearch = (): string => useSyncExternalStore(subscribe, search, () => '')
