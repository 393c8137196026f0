import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { eventIterator, ORPCError, os, type RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BODY_LIMIT } from '../../../electron/browser/gate.ts'
import { type BrowserServer, openBrowserServer } from '../../../electron/browser/server.ts'
import { GRACE_MS, LAUNCH_MS } from '../../../electron/browser/sessions.ts'
import { openPage } from '../../../electron/page/files.ts'

type Session = { id: number; end(): void }
const base = os
  .$context<{ session: Session }>()
  .errors({ PROBLEM: { data: z.object({ happened: z.string() }) } })
const router = {
  who: base.handler(({ context }) => context.session.id),
  size: base.input(z.object({ text: z.string() })).handler(({ input }) => input.text.length),
  fail: base.handler(({ errors }) => {
    throw errors.PROBLEM({ data: { happened: 'The folder is full.' } })
  }),
  count: base.output(eventIterator(z.number())).handler(async function* () {
    for (let n = 1; n <= 3; n += 1) yield n
  }),
}

let folder: string
let server: BrowserServer
let sessions: Session[]
let ended: number[]
let ahead = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-door-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Chairside</title>')
  await writeFile(join(folder, 'assets', 'a.js'), '1')
  sessions = []
  ended = []
  ahead = 0
  server = await openBrowserServer<Session, { session: Session }>({
    page: await openPage(folder),
    router,
    newSession: () => {
      const session = { id: sessions.length + 1, end: () => void ended.push(session.id) }
      sessions.push(session)
      return session
    },
    context: (session) => ({ session }),
    now: () => Date.now() + ahead,
  })
})
afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

type Reply = { status: number; headers: NodeJS.Dict<string | string[]>; text: string }
/** A request with every header under our control; Node's fetch sets Host and Sec-Fetch-* by itself. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Reply> {
  const { hostname, port } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const call = httpRequest({ hostname, port, method, path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}
const post = (path: string, headers: Record<string, string> = {}, body: string | Buffer = '{}') =>
  ask('POST', path, { origin: server.origin, 'content-type': 'application/json', ...headers }, body)
const tokenOf = (address: string) => new URL(address).hash.replace('#launch=', '')
const exchange = (token: string) => post('/session', {}, JSON.stringify({ token }))
async function signOn(): Promise<string> {
  const reply = await exchange(tokenOf(server.launchAddress()))
  expect(reply.status).toBe(200)
  return (JSON.parse(reply.text) as { secret: string }).secret
}
const says = (reply: Reply) => (JSON.parse(reply.text) as { says: string }).says

describe('the page', () => {
  it('is answered on the loopback interface only, with the strict headers', async () => {
    expect(new URL(server.origin).hostname).toBe('127.0.0.1')
    const reply = await ask('GET', '/')
    expect(reply.status).toBe(200)
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
    expect(reply.headers['referrer-policy']).toBe('no-referrer')
    expect(reply.headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(reply.headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(reply.headers['set-cookie']).toBeUndefined()
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('keeps the launch token out of every request', () => {
    expect(server.launchAddress()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]{43}$/)
  })

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/session',
    '/rpc/who',
    '/unknown',
  ])('has nothing at GET %s', async (path) => {
    expect((await ask('GET', path)).status).toBe(404)
  })
})

describe('who may ask', () => {
  it.each(['localhost', 'example.org', '127.0.0.1', '127.0.0.1:1'])(
    'refuses the Host %j with 421',
    async (host) => {
      expect((await ask('GET', '/', { host })).status).toBe(421)
    },
  )

  it('refuses two Hosts', async () => {
    const { hostname, port, host } = new URL(server.origin)
    const text = await new Promise<string>((resolve) => {
      let all = ''
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nHost: example.org\r\nConnection: close\r\n\r\n`),
      )
      socket.on('data', (part) => {
        all += part
      })
      socket.on('close', () => resolve(all))
    })
    expect(text).not.toContain(' 200 ')
  })

  it('refuses a page of another origin with 403, with or without the right secret', async () => {
    const secret = await signOn()
    const { port } = new URL(server.origin)
    const origins = [
      'https://example.org',
      'http://127.0.0.1:1',
      `http://localhost:${port}`,
      `https://127.0.0.1:${port}`,
      'null',
    ]
    for (const origin of origins) {
      expect((await post('/rpc/who', { origin, 'x-chairside-session': secret })).status).toBe(403)
      expect((await ask('GET', '/', { origin })).status).toBe(403)
    }
  })

  it('refuses a POST that names no origin with 403', async () => {
    const secret = await signOn()
    expect((await ask('POST', '/rpc/who', { 'x-chairside-session': secret }, '{}')).status).toBe(403)
  })

  it.each(['cross-site', 'same-site'])('refuses a %s request with 403', async (site) => {
    expect((await ask('GET', '/', { 'sec-fetch-site': site })).status).toBe(403)
    expect((await post('/session', { 'sec-fetch-site': site })).status).toBe(403)
  })

  it('refuses a POST that claims to come from the address bar', async () => {
    expect((await post('/session', { 'sec-fetch-site': 'none' })).status).toBe(403)
    expect((await ask('GET', '/', { 'sec-fetch-site': 'none' })).status).toBe(200)
  })

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD', 'TRACE'])('refuses %s with 405', async (method) => {
    expect((await ask(method, '/')).status).toBe(405)
  })

  it('speaks no other protocol', async () => {
    await expect(ask('GET', '/', { connection: 'upgrade', upgrade: 'websocket' })).rejects.toThrow()
  })
})

describe('signing on', () => {
  it('gives a secret for a token, once', async () => {
    const token = tokenOf(server.launchAddress())
    expect((await exchange(token)).status).toBe(200)
    const again = await exchange(token)
    expect(again.status).toBe(403)
    expect(says(again)).toContain('used already')
  })

  it('refuses a token after two minutes', async () => {
    const token = tokenOf(server.launchAddress())
    ahead = LAUNCH_MS + 1000
    const reply = await exchange(token).catch(() => undefined)
    // The server may have ended by itself in the same moment; it never gives a secret.
    expect(reply?.status ?? 403).toBe(403)
    expect(sessions).toEqual([])
  })

  it('refuses a wrong token, what is no token and what is too long to be one', async () => {
    server.launchAddress()
    expect((await exchange('wrong')).status).toBe(403)
    expect((await post('/session', {}, 'token')).status).toBe(400)
    expect((await post('/session', {}, '{"token":1}')).status).toBe(400)
    expect((await post('/session', {}, 'null')).status).toBe(400)
    expect((await exchange('x'.repeat(2000))).status).toBe(413)
  })

  it('answers no call without the secret, and says what to do', async () => {
    await signOn()
    const wrong: Record<string, string>[] = [
      {},
      { 'x-chairside-session': '' },
      { 'x-chairside-session': 'wrong' },
    ]
    for (const headers of wrong) {
      for (const path of ['/rpc/who', '/alive']) {
        const reply = await post(path, headers)
        expect(reply.status).toBe(401)
        expect(says(reply)).toContain('Start Chairside again')
      }
    }
  })

  it('takes no cookie for a secret', async () => {
    const secret = await signOn()
    expect((await post('/rpc/who', { cookie: `x-chairside-session=${secret}` })).status).toBe(401)
  })
})

describe('calls', () => {
  const client = (secret: string): RouterClient<typeof router> =>
    createORPCClient(
      new RPCLink({
        url: `${server.origin}/rpc`,
        headers: { origin: server.origin, 'x-chairside-session': secret },
      }),
    )

  it('reach the session of their window', async () => {
    const [one, two] = [await signOn(), await signOn()]
    expect(await client(two).who()).toBe(2)
    expect(await client(one).who()).toBe(1)
  })

  it('bring typed errors and streams back', async () => {
    const calls = client(await signOn())
    const error = await calls.fail().catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(ORPCError)
    expect((error as ORPCError<string, unknown>).data).toEqual({ happened: 'The folder is full.' })
    const numbers: number[] = []
    for await (const n of await calls.count()) numbers.push(n)
    expect(numbers).toEqual([1, 2, 3])
  })

  it('carry a large document and carry no cache header that would keep it', async () => {
    const secret = await signOn()
    expect(await client(secret).size({ text: 'x'.repeat(5_000_000) })).toBe(5_000_000)
    const reply = await post('/rpc/who', { 'x-chairside-session': secret })
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
  })

  it('refuse an unknown procedure with 404 and a body that is too large with 413', async () => {
    const secret = { 'x-chairside-session': await signOn() }
    expect((await post('/rpc/nothing', secret)).status).toBe(404)
    expect((await post('/rpc', secret)).status).toBe(404)
    expect((await post('/elsewhere', secret)).status).toBe(404)
    const { hostname, port } = new URL(server.origin)
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { origin: server.origin, 'content-length': String(BODY_LIMIT + 1), ...secret }
      const call = httpRequest({ hostname, port, method: 'POST', path: '/rpc/size', headers }, (response) => {
        resolve(response.statusCode ?? 0)
        call.destroy()
      })
      call.on('error', reject)
      call.flushHeaders()
    })
    expect(status).toBe(413)
  })

  it('refuse a body that grows too large without saying so first', async () => {
    const secret = await signOn()
    const { hostname, port } = new URL(server.origin)
    const status = await new Promise<number | string>((resolve) => {
      const headers = {
        origin: server.origin,
        'content-type': 'application/json',
        'x-chairside-session': secret,
      }
      const call = httpRequest({ hostname, port, method: 'POST', path: '/rpc/size', headers }, (response) =>
        resolve(response.statusCode ?? 0),
      )
      call.on('error', () => resolve('cut off'))
      const part = Buffer.alloc(4 * 1024 * 1024, 'x')
      let sent = 0
      const more = (): void => {
        if (sent > BODY_LIMIT + part.length) return
        sent += part.length
        call.write(part, more)
      }
      call.write('{"json":{"text":"', more)
    })
    expect([413, 'cut off']).toContain(status)
    expect((await post('/rpc/who', { 'x-chairside-session': secret })).status).toBe(200)
  })
})

describe('the end', () => {
  it('comes when the last window has gone, and not while one is there', async () => {
    const secret = await signOn()
    const stay = new AbortController()
    const alive = await fetch(`${server.origin}/alive`, {
      method: 'POST',
      headers: { origin: server.origin, 'x-chairside-session': secret },
      signal: stay.signal,
    })
    expect(alive.status).toBe(200)
    const beats = alive.body?.getReader()
    expect((await beats?.read())?.done).toBe(false)
    for (let n = 0; n < 3; n += 1) {
      ahead += 9000
      await new Promise((resolve) => setTimeout(resolve, 1100))
    }
    expect(ended).toEqual([])
    stay.abort()
    await new Promise((resolve) => setTimeout(resolve, 100))
    for (let n = 0; n < 3; n += 1) {
      ahead += GRACE_MS / 2
      await new Promise((resolve) => setTimeout(resolve, 1100))
    }
    expect(await server.ended).toBe('deserted')
    expect(ended).toEqual([1])
  })

  it('is told apart when nobody came', async () => {
    server.launchAddress()
    ahead = LAUNCH_MS + 1000
    expect(await server.ended).toBe('nobody came')
  })

  it('ends the sessions of all windows when stopped', async () => {
    await signOn()
    await signOn()
    await server.stop()
    expect(await server.ended).toBe('stopped')
    expect(ended.sort()).toEqual([1, 2])
  })
})
