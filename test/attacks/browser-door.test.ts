/** The browser door, asked by everybody that it is not for: other pages, other programs, other windows, thieves of a secret. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { os } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserServer, openBrowserServer } from '../../electron/browser/server.ts'
import { GRACE_MS, LAUNCH_MS, openWindows } from '../../electron/browser/sessions.ts'
import { openPage } from '../../electron/page/files.ts'
import { tallyOf } from './tally.ts'

const tally = tallyOf(
  'Another page, another program or a stolen address gets nothing from the browser door, not even the product’s name.',
  import.meta.filename,
)

type Session = { end(): void }
const SECRET_WORDS = 'what only a window may read'
const router = { who: os.$context<{ session: Session }>().handler(() => SECRET_WORDS) }

let folder: string
let server: BrowserServer
let secret = ''
const ahead = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-door-'))
  await mkdir(join(folder, 'built', 'assets'), { recursive: true })
  await writeFile(join(folder, 'built', 'index.html'), '<!doctype html><title>Page</title>')
  await writeFile(join(folder, 'built', 'assets', 'a.js'), '1')
  await writeFile(join(folder, 'secret.txt'), SECRET_WORDS)
  server = await openBrowserServer<Session, { session: Session }>({
    page: await openPage(join(folder, 'built')),
    router,
    newSession: () => ({ end: () => undefined }),
    context: (session) => ({ session }),
    now: () => Date.now() + ahead,
  })
  const reply = await exchange(launchToken())
  secret = (JSON.parse(reply.text) as { secret: string }).secret
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

type Reply = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
const refusedByTheLine: Reply = { status: 0, headers: {}, text: '' }

/** Exactly the headers given, and whatever bytes: no browser or library puts them right. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string | string[]> = {},
  body = '',
): Promise<Reply> {
  const { hostname, port } = new URL(server.origin)
  return new Promise((resolve) => {
    const call = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      response.on('error', () => resolve(refusedByTheLine))
    })
    call.on('error', () => resolve(refusedByTheLine))
    call.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve({ status: 101, headers: {}, text: 'upgraded' })
    })
    call.end(body)
  })
}

/** What comes back for these very bytes; '' where the line is cut. */
function raw(bytes: string | Buffer, waitMs = 4_000): Promise<string> {
  const { hostname, port } = new URL(server.origin)
  return new Promise((resolve) => {
    let all = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    const timer = setTimeout(() => socket.destroy(), waitMs)
    socket.on('data', (part) => {
      all += part.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(all)
    })
  })
}

const launchToken = (): string => new URL(server.launchAddress()).hash.replace('#launch=', '')
const ours = (more: Record<string, string> = {}) => ({
  origin: server.origin,
  'content-type': 'application/json',
  ...more,
})
const exchange = (token: string) => ask('POST', '/session', ours(), JSON.stringify({ token }))
const call = (headers: Record<string, string | string[]>, body = '{}') =>
  ask('POST', '/rpc/who', headers, body)

/** Nothing of ours in an answer: no words of a window, no secret, no name of the product in a header, no way in for a page. */
function expectShut(reply: Reply): void {
  expect([0, 400, 401, 403, 404, 405, 413, 415, 417, 421, 431, 501]).toContain(reply.status)
  expect(reply.text).not.toContain(SECRET_WORDS)
  expect(reply.text).not.toContain('"secret"')
  expect(JSON.stringify(reply.headers)).not.toMatch(
    /chairside|node|electron|access-control|set-cookie|\bserver\b|x-powered-by/i,
  )
}

it('answers its own window, so that a refusal says something', async () => {
  expect((await call(ours({ 'x-chairside-session': secret }))).text).toContain(SECRET_WORDS)
})

describe('a rebound name', () => {
  const names = [
    'localhost',
    'example.org',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1.example.org',
    '127.1',
    '2130706433',
    '0x7f000001',
    '[::1]',
    '0.0.0.0',
    ' ',
  ]
  it.each(names)('%j is not answered, page or call, with the right secret', async (name) => {
    for (const port of ['', `:${new URL(server.origin).port}`]) {
      const host = `${name}${port}`
      if (host === new URL(server.origin).host) continue
      await tally.attempt(async () => expectShut(await ask('GET', '/', { host })))
      await tally.attempt(async () =>
        expectShut(await call({ ...ours({ 'x-chairside-session': secret }), host })),
      )
    }
  })

  it('is not answered with capitals, a dot, a user, or an address in place of the path', async () => {
    const { host } = new URL(server.origin)
    for (const one of [`${host}.`, `user@${host}`, ` ${host}x`, `${host},example.org`])
      await tally.attempt(async () => expectShut(await ask('GET', '/', { host: one })))
    for (const line of ['GET http://example.org/ HTTP/1.1', 'GET //example.org/ HTTP/1.1', 'GET * HTTP/1.1'])
      await tally.attempt(async () =>
        expect(await raw(`${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).not.toMatch(
          /^HTTP\/1\.1 200/,
        ),
      )
    await tally.attempt(async () =>
      expect(await raw('GET / HTTP/1.0\r\n\r\n')).not.toMatch(/^HTTP\/1\.[01] 200/),
    )
  })
})

/** What a page elsewhere can make a browser send, with the secret as if it had been stolen. */
const fromElsewhere: [what: string, method: string, path: string, headers: Record<string, string>][] = [
  [
    'a fetch',
    'POST',
    '/rpc/who',
    { origin: 'https://example.org', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
  ],
  [
    'a fetch that asks for no answer',
    'POST',
    '/rpc/who',
    {
      origin: 'https://example.org',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
      'content-type': 'text/plain',
    },
  ],
  ['a simple request', 'POST', '/rpc/who', { origin: 'http://127.0.0.1:1', 'content-type': 'text/plain' }],
  [
    'a form',
    'POST',
    '/session',
    {
      origin: 'https://example.org',
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-mode': 'navigate',
    },
  ],
  [
    'a form with a file',
    'POST',
    '/rpc/who',
    { origin: 'null', 'content-type': 'multipart/form-data; boundary=x' },
  ],
  ['a page in a sandbox', 'POST', '/rpc/who', { origin: 'null' }],
  [
    'a page on another port',
    'POST',
    '/rpc/who',
    { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' },
  ],
  [
    'a link',
    'GET',
    '/',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  ],
  ['a frame', 'GET', '/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' }],
  ['a frame of the same site', 'GET', '/', { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'iframe' }],
  ['a script', 'GET', '/assets/a.js', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' }],
  ['a picture', 'GET', '/assets/a.js', { origin: 'https://example.org' }],
  ['a beacon', 'POST', '/alive', { origin: 'https://example.org', 'content-type': 'text/plain' }],
  [
    'a question before',
    'OPTIONS',
    '/rpc/who',
    {
      origin: 'https://example.org',
      'access-control-request-method': 'POST',
      'access-control-request-private-network': 'true',
    },
  ],
  ['a program without an origin', 'POST', '/rpc/who', {}],
  ['an origin with another scheme', 'POST', '/rpc/who', { origin: 'https://127.0.0.1' }],
  ['an origin of an extension', 'POST', '/rpc/who', { origin: 'chrome-extension://abcdefgh' }],
  ['an origin of a file', 'POST', '/rpc/who', { origin: 'file://' }],
]

describe('a page elsewhere', () => {
  it.each(fromElsewhere)('%s is refused, and no way is opened to its page', (_what, method, path, headers) =>
    tally.attempt(async () =>
      expectShut(
        await ask(method, path, { ...headers, 'x-chairside-session': secret }, method === 'POST' ? '{}' : ''),
      ),
    ),
  )

  it.each(['websocket', 'h2c', 'TLS/1.0'])('cannot change to %s', (upgrade) =>
    tally.attempt(async () =>
      expectShut(
        await ask('GET', '/', {
          origin: server.origin,
          connection: 'Upgrade',
          upgrade,
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'sec-websocket-version': '13',
        }),
      ),
    ),
  )

  it('cannot use the server as its proxy', () =>
    tally.attempt(async () =>
      expect(await raw(`CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n`)).not.toMatch(
        / 200 /,
      ),
    ))
})

describe('a stolen token or secret', () => {
  it('a token that was used gives no second window, from whatever browser', async () => {
    const token = launchToken()
    expect((await exchange(token)).status).toBe(200)
    for (let n = 0; n < 5; n += 1) await tally.attempt(async () => expectShut(await exchange(token)))
  })

  it('a token is worth nothing once another has been made', async () => {
    const old = launchToken()
    launchToken()
    await tally.attempt(async () => expectShut(await exchange(old)))
  })

  it('a token that is shaped otherwise gives nothing', async () => {
    const token = launchToken()
    const bodies = [
      { token: [token] },
      { token: { token } },
      { token: `${token} ` },
      { token: token.slice(0, -1) },
      { token: token.toLowerCase() },
      { token: '' },
      { token: null },
      [token],
      token,
      JSON.parse(`{"__proto__":{"token":"${token}"}}`) as unknown,
    ]
    for (const body of bodies)
      await tally.attempt(async () => expectShut(await ask('POST', '/session', ours(), JSON.stringify(body))))
  })

  it.each([
    ['none', {}],
    ['an empty one', { 'x-chairside-session': '' }],
    ['a guess', { 'x-chairside-session': 'A'.repeat(43) }],
    ['two of them', { 'x-chairside-session': ['a', 'b'] }],
    ['one in a cookie', { cookie: 'x-chairside-session=it' }],
    ['one as a bearer', { authorization: 'Bearer it' }],
  ] as [string, Record<string, string | string[]>][])('a secret is not %s', (_what, headers) =>
    tally.attempt(async () => {
      const reply = await call({ ...ours(), ...headers })
      expectShut(reply)
      expect([0, 401]).toContain(reply.status)
    }),
  )

  it('a secret that is nearly right, or stands in the address, is worth as much as none', async () => {
    const near = [
      secret.slice(0, -1),
      `${secret}a`,
      secret.toUpperCase(),
      `${secret.slice(0, -1)}!`,
      `${secret}, ${secret}`,
    ]
    for (const one of near)
      await tally.attempt(async () => expectShut(await call(ours({ 'x-chairside-session': one }))))
    await tally.attempt(async () =>
      expectShut(await ask('POST', `/rpc/who?x-chairside-session=${secret}`, ours(), '{}')),
    )
  })

  it('a hundred guesses are refused alike, and the window that is there stays', async () => {
    const answers = new Set<string>()
    for (let n = 0; n < 100; n += 1) {
      const guess = Buffer.from(`${n}`.padStart(32, 'x')).toString('base64url')
      const reply = await tally.attempt(async () => {
        const given = await call(ours({ 'x-chairside-session': guess }))
        expectShut(given)
        return given
      })
      answers.add(`${reply.status} ${reply.text}`)
    }
    expect(answers.size).toBe(1)
    expect((await call(ours({ 'x-chairside-session': secret }))).status).toBe(200)
  })

  it('dies with its window, and a token with its two minutes', async () => {
    let clock = 0
    const ended: number[] = []
    const windows = openWindows(
      () => ({ end: () => void ended.push(1) }),
      () => clock,
    )
    const first = windows.exchange(windows.newLaunchToken())
    if ('refused' in first) throw new Error(first.refused)
    clock += 5_000
    windows.look()
    clock += GRACE_MS / 2
    windows.look()
    clock += GRACE_MS / 2 + 1
    windows.look()
    clock += 5_000
    windows.look()
    await tally.attempt(() => expect(windows.enter(first.secret)).toBeUndefined())
    expect(ended).toEqual([1])
    const late = windows.newLaunchToken()
    clock += LAUNCH_MS + 1
    await tally.attempt(() => expect(windows.exchange(late)).toEqual({ refused: 'expired' }))
    const second = windows.exchange(windows.newLaunchToken())
    if ('refused' in second) throw new Error(second.refused)
    await windows.endAll()
    await tally.attempt(() => expect(windows.enter(second.secret)).toBeUndefined())
  })
})

describe('somebody who looks at what listens on this machine', () => {
  it('is told neither the product nor its version', async () => {
    const probes = [
      'GET / HTTP/1.0\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'HELP\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01',
      'EHLO x\r\n',
      'OPTIONS / RTSP/1.0\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
    ]
    for (const probe of probes)
      await tally.attempt(async () => {
        const said = await raw(probe)
        expect(said).not.toMatch(/chairside|electron|node\b|version|child protection/i)
      })
  })

  it('gets the same answer whatever it asks for', async () => {
    const said = new Set<string>()
    for (const path of ['/', '/index.html', '/rpc/who', '/session', '/alive', '/nothing'])
      for (const method of ['GET', 'POST'])
        await tally.attempt(async () => {
          const { status, text } = await ask(method, path, { host: 'example.org' })
          said.add(`${status} ${text}`)
        })
    expect(said.size).toBe(1)
  })
})

describe('addresses of files', () => {
  const paths = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/..%c0%afsecret.txt',
    '/....//secret.txt',
    '/assets/../../secret.txt',
    '/assets/%00/../../secret.txt',
    '/index.html%00.txt',
    '/index.html/',
    '/INDEX.HTML',
    '/./index.html',
    '/assets//a.js',
    '/assets',
    '/assets/',
    '/C:/Windows/win.ini',
    '/file:///etc/passwd',
    '/etc/passwd',
    '/%ff%fe',
    '/\u0000'.replace('\u0000', '%00'),
    '/.git/config',
    '/package.json',
    '/index.html.map',
    '/__proto__',
    '/constructor',
    `/${'a/'.repeat(3_000)}`,
  ]
  it.each(paths)('%j has nothing', (path) =>
    tally.attempt(async () => {
      const reply = await raw(
        `GET ${path} HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\nConnection: close\r\n\r\n`,
      )
      expect(reply).toMatch(/^(HTTP\/1\.1 (404|400)|$)/)
      expect(reply).not.toContain(SECRET_WORDS)
    }),
  )

  it.each(['HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'PURGE', 'LINK'])(
    '%s gives nothing and repeats nothing',
    (method) =>
      tally.attempt(async () => {
        const reply = await ask(method, '/', { 'x-secret': 'repeat-me' })
        expectShut(reply)
        expect(reply.text).not.toContain('repeat-me')
      }),
  )
})

describe('a line that is misused', () => {
  const host = () => new URL(server.origin).host
  it('headers without end are cut off, and others are answered meanwhile', async () => {
    const long = raw(`GET / HTTP/1.1\r\nHost: ${host()}\r\nX-A: ${'a'.repeat(300_000)}`)
    const many = raw(`GET / HTTP/1.1\r\nHost: ${host()}\r\n${'X-A: b\r\n'.repeat(20_000)}`)
    expect((await ask('GET', '/')).status).toBe(200)
    await tally.attempt(async () => expect(await long).not.toMatch(/ 200 /))
    await tally.attempt(async () => expect(await many).not.toMatch(/ 200 /))
  })

  it('two requests in one, and a body of two lengths, are not read as ours', async () => {
    const smuggled = [
      `POST /session HTTP/1.1\r\nHost: ${host()}\r\nOrigin: ${server.origin}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
      `POST /session HTTP/1.1\r\nHost: ${host()}\r\nOrigin: ${server.origin}\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nhello`,
      `POST /session HTTP/1.1\r\nHost: ${host()}\r\nOrigin: ${server.origin}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${host()}\r\nX: a\nHost: example.org\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost : ${host()}\r\n\r\n`,
      `POST /session HTTP/1.1\r\nHost: ${host()}\r\nOrigin: ${server.origin}\r\nContent-Length: -1\r\n\r\n`,
    ]
    for (const one of smuggled)
      await tally.attempt(async () => expect(await raw(one)).not.toMatch(/^HTTP\/1\.1 200/))
  })

  it('a hundred lines that say nothing keep nobody out', async () => {
    const { hostname, port } = new URL(server.origin)
    const slow = Array.from({ length: 100 }, () => {
      const socket = connect(Number(port), hostname, () => socket.write('GET / HTTP/1.1\r\nX-Slow: '))
      socket.on('error', () => undefined)
      return socket
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await tally.attempt(async () => {
      const start = performance.now()
      expect((await ask('GET', '/')).status).toBe(200)
      expect(performance.now() - start).toBeLessThan(3_000)
    }, 100)
    for (const socket of slow) socket.destroy()
  })
})

describe('what every answer says to the browser', () => {
  it('is the same strict set for a page, a refusal and a call', async () => {
    const replies = [
      await ask('GET', '/'),
      await ask('GET', '/nothing'),
      await ask('GET', '/', { host: 'example.org' }),
      await call(ours()),
      await call(ours({ 'x-chairside-session': secret })),
      await exchange('wrong'),
    ]
    for (const { headers } of replies)
      await tally.attempt(() => {
        expect(headers['content-security-policy']).toMatch(
          /default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/,
        )
        expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/)
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
          'x-frame-options': 'DENY',
          'cache-control': 'no-store',
        })
      })
  })
})
