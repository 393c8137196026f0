/** Quiet proof that nothing is lost, and who will read what is being typed. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Audience } from '../../../shared/minutes/index.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { AudienceMark, announce, Icon, ProblemNotice } from '../../ui/index.ts'

const clockTime = (instant: string): string =>
  instant
    ? new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    : ''

/** Spoken at most this often (milliseconds): a voice after every word would drown the meeting. */
const SPOKEN_EVERY = 60_000

export function SaveLine({ session, audience }: { session: DraftSession; audience: Audience | null }) {
  const state = useSyncExternalStore(session.subscribe, () => session.state)
  const spoken = useRef(0)
  useEffect(() => {
    if (state.kind !== 'saved' || Date.now() - spoken.current < SPOKEN_EVERY) return
    if (spoken.current > 0) announce(`Saved ${clockTime(state.at).slice(0, 5)}`)
    spoken.current = Date.now()
  }, [state])
  return (
    <div className="save-line">
      {state.kind === 'trouble' ? (
        <ProblemNotice
          problem={{
            happened: state.problem.happened,
            safe: `What was saved until ${clockTime(state.savedAt)} is safe, and what you typed since is still here.`,
            todo: state.problem.todo || 'Leave this window open. It is tried again every few seconds.',
          }}
        />
      ) : null}
      <p className="save-words" data-save={state.kind}>
        <Icon name={state.kind === 'trouble' ? 'warn' : 'tick'} size={14} />
        {state.kind === 'saved'
          ? `Saved ${clockTime(state.at)}`
          : state.kind === 'saving'
            ? 'Saving…'
            : 'Not saved yet'}
      </p>
      {audience ? (
        <p className="save-audience">
          This entry: <AudienceMark audience={audience} />
        </p>
      ) : null}
    </div>
  )
}
