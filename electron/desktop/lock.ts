/** Locking from outside of the page: the machine goes to sleep, or its own screen is locked. */

/** The channel on which the preload hears of it, and the message that the page is given. */
export const LOCK_CHANNEL = 'chairside:lock'
export const LOCK_MESSAGE = 'chairside:lock'

/** What the system tells before nobody looks any more. Waking is heard as well: not every machine tells of falling asleep. */
export const lockEvents = ['suspend', 'lock-screen', 'resume', 'shutdown', 'user-did-resign-active'] as const
