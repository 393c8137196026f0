/**
 * The desktop door. It wires Electron to the rules in `desktop/` and hands every call to the core; what it adds
 * fits on a page.
 */
import { join } from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
} from 'electron'
import { router } from './api/router.ts'
import { createCore } from './core.ts'
import { copiedSchema, watchCopied } from './desktop/clipboard.ts'
import { afterRefusal, CLOSE_RETRY_MS, closeQuestion } from './desktop/closing.ts'
import { COPIED_CHANNEL } from './desktop/copied.ts'
import { LOCK_CHANNEL, lockEvents } from './desktop/lock.ts'
import { EDIT_CHANNEL, menuTemplate } from './desktop/menu.ts'
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
  SCHEME,
  schemePrivileges,
  spelling,
  windowOptions,
} from './desktop/policy.ts'
import { PORT_CHANNEL } from './desktop/port.ts'
import { folderMemory } from './folder.ts'
import { sayOnly } from './last-words.ts'
import { openPage } from './page/files.ts'
import { Problem } from './problem.ts'

const here = import.meta.dirname
const icon = process.platform === 'linux' ? join(here, '../icon.png') : undefined
// Only a development run, never a packaged one, takes its page from the build tool's server.
const devAddress = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const pageAddress = devAddress ?? PAGE_ADDRESS

app.setName('Chairside')
// Electron would show the error with its words; no crash is reported to anybody either (quietSwitches).
sayOnly((sentence) => {
  dialog.showErrorBox('Chairside', sentence)
  app.exit(1)
})
app.enableSandbox()
for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value)
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: schemePrivileges }])

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(open, cannotOpen).catch(cannotOpen)
} else {
  app.quit()
}

async function open(): Promise<void> {
  const { folder, remember } = folderMemory(
    join(app.getPath('userData'), 'door.json'),
    process.env.CHAIRSIDE_WORKSPACE,
  )
  const core = createCore({ door: 'desktop', folder, chooseFolder, onFolder: remember })
  const calls = new RPCHandler(router)
  await guardSession()
  const page = devAddress ? undefined : await openPage(join(here, '../renderer'))
  if (page) {
    protocol.handle(SCHEME, async (request) => {
      const target = URL.parse(request.url)
      const ours = isOurPage(request.url) && target && request.method === 'GET'
      const { status, headers, body } = await page.answer(ours ? target.pathname : '')
      return new Response(body as Uint8Array<ArrayBuffer>, { status, headers })
    })
  }

  ipcMain.on(PORT_CHANNEL, (event) => {
    const [port] = event.ports
    if (!port || !mayCall(event.senderFrame, pageAddress)) return
    const windowSession = core.newSession()
    calls.upgrade(port, { context: { core, session: windowSession } })
    port.on('close', () => void windowSession.end())
    port.start()
  })

  const copied = watchCopied(clipboard)
  ipcMain.on(COPIED_CHANNEL, (event, what: unknown) => {
    const heard = copiedSchema.safeParse(what)
    if (heard.success && mayCall(event.senderFrame, pageAddress)) copied.hear(heard.data)
  })

  const edit = (command: 'undo' | 'redo'): void =>
    BrowserWindow.getFocusedWindow()?.webContents.send(EDIT_CHANNEL, command)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, edit)))

  // The page is blank at once and brings its last words; whatever it does, the core is locked a moment later.
  const power: NodeJS.EventEmitter = powerMonitor
  for (const event of lockEvents)
    power.on(event, () => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(LOCK_CHANNEL)
      core.lockSoon()
      void copied.empty()
    })

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    // Quitting waits until the workspace is closed as it should be.
    event.preventDefault()
    closed = true
    void Promise.allSettled([core.close(), copied.empty()]).finally(() => app.quit())
  })
  await openWindow()
}

async function openWindow(): Promise<void> {
  const window = new BrowserWindow(windowOptions(join(here, '../preload/preload.cjs'), icon))
  const contents = window.webContents
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  contents.setWindowOpenHandler(mayOpenWindow)
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, pageAddress)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, pageAddress)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, pageAddress)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())

  let closing = false
  let askedAt = 0
  window.on('close', () => {
    closing = true
  })
  contents.on('will-prevent-unload', (event) => {
    // A reload that the page refuses is simply not done.
    if (!closing) return
    closing = false
    askedAt ||= Date.now()
    if (afterRefusal(Date.now() - askedAt) === 'try again') {
      setTimeout(() => window.isDestroyed() || window.close(), CLOSE_RETRY_MS)
      return
    }
    askedAt = 0
    // Preventing the refusal is Electron's way to let the window go.
    if (dialog.showMessageBoxSync(window, closeQuestion) === 1) event.preventDefault()
  })
  await window.loadURL(pageAddress).catch((error: unknown) => {
    // Closing a window that is still loading ends the loading; nobody needs to be told.
    if (!closing && !window.isDestroyed()) throw error
  })
}

async function guardSession(): Promise<void> {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(mayUse(permission, details.requestingUrl, pageAddress)),
  )
  own.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin, pageAddress))
  own.setDevicePermissionHandler(() => false)
  own.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL(), pageAddress)) event.preventDefault()
  })
  own.setSpellCheckerDictionaryDownloadURL(spelling.dictionaryAddress)
  own.setSpellCheckerEnabled(spelling.enabled)
  if (devAddress) return
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !mayRequest(request.url) }))
  await own.setProxy({ mode: 'direct' })
}

async function chooseFolder(): Promise<string | null> {
  const options = {
    title: 'Chairside',
    buttonLabel: 'Choose',
    properties: ['openDirectory' as const, 'createDirectory' as const, 'promptToCreate' as const],
  }
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

function cannotOpen(error: unknown): void {
  const says =
    error instanceof Problem ? error.says : 'Chairside could not start. Your records are as they were.'
  dialog.showErrorBox('Chairside', says)
  app.exit(1)
}
