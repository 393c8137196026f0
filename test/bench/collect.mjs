/**
 * Loaded into the core for the bench: every five seconds what it keeps in memory after everything that can go has gone, as a
 * line of JSON in the file that CHAIRSIDE_BENCH_MEMORY names.
 */
import { appendFileSync } from 'node:fs'
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const file = process.env.CHAIRSIDE_BENCH_MEMORY
if (file && process.argv.includes('--no-window')) {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  setInterval(() => {
    gc()
    const { heapUsed, external, rss } = process.memoryUsage()
    appendFileSync(file, `${JSON.stringify({ at: Date.now(), heapUsed, external, rss })}\n`)
  }, 5000).unref()
}
