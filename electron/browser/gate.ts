/**
 * What the browser door lets in, decided from the request line and headers alone, before a byte of the body is read.
 * A page on another port of this machine is as foreign as one from the internet, and a rebound name is caught by
 * the exact Host.
 */
import type { IncomingHttpHeaders } from 'node:http'

export const BODY_LIMIT = 50 * 1024 * 1024
export const SESSION_HEADER = 'x-chairside-session'

export type Asked = { method: string; url: string; headers: IncomingHttpHeaders; duplicates: string[] }

export type Way =
  | { to: 'page'; path: string }
  | { to: 'session' }
  | { to: 'rpc'; secret: string }
  | { to: 'alive'; secret: string }
  | { refused: number; says: string }

/** Whoever is not our own page is not told whose door this is. */
const NOTHING_HERE = 'There is nothing at this address.'
const NOT_FOR_YOU = 'Another page asked for this. It is answered to its own page only.'

const refuse = (refused: number, says: string): Way => ({ refused, says })

/** `host` is the one name this server answers to, e.g. `127.0.0.1:49152`. */
export function wayFor({ method, url, headers, duplicates }: Asked, host: string): Way {
  if (headers.host !== host || duplicates.includes('host')) {
    return refuse(421, NOTHING_HERE)
  }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && method === 'GET')) {
    return refuse(403, NOT_FOR_YOU)
  }
  const origin = headers.origin
  if (origin !== undefined && origin !== `http://${host}`) {
    return refuse(403, NOT_FOR_YOU)
  }
  if (!url.startsWith('/') || url.startsWith('//')) return refuse(404, NOTHING_HERE)
  const path = url.split(/[?#]/, 1)[0] as string

  if (method === 'GET') return { to: 'page', path }
  if (method !== 'POST') return refuse(405, 'This kind of request is not known here.')

  const kind =
    path === '/session' ? 'session' : path === '/alive' ? 'alive' : path.startsWith('/rpc/') ? 'rpc' : ''
  if (kind === '') return refuse(404, NOTHING_HERE)
  // Every browser names the origin of a POST. A call without one did not come from our page.
  if (origin === undefined) return refuse(403, NOT_FOR_YOU)
  if (Number(headers['content-length'] ?? 0) > BODY_LIMIT) {
    return refuse(413, 'This is larger than Chairside takes in at once (50 MB).')
  }
  if (kind === 'session') return { to: 'session' }
  const secret = headers[SESSION_HEADER]
  if (typeof secret !== 'string' || secret === '') {
    return refuse(401, 'This window is not signed on to Chairside. Start Chairside again.')
  }
  return { to: kind, secret }
}
