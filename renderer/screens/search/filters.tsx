import type { SearchFilters } from '../../../shared/api/search.ts'
import { actionStatuses } from '../../../shared/minutes/index.ts'
import { searchKinds } from '../../../shared/search/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { api, useQuery } from '../../client/index.ts'
import { Button, ComboBox, DateField, isIsoDate, Select } from '../../ui/index.ts'
import { filtersSet, kindWords, noFilters } from './words.ts'

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const any = (label: string) => ({ value: '', label })

const states = [
  any('Every state'),
  { value: 'draft', label: 'Record: draft' },
  { value: 'ready for chair', label: 'Record: ready for chair' },
  { value: 'signed', label: 'Record: signed' },
  ...actionStatuses.map((value) => ({ value, label: `Action: ${value}` })),
]

const types = [
  any('Every type'),
  ...templates.map(({ type, shortName }) => ({ value: type, label: shortName })),
]

const kinds = [
  any('Everything'),
  ...searchKinds.map((value) => ({ value, label: sentence(kindWords[value].many) })),
]

type FiltersProps = { value: SearchFilters; onChange: (value: SearchFilters) => void }

/** What narrows a search down. Each filter leaves out what it cannot be true of: a person has no date. */
export function Filters({ value, onChange }: FiltersProps) {
  const children = useQuery(api.search.children.queryOptions())
  const people = useQuery(api.people.list.queryOptions())
  const set = (change: Partial<SearchFilters>) => onChange({ ...value, ...change })
  // A day is asked for once it is one: until then the search stays as it was.
  const setDay = (key: 'from' | 'to') => (day: string) => {
    if (day === '' || isIsoDate(day)) set({ [key]: day })
  }
  return (
    <div className="ui-stack">
      <div className="ui-columns">
        <Select
          label="Show"
          value={value.kinds[0] ?? ''}
          onChange={(kind) => set({ kinds: searchKinds.filter((one) => one === kind) })}
          choices={kinds}
        />
        <ComboBox
          label="Child"
          value={value.child}
          onChange={(child) => set({ child })}
          placeholder="Every child"
          choices={(children.data ?? []).map(({ id, name, familyRef }) => ({
            value: id,
            label: name,
            hint: familyRef,
          }))}
        />
        <Select
          label="Meeting or session"
          value={value.type}
          onChange={(type) => set({ type })}
          choices={types}
        />
        <Select label="State" value={value.state} onChange={(state) => set({ state })} choices={states} />
        <Select
          label="Record started by"
          value={value.author}
          onChange={(author) => set({ author })}
          choices={[
            any('Anybody'),
            ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <DateField label="From" value={value.from} onChange={setDay('from')} />
        <DateField label="To" value={value.to} onChange={setDay('to')} />
      </div>
      {filtersSet(value) > 0 ? (
        <div>
          <Button onPress={() => onChange(noFilters)}>Clear the filters</Button>
        </div>
      ) : null}
    </div>
  )
}
