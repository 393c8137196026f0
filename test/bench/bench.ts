/**
 * Figures for people to compare: `npm run bench` for all of them, `npm run bench -- typing demo` for some.
 * Numbers after a name are its size: `npm run bench -- cases 5000 20000`.
 * Each is printed as one JSON line, medians of several rounds, with a peer measured in the same run where there is one.
 */

import { caseFigures } from './cases.ts'
import { checkFigures } from './checks.ts'
import { cueFigures } from './cues.ts'
import { demoFigures } from './demo.ts'
import { documentFigures } from './documents.ts'
import { reportFigures } from './reports.ts'
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
  documents: documentFigures,
  screens: screensFigures,
  cases: caseFigures,
  reports: reportFigures,
}

/** Names, each with the numbers that follow it. */
function named(words: readonly string[]): { name: string; sizes: number[] }[] {
  const list: { name: string; sizes: number[] }[] = []
  for (const word of words) {
    const before = list.at(-1)
    if (before && /^\d+$/.test(word)) before.sizes.push(Number(word))
    else list.push({ name: word, sizes: [] })
  }
  return list
}

export async function main(wanted: string[]): Promise<number> {
  for (const { name, sizes } of named(wanted.length > 0 ? wanted : Object.keys(all))) {
    const measure: ((...sizes: number[]) => unknown) | undefined = all[name as keyof typeof all]
    if (!measure) {
      process.stderr.write(
        `There is no figure called ${name}. Choose from: ${Object.keys(all).join(', ')}.\n`,
      )
      return 2
    }
    process.stdout.write(`${JSON.stringify({ figure: name, ...Object(await measure(...sizes)) })}\n`)
  }
  return 0
}
