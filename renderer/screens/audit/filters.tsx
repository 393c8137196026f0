import { type AuditKind, auditKinds, auditKindWords } from '../../../shared/audit/words.ts'
import { api, useQuery } from '../../client/index.ts'
import { ComboBox, DateField, isIsoDate, Select, TextField } from '../../ui/index.ts'

export type AuditFilter = { person: string; about: string; kind: AuditKind | ''; from: string; to: string }
export const everything: AuditFilter = { person: '', about: '', kind: '', from: '', to: '' }

const kinds = [
  { value: '', label: 'Everything but typing' },
  ...auditKinds.map((value) => ({ value, label: auditKindWords[value] })),
]

type FiltersProps = {
  value: AuditFilter
  onChange: (value: AuditFilter) => void
  /** What is asked for already by where the screen was opened. */
  fixed?: { person?: boolean; about?: boolean }
}

/** What narrows the trail down. */
export function AuditFilters({ value, onChange, fixed = {} }: FiltersProps) {
  const set = (change: Partial<AuditFilter>) => onChange({ ...value, ...change })
  const setDay = (key: 'from' | 'to') => (day: string) => {
    if (day === '' || isIsoDate(day)) set({ [key]: day })
  }
  return (
    <div className="ui-columns">
      {fixed.person ? null : <Person value={value.person} onChange={(person) => set({ person })} />}
      {fixed.about ? null : (
        <TextField
          label="Family reference"
          value={value.about}
          onChange={(about) => set({ about })}
          autoComplete="off"
        />
      )}
      <Select
        label="Show"
        value={value.kind}
        onChange={(kind) => set({ kind: auditKinds.find((one) => one === kind) ?? '' })}
        choices={kinds}
      />
      <DateField label="From" value={value.from} onChange={setDay('from')} />
      <DateField label="To" value={value.to} onChange={setDay('to')} />
    </div>
  )
}

function Person({ value, onChange }: { value: string; onChange: (person: string) => void }) {
  const people = useQuery(api.audit.people.queryOptions())
  return (
    <ComboBox
      label="Person"
      value={value}
      onChange={onChange}
      placeholder="Everybody"
      choices={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
