import type { ImportFile } from '../../../shared/api/imports.ts'
import { type ImportKind, importFields, type Mapping } from '../../../shared/cases/import/index.ts'
import { type Column, Select, Table } from '../../ui/index.ts'

type Row = { column: number; heading: string; values: string }

/** A column without a heading is called by its letter, as a spreadsheet calls it. */
function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter
}

/** Each column of the file, its first values, and what it is. */
export function MappingTable({
  file,
  kind,
  mapping,
  onChange,
}: {
  file: ImportFile
  kind: ImportKind
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const choices = [
    { value: '', label: 'Leave out' },
    ...importFields[kind].map(({ key, label }) => ({ value: key, label })),
  ]
  const rows: Row[] = file.headings.map((heading, column) => ({
    column,
    heading: heading || `Column ${letterOf(column)}`,
    values: file.firstRows
      .map((cells) => cells[column] ?? '')
      .filter(Boolean)
      .slice(0, 3)
      .join(' · '),
  }))
  const columns: Column<Row>[] = [
    { key: 'heading', heading: 'Column in the file', rowHeader: true, cell: (row) => row.heading },
    {
      key: 'values',
      heading: 'First values',
      cell: (row) => <span className="import-values">{row.values}</span>,
    },
    {
      key: 'is',
      heading: 'What it is',
      cell: (row) => (
        <Select
          label={`What ${row.heading} is`}
          labelHidden
          value={mapping[row.column] ?? ''}
          choices={choices}
          onChange={(value) =>
            onChange(file.headings.map((_, at) => (at === row.column ? value : (mapping[at] ?? ''))))
          }
        />
      ),
    },
  ]
  return (
    <Table caption="Columns of the file" columns={columns} rows={rows} rowKey={(row) => String(row.column)} />
  )
}
