import type { Person } from '../../../../shared/minutes/index.ts'
import { agencyGroups } from '../../../../shared/minutes/index.ts'
import { type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, useRows } from '../../../editor/draft/rows.ts'
import { useRecord } from '../record-context.ts'

const specs: FieldSpec<Person>[] = [
  { key: 'name', label: 'Name', kind: 'line' },
  { key: 'jobTitle', label: 'Job', kind: 'line' },
  { key: 'agency', label: 'Agency', kind: 'line' },
  { key: 'agencyGroup', label: 'Kind of agency', kind: 'choice', choices: agencyGroups },
]

/** Professionals of a record that has no attendance list, such as supervision: named once, picked everywhere. */
export function SessionPeople() {
  const { session, names } = useRecord()
  const rows = useRows(session.doc, 'people').filter(({ row }) => row.role === 'professional')
  return (
    <details className="part-more" open={rows.length < 2}>
      <summary>{`Professionals of this session (${rows.length})`}</summary>
      <RowCards
        rows={rows}
        specs={specs}
        names={names}
        editable={session.editable}
        rowName={(row, index) => row.name || `Professional ${index + 1}`}
        addWords="Add a professional"
        onAdd={() => {
          const id = addRow(session.doc, 'people', { role: 'professional' })
          addRow(session.doc, 'attendance', { person: id, status: 'attended' })
        }}
        empty="Supervisor and worker, and anybody else who took part."
      />
    </details>
  )
}
