import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copySecret, emptyCopied, noticeCopies } from '../../../renderer/client/copied.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A window of one of the two doors. `posted` is what its page says to the desktop, `clipboard` what is to be pasted. */
function fakeWindow(door: 'desktop' | 'browser') {
  const page = Object.assign(new EventTarget(), {
    ...(door === 'desktop' && { chairside: { door } }),
    origin: 'https://app--chairside.test',
    posted: [] as unknown[],
    clipboard: 'a shopping list',
    postMessage: (data: unknown) => void page.posted.push(data),
    navigator: {
      clipboard: {
        writeText: async (text: string): Promise<void> => {
          page.clipboard = text
        },
      },
    },
  })
  noticeCopies(page as unknown as Window)
  return { page, window: page as unknown as Window }
}
const said = (what: string) => ({ type: 'chairside:copied', what })

describe('on the desktop', () => {
  it('the program hears that something was copied or cut, that a password was, and that the screen is locked', async () => {
    const { page, window } = fakeWindow('desktop')
    page.dispatchEvent(new Event('copy'))
    page.dispatchEvent(new Event('cut'))
    await copySecret('quiet-heron-42', window)
    emptyCopied(window)
    expect(page.posted).toEqual(['words', 'words', 'secret', 'done with'].map(said))
    // The program looks whether it is still the same; the page does not write over what it does not know.
    expect(page.clipboard).toBe('quiet-heron-42')
  })
})

describe('in a browser', () => {
  it('what was copied is taken off the clipboard at the lock when nobody has left the window since', () => {
    const { page, window } = fakeWindow('browser')
    page.clipboard = 'Mia said she feels safe at home.'
    page.dispatchEvent(new Event('copy'))
    emptyCopied(window)
    expect(page.clipboard).toBe('')
    expect(page.posted).toEqual([])
  })

  it('nothing is taken off it that another program may have put there', () => {
    const { page, window } = fakeWindow('browser')
    emptyCopied(window)
    expect(page.clipboard).toBe('a shopping list')
    page.dispatchEvent(new Event('copy'))
    page.dispatchEvent(new Event('blur'))
    emptyCopied(window)
    expect(page.clipboard).toBe('a shopping list')
  })

  it('a password is taken off it after a minute, unless the window was left or something else copied', async () => {
    const { page, window } = fakeWindow('browser')
    await copySecret('quiet-heron-42', window)
    vi.advanceTimersByTime(59_000)
    expect(page.clipboard).toBe('quiet-heron-42')
    vi.advanceTimersByTime(1000)
    expect(page.clipboard).toBe('')

    await copySecret('quiet-heron-42', window)
    page.dispatchEvent(new Event('blur'))
    vi.advanceTimersByTime(60_000)
    expect(page.clipboard).toBe('quiet-heron-42')

    await copySecret('quiet-heron-42', window)
    page.clipboard = 'The next visit is on Monday.'
    page.dispatchEvent(new Event('copy'))
    vi.advanceTimersByTime(60_000)
    expect(page.clipboard).toBe('The next visit is on Monday.')
  })

  it('a browser that refuses keeps nobody from locking', async () => {
    const { page, window } = fakeWindow('browser')
    page.dispatchEvent(new Event('copy'))
    page.navigator.clipboard.writeText = () => Promise.reject(new Error('not now'))
    expect(() => emptyCopied(window)).not.toThrow()
    await expect(copySecret('quiet-heron-42', window)).rejects.toThrow('not now')
  })
})
