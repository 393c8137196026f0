import type { Account } from '../../../shared/access/access.ts'
import { type LineState, lineStates, methods } from '../../../shared/distribution/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { Select, TextField } from '../../ui/index.ts'
import { type Filters, NO_METHOD, NOBODY } from './queue.ts'
import { methodWords, settledStates, stateMarks } from './words.ts'

type Props = {
  filters: Filters
  onChange: (part: Partial<Filters>) => void
  settled: boolean
  onSettled: (settled: boolean) => void
  people: readonly Pick<Account, 'id' | 'name'>[]
  me: Pick<Account, 'id'>
}

const everyMethod = [
  { value: '', label: 'Every method' },
  ...methods.map((method) => ({ value: method, label: methodWords(method) })),
  { value: NO_METHOD, label: 'No method yet' },
]

const everyType = [
  { value: '', label: 'Every kind' },
  ...templates.map(({ type, shortName }) => ({ value: type, label: shortName })),
]

const statesFor = (settled: boolean): LineState[] =>
  lineStates.filter((state) => settled || !settledStates.has(state))

/** What the list is narrowed by. */
export function DeskFilters({ filters, onChange, settled, onSettled, people, me }: Props) {
  return (
    <search className="ui-columns">
      <TextField
        label="Find a reference, recipient or agency"
        type="search"
        value={filters.text}
        onChange={(text) => onChange({ text })}
        autoComplete="off"
      />
      <Select
        label="State"
        value={filters.state}
        onChange={(state) => onChange({ state })}
        choices={[
          { value: '', label: 'Every state' },
          ...statesFor(settled).map((state) => ({ value: state, label: stateMarks[state].words })),
        ]}
      />
      <Select
        label="Method"
        value={filters.method}
        onChange={(method) => onChange({ method })}
        choices={everyMethod}
      />
      <Select
        label="Kind of meeting"
        value={filters.type}
        onChange={(type) => onChange({ type })}
        choices={everyType}
      />
      <Select
        label="Seen to by"
        value={filters.responsible}
        onChange={(responsible) => onChange({ responsible })}
        choices={[
          { value: '', label: 'Everybody' },
          { value: me.id, label: 'Me' },
          { value: NOBODY, label: 'Nobody in particular' },
          ...people.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        label="Shown"
        value={settled ? 'all' : 'open'}
        onChange={(shown) => {
          onSettled(shown === 'all')
          // A state that is no longer in the list would hide everything.
          if (shown !== 'all' && settledStates.has(filters.state as LineState)) onChange({ state: '' })
        }}
        choices={[
          { value: 'open', label: 'What is not settled' },
          { value: 'all', label: 'Settled ones as well' },
        ]}
      />
    </search>
  )
}
