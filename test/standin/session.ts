/** Protocols, permissions and requests of the one session. */
import { EventEmitter } from 'node:events'

type Answer = (granted: boolean) => void
type Handler = (request: Request) => Response | Promise<Response>

export const schemes = new Map<string, Handler>()
export const privileged = new Map<string, Record<string, boolean>>()

export const protocol = {
  registerSchemesAsPrivileged(list: { scheme: string; privileges: Record<string, boolean> }[]): void {
    for (const { scheme, privileges } of list) privileged.set(scheme, privileges)
  },
  handle(scheme: string, handler: Handler): void {
    if (schemes.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    schemes.set(scheme, handler)
  },
}

type RequestHandler = (
  contents: unknown,
  name: string,
  answer: Answer,
  details: { requestingUrl: string },
) => void
type CheckHandler = (contents: unknown, name: string, origin: string) => boolean
type RequestFilter = (
  details: { url: string; resourceType: string },
  answer: (result: { cancel?: boolean }) => void,
) => void

class Session extends EventEmitter {
  #request: RequestHandler | null = null
  #check: CheckHandler | null = null
  #filter: RequestFilter | null = null
  spellCheckerEnabled = true
  dictionaryAddress = ''
  proxy: unknown

  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter): void => {
      this.#filter = filter
    },
  }
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler
  }
  setDevicePermissionHandler(_handler: unknown): void {}
  setSpellCheckerDictionaryDownloadURL(address: string): void {
    this.dictionaryAddress = address
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellCheckerEnabled = enabled
  }
  async setProxy(proxy: unknown): Promise<void> {
    this.proxy = proxy
  }

  /** As Electron decides: both handlers have to agree, and without a handler everything is granted. */
  async allows(name: string, address: string): Promise<boolean> {
    if (this.#check && !this.#check(null, name, address)) return false
    const ask = this.#request
    if (!ask) return true
    return new Promise((resolve) => ask(null, name, resolve, { requestingUrl: address }))
  }
  async blocks(url: string, resourceType: string): Promise<boolean> {
    const filter = this.#filter
    if (!filter) return false
    return new Promise((resolve) => filter({ url, resourceType }, ({ cancel }) => resolve(cancel === true)))
  }
}

export const session = { defaultSession: new Session() }
