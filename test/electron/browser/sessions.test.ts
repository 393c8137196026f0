import { beforeEach, describe, expect, it } from 'vitest'
import { GRACE_MS, LAUNCH_MS, LOOK_MS, openWindows } from '../../../electron/browser/sessions.ts'

let now = 0
let ended: number[] = []
let count = 0
const open = () =>
  openWindows(
    () => {
      const id = ++count
      return { id, end: () => void ended.push(id) }
    },
    () => now,
  )
/** Lets the clock run as it does on a machine that is awake. */
const wait = (windows: ReturnType<typeof open>, milliseconds: number) => {
  for (let passed = 0; passed < milliseconds; passed += LOOK_MS) {
    now += LOOK_MS
    windows.look()
  }
}
const secretOf = (result: { secret: string } | { refused: string }) => {
  if ('refused' in result) throw new Error(`Refused: ${result.refused}`)
  return result.secret
}

beforeEach(() => {
  now = 1_000_000
  ended = []
  count = 0
})

describe('the launch token', () => {
  it('is good once', () => {
    const windows = open()
    const token = windows.newLaunchToken()
    expect(windows.exchange(token)).toHaveProperty('secret')
    expect(windows.exchange(token)).toEqual({ refused: 'used' })
  })

  it('is good for two minutes', () => {
    const windows = open()
    const token = windows.newLaunchToken()
    now += LAUNCH_MS + 1
    expect(windows.exchange(token)).toEqual({ refused: 'expired' })
  })

  it('is replaced by the next one', () => {
    const windows = open()
    const first = windows.newLaunchToken()
    windows.newLaunchToken()
    expect(windows.exchange(first)).toEqual({ refused: 'unknown' })
  })

  it('cannot be guessed or left out', () => {
    const windows = open()
    expect(windows.exchange('')).toEqual({ refused: 'unknown' })
    windows.newLaunchToken()
    expect(windows.exchange('')).toEqual({ refused: 'unknown' })
  })
})

describe('a window', () => {
  it('has a secret and a session of its own', () => {
    const windows = open()
    const one = secretOf(windows.exchange(windows.newLaunchToken()))
    const two = secretOf(windows.exchange(windows.newLaunchToken()))
    expect(one).not.toBe(two)
    expect(windows.enter(one)?.session.id).toBe(1)
    expect(windows.enter(two)?.session.id).toBe(2)
    expect(windows.enter(`${one}x`)).toBeUndefined()
    expect(windows.enter('')).toBeUndefined()
  })

  it('stays while a request is open, however long', () => {
    const windows = open()
    const secret = secretOf(windows.exchange(windows.newLaunchToken()))
    windows.enter(secret)
    wait(windows, 60 * 60_000)
    expect(ended).toEqual([])
    expect(windows.deserted()).toBe(false)
  })

  it('survives a reload within the grace', () => {
    const windows = open()
    const secret = secretOf(windows.exchange(windows.newLaunchToken()))
    windows.enter(secret)?.leave()
    wait(windows, GRACE_MS - 1000)
    expect(windows.enter(secret)?.session.id).toBe(1)
    expect(ended).toEqual([])
  })

  it('ends after the grace, and its secret with it', () => {
    const windows = open()
    const secret = secretOf(windows.exchange(windows.newLaunchToken()))
    windows.enter(secret)?.leave()
    wait(windows, GRACE_MS + 2000)
    expect(ended).toEqual([1])
    expect(windows.enter(secret)).toBeUndefined()
    expect(windows.deserted()).toBe(true)
  })

  it('counts each leaving once', () => {
    const windows = open()
    const secret = secretOf(windows.exchange(windows.newLaunchToken()))
    windows.enter(secret)
    const other = windows.enter(secret)
    other?.leave()
    other?.leave()
    wait(windows, GRACE_MS * 2)
    expect(ended).toEqual([])
  })

  it('is not taken for gone because the machine was asleep', () => {
    const windows = open()
    const secret = secretOf(windows.exchange(windows.newLaunchToken()))
    windows.enter(secret)?.leave()
    wait(windows, 5000)
    now += 8 * 60 * 60_000
    windows.look()
    expect(ended).toEqual([])
    wait(windows, GRACE_MS + 2000)
    expect(ended).toEqual([1])
  })
})

describe('the server', () => {
  it('waits for the first window until the token expires', () => {
    const windows = open()
    windows.newLaunchToken()
    wait(windows, LAUNCH_MS - 2000)
    expect(windows.deserted()).toBe(false)
    wait(windows, 4000)
    expect(windows.deserted()).toBe(true)
  })

  it('ends every session when it stops, also after one that fails', async () => {
    const windows = openWindows(() => {
      const id = ++count
      return {
        id,
        end: async () => {
          if (id === 1) throw new Error('cannot end')
          ended.push(id)
        },
      }
    })
    windows.exchange(windows.newLaunchToken())
    windows.exchange(windows.newLaunchToken())
    await windows.endAll()
    expect(ended).toEqual([2])
  })
})
