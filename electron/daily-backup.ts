/** One backup a day while the workspace is open, made quietly; a failure never stands in the way of recording. */
import { backupsOf, newestBy, type Workspace } from './workspace/index.ts'

const DAY = 24 * 60 * 60 * 1000
/** The first look waits until people have begun to work; then it looks every hour. */
const FIRST = 30_000
const EVERY = 60 * 60 * 1000

/** Is the newest backup a day old at this moment, or is there none? */
export function isDue(newest: Date | undefined, now: Date): boolean {
  return newest === undefined || now.getTime() - newest.getTime() >= DAY
}

/** Returns the way to stop. `after`: what follows each look, whether a backup was due or not. */
export function keepBackedUp(
  workspace: Workspace,
  now: () => Date,
  after: () => Promise<void> = async () => undefined,
): () => void {
  const look = async () => {
    const newest = newestBy(await backupsOf(workspace.folder), now())
    if (isDue(newest?.at, now())) await workspace.backUp()
    await after()
  }
  // A full disk or a folder that went away is told when somebody saves; here it is only tried again.
  const quietly = () => void look().catch(() => undefined)
  const first = setTimeout(quietly, FIRST)
  const hourly = setInterval(quietly, EVERY)
  first.unref()
  hourly.unref()
  return () => {
    clearTimeout(first)
    clearInterval(hourly)
  }
}
