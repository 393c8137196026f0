import type { ReactNode } from 'react'
import type { TemplateSection } from '../../../../shared/templates/template.ts'
import { addTableRow, type TableRow, useTable } from '../../../editor/draft/rows.ts'
import { Button, DateField, IconButton, Select, TextField, TimeField } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'

type Column = NonNullable<TemplateSection['columns']>[number]

function Cell({
  column,
  value,
  onChange,
}: {
  column: Column
  value: string
  onChange: (value: string) => void
}) {
  const { session, names } = useRecord()
  const shared = { label: column.heading, value, onChange, isDisabled: !session.editable }
  switch (column.kind) {
    case 'date':
      return <DateField {...shared} />
    case 'time':
      return <TimeField {...shared} />
    case 'person':
      return <Select {...shared} choices={names.people} />
    case 'child':
      return <Select {...shared} choices={names.children} />
    case 'choice':
      return (
        <Select
          {...shared}
          choices={(column.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
        />
      )
    case 'text':
      return <TextField {...shared} />
  }
}

/** A section with columns of its own, which the template names. */
export function OwnTable({
  section,
  nameOf = (_, index) => `Line ${index + 1}`,
  note,
  addWords = 'Add a line',
}: {
  section: TemplateSection
  nameOf?: (row: TableRow, index: number) => string
  /** Stands above the fields of a line. */
  note?: (row: TableRow) => ReactNode
  addWords?: string
}) {
  const { session } = useRecord()
  const rows = useTable(session.doc, section.key)
  return (
    <div className="row-cards">
      {rows.length === 0 ? <p className="row-empty">Nothing here yet.</p> : null}
      {rows.map((handle, index) => (
        <fieldset key={handle.row.id || index} className="row-card" data-row-id={handle.row.id}>
          <legend className="row-card-name">{nameOf(handle.row, index)}</legend>
          {note?.(handle.row)}
          <div className="row-fields">
            {(section.columns ?? []).map((column) => (
              <Cell
                key={column.key}
                column={column}
                value={handle.row.cells[column.key] ?? ''}
                onChange={(value) => handle.setIn('cells', column.key, value)}
              />
            ))}
          </div>
          {session.editable ? (
            <div className="row-card-remove">
              <IconButton icon="remove" small label={`Remove line ${index + 1}`} onPress={handle.remove} />
            </div>
          ) : null}
        </fieldset>
      ))}
      {session.editable ? (
        <div>
          <Button small icon="plus" onPress={() => addTableRow(session.doc, section.key)}>
            {addWords}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
