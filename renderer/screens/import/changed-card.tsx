import type { FactChange, PlannedRow } from '../../../shared/cases/import/index.ts'
import { Checkbox, type Column, Table } from '../../ui/index.ts'
import { factInWords } from './words.ts'

const happens: Record<FactChange['how'], string> = {
  fills: 'Is filled in',
  adds: 'Is added',
  differs: 'Stays as it is here',
  replaces: 'Is replaced by the file’s',
}

const columns: Column<FactChange>[] = [
  { key: 'fact', heading: 'Fact', rowHeader: true, cell: (fact) => fact.label },
  { key: 'before', heading: 'Here now', cell: (fact) => factInWords(fact.before) || 'Nothing' },
  { key: 'after', heading: 'In the file', cell: (fact) => factInWords(fact.after) },
  { key: 'how', heading: 'What happens', cell: (fact) => happens[fact.how] },
]

/** A row that changes somebody or something: old beside new, and whether the file is right where they differ. */
export function ChangedCard({
  row,
  taken,
  onTake,
}: {
  row: PlannedRow
  taken: boolean
  onTake: (taken: boolean) => void
}) {
  const title = `Line ${row.line}: ${row.says}`
  const differs = row.changes.some(({ how }) => how === 'differs' || how === 'replaces')
  return (
    <article className="import-card" aria-label={title}>
      <h3>{title}</h3>
      <Table
        caption={`${title}, old beside new`}
        columns={columns}
        rows={row.changes}
        rowKey={(fact) => `${fact.label} ${fact.after}`}
      />
      {differs ? (
        <Checkbox isSelected={taken} onChange={onTake}>
          The file is right where it differs
        </Checkbox>
      ) : null}
    </article>
  )
}
