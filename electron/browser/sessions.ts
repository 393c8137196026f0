/**
 * Who may talk to the browser door. One launch token, good once and for two minutes, is exchanged for a secret of
 * one window. A window is present while at least one of its requests is open; some seconds after the last one has
 * gone, its session ends.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export const LAUNCH_MS = 2 * 60_000
export const GRACE_MS = 15_000
/** How often the grace is looked at. A longer step than expected means that the machine was asleep. */
export const LOOK_MS = 1_000
const ASLEEP_MS = 10_000
/** So long, and nobody knows who sits there now. */
export const SLEPT_MS = 30_000

export type DoorSession = { end(): void | Promise<void> }

export type Windows<S extends DoorSession> = {
  /** The token that has not been used yet; a new one makes the old one worthless. */
  newLaunchToken(): string
  /** The secret of a new window, or why there is none. */
  exchange(token: string): { secret: string } | { refused: 'used' | 'expired' | 'unknown' }
  /** The session of a secret, marked present until `leave` is called. */
  enter(secret: string): { session: S; leave(): void } | undefined
  /** Looks at the clock: ends windows that have gone. Called every LOOK_MS. */
  look(): void
  /** True when windows have been here and all have gone, or the launch token expired before anyone came. */
  deserted(): boolean
  /** Ends every window; resolves when each has. */
  endAll(): Promise<void>
}

type Window<S> = { hash: Buffer; session: S; open: number; emptySince: number }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** `now` is milliseconds of any clock that also runs while the machine sleeps. */
export function openWindows<S extends DoorSession>(
  newSession: () => S,
  now: () => number = Date.now,
  /** The machine was asleep for a while: whoever was here may not be the one who woke it. */
  onWake: () => void = () => undefined,
): Windows<S> {
  let launch: { hash: Buffer; until: number; used: boolean } | undefined
  let windows: Window<S>[] = []
  let anyoneCame = false
  let lastLook = now()

  return {
    newLaunchToken() {
      const token = randomBytes(32).toString('base64url')
      launch = { hash: digest(token), until: now() + LAUNCH_MS, used: false }
      return token
    },
    exchange(token) {
      if (!launch || !timingSafeEqual(launch.hash, digest(token))) return { refused: 'unknown' }
      if (launch.used) return { refused: 'used' }
      if (now() > launch.until) return { refused: 'expired' }
      launch.used = true
      anyoneCame = true
      const secret = randomBytes(32).toString('base64url')
      windows.push({ hash: digest(secret), session: newSession(), open: 0, emptySince: now() })
      return { secret }
    },
    enter(secret) {
      const hash = digest(secret)
      // Every window is compared, so that the time taken says nothing about which one came close.
      const found = windows.filter((window) => timingSafeEqual(window.hash, hash))[0]
      if (!found) return undefined
      found.open += 1
      let left = false
      return {
        session: found.session,
        leave() {
          if (left) return
          left = true
          found.open -= 1
          found.emptySince = now()
        },
      }
    },
    look() {
      const at = now()
      if (at - lastLook > ASLEEP_MS) for (const window of windows) window.emptySince = at
      if (at - lastLook > SLEPT_MS) onWake()
      lastLook = at
      const gone = windows.filter((window) => window.open === 0 && at - window.emptySince > GRACE_MS)
      windows = windows.filter((window) => !gone.includes(window))
      for (const window of gone) void end(window.session)
    },
    deserted() {
      if (windows.length > 0) return false
      return anyoneCame || (launch !== undefined && now() > launch.until)
    },
    async endAll() {
      const all = windows
      windows = []
      await Promise.all(all.map((window) => end(window.session)))
    },
  }
}

/** One window that cannot end well must not keep the others from ending. */
async function end(session: DoorSession): Promise<void> {
  try {
    await session.end()
  } catch {
    // Closing the core closes the workspace whatever happened here.
  }
}
