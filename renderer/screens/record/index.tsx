/** A record: its outline, its page, and the panel beside it. */
import './record.css'
import { useEffect, useState } from 'react'
import { type Account, canIn } from '../../../shared/access/access.ts'
import { api, beforeLeaving, client, holdPage, problemOf, useQuery, useStatus } from '../../client/index.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { leaveDraft, openDraft, savedOrSay } from '../../editor/draft/open-drafts.ts'
import { Notice, Page, ProblemNotice, type Trouble, Waiting } from '../../ui/index.ts'
import { Recorder } from './recorder.tsx'
import { SpellingScope } from './spelling-scope.tsx'

export default function RecordScreen({ id }: { id: string }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const surroundings = useQuery(api.drafts.surroundings.queryOptions({ input: { recordId: id } }))
  const status = useStatus()
  const me: Account | null = status.data?.me ?? null
  const state = record.data?.record.state
  const type = record.data?.record.type
  const mayWrite = me && type ? canIn(me, 'record.write', type) : null
  const opened = useDraft(id, state === 'signed', mayWrite, me)
  const trouble = record.error ?? surroundings.error
  if (trouble || opened.problem) {
    return (
      <Page title="Record" back={{ href: '/', label: 'Today' }}>
        <ProblemNotice problem={trouble ? problemOf(trouble) : opened.problem} />
      </Page>
    )
  }
  if (!record.data || !surroundings.data || !opened.session || !me) {
    return <Waiting>Opening the record…</Waiting>
  }
  if (!opened.session.readable) {
    return (
      <Page title="Record" back={{ href: '/', label: 'Today' }}>
        <Notice tone="warn" title="This record was written with a newer Chairside.">
          <p>It is safe and was not changed. Install the newer version to read and write it.</p>
        </Notice>
      </Page>
    )
  }
  return (
    <SpellingScope key={`${id} ${me.id} ${state === 'signed'}`} session={opened.session} me={me}>
      <Recorder
        record={record.data.record}
        session={opened.session}
        me={me}
        surroundings={surroundings.data}
      />
    </SpellingScope>
  )
}

/** Opens the draft of a record, once more when it has been signed, and lets it go with the screen. */
function useDraft(
  recordId: string,
  signed: boolean,
  mayWrite: boolean | null,
  me: Account | null,
): { session: DraftSession | null; problem: Trouble | null } {
  const [opened, setOpened] = useState<{ session: DraftSession | null; problem: Trouble | null }>({
    session: null,
    problem: null,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a signed record is opened again, read-only
  useEffect(() => {
    // Until it is known who is asking, nothing is opened.
    if (mayWrite === null || me === null) return
    const { id, name } = me
    let session: DraftSession | null = null
    let gone = false
    setOpened({ session: null, problem: null })
    openDraft(recordId, client.drafts, problemOf, mayWrite, { id, name }).then(
      (open) => {
        if (gone) return leaveDraft(open)
        session = open
        setOpened({ session: open, problem: null })
      },
      (error: unknown) => {
        if (!gone) setOpened({ session: null, problem: problemOf(error) })
      },
    )
    const warn = (event: BeforeUnloadEvent) => {
      if (session?.unsaved) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    const ends = [
      beforeLeaving(async () => {
        if (session) await savedOrSay(session)
      }),
      holdPage(() => session?.unsaved ?? false),
    ]
    return () => {
      gone = true
      window.removeEventListener('beforeunload', warn)
      for (const end of ends) end()
      if (session) leaveDraft(session)
    }
  }, [recordId, signed, mayWrite, me?.id])
  return opened
}
