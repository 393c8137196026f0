/**
 * The browser of the end-to-end tests. Never a skip: without one the run stops with a sentence that says what to do.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { chromium } from '@playwright/test'

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    // The same engine without the windows around it: a fresh page takes half the time.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/google-chrome',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The program that CHAIRSIDE_CHROMIUM names, else one in a known place, else the one Playwright brought. */
export function findChromium(): string | undefined {
  const named = process.env.CHAIRSIDE_CHROMIUM
  if (named) {
    if (runs(named)) return named
    throw new Error(`CHAIRSIDE_CHROMIUM names ${named}, which cannot be run.`)
  }
  return [...(places[process.platform] ?? []), chromium.executablePath()].find(runs)
}

/** How tests start it. Chromium refuses its sandbox to root. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(missing)
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }
}

const missing =
  'The end-to-end tests need Chromium or Chrome. Install one (Debian: apt-get install chromium), or set CHAIRSIDE_CHROMIUM to its program.'

/** Playwright calls this once before the tests. Only a build machine running as root installs anything. */
export default function globalSetup(): void {
  if (findChromium()) return
  if (process.env.CI && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'], { stdio: 'inherit' })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'inherit' })
      if (findChromium()) return
    }
  }
  throw new Error(missing)
}
