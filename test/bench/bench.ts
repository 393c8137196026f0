/**
 * Figures for people to compare: `npm run bench` for all of them, `npm run bench -- typing demo` for some.
 * Each is printed as one JSON line, medians of several rounds, with a peer measured in the same run where there is one.
 */

import { checkFigures } from './checks.ts'
import { cueFigures } from './cues.ts'
import { demoFigures } from './demo.ts'
import { screensFigures } from './screens.ts'
import { startFigures } from './start.ts'
import { storeFigures } from './store.ts'
import { typingFigures } from './typing.ts'

const all = {
  start: startFigures,
  typing: typingFigures,
  store: storeFigures,
  checks: checkFigures,
  cues: cueFigures,
  demo: demoFigures,
  screens: screensFigures,
}

export async function main(wanted: string[]): Promise<number> {
  const names = wanted.length > 0 ? wanted : Object.keys(all)
  for (const name of names) {
    const measure = all[name as keyof typeof all]
    if (!measure) {
      process.stderr.write(
        `There is no figure called ${name}. Choose from: ${Object.keys(all).join(', ')}.\n`,
      )
      return 2
    }
    process.stdout.write(`${JSON.stringify({ figure: name, ...(await measure()) })}\n`)
  }
  return 0
}
