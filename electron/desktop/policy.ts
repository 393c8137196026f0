/**
 * What the desktop window may do, as plain functions, so that each answer can be tested without Electron.
 * The window shows our own page and nothing else: no other address, no second window, no device, no network.
 */
import type { BrowserWindowConstructorOptions } from 'electron'

export const SCHEME = 'app'
const HOST = 'chairside'
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/index.html`

/** What Chromium is told about the scheme: a normal, secure origin with a policy that holds. */
export const schemePrivileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  corsEnabled: false,
  bypassCSP: false,
  allowServiceWorkers: false,
  stream: false,
} as const

/** Options of the one window. `preload` is an absolute path of the built preload. */
export function windowOptions(preload: string, icon?: string): BrowserWindowConstructorOptions {
  return {
    title: 'Chairside',
    width: 1280,
    height: 800,
    minWidth: 320,
    minHeight: 400,
    show: false,
    autoHideMenuBar: false,
    ...(icon ? { icon } : {}),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      disableBlinkFeatures: 'Auxclick',
      // Spelling is checked by the page, against a list that comes with it: see `spelling` below.
      spellcheck: false,
      devTools: false,
    },
  }
}

/**
 * True for our own page. The protocol and host are compared one by one: Node says `null` for the origin of a
 * scheme it does not know, so comparing origins would let every such address in.
 */
export function isOurPage(address: string, page: string = PAGE_ADDRESS): boolean {
  const target = URL.parse(address)
  const own = URL.parse(page)
  if (!target || !own) return false
  return (
    target.protocol === own.protocol &&
    target.host === own.host &&
    target.username === '' &&
    target.password === ''
  )
}

/** Only a reload of our own page; every other address stays shut. */
export function mayNavigate(address: string, page: string = PAGE_ADDRESS): boolean {
  const target = URL.parse(address)
  return (
    target !== null &&
    isOurPage(address, page) &&
    (target.pathname === '/' || target.pathname === '/index.html')
  )
}

/** No page opens another window, and no link is handed to another program. */
export function mayOpenWindow(): { action: 'deny' } {
  return { action: 'deny' }
}

/** Copying text is the one thing a page may ask for, and only ours; no device, no notification, no full screen. */
export function mayUse(permission: string, address: string, page: string = PAGE_ADDRESS): boolean {
  return permission === 'clipboard-sanitized-write' && isOurPage(address, page)
}

/** A request that the window's session may make: our own scheme, and what lives inside the page. */
export function mayRequest(address: string, page: string = PAGE_ADDRESS): boolean {
  const target = URL.parse(address)
  if (!target) return false
  if (isOurPage(address, page)) return true
  if (target.protocol === 'data:') return true
  // blob: addresses carry the origin that made them.
  return target.protocol === 'blob:' && isOurPage(target.pathname, page)
}

/** What is saved as a file was made by our own page: a document in its memory, never something from an address. */
export function mayDownload(address: string, page: string = PAGE_ADDRESS): boolean {
  const target = URL.parse(address)
  return target !== null && target.protocol === 'blob:' && isOurPage(target.pathname, page)
}

/** A message is heard only from the top frame of our own page. */
export function mayCall(
  frame: { url: string; parent: unknown } | null | undefined,
  page: string = PAGE_ADDRESS,
): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOurPage(frame.url, page)
}

/** Chromium's own traffic, off: the product makes no network call that a person did not ask for. */
export const quietSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['disable-breakpad'],
  [
    'disable-features',
    'MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
  ],
  ['dns-prefetch-disable'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/**
 * Chromium's own spelling stays off: on Linux it would fetch a word list from the internet, and on the other systems it
 * asks a service of the system. The address of that fetch leads nowhere on this machine, in case it is ever switched on.
 */
export const spelling = { enabled: false, dictionaryAddress: 'http://127.0.0.1:9/' } as const
