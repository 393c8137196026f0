/**
 * Scripts that run inside the page. `worldScript` makes the isolated world in which the preload runs, with the few
 * things of `electron` that a sandboxed preload may require; `mainScript` lets it expose plain data to the page.
 * They are written as text because they run in Chromium and never here.
 */
export const WORLD = 'Electron Isolated Context'

export const mainScript = `(() => {
  document.addEventListener('standin:expose', (event) => {
    const freeze = (value) => {
      if (value && typeof value === 'object') { Object.values(value).forEach(freeze); Object.freeze(value) }
      return value
    }
    const { name, value } = JSON.parse(event.detail)
    Object.defineProperty(window, name, { value: freeze(value), enumerable: true })
  })
})()`

export function worldScript(preload: string): string {
  return `(() => {
  const send = (message) => globalThis.__standin(JSON.stringify(message))
  const toText = (bytes) => { let text = ''; for (const byte of bytes) text += String.fromCharCode(byte); return btoa(text) }
  const pack = (data) => {
    if (data instanceof ArrayBuffer) return { bytes: toText(new Uint8Array(data)) }
    if (ArrayBuffer.isView(data)) return { bytes: toText(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) }
    return { json: data }
  }
  const unpack = (packed) => 'bytes' in packed ? Uint8Array.from(atob(packed.bytes), (c) => c.charCodeAt(0)) : packed.json
  const hears = new Map()
  const ports = new Map()
  let lastPort = 0
  const plain = (value) => {
    if (typeof value === 'function') throw new Error('An object could not be cloned.')
    if (value && typeof value === 'object') Object.values(value).forEach(plain)
    return value
  }
  globalThis.__standinSend = (channel, args) => { for (const hear of hears.get(channel) ?? []) hear({}, ...args) }
  globalThis.__standinPort = (id, packed) => ports.get(id)?.postMessage(unpack(packed))
  const electron = {
    contextBridge: {
      exposeInMainWorld(name, value) {
        document.dispatchEvent(new CustomEvent('standin:expose', { detail: JSON.stringify({ name, value: plain(value) }) }))
      },
    },
    ipcRenderer: {
      on(channel, hear) { hears.set(channel, [...(hears.get(channel) ?? []), hear]) },
      send(channel, ...args) { send({ kind: 'send', channel, args, ports: [] }) },
      postMessage(channel, message, transfer = []) {
        const ids = transfer.map((port) => {
          const id = ++lastPort
          ports.set(id, port)
          port.onmessage = (event) => send({ kind: 'port', id, data: pack(event.data) })
          return id
        })
        send({ kind: 'send', channel, args: [message], ports: ids })
      },
    },
  }
  const require = (name) => {
    if (name === 'electron') return electron
    throw new Error('module not found: ' + name)
  }
  const module = { exports: {} }
  ;(function (require, module, exports) {\n${preload}\n})(require, module, module.exports)
})()`
}
