/** The one headless Chromium of a stand-in process. A test drives the same pages over the debugging address. */
import { type BrowserContext, chromium } from '@playwright/test'
import { chromiumOptions } from '../chromium.ts'

export type Stage = { context: BrowserContext; address: string; close(): Promise<void> }

let stage: Promise<Stage> | undefined

export function openStage(): Promise<Stage> {
  stage ??= start()
  return stage
}

async function start(): Promise<Stage> {
  const { executablePath, args } = chromiumOptions()
  const port = Number(process.env.CHAIRSIDE_STANDIN_PORT ?? 0)
  const more = process.env.CHAIRSIDE_STANDIN_ARGUMENT
  const browser = await chromium.launch({
    executablePath,
    args: [...args, ...(more ? [more] : []), ...(port ? [`--remote-debugging-port=${port}`] : [])],
  })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  // A page that was opened without a window has nothing to load; it is closed as soon as it is seen.
  await context.route('**/*', (route) => route.abort())
  return { context, address: `http://127.0.0.1:${port}`, close: () => browser.close() }
}

export async function closeStage(): Promise<void> {
  await (await stage)?.close()
}

/** `app://chairside/x` as Chromium sees it, and back. Other addresses stay as they are. */
export function outside(address: string): string {
  return address.replace(/^([a-z][\w+.-]*):\/\/([^/]+)/, (all, scheme: string, host: string) =>
    /^(https?|wss?|file)$/.test(scheme) ? all : `https://${scheme}--${host}.test`,
  )
}

export function inside(address: string): string {
  return address.replace(/^https:\/\/([a-z]+)--([^/]+)\.test/, '$1://$2')
}
