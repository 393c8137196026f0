import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chromiumOptions } from '../chromium.ts'
import { beyondOfChromium, beyondOfCore } from '../e2e/network.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairside-network-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'log')

/** A log as Chromium writes it, of these events; `cut` as when it was ended in the middle of a line. */
function log(events: { kind: string; source?: number; params?: object }[], cut = false): string {
  const types = {
    TCP_CONNECT_ATTEMPT: 1,
    UDP_CONNECT: 2,
    UDP_BYTES_SENT: 3,
    HOST_RESOLVER_MANAGER_REQUEST: 4,
  }
  const lines = events.map(({ kind, source = 1, params }) =>
    JSON.stringify({
      type: types[kind as keyof typeof types],
      source: { id: source, type: 1 },
      phase: 1,
      params,
    }),
  )
  const end = cut
    ? `${lines.join(',\n')},\n{"params":{"addr`
    : `${lines.join(',\n')}],\n"polledData": [{}]}\n`
  writeFileSync(file(), `{"constants":{"logEventTypes":${JSON.stringify(types)}},\n"events": [\n${end}`)
  return file()
}

describe('what a browser wants of the network', () => {
  it('is this computer alone, under all of its names', () => {
    const attempts = ['127.0.0.1:8080', '[::1]:8080', '127.4.5.6:1'].map((address) => ({
      kind: 'TCP_CONNECT_ATTEMPT',
      params: { address },
    }))
    const name = { kind: 'HOST_RESOLVER_MANAGER_REQUEST', params: { host: 'http://127.0.0.1:8080' } }
    expect(beyondOfChromium(log([...attempts, name]))).toEqual([])
  })

  it('is seen when a socket leads away from it, also in a log that was cut off', () => {
    const away = [
      { kind: 'TCP_CONNECT_ATTEMPT', params: { address: '203.0.113.7:443' } },
      { kind: 'TCP_CONNECT_ATTEMPT', params: { address: '[2001:db8::7]:443' } },
      { kind: 'TCP_CONNECT_ATTEMPT', params: { address: '127.0.0.1.example.org:443' } },
      { kind: 'HOST_RESOLVER_MANAGER_REQUEST', params: { host: 'https://family.example:443' } },
    ]
    for (const cut of [false, true])
      expect(beyondOfChromium(log(away, cut))).toEqual([
        'tcp 203.0.113.7:443',
        'tcp [2001:db8::7]:443',
        'tcp 127.0.0.1.example.org:443',
        'name family.example',
      ])
  })

  it('counts a datagram that was sent, and not the question which way one would go', () => {
    const asked = { kind: 'UDP_CONNECT', source: 5, params: { address: '[2001:db8::8]:443' } }
    expect(beyondOfChromium(log([asked]))).toEqual([])
    expect(beyondOfChromium(log([asked, { kind: 'UDP_BYTES_SENT', source: 5 }]))).toEqual([
      'udp [2001:db8::8]:443',
    ])
  })

  it('is in the log of a real browser: our own server is nothing strange, a name elsewhere is', async () => {
    const server = createServer((_request, response) => response.end('<h1>Here</h1>')).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { executablePath, args } = chromiumOptions()
    const visit = async (name: string, work: (page: import('@playwright/test').Page) => Promise<unknown>) => {
      const to = join(folder, name)
      const browser = await chromium.launch({
        executablePath,
        args: [...args, `--log-net-log=${to}`],
      })
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      await work(page)
      await browser.close()
      return beyondOfChromium(to)
    }
    try {
      expect(await visit('here', (page) => page.reload())).toEqual([])
      // A name that nobody has, and that no resolver passes on (RFC 6761): the wish for it is what is looked for.
      const away = await visit('away', (page) =>
        page.evaluate(() => fetch('https://family.invalid/').catch(() => undefined)),
      )
      expect(away).toEqual(['name family.invalid'])
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }, 60_000)
})

describe('what the core wants of the network', () => {
  const wishes = (...lines: [what: string, where: unknown][]): string => {
    const text = lines.map(([what, where]) => JSON.stringify({ what, where: JSON.stringify(where) }))
    writeFileSync(file(), `${text.join('\n')}\n`)
    return file()
  }

  it('is nothing, or this computer', () => {
    expect(beyondOfCore(join(folder, 'not there'))).toEqual([])
    const here = wishes(
      ['connect', [{ path: 'a pipe' }]],
      ['connect', [[{ host: '127.0.0.1', port: 2525 }, null]]],
      ['connect', [{ host: 'localhost', port: 2525 }]],
      ['name', ['localhost', {}]],
    )
    expect(beyondOfCore(here)).toEqual([])
  })

  it('is seen when it is anything else', () => {
    const away = wishes(
      ['connect', [{ host: '203.0.113.7', port: 443 }]],
      ['connect', [{ host: 'localhost.example.org', port: 443 }]],
      ['name', ['family.example', {}]],
      ['datagram', ['x', 53, '203.0.113.7']],
    )
    expect(beyondOfCore(away)).toHaveLength(4)
  })
})
