/**
 * `npm run torture` in small: each kind of work is killed a few times at moments that nobody knows beforehand. What fails
 * names the seed with which it is done again: `npm run torture -- --seed SEED --only NAME --kills 2`.
 */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { names } from './activities/index.ts'
import { buildChild, ground, killOnce, setStage } from './kill.ts'

const KILLS = 2
const seed = process.env.CHAIRSIDE_TORTURE_SEED ?? new Date().toISOString()
const folders = ground()
let program = ''

beforeAll(async () => {
  program = await buildChild(path.join(import.meta.dirname, '..', '..', 'out', 'torture-test'))
}, 120_000)
afterAll(() => folders.clear())

describe('the program that is killed without warning', () => {
  it.each(names)(
    'loses nothing that it had acknowledged, and leaves nothing half done: %s',
    async (name) => {
      const stage = await setStage(name, program, folders)
      for (let n = 0; n < KILLS; n++) {
        const { lost } = await killOnce(stage, program, folders, `${seed}/${name}/${n}`)
        expect(lost, `npm run torture -- --seed ${seed} --only "${name}" --kills ${KILLS}`).toEqual([])
      }
    },
    180_000,
  )
})
