/**
 * Somebody may ask to be heard before the place in the app changes, because something on the screen cannot wait. It
 * holds up going to another screen only: saving, locking and switching person never come through here.
 */
/** True when it has taken over: it asks, and goes there itself. `place` is a path and search, e.g. `/cases`. */
type Ask = (place: string) => boolean

const asks = new Set<Ask>()

export const isHeld = (place: string): boolean => [...asks].some((ask) => ask(place))

const placeOf = (hash: string): string => hash.replace(/^#\/*/, '/')

/** Asked before every way to another place: a link, a command, the browser's own back. Returns the way to stop. */
export function beforeGoing(ask: Ask): () => void {
  let here = location.hash
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const hash = link?.getAttribute('href') ?? ''
    if (!hash.startsWith('#/') || event.metaKey || event.ctrlKey || event.button !== 0) return
    if (!ask(placeOf(hash))) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBack = () => {
    if (location.hash === here) return
    if (ask(placeOf(location.hash))) history.pushState(null, '', here)
    else here = location.hash
  }
  asks.add(ask)
  document.addEventListener('click', onClick, true)
  window.addEventListener('hashchange', onBack, true)
  return () => {
    asks.delete(ask)
    document.removeEventListener('click', onClick, true)
    window.removeEventListener('hashchange', onBack, true)
  }
}
