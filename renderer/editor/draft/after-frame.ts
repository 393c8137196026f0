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

/**
 * Resolves when the screen has been given what was just typed, so that what is done with it does not stand in its way. At once
 * where nothing is drawn.
 */
export function afterFrame(): Promise<void> {
  if (typeof document === 'undefined' || document.visibilityState === 'hidden') return Promise.resolve()
  return new Promise((resolve) => {
    const late = setTimeout(resolve, NO_FRAME_MS)
    requestAnimationFrame(() =>
      next(() => {
        clearTimeout(late)
        resolve()
      }),
    )
  })
}
