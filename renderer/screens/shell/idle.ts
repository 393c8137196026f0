import { useEffect, useRef } from 'react'
import { useRemembered } from '../../ui/index.ts'

export const lockChoices = [
  { value: '5', label: 'After 5 minutes' },
  { value: '10', label: 'After 10 minutes' },
  { value: '20', label: 'After 20 minutes' },
  { value: '60', label: 'After an hour' },
]
export const useLockAfter = () => useRemembered<string>('lock-after', '10')

/** Minutes from a remembered setting; a damaged one means the ten minutes that are usual. */
export const minutesOf = (setting: string): number => {
  const minutes = Number(setting)
  return lockChoices.some((choice) => choice.value === setting) ? minutes : 10
}

const LOOK_MS = 5000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Calls `lock` when nobody has touched mouse or keyboard for the time of the setting. Measured by the clock, so that
 * a machine that slept through it is locked when it wakes. A lock that fails is tried again at the next look.
 */
export function useIdleLock(lock: () => Promise<void>): void {
  const [setting] = useLockAfter()
  const latest = useRef(lock)
  latest.current = lock
  useEffect(() => {
    let last = Date.now()
    let locking = false
    const touch = () => {
      last = Date.now()
    }
    const timer = setInterval(() => {
      if (locking || Date.now() - last < minutesOf(setting) * 60_000) return
      locking = true
      latest
        .current()
        .catch(() => undefined)
        .finally(() => {
          locking = false
        })
    }, LOOK_MS)
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true })
    }
  }, [setting])
}
