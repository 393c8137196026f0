/** Finds a browser that can show Chairside in a window of its own, and opens it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Machine = {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  /** True when this is a file that can be run. */
  runs: (file: string) => boolean
  /** Numeric user id; undefined where there is none (Windows). */
  uid?: number
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  runs: (file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
  uid: process.getuid?.(),
}

/** Is there a screen to open a window on? Only Linux can be without one. */
export function hasDisplay({ platform, env }: Pick<Machine, 'platform' | 'env'>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Browsers of the Chromium family on this machine, best first. */
export function appBrowsers(machine: Machine): string[] {
  const { platform, env, runs } = machine
  const places: string[] = []
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    const kinds = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ]
    for (const kind of kinds) for (const root of roots) places.push(`${root}\\${kind}`)
  } else if (platform === 'darwin') {
    const kinds = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    const roots = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])]
    for (const kind of kinds)
      for (const root of roots) places.push(`${root}/${kind}.app/Contents/MacOS/${kind}`)
  } else {
    const names = [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
    ]
    const folders = [
      ...(env.PATH ?? '').split(delimiter),
      '/usr/bin',
      '/usr/local/bin',
      '/snap/bin',
      '/opt/google/chrome',
    ]
    for (const name of names) for (const folder of folders) if (folder) places.push(join(folder, name))
  }
  return [...new Set(places)].filter(runs)
}

/** How to open an app window. The profile is our own, so that no extension of the person's browser can read the page. */
export function appWindowArguments(
  address: string,
  profile: string,
  machine: Pick<Machine, 'platform' | 'uid'>,
): string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--lang=en-GB',
    '--window-size=1280,800',
    // Chromium refuses its sandbox to root on Linux; everybody else keeps it.
    ...(machine.platform === 'linux' && machine.uid === 0 ? ['--no-sandbox'] : []),
  ]
}

/** A profile folder that this browser can use: one from a snap sees no hidden folder but its own. */
export function profileFolder(
  browser: string,
  wanted: string,
  home: string,
  resolve = realpathSync as (p: string) => string,
): string {
  const snap = browser.startsWith('/snap/') || /\/snap\//.test(quietly(() => resolve(browser)) ?? '')
  return snap ? join(home, 'snap', 'chromium', 'common', 'chairside') : wanted
}

/** The command that hands an address to the default browser. */
export function defaultBrowser(
  address: string,
  platform: NodeJS.Platform,
): [command: string, args: string[]] {
  if (platform === 'darwin') return ['open', [address]]
  // `start` would read & and ^ in the address as its own; this does not go through a shell.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]]
  return ['xdg-open', [address]]
}

/**
 * Opens a window on `address()`, asked anew for every try as an address is good once.
 * Says how it went; `none` when nothing here can show a window.
 */
export async function openWindow(
  address: () => string,
  profile: string,
  machine: Machine = thisMachine,
): Promise<'app window' | 'default browser' | 'none'> {
  if (!hasDisplay(machine)) return 'none'
  const home = machine.env.HOME ?? ''
  for (const browser of appBrowsers(machine)) {
    const args = appWindowArguments(address(), profileFolder(browser, profile, home), machine)
    if (await starts(browser, args)) return 'app window'
  }
  return (await starts(...defaultBrowser(address(), machine.platform))) ? 'default browser' : 'none'
}

/** True unless the program could not be run or gave up with an error within two seconds. */
function starts(command: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    let child: ChildProcess
    try {
      child = spawn(command, args, { stdio: 'ignore', detached: true })
    } catch {
      resolve(false)
      return
    }
    const timer = setTimeout(() => resolve(true), 2000)
    const done = (fine: boolean): void => {
      clearTimeout(timer)
      resolve(fine)
    }
    child.once('error', () => done(false))
    child.once('exit', (code) => done(code === 0))
    child.unref()
  })
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
