/** The main job without a window, from the first word to ten signed documents, in a process of its own. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { rounds, spread } from './numbers.ts'

const launcher = join(import.meta.dirname, '../../electron/launch.mjs')

export async function demoFigures(): Promise<Figure[]> {
  const out = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  try {
    const took = await rounds(5, () => {
      const { status } = spawnSync(process.execPath, [launcher, 'cli', 'demo', '--out', out])
      if (status !== 0) throw new Error(`demo ended with ${status}`)
    })
    const says = 'The main job in a process of its own: the conference, its answers, ten signed documents'
    return [{ id: 'demo.whole', says, unit: 'ms', value: spread(took) }]
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}
