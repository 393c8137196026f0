/**
 * A document as pages, in a real Chromium under the product's own content security policy: the very bytes that the core
 * makes, as paper that the keyboard and a screen reader can go through.
 */

import type { Page } from '@playwright/test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { writeMinutes, writePaper } from '../../../../electron/documents/index.ts'
import { buildPaper, paperRecipients } from '../../../../shared/copies/index.ts'
import { axeOn } from '../../../axe.ts'
import { copyFor, draft, example, signed } from '../../../shared/copies/examples.ts'
import { type Harness, startHarness } from '../../harness.ts'

let harness: Harness
const made: Record<string, string> = {}
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

beforeAll(async () => {
  harness = await startHarness()
  const meeting = example('icpc_harcastle')
  made.draft = base64(await writeMinutes(copyFor(meeting, 'internal', draft).copy))
  made.signed = base64(await writeMinutes(copyFor(meeting, 'p-dana', signed).copy))
  made.large = base64(await writeMinutes(copyFor(meeting, 'p-dana', signed).copy, [], { large: true }))
  const [child] = paperRecipients(meeting.minutes, meeting.template, 'child letter')
  if (!child) throw new Error('no letter to a child')
  const policy = { template: meeting.template, state: draft, fictional: true }
  made.letter = base64(
    await writePaper(buildPaper(meeting.minutes, 'child letter', child, policy, 'I liked to meet you.').copy),
  )
  made.hostile = base64(hostile(await writeMinutes(copyFor(meeting, 'p-dana', signed).copy)))
}, 180_000)
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

/** A document that asks for things from elsewhere, as the product never makes one. */
function hostile(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file)
  const text = (part: string): string => strFromU8(parts[part] ?? new Uint8Array())
  const more =
    '<w:p><w:hyperlink r:id="rIdEvil"><w:r><w:t>A link outwards</w:t></w:r></w:hyperlink></w:p>' +
    '<w:p><w:r><w:pict><v:shape style="width:9pt"><v:imagedata r:id="rIdPicture"/></v:shape></w:pict></w:r></w:p>' +
    '<w:altChunk r:id="rIdChunk"/>'
  const links = ['hyperlink', 'image', 'aFChunk'].map(
    (kind, at) =>
      `<Relationship Id="${['rIdEvil', 'rIdPicture', 'rIdChunk'][at]}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="https://elsewhere.example/${kind}" TargetMode="External"/>`,
  )
  return zipSync({
    ...parts,
    'word/document.xml': strToU8(text('word/document.xml').replace('<w:body>', `<w:body>${more}`)),
    'word/_rels/document.xml.rels': strToU8(
      text('word/_rels/document.xml.rels').replace('</Relationships>', `${links.join('')}</Relationships>`),
    ),
    'word/styles.xml': strToU8(
      text('word/styles.xml').replace(
        /w:ascii="[^"]*"/,
        'w:ascii="x; background: url(https://elsewhere.example/style)"',
      ),
    ),
  })
}

const put = (page: Page, bytes: string) =>
  page.evaluate((text) => {
    Object.assign(globalThis, { madeDocument: text })
  }, bytes)

async function opened(bytes = made.draft ?? '', context = {}): Promise<Page> {
  const page = await harness.open('/record/record-1/copies', '', context)
  await put(page, bytes)
  await page.getByRole('button', { name: /^See it as pages: the copy for Child/ }).press('Enter')
  await page.getByRole('group', { name: /^Page 1 of \d+$/ }).waitFor()
  return page
}
const frame = (page: Page) => page.getByRole('region', { name: /^Pages: / })

describe('A copy as pages', () => {
  it('is the document’s own text with its headings, its marking on every sheet and DRAFT across it', async () => {
    const page = await opened()
    const dialog = page.getByRole('dialog', { name: /^Copy for Child/ })
    await dialog.getByRole('heading', { name: /^Initial Child Protection Conference/, level: 3 }).waitFor()
    await dialog.getByRole('heading', { name: 'Summary', level: 4 }).first().waitFor()
    const sheets = dialog.getByRole('group', { name: /^Page \d+ of \d+$/ })
    const count = await sheets.count()
    expect(count).toBeGreaterThan(3)
    for (let at = 0; at < count; at += 1) {
      const said = (await sheets.nth(at).textContent()) ?? ''
      expect(said).toContain('DRAFT')
      expect(said).toContain(`Page ${at + 1} of ${count}`)
      expect(said).toContain('Confidential: for the child')
    }
    await dialog.getByText(/Where a page ends may differ in Word/).waitFor()
    expect(harness.faults()).toEqual([])
  })

  it('holds every paragraph of the document once and in order, on sheets of their paper’s height', async () => {
    const page = await opened(made.signed)
    const seen = await page.evaluate(() => {
      const root = [...document.querySelectorAll('*')].find((one) => one.shadowRoot)?.shadowRoot
      const sheets = [...(root?.querySelectorAll('section') ?? [])]
      const paragraphs = [...(root?.querySelectorAll('article p') ?? [])]
      return {
        heights: sheets.map((one) => one.offsetHeight),
        minimum: sheets.map((one) => Number.parseFloat(getComputedStyle(one).minHeight)),
        text: paragraphs.map((one) => (one.textContent ?? '').replace(/\s/g, '')).filter(Boolean),
        drafts: root?.querySelectorAll('.draft-mark').length,
      }
    })
    const xml = strFromU8(
      unzipSync(new Uint8Array(Buffer.from(made.signed ?? '', 'base64')))['word/document.xml'] ??
        new Uint8Array(),
    )
    const written = xml
      .split('</w:p>')
      .map((one) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text = '']) => text).join(''))
      .map((one) =>
        one.replaceAll('&amp;', '&').replaceAll('&apos;', "'").replaceAll('&quot;', '"').replace(/\s/g, ''),
      )
      .filter(Boolean)
    expect(seen.text).toEqual(written)
    expect(seen.drafts).toBe(0)
    seen.heights.forEach((height, at) => {
      expect(height).toBeLessThanOrEqual((seen.minimum[at] ?? 0) * 1.02 + 2)
    })
  })

  it('has no accessibility fault, in the light, in the dark and narrow', { timeout: 240_000 }, async () => {
    for (const context of [{}, { colorScheme: 'dark' as const }, { viewport: { width: 320, height: 640 } }]) {
      const page = await opened(made.draft, { ...context, reducedMotion: 'reduce' })
      const { violations } = await axeOn(page).include('[role=dialog]').analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      await page.context().close()
    }
    expect(harness.faults()).toEqual([])
  })

  it('is made larger and gone through with the keyboard alone, and closed with Escape', async () => {
    const page = await opened()
    const width = () =>
      page.getByRole('group', { name: /^Page 1 of/ }).evaluate((one) => one.getBoundingClientRect().width)
    await page.getByRole('button', { name: '100%' }).press('Enter')
    await expect.poll(async () => Math.round(await width())).toBe(794)
    await page.getByRole('button', { name: '200%' }).press('Space')
    await expect.poll(async () => Math.round(await width())).toBeGreaterThan(1570)
    await expect
      .poll(() => page.getByRole('button', { name: '200%' }).getAttribute('aria-pressed'))
      .toBe('true')
    // Paper that is wider than the dialog moves inside its frame.
    expect(
      await page.getByRole('dialog').evaluate((one) => one.getBoundingClientRect().right <= innerWidth),
    ).toBe(true)
    await page.getByRole('button', { name: 'Fit width' }).press('Enter')
    await expect.poll(async () => (await width()) < 860).toBe(true)

    await frame(page).focus()
    await page.keyboard.press('PageDown')
    await expect.poll(() => frame(page).evaluate((one) => one.scrollTop)).toBeGreaterThan(100)
    await page.keyboard.press('End')
    const dialog = page.getByRole('dialog')
    const last = await page.getByRole('group', { name: /^Page \d+ of \d+$/ }).count()
    await dialog.locator('.pages-count', { hasText: `Page ${last} of ${last}` }).waitFor()
    await page.getByRole('button', { name: 'Page before' }).press('Enter')
    await dialog.locator('.pages-count', { hasText: `Page ${last - 1} of ${last}` }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(harness.faults()).toEqual([])
  })

  it('in large print takes more sheets than the same copy in small print', async () => {
    const small = await opened(made.signed)
    const few = await small.getByRole('group', { name: /^Page \d+ of \d+$/ }).count()
    const large = await opened(made.large)
    await expect
      .poll(() => large.getByRole('group', { name: /^Page \d+ of \d+$/ }).count())
      .toBeGreaterThan(few)
  })

  it('that cannot be read is said to be so in a sentence, and nothing is lost', async () => {
    for (const bytes of [
      base64(Buffer.from('no document at all')),
      (made.draft ?? '').slice(0, 4000),
      base64(zipSync({ 'a.txt': strToU8('x') })),
    ]) {
      const page = await harness.open('/record/record-1/copies')
      await put(page, bytes)
      await page.getByRole('button', { name: /^See it as pages: the copy for Child/ }).click()
      await page.getByText('This document cannot be shown as pages here.').waitFor()
      await page.getByText(/Save the document and open it in Word\./).waitFor()
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
      await page.context().close()
    }
  })

  it('asks for nothing from anywhere, also when a document wants it to', async () => {
    const page = await harness.open('/record/record-1/copies')
    const outside: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(harness.origin) && !/^(?:data|blob):/.test(request.url()))
        outside.push(request.url())
    })
    await put(page, made.hostile ?? '')
    await page.getByRole('button', { name: /^See it as pages: the copy for Child/ }).click()
    await page.getByText('A link outwards').waitFor()
    const inside = await page.evaluate(() => {
      const root = [...document.querySelectorAll('*')].find((one) => one.shadowRoot)?.shadowRoot
      return {
        reaching: root?.querySelectorAll(
          'a, iframe, object, embed, script, link, style, image, [href], [srcdoc]',
        ).length,
        sheets:
          root?.adoptedStyleSheets
            .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
            .join(' ') ?? '',
      }
    })
    expect(inside.reaching).toBe(0)
    expect(inside.sheets).not.toMatch(/url\(|elsewhere/)
    expect(outside).toEqual([])
    expect(harness.faults()).toEqual([])
  })

  it('is loaded only when somebody asks for it', async () => {
    const page = await harness.open('/record/record-1/copies')
    const loaded = () =>
      page.evaluate(
        () =>
          performance
            .getEntriesByType('resource')
            .map(({ name }) => name)
            .filter((name) => /pages-view/.test(name)).length,
      )
    await expect.poll(() => loaded()).toBe(0)
    await put(page, made.draft ?? '')
    await page.getByRole('button', { name: /^See it as pages: the copy for Child/ }).click()
    await page.getByRole('group', { name: /^Page 1 of/ }).waitFor()
    await expect.poll(() => loaded()).toBeGreaterThan(0)
  })
})

describe('Other documents as pages', () => {
  it('are the letters and sheets beside the minutes', async () => {
    const page = await harness.open('/record/record-1/copies')
    await put(page, made.letter ?? '')
    await page
      .getByRole('button', { name: /^See it as pages: the letter for / })
      .first()
      .click()
    await page
      .getByRole('group', { name: /^Page 1 of/ })
      .getByText('I liked to meet you.')
      .waitFor()
  })

  it('are the sample on a letterhead, before it is used', async () => {
    const page = await harness.open('/letterhead')
    await page.getByTestId('letterhead-file').setInputFiles({
      name: 'Wexmoor.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(made.draft ?? '', 'base64'),
    })
    await page.getByRole('button', { name: 'See it as pages' }).click()
    await page.getByRole('group', { name: /^Page 1 of/ }).waitFor()
  })

  it('are the chronology extract, from the dialog that makes it', async () => {
    const page = await harness.open('/cases/case-1/chronology')
    await put(page, made.draft ?? '')
    await page.getByRole('button', { name: 'Word document' }).click()
    await page.getByRole('button', { name: 'See it as pages' }).click()
    await page.getByRole('group', { name: /^Page 1 of/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Save the chronology as a Word document' }).waitFor()
  })
})
