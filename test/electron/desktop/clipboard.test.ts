import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ARRIVES_MS, copiedSchema, SECRET_MS, watchCopied } from '../../../electron/desktop/clipboard.ts'
import { COPIED_MESSAGE, copiedIn } from '../../../electron/desktop/copied.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A clipboard that every program may write to. */
function withClipboard() {
  const clipboard = {
    text: '',
    readText: async () => clipboard.text,
    clear: vi.fn(() => {
      clipboard.text = ''
    }),
  }
  const copied = watchCopied(clipboard)
  const copy = async (text: string, what: 'words' | 'secret' = 'words') => {
    copied.hear(what)
    // The words come a moment after the message about them.
    await vi.advanceTimersByTimeAsync(20)
    clipboard.text = text
  }
  return { clipboard, copied, copy }
}

describe('what was copied out of Chairside', () => {
  it('can be pasted for as long as somebody works', async () => {
    const { clipboard, copy } = withClipboard()
    await copy('Mia said she feels safe at home.')
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(clipboard.text).toBe('Mia said she feels safe at home.')
  })

  it('is taken off the clipboard when the screen is locked, also when it was copied just before', async () => {
    for (const wait of [0, ARRIVES_MS, 60_000]) {
      const { clipboard, copied, copy } = withClipboard()
      await copy('Mia said she feels safe at home.')
      await vi.advanceTimersByTimeAsync(wait)
      copied.hear('done with')
      await vi.advanceTimersByTimeAsync(0)
      expect(clipboard.text, `${wait} ms afterwards`).toBe('')
    }
  })

  it('is taken off it when Chairside is closed', async () => {
    const { clipboard, copied, copy } = withClipboard()
    await copy('Mia said she feels safe at home.')
    await vi.advanceTimersByTimeAsync(1000)
    await copied.empty()
    expect(clipboard.text).toBe('')
  })

  it('leaves alone what another program has put there since', async () => {
    const { clipboard, copied, copy } = withClipboard()
    await copy('Mia said she feels safe at home.')
    await vi.advanceTimersByTimeAsync(1000)
    clipboard.text = 'a shopping list'
    copied.hear('done with')
    await vi.advanceTimersByTimeAsync(0)
    await copied.empty()
    expect(clipboard.text).toBe('a shopping list')
    expect(clipboard.clear).not.toHaveBeenCalled()
  })

  it('leaves alone what was never copied out of Chairside', async () => {
    const { clipboard, copied } = withClipboard()
    clipboard.text = 'a shopping list'
    copied.hear('done with')
    await vi.advanceTimersByTimeAsync(0)
    await copied.empty()
    expect(clipboard.text).toBe('a shopping list')
  })
})

it('a clipboard that another program holds keeps nobody from locking or closing', async () => {
  const { clipboard, copied, copy } = withClipboard()
  await copy('Mia said she feels safe at home.')
  await vi.advanceTimersByTimeAsync(1000)
  clipboard.readText = () => Promise.reject(new Error('held'))
  copied.hear('done with')
  await expect(copied.empty()).resolves.toBeUndefined()
})

describe('a password or recovery code that was copied by its button', () => {
  it('can be pasted for a minute and no longer', async () => {
    const { clipboard, copy } = withClipboard()
    await copy('quiet-heron-42', 'secret')
    await vi.advanceTimersByTimeAsync(SECRET_MS - 1000)
    expect(clipboard.text).toBe('quiet-heron-42')
    await vi.advanceTimersByTimeAsync(1000)
    expect(clipboard.text).toBe('')
  })

  it('does not take with it what was copied after it', async () => {
    const { clipboard, copy } = withClipboard()
    await copy('quiet-heron-42', 'secret')
    await vi.advanceTimersByTimeAsync(SECRET_MS / 2)
    await copy('The next visit is on Monday.')
    await vi.advanceTimersByTimeAsync(SECRET_MS * 2)
    expect(clipboard.text).toBe('The next visit is on Monday.')
  })
})

it('the page’s message is taken out of everything that a page may post, and heard only in the words agreed', () => {
  expect(copiedIn({ type: COPIED_MESSAGE, what: 'secret' })).toBe('secret')
  for (const other of [
    null,
    undefined,
    'chairside:copied',
    7,
    {},
    { type: COPIED_MESSAGE },
    { what: 'words' },
  ])
    expect(copiedIn(other)).toBeUndefined()
  for (const what of ['words', 'secret', 'done with']) expect(copiedSchema.safeParse(what).success).toBe(true)
  for (const what of ['', 'all', { text: 'x' }, null, 3])
    expect(copiedSchema.safeParse(what).success).toBe(false)
})
