/**
 * From a key press to its words being on disk, and from a key press to the next frame: typing in the fictional
 * conference as a person would, one key every 60 ms.
 */
import { launchBrowserDoor } from '../e2e/app.ts'
import { spread } from './numbers.ts'

const KEYS = 300
const words =
  'Wren was seen at home this morning and was weighed by the health visitor while her mother made tea. '

type Measured = { saved: number[]; frames: number[] }

export async function typingFigures() {
  const app = await launchBrowserDoor()
  try {
    const { page } = app
    await page.getByRole('button', { name: /fictional conference/i }).click()
    await page.getByRole('button', { name: /^Begin as/ }).click()
    await page.getByRole('link', { name: 'Go on writing' }).first().click()
    const text = page.locator('[data-section="strengths"]').getByRole('textbox').first()
    await text.click()
    // The first reading of the record is not typing.
    await page.waitForTimeout(2_000)
    await page.evaluate(() => {
      const measured: Measured = { saved: [], frames: [] }
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
    })
    await page.keyboard.type(words.repeat(Math.ceil(KEYS / words.length)).slice(0, KEYS), { delay: 60 })
    await page.locator('[data-save="saved"]').waitFor()
    await page.waitForTimeout(200)
    const measured = await page.evaluate(() => (globalThis as unknown as { measured: Measured }).measured)
    return {
      what: 'key press to durable acknowledgement, and to the next frame, ms',
      saved: spread(measured.saved),
      frame: spread(measured.frames),
    }
  } finally {
    await app.close()
  }
}
