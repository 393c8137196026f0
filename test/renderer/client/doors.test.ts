import { afterEach, describe, expect, it, vi } from 'vitest'
import { fromBase64, toBase64 } from '../../../renderer/client/bytes.ts'
import type { Connection } from '../../../renderer/client/connection.ts'
import { type BrowserPage, browserDoor, desktopDoor } from '../../../renderer/client/doors.ts'
import { beforeLeaving, finishWork } from '../../../renderer/client/leaving.ts'
import { problemOf } from '../../../renderer/client/problem.ts'

type Asked = { url: string; headers: Headers; body: string }

/** A page whose server does as `answer` says. `/alive` stays open unless the test ends it. */
function fakePage(
  hash: string,
  answer: (asked: Asked) => Response | Error,
  kept: Record<string, string> = {},
) {
  const asked: Asked[] = []
  const storage = new Map(Object.entries(kept))
  const addresses: string[] = []
  const location = { origin: 'http://127.0.0.1:1', pathname: '/', hash }
  const page = {
    location,
    history: {
      replaceState: (_state: unknown, _title: string, url: string) => {
        addresses.push(url)
        location.hash = url.slice(url.indexOf('#'))
      },
    },
    sessionStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
    },
    fetch: async (input: Request | string, init?: RequestInit) => {
      const url = typeof input === 'string' ? input : new URL(input.url).pathname
      const headers = new Headers(typeof input === 'string' ? init?.headers : input.headers)
      const body = typeof input === 'string' ? String(init?.body ?? '') : await input.text()
      const one = { url, headers, body }
      asked.push(one)
      if (url === '/alive')
        return new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([10])) }))
      const given = answer(one)
      if (given instanceof Error) throw given
      return given
    },
  } as unknown as BrowserPage
  return { page, asked, storage, addresses }
}

const secretAnswer = () => Response.json({ secret: 's3cret' })
const rpcAnswer = () => Response.json({ json: 42 })

describe('the browser door', () => {
  it('exchanges the token once, takes it out of the address and keeps the secret for this tab', async () => {
    const { page, asked, storage, addresses } = fakePage('#launch=abc_-9', ({ url }) =>
      url === '/session' ? secretAnswer() : rpcAnswer(),
    )
    const link = await browserDoor(page, () => undefined)
    expect(addresses).toEqual(['/#/'])
    expect(asked.find(({ url }) => url === '/session')?.body).toBe('{"token":"abc_-9"}')
    expect([...storage.values()]).toEqual(['s3cret'])
    expect(await link.call(['workspace', 'status'], undefined, { context: {} })).toBe(42)
    const call = asked.find(({ url }) => url === '/rpc/workspace/status')
    expect(call?.headers.get('x-chairside-session')).toBe('s3cret')
  })

  it('goes on with the kept secret after a reload, without asking for another', async () => {
    const { page, asked } = fakePage('#/cases', rpcAnswer, { 'chairside.session': 'kept' })
    await browserDoor(page, () => undefined)
    expect(asked.some(({ url }) => url === '/session')).toBe(false)
    await vi.waitFor(() =>
      expect(asked.find(({ url }) => url === '/alive')?.headers.get('x-chairside-session')).toBe('kept'),
    )
  })

  it('says plainly that a window was not opened by Chairside', async () => {
    for (const { page } of [
      fakePage('', rpcAnswer),
      fakePage('#launch=used', () => new Response('{}', { status: 403 })),
    ]) {
      const failed = await browserDoor(page, () => undefined).catch((error: unknown) => error)
      expect(problemOf(failed).happened).toContain('not opened by Chairside')
    }
  })

  it('tells a stopped core by its own words and marks the window as cut off', async () => {
    const reports: Connection[] = []
    const { page } = fakePage('', () => new TypeError('Failed to fetch'), { 'chairside.session': 'kept' })
    const link = await browserDoor(page, (now) => reports.push(now))
    const failed = await link
      .call(['workspace', 'status'], undefined, { context: {} })
      .catch((error: unknown) => error)
    expect(problemOf(failed).happened).toContain('core has stopped')
    expect(reports.map(({ state }) => state)).toEqual(['open', 'lost'])
  })

  it('takes back that the core has stopped as soon as a call goes through again', async () => {
    const reports: Connection[] = []
    let lost = true
    const { page } = fakePage('', () => (lost ? new TypeError('Failed to fetch') : rpcAnswer()), {
      'chairside.session': 'kept',
    })
    const link = await browserDoor(page, (now) => reports.push(now))
    const ask = () => link.call(['workspace', 'status'], undefined, { context: {} })
    await expect(ask()).rejects.toThrow('core has stopped')
    lost = false
    expect(await ask()).toBe(42)
    expect(await ask()).toBe(42)
    expect(reports.map(({ state }) => state)).toEqual(['open', 'lost', 'open'])
  })

  it('tells a core that does not know this window any more', async () => {
    const reports: Connection[] = []
    const { page } = fakePage('', () => new Response('{}', { status: 401 }), { 'chairside.session': 'old' })
    const link = await browserDoor(page, (now) => reports.push(now))
    await expect(link.call(['a'], undefined, { context: {} })).rejects.toThrow('not opened by Chairside')
    expect(reports.at(-1)?.state).toBe('lost')
  })
})

describe('the desktop door', () => {
  afterEach(() => vi.useRealTimers())

  function fakeWindow(give: boolean) {
    const target = new EventTarget()
    const channel = new MessageChannel()
    const page = Object.assign(target, {
      origin: 'app://chairside',
      postMessage: (data: unknown) => {
        if (data !== 'chairside:start-port' || !give) return
        const event = Object.assign(new Event('message'), {
          source: page,
          data: { type: 'chairside:port' },
          ports: [channel.port2],
        })
        queueMicrotask(() => target.dispatchEvent(event))
      },
    })
    return { page: page as unknown as Window, channel }
  }

  it('asks for its port, and is told when the core closes it', async () => {
    const reports: Connection[] = []
    const { page, channel } = fakeWindow(true)
    await desktopDoor(page, (now) => reports.push(now))
    expect(reports).toEqual([{ state: 'open' }])
    channel.port1.close()
    await vi.waitFor(() => expect(reports.at(-1)?.state).toBe('lost'))
  })

  it('does not wait for ever when no port is given', async () => {
    vi.useFakeTimers()
    const { page } = fakeWindow(false)
    const opened = desktopDoor(page, () => undefined).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(problemOf(await opened).happened).toContain('core has stopped')
  })
})

describe('leaving', () => {
  it('waits for every screen that still has something to save, even when one of them fails', async () => {
    const done: string[] = []
    const takeBack = [
      beforeLeaving(async () => {
        throw new Error('cannot save')
      }),
      beforeLeaving(async () => {
        await Promise.resolve()
        done.push('saved')
      }),
    ]
    await expect(finishWork()).rejects.toThrow('cannot save')
    expect(done).toEqual(['saved'])
    for (const one of takeBack) one()
    await expect(finishWork()).resolves.toBeUndefined()
  })
})

it('carries bytes of any length unchanged', () => {
  const bytes = new Uint8Array(100_003).map((_, at) => (at * 31) % 256)
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
})
