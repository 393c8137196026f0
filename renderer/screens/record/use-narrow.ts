import { useSyncExternalStore } from 'react'

/** Too narrow for three columns: the outline and the panel become sheets. */
const query = '(max-width: 68rem)'

const subscribe = (listener: () => void) => {
  const list = matchMedia(query)
  list.addEventListener('change', listener)
  return () => list.removeEventListener('change', listener)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
