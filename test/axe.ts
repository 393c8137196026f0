/** axe, set up once for every screen test and story. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * Looks at the page but not at what React Aria reads aloud by the way: for some seconds its live announcer keeps a note
 * that names an element which may be gone by then, and axe takes that for a picture without a name.
 *
 * It works in the page itself, with no second page to add up the results, and writes out faults only: the app has no
 * frames of another origin, for which the second page is, and it takes a quarter of the time.
 */
export const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .exclude('[data-live-announcer]')
