/**
 * What starting costs, by part: from `npm start` to a screen that can be used; loading the core; a new workspace with every
 * migration; and how much of the screens and of the core is loaded.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openWithKey, settle } from '../../electron/workspace/database.ts'
import { migrate } from '../../electron/workspace/migrate.ts'
import { migrations } from '../../electron/workspace/migrations/index.ts'
import { launchBrowserDoor } from '../e2e/app.ts'
import { atMost, type Figure } from './figure.ts'
import { rounds, type Spread, spread } from './numbers.ts'

const out = join(import.meta.dirname, '../../out')

const kB = (bytes: number): Spread => ({ median: Math.round(bytes / 1000), p95: 0, rounds: 1 })

type Weight = { name: string; raw: number; gzip: number }

function weigh(folder: string, which: RegExp): Weight[] {
  return readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => which.test(name))
    .map((name) => {
      const bytes = readFileSync(join(out, folder, name))
      return { name, raw: bytes.length, gzip: gzipSync(bytes).length }
    })
    .sort((a, b) => b.raw - a.raw)
}

const sum = (all: readonly Weight[], of: 'raw' | 'gzip'): number =>
  all.reduce((total, one) => total + one[of], 0)

/** A name without the part that changes with the content: `today-B2x_.js` is `today`. */
const bare = (name: string): string => name.replace(/-[\w-]{8}(?=\.\w+$)/, '').replace(/\.\w+$/, '')

const size = (id: string, says: string, all: readonly Weight[], note = ''): Figure => ({
  id: `start.${id}`,
  says,
  unit: 'kB',
  value: kB(sum(all, 'raw')),
  note: [`${Math.round(sum(all, 'gzip') / 1000)} kB compressed`, note].filter(Boolean).join('; '),
})

/** How much has to be loaded. Needs the build, and no time at all: the same everywhere. */
export function sizeFigures(): Figure[] {
  const scripts = weigh('renderer/assets', /\.js$/)
  const styles = weigh('renderer/assets', /\.css$/)
  const page = readFileSync(join(out, 'renderer/index.html'), 'utf8')
  const first = [...scripts, ...styles].filter(({ name }) => page.includes(name))
  const largest = scripts
    .slice(0, 6)
    .map(({ name, raw }) => `${bare(name)} ${Math.round(raw / 1000)}`)
    .join(', ')
  return [
    size('first', 'Loaded for the first screen: script and styles', first, `${first.length} files`),
    size(
      'scripts',
      'All scripts of the screens',
      scripts,
      `${scripts.length} chunks, the largest ${largest}`,
    ),
    size('styles', 'All styles', styles),
    size('core', 'The core: the main bundles', weigh('main', /\.js$/)),
  ]
}

/** In a process that has done nothing else: loading the built core. */
function coldImport(): number {
  const script = `
    const begun = performance.now()
    await import(${JSON.stringify(join(out, 'main/browser.js'))})
    process.stdout.write(String(performance.now() - begun))
    process.exit(0)
  `
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return Number(done.stdout)
}

async function everyMigration(): Promise<Spread> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  try {
    return spread(
      await rounds(7, async (round) => {
        const raw = await openWithKey(join(folder, `${round}.db`), new Uint8Array(32).fill(7), {
          mustExist: false,
        })
        settle(raw)
        migrate(raw, migrations, '2026-11-23T10:00:00.000Z')
        raw.close()
      }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function startFigures(tell: (words: string) => void): Promise<Figure[]> {
  const took: number[] = []
  for (let round = -1; round < 5; round += 1) {
    const start = performance.now()
    const app = await launchBrowserDoor()
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    if (round >= 0) took.push(performance.now() - start)
    await app.close()
  }
  tell('Measuring what is loaded.')
  const whole = spread(took)
  return [
    {
      id: 'start.usable',
      says: 'From the start to a screen that can be used, with a fresh Chromium',
      unit: 'ms',
      value: whole,
      target: atMost(whole, 1600),
    },
    {
      id: 'start.import',
      says: 'Of that, loading the core in a new process',
      unit: 'ms',
      value: spread(Array.from({ length: 7 }, coldImport)),
    },
    {
      id: 'start.migrations',
      says: `A new file with all ${migrations.length} migrations`,
      unit: 'ms',
      value: await everyMigration(),
    },
    ...sizeFigures(),
  ]
}
