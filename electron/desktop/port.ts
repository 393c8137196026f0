/** The one handshake between the page and the core: a message port, and the words it is asked for and given with. */

/** Channel on which the preload hands a port to the main process. */
export const PORT_CHANNEL = 'chairside:port'
/** What the page posts to ask for its port: this string, or an object whose `type` it is. */
export const START_PORT = 'chairside:start-port'
/** `type` of the message that brings the port to the page. */
export const PORT_MESSAGE = 'chairside:port'

/** True for a page's request for its port. */
export function isStartPort(data: unknown): boolean {
  return (
    data === START_PORT ||
    (typeof data === 'object' && data !== null && 'type' in data && data.type === START_PORT)
  )
}
