/** Title, state, who it belongs to, and the one thing to do next. */
import { signingBlockers } from '../../../shared/checks/index.ts'
import { client, useDoing } from '../../client/index.ts'
import { useFields } from '../../editor/draft/rows.ts'
import {
  Button,
  goTo,
  IconButton,
  LinkButton,
  ProblemNotice,
  StateMark,
  sayDate,
  sayInstant,
} from '../../ui/index.ts'
import { useRecord } from './record-context.ts'

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
  const { record, template, reading, session, sharedScreen, me, names } = useRecord()
  const meeting = useFields(session.doc, 'meeting')
  const setState = useDoing(client.records.setState)
  const open = reading ? signingBlockers(reading.findings).length : 0
  const left = open + (reading?.missing.length ?? 0)
  const signed = record.state === 'signed'
  const chair = names.people.find((one) => one.value === meeting.text('chair'))
  const date = meeting.text('date')
  const takesMinutes = me.role === 'Minute taker'
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
        {!signed && reading ? (
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
        <IconButton
          icon="eye"
          label={sharedScreen ? 'Leave the shared screen' : 'Shared screen'}
          shortcut="F11"
          onPress={onShared}
        />
        {sharedScreen ? null : (
          <>
            <LinkButton href={`/record/${record.id}/copies`} icon="file">
              Copies
            </LinkButton>
            {signed ? null : takesMinutes ? (
              <Button
                kind="main"
                busy={setState.busy}
                onPress={() =>
                  void setState.run({
                    id: record.id,
                    state: record.state === 'draft' ? 'ready for chair' : 'draft',
                  })
                }
              >
                {record.state === 'draft' ? 'Hand to the chair' : 'Take back to draft'}
              </Button>
            ) : (
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
            )}
          </>
        )}
      </div>
      <ProblemNotice problem={setState.problem} />
    </header>
  )
}
