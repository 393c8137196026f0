/** Windows and the messages between their pages and the main process. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CDPSession, Page, Route } from '@playwright/test'
import { schemes, session } from './session.ts'
import { inside, openStage, outside } from './stage.ts'
import { mainScript, WORLD, worldScript } from './world.ts'

export const windows = new Set<BrowserWindow>()
export const ipcMain = new EventEmitter()

type Packed = { bytes: string } | { json: unknown }
type FromWorld =
  | { kind: 'send'; channel: string; args: unknown[]; ports: number[] }
  | { kind: 'port'; id: number; data: Packed }

const pack = (data: unknown): Packed => {
  if (data instanceof ArrayBuffer) return { bytes: Buffer.from(data).toString('base64') }
  if (ArrayBuffer.isView(data)) {
    return { bytes: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64') }
  }
  return { json: data }
}
const unpack = (packed: Packed): unknown =>
  'bytes' in packed ? new Uint8Array(Buffer.from(packed.bytes, 'base64')) : packed.json

/** The main process's end of a port: messages wait until `start`. */
class MessagePortMain extends EventEmitter {
  #waiting: unknown[] | undefined = []
  readonly #post: (data: unknown) => void

  constructor(post: (data: unknown) => void) {
    super()
    this.#post = post
  }
  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const data of waiting) this.emit('message', { data, ports: [] })
  }
  postMessage(data: unknown): void {
    this.#post(data)
  }
  close(): void {
    this.emit('close')
  }
  receive(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data)
    else this.emit('message', { data, ports: [] })
  }
}

/** A permission's name in Electron, and the one that the page and the debugging protocol use. */
const permissions: [electron: string, page: string][] = [
  ['geolocation', 'geolocation'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
]

class WebContents extends EventEmitter {
  page: Page | undefined
  #world: number | undefined
  #cdp: CDPSession | undefined
  readonly #ports = new Map<number, MessagePortMain>()
  #openHandler: ((details: { url: string }) => { action: string }) | undefined
  /** True while the main process itself goes somewhere: that asks nobody. */
  #loading = false

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler
  }
  send(channel: string, ...args: unknown[]): void {
    this.#run(`__standinSend(${JSON.stringify(channel)}, ${JSON.stringify(args)})`)
  }
  getURL(): string {
    return inside(this.page?.url() ?? '')
  }

  async attach(page: Page, preload: string | undefined, frameUrl: () => string): Promise<void> {
    this.page = page
    const cdp = await page.context().newCDPSession(page)
    this.#cdp = cdp
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.#world = context.id
    })
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#forget()
    })
    cdp.on('Runtime.executionContextsCleared', () => this.#forget())
    cdp.on('Runtime.bindingCalled', ({ payload }) => this.#hear(JSON.parse(payload) as FromWorld, frameUrl()))
    await cdp.send('Runtime.enable')
    await cdp.send('Page.enable')
    await cdp.send('Runtime.addBinding', { name: '__standin', executionContextName: WORLD })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainScript })
    if (preload) {
      const source = worldScript(readFileSync(preload, 'utf8'))
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD })
    }
    await page.route('**/*', (route) => this.#answer(route))
    page.on('popup', (popup) => {
      const url = inside(popup.url())
      if (this.#openHandler?.({ url }).action !== 'allow') void popup.close()
    })
    page.once('close', () => this.#forget())
  }

  async load(url: string): Promise<void> {
    const page = this.page as Page
    const cdp = this.#cdp as CDPSession
    const origin = new URL(outside(url)).origin
    const { targetInfo } = await cdp.send('Target.getTargetInfo')
    const { browserContextId } = targetInfo
    for (const [name, inPage] of permissions) {
      const setting = (await session.defaultSession.allows(name, url)) ? 'granted' : 'denied'
      const permission = { name: inPage }
      await cdp.send('Browser.setPermission', { origin, permission, setting, browserContextId })
    }
    this.#loading = true
    try {
      await page.goto(outside(url), { waitUntil: 'load' })
    } finally {
      this.#loading = false
    }
  }

  /** Every request of the page: navigation is asked about, the session's filter heard, our own scheme served. */
  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = inside(request.url())
    const main = request.isNavigationRequest() && request.frame() === this.page?.mainFrame()
    if (request.isNavigationRequest() && !this.#loading) {
      let refused = false
      const event = {
        url,
        isMainFrame: main,
        preventDefault() {
          refused = true
        },
      }
      if (main) this.emit('will-navigate', event)
      this.emit('will-frame-navigate', event)
      // As Electron does it: the page that is there stays.
      if (refused) return route.abort('aborted')
    }
    if (await session.defaultSession.blocks(url, request.resourceType()))
      return route.abort('blockedbyclient')
    const handler = schemes.get(url.split(':', 1)[0] ?? '')
    if (!handler) return route.abort('namenotresolved')
    const response = await handler(new Request(url, { method: request.method() }))
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  #hear(message: FromWorld, url: string): void {
    if (message.kind === 'port') {
      this.#ports.get(message.id)?.receive(unpack(message.data))
      return
    }
    const ports = message.ports.map((id) => {
      const port = new MessagePortMain((data) =>
        this.#run(`__standinPort(${id}, ${JSON.stringify(pack(data))})`),
      )
      this.#ports.set(id, port)
      return port
    })
    ipcMain.emit(
      message.channel,
      { ports, sender: this, senderFrame: { url, parent: null } },
      ...message.args,
    )
  }

  #run(expression: string): void {
    if (this.#world === undefined) return
    this.#cdp?.send('Runtime.evaluate', { expression, contextId: this.#world }).catch(() => undefined)
  }

  #forget(): void {
    this.#world = undefined
    const ports = [...this.#ports.values()]
    this.#ports.clear()
    for (const port of ports) port.close()
  }
}

type Options = { title?: string; webPreferences?: { preload?: string } }

export class BrowserWindow extends EventEmitter {
  static onClosed: () => void = () => undefined
  readonly webContents = new WebContents()
  readonly options: Options
  readonly #opened: Promise<void>
  #destroyed = false

  constructor(options: Options) {
    super()
    this.options = options
    windows.add(this)
    this.#opened = this.#open()
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].at(-1) ?? null
  }

  async #open(): Promise<void> {
    const { context } = await openStage()
    const page = await context.newPage()
    await this.webContents.attach(page, this.options.webPreferences?.preload, () => this.webContents.getURL())
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') return void dialog.dismiss()
      let letGo = false
      this.webContents.emit('will-prevent-unload', {
        preventDefault() {
          letGo = true
        },
      })
      void (letGo ? dialog.accept() : dialog.dismiss())
    })
    page.once('close', () => this.#gone())
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened
    await this.webContents.load(url)
    this.emit('ready-to-show')
  }
  close(): void {
    let held = false
    this.emit('close', {
      preventDefault() {
        held = true
      },
    })
    if (!held) void this.#opened.then(() => this.webContents.page?.close({ runBeforeUnload: true }))
  }
  destroy(): void {
    void this.webContents.page?.close()
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  getTitle(): string {
    return this.options.title ?? ''
  }
  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this)
    this.emit('closed')
    BrowserWindow.onClosed()
  }
}
