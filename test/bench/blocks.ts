/**
 * How long one thing keeps everything else waiting on the thread of the core. A thread may also be ready and stand in line for
 * a processor that somebody else's program has: that is told apart, since it says nothing about us.
 */
import { readFileSync } from 'node:fs'
import { hundredths } from './figure.ts'

/** Milliseconds: at work or waiting for the disk, and in line for a processor at most at once. */
export type Waited = { own: number; inLine: number }

/** Longer than this between two key presses is felt. */
export const FELT = 50

/** Nothing else is looked at more often, in milliseconds. */
const LOOK = 2

/** How long this thread stood in line until now, in milliseconds; nought where the system does not say. */
function stoodInLine(): number {
  try {
    // The second number of three, in nanoseconds (Linux, sched-stats).
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}

/** What some work takes, and the longest time in it for which nothing else had its turn. */
export async function andLongestBlock(
  work: () => Promise<unknown>,
): Promise<{ took: number; longest: Waited }> {
  const longest: Waited = { own: 0, inLine: 0 }
  let [at, line] = [performance.now(), stoodInLine()]
  const look = () => {
    const [now, stood] = [performance.now(), stoodInLine()]
    const inLine = Math.max(0, stood - line)
    longest.own = Math.max(longest.own, now - at - inLine)
    longest.inLine = Math.max(longest.inLine, inLine)
    ;[at, line] = [now, stood]
  }
  const timer = setInterval(look, LOOK)
  const begun = performance.now()
  await work()
  const took = performance.now() - begun
  clearInterval(timer)
  look()
  return {
    took: hundredths(took),
    longest: { own: Math.round(longest.own), inLine: Math.round(longest.inLine) },
  }
}

/** What the machine did beside us. */
export const waitedWords = ({ inLine }: Waited): string =>
  `and other programs on this machine kept it in line for a processor for up to ${inLine} ms`
