/** Competing explanations beside each other: what speaks for each, what against, and what would tell them apart. */
import './supervision.css'
import { type KeyboardEvent, useRef } from 'react'
import type { TemplateSection } from '../../../../shared/templates/template.ts'
import { addTableRow, useTable } from '../../../editor/draft/rows.ts'
import { Button, IconButton, TextArea } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'

/** One explanation cannot compete. */
const LEAST = 2

/** Alt and an arrow go to the neighbouring cell; a plain arrow does where the caret is at the end of its text. */
function step(event: KeyboardEvent, grid: HTMLElement | null): void {
  const { target, key, altKey } = event
  if (!(target instanceof HTMLTextAreaElement) || !grid) return
  const { selectionStart, selectionEnd, value } = target
  const isAtStart = selectionStart === 0 && selectionEnd === 0
  const isAtEnd = selectionStart === value.length && selectionEnd === value.length
  const moves: Record<string, [row: number, column: number, free: boolean]> = {
    ArrowUp: [-1, 0, isAtStart],
    ArrowDown: [1, 0, isAtEnd],
    ArrowLeft: [0, -1, isAtStart],
    ArrowRight: [0, 1, isAtEnd],
  }
  const [down, across, free] = moves[key] ?? [0, 0, false]
  if ((down === 0 && across === 0) || !(altKey || free)) return
  const lines = [...grid.querySelectorAll('tbody tr')].map((line) => [...line.querySelectorAll('textarea')])
  const at = lines.findIndex((line) => line.includes(target))
  const next = lines[at + down]?.[(lines[at]?.indexOf(target) ?? 0) + across]
  if (!next) return
  event.preventDefault()
  next.focus()
  // Coming from above or the left the caret stands at the beginning, otherwise at the end.
  const place = down > 0 || across > 0 ? 0 : next.value.length
  next.setSelectionRange(place, place)
}

const askWords = (count: number): string =>
  count === 0
    ? 'Begin with the first idea, and then ask what else could explain the same facts.'
    : 'One explanation so far. What else could explain the same facts, and cannot be true at the same time?'

export function Hypotheses({ section }: { section: TemplateSection }) {
  const { session } = useRecord()
  const rows = useTable(session.doc, section.key)
  const grid = useRef<HTMLTableElement>(null)
  const columns = section.columns ?? []
  const written = rows.filter(({ row }) => Object.values(row.cells).some((cell) => cell.trim() !== '')).length
  return (
    <div>
      {rows.length > 0 ? (
        <table className="hypotheses" ref={grid} onKeyDown={(event) => step(event, grid.current)}>
          <caption className="ui-hidden">{`${section.heading}. Arrow keys with Alt go from cell to cell.`}</caption>
          <thead>
            <tr>
              {columns.map(({ key, heading }) => (
                <th key={key} scope="col">
                  {heading}
                </th>
              ))}
              {session.editable ? (
                <th scope="col">
                  <span className="ui-hidden">Remove</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((handle, index) => (
              <tr key={handle.row.id || index} data-row-id={handle.row.id}>
                {columns.map(({ key, heading }) => (
                  <td key={key}>
                    <span className="hypotheses-heading" aria-hidden="true">
                      {heading}
                    </span>
                    <TextArea
                      label={`${heading}, explanation ${index + 1}`}
                      labelHidden
                      rows={2}
                      value={handle.row.cells[key] ?? ''}
                      isDisabled={!session.editable}
                      onChange={(value) => handle.setIn('cells', key, value)}
                    />
                  </td>
                ))}
                {session.editable ? (
                  <td>
                    <IconButton
                      icon="remove"
                      small
                      label={`Remove explanation ${index + 1}`}
                      onPress={handle.remove}
                    />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {written < LEAST && session.editable ? <p className="hypotheses-ask">{askWords(written)}</p> : null}
      {session.editable ? (
        <Button
          small
          icon="plus"
          onPress={() => {
            // The first one is begun with its rival beside it.
            const missing = rows.length === 0 ? LEAST : 1
            for (let made = 0; made < missing; made += 1) addTableRow(session.doc, section.key)
            requestAnimationFrame(() =>
              document
                .querySelectorAll<HTMLElement>('.hypotheses tbody tr')
                [rows.length]?.querySelector('textarea')
                ?.focus(),
            )
          }}
        >
          {rows.length === 0 ? 'Begin with two explanations' : 'Add another explanation'}
        </Button>
      ) : null}
    </div>
  )
}
