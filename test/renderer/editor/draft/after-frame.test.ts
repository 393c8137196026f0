import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { afterFrame } from '../../../../renderer/editor/draft/after-frame.ts'

/** As a browser draws: what is asked for runs with the next frame, when there is one. */
function page(visibilityState: 'visible' | 'hidden') {
  const asked: (() => void)[] = []
  vi.stubGlobal('document', { visibilityState })
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => asked.push(work))
  return {
    asked,
    draw: () => {
      for (const work of asked.splice(0)) work()
    },
  }
}

/** Whether it has come by now. */
function coming() {
  const seen = { there: false }
  void afterFrame().then(() => {
    seen.there = true
  })
  return seen
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const turns = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))

describe('what waits until typed words are on the screen', () => {
  test('goes on once the frame is drawn, and not before', async () => {
    const { draw } = page('visible')
    const seen = coming()
    await turns()
    expect(seen.there).toBe(false)
    draw()
    await turns()
    expect(seen.there).toBe(true)
  })

  test('asks for one frame, however many wait for it', async () => {
    const { draw, asked } = page('visible')
    const all = [coming(), coming(), coming()]
    expect(asked).toHaveLength(1)
    draw()
    await turns()
    expect(all.map(({ there }) => there)).toEqual([true, true, true])
  })

  test('waits for the next frame with what came while one was drawn', async () => {
    const { draw } = page('visible')
    coming()
    draw()
    const later = coming()
    await turns()
    expect(later.there).toBe(false)
    draw()
    await turns()
    expect(later.there).toBe(true)
  })

  test('waits anew after a page had stopped drawing', async () => {
    const { draw } = page('visible')
    coming()
    await vi.advanceTimersByTimeAsync(50)
    const later = coming()
    await turns()
    expect(later.there).toBe(false)
    draw()
    await turns()
    expect(later.there).toBe(true)
  })

  test('does not wait for a page that stops drawing', async () => {
    page('visible')
    const seen = coming()
    await vi.advanceTimersByTimeAsync(50)
    expect(seen.there).toBe(true)
  })

  test('goes on at once where nobody looks, and where there is no screen', async () => {
    page('hidden')
    const hidden = coming()
    await Promise.resolve()
    expect(hidden.there).toBe(true)
    vi.unstubAllGlobals()
    const none = coming()
    await Promise.resolve()
    expect(none.there).toBe(true)
  })
})
