import { type ReactNode, useRef } from 'react'
import { Button, Notice } from '../../../ui/index.ts'
import { RemoveButton } from '../remove-button.tsx'

export type FactRowsProps<Row extends { id: string }> = {
  rows: Row[]
  /** Names a row for those who hear it, e.g. `NHS number of Ellie`. */
  name: (row: Row) => string
  make: () => Row
  /** The words of the button that adds a row. */
  add: string
  readOnly: boolean
  onChange: (rows: Row[]) => void
  children: (row: Row, set: (change: Partial<Row>) => void) => ReactNode
  /** What cannot be right about a row, as sentences. */
  doubts?: (row: Row) => string[]
}

const FIELD = 'input:not([hidden], [tabindex="-1"]), textarea, button'

/** Facts of one kind, each on a row of its own: typed in place, added below, taken out with a question. */
export function FactRows<Row extends { id: string }>({
  rows,
  name,
  make,
  add,
  readOnly,
  onChange,
  children,
  doubts,
}: FactRowsProps<Row>) {
  const added = useRef('')
  // A row that was just added may stand far from the button, where the list has an order of its own.
  const begin = (row: HTMLElement | null) => {
    if (!row || row.dataset.row !== added.current) return
    added.current = ''
    row.querySelector<HTMLElement>(FIELD)?.focus()
  }
  return (
    <>
      {rows.map((row) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
        <div
          key={row.id}
          ref={begin}
          data-row={row.id}
          role="group"
          aria-label={name(row)}
          className="case-fact"
        >
          <div className="ui-columns">
            {children(row, (change) =>
              onChange(rows.map((one) => (one.id === row.id ? { ...one, ...change } : one))),
            )}
          </div>
          {readOnly ? null : (
            <RemoveButton
              what={name(row)}
              onRemove={() => onChange(rows.filter(({ id }) => id !== row.id))}
            />
          )}
          <Doubts says={doubts?.(row) ?? []} />
        </div>
      ))}
      {readOnly ? null : (
        <div>
          <Button
            small
            icon="plus"
            onPress={() => {
              const row = make()
              added.current = row.id
              onChange([...rows, row])
            }}
          >
            {add}
          </Button>
        </div>
      )}
    </>
  )
}

/** What does not fit together. It is said, and kept as it was typed. */
export function Doubts({ says }: { says: readonly string[] }) {
  return (
    <div role="status" className="case-doubts">
      {says.length > 0 ? (
        <Notice tone="warn">
          {says.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      ) : null}
    </div>
  )
}
