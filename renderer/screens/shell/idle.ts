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
/** A page out of sight is looked at once a minute; a longer step than this means that the machine was asleep. */
const ASLEEP_MS = 120_000
/** On most systems the page's own clock stands still in sleep: so much behind the wall's, and it was asleep. */
const STOOD_STILL_MS = 10_000
/** How often the other windows hear that somebody is here. */
const TELL_MS = 5000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Two clocks: of the wall, and of the page, which may stand still while the machine sleeps. Milliseconds. */
export type Clocks = { wall: number; page: number }

/** Was the machine asleep between two looks? */
export function slept(before: Clocks, after: Clocks): boolean {
  const wall = after.wall - before.wall
  return wall > ASLEEP_MS || wall - (after.page - before.page) > STOOD_STILL_MS
}

export type LockReason = 'nobody here' | 'asleep' | 'locked elsewhere'

/** What the windows of one person tell each other. Ids only. */
type Word = { person: string; says: 'here' | 'lock' }
const CHANNEL = 'chairside.windows'

function hearWindows(person: string, hear: (says: Word['says']) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<Partial<Word> | null>) => {
    if (data?.person === person && (data.says === 'here' || data.says === 'lock')) hear(data.says)
  }
  return () => channel.close()
}

function tellWindows(word: Word): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(word)
  channel.close()
}

/** Locks the other windows of this person that share a browser with this one; the core sees to the rest. */
export const lockOthers = (person: string): void => tellWindows({ person, says: 'lock' })

/**
 * Calls `lock` when nobody has touched mouse or keyboard of any window of this person for the time of the setting, when the
 * machine has slept or the browser has put the page aside, when the desktop says that its screen is locked, and when
 * another window was locked by hand. Idleness is measured by the clock on the wall.
 */
export function useLockByItself(person: string, lock: (reason: LockReason) => void): void {
  const [setting] = useLockAfter()
  const latest = useRef(lock)
  latest.current = lock
  useEffect(() => {
    let last = Date.now()
    let told = 0
    const clocks = (): Clocks => ({ wall: Date.now(), page: performance.now() })
    let looked = clocks()
    const touch = () => {
      last = Date.now()
      if (last - told < TELL_MS) return
      told = last
      tellWindows({ person, says: 'here' })
    }
    const look = () => {
      const now = clocks()
      const asleep = slept(looked, now)
      looked = now
      if (asleep) latest.current('asleep')
      else if (now.wall - last >= minutesOf(setting) * 60_000) latest.current('nobody here')
    }
    const timer = setInterval(look, LOOK_MS)
    const putAside = () => latest.current('asleep')
    const fromDesktop = (event: MessageEvent) => {
      if (event.source === window && event.data?.type === 'chairside:lock') latest.current('asleep')
    }
    const deafen = hearWindows(person, (says) => {
      if (says === 'lock') latest.current('locked elsewhere')
      else last = Date.now()
    })
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true })
    // On waking the page is looked at before anything can be read on it.
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    document.addEventListener('freeze', putAside)
    window.addEventListener('message', fromDesktop)
    return () => {
      clearInterval(timer)
      deafen()
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true })
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      document.removeEventListener('freeze', putAside)
      window.removeEventListener('message', fromDesktop)
    }
  }, [setting, person])
}
