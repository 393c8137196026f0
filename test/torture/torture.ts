/**
 * `npm run torture`: kills the program 500 times while it works, in turn of every kind of work, and writes what was found
 * to `out/torture`.
 *
 *   npm run torture -- --kills 50 --only typing --seed 2026-11-30 --keep
 *
 * `--seed`: the same moments again; a failure names its own. `--keep`: the summary also goes into the guide's figures.
 * Exit code 0: nothing was lost. 1: something was. 2: it could not run.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { machine } from '../bench/figure.ts'
import { isName, type Name, names } from './activities/index.ts'
import { buildChild, ground, type Killed, killOnce, type Stage, setStage } from './kill.ts'

const root = path.join(import.meta.dirname, '..', '..')
const out = path.join(root, 'out', 'torture')

/** One line of the page of promises. `tried`: kills; `seconds`: the longest opening afterwards; `at`: ISO day. */
export type Kept = {
  id: string
  promise: string
  tried: number
  /** Acknowledged things that were looked for afterwards. */
  checked: number
  lost: number
  seconds: number
  at: string
}

type Tally = { stage: Stage; kills: Killed[] }

const tenths = (ms: number): number => Math.round(ms / 10) / 100

function keptOf({ stage, kills }: Tally, at: string): Kept {
  return {
    id: stage.name,
    promise: stage.promise,
    tried: kills.length,
    checked: kills.reduce((sum, { tried }) => sum + tried, 0),
    lost: kills.reduce((sum, { lost }) => sum + lost.length, 0),
    seconds: tenths(Math.max(0, ...kills.map(({ reopening }) => reopening))),
    at,
  }
}

function tableOf(kept: readonly Kept[], seed: string, minutes: number): string {
  const { processor, cores, memoryGB, system, node } = machine()
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    `# Nothing lost, ${kept[0]?.at ?? ''}`,
    '',
    `${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}. Seed ${seed}; the run took ${minutes} minutes.`,
    'The program was ended with SIGKILL at moments drawn by lot; every fourth workspace was killed again while it was opened.',
    '',
    row(['While', 'Kills', 'Acknowledged and looked for', 'Lost', 'Longest opening, seconds']),
    row(['---', '---:', '---:', '---:', '---:']),
    ...kept.map((one) => row([one.id, one.tried, one.checked, one.lost, one.seconds])),
    row([
      'all',
      ...(['tried', 'checked', 'lost'] as const).map((of) => kept.reduce((sum, one) => sum + one[of], 0)),
      Math.max(...kept.map(({ seconds }) => seconds)),
    ]),
    '',
  ].join('\n')
}

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '500' },
      only: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: new Date().toISOString() },
      keep: { type: 'boolean', default: false },
    },
  })
  const kills = Number(values.kills)
  const wanted: Name[] = values.only.length > 0 ? values.only.filter(isName) : names
  if (!Number.isInteger(kills) || kills < 1 || wanted.length < Math.max(1, values.only.length)) {
    process.stderr.write(
      `Use: npm run torture -- --kills 500 --seed WORD --only NAME. Names: ${names.join(', ')}.\n`,
    )
    return 2
  }
  const began = performance.now()
  const at = new Date().toISOString().slice(0, 10)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const folders = ground()
  const tallies: Tally[] = []

  /** What is known so far: a run that is stopped leaves it. */
  const write = () => {
    const minutes = Math.round((performance.now() - began) / 6000) / 10
    const kept = tallies.map((tally) => keptOf(tally, at))
    const { processor, cores, memoryGB, system, node } = machine()
    const summary = {
      machine: { processor, cores, memoryGB, system, node },
      seed: values.seed,
      minutes,
      promises: kept,
    }
    const table = tableOf(kept, values.seed, minutes)
    mkdirSync(out, { recursive: true })
    writeFileSync(path.join(out, 'kills.json'), `${JSON.stringify(summary, null, 2)}\n`)
    writeFileSync(path.join(out, 'kills.md'), table)
    const every = tallies.flatMap(({ stage, kills: of }) =>
      of.map((one) => ({ activity: stage.name, ...one })),
    )
    writeFileSync(path.join(out, 'every-kill.json'), `${JSON.stringify(every, null, 2)}\n`)
    if (values.keep) {
      const figures = path.join(root, 'resources', 'guide', 'figures')
      mkdirSync(figures, { recursive: true })
      writeFileSync(path.join(figures, 'torture.json'), `${JSON.stringify(summary, null, 2)}\n`)
    }
    return { kept, table }
  }

  try {
    const program = await buildChild()
    for (const name of wanted) tallies.push({ stage: await setStage(name, program, folders), kills: [] })
    say(`Seed ${values.seed}. ${kills} kills.`)
    for (let n = 0; n < kills; n++) {
      const tally = tallies[n % tallies.length]
      if (!tally) break
      const seed = `${values.seed}/${tally.stage.name}/${tally.kills.length}`
      const killed = await killOnce(tally.stage, program, folders, seed)
      tally.kills.push(killed)
      for (const lost of killed.lost) say(`LOST ${seed}: ${lost}`)
      if ((n + 1) % 50 !== 0) continue
      write()
      say(`${n + 1} kills, ${Math.round((performance.now() - began) / 1000)} s`)
    }
  } finally {
    folders.clear()
  }
  const { kept, table } = write()
  say(table)
  return kept.some(({ lost }) => lost > 0) ? 1 : 0
}
