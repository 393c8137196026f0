/**
 * From a key press to the frame that shows it, and to its words being on disk: typing in a record of sixty pages as a person
 * would, one key every 60 ms. Beside it, in turns, the same keys in a bare tiptap page that holds the same text.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { atMost, both, type Figure, peerOf, SMALL, within } from './figure.ts'
import { type Spread, spread, spreadOfTurns } from './numbers.ts'
import { openScreens, type Screens } from './screens.ts'

const words =
  'Wren was seen at home this morning and was weighed by the health visitor while her mother made tea. '
/** Milliseconds between two keys: 200 words a minute, faster than anybody keeps up. */
const BETWEEN = 60
const IN_A_ROW = 30

type Measured = { frames: number[]; saved: number[] }

/** Runs in the page: from each key press to the frame that shows it, and to its words being on disk where they go there. */
function listen(): void {
  const measured: Measured = { frames: [], saved: [] }
  let waiting: number[] = []
  addEventListener(
    'keydown',
    (event) => {
      const pressed = event.timeStamp
      waiting.push(pressed)
      // The frame after the one in which the key was worked on shows it.
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => measured.frames.push(performance.now() - pressed)
        channel.port2.postMessage(null)
      })
    },
    true,
  )
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('chairside saved')) {
      const end = entry.startTime + entry.duration
      for (const pressed of waiting) if (pressed <= entry.startTime) measured.saved.push(end - pressed)
      waiting = waiting.filter((pressed) => pressed > entry.startTime)
    }
  }).observe({ entryTypes: ['measure'] })
  Object.assign(globalThis, { measured })
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

/** Builds the bare page as ours is built, and serves it to this machine alone. */
async function servePeer(): Promise<{ address: string; close: () => Promise<void> }> {
  const out = await mkdtemp(join(tmpdir(), 'chairside-peer-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'peer'),
    logLevel: 'error',
    build: {
      outDir: out,
      emptyOutDir: true,
      rollupOptions: { input: join(import.meta.dirname, 'peer/typing.html') },
    },
  })
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://peer').pathname
    readFile(join(out, name)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/typing.html`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(out, { recursive: true, force: true })
    },
  }
}

/** Everything that stands in the page's texts, one paragraph each. */
const textOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ProseMirror p')].map((paragraph) => paragraph.textContent ?? ''),
  )

/** What was measured since the last time. */
const take = (page: Page): Promise<Measured> =>
  page.evaluate(() => {
    const { measured } = globalThis as unknown as { measured: Measured }
    return { frames: measured.frames.splice(0), saved: measured.saved.splice(0) }
  })

/** Types in both pages in turns. The caret stands in the middle of the text already. */
async function inTurns(
  ours: Page,
  bare: Page,
  turns: number,
): Promise<{ ours: Measured[]; bare: Measured[] }> {
  const keys = words.repeat(10)
  const took = { ours: [] as Measured[], bare: [] as Measured[] }
  for (let turn = -1; turn < turns; turn += 1) {
    // Each is the first as often as the other: what the one leaves behind for the machine to do falls on the other.
    for (const name of turn % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      const page = name === 'ours' ? ours : bare
      await page.bringToFront()
      await page.waitForTimeout(150)
      const from = (Math.max(0, turn) * IN_A_ROW) % words.length
      await page.keyboard.type(keys.slice(from, from + IN_A_ROW), { delay: BETWEEN })
      await page.waitForTimeout(400)
      const measured = await take(page)
      // The first turn is not counted: whatever is read for the first time is read in it.
      if (turn >= 0) took[name].push(measured)
    }
  }
  return took
}

/** Types in the long record that is open in these screens. */
export async function typingOf(screens: Screens, turns: number): Promise<Figure[]> {
  const { page } = screens
  const peer = await servePeer()
  try {
    await screens.openLongRecord()
    const bare = await (
      await screens.browser.newContext({ viewport: { width: 1280, height: 800 } })
    ).newPage()
    await bare.goto(peer.address)
    const text = await textOf(page)
    await bare.evaluate(
      (paragraphs) => (globalThis as unknown as { fill(all: string[]): void }).fill(paragraphs),
      text,
    )
    for (const one of [page, bare]) {
      await one.bringToFront()
      const texts = one.locator('.ProseMirror p')
      await texts.nth(Math.floor((await texts.count()) / 2)).click()
      await one.keyboard.press('End')
      await one.evaluate(listen)
    }
    // The first reading of the record is not typing.
    await page.waitForTimeout(3_000)
    const took = await inTurns(page, bare, turns)
    const framesOf = (all: Measured[]) => spreadOfTurns(all.map(({ frames }) => frames))
    return figuresOf(
      framesOf(took.ours),
      framesOf(took.bare),
      spread(took.ours.flatMap(({ saved }) => saved)),
    )
  } finally {
    await peer.close()
  }
}

function figuresOf(frames: Spread, bare: Spread, saved: Spread): Figure[] {
  const peer = peerOf('bare tiptap page, same text', frames, bare, 'p95')
  return [
    {
      id: 'typing.paint',
      says: 'A key press in a record of 60 pages, until the screen shows it',
      unit: 'ms',
      value: frames,
      peer,
      target: both(within(peer, 1.25, 'p95'), atMost(frames, 50, 'p95')),
    },
    {
      id: 'typing.saved',
      says: 'A key press, until its words are on disk and the screen knows it',
      unit: 'ms',
      value: saved,
      target: atMost(saved, 100, 'p95'),
    },
  ]
}

const TURNS = 12

export async function typingFigures(tell: (words: string) => void): Promise<Figure[]> {
  const screens = await openScreens(SMALL, tell)
  try {
    await screens.signIn()
    tell('Typing.')
    return await typingOf(screens, TURNS)
  } finally {
    await screens.close()
  }
}
