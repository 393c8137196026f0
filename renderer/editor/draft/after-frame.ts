/** Longer than this nothing waits for a frame: a page that nobody looks at draws none. Milliseconds. */
const NO_FRAME_MS = 50

const next = (work: () => void): void => {
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    channel.port1.close()
    work()
  }
  channel.port2.postMessage(null)
}

/** Everybody who waits for the same frame waits for one promise. */
let coming: Promise<void> | null = null

/**
 * Resolves when the screen has been given what was just typed, so that what is done with it does not stand in its way. At once
 * where nothing is drawn.
 */
export function afterFrame(): Promise<void> {
  if (typeof document === 'undefined' || document.visibilityState === 'hidden') return Promise.resolve()
  coming ??= new Promise((resolve) => {
    const late = setTimeout(() => {
      coming = null
      resolve()
    }, NO_FRAME_MS)
    requestAnimationFrame(() => {
      // What is typed from here on is shown by the frame after this one.
      coming = null
      next(() => {
        clearTimeout(late)
        resolve()
      })
    })
  })
  return coming
}
