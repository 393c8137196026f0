/**
 * What people have read, for the audit chain. Nobody waits for it: what was read is kept for a moment and written with its
 * neighbours in one transaction, so that a crash loses at most what was read in the last second. While the disk is full it
 * is kept and tried again: a child's record must be readable then too.
 *
 * The same person reading the same thing again within ten minutes adds nothing, so that a screen that asks again and again
 * does not flood the chain; a list, which has no one thing as its subject, is noted once an hour. The words of a search are
 * never noted: while somebody types only the last number of answers is.
 */
import type { ReadAction } from '../../shared/api/readings.ts'
import { asProblem, type Database, preparedAudit } from '../workspace/index.ts'
import type { Desk } from './desk.ts'

/** `by`: account id; `subject`: ids of what was read, and never a word of it. */
export type ReadNote = { by: string; action: ReadAction; subject: string }

/** Within this time the same thing read by the same person is one row, in milliseconds. */
export const AGAIN = 10 * 60 * 1000
export const LIST_AGAIN = 60 * 60 * 1000
/** Within this time what was read is in the chain. */
export const SOON = 800
/** How often the note beside the file is brought up to date while people work. */
const NOTE_EVERY = 60 * 1000
/** While nothing can be written: the newest of them are kept. */
const MOST_WAITING = 5000

type Waiting = ReadNote & { at: string }

export function readingsOf(desk: Desk) {
  const { workspace } = desk
  const seen = new Map<string, number>()
  let waiting: Waiting[] = []
  let lost = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let noted = 0
  let writing: Promise<void> = Promise.resolve()
  let add: ReturnType<typeof preparedAudit> | undefined

  const write = (raw: Database, rows: readonly Waiting[]) => {
    add ??= preparedAudit(raw)
    const audit = add
    raw.transaction(() => {
      for (const row of rows) audit(row)
    })()
  }

  /** Forgets what is too old to matter, so that a day of work stays small. */
  const tidy = (now: number) => {
    if (seen.size < 2000) return
    for (const [key, at] of seen) if (now - at >= LIST_AGAIN) seen.delete(key)
  }

  async function writeWaiting(): Promise<void> {
    if (waiting.length === 0) return
    const rows = waiting
    waiting = []
    const missing: Waiting[] =
      lost > 0 ? [{ at: desk.instant(), by: '', action: 'list read', subject: `not-noted:${lost}` }] : []
    try {
      await desk.unnoticed((raw) => write(raw, [...missing, ...rows]))
      lost = 0
    } catch (error) {
      if (!workspace.raw.open) return
      // Only a full disk passes: whatever else keeps the chain from growing is told by the next change.
      if (asProblem(error).code !== 'disk full') return
      waiting = [...rows, ...waiting]
      lost += Math.max(0, waiting.length - MOST_WAITING)
      waiting = waiting.slice(-MOST_WAITING)
      later(10 * SOON)
      return
    }
    const now = Date.now()
    if (now - noted >= NOTE_EVERY) {
      noted = now
      workspace.noteHead()
    }
  }

  function later(after: number): void {
    if (timer) return
    timer = setTimeout(() => {
      timer = undefined
      void flush()
    }, after)
    timer.unref?.()
  }

  function flush(): Promise<void> {
    writing = writing.then(writeWaiting, writeWaiting)
    return writing
  }

  return {
    /** Notes that somebody has read something. Comes back at once; never throws. */
    note({ by, action, subject }: ReadNote): void {
      const at = desk.instant()
      const now = new Date(at).getTime()
      const key = `${by}\n${action}\n${subject}`
      const before = seen.get(key)
      const again = action === 'list read' ? LIST_AGAIN : AGAIN
      if (before !== undefined && now - before >= 0 && now - before < again) return
      seen.set(key, now)
      tidy(now)
      // Somebody who is still typing has not searched yet.
      if (action === 'searched')
        waiting = waiting.filter((one) => {
          const typing = one.action === 'searched' && one.by === by
          if (typing) seen.delete(`${by}\nsearched\n${one.subject}`)
          return !typing
        })
      waiting.push({ at, by, action, subject })
      later(SOON)
    },

    /** Everything that was read until now is in the chain when this resolves. */
    flush,

    /** As `flush`, at the end: nothing is written by itself any more. */
    async close(): Promise<void> {
      if (timer) clearTimeout(timer)
      timer = undefined
      await flush()
    },
  }
}
