import { useEffect, useState } from 'react'
import * as Y from 'yjs'
import { afterFrame } from '../draft/after-frame.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import { Held } from '../held.ts'
import { type Changes, taken } from './changes.ts'
import type { ChecksReading, Surroundings, ToChecks } from './messages.ts'

export type HeldReading = Held<ChecksReading | null>

/** Keeps the newest reading of the draft; null until the first has come. */
export function useChecks(session: DraftSession, surroundings: Surroundings | undefined): HeldReading {
  const [reading] = useState(() => new Held<ChecksReading | null>(null))
  const [worker, setWorker] = useState<Worker | null>(null)

  useEffect(() => {
    const made = new Worker(new URL('./checks.worker.ts', import.meta.url), { type: 'module' })
    const tell = (message: ToChecks) => made.postMessage(message)
    made.onmessage = ({ data }: MessageEvent<Changes>) => reading.set(taken(reading.get(), data))
    tell({ kind: 'update', update: Y.encodeStateAsUpdate(session.doc) })
    // Words that were typed are read once they are on the screen: handing them over holds up nothing.
    let waiting: Uint8Array[] = []
    const hand = () => {
      for (const update of waiting.splice(0)) tell({ kind: 'update', update })
    }
    const follow = (update: Uint8Array) => {
      waiting.push(update)
      if (waiting.length === 1) void afterFrame().then(hand)
    }
    session.doc.on('update', follow)
    setWorker(made)
    return () => {
      session.doc.off('update', follow)
      waiting = []
      made.onmessage = null
      made.terminate()
    }
  }, [session, reading])

  useEffect(() => {
    if (worker && surroundings) {
      worker.postMessage({ kind: 'surroundings', ...surroundings } satisfies ToChecks)
    }
  }, [worker, surroundings])

  return reading
}
