import { type KeyboardEvent, useRef } from 'react'
import {
  Collection,
  GridList,
  GridListHeader,
  GridListSection,
  ListLayout,
  type Selection,
  Virtualizer,
} from 'react-aria-components'
import type { Line } from '../../../shared/distribution/index.ts'
import { LineRow } from './line-row.tsx'
import type { Group } from './queue.ts'
import type { StepId } from './steps.ts'

type Props = {
  label: string
  groups: Group[]
  today: string
  direct: boolean
  nameOf: (account: string) => string
  ofRecord: boolean
  selected: Selection
  onSelect: (keys: Selection) => void
  onOpen: (id: string) => void
  onStep: (step: StepId, line: Line) => void
  /** The line that the keyboard stands on. */
  onAtHand: (id: string) => void
}

/** Rows out of sight are not in the page, so that a thousand of them stay fluent; these are measured when they are. */
const layout = { estimatedRowSize: 96, estimatedHeadingSize: 44 }

const rowOf = (target: EventTarget): HTMLElement | null =>
  target instanceof HTMLElement && target.getAttribute('role') === 'row' ? target : null

/** The lines in their groups: arrows move, Space selects, Shift and an arrow selects more, Enter opens. */
export function LineList({
  label,
  groups,
  today,
  direct,
  nameOf,
  ofRecord,
  selected,
  onSelect,
  onOpen,
  onStep,
  onAtHand,
}: Props) {
  const last = useRef('')
  const keyOf = (target: EventTarget): string =>
    (target instanceof Element ? target.closest('[role="row"]')?.getAttribute('data-key') : '') ?? ''
  const onKey = (event: KeyboardEvent) => {
    const row = rowOf(event.target)
    const key = row?.getAttribute('data-key')
    if (!key) return
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
      // While something is selected the list would take Enter as Space; here it always opens.
      event.preventDefault()
      event.stopPropagation()
      onOpen(key)
      return
    }
    const extends_ = event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    // Selecting on from a line begins with that line.
    if (extends_ && selected !== 'all' && selected.size === 0) onSelect(new Set([key]))
  }
  return (
    <div
      className={`distribution-list${ofRecord ? ' distribution-list-record' : ''}`}
      onKeyDownCapture={onKey}
      onFocusCapture={(event) => {
        const key = keyOf(event.target)
        if (!key || key === last.current) return
        last.current = key
        onAtHand(key)
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={layout} shouldObserveItemSize>
        <GridList
          aria-label={label}
          items={groups}
          dependencies={[today, direct, nameOf, ofRecord, onStep]}
          selectionMode="multiple"
          selectedKeys={selected}
          onSelectionChange={onSelect}
          onAction={(key) => onOpen(String(key))}
          className="distribution-grid"
        >
          {(group: Group) => (
            <GridListSection id={`group ${group.id}`} className="distribution-group">
              <GridListHeader className={`distribution-heading distribution-heading-${group.id}`}>
                {group.title}
              </GridListHeader>
              <Collection items={group.lines} dependencies={[today, direct, nameOf, ofRecord, onStep]}>
                {(line: Line) => (
                  <LineRow
                    line={line}
                    today={today}
                    direct={direct}
                    responsible={nameOf(line.responsible)}
                    ofRecord={ofRecord}
                    onStep={onStep}
                  />
                )}
              </Collection>
            </GridListSection>
          )}
        </GridList>
      </Virtualizer>
    </div>
  )
}
