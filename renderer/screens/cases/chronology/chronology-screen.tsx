import './chronology.css'
import { useRef, useState } from 'react'
import { ulid } from 'ulid'
import { type Account, can } from '../../../../shared/access/access.ts'
import { type CaseEvent, type CaseFile, caseEventSchema, timelineOf } from '../../../../shared/cases/index.ts'
import { byChild, byHarm, sayEvent } from '../../../../shared/chronology/index.ts'
import { api, client, problemOf, queryClient, useQuery } from '../../../client/index.ts'
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
import { type Saving, useAutosave } from '../autosave.ts'
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
    queryFn: () => client.cases.get({ id }),
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

type Opened = { event: CaseEvent; isNew: boolean }

function Chronology({ file, me }: { file: CaseFile; me: Account }) {
  const readOnly = !can(me, 'case.write')
  const newest = useRef(file.changedAt)
  const { value, change, saving, flush } = useAutosave(file, me, async (latest) => {
    const { createdAt: _created, ...input } = latest
    const saved = await client.cases.save({ ...input, changedAt: newest.current, typedBy: me.id })
    newest.current = saved.changedAt
    void queryClient.invalidateQueries({ queryKey: api.cases.list.key() })
    void queryClient.invalidateQueries({ queryKey: api.cases.get.key(), refetchType: 'none' })
  })
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = (event: CaseEvent) => setOpened({ event, isNew: false })
  const add = () => setOpened({ event: caseEventSchema.parse({ id: ulid() }), isNew: true })
  const setEvents = (chronology: CaseEvent[]) => {
    change({ ...value, chronology })
    setOpened(null)
  }
  const keep = (event: CaseEvent) =>
    setEvents(
      opened?.isNew
        ? [...value.chronology, event]
        : value.chronology.map((one) => (one.id === event.id ? event : one)),
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
          <SavedLine saving={saving} readOnly={readOnly} />
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
      <ProblemNotice problem={saving.problem} />
      <div className="ui-no-print">
        <Confirmations
          family={value}
          readOnly={readOnly}
          onChange={(agencies) => change({ ...value, agencies })}
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
          onKeep={keep}
          onRemove={() => setEvents(value.chronology.filter(({ id }) => id !== opened.event.id))}
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

function SavedLine({ saving, readOnly }: { saving: Saving; readOnly: boolean }) {
  if (readOnly) return 'To read only: your role does not change families.'
  if (saving.state !== 'saved') {
    return <span role="status">{saving.problem ? 'Not saved yet.' : 'Saving…'}</span>
  }
  return (
    <span role="status">
      {saving.savedAt
        ? `Saved ${sayTime(saving.savedAt)}`
        : 'An event is saved when you add it, and again when you keep a change.'}
    </span>
  )
}
