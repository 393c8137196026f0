/**
 * The built screens as a closed list of files. A request is looked up in the list and never joined to a path,
 * so nothing outside the build folder can be asked for, however the address is written.
 */
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NONCE_MARK, pageHeaders } from './headers.ts'

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
}

export type PageAnswer = { status: 200 | 404; headers: Record<string, string>; body: Uint8Array }

export type Page = {
  /** Answers one path, e.g. `/` or `/assets/index.js`. Never throws for a bad path: it is not in the list. */
  answer(path: string): Promise<PageAnswer>
  /** Every path that has an answer. */
  paths: string[]
}

/** Lists the files under `root`. Throws what the file system throws when the folder cannot be read. */
export async function openPage(root: string): Promise<Page> {
  const files = new Map<string, string>()
  // One level at a time: an asar archive does not know the recursive form.
  const walk = async (folder: string, path: string): Promise<void> => {
    for (const item of await readdir(folder, { withFileTypes: true })) {
      if (item.isDirectory()) await walk(join(folder, item.name), `${path}${item.name}/`)
      else if (item.isFile() && typeOf(item.name)) files.set(`${path}${item.name}`, join(folder, item.name))
    }
  }
  await walk(root, '/')

  return {
    paths: [...files.keys()],
    async answer(path) {
      const name = path === '/' ? '/index.html' : path
      const nonce = randomBytes(18).toString('base64')
      const headers = pageHeaders(nonce)
      const file = files.get(name)
      if (!file) {
        const body = new TextEncoder().encode('There is nothing at this address.')
        return { status: 404, headers: { ...headers, 'content-type': types.txt as string }, body }
      }
      headers['content-type'] = typeOf(name) as string
      const bytes = await readFile(file)
      if (!name.endsWith('.html')) return { status: 200, headers, body: bytes }
      const html = bytes.toString('utf8').replaceAll(NONCE_MARK, nonce)
      return { status: 200, headers, body: new TextEncoder().encode(html) }
    },
  }
}

function typeOf(name: string): string | undefined {
  return types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
}
