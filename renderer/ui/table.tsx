import './table.css'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from './button.tsx'
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

/** Rows drawn at once. A service has tens of thousands of records: drawing them all takes seconds, and nobody reads them all. */
const AT_ONCE = 200

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })
/** Days and instants, or none: their signs are in order as they stand, which is asked sooner. Other digits are numbers. */
const plain = /^(\d{4}-\d\d-\d\d[\dTZ:.-]*)?$/

/** Rows in order; equal rows keep the order they came in. Words compare as people sort them, numbers as numbers. */
export function sortRows<Row>(rows: Row[], columns: Column<Row>[], sort: Sort | undefined): Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy
  if (!by || !sort) return rows
  const sign = sort.descending ? -1 : 1
  // Asked once of each row: a list may be long.
  const keyed = rows.map((row) => ({ row, key: by(row) }))
  const isPlain = keyed.every(({ key }) => typeof key === 'string' && plain.test(key))
  const compare = (x: string | number, y: string | number): number => {
    if (typeof x === 'number' && typeof y === 'number') return x - y
    if (isPlain) return x < y ? -1 : x > y ? 1 : 0
    return words.compare(String(x), String(y))
  }
  return keyed.sort((a, b) => sign * compare(a.key, b.key)).map(({ row }) => row)
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
  const [most, setMost] = useState(AT_ONCE)
  const sorted = useMemo(() => sortRows(rows, columns, now), [rows, columns, now])
  const table = (
    <table className="ui-table ui-table-folds">
      <caption className={captionShown ? '' : 'ui-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const isSorted = now?.key === column.key
            const direction = isSorted ? (now.descending ? 'descending' : 'ascending') : undefined
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
                    onClick={() =>
                      choose({ key: column.key, descending: isSorted ? !now.descending : false })
                    }
                  >
                    {column.heading}
                    {isSorted ? <Icon name={now.descending ? 'down' : 'up'} size={14} /> : null}
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
        {sorted.slice(0, most).map((row) => (
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
  if (sorted.length <= most) return table
  const more = Math.min(AT_ONCE, sorted.length - most)
  return (
    <>
      {table}
      <div className="ui-row">
        <Button onPress={() => setMost(most + AT_ONCE)}>Show {more} more</Button>
        <span className="ui-quiet">
          {most.toLocaleString('en-GB')} of {sorted.length.toLocaleString('en-GB')} are shown. A filter finds
          the others sooner.
        </span>
      </div>
    </>
  )
}
