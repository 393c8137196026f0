/**
 * The browser door's server: the built screens and the core's calls on the loopback interface, for one person's
 * own windows. It ends by itself when the last window has gone.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context, Router } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { Page } from '../page/files.ts'
import { pageHeaders } from '../page/headers.ts'
import { BODY_LIMIT, wayFor } from './gate.ts'
import { type DoorSession, LOOK_MS, openWindows } from './sessions.ts'

/** How often a waiting window hears that the server is still there. */
const BEAT_MS = 10_000
const TOKEN_LIMIT = 1024

export type BrowserServerOptions<S extends DoorSession, C extends Context> = {
  page: Page
  // biome-ignore lint/suspicious/noExplicitAny: the procedures' own types do not matter to a door
  router: Router<any, C>
  newSession: () => S
  /** What the procedures are given beside their input. */
  context: (session: S) => C
  now?: () => number
  /** Called when the machine has slept for a while. */
  onWake?: () => void
  /** 0, any free port, unless a test says otherwise. */
  port?: number
}

export type BrowserServer = {
  /** e.g. `http://127.0.0.1:49152`. */
  origin: string
  /** The address of a window to open, with a launch token that is good once and for two minutes. */
  launchAddress(): string
  /** Resolves when the server has ended: `deserted` by itself, `stopped` by `stop`. `nobody came` when no window was ever here. */
  ended: Promise<'deserted' | 'nobody came' | 'stopped'>
  stop(): Promise<void>
}

/** Opens the door on 127.0.0.1. Throws when no port can be had. */
export async function openBrowserServer<S extends DoorSession, C extends Context>(
  options: BrowserServerOptions<S, C>,
): Promise<BrowserServer> {
  const { page } = options
  const windows = openWindows(options.newSession, options.now, options.onWake)
  const calls = new RPCHandler<C>(options.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: BODY_LIMIT })],
  })
  let someoneCame = false
  let host = ''

  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000 }, (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else say(response, 500, 'Something unexpected happened. What was saved is safe. Try again.')
    })
  })
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('connect', (_request, socket) => socket.destroy())
  server.on('clientError', (_error, socket) => socket.destroy())

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? ''
    const way = wayFor(
      { method, url: request.url ?? '', headers: request.headers, duplicates: duplicatesOf(request) },
      host,
    )
    if ('refused' in way) return say(response, way.refused, way.says)
    if (way.to === 'page') {
      const { status, headers, body } = await page.answer(way.path)
      response.writeHead(status, { ...headers, 'content-length': body.byteLength }).end(body)
      return
    }
    if (way.to === 'session') return exchange(request, response)

    const visit = windows.enter(way.secret)
    if (!visit) return say(response, 401, 'This window is not signed on to Chairside. Start Chairside again.')
    response.once('close', visit.leave)
    for (const [name, value] of Object.entries(pageHeaders(''))) response.setHeader(name, value)
    if (way.to === 'alive') return beat(request, response)
    const { matched } = await calls.handle(request, response, {
      prefix: '/rpc',
      context: options.context(visit.session),
    })
    if (!matched) say(response, 404, 'Chairside does not know this call.')
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request, TOKEN_LIMIT)
    if (text === undefined) return say(response, 413, 'This is larger than a launch token.')
    const token = tokenIn(text)
    if (token === undefined) return say(response, 400, 'This is not a launch token.')
    const result = windows.exchange(token)
    if ('refused' in result) {
      return say(response, 403, 'This address has been used already or is too old. Start Chairside again.')
    }
    someoneCame = true
    send(response, 200, { secret: result.secret })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  let settle: (how: 'deserted' | 'nobody came' | 'stopped') => void = () => undefined
  const ended = new Promise<'deserted' | 'nobody came' | 'stopped'>((resolve) => {
    settle = resolve
  })
  const watch = setInterval(() => {
    windows.look()
    if (windows.deserted()) close(someoneCame ? 'deserted' : 'nobody came')
  }, LOOK_MS)

  function close(how: 'deserted' | 'nobody came' | 'stopped'): void {
    clearInterval(watch)
    server.close(() => void windows.endAll().then(() => settle(how)))
    server.closeAllConnections()
  }

  return {
    origin: `http://${host}`,
    launchAddress: () => `http://${host}/#launch=${windows.newLaunchToken()}`,
    ended,
    async stop() {
      close('stopped')
      await ended
    },
  }
}

/** Keeps one answer open for as long as the window lives; a line now and then shows that the server does too. */
function beat(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
  response.write('\n')
  const timer = setInterval(() => response.write('\n'), BEAT_MS)
  response.once('close', () => clearInterval(timer))
}

function say(response: ServerResponse, status: number, says: string): void {
  send(response, status, { says })
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  // A refused body is not read to its end, so the connection cannot be used again.
  if (status >= 400) response.setHeader('connection', 'close')
  response
    .writeHead(status, { ...pageHeaders(''), 'content-type': 'application/json; charset=utf-8' })
    .end(text)
}

function tokenIn(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string') {
      return body.token
    }
  } catch {
    // Not JSON: not a token either.
  }
  return undefined
}

/** The body as text, or undefined when it is longer than `limit` bytes. */
async function readText(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Names of headers that came more than once; Node joins or drops them, and a second Host is never innocent. */
function duplicatesOf(request: IncomingMessage): string[] {
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  return names.filter((name, index) => names.indexOf(name) !== index)
}
