import { ProgressBar } from 'react-aria-components'
import type { Line } from '../../../shared/distribution/index.ts'
import { Notice } from '../../ui/index.ts'
import type { Run } from './use-run.ts'
import { lineCount } from './words.ts'

type Props = {
  run: Run
  lines: readonly Line[]
  /** "made", "sent". */
  done: string
}

/** How far a run is, and each line that it could not do, with its sentence. */
export function RunProgress({ run, lines, done }: Props) {
  const { state, steps, of } = run
  if (state === 'ready') return null
  const all = [...steps.values()]
  const good = all.filter(({ ok }) => ok).length
  const bad = all.filter(({ ok }) => !ok)
  const left = of - all.length
  const nameOf = (id: string) => lines.find((line) => line.id === id)?.name ?? 'A line'
  const going = state === 'running' || state === 'stopping'
  const title = `${good} of ${of} ${done}`
  return (
    <>
      <ProgressBar
        className="distribution-progress"
        value={all.length}
        maxValue={Math.max(1, of)}
        aria-label={title}
      >
        {({ percentage }) => (
          <>
            <p>{going ? `${title}…` : title}</p>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className="distribution-progress-all" width="100" height="4" />
              <rect className="distribution-progress-done" width={percentage ?? 0} height="4" />
            </svg>
          </>
        )}
      </ProgressBar>
      {state === 'stopped' || state === 'ended' ? (
        <Notice
          live
          tone={bad.length === 0 && left === 0 ? 'done' : 'warn'}
          title={bad.length === 0 && left === 0 ? `${title}.` : `${title}. What was ${done} stays ${done}.`}
        >
          {left > 0 ? <p>{`${lineCount(left)} not begun.`}</p> : null}
        </Notice>
      ) : null}
      {bad.length > 0 ? (
        <section aria-label={`Not ${done}`}>
          <h3>{`Not ${done}`}</h3>
          <ul className="distribution-names">
            {bad.map(({ lineId, says }) => (
              <li key={lineId}>
                <strong>{nameOf(lineId)}</strong>: {says}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** Lines that a run has not done: first those it never came to; when there are none, those that failed. */
export function restOf(run: Pick<Run, 'steps'>, lines: readonly Line[]): Line[] {
  const never = lines.filter(({ id }) => !run.steps.has(id))
  return never.length > 0 ? never : lines.filter(({ id }) => run.steps.get(id)?.ok === false)
}
