import { useState } from 'react'
import { ulid } from 'ulid'
import { type Appointment, appointmentOutcomes, appointmentSchema } from '../../../../shared/cases/index.ts'
import { parseDate } from '../../../../shared/clocks/index.ts'
import { Button, DateField, Select, TextField } from '../../../ui/index.ts'
import { Details } from '../details.tsx'
import { FactRows } from './fact-rows.tsx'
import { childChoices, type FamilyPart, nameOf } from './family.ts'

/** As many as are looked through at once: an import may bring years of them. */
const PAGE = 12

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const outcomes = [
  { value: '', label: 'Not said, or still to come' },
  ...appointmentOutcomes.map((value) => ({ value, label: sentence(value) })),
]

/** Those without a date first, because they wait for one; then the newest. */
const inOrder = (all: readonly Appointment[]): Appointment[] =>
  all.toSorted((a, b) => (parseDate(b.date) ?? '9999').localeCompare(parseDate(a.date) ?? '9999'))

const countWords = (n: number): string => (n === 1 ? 'One appointment' : `${n} appointments`)

/** Appointments of the children and what became of each. A new record begins with those that were missed. */
export function Appointments({ file, readOnly, change }: FamilyPart) {
  const [shown, setShown] = useState(PAGE)
  const all = inOrder(file.appointments)
  const missed = all.filter(({ outcome }) => outcome === 'was not brought').length
  const rows = all.slice(0, shown)
  const rest = all.slice(shown)
  return (
    <>
      <p className="ui-quiet ui-measure">
        {all.length === 0
          ? 'None yet. They come by import, or are typed here.'
          : missed === 0
            ? `${countWords(all.length)}, and none that a child was not brought to.`
            : `${countWords(all.length)}; was not brought to ${missed} of them.`}{' '}
        Whether that is persistent stands in the <a href={`#/cases/${file.id}/registers`}>register</a>.
      </p>
      <Details label={readOnly ? 'Every appointment' : 'Add or change appointments'}>
        <div className="ui-stack">
          <FactRows
            rows={rows}
            name={({ service, child }) =>
              `appointment of ${nameOf(file, child)}${service ? `, ${service}` : ''}`
            }
            make={() =>
              appointmentSchema.parse({
                id: ulid(),
                child: file.children.length === 1 ? file.children[0]?.id : '',
              })
            }
            add="Add an appointment"
            readOnly={readOnly}
            onChange={(next) => change({ appointments: [...rest, ...next] })}
          >
            {(row, set) => (
              <>
                <Select
                  label="Child"
                  isDisabled={readOnly}
                  value={row.child}
                  onChange={(child) => set({ child })}
                  choices={childChoices(file)}
                />
                <TextField
                  label="Service"
                  isReadOnly={readOnly}
                  value={row.service}
                  onChange={(service) => set({ service })}
                  autoComplete="off"
                />
                <DateField
                  label="Date"
                  isReadOnly={readOnly}
                  value={row.date}
                  onChange={(date) => set({ date })}
                />
                <Select
                  label="What happened"
                  isDisabled={readOnly}
                  value={row.outcome}
                  onChange={(value) =>
                    set({ outcome: appointmentOutcomes.find((outcome) => outcome === value) ?? '' })
                  }
                  choices={outcomes}
                  placeholder="Not said, or still to come"
                />
                <TextField
                  label="Reason given"
                  isReadOnly={readOnly}
                  value={row.reason}
                  onChange={(reason) => set({ reason })}
                  autoComplete="off"
                />
                <TextField
                  label="Harm that could follow"
                  isReadOnly={readOnly}
                  value={row.harm}
                  onChange={(harm) => set({ harm })}
                  autoComplete="off"
                />
                <TextField
                  label="Service told"
                  isReadOnly={readOnly}
                  value={row.serviceTold}
                  onChange={(serviceTold) => set({ serviceTold })}
                  autoComplete="off"
                />
              </>
            )}
          </FactRows>
          {rest.length > 0 ? (
            <div>
              <Button small onPress={() => setShown(shown + PAGE)}>
                Show {Math.min(PAGE, rest.length)} older ones
              </Button>
            </div>
          ) : null}
        </div>
      </Details>
    </>
  )
}
