/**
 * The program that is killed: `child.ts NAME FOLDER SEED [open]`. It prints `start` when everything is loaded, one line of
 * JSON for whatever it acknowledges, and `idle` when there is nothing left to do; then it waits for its end.
 */
import { writeSync } from 'node:fs'
import process from 'node:process'
import { chanceOf } from '../../electron/generate/chance.ts'
import { activities, type Name } from './activities/index.ts'
import { reopen } from './activity.ts'

const [name = '', folder = '', seed = '', how = ''] = process.argv.slice(2)
const activity = await activities[name as Name]()

// Written at once and not through a stream: whatever stands there was acknowledged before the end.
const say = (line: string) => writeSync(1, `${line}\n`)
say('start')
if (how === 'open') await (activity.open ?? reopen)(folder)
else await activity.work(folder, (what) => say(JSON.stringify(what)), chanceOf(seed, 'work'))
say('idle')
setInterval(() => undefined, 1000)
