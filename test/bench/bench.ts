/**
 * Figures for people to compare: `npm run bench` for all of them, `npm run bench -- typing demo` for some, `npm run bench -- quick`
 * for the short form that every change goes through. With `keep` after it what was measured is what later runs are compared to.
 *
 * The table goes to standard output and, as Markdown and JSON, to out/bench; what is going on goes to standard error.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { entriesOf, keepBaseline, slower, yardstick } from './baseline.ts'
import { checkFigures } from './checks.ts'
import { cueFigures } from './cues.ts'
import { demoFigures } from './demo.ts'
import { documentFigures } from './documents.ts'
import { type Figure, machine, type Report, tableOf } from './figure.ts'
import { memoryFigures } from './memory.ts'
import { rounds, spread } from './numbers.ts'
import { quickRun } from './quick.ts'
import { screenFigures } from './screens.ts'
import { type ServicePart, serviceFigures, serviceParts } from './service.ts'
import { startFigures } from './start.ts'
import { storeFigures } from './store.ts'
import { typingFigures } from './typing.ts'

type Tell = (words: string) => void

/** Each on its own; those of a whole service share the two workspaces and are measured together. */
const apart: Record<string, (tell: Tell) => Promise<Figure[]>> = {
  typing: typingFigures,
  store: storeFigures,
  checks: checkFigures,
  cues: cueFigures,
  documents: documentFigures,
  demo: demoFigures,
  screens: screenFigures,
  memory: memoryFigures,
  start: startFigures,
}
const names = [...serviceParts, ...Object.keys(apart)]

const out = join(import.meta.dirname, '../../out/bench')
const load = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10
const say = (words: string): void => void process.stdout.write(`${words}\n`)

/** With the time that has passed, so that somebody who waits knows that it goes on. */
function teller(): Tell {
  const begun = performance.now()
  return (words) => {
    const seconds = Math.round((performance.now() - begun) / 1000)
    process.stderr.write(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}  ${words}\n`)
  }
}

async function quick(keep: boolean): Promise<number> {
  const { entries, told } = await quickRun(teller())
  if (keep) keepBaseline('quick', entries)
  for (const [id, { against, value }] of Object.entries(entries)) {
    const what = against === 'kB' ? 'kB' : `times ${against}`
    process.stderr.write(`${id}: ${value} ${what}\n`)
  }
  for (const line of told) say(line)
  say(
    `${Object.keys(entries).length} figures, ${told.length === 0 ? 'none' : told.length} slower than was kept`,
  )
  return 0
}

async function whole(wanted: readonly string[], keep: boolean): Promise<number> {
  const tell = teller()
  const begun = performance.now()
  const before = load()
  const yard: number[] = []
  const measureYard = async () => void yard.push(...(await rounds(40, yardstick)))
  const figures: Figure[] = []
  await measureYard()
  const ofService = serviceParts.filter((name): name is ServicePart => wanted.includes(name))
  if (ofService.length > 0) figures.push(...(await serviceFigures(ofService, tell)))
  for (const [name, measure] of Object.entries(apart)) {
    if (!wanted.includes(name)) continue
    tell(`Measuring: ${name}.`)
    figures.push(...(await measure(tell)))
    await measureYard()
  }
  const report: Report = {
    machine: machine(),
    day: new Date().toISOString().slice(0, 10),
    load: [before, load()],
    minutes: Math.round((performance.now() - begun) / 6000) / 10,
    figures,
  }
  const table = tableOf(report)
  mkdirSync(out, { recursive: true })
  const name = wanted.length === names.length ? 'bench' : `bench-${wanted.join('-')}`
  writeFileSync(join(out, `${name}.md`), table)
  writeFileSync(join(out, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`)
  say(table)
  const entries = entriesOf(figures, spread(yard).median)
  for (const line of slower('all', entries)) say(line.says)
  if (keep) keepBaseline('all', entries)
  tell(`Written to out/bench/${name}.md and out/bench/${name}.json.`)
  return 0
}

export async function main(words: string[]): Promise<number> {
  const keep = words.includes('keep')
  const wanted = words.filter((word) => word !== 'keep')
  if (wanted[0] === 'quick') return quick(keep)
  const unknown = wanted.find((word) => word !== 'all' && !names.includes(word))
  if (unknown !== undefined) {
    process.stderr.write(
      `There is no figure called ${unknown}. Choose from: quick, all, ${names.join(', ')}.\n`,
    )
    return 2
  }
  return whole(wanted.length === 0 || wanted.includes('all') ? names : wanted, keep)
}
