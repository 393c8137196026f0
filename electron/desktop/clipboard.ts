/**
 * What was copied out of Chairside stays on the system's clipboard, where every program can read it, no longer than it is
 * needed: until the screen is locked or Chairside is closed, and a password or recovery code for a minute at most. What
 * another program has put there meanwhile is left alone.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** `words`: copied by hand. `secret`: a password or code, by its button. `done with`: the screen was locked. */
export const copiedSchema = z.enum(['words', 'secret', 'done with'])
export type Copied = z.infer<typeof copiedSchema>

/** The page's words and the message about them go different ways: so long after the message the words are there, milliseconds. */
export const ARRIVES_MS = 250
/** Time to paste a password, milliseconds. */
export const SECRET_MS = 60_000

/** What Electron's clipboard is used for. */
export type Clipboard = { readText(): Promise<string>; clear(): void }

/** Watches over what was copied out of the window. `hear` takes what a page says; `empty` is for the end of the program. */
export function watchCopied(clipboard: Clipboard) {
  // A mark that tells the same words again and cannot be read: the words themselves are kept nowhere.
  const key = randomBytes(32)
  const markOf = (text: string): string => createHmac('sha256', key).update(text).digest('hex')
  let ours: string | undefined
  let arriving: NodeJS.Timeout | undefined
  let expiry: NodeJS.Timeout | undefined
  /** Counts what was copied: an answer about what was there before it no longer counts. */
  let nth = 0

  const look = async (): Promise<void> => {
    clearTimeout(arriving)
    arriving = undefined
    const mine = nth
    const text = await clipboard.readText()
    if (mine === nth) ours = text === '' ? undefined : markOf(text)
  }

  /** Resolves when nothing of ours is on the clipboard any more. */
  const empty = async (): Promise<void> => {
    clearTimeout(expiry)
    const mine = nth
    // Copied a moment ago, and locked at once.
    if (arriving) await look()
    const text = ours === undefined ? '' : await clipboard.readText()
    if (mine !== nth) return
    if (ours !== undefined && markOf(text) === ours) clipboard.clear()
    ours = undefined
  }

  /** A clipboard that cannot be read just now, because another program holds it, keeps nothing else from going on. */
  const quietly = (work: () => Promise<void>) => () => void work().catch(() => undefined)

  return {
    empty: (): Promise<void> => empty().catch(() => undefined),
    hear(what: Copied): void {
      if (what === 'done with') {
        quietly(empty)()
        return
      }
      nth += 1
      clearTimeout(arriving)
      clearTimeout(expiry)
      arriving = setTimeout(quietly(look), ARRIVES_MS)
      if (what === 'secret') expiry = setTimeout(quietly(empty), SECRET_MS)
    },
  }
}
