/** What every story looks at on the side: faults that axe can find, in light and dark, and requests that leave the page. */

import { expect, type Page } from '@playwright/test'
import { axeOn } from '../axe.ts'

/** In light every rule; in dark, where only colours differ, the rule about colours. `parts` are selectors; none: all. */
export async function isClean(page: Page, state: string, ...parts: string[]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const builder = axeOn(page)
    for (const part of parts) builder.include(part)
    const { violations } = await (colorScheme === 'dark'
      ? builder.withRules(['color-contrast'])
      : builder
    ).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
    expect(found, `${state}, ${colorScheme}`).toEqual([])
  }
}

/** Follows every request from now on. `expectNone` fails when one went anywhere but to the door of this page. */
export function watchRequests(page: Page): { expectNone(): void } {
  const outside: string[] = []
  const { origin } = new URL(page.url())
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('blob:') && !url.startsWith('data:'))
      outside.push(url)
  })
  return { expectNone: () => expect(outside, 'requests that left the page').toEqual([]) }
}
