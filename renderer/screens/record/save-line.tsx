/** Quiet proof that nothing is lost, and who will read what is being typed. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { client, useDoing } from '../../client/index.ts'
import type { DraftSession, SaveState } from '../../editor/draft/draft-session.ts'
import { announce, Button, Icon, ProblemNotice } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'
import { WhoReads } from './supervision/who-reads.tsx'

/** Made once: making one takes a millisecond, and the time is asked for with every key. */
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const clockTime = (instant: string): string => (instant ? clock.format(new Date(instant)) : '')

/** Spoken at most this often (milliseconds): a voice after every word would drown the meeting. */
const SPOKEN_EVERY = 60_000
/** Until a save has taken this long (milliseconds), the last one is told. */
const LATE = 1_000

/** When what is on disk was last written, as the line says it. It changes with the second, not with the key. */
const savedAt = (state: SaveState): string =>
  clockTime(state.kind === 'saved' ? state.at : state.kind === 'saving' ? state.since : state.savedAt)

/** True once a save has taken longer than it should: words that change with every key would be noise. */
function useLate(session: DraftSession): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Each save that follows another has its own time: whoever types on without a pause waits for nothing.
    const follow = () => {
      clearTimeout(timer)
      setLate(false)
      if (session.state.kind === 'saving') timer = setTimeout(() => setLate(true), LATE)
    }
    follow()
    const end = session.subscribe(follow)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [session])
  return late
}

/** What each save changes of the page is written into it directly: drawing the line anew twice with every key is slow. */
function useSaveMark(session: DraftSession): RefObject<HTMLParagraphElement | null> {
  const mark = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    const follow = () => {
      if (mark.current) mark.current.dataset.save = session.state.kind
    }
    follow()
    return session.subscribe(follow)
  }, [session])
  return mark
}

/** Spoken now and then, for those who cannot see the line. */
function useSpoken(session: DraftSession): void {
  useEffect(() => {
    let spoken = 0
    const follow = () => {
      if (session.state.kind !== 'saved' || Date.now() - spoken < SPOKEN_EVERY) return
      if (spoken > 0) announce(`Saved ${savedAt(session.state).slice(0, 5)}`)
      spoken = Date.now()
    }
    follow()
    return session.subscribe(follow)
  }, [session])
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
  const trouble = useSyncExternalStore(session.subscribe, () =>
    session.state.kind === 'trouble' ? session.state : null,
  )
  const saved = useSyncExternalStore(session.subscribe, () => savedAt(session.state))
  const late = useLate(session)
  const mark = useSaveMark(session)
  useSpoken(session)
  return (
    <div className="save-line">
      {trouble ? (
        <ProblemNotice
          action={trouble.problem.code === 'thrown away' ? <BringBack recordId={record.id} /> : undefined}
          problem={{
            happened: trouble.problem.happened,
            safe: `What was saved until ${saved} is safe, and what you typed since is still here.`,
            todo: trouble.problem.todo || 'Leave this window open. It is tried again every few seconds.',
          }}
        />
      ) : null}
      <p className="save-words" ref={mark}>
        <Icon name={trouble ? 'warn' : late ? 'circle' : 'tick'} size={14} />
        {trouble ? 'Not saved yet' : late ? 'Saving…' : `Saved ${saved}`}
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
