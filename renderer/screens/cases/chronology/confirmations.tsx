import { useState } from 'react'
import { ulid } from 'ulid'
import {
  type CaseAgency,
  type Confirmation,
  caseAgencySchema,
  confirmationsOf,
  withConfirmation,
} from '../../../../shared/cases/index.ts'
import type { Family } from '../../../../shared/chronology/index.ts'
import {
  Button,
  DateField,
  Dialog,
  isIsoDate,
  PageGroup,
  StateMark,
  shortDate,
  todayIso,
} from '../../../ui/index.ts'

function Standing({ one }: { one: Confirmation }) {
  if (one.standing === 'confirmed') {
    return (
      <StateMark tone="done" icon="tick">
        Confirmed {shortDate(one.confirmed)}
      </StateMark>
    )
  }
  return (
    <StateMark tone="warn" icon="question">
      {one.standing === 'never'
        ? 'Not confirmed'
        : `Confirmed ${shortDate(one.confirmed)}, before the newest event`}
    </StateMark>
  )
}

const count = (missing: number, all: number): string =>
  missing === 0
    ? 'Every agency has confirmed its part.'
    : `${missing} of ${all} ${all === 1 ? 'agency has' : 'agencies have'} not confirmed ${all === 1 ? 'its' : 'their'} part.`

/** Which agencies have not said that their part of the history is right, and a way to note the day they did. */
export function Confirmations({
  family,
  readOnly,
  onChange,
}: {
  family: Family
  readOnly: boolean
  onChange: (agencies: CaseAgency[]) => void
}) {
  const [noting, setNoting] = useState<Confirmation | null>(null)
  const all = confirmationsOf(family)
  const missing = all.filter(({ standing }) => standing !== 'confirmed')
  return (
    <PageGroup title="Which agencies have confirmed their part">
      {all.length === 0 ? (
        <p className="ui-quiet ui-measure">
          No agency is named yet. Agencies of the family and agencies that an event names are listed here, so
          that a part of the history that nobody has checked is seen.
        </p>
      ) : (
        <p>{count(missing.length, all.length)}</p>
      )}
      <ul className="ui-plain-list ui-stack-tight">
        {[...missing, ...all.filter(({ standing }) => standing === 'confirmed')].map((one) => (
          <li key={one.id ?? one.name} className="ui-row">
            <span>{one.name}</span>
            <Standing one={one} />
            {readOnly ? null : (
              <Button small aria-label={`Note the day ${one.name} confirmed`} onPress={() => setNoting(one)}>
                Note the day
              </Button>
            )}
          </li>
        ))}
      </ul>
      {noting ? (
        <NoteDay
          name={noting.name}
          onClose={() => setNoting(null)}
          onNote={(day) => {
            onChange(withConfirmation(family.agencies, noting, day, caseAgencySchema.parse({ id: ulid() })))
            setNoting(null)
          }}
        />
      ) : null}
    </PageGroup>
  )
}

function NoteDay({
  name,
  onNote,
  onClose,
}: {
  name: string
  onNote: (day: string) => void
  onClose: () => void
}) {
  const [day, setDay] = useState(todayIso())
  const [asked, setAsked] = useState(false)
  const mistake = !isIsoDate(day)
    ? 'Type a day, for example 17/09/2026.'
    : day > todayIso()
      ? 'This day is still to come.'
      : undefined
  return (
    <Dialog
      title={`${name} confirmed its part`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="main"
            onPress={() => {
              setAsked(true)
              if (!mistake) onNote(day)
            }}
          >
            Note it
          </Button>
        </>
      }
    >
      <DateField label="On" value={day} onChange={setDay} error={asked ? mistake : undefined} />
    </Dialog>
  )
}
