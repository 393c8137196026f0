import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  appBrowsers,
  appWindowArguments,
  defaultBrowser,
  hasDisplay,
  openWindow,
  profileFolder,
} from '../../../electron/browser/window.ts'

const machine = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, files: string[], uid = 1000) => ({
  platform,
  env,
  uid,
  runs: (file: string) => files.includes(file),
})

describe('finding a browser', () => {
  it('looks along the path on Linux, Chromium before Edge', () => {
    const files = ['/home/me/bin/microsoft-edge', '/usr/bin/chromium']
    expect(appBrowsers(machine('linux', { PATH: '/home/me/bin:/usr/bin' }, files))).toEqual([
      '/usr/bin/chromium',
      '/home/me/bin/microsoft-edge',
    ])
  })

  it('looks in the usual places on Windows', () => {
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
    expect(appBrowsers(machine('win32', env, [edge, chrome]))).toEqual([chrome, edge])
  })

  it('looks among the applications of everybody and of the person on a Mac', () => {
    const own = '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(appBrowsers(machine('darwin', { HOME: '/Users/me' }, [own]))).toEqual([own])
  })

  it('finds none where there is none', () => {
    expect(appBrowsers(machine('linux', { PATH: '' }, []))).toEqual([])
  })
})

describe('opening a window', () => {
  const address = 'http://127.0.0.1:4000/#launch=abc'

  it('uses a profile of its own, without extensions', () => {
    const args = appWindowArguments(address, '/cache/browser', { platform: 'linux', uid: 1000 })
    expect(args).toContain(`--app=${address}`)
    expect(args).toContain('--user-data-dir=/cache/browser')
    expect(args).toContain('--disable-extensions')
  })

  it('gives up the sandbox for root on Linux and for nobody else', () => {
    const asked = (platform: NodeJS.Platform, uid?: number) =>
      appWindowArguments(address, '/p', { platform, uid }).includes('--no-sandbox')
    expect(asked('linux', 0)).toBe(true)
    expect(asked('linux', 1000)).toBe(false)
    expect(asked('darwin', 0)).toBe(false)
    expect(asked('win32')).toBe(false)
  })

  it('puts the profile where a browser from a snap can see it', () => {
    const snap = profileFolder(
      '/usr/bin/chromium',
      '/home/me/.cache/c',
      '/home/me',
      () => '/snap/chromium/1/chromium',
    )
    expect(snap).toBe('/home/me/snap/chromium/common/chairside')
    expect(profileFolder('/usr/bin/chromium', '/home/me/.cache/c', '/home/me', (path) => path)).toBe(
      '/home/me/.cache/c',
    )
  })

  it('never passes the address through a shell', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const [command, args] = defaultBrowser(address, platform)
      expect(command).not.toMatch(/cmd|sh$/)
      expect(args.at(-1)).toBe(address)
    }
  })

  it('knows a machine without a screen', async () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false)
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
    expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true)
    expect(await openWindow(() => address, '/p', machine('linux', {}, []))).toBe('none')
  })

  it.skipIf(process.platform === 'win32')('uses the first browser that stays up', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chairside-window-'))
    try {
      const script = async (name: string, text: string) => {
        await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
        return join(folder, name)
      }
      const failing = await script('chromium', 'exit 1')
      const working = await script('google-chrome', `echo "$1" > "${folder}/shown"; sleep 3`)
      let count = 0
      const next = () => `http://127.0.0.1:4000/#launch=${++count}`
      const linux = machine('linux', { DISPLAY: ':77', PATH: folder, HOME: folder }, [failing, working])
      expect(await openWindow(next, join(folder, 'profile'), linux)).toBe('app window')
      expect(await readFile(join(folder, 'shown'), 'utf8')).toBe('--app=http://127.0.0.1:4000/#launch=2\n')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('asks for a fresh address for each try, as an address is good once', async () => {
    const asked: string[] = []
    const next = () => {
      asked.push(address)
      return address
    }
    // Nothing that is found can run: the window cannot be opened, and that is said.
    const linux = machine('linux', { DISPLAY: ':77', PATH: '/nowhere' }, ['/nowhere/chromium'])
    const path = process.env.PATH
    process.env.PATH = '/nowhere'
    try {
      expect(await openWindow(next, '/p', linux)).toBe('none')
    } finally {
      process.env.PATH = path
    }
    expect(asked).toHaveLength(2)
  })
})
