/** Title, state, who it belongs to, and the one thing to do next. */
import { can, canIn } from '../../../shared/access/access.ts'
import { signingBlockers } from '../../../shared/checks/index.ts'
import { api, client, useDoing, useQuery } from '../../client/index.ts'
import { savedOrSay } from '../../editor/draft/open-drafts.ts'
import { useFields } from '../../editor/draft/rows.ts'
import {
  announce,
  Button,
  goTo,
  IconButton,
  LinkButton,
  ProblemNotice,
  StateMark,
  sayDate,
  sayInstant,
} from '../../ui/index.ts'
import { CorrectionState } from '../corrections/state-line.tsx'
import { DraftMenu } from '../undo/draft-menu.tsx'
import { useReading, useRecord } from './record-context.ts'

const openWords = (count: number) => (count === 1 ? 'One question open' : `${count} questions open`)

export function RecordHead({
  narrow,
  onOutline,
  onPanel,
  onShared,
  onFind,
}: {
  narrow: boolean
  onOutline: () => void
  onPanel: () => void
  onShared: () => void
  onFind: () => void
}) {
  const { record, template, session, sharedScreen, names, me } = useRecord()
  const known = useReading((reading) => reading !== null)
  const open = useReading((reading) => (reading ? signingBlockers(reading.findings).length : 0))
  const missing = useReading((reading) => reading?.missing.length ?? 0)
  const meeting = useFields(session.doc, 'meeting')
  const left = open + missing
  const signed = record.state === 'signed'
  const chair = names.people.find((one) => one.value === meeting.text('chair'))
  const date = meeting.text('date')
  return (
    <header className="record-head">
      <div className="record-title">
        <h1>{template.name}</h1>
        <p>
          {[
            meeting.text('familyRef'),
            date ? sayDate(date) : '',
            chair ? `${template.chairTitle}: ${chair.label}` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="record-state">
        <StateMark tone={signed ? 'done' : 'plain'} icon={signed ? 'tick' : 'edit'}>
          {signed ? `Signed v${record.version}` : record.state === 'draft' ? 'Draft' : 'Ready for chair'}
        </StateMark>
        {signed ? (
          <span className="record-open">{`by ${record.signedBy}, ${sayInstant(record.signedAt)}`}</span>
        ) : null}
        {signed && !sharedScreen ? <CorrectionState recordId={record.id} /> : null}
        {!signed && known && !sharedScreen ? (
          <span className="record-open">{left === 0 ? 'Nothing left open' : openWords(left)}</span>
        ) : null}
      </div>
      <div className="ui-row record-actions">
        {narrow && !sharedScreen ? (
          <>
            <Button small icon="menu" onPress={onOutline}>
              Headings
            </Button>
            <Button small icon="question" onPress={onPanel}>
              Checks
            </Button>
          </>
        ) : null}
        <IconButton icon="search" label="Find in this record" shortcut="Ctrl+F" onPress={onFind} />
        {sharedScreen ? (
          <Button icon="eye" onPress={onShared}>
            Leave the shared screen
          </Button>
        ) : (
          <>
            <IconButton icon="eye" label="Shared screen" shortcut="F11" onPress={onShared} />
            <LinkButton href={`/record/${record.id}/copies`} icon="file" kind={signed ? 'main' : 'plain'}>
              Copies
            </LinkButton>
            {signed ? (
              <>
                <LinkButton href={`/record/${record.id}/corrections`}>Corrections</LinkButton>
                <LinkButton href={`/record/${record.id}/history`} icon="today">
                  History
                </LinkButton>
              </>
            ) : null}
            {can(me, 'audit.read') ? (
              <LinkButton href={`/audit/${record.id}`}>Who has read this</LinkButton>
            ) : null}
            {signed && can(me, 'copy.make') ? (
              <LinkButton href={`/distribution/${record.id}`} icon="send">
                Send and prove
              </LinkButton>
            ) : null}
            <NextStep />
            {!signed && canIn(me, 'record.write', record.type) ? (
              <DraftMenu record={record} settle={() => savedOrSay(session)} />
            ) : null}
          </>
        )}
      </div>
    </header>
  )
}

/** The one thing that comes next, for the state of the record and for who is asking. */
function NextStep() {
  const { record, session, me } = useRecord()
  const setState = useDoing(async (input: Parameters<typeof client.records.setState>[0]) => {
    // Nobody else is handed a record that lacks its last words.
    await savedOrSay(session)
    return client.records.setState(input)
  })
  const toSign = useDoing(async () => {
    await savedOrSay(session)
    goTo(`/record/${record.id}/sign`)
  })
  const isDraft = record.state === 'draft'
  if (record.state === 'signed') return <Further recordId={record.id} />
  if (!canIn(me, 'record.write', record.type)) return null
  const hand = async (state: 'draft' | 'ready for chair') => {
    if (!(await setState.run({ id: record.id, state }))) return
    announce(state === 'draft' ? 'This is a draft again' : 'Handed to the chair')
  }
  if (!canIn(me, 'record.sign', record.type)) {
    return (
      <>
        <Button
          kind={isDraft ? 'main' : 'plain'}
          busy={setState.busy}
          onPress={() => void hand(isDraft ? 'ready for chair' : 'draft')}
        >
          {isDraft ? 'Hand to the chair' : 'Take back to draft'}
        </Button>
        <ProblemNotice problem={setState.problem} />
      </>
    )
  }
  return (
    <>
      {isDraft ? null : (
        <Button busy={setState.busy} onPress={() => void hand('draft')}>
          Back to the minute taker
        </Button>
      )}
      <Button kind="main" icon="sign" busy={toSign.busy} onPress={() => void toSign.run(undefined)}>
        Sign
      </Button>
      <ProblemNotice problem={toSign.problem ?? setState.problem} />
    </>
  )
}

/** Of a signed record: who signs besides, where anybody does; the main thing to do where it is this person. */
function Further({ recordId }: { recordId: string }) {
  const standing = useQuery(api.signing.countersignatures.queryOptions({ input: { recordId } }))
  const places = standing.data?.places ?? []
  if (places.length === 0) return null
  const mine = places.some(({ does, notYou }) => does === 'signs' && notYou === '')
  const open = places.filter(({ done }) => done === null).length
  return (
    <LinkButton
      href={`/record/${recordId}/countersign`}
      icon={open > 0 ? 'sign' : 'tick'}
      kind={mine ? 'main' : 'plain'}
    >
      {mine ? 'Countersign' : open > 0 ? `Countersignatures: ${open} open` : 'Countersigned'}
    </LinkButton>
  )
}
