/**
 * What was copied out of this window does not stay on the clipboard after the lock. The desktop looks after it (its program
 * can tell whether the clipboard still holds the same); in a browser it is known only while nobody has left the window since.
 */
import { isDesktop } from './doors.ts'

type Copied = 'words' | 'secret' | 'done with'

/** Time to paste a password in a browser, milliseconds; the desktop has its own. */
const SECRET_MS = 60_000

/** In a browser: nobody was in another window since something was copied here, so that it must still be there. */
let stillOurs = false
let expiry: ReturnType<typeof setTimeout> | undefined

const tell = (page: Window, what: Copied): void =>
  page.postMessage({ type: 'chairside:copied', what }, page.origin)

const keep = (): void => {
  clearTimeout(expiry)
  stillOurs = true
}

/** Begins to notice what is copied by hand and that the window is left. */
export function noticeCopies(page: Window): void {
  const copied = (): void => {
    if (isDesktop(page)) tell(page, 'words')
    else keep()
  }
  const left = (): void => {
    stillOurs = false
  }
  page.addEventListener('copy', copied)
  page.addEventListener('cut', copied)
  page.addEventListener('blur', left)
}

/** Takes what was copied here off the clipboard, when it is known to be there still. Whatever stands in the way, it goes on. */
export function emptyCopied(page: Window = window): void {
  clearTimeout(expiry)
  if (isDesktop(page)) tell(page, 'done with')
  if (!stillOurs) return
  stillOurs = false
  void page.navigator.clipboard?.writeText('').catch(() => undefined)
}

/**
 * Copies a password or code. It is taken off the clipboard again after a minute; in a browser only when nobody has left the
 * window meanwhile. Rejects when it could not be copied.
 */
export async function copySecret(secret: string, page: Window = window): Promise<void> {
  await page.navigator.clipboard.writeText(secret)
  if (isDesktop(page)) {
    tell(page, 'secret')
    return
  }
  keep()
  expiry = setTimeout(() => emptyCopied(page), SECRET_MS)
}

/** What is said once a password or code was copied. */
export const copiedSays = (page: Window = window): string =>
  isDesktop(page)
    ? 'Copied. It is taken off the clipboard again after a minute.'
    : 'Copied. Paste it, then copy something else: another program could read it.'
