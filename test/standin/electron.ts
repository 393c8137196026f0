/**
 * A stand-in for the `electron` module, so that the real built main and preload run where Electron's runtime cannot be
 * installed. Windows are pages of a headless Chromium; the preload runs in an isolated world of its own.
 *
 * Unlike Electron: the page's own scheme is shown as https://app--<host>.test, because Chromium cannot be given a new
 * scheme from outside; the process sandbox, fuses, native menus and dialogs are not there. What an end-to-end test
 * says about those is said by the unit tests of `electron/desktop` and by a run on the real runtime.
 */
import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { Menu } from './menu.ts'
import { protocol, session } from './session.ts'
import { closeStage, openStage } from './stage.ts'
import { BrowserWindow, ipcMain, windows } from './window.ts'

class CommandLine {
  readonly switches = new Map<string, string | undefined>()
  appendSwitch(name: string, value?: string): void {
    this.switches.set(name, value)
  }
  hasSwitch(name: string): boolean {
    return this.switches.has(name)
  }
}

class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = new CommandLine()
  sandboxed = false
  #name = 'Electron'
  #quitting = false
  readonly #ready = openStage()
  readonly #userData = process.env.CHAIRSIDE_STANDIN_DATA ?? mkdtempSync(join(tmpdir(), 'chairside-standin-'))

  getName(): string {
    return this.#name
  }
  setName(name: string): void {
    this.#name = name
  }
  enableSandbox(): void {
    this.sandboxed = true
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  whenReady(): Promise<void> {
    return this.#ready.then(() => undefined)
  }
  isReady(): boolean {
    return true
  }
  getPath(name: string): string {
    return name === 'userData' ? this.#userData : join(this.#userData, name)
  }
  getVersion(): string {
    return '0.0.0'
  }

  quit(): void {
    if (!this.#quitting) {
      this.#quitting = true
      this.emit('before-quit', { preventDefault() {} })
      for (const window of [...windows]) window.close()
    }
    if (windows.size > 0) return
    let held = false
    this.emit('will-quit', {
      preventDefault() {
        held = true
      },
    })
    if (!held) this.exit(0)
  }

  exit(code = 0): void {
    this.emit('quit', {}, code)
    void closeStage().finally(() => process.exit(code))
  }

  /** Called by a window that has closed. */
  lastWindowMayHaveGone(): void {
    if (windows.size > 0) return
    if (this.#quitting) this.quit()
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
}

const app = new App()
BrowserWindow.onClosed = () => app.lastWindowMayHaveGone()

/** Dialogs answer as if they were dismissed; a test puts its own function in the place of one. */
const dialog = {
  async showOpenDialog(..._all: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    return { canceled: true, filePaths: [] }
  },
  showMessageBoxSync(..._all: unknown[]): number {
    return 0
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
  },
}

/** A clipboard of this process alone: a test puts there what the page has copied, or what another program would. */
const clipboard = {
  text: '',
  readText: async () => clipboard.text,
  async writeText(text: string) {
    clipboard.text = text
  },
  clear() {
    clipboard.text = ''
  },
}

/** A test emits what the system would tell. */
const powerMonitor = new EventEmitter()

const electron = { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, powerMonitor, protocol, session }

/** A test in the parent process runs a function here, as Playwright's `evaluate` does with the real Electron. */
process.on('message', async (message: { id: number; source: string; value: unknown }) => {
  try {
    // The function comes from our own test, written as source because functions cannot be sent.
    const work = new Function(`return (${message.source})`)() as (module: unknown, value: unknown) => unknown
    process.send?.({ id: message.id, result: await work(electron, message.value) })
  } catch (error) {
    process.send?.({ id: message.id, error: String(error) })
  }
})
process.on('disconnect', () => app.exit(1))

export default electron
export { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, powerMonitor, protocol, session }
