/** `npm run advisories`: asks the registry which vulnerabilities of our packages are known, and keeps what it says. */
import { existsSync } from 'node:fs'
import { FILE, judge, readSnapshot, sayKnown, snapshotOf, writeSnapshot } from './advisories.ts'
import { npm } from './npm.ts'
import { listed, mayShip, readLock } from './packages.ts'

const answer = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

const now = new Date()
const list = listed(mayShip(readLock()))
const snapshot = snapshotOf(
  answer(npm(['audit', '--json'])),
  list,
  now,
  existsSync(FILE) ? readSnapshot() : undefined,
)
writeSnapshot(snapshot)
const open = judge(snapshot, list, now.toISOString().slice(0, 10))
process.stdout.write(`${[sayKnown(snapshot), ...open].join('\n')}\n`)
process.stdout.write(`Kept in test/supply/advisories.json. The guide says it after: npm run guide\n`)
// 1: something has no answer. 2: the registry could not be asked.
process.exitCode = snapshot.state === 'not asked' ? 2 : open.length > 0 ? 1 : 0
