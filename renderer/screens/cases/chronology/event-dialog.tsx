import { useState } from 'react'
import type { CaseEvent } from '../../../../shared/cases/index.ts'
import { type Family, sayWhen } from '../../../../shared/chronology/index.ts'
import { Button, Dialog, LinkButton } from '../../../ui/index.ts'
import { RemoveButton } from '../remove-button.tsx'
import { EventFields } from './event-fields.tsx'
import { ReadEvent } from './read-event.tsx'
import { keptDate } from './words.ts'

/** One event of the chronology, to read or to change. Nothing changes until it is kept. */
export function EventDialog({
  family,
  event,
  isNew,
  readOnly,
  onKeep,
  onRemove,
  onClose,
}: {
  family: Family
  event: CaseEvent
  isNew: boolean
  readOnly: boolean
  onKeep: (event: CaseEvent) => void
  onRemove: () => void
  onClose: () => void
}) {
  const [value, setValue] = useState(event)
  const [asked, setAsked] = useState(false)
  const missing = value.text.trim() === '' && value.category.trim() === ''
  // One that was restricted before anybody asked for a reason can still be changed without one.
  const unexplained =
    value.sensitivity === 'restricted' &&
    (isNew || event.sensitivity !== 'restricted') &&
    (value.restrictedBecause ?? '').trim() === ''
  const keep = () => {
    setAsked(true)
    if (!missing && !unexplained)
      onKeep({ ...value, date: keptDate(value.date), until: keptDate(value.until) })
  }
  const title = isNew ? 'Add an event' : `Event, ${sayWhen(event)}`
  return (
    <Dialog
      title={title}
      isOpen
      wide
      onClose={onClose}
      actions={
        readOnly ? (
          <Button kind="main" onPress={onClose}>
            Close
          </Button>
        ) : (
          <>
            {isNew ? null : <RemoveButton what="this event" onRemove={onRemove} />}
            {event.recordId ? (
              <LinkButton kind="quiet" href={`/record/${event.recordId}`}>
                Open the record it came from
              </LinkButton>
            ) : null}
            <Button onPress={onClose}>Cancel</Button>
            <Button kind="main" onPress={keep}>
              {isNew ? 'Add it' : 'Keep the changes'}
            </Button>
          </>
        )
      }
    >
      {readOnly ? (
        <ReadEvent family={family} event={event} />
      ) : (
        <EventFields
          family={family}
          value={value}
          onChange={(part) => setValue((held) => ({ ...held, ...part }))}
          textMistake={asked && missing ? 'Say what happened, or choose a kind.' : undefined}
          reasonMistake={asked && unexplained ? 'Say why, and who decided it.' : undefined}
        />
      )}
    </Dialog>
  )
}
