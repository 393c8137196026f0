import { ulid } from 'ulid'
import { caseAgencySchema, doubtsAbout } from '../../../../shared/cases/index.ts'
import { agencyGroups } from '../../../../shared/minutes/index.ts'
import { DateField, Select, TextField, todayIso } from '../../../ui/index.ts'
import { FactRows } from './fact-rows.tsx'
import type { FamilyPart } from './family.ts'

const groups = [
  { value: '', label: 'Not said' },
  ...agencyGroups.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
]

/** The agencies around the family, their workers, and whether their part of the history is confirmed. */
export function Agencies({ file, readOnly, change }: FamilyPart) {
  return (
    <>
      {file.agencies.length === 0 ? (
        <p className="ui-quiet ui-measure">
          School, health visitor, GP, police: each agency that knows the children, with its worker. The day on
          which an agency confirmed its part of the history tells whose part is still to be asked for.
        </p>
      ) : null}
      <FactRows
        rows={file.agencies}
        name={({ name }) => name || 'agency without a name'}
        make={() => caseAgencySchema.parse({ id: ulid() })}
        add="Add an agency"
        readOnly={readOnly}
        onChange={(agencies) => change({ agencies })}
        doubts={(agency) => doubtsAbout(agency, todayIso())}
      >
        {(agency, set) => {
          const fixed = { isReadOnly: readOnly, autoComplete: 'off' as const }
          return (
            <>
              <TextField label="Agency" value={agency.name} onChange={(name) => set({ name })} {...fixed} />
              <Select
                label="Kind of agency"
                isDisabled={readOnly}
                value={agency.group}
                onChange={(group) => set({ group })}
                choices={groups}
                placeholder="Not said"
              />
              <TextField
                label="Worker"
                value={agency.worker}
                onChange={(worker) => set({ worker })}
                spellCheck="false"
                {...fixed}
              />
              <TextField
                label="How to reach them"
                value={agency.contact}
                onChange={(contact) => set({ contact })}
                {...fixed}
              />
              <DateField
                label="Involved from"
                value={agency.from}
                onChange={(from) => set({ from })}
                {...fixed}
              />
              <DateField
                label="Involved to"
                hint="Empty while it goes on."
                value={agency.to}
                onChange={(to) => set({ to })}
                {...fixed}
              />
              <DateField
                label="Confirmed its part of the history on"
                hint="Empty until it has."
                value={agency.historyConfirmed}
                onChange={(historyConfirmed) => set({ historyConfirmed })}
                {...fixed}
              />
            </>
          )
        }}
      </FactRows>
    </>
  )
}
