/**
 * Every screen in a real Chromium under the product's own policy, on a fake core in whose every text something asks to be
 * run, loaded or followed. It may be read there, and that is all.
 */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../renderer/harness.ts'
import { payloads } from './payloads.ts'
import { tallyOf } from './tally.ts'

const tally = tallyOf(
  'Nothing that is typed, pasted or stored runs, loads or links on any screen, whoever wrote it.',
  import.meta.filename,
)

let harness: Harness
let page: Page
const outside: string[] = []
const dialogs: string[] = []

beforeAll(async () => {
  harness = await startHarness()
  page = await opened('poison')
}, 120_000)
afterAll(() => harness.close())

async function opened(asked: string, bypassCSP = false): Promise<Page> {
  const made = await harness.open('/', asked, { reducedMotion: 'reduce', bypassCSP })
  made.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(harness.origin))
      outside.push(request.url())
  })
  made.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  made.on('popup', (popup) => outside.push(popup.url()))
  return made
}

const places = [
  '/',
  '/actions',
  '/meetings',
  '/supervision',
  '/supervision/plan',
  '/new/meetings',
  '/search',
  '/cases',
  '/cases/case-1',
  '/cases/new',
  '/import',
  '/distribution',
  '/distribution/record-4',
  '/settings',
  '/people',
  '/rules',
  '/letterhead',
  '/retention',
  '/sampling',
  '/sampling/sample-1',
  '/templates',
  '/templates/ICPC',
  '/me',
  '/verify',
  '/guide',
  '/record/record-1',
  '/record/record-1/sign',
  '/record/record-4/sign',
  '/record/record-4/countersign',
  '/record/record-1/copies',
  '/record/record-4/corrections',
  '/record/record-4/history',
  '/reports',
  '/reports/G5',
  '/learning',
  '/learning/seed-was-not-brought',
]

/** What a payload would have left behind, had it been more than words. */
const left = (within: Page): Promise<string[]> =>
  within.evaluate(() => {
    const found: string[] = []
    if ('hit' in window) found.push('something has run')
    const say = (element: Element): void => void found.push(element.outerHTML.slice(0, 200))
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      if (
        [
          'iframe',
          'object',
          'embed',
          'base',
          'frame',
          'applet',
          'portal',
          'fencedframe',
          'mglyph',
          'mtext',
        ].includes(name)
      )
        say(element)
      if (element.id === 'payload') say(element)
      if (name === 'script' && !(element as HTMLScriptElement).src.startsWith(location.origin)) say(element)
      if (name === 'meta' && element.hasAttribute('http-equiv')) say(element)
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on') || attribute === 'srcdoc' || attribute === 'autofocus') say(element)
        if (/^(href|src|xlink:href|action|formaction|data|poster|background|srcset)$/.test(attribute)) {
          // A place in the app is an address of this page, whatever words stand in it.
          const to = URL.parse(value, location.href)
          if (!/^(https?|data|blob):$/.test(to?.protocol ?? '') || /^data:text/i.test(value)) say(element)
          if (to?.protocol.startsWith('http') && to.origin !== location.origin) say(element)
        }
        if (attribute === 'style' && /url\(|expression|@import/i.test(value)) say(element)
      }
      if (name === 'style' && /example\.org/.test(element.textContent ?? '')) say(element)
    }
    for (const sheet of document.styleSheets)
      if (sheet.href && !sheet.href.startsWith(location.origin)) found.push(sheet.href)
    return found
  })

/** Faults of the page that an attack has caused: what its policy has refused. */
const refusals = (): string[] =>
  harness.faults().filter((fault) => /Content.Security.Policy|Refused to|violates|hit/i.test(fault))

describe('a screen full of payloads', () => {
  it.each(places)('%s shows them as words', async (place) => {
    const before = await page.evaluate(() =>
      (window as unknown as { poisonedPlaces(): number }).poisonedPlaces(),
    )
    await page.evaluate((to) => {
      location.hash = to
    }, place)
    await page.waitForFunction(() => !document.querySelector('.ui-waiting') && document.querySelector('h1'))
    await page.waitForTimeout(150)
    const tried =
      (await page.evaluate(() => (window as unknown as { poisonedPlaces(): number }).poisonedPlaces())) -
      before
    await tally.attempt(
      async () => {
        expect(await left(page)).toEqual([])
        expect(outside).toEqual([])
        expect(dialogs).toEqual([])
        expect(refusals()).toEqual([])
      },
      Math.max(tried, 1),
    )
  })

  it('really is full of them, and can be read', async () => {
    for (const place of ['/cases/case-1', '/people', '/distribution']) {
      await page.evaluate((to) => {
        location.hash = to
      }, place)
      await page.waitForFunction(() => document.body.textContent?.includes('window.hit=1'))
    }
  })
})

describe('what is pasted into the minutes', () => {
  const pasted = [
    ...payloads.filter((one) => one.includes('<')),
    '<p onclick="window.hit=1" style="background:url(https://example.org/hit.png)" id="payload">words</p>',
    '<ul><li><a href="javascript:window.hit=1">words</a></li></ul>',
    '<table><tr><td><img src="https://example.org/hit.png"></td></tr></table>',
    '<b style="position:fixed;inset:0">words</b><video src="https://example.org/hit.mp4" autoplay></video>',
    '<!--StartFragment--><o:p>words</o:p><v:imagedata src="https://example.org/hit.emz"/><!--EndFragment-->',
    '<svg><use href="https://example.org/hit.svg#x"/></svg><p>words</p>',
  ]

  it('stays words in the page, even if the page had no policy: no element, address or style of it', async () => {
    const editor = await opened('', true)
    await editor.evaluate(() => {
      location.hash = '/record/record-1'
    })
    const text = editor.locator('.ProseMirror').first()
    await text.waitFor({ timeout: 30_000 })
    await text.click()
    for (const html of pasted)
      await tally.attempt(async () => {
        for (const type of ['text/html', 'text/plain'])
          await text.evaluate(
            (element, [kind = '', words = '']) => {
              const clipboardData = new DataTransfer()
              clipboardData.setData(kind, words)
              element.dispatchEvent(
                new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
              )
            },
            [type, html],
          )
        await editor.waitForTimeout(30)
        expect(await left(editor), html).toEqual([])
        expect(outside, html).toEqual([])
        expect(dialogs).toEqual([])
        expect(
          await text.locator('a, img, svg, table, video, math, form, input, style, script').count(),
          html,
        ).toBe(0)
      }, 2)
  })
})
