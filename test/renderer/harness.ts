/** Builds the app with the fake core and serves it under the product's own headers, in a real Chromium. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { openPage } from '../../electron/page/files.ts'
import { NONCE_MARK } from '../../electron/page/headers.ts'
import { chromiumOptions } from '../chromium.ts'

export type Harness = {
  browser: Browser
  origin: string
  /** A fresh page at a place in the app; `asked` says what the fake core starts with. Fails on page errors. */
  open(place: string, asked?: string, context?: BrowserContextOptions): Promise<Page>
  /** What went wrong in any page so far: errors, refused styles or scripts. Emptied by reading. */
  faults(): string[]
  close(): Promise<void>
}

export async function startHarness(): Promise<Harness> {
  const out = await mkdtemp(join(tmpdir(), 'chairside-screens-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    publicDir: false,
    plugins: [react()],
    html: { cspNonce: NONCE_MARK },
    // Lists render what is in sight, as for people: under a test runner they would otherwise render everything.
    define: { 'process.env.VIRT_ON': 'true' },
    build: { outDir: out, emptyOutDir: true, minify: false, assetsInlineLimit: 0 },
  })
  const files = await openPage(out)
  const server = createServer((request, response) => {
    void files.answer((request.url ?? '/').split('?', 1)[0] ?? '/').then(({ status, headers, body }) => {
      response.writeHead(status, headers).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch(chromiumOptions())
  let faults: string[] = []
  return {
    browser,
    origin,
    async open(place, asked = '', context = {}) {
      const page = await (await browser.newContext(context)).newPage()
      page.on('pageerror', (error) => faults.push(`${place}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${place}: ${message.text()}`)
      })
      await page.goto(`${origin}/?${asked}#${place}`)
      await page.locator('h1').first().waitFor({ timeout: 30_000 })
      return page
    },
    faults() {
      const now = faults
      faults = []
      return now
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await rm(out, { recursive: true, force: true })
    },
  }
}
