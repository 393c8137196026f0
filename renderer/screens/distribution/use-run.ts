/**
 * A long run over many lines, as the core tells it: each line when it is done, with its sentence. Stopping it leaves
 * what was done as it is, and the rest can be gone on with.
 */
import { useEffect, useRef, useState } from 'react'
import type { RunStep } from '../../../shared/api/distribution.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { problemOf, queryClient } from '../../client/index.ts'

/** One call to the core for some of the lines. */
export type Part = {
  lineIds: string[]
  begin: (lineIds: string[], signal: AbortSignal) => Promise<AsyncIterable<RunStep>>
}

export type Run = {
  state: 'ready' | 'running' | 'stopping' | 'stopped' | 'ended'
  /** The latest step of each line. */
  steps: ReadonlyMap<string, RunStep>
  of: number
  problem: ProblemWords | null
  start: (parts: Part[]) => Promise<void>
  stop: () => void
}

export function useRun(): Run {
  const [state, setState] = useState<Run['state']>('ready')
  const [steps, setSteps] = useState<ReadonlyMap<string, RunStep>>(new Map())
  const [of, setOf] = useState(0)
  const [problem, setProblem] = useState<ProblemWords | null>(null)
  const ending = useRef<AbortController | null>(null)
  // Whoever leaves the screen, or is signed out, stops it.
  useEffect(() => () => ending.current?.abort(), [])

  const start = async (parts: Part[]) => {
    const end = new AbortController()
    ending.current = end
    setState('running')
    setProblem(null)
    setOf((before) =>
      Math.max(
        before,
        parts.reduce((sum, { lineIds }) => sum + lineIds.length, 0),
      ),
    )
    try {
      for (const { lineIds, begin } of parts) {
        if (end.signal.aborted) break
        for await (const step of await begin(lineIds, end.signal)) {
          setSteps((now) => new Map(now).set(step.lineId, step))
          if (end.signal.aborted) break
        }
      }
    } catch (error) {
      // Ending the stream ends the wait for it with an error of its own.
      if (!end.signal.aborted) setProblem(problemOf(error))
    }
    setState(end.signal.aborted ? 'stopped' : 'ended')
    await queryClient.invalidateQueries()
  }
  const stop = () => {
    setState('stopping')
    ending.current?.abort()
  }
  return { state, steps, of, problem, start, stop }
}
