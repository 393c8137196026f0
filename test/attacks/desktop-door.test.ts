/** The desktop door's rules as tables: addresses, windows, frames, permissions and locks that a page or a program could try. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../electron/desktop/menu.ts'
import {
  isOurPage,
  mayCall,
  mayDownload,
  mayNavigate,
  mayOpenWindow,
  mayRequest,
  mayUse,
  PAGE_ADDRESS,
  quietSwitches,
  schemePrivileges,
  windowOptions,
} from '../../electron/desktop/policy.ts'
import { isStartPort } from '../../electron/desktop/port.ts'
import { tallyOf } from './tally.ts'

const tally = tallyOf(
  'The desktop window shows its own page and nothing else, and hears nobody but that page.',
  import.meta.filename,
)

/** Addresses that are not our page, however they are written. */
const elsewhere = [
  'http://example.org/',
  'https://example.org/index.html',
  'https://chairside/index.html',
  'http://127.0.0.1/',
  'http://localhost:5173/',
  'file:///etc/passwd',
  'file://chairside/index.html',
  'FILE:///C:/Windows/win.ini',
  '\\\\server\\share\\page.html',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'vbscript:msgbox(1)',
  'blob:https://example.org/0b1c',
  'filesystem:app://chairside/temporary/x.html',
  'view-source:app://chairside/index.html',
  'chrome://settings',
  'chrome-error://chromewebdata/',
  'chrome-extension://abcdefghijklmnop/page.html',
  'devtools://devtools/bundled/inspector.html',
  'about:blank',
  'about:srcdoc',
  'about:blank#app://chairside/index.html',
  'ms-word:ofe|u|https://example.org/a.docx',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'mailto:somebody@example.org',
  'tel:112',
  'smb://server/share',
  'ftp://example.org/',
  'ws://127.0.0.1/',
  'chairside://index.html',
  'app:/chairside/index.html',
  'app:chairside/index.html',
  'app:///index.html',
  'app://other/index.html',
  'app://chairside.example.org/index.html',
  'app://chairside./index.html',
  'app://xn--chirside-7fg/index.html',
  'app://chаirside/index.html',
  'app://chairside%2eexample.org/index.html',
  'app://chairside%00.example.org/index.html',
  'app://chairside:443/index.html',
  'app://chairside@example.org/index.html',
  'app://user@chairside/index.html',
  'app://user:word@chairside/index.html',
  'app://:word@chairside/index.html',
  'app://chairside\\@example.org/index.html',
  'app://example.org\\chairside/index.html',
  'app://example.org#chairside/index.html',
  'app://example.org?chairside/index.html',
  'app.evil://chairside/index.html',
  'xapp://chairside/index.html',
  'apps://chairside/index.html',
  'app;//chairside/index.html',
  '//chairside/index.html',
  '/index.html',
  'index.html',
  '',
  ' ',
  '\u0000',
  '\u202eapp://chairside/index.html',
]

/** On our host, and yet not the page: a file of ours must not stand there as a page of its own. */
const notThePage = [
  'app://chairside/assets/index.js',
  'app://chairside/index.html/../assets/index.js',
  'app://chairside/index.html/',
  'app://chairside/INDEX.HTML',
  'app://chairside/index.html%00',
  'app://chairside/%69ndex.html',
  'app://chairside//index.html',
  'app://chairside/index',
  'app://chairside/icon.svg',
  'app://chairside/index.html;x',
]

describe('going elsewhere', () => {
  it.each(elsewhere)('%j is not shown, asked for as a page, or taken for ours', (address) =>
    tally.attempt(() => {
      expect(mayNavigate(address)).toBe(false)
      expect(isOurPage(address)).toBe(false)
      expect(mayCall({ url: address, parent: null })).toBe(false)
      expect(mayUse('clipboard-sanitized-write', address)).toBe(false)
    }, 4),
  )

  it.each(notThePage)('%j is not shown as if it were the page', (address) =>
    tally.attempt(() => expect(mayNavigate(address)).toBe(false)),
  )

  it('our own page is, also with capitals and white space as a browser reads them', () => {
    for (const address of [
      PAGE_ADDRESS,
      `${PAGE_ADDRESS}#/record/1`,
      ` ${PAGE_ADDRESS} `,
      'APP://chairside/',
    ])
      expect(mayNavigate(address)).toBe(true)
  })

  it.each(elsewhere.filter((address) => !/^data:/i.test(address)))('%j is not fetched', (address) =>
    tally.attempt(() => expect(mayRequest(address)).toBe(false)),
  )

  it.each([...elsewhere, PAGE_ADDRESS, 'blob:null/0b1c', 'blob:app://other/0b1c', 'data:text/plain,x'])(
    '%j is not saved as a file',
    (address) => tally.attempt(() => expect(mayDownload(address)).toBe(false)),
  )

  it('a document that the page has made is', () => {
    expect(mayDownload('blob:app://chairside/0b1c')).toBe(true)
  })

  it('a window that opens is refused, and a thing dropped on the window leads nowhere', async () => {
    await tally.attempt(() => expect(mayOpenWindow()).toEqual({ action: 'deny' }))
    await tally.attempt(() => expect(windowOptions('/p').webPreferences?.navigateOnDragDrop).toBe(false))
  })
})

describe('permissions', () => {
  const asked = [
    'accessibility-events',
    'background-fetch',
    'background-sync',
    'bluetooth',
    'captured-surface-control',
    'clipboard-read',
    'deprecated-sync-clipboard-read',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
    'hid',
    'idle-detection',
    'keyboardLock',
    'local-fonts',
    'media',
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'nfc',
    'notifications',
    'openExternal',
    'payment-handler',
    'periodic-background-sync',
    'persistent-storage',
    'pointerLock',
    'screen-wake-lock',
    'sensors',
    'serial',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'usb',
    'window-management',
    'unknown',
    '',
    'Clipboard-Sanitized-Write',
  ]
  it.each(asked)('%j is refused to our own page too', (permission) =>
    tally.attempt(() => expect(mayUse(permission, PAGE_ADDRESS)).toBe(false)),
  )
})

describe('who is heard', () => {
  const frames: [what: string, frame: { url: string; parent: unknown } | null | undefined][] = [
    ['a frame inside our page', { url: PAGE_ADDRESS, parent: { url: PAGE_ADDRESS } }],
    ['a frame that has gone', null],
    ['no frame', undefined],
    ['an empty frame', { url: '', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a page made of a data address', { url: 'data:text/html,x', parent: null }],
    ['a page elsewhere', { url: 'https://example.org/#app://chairside/index.html', parent: null }],
    ['the page of a development server', { url: 'http://localhost:5173/', parent: null }],
  ]
  it.each(frames)('not %s', (_what, frame) => tally.attempt(() => expect(mayCall(frame)).toBe(false)))

  const messages: unknown[] = [
    '',
    'start',
    'chairside:port',
    'CHAIRSIDE:START-PORT',
    'chairside:start-port ',
    null,
    undefined,
    1,
    true,
    ['chairside:start-port'],
    { type: 'chairside:port' },
    { type: ['chairside:start-port'] },
    { type: { toString: () => 'chairside:start-port' } },
    { TYPE: 'chairside:start-port' },
    new String('chairside:start-port'),
    {
      get type() {
        return undefined
      },
    },
  ]
  it.each(messages.map((message, n) => [n, message] as const))(
    'not message %i, which asks for no port',
    (_n, message) => tally.attempt(() => expect(isStartPort(message)).toBe(false)),
  )
})

describe('the locks of the window and of the program', () => {
  const preferences = windowOptions('/app/preload.cjs').webPreferences as Record<string, unknown>
  const locks: [name: string, value: boolean][] = [
    ['contextIsolation', true],
    ['sandbox', true],
    ['webSecurity', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webviewTag', false],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['navigateOnDragDrop', false],
    ['devTools', false],
    ['spellcheck', false],
  ]
  it.each(locks)('%s is %s', (name, value) => tally.attempt(() => expect(preferences[name]).toBe(value)))

  it('the page’s scheme passes by no policy', () =>
    tally.attempt(() =>
      expect(schemePrivileges).toMatchObject({
        bypassCSP: false,
        corsEnabled: false,
        allowServiceWorkers: false,
      }),
    ))

  it('no menu opens the tools of developers, on any system', async () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const)
      await tally.attempt(() =>
        expect(JSON.stringify(menuTemplate(platform, () => undefined))).not.toMatch(
          /devtools|reload|viewMenu/i,
        ),
      )
  })

  it('no switch weakens what Chromium guards', () =>
    tally.attempt(() =>
      expect(quietSwitches.map(([name]) => name).join(' ')).not.toMatch(
        /no-sandbox|disable-web-security|remote-debugging|ignore-certificate|allow-file-access|disable-site-isolation/,
      ),
    ))

  const builder = readFileSync(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8')
  const fuses: [name: string, value: boolean][] = [
    ['runAsNode', false],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['enableNodeCliInspectArguments', false],
    ['enableEmbeddedAsarIntegrityValidation', true],
    ['onlyLoadAppFromAsar', true],
    ['grantFileProtocolExtraPrivileges', false],
    ['enableCookieEncryption', true],
  ]
  it.each(fuses)('the packed program has %s set to %s', (name, value) =>
    tally.attempt(() => expect(builder).toMatch(new RegExp(`^  ${name}: ${value}$`, 'm'))),
  )

  it('the packed program takes no address from outside and is asked to open none', async () => {
    await tally.attempt(() => expect(builder).not.toMatch(/^\s*(protocols|fileAssociations):/m))
  })
})

/** What main.ts wires to these rules. Its behaviour is tried in a stand-in for Electron; here, that nothing is left unwired. */
describe('the wiring', () => {
  const main = readFileSync(join(import.meta.dirname, '../../electron/main.ts'), 'utf8')
  const preload = readFileSync(join(import.meta.dirname, '../../electron/preload.ts'), 'utf8')
  it.each([
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
    'will-download',
    'setWindowOpenHandler(mayOpenWindow)',
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'onBeforeRequest',
    'mayCall(event.senderFrame',
    'app.enableSandbox()',
    'requestSingleInstanceLock',
  ])('main hands %s to the rules', (what) => tally.attempt(() => expect(main).toContain(what)))

  it('opens nothing in another program, reads nothing of a second start, and runs no text', () =>
    tally.attempt(() =>
      expect(main).not.toMatch(
        /shell\.|openExternal|executeJavaScript|process\.argv|'open-url'|'open-file'|setAsDefaultProtocolClient|remote/,
      ),
    ))

  it('the page sees nothing of Electron but the word of which door it is', () =>
    tally.attempt(() => {
      expect(preload.match(/exposeInMainWorld\([^\n]*/g)).toEqual([
        "exposeInMainWorld('chairside', { door: 'desktop' })",
      ])
      expect(preload).not.toMatch(/\beval\b|new Function|require\(/)
    }))
})
