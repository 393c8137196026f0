/**
 * One kill after the other: a process of its own works on a copy of a prepared workspace and is ended with SIGKILL at a
 * moment that is drawn by lot; then the workspace is opened and compared with what the process had acknowledged.
 *
 * SIGKILL ends a program at any instruction and leaves what it had handed to the operating system. What it cannot show is
 * a power cut, in which the system itself loses what it had not yet put on the disk: against that stand
 * `synchronous=FULL` and the fsyncs of electron/workspace/files.ts, which no test on a running system can see fail.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { build } from 'vite'
import { chanceOf } from '../../electron/generate/chance.ts'
import { activities, type Name } from './activities/index.ts'
import type { Checked } from './activity.ts'

const root = path.join(import.meta.dirname, '..', '..')

/**
 * Puts the program that is killed together into one file under `out`, as the product is, and returns that file: it starts
 * in a third of the time.
 */
export async function buildChild(into = path.join(root, 'out', 'torture-program')): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: 'test/torture/child.ts',
      outDir: into,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'child.js' } },
    },
  })
  return path.join(into, 'child.js')
}

/** Milliseconds in which a small workspace is open, where the machine is not busy. */
const OPENING = 250

type Ended = { told: string[]; errors: string; started: boolean; idle: boolean; took: number }

/** Runs the program until it is idle, has failed, or `after` ms since it began are over. */
function run(args: string[], after: number): Promise<Ended> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let errors = ''
  let began = 0
  let took = 0
  let timer: NodeJS.Timeout | undefined
  return new Promise((resolve) => {
    const kill = () => {
      took = performance.now() - began
      child.kill('SIGKILL')
    }
    child.stderr.on('data', (data) => {
      errors += data
    })
    child.stdout.on('data', (data) => {
      out += data
      if (!timer && out.startsWith('start\n')) {
        began = performance.now()
        timer = setTimeout(kill, after)
      }
      if (out.endsWith('idle\n')) {
        clearTimeout(timer)
        kill()
      }
    })
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      // The last line may be cut off: it was not acknowledged then.
      const lines = out.split('\n').slice(0, -1)
      const told = lines.filter((line) => line.startsWith('"')).map((line) => String(JSON.parse(line)))
      const failed = signal === 'SIGKILL' ? '' : `It ended by itself. ${errors}`
      resolve({ told, errors: failed, started: lines[0] === 'start', idle: lines.at(-1) === 'idle', took })
    })
  })
}

/** A prepared workspace and how long its work takes where nobody is killed. */
export type Stage = {
  name: Name
  promise: string
  template: string
  /** Milliseconds from the first instruction to the last. */
  span: number
}

/** Folders of one run; `clear` takes them all away. */
export function ground() {
  const base = mkdtempSync(path.join(tmpdir(), 'chairside-torture-'))
  let count = 0
  return {
    next: () => path.join(base, String(++count), 'records'),
    clear: () => rmSync(base, { recursive: true, force: true }),
  }
}
export type Ground = ReturnType<typeof ground>

/** `measure`: lets one process work to its end, to know between which moments the kills are to be drawn. */
export async function setStage(name: Name, program: string, folders: Ground): Promise<Stage> {
  const activity = await activities[name]()
  const template = folders.next()
  await activity.prepare(template)
  const copy = folders.next()
  cpSync(template, copy, { recursive: true })
  const whole = await run([program, name, copy, 'measured'], 60_000)
  if (!whole.idle) throw new Error(`${name} does not come to its end: ${whole.errors}`)
  const checked = await activity.check(copy, whole.told)
  if (checked.lost.length > 0) throw new Error(`${name}, without a kill: ${checked.lost.join('; ')}`)
  // Whoever finds nothing missing where nothing was done would never find anything.
  const untouched = folders.next()
  cpSync(template, untouched, { recursive: true })
  if ((await activity.check(untouched, whole.told)).lost.length === 0)
    throw new Error(`${name}: nothing is missed where nothing was done`)
  rmSync(path.dirname(untouched), { recursive: true, force: true })
  rmSync(path.dirname(copy), { recursive: true, force: true })
  return { name, promise: activity.promise, template, span: whole.took }
}

export type Killed = Checked & { seed: string; told: number; idle: boolean; twice: boolean }

/**
 * One kill. Of four workspaces one is killed again while it is being opened. The seed decides the moments and what was
 * typed; how far the process came until then is the machine's.
 */
export async function killOnce(
  stage: Stage,
  program: string,
  folders: Ground,
  seed: string,
): Promise<Killed> {
  const activity = await activities[stage.name]()
  const chance = chanceOf(seed, 'when')
  const folder = folders.next()
  cpSync(stage.template, folder, { recursive: true })
  try {
    const first = await run([program, stage.name, folder, seed], chance.next() * stage.span)
    const twice = chance.often(0.25)
    const second = twice
      ? await run([program, stage.name, folder, seed, 'open'], chance.next() * OPENING)
      : undefined
    const errors = [first, second].map((one) => one?.errors ?? '').filter(Boolean)
    const checked = await activity.check(folder, first.told).catch((error) => ({
      tried: first.told.length,
      lost: [`It could not be checked: ${String(error)}`],
      reopening: 0,
    }))
    return {
      ...checked,
      lost: [...errors, ...checked.lost],
      seed,
      told: first.told.length,
      idle: first.idle,
      twice,
    }
  } finally {
    rmSync(path.dirname(folder), { recursive: true, force: true })
  }
}
