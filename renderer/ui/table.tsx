import './table.css'
import { type ReactNode, useState } from 'react'
import { Icon } from './icon.tsx'

export type Column<Row> = {
  key: string
  heading: string
  cell: (row: Row) => ReactNode
  /** What rows are ordered by; a column without it cannot be sorted. */
  sortBy?: (row: Row) => string | number
  /** This cell names the row: read aloud before the others. */
  rowHeader?: boolean
  number?: boolean
}

export type Sort = { key: string; descending: boolean }

export type TableProps<Row> = {
  /** Says what the table holds; shown only to assistive technology unless `captionShown`. */
  caption: string
  captionShown?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  initialSort?: Sort
}

/** Rows in order; equal rows keep the order they came in. Words compare as people sort them, numbers as numbers. */
export function sortRows<Row>(rows: Row[], columns: Column<Row>[], sort: Sort | undefined): Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy
  if (!by || !sort) return rows
  const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })
  const sign = sort.descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const x = by(a)
    const y = by(b)
    return (
      sign * (typeof x === 'number' && typeof y === 'number' ? x - y : words.compare(String(x), String(y)))
    )
  })
}

/** A real table: real heads, one cell that names each row, heads that sort. Folds into blocks when narrow. */
export function Table<Row>({
  caption,
  captionShown,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  initialSort,
}: TableProps<Row>) {
  const [own, setOwn] = useState(initialSort)
  const now = sort ?? own
  const choose = onSort ?? setOwn
  return (
    <table className="ui-table ui-table-folds">
      <caption className={captionShown ? '' : 'ui-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const sorted = now?.key === column.key
            const direction = sorted ? (now.descending ? 'descending' : 'ascending') : undefined
            return (
              <th
                key={column.key}
                scope="col"
                aria-sort={direction}
                className={column.number ? 'ui-table-number' : undefined}
              >
                {column.sortBy ? (
                  <button
                    type="button"
                    className="ui-sort"
                    onClick={() => choose({ key: column.key, descending: sorted ? !now.descending : false })}
                  >
                    {column.heading}
                    {sorted ? <Icon name={now.descending ? 'down' : 'up'} size={14} /> : null}
                  </button>
                ) : (
                  column.heading
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {sortRows(rows, columns, now).map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column.rowHeader ? (
                <th key={column.key} scope="row" data-head={column.heading}>
                  <span>{column.cell(row)}</span>
                </th>
              ) : (
                <td
                  key={column.key}
                  data-head={column.heading}
                  className={column.number ? 'ui-table-number' : undefined}
                >
                  <span>{column.cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
