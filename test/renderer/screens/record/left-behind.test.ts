/** What a record leaves behind in memory once it has been left: nothing. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
}, 120_000)
afterAll(() => harness.close())

type Remembered = { editors: WeakRef<object>[]; drafts: WeakRef<object>[]; nodes: WeakRef<object>[] }

/** Runs in the page: remembers, without holding on to them, the editors of the open record, its draft and its elements. */
function remember(): number {
  const held = globalThis as unknown as { remembered?: Remembered }
  held.remembered ??= { editors: [], drafts: [], nodes: [] }
  const texts = [...document.querySelectorAll('.ProseMirror')] as (Element & {
    editor: {
      state: { plugins: { getState(state: unknown): { doc?: object; binding?: unknown } | undefined }[] }
    }
  })[]
  for (const text of texts) {
    held.remembered.editors.push(new WeakRef(text.editor))
    held.remembered.nodes.push(new WeakRef(text))
    for (const plugin of text.editor.state.plugins) {
      const state = plugin.getState(text.editor.state)
      if (state?.binding && state.doc) held.remembered.drafts.push(new WeakRef(state.doc))
    }
  }
  return texts.length
}

/** Runs in the page: does what nothing may do. */
function holdOn(): void {
  const text = document.querySelector('.ProseMirror') as (Element & { editor?: object }) | null
  Object.assign(globalThis, { heldOnTo: text?.editor })
}

/** How many of what was remembered are still there, once everything that can go has gone. */
async function still(page: Page): Promise<Record<keyof Remembered, number>> {
  const cdp = await page.context().newCDPSession(page)
  for (let time = 0; time < 3; time += 1) await cdp.send('HeapProfiler.collectGarbage')
  await cdp.detach()
  return page.evaluate(() => {
    const { remembered } = globalThis as unknown as { remembered: Remembered }
    const alive = (all: WeakRef<object>[]) => new Set(all.map((one) => one.deref()).filter(Boolean)).size
    return {
      editors: alive(remembered.editors),
      drafts: alive(remembered.drafts),
      nodes: alive(remembered.nodes),
    }
  })
}

const goTo = (page: Page, place: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, place)

describe('a record that was left', () => {
  it('leaves no editor, no draft, no page and no worker behind, however often one comes back to it', async () => {
    const page = await harness.open('/record/record-1', 'session=SUP_CASE', {
      viewport: { width: 1440, height: 1000 },
      reducedMotion: 'reduce',
    })
    const workers = () => page.workers().length
    let texts = 0
    for (let time = 0; time < 3; time += 1) {
      await page.locator('.ProseMirror').first().click()
      await page.keyboard.type('She was seen. ')
      await page.locator('[data-save="saved"]').waitFor()
      texts = await page.evaluate(remember)
      expect(texts).toBeGreaterThan(2)
      if (time === 0) await page.evaluate(holdOn)
      await goTo(page, '/me')
      await expect.poll(() => page.locator('.ProseMirror').count()).toBe(0)
      if (time < 2) await goTo(page, '/record/record-1')
    }
    await expect.poll(workers).toBe(0)
    // The screen of before is kept to compare with until the next ones have been drawn.
    const others = ['/guide', '/me']
    const lookElsewhere = async () => {
      await goTo(page, others[0] ?? '')
      others.reverse()
      return still(page)
    }
    // What is held on to is seen: a text of the first visit holds on to its draft.
    await expect.poll(async () => (await lookElsewhere()).drafts, { timeout: 20_000, interval: 500 }).toBe(1)
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'heldOnTo'))
    await expect
      .poll(lookElsewhere, { timeout: 20_000, interval: 500 })
      .toEqual({ editors: 0, drafts: 0, nodes: 0 })
    expect(harness.faults()).toEqual([])
  })
})
