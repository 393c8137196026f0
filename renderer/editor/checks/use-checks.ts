import { useEffect, useState } from 'react'
import * as Y from 'yjs'
import type { Minutes, Statement } from '../../../shared/minutes/index.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import type { ChecksReading, ToChecks } from './messages.ts'

/** The newest reading of the draft; null until the first has come. */
export function useChecks(
  session: DraftSession,
  surroundings: { statements: Statement[]; history: Minutes[] } | undefined,
): ChecksReading | null {
  const [reading, setReading] = useState<ChecksReading | null>(null)
  const [worker, setWorker] = useState<Worker | null>(null)

  useEffect(() => {
    const made = new Worker(new URL('./checks.worker.ts', import.meta.url), { type: 'module' })
    const tell = (message: ToChecks) => made.postMessage(message)
    made.onmessage = ({ data }: MessageEvent<ChecksReading>) => setReading(data)
    tell({ kind: 'update', update: Y.encodeStateAsUpdate(session.doc) })
    const follow = (update: Uint8Array) => tell({ kind: 'update', update })
    session.doc.on('update', follow)
    setWorker(made)
    return () => {
      session.doc.off('update', follow)
      made.terminate()
    }
  }, [session])

  useEffect(() => {
    if (worker && surroundings) {
      worker.postMessage({ kind: 'surroundings', ...surroundings } satisfies ToChecks)
    }
  }, [worker, surroundings])

  return reading
}
