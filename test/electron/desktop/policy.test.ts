import { describe, expect, it } from 'vitest'
import { afterRefusal, CLOSE_PATIENCE_MS, closeQuestion } from '../../../electron/desktop/closing.ts'
import { menuTemplate } from '../../../electron/desktop/menu.ts'
import {
  isOurPage,
  mayCall,
  mayNavigate,
  mayOpenWindow,
  mayRequest,
  mayUse,
  PAGE_ADDRESS,
  quietSwitches,
  schemePrivileges,
  spelling,
  windowOptions,
} from '../../../electron/desktop/policy.ts'
import { isStartPort } from '../../../electron/desktop/port.ts'

describe('the window', () => {
  const preferences = windowOptions('/app/preload.cjs').webPreferences

  it('keeps the page apart from Node and from the preload', () => {
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
      navigateOnDragDrop: false,
    })
  })

  it('has a title that names the product and nobody else', () => {
    expect(windowOptions('/app/preload.cjs').title).toBe('Chairside')
  })

  it('serves its pages from a secure origin whose policy cannot be passed by', () => {
    expect(schemePrivileges).toMatchObject({
      standard: true,
      secure: true,
      bypassCSP: false,
      corsEnabled: false,
    })
  })
})

const foreign = [
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://other/index.html',
  'app://chairside.example.org/index.html',
  'app://chairside@example.org/index.html',
  'app://user:word@chairside/index.html',
  'app://chairside:80/index.html',
  'other://chairside/index.html',
  'javascript:alert(1)',
  'data:text/html,hello',
  'about:blank',
  'not an address',
  '',
]

describe('going elsewhere', () => {
  it.each(foreign)('refuses to go to %j', (address) => {
    expect(mayNavigate(address)).toBe(false)
    expect(isOurPage(address)).toBe(false)
  })

  it('allows a reload of our own page, wherever in it the person is', () => {
    expect(mayNavigate(PAGE_ADDRESS)).toBe(true)
    expect(mayNavigate('app://chairside/index.html#/record/1')).toBe(true)
  })

  it('does not show one of our own files as if it were a page', () => {
    expect(mayNavigate('app://chairside/assets/index.js')).toBe(false)
  })

  it('opens no second window', () => {
    expect(mayOpenWindow()).toEqual({ action: 'deny' })
  })
})

describe('requests', () => {
  it('may ask for our own files and for what is inside the page', () => {
    expect(mayRequest('app://chairside/assets/index.js')).toBe(true)
    expect(mayRequest('data:image/png;base64,AA==')).toBe(true)
    expect(mayRequest('blob:app://chairside/0b1c')).toBe(true)
  })

  it.each([
    'https://redirector.gvt1.com/edgedl/chrome/dict/en-gb-10-1.bdic',
    'http://127.0.0.1:9/en-gb-10-1.bdic',
    'blob:https://example.org/0b1c',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'nonsense',
  ])('may not ask for %s', (address) => {
    expect(mayRequest(address)).toBe(false)
  })
})

describe('permissions', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'hid',
    'usb',
    'unknown',
  ])('refuses %s', (permission) => {
    expect(mayUse(permission, PAGE_ADDRESS)).toBe(false)
  })

  it('lets our page, and no other, put text on the clipboard', () => {
    expect(mayUse('clipboard-sanitized-write', PAGE_ADDRESS)).toBe(true)
    expect(mayUse('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
  })
})

describe('messages', () => {
  it('are heard from the top frame of our page', () => {
    expect(mayCall({ url: PAGE_ADDRESS, parent: null })).toBe(true)
  })

  it('are not heard from a frame inside, another page or a frame that has gone', () => {
    expect(mayCall({ url: PAGE_ADDRESS, parent: {} })).toBe(false)
    expect(mayCall({ url: 'https://example.org/', parent: null })).toBe(false)
    expect(mayCall(null)).toBe(false)
    expect(mayCall(undefined)).toBe(false)
  })

  it('ask for a port in one way only', () => {
    expect(isStartPort('chairside:start-port')).toBe(true)
    expect(isStartPort({ type: 'chairside:start-port' })).toBe(true)
    expect(isStartPort('chairside:port')).toBe(false)
    expect(isStartPort(null)).toBe(false)
    expect(isStartPort({ type: ['chairside:start-port'] })).toBe(false)
  })
})

describe('the network', () => {
  it('is not used by Chromium on its own account', () => {
    const names = quietSwitches.map(([name]) => name)
    expect(names).toContain('disable-background-networking')
    expect(names).toContain('disable-component-update')
    expect(names).toContain('no-pings')
  })

  it('is not used for spelling: the page checks that itself', () => {
    expect(windowOptions('/app/preload.cjs').webPreferences?.spellcheck).toBe(false)
    expect(spelling.enabled).toBe(false)
    expect(new URL(spelling.dictionaryAddress).hostname).toBe('127.0.0.1')
  })
})

describe('the menu', () => {
  const done: string[] = []
  const edit = (platform: NodeJS.Platform) =>
    menuTemplate(platform, (command) => done.push(command)).find((menu) => menu.label === 'Edit')?.submenu

  it.each(['win32', 'linux', 'darwin'] as const)('passes Undo and Redo on %s to the page', (platform) => {
    done.length = 0
    const items = edit(platform)
    if (!Array.isArray(items)) throw new Error('The Edit menu has no items.')
    for (const label of ['Undo', 'Redo']) {
      const item = items.find((one) => one.label === label)
      expect(item?.role).toBeUndefined()
      expect(item?.registerAccelerator).toBe(false)
      item?.click?.(undefined as never, undefined, undefined as never)
    }
    expect(done).toEqual(['undo', 'redo'])
  })

  it('has the usual editing words and no developer tools', () => {
    const all = JSON.stringify(menuTemplate('darwin', () => undefined))
    for (const role of ['cut', 'copy', 'paste', 'selectAll', 'appMenu']) expect(all).toContain(`"${role}"`)
    expect(all).not.toMatch(/toggleDevTools|"reload"|forceReload/)
  })
})

describe('closing', () => {
  it('tries again while the page is still saving, then asks', () => {
    expect(afterRefusal(0)).toBe('try again')
    expect(afterRefusal(CLOSE_PATIENCE_MS - 1)).toBe('try again')
    expect(afterRefusal(CLOSE_PATIENCE_MS)).toBe('ask')
  })

  it('keeps the window when the question is dismissed', () => {
    expect(closeQuestion.cancelId).toBe(0)
    expect(closeQuestion.buttons[0]).toBe('Keep open')
  })
})
