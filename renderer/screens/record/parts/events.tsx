/** Was Not Brought, other dated happenings, tools and the chronology. */
import { appointmentOutcomes } from '../../../../shared/cases/index.ts'
import { isProfessional } from '../../../../shared/checks/index.ts'
import type { ChronologyItem, MeetingEvent, Tool } from '../../../../shared/minutes/index.ts'
import { type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, useRows } from '../../../editor/draft/rows.ts'
import { Button, sayDate } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'

const wasNotBrought: FieldSpec<MeetingEvent>[] = [
  { key: 'child', label: 'Child', kind: 'child' },
  { key: 'service', label: 'Service', kind: 'line' },
  { key: 'date', label: 'Date', kind: 'date' },
  {
    key: 'outcome',
    label: 'What happened',
    kind: 'choice',
    choices: appointmentOutcomes,
  },
  { key: 'recordedAs', label: 'As the service recorded it', kind: 'line' },
  { key: 'responsible', label: 'Who was to bring the child', kind: 'person' },
  { key: 'reason', label: 'Reason given', kind: 'line' },
  { key: 'harm', label: 'Harm that could follow', kind: 'line' },
  { key: 'serviceTold', label: 'Service told', kind: 'line' },
]

export function WasNotBrought() {
  const { session, names } = useRecord()
  const rows = useRows(session.doc, 'events').filter(({ row }) => row.type === 'wasNotBrought')
  return (
    <RowCards
      rows={rows}
      specs={wasNotBrought}
      names={names}
      editable={session.editable}
      rowName={(row, index) => row.service || `Appointment ${index + 1}`}
      addWords="Add an appointment"
      onAdd={() => addRow(session.doc, 'events', { type: 'wasNotBrought', outcome: 'was not brought' })}
      empty="Appointments that a child was not brought to. If there were none, say so in the text above."
    />
  )
}

const eventNames: Record<string, string> = {
  allegation: 'Allegation',
  policeIncident: 'Police incident',
  noAccess: 'No access',
  visitCancelledByCarer: 'Visit cancelled by carer',
}

const happening: FieldSpec<MeetingEvent>[] = [
  { key: 'date', label: 'Date', kind: 'date' },
  { key: 'child', label: 'Child', kind: 'child', when: (row) => row.type === 'allegation' },
  {
    key: 'against',
    label: 'Who is said to have done it',
    kind: 'person',
    when: (row) => row.type === 'allegation',
  },
  {
    key: 'kind',
    label: 'What is said to have happened',
    kind: 'line',
    when: (row) => row.type === 'allegation',
  },
  { key: 'toldTo', label: 'Told to', kind: 'line', when: (row) => row.type === 'allegation' },
  {
    key: 'strategyDiscussionRequestedAt',
    label: 'Strategy discussion asked for at',
    kind: 'line',
    when: (row) => row.type === 'allegation',
  },
  { key: 'policeRef', label: 'Crime reference', kind: 'line', when: (row) => row.type === 'allegation' },
  {
    key: 'medicalDecision',
    label: 'Decision about a medical',
    kind: 'line',
    when: (row) => row.type === 'allegation',
  },
  { key: 'place', label: 'Place', kind: 'line', when: (row) => row.type === 'policeIncident' },
  {
    key: 's46Considered',
    label: 'Police powers considered',
    kind: 'yesno',
    when: (row) => row.type === 'policeIncident',
  },
  {
    key: 's46Used',
    label: 'Police powers used',
    kind: 'yesno',
    when: (row) => row.type === 'policeIncident',
  },
  { key: 'text', label: 'What happened', kind: 'text', wide: true },
]

const chronology: FieldSpec<ChronologyItem>[] = [
  { key: 'date', label: 'Date', kind: 'date' },
  { key: 'about', label: 'About', kind: 'children' },
  { key: 'source', label: 'Source', kind: 'line' },
  {
    key: 'category',
    label: 'Kind',
    kind: 'choice',
    choices: [
      'Neglect',
      'Physical',
      'Sexual abuse',
      'Emotional',
      'Domestic abuse',
      'Exploitation',
      'Health',
      'Plan',
      'Other',
    ],
  },
  { key: 'text', label: 'What happened', kind: 'text', wide: true },
  { key: 'meaning', label: 'What it meant for the child', kind: 'line', wide: true },
]

const toolSpecs: FieldSpec<Tool>[] = [
  {
    key: 'type',
    label: 'Tool',
    kind: 'choice',
    choices: ['neglect toolkit', 'CSA signs and indicators', 'Brook tool'],
  },
  { key: 'name', label: 'Name', kind: 'line' },
  { key: 'status', label: 'Status', kind: 'line' },
  { key: 'date', label: 'Completed on', kind: 'date' },
  { key: 'completedBy', label: 'By', kind: 'line' },
  { key: 'trainedOn', label: 'Trained on', kind: 'date' },
  { key: 'summary', label: 'What it showed', kind: 'text', wide: true },
]

/** Dated history, newest last, with what has happened since and the tools that were used. */
export function Chronology() {
  const { session, names } = useRecord()
  const items = useRows(session.doc, 'chronology')
  const events = useRows(session.doc, 'events').filter(({ row }) => row.type !== 'wasNotBrought')
  const tools = useRows(session.doc, 'tools')
  const people = useRows(session.doc, 'people')
  const adults = new Set(people.filter(({ row }) => !isProfessional(row)).map(({ row }) => row.id))
  // A line may be about an adult of the family: what somebody did before is found by who it was (R-HH).
  const family = {
    ...names,
    children: [
      ...names.children,
      ...names.people.filter(
        ({ value }) => adults.has(value) && !names.children.some((child) => child.value === value),
      ),
    ],
  }
  const ordered = items.toSorted((a, b) => a.row.date.localeCompare(b.row.date))
  const { editable } = session
  return (
    <div className="row-cards">
      <details className="part-more">
        <summary>Chronology ({items.length})</summary>
        <RowCards
          rows={ordered}
          specs={chronology}
          names={family}
          editable={editable}
          rowName={(row, index) => (row.date ? sayDate(row.date) : `Event ${index + 1}`)}
          addWords="Add to the chronology"
          onAdd={() => addRow(session.doc, 'chronology', {})}
          empty="Dated events, good and bad, at any date. History does not expire."
        />
      </details>
      <details className="part-more">
        <summary>Allegations, police incidents and visits ({events.length})</summary>
        <RowCards
          rows={events}
          specs={happening}
          names={names}
          editable={editable}
          rowName={(row, index) => eventNames[row.type] ?? `Event ${index + 1}`}
          empty="Nothing yet."
        />
        {editable ? (
          <div className="ui-row">
            {Object.entries(eventNames).map(([type, words]) => (
              <Button
                key={type}
                small
                icon="plus"
                // The clock of an allegation runs from the moment it is written down.
                onPress={() => addRow(session.doc, 'events', { type, enteredAt: new Date().toISOString() })}
              >
                {words}
              </Button>
            ))}
          </div>
        ) : null}
      </details>
      <details className="part-more">
        <summary>Tools used ({tools.length})</summary>
        <RowCards
          rows={tools}
          specs={toolSpecs}
          names={names}
          editable={editable}
          rowName={(row, index) => row.name || row.type || `Tool ${index + 1}`}
          addWords="Add a tool"
          onAdd={() => addRow(session.doc, 'tools', {})}
          empty="Nothing yet."
        />
      </details>
    </div>
  )
}
