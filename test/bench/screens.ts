/** The screens as a person has them: the built product, its browser door, a page of Chromium on a copy of a generated workspace. */
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { inspect } from '../../electron/workspace/index.ts'
import { type BrowserDoorApp, launchBrowserDoor } from '../e2e/app.ts'
import { field, fill } from '../e2e/pages/fields.ts'
import { type Figure, LARGE, ofBoth, SMALL } from './figure.ts'
import { type Spread, spread } from './numbers.ts'
import { type BenchRole, copyOf, passphrase, readyWorkspace } from './workspaces.ts'

const clock = join(import.meta.dirname, 'clock.js')

export type Screens = {
  page: Page
  browser: Browser
  app: BrowserDoorApp
  /** Signs in, and tells how long Today took from the press of the button, in milliseconds. */
  signIn(role?: BenchRole): Promise<number>
  /** Goes to a place and tells when it stands on the screen: as many as `least` of what `selector` finds. */
  goTo(place: string, selector: string, least?: number): Promise<number>
  openLongRecord(): Promise<number>
  /** Starts core and page again on the same folder; the core ended in good order, or in the middle of its work. */
  restart(how: 'in good order' | 'after a crash'): Promise<void>
  close(): Promise<void>
}

/** Where nothing is to be waited for. */
const NOWHERE = '/me'

/** Runs in the page. */
async function timeUntilPainted({
  place,
  selector,
  least,
}: {
  place: string
  selector: string
  least: number
}) {
  const begun = performance.now()
  location.hash = place
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    if (document.querySelectorAll(selector).length >= least) break
    if (performance.now() - begun > 60_000) throw new Error(`Nothing of ${selector} came at ${place}`)
  }
  // The frame that shows it has been drawn when the next task runs.
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - begun
}

/** `env`: more for the core. */
export async function openScreens(
  records: number,
  tell: (words: string) => void,
  env: NodeJS.ProcessEnv = {},
): Promise<Screens> {
  const ready = await readyWorkspace(records, tell)
  const { folder, remove } = await copyOf(ready)
  const { people } = await inspect(folder)
  const app = await launchBrowserDoor({
    folder,
    env: { ...env, NODE_OPTIONS: `--import ${clock} ${env.NODE_OPTIONS ?? ''}` },
  })
  /** The page itself lives on the same day as the core. */
  const onThatDay = async (): Promise<void> => {
    // The address is good once: a page that is loaded again before it has been taken has lost its way in.
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    await app.page.addInitScript({ path: clock })
    await app.page.reload()
  }
  await onThatDay()
  const screens: Screens = {
    get page() {
      return app.page
    },
    app,
    browser: app.browser,
    async signIn(role = 'CP chair') {
      const { page } = app
      await page.getByRole('heading', { name: /^Sign in to/ }).waitFor()
      const body = page.locator('body')
      const name = people.find((one) => one.role === role)?.name ?? ''
      await field(body, 'Who is signing in?').getByRole('button').click()
      await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
      await fill(body, 'Passphrase', passphrase)
      const done = page.evaluate(timeUntilPainted, { place: '/', selector: '.today-item', least: 1 })
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      return done
    },
    async goTo(place, selector, least = 1) {
      await app.page.evaluate(timeUntilPainted, { place: NOWHERE, selector: 'h1', least: 1 })
      await app.page.waitForTimeout(400)
      return app.page.evaluate(timeUntilPainted, { place, selector, least })
    },
    openLongRecord: () => screens.goTo(`/record/${ready.longRecord}`, '.ProseMirror p', 200),
    async restart(how) {
      await (how === 'in good order' ? app.startAgain() : app.restart())
      await onThatDay()
    },
    async close() {
      await app.close()
      await remove()
    },
  }
  return screens
}

type Look = (screens: Screens) => Promise<number>

/** `line`: what is drawn once for everything that is shown, where that is what may grow. */
const looks: { id: string; says: string; most: number; rounds: number; look: Look; line?: string }[] = [
  {
    id: 'today',
    says: 'Today',
    most: 300,
    rounds: 9,
    look: (screens) => screens.goTo('/', '.today-item'),
    line: '.today-item',
  },
  {
    id: 'case',
    says: 'A family, from the list of all',
    most: 400,
    rounds: 9,
    look: async (screens) => {
      const [id] = await familiesOf(screens)
      return screens.goTo(`/cases/${id}`, '.case-body a[href^="#/record/"]')
    },
  },
  {
    id: 'record',
    says: 'A record of 60 pages',
    most: 1500,
    rounds: 5,
    look: (screens) => screens.openLongRecord(),
  },
  {
    id: 'meetings',
    says: 'The list of all meetings',
    most: 1000,
    rounds: 5,
    look: (screens) => screens.goTo('/meetings', '.ui-table tbody tr', 100),
  },
  {
    id: 'cases',
    says: 'The list of all families',
    most: 1000,
    rounds: 5,
    look: (screens) => screens.goTo('/cases', '.ui-table tbody tr', 100),
  },
  {
    id: 'reports',
    says: 'A year of all measures',
    most: 1000,
    rounds: 5,
    look: (screens) => screens.goTo('/reports', '.report-row'),
  },
]

const known = new WeakMap<Screens, string[]>()

/** Ids of families, from the list; asked once. */
async function familiesOf(screens: Screens): Promise<string[]> {
  const there = known.get(screens)
  if (there) return there
  await screens.goTo('/cases', 'a[href^="#/cases/"]')
  const hrefs = await screens.page
    .locator('.ui-table a[href^="#/cases/"]')
    .evaluateAll((links) => links.slice(0, 20).map((link) => link.getAttribute('href') ?? ''))
  const ids = hrefs.map((href) => href.replace('#/cases/', ''))
  known.set(screens, ids)
  return ids
}

/** What a person waits for, until the frame that shows it, at both sizes. */
export async function screenFigures(
  tell: (words: string) => void,
  sizes = [SMALL, LARGE],
): Promise<Figure[]> {
  const took = new Map<number, Map<string, Spread>>()
  const drawn = new Map<number, Map<string, number>>()
  const [small = SMALL, large = LARGE] = sizes
  for (const records of sizes) {
    tell(`Looking at the screens with ${records} records.`)
    const screens = await openScreens(records, tell)
    const of = new Map<string, Spread>()
    took.set(records, of)
    const lines = new Map<string, number>()
    drawn.set(records, lines)
    try {
      const signedIn: number[] = []
      for (let round = 0; round < 4; round += 1) {
        if (round > 0) await screens.restart('in good order')
        signedIn.push(await screens.signIn())
      }
      await screens.restart('after a crash')
      of.set('afterCrash', spread([await screens.signIn()]))
      // The first start after the copy was made reads the file for the first time.
      of.set('signIn', spread(signedIn.slice(1)))
      for (const { id, rounds, look, line } of looks) {
        const times: number[] = []
        for (let round = -1; round < rounds; round += 1) {
          const time = await look(screens)
          if (round >= 0) times.push(time)
        }
        of.set(id, spread(times))
        if (line) lines.set(id, await screens.page.locator(line).count())
      }
    } finally {
      await screens.close()
    }
  }
  const figure = (
    id: string,
    says: string,
    more: { most?: number; scales?: boolean; note?: string },
  ): Figure[] => {
    const ours = took.get(large)?.get(id)
    if (!ours) return []
    const [fewer, many] = [drawn.get(small)?.get(id), drawn.get(large)?.get(id)]
    const lines = fewer && many ? { small: fewer, large: many } : undefined
    return [
      ofBoth(`screens.${id}`, says, { small: took.get(small)?.get(id), large: ours }, { ...more, lines }),
    ]
  }
  return [
    ...figure('signIn', 'On the screen: Today after the passphrase, with everything opened', { most: 2000 }),
    ...figure('afterCrash', 'On the screen: the same after a crash', {
      scales: false,
      note: 'the whole file is read before it is used',
    }),
    ...looks.flatMap(({ id, says, most }) => figure(id, `On the screen: ${says}`, { most })),
  ]
}
