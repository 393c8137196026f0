/** Title, state, who it belongs to, and the one thing to do next. */
import { canIn } from '../../../shared/access/access.ts'
import { signingBlockers } from '../../../shared/checks/index.ts'
import { client, useDoing } from '../../client/index.ts'
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
  const { record, template, session, sharedScreen, names } = useRecord()
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
            <NextStep />
          </>
        )}
      </div>
    </header>
  )
}

/** The one thing that comes next, for the state of the record and for who is asking. */
function NextStep() {
  const { record, session, me } = useRecord()
  const setState = useDoing(client.records.setState)
  const isDraft = record.state === 'draft'
  if (record.state === 'signed' || !canIn(me, 'record.write', record.type)) return null
  const hand = async (state: 'draft' | 'ready for chair') => {
    await session.settled()
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
      <Button
        kind="main"
        icon="sign"
        onPress={async () => {
          await session.settled()
          goTo(`/record/${record.id}/sign`)
        }}
      >
        Sign
      </Button>
      <ProblemNotice problem={setState.problem} />
    </>
  )
}
