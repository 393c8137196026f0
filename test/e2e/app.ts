/**
 * The built product with a person in front of it: either door, a workspace folder of its own, a fresh page.
 * Call `close` at the end of each test; it ends every process and removes the folder.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  _electron,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from '@playwright/test'
import { chromiumOptions } from '../chromium.ts'
import { listenToNetwork } from './network.ts'

const root = join(import.meta.dirname, '../..')

export type BrowserDoorApp = {
  readonly page: Page
  /** Where the workspace is or will be. */
  folder: string
  /** A folder for this story's own files; removed by `close`. */
  scratch: string
  browser: Browser
  /** Addresses of other servers of this machine that a story asks on purpose. */
  mayAsk: Set<string>
  /** Everything that the core has printed. */
  said(): string
  /** Every address that a page has asked for. */
  asked: string[]
  /** Ends the core at once, as a power cut would. The page stays open. */
  kill(): Promise<void>
  /** Starts the core again on the same folder, with a fresh page (`app.page` is the new one). */
  restart(): Promise<Page>
  /** As `restart`, but the core is asked to end and does so in good order. */
  startAgain(): Promise<Page>
  /** Starts the core if it is not running and opens one more window of it. */
  close(): Promise<void>
}

export type BrowserDoorOptions = {
  context?: BrowserContextOptions
  /** Use this workspace folder instead of an empty one; it is not removed. */
  folder?: string
  env?: NodeJS.ProcessEnv
  /** A browser profile of one's own on the disk, to be looked at afterwards; otherwise it is in memory only. */
  profile?: string
}

/** Starts the browser door of the build on a new, empty folder and opens a page on it. */
export async function launchBrowserDoor(options: BrowserDoorOptions = {}): Promise<BrowserDoorApp> {
  const scratch = await mkdtemp(join(tmpdir(), 'chairside-e2e-'))
  const folder = options.folder ?? join(scratch, 'records')
  const profiled = options.profile
  const network = listenToNetwork(scratch)
  const started = () => {
    const { executablePath, args } = chromiumOptions()
    return { executablePath, args: [...args, network.chromium()] }
  }
  const browser = profiled ? undefined : await chromium.launch(started())
  const mayAsk = new Set<string>()
  const asked: string[] = []
  let said = ''
  let persistent: BrowserContext | undefined
  const env = { ...ownHome(scratch), CHAIRSIDE_WORKSPACE: folder, ...network.core, ...options.env }
  let core: Core | undefined
  let page: Page | undefined

  const open = async (): Promise<Page> => {
    core = await startCore(env, (part) => {
      said += part
    })
    mayAsk.add(new URL(core.address).origin)
    const view = {
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      acceptDownloads: true,
      ...options.context,
    }
    const context = profiled
      ? await chromium.launchPersistentContext(profiled, { ...started(), ...view })
      : await (browser as Browser).newContext(view)
    if (profiled) persistent = context
    context.on('request', (request) => void asked.push(request.url()))
    page = await context.newPage()
    await page.goto(core.address)
    return page
  }
  const close = async (): Promise<void> => {
    await persistent?.close()
    await browser?.close()
    await core?.stop()
    // Said here for every story: nothing that is not ours was asked for, and no socket led away from this computer.
    const strange = asked.splice(0).filter((address) => !isOurs(address, mayAsk))
    const beyond = network.beyond()
    await rm(scratch, { recursive: true, force: true })
    if (strange.length > 0) throw new Error(`The page asked for something outside: ${strange.join(' ')}`)
    if (beyond.length > 0) throw new Error(`Something beyond this computer was wanted: ${beyond.join(' ')}`)
  }
  try {
    await open()
  } catch (error) {
    await close()
    throw error
  }
  return {
    get page() {
      return page as Page
    },
    folder,
    scratch,
    get browser() {
      if (!browser) throw new Error('This story has a browser with a profile, and one window context.')
      return browser
    },
    mayAsk,
    said: () => said,
    asked,
    kill: async () => core?.kill(),
    async startAgain() {
      await core?.stop()
      await page?.context().close()
      return open()
    },
    async restart() {
      await core?.kill()
      await page?.context().close()
      return open()
    },
    close,
  }
}

/** Of the core that opened the page, or made by the page itself. */
function isOurs(address: string, ours: ReadonlySet<string>): boolean {
  if (address === 'about:blank' || address.startsWith('data:')) return true
  const { origin, protocol } = new URL(address)
  return ours.has(origin) && (protocol === 'http:' || protocol === 'blob:')
}

/** Nothing of the person who runs the tests is read or written: settings and caches go to the scratch folder. */
function ownHome(scratch: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: scratch,
    USERPROFILE: scratch,
    APPDATA: scratch,
    LOCALAPPDATA: scratch,
  }
  for (const name of [
    'XDG_CONFIG_HOME',
    'XDG_CACHE_HOME',
    'XDG_DATA_HOME',
    'XDG_STATE_HOME',
    'DISPLAY',
    'WAYLAND_DISPLAY',
    'ELECTRON_RENDERER_URL',
  ]) {
    delete env[name]
  }
  return env
}

type Core = { address: string; kill(): Promise<void>; stop(): Promise<void> }

/** `npm start -- --browser --no-window`, without npm. Rejects with what it said when it prints no address. */
async function startCore(env: NodeJS.ProcessEnv, hearing: (part: string) => void): Promise<Core> {
  const child = spawn(
    process.execPath,
    [join(root, 'electron/launch.mjs'), 'start', '--browser', '--no-window'],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += part.toString()
      hearing(part.toString())
      const found = /http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+/.exec(said)?.[0]
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The browser door ended with ${code}: ${said}`)))
  })
  return { address, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') }
}

/** Ends a process and waits until it has gone; after ten seconds it is made to. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(timer)
}

export type DesktopApp = {
  page: Page
  folder: string
  scratch: string
  /** False when this is Electron itself. */
  standin: boolean
  /** What a story wants of the network on purpose, as `network.ts` says it: the stand-in does not stop it where Electron does. */
  mayWant: Set<string>
  /** Runs a function in the main process with the `electron` module, as Playwright does with the real one. */
  evaluate<R, V>(
    work: (electron: typeof import('electron'), value: V) => R | Promise<R>,
    value?: V,
  ): Promise<Awaited<R>>
  /** Resolves with the exit code of the main process. */
  exited: Promise<number | null>
  close(): Promise<void>
}

/**
 * Opens the desktop door of the build: on Electron itself when CHAIRSIDE_ELECTRON=1, which fails where its runtime is
 * not there; otherwise on the stand-in.
 */
export async function launchDesktop(): Promise<DesktopApp> {
  const scratch = await mkdtemp(join(tmpdir(), 'chairside-desktop-'))
  const folder = join(scratch, 'records')
  const display = { DISPLAY: process.env.DISPLAY, WAYLAND_DISPLAY: process.env.WAYLAND_DISPLAY }
  const mayWant = new Set<string>()
  const network = listenToNetwork(scratch)
  const env = {
    ...ownHome(scratch),
    ...network.core,
    CHAIRSIDE_STANDIN_ARGUMENT: network.chromium(),
    CHAIRSIDE_WORKSPACE: folder,
  }
  const open =
    process.env.CHAIRSIDE_ELECTRON === '1' ? openElectron({ ...env, ...display }) : openStandin(env, scratch)
  try {
    const desktop = await open
    return {
      ...desktop,
      folder,
      scratch,
      mayWant,
      async close() {
        await desktop.close()
        const beyond = network.beyond().filter((wish) => !mayWant.has(wish))
        await rm(scratch, { recursive: true, force: true })
        if (beyond.length > 0)
          throw new Error(`Something beyond this computer was wanted: ${beyond.join(' ')}`)
      },
    }
  } catch (error) {
    await rm(scratch, { recursive: true, force: true })
    throw error
  }
}

type Opened = Omit<DesktopApp, 'folder' | 'scratch' | 'mayWant'>

async function openElectron(env: NodeJS.ProcessEnv): Promise<Opened> {
  const { default: executablePath } = (await import('electron')) as unknown as { default: string }
  const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [root, ...args],
    env: Object.fromEntries(
      Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
  })
  const exited = new Promise<number | null>((resolve) => app.process().once('exit', resolve))
  return {
    page: await app.firstWindow(),
    standin: false,
    evaluate: (work, value) => app.evaluate(work as never, value as never),
    exited,
    close: () => app.close().catch(() => undefined),
  }
}

async function openStandin(env: NodeJS.ProcessEnv, scratch: string): Promise<Opened> {
  const port = await freePort()
  const child = fork(join(root, 'out/main/main.js'), {
    cwd: root,
    execArgv: ['--import', join(root, 'test/standin/register.ts')],
    env: { ...env, CHAIRSIDE_STANDIN_PORT: String(port), CHAIRSIDE_STANDIN_DATA: join(scratch, 'user-data') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (part: Buffer) => {
    said += part.toString()
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let browser: Browser | undefined
  let lastCall = 0

  const evaluate: DesktopApp['evaluate'] = (work, value) =>
    new Promise((resolve, reject) => {
      const id = ++lastCall
      const hear = (answer: { id: number; result?: never; error?: string }): void => {
        if (answer.id !== id) return
        child.off('message', hear)
        if (answer.error) reject(new Error(answer.error))
        else resolve(answer.result as never)
      }
      child.on('message', hear)
      child.send({ id, source: work.toString(), value })
    })
  const close = async (): Promise<void> => {
    await browser?.close()
    await end(child, 'SIGTERM')
  }
  try {
    const page = await Promise.race([
      firstPage(port, (opened) => {
        browser = opened
      }),
      exited.then((code) => Promise.reject(new Error(`The desktop door ended with ${code}: ${said}`))),
    ])
    // The stand-in answers a page that does not want to unload; Playwright must not answer first.
    page.on('dialog', () => undefined)
    return { page, standin: true, evaluate, exited, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The window's page, seen over the debugging port that the stand-in opened. */
async function firstPage(port: number, opened: (browser: Browser) => void): Promise<Page> {
  const until = Date.now() + 30_000
  for (;;) {
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      opened(browser)
      for (;;) {
        const page = browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((one) => one.url() !== 'about:blank')
        if (page) return page
        if (Date.now() > until) throw new Error('The desktop door opened no window.')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
