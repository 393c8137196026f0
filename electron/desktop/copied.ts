/** How the page tells that something was copied, or that it need not stay on the clipboard any longer. */

/** The channel on which the preload passes on what the page posts. */
export const COPIED_CHANNEL = 'chairside:copied'
/** `type` of what the page posts; `what` stands beside it. */
export const COPIED_MESSAGE = 'chairside:copied'

/** What the page says with such a message; undefined for every other one. */
export const copiedIn = (data: unknown): unknown =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === COPIED_MESSAGE &&
  'what' in data
    ? data.what
    : undefined
