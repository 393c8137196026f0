/** From `npm start` to a screen that can be used: the built product, its browser door, a fresh Chromium page. */

import { launchBrowserDoor } from '../e2e/app.ts'
import { spread } from './numbers.ts'

export async function startFigures() {
  const took: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now()
    const app = await launchBrowserDoor()
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    took.push(performance.now() - start)
    await app.close()
  }
  return { what: 'start to usable screen, Chromium included, ms', ...spread(took) }
}
