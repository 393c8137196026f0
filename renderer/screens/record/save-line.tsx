/** Quiet proof that nothing is lost, and who will read what is being typed. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { client, useDoing } from '../../client/index.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { announce, Button, Icon, ProblemNotice } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'
import { WhoReads } from './supervision/who-reads.tsx'

/** Made once: making one takes a millisecond, and the line is written anew twice with every key. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const clockTime = (instant: string): string => (instant ? clock.format(new Date(instant)) : '')

/** Spoken at most this often (milliseconds): a voice after every word would drown the meeting. */
const SPOKEN_EVERY = 60_000
/** Until a save has taken this long (milliseconds), the last one is told. */
const LATE = 1_000

/** True once something has taken longer than it should: words that change with every key would be noise. */
function useLate(busy: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (!busy) return
    const timer = setTimeout(() => setLate(true), LATE)
    return () => clearTimeout(timer)
  }, [busy])
  return busy && late
}

/** For whoever has a draft open that somebody else threw away: nothing of theirs is lost, and this is the way back. */
function BringBack({ recordId }: { recordId: string }) {
  const back = useDoing(client.undo.bringBack)
  return (
    <div className="ui-row">
      <Button busy={back.busy} onPress={() => void back.run({ recordId })}>
        Bring it back
      </Button>
      {back.problem ? <span>{back.problem.happened}</span> : null}
    </div>
  )
}

export function SaveLine({ session }: { session: DraftSession }) {
  const { record, sharedScreen } = useRecord()
  const state = useSyncExternalStore(session.subscribe, () => session.state)
  const late = useLate(state.kind === 'saving')
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
          action={state.problem.code === 'thrown away' ? <BringBack recordId={record.id} /> : undefined}
          problem={{
            happened: state.problem.happened,
            safe: `What was saved until ${clockTime(state.savedAt)} is safe, and what you typed since is still here.`,
            todo: state.problem.todo || 'Leave this window open. It is tried again every few seconds.',
          }}
        />
      ) : null}
      <p className="save-words" data-save={state.kind}>
        <Icon name={state.kind === 'trouble' ? 'warn' : late ? 'circle' : 'tick'} size={14} />
        {state.kind === 'trouble'
          ? 'Not saved yet'
          : late
            ? 'Saving…'
            : `Saved ${clockTime(state.kind === 'saved' ? state.at : state.since)}`}
      </p>
      {session.editable ? null : (
        <p className="save-read">
          {record.state === 'signed' ? 'Signed: it can no longer change' : 'Reading only'}
        </p>
      )}
      {session.editable && !sharedScreen ? <WhoReads /> : null}
    </div>
  )
}
