/**
 * Runs beside the page in a world of its own. It passes one message port to the core, the menu's Undo and Redo
 * to the page, and from the page that something was copied; the page never sees anything of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { COPIED_CHANNEL, copiedIn } from './desktop/copied.ts'
import { LOCK_CHANNEL, LOCK_MESSAGE } from './desktop/lock.ts'
import { EDIT_CHANNEL } from './desktop/menu.ts'
import { isStartPort, PORT_CHANNEL, PORT_MESSAGE } from './desktop/port.ts'

contextBridge.exposeInMainWorld('chairside', { door: 'desktop' })

window.addEventListener('message', (event) => {
  if (event.source !== window) return
  const copied = copiedIn(event.data)
  if (copied !== undefined) ipcRenderer.send(COPIED_CHANNEL, copied)
  if (!isStartPort(event.data)) return
  const [given] = event.ports
  if (given) {
    ipcRenderer.postMessage(PORT_CHANNEL, null, [given])
    return
  }
  const { port1, port2 } = new MessageChannel()
  ipcRenderer.postMessage(PORT_CHANNEL, null, [port1])
  window.postMessage({ type: PORT_MESSAGE }, window.origin, [port2])
})

ipcRenderer.on(EDIT_CHANNEL, (_event, command: unknown) => {
  if (command !== 'undo' && command !== 'redo') return
  // The page hears the same key as from the keyboard: the record's own history answers first, a plain field after it.
  const mac = navigator.platform.startsWith('Mac')
  const key = new KeyboardEvent('keydown', {
    key: 'z',
    code: 'KeyZ',
    keyCode: 90,
    ctrlKey: !mac,
    metaKey: mac,
    shiftKey: command === 'redo',
    bubbles: true,
    cancelable: true,
  })
  const target = document.activeElement ?? document.body
  if (target.dispatchEvent(key)) document.execCommand(command)
})

ipcRenderer.on(LOCK_CHANNEL, () => window.postMessage({ type: LOCK_MESSAGE }, window.origin))
