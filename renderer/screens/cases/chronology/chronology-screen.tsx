import './chronology.css'
import { useState } from 'react'
import { ulid } from 'ulid'
import { type Account, can } from '../../../../shared/access/access.ts'
import { type CaseEvent, type CaseFile, caseEventSchema, timelineOf } from '../../../../shared/cases/index.ts'
import { byChild, byHarm, sayEvent } from '../../../../shared/chronology/index.ts'
import { api, problemOf, useQuery } from '../../../client/index.ts'
import {
  Button,
  Empty,
  Page,
  PageGroup,
  ProblemNotice,
  Select,
  sayTime,
  Tabs,
  Waiting,
} from '../../../ui/index.ts'
import { BroughtIn } from '../brought-in.tsx'
import { ClashNotice } from '../clash-notice.tsx'
import type { Saving } from '../family-session.ts'
import { readFamily, useFamily } from '../use-family.ts'
import { ChronologyTable } from './chronology-table.tsx'
import { Confirmations } from './confirmations.tsx'
import { EventDialog } from './event-dialog.tsx'
import { SaveCsv } from './save-csv.tsx'
import { SaveDocument } from './save-document.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { TimelineWords } from './timeline-words.tsx'

/** A family's history: as a picture, as a table, and to add to. */
export default function ChronologyScreen({ id, me }: { id: string; me: Account }) {
  // Read anew by each visit: what the family's own page has just saved is never written over with older words.
  const [visit] = useState(ulid)
  const file = useQuery({
    queryKey: ['chronology', id, visit],
    queryFn: () => readFamily(id, me),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (file.data) return <Chronology file={file.data} me={me} />
  return (
    <Page title="Chronology" back={{ href: `/cases/${id}`, label: 'the family' }}>
      {file.error ? <ProblemNotice problem={problemOf(file.error)} /> : <Waiting />}
    </Page>
  )
}

/** The form that is open. `begun`: the family as it was then. */
type Opened = { event: CaseEvent; isNew: boolean; begun: CaseFile }

function Chronology({ file, me }: { file: CaseFile; me: Account }) {
  const readOnly = !can(me, 'case.write')
  const accounts = useQuery(api.people.list.queryOptions())
  const family = useFamily(file, me)
  const { value, saving, clashes, change, flush } = family
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = (event: CaseEvent) => setOpened({ event, isNew: false, begun: value })
  const add = () => setOpened({ event: caseEventSchema.parse({ id: ulid() }), isNew: true, begun: value })
  /** What the form was opened on may have changed under it: it says what it was begun on. */
  const setEvents = ({ begun }: Opened, events: (all: CaseEvent[]) => CaseEvent[]) => {
    change({ ...begun, chronology: events(begun.chronology) }, begun)
    setOpened(null)
  }
  const keep = (form: Opened, event: CaseEvent) =>
    setEvents(form, (all) =>
      form.isNew ? [...all, event] : all.map((one) => (one.id === event.id ? event : one)),
    )
  const addButton = readOnly ? null : (
    <Button kind="main" icon="plus" onPress={add}>
      Add an event
    </Button>
  )
  const isEmpty = value.chronology.length === 0
  return (
    <Page
      title={`Chronology of ${value.familyRef || 'a family without a reference'}`}
      lead={
        <span className="ui-no-print">
          <SavedLine saving={saving} readOnly={readOnly} undecided={clashes.length > 0} />
        </span>
      }
      back={{ href: `/cases/${file.id}`, label: 'the family' }}
      actions={
        isEmpty ? null : (
          <div className="ui-row ui-no-print">
            <Button icon="print" onPress={() => window.print()}>
              Print
            </Button>
            <SaveCsv family={value} familyRef={value.familyRef} />
            {can(me, 'copy.make') ? <SaveDocument file={value} beforeMaking={flush} /> : null}
            {addButton}
          </div>
        )
      }
    >
      <div className="ui-no-print">
        <BroughtIn at={family.broughtInAt} />
        <ClashNotice
          clashes={clashes}
          file={value}
          accounts={accounts.data ?? []}
          onKeepMine={family.keepMine}
          onTakeTheirs={family.takeTheirs}
        />
      </div>
      <ProblemNotice problem={saving.problem} />
      <div className="ui-no-print">
        <Confirmations
          family={value}
          readOnly={readOnly}
          onChange={(agencies) => change({ ...value, agencies }, value)}
        />
      </div>
      {isEmpty ? (
        <Empty title="Nothing in the chronology yet" action={addButton}>
          What happened to the children, good and bad, at any date: history does not expire. Add an event
          here, or put an entry of a record into the chronology while you write it.
        </Empty>
      ) : (
        <Views file={value} onOpen={open} />
      )}
      {opened ? (
        <EventDialog
          key={opened.event.id}
          family={value}
          event={opened.event}
          isNew={opened.isNew}
          readOnly={readOnly}
          onKeep={(event) => keep(opened, event)}
          onRemove={() => setEvents(opened, (all) => all.filter(({ id }) => id !== opened.event.id))}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Page>
  )
}

const laneChoices = [
  { value: 'child', label: 'Child' },
  { value: 'harm', label: 'Kind of harm' },
]

function Views({ file, onOpen }: { file: CaseFile; onOpen: (event: CaseEvent) => void }) {
  const [lanes, setLanes] = useState<'child' | 'harm'>('child')
  const timeline = timelineOf(file.chronology, lanes === 'harm' ? byHarm(file.chronology) : byChild(file))
  const picture = (
    <div className="ui-stack">
      <div className="ui-no-print">
        <Select
          label="A lane for each"
          narrow
          value={lanes}
          onChange={(value) => setLanes(value === 'harm' ? 'harm' : 'child')}
          choices={laneChoices}
        />
      </div>
      <TimelinePicture timeline={timeline} family={file} by={lanes} onOpen={onOpen} />
      <div className="ui-no-print">
        <TimelineWords timeline={timeline} family={file} />
      </div>
      <Undated file={file} events={timeline.undated} onOpen={onOpen} />
    </div>
  )
  return (
    <div className="chron-views">
      <Tabs
        label="How the chronology is shown"
        items={[
          { id: 'picture', label: 'Picture', content: picture },
          { id: 'table', label: 'Table', content: <ChronologyTable family={file} onOpen={onOpen} /> },
        ]}
      />
    </div>
  )
}

/** Events that the picture has no place for. */
function Undated({
  file,
  events,
  onOpen,
}: {
  file: CaseFile
  events: CaseEvent[]
  onOpen: (event: CaseEvent) => void
}) {
  if (events.length === 0) return null
  return (
    <PageGroup title="Without a date that can be read">
      <ul className="ui-plain-list ui-stack-tight">
        {events.map((event) => (
          <li key={event.id}>
            <Button kind="quiet" onPress={() => onOpen(event)}>
              {sayEvent(file, event)}
            </Button>
          </li>
        ))}
      </ul>
    </PageGroup>
  )
}

function SavedLine({
  saving,
  readOnly,
  undecided,
}: {
  saving: Saving
  readOnly: boolean
  undecided: boolean
}) {
  if (readOnly) return 'To read only: your role does not change families.'
  if (saving.state !== 'saved') {
    return <span role="status">{saving.problem ? 'Not saved yet.' : 'Saving…'}</span>
  }
  return (
    <span role="status">
      {saving.savedAt
        ? `Saved ${sayTime(saving.savedAt)}${undecided ? ', but for what you still decide' : ''}`
        : 'An event is saved when you add it, and again when you keep a change.'}
    </span>
  )
}
