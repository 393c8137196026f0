/** The two ways from a page to the core. Each gives a link that carries the contract's calls. */
import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { type Connection, setConnection } from './connection.ts'
import { ConnectionLost, coreStopped, notLaunched } from './problem.ts'

export type Link = ClientLink<ClientContext>

type Report = (connection: Connection) => void

const SECRET = 'chairside.session'
const SESSION_HEADER = 'x-chairside-session'

/** How long the desktop may take to hand over its port. */
const PORT_WAIT_MS = 10_000
/** Pauses between attempts to hear the server again, before and after the window says that it is gone. */
const RETRY_MS = 1000
const RETRIES_BEFORE_LOST = 3
const RETRY_LOST_MS = 5000

/** What the preload exposes: nothing but which door this is. */
export const isDesktop = (page: Window): boolean => 'chairside' in page

/** Asks the preload for a port to the core. */
export async function desktopDoor(page: Window, report: Report = setConnection): Promise<Link> {
  const port = await new Promise<MessagePort>((resolve, reject) => {
    const timer = setTimeout(() => {
      page.removeEventListener('message', listener)
      reject(new ConnectionLost())
    }, PORT_WAIT_MS)
    const listener = (event: MessageEvent) => {
      const given = event.ports[0]
      if (event.source !== page || event.data?.type !== 'chairside:port' || !given) return
      clearTimeout(timer)
      page.removeEventListener('message', listener)
      resolve(given)
    }
    page.addEventListener('message', listener)
    page.postMessage('chairside:start-port', page.origin)
  })
  const link = new PortLink({ port })
  port.addEventListener('close', () => report({ state: 'lost', words: coreStopped }))
  port.start()
  report({ state: 'open' })
  return link
}

type Fetch = (input: Request | string, init?: RequestInit) => Promise<Response>

export type BrowserPage = {
  location: Location
  history: History
  sessionStorage: Storage
  fetch: Fetch
}

/**
 * Exchanges the one-use token in the address for this window's secret, which is kept for reloads of this tab only and
 * sent with every call. A cookie would be shared with every other port of this machine.
 */
export async function browserDoor(page: BrowserPage, report: Report = setConnection): Promise<Link> {
  const secret = await secretOf(page)
  let cutOff = false
  const call: Fetch = async (request, init) => {
    let response: Response
    try {
      response = await page.fetch(request, init)
    } catch (error) {
      if (init?.signal?.aborted || (request instanceof Request && request.signal.aborted)) throw error
      cutOff = true
      report({ state: 'lost', words: coreStopped })
      throw new ConnectionLost(coreStopped, { cause: error })
    }
    if (response.status === 401) {
      report({ state: 'lost', words: notLaunched })
      throw new ConnectionLost(notLaunched)
    }
    // One call may be lost, as when the machine wakes up, and the next one go through: then the core is there after all.
    if (cutOff) report({ state: 'open' })
    cutOff = false
    return response
  }
  void heartbeat(page, secret, report)
  report({ state: 'open' })
  return new FetchLink({
    url: `${page.location.origin}/rpc`,
    headers: { [SESSION_HEADER]: secret },
    fetch: (request, init) => call(request, init),
  })
}

async function secretOf(page: BrowserPage): Promise<string> {
  const token = /^#launch=([\w-]+)$/.exec(page.location.hash)?.[1]
  if (token) {
    // Out of the address at once: it must not stand in history, a bookmark or a screenshot.
    page.history.replaceState(null, '', `${page.location.pathname}#/`)
    const response = await page
      .fetch('/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      })
      .catch((error: unknown) => {
        throw new ConnectionLost(coreStopped, { cause: error })
      })
    const body: unknown = response.ok ? await response.json() : undefined
    if (typeof body === 'object' && body !== null && 'secret' in body && typeof body.secret === 'string') {
      page.sessionStorage.setItem(SECRET, body.secret)
      return body.secret
    }
  }
  const kept = page.sessionStorage.getItem(SECRET)
  if (!kept) throw new ConnectionLost(notLaunched)
  return kept
}

/** Keeps one answer open so that the server knows this window lives, and the window that the server does. */
async function heartbeat(page: BrowserPage, secret: string, report: Report): Promise<void> {
  let missed = 0
  for (;;) {
    try {
      const response = await page.fetch('/alive', { method: 'POST', headers: { [SESSION_HEADER]: secret } })
      if (response.status === 401) {
        report({ state: 'lost', words: notLaunched })
        return
      }
      const reader = response.ok ? response.body?.getReader() : undefined
      if (reader) {
        // The machine may have been asleep: the server is there after all.
        if (missed >= RETRIES_BEFORE_LOST) report({ state: 'open' })
        missed = 0
        while (!(await reader.read()).done);
      }
    } catch {
      // Tried again below.
    }
    missed += 1
    if (missed === RETRIES_BEFORE_LOST) report({ state: 'lost', words: coreStopped })
    await new Promise((resolve) =>
      setTimeout(resolve, missed >= RETRIES_BEFORE_LOST ? RETRY_LOST_MS : RETRY_MS),
    )
  }
}
