import type { ReactNode } from 'react'
import { type CaseEvent, periodOf, type Sensitivity, sensitivities } from '../../../../shared/cases/index.ts'
import { isProfessional } from '../../../../shared/checks/index.ts'
import { type Family, sensitivityWords } from '../../../../shared/chronology/index.ts'
import { Checkbox, ComboBox, RadioGroup, Select, sayDate, TextArea, TextField } from '../../../ui/index.ts'
import { RestrictedFields } from './restricted-fields.tsx'
import { categories } from './words.ts'

export type EventPart = Omit<CaseEvent, 'id' | 'importId'>

type FieldsProps<Part> = {
  value: Part
  onChange: (part: Partial<Part>) => void
}

const precisionChoices = [
  { value: 'day', label: 'As it is typed' },
  { value: 'about', label: 'About then' },
  { value: 'period', label: 'Over a time' },
]

/** What is read in a date, so that nobody wonders where the event will stand. */
function whatIsRead(value: Pick<EventPart, 'date' | 'precision' | 'until'>): string {
  const period = periodOf(value)
  if (period) {
    const from = sayDate(period.from, false)
    return period.from === period.to ? `Read as ${from}.` : `Read as ${from} to ${sayDate(period.to, false)}.`
  }
  const example = 'For example 13 June 2017, March 2017, summer 2017 or 2017.'
  return value.date.trim() ? `No day can be read in this, so it is listed apart. ${example}` : example
}

/** When it was, however well that is known. */
export function WhenFields({
  value,
  onChange,
}: FieldsProps<Pick<EventPart, 'date' | 'precision' | 'until'>>) {
  return (
    <>
      <div className="ui-columns">
        <TextField
          label={value.precision === 'period' ? 'From' : 'Date'}
          value={value.date}
          onChange={(date) => onChange({ date })}
          autoComplete="off"
        />
        {value.precision === 'period' ? (
          <TextField
            label="Until"
            value={value.until}
            onChange={(until) => onChange({ until })}
            autoComplete="off"
          />
        ) : null}
        <Select
          label="How well the date is known"
          value={value.precision}
          onChange={(precision) => onChange({ precision: precision as EventPart['precision'] })}
          choices={precisionChoices}
        />
      </div>
      <p className="ui-quiet" role="status">
        {whatIsRead(value)}
      </p>
    </>
  )
}

function Ticks({
  label,
  choices,
  ids,
  onChange,
}: {
  label: string
  choices: { id: string; name: string }[]
  ids: string[]
  onChange: (ids: string[]) => void
}) {
  if (choices.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out with the other labels
    <div role="group" aria-label={label} className="case-tick-group">
      <p className="case-tick-group-label">{label}</p>
      {choices.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={ids.includes(id)}
          onChange={(on) => onChange(on ? [...ids, id] : ids.filter((one) => one !== id))}
        >
          {name || 'No name yet'}
        </Checkbox>
      ))}
    </div>
  )
}

/** Whom it is about: what an adult did before is found by who it was. */
export function AboutFields({
  family,
  value,
  onChange,
}: FieldsProps<Pick<EventPart, 'about'>> & { family: Pick<Family, 'children' | 'people'> }) {
  const adults = family.people.filter((person) => !isProfessional(person) && person.name.trim() !== '')
  const set = (about: string[]) => onChange({ about })
  return (
    <>
      <Ticks label="About which children" choices={family.children} ids={value.about} onChange={set} />
      <Ticks label="About which adults" choices={adults} ids={value.about} onChange={set} />
      {value.about.length === 0 ? (
        <p className="ui-quiet">With nobody ticked it is about the whole family.</p>
      ) : null}
    </>
  )
}

export function KindField({ value, onChange }: FieldsProps<Pick<EventPart, 'category'>>) {
  return (
    <ComboBox
      label="Kind"
      free
      value={value.category}
      onChange={(category) => onChange({ category })}
      choices={categories.map((one) => ({ value: one, label: one }))}
    />
  )
}

export function MeaningField({ value, onChange }: FieldsProps<Pick<EventPart, 'meaning'>>) {
  return (
    <TextArea
      label="What it meant for the child"
      rows={2}
      value={value.meaning}
      onChange={(meaning) => onChange({ meaning })}
    />
  )
}

const readers: Record<Sensitivity, string> = {
  shared: 'A record may begin with it, and family copies may show it.',
  professionals: 'It stays in the case file. For professionals in their own meeting.',
  restricted: 'It stays in the case file. Only with a reason.',
}

/** Who may read it besides the council. */
export function SensitivityField({
  value,
  onChange,
  allowed = sensitivities,
  hint,
}: FieldsProps<Pick<EventPart, 'sensitivity'>> & { allowed?: readonly Sensitivity[]; hint?: ReactNode }) {
  return (
    <RadioGroup
      label="Who may read it"
      hint={hint}
      value={value.sensitivity}
      onChange={(sensitivity) => onChange({ sensitivity: sensitivity as Sensitivity })}
      choices={allowed.map((one) => ({ value: one, label: sensitivityWords[one], hint: readers[one] }))}
    />
  )
}

/** Everything about an event. */
export function EventFields({
  family,
  value,
  onChange,
  textMistake,
  reasonMistake,
}: FieldsProps<EventPart> & {
  family: Family
  textMistake?: string | undefined
  reasonMistake?: string | undefined
}) {
  const part = { value, onChange }
  const agencies = new Set(
    [...family.agencies.map(({ name }) => name), ...family.chronology.map(({ agency }) => agency)]
      .map((name) => name.trim())
      .filter(Boolean),
  )
  return (
    <div className="ui-stack">
      <WhenFields {...part} />
      <AboutFields family={family} {...part} />
      <KindField {...part} />
      <TextArea
        label="What happened"
        error={textMistake}
        value={value.text}
        onChange={(text) => onChange({ text })}
      />
      <MeaningField {...part} />
      <div className="ui-columns">
        <ComboBox
          label="Agency"
          hint="Whose part of the history it is."
          free
          value={value.agency}
          onChange={(agency) => onChange({ agency })}
          choices={[...agencies].map((one) => ({ value: one, label: one }))}
        />
        <TextField
          label="Source"
          hint="Where it was read, or who told it."
          value={value.source}
          onChange={(source) => onChange({ source })}
          autoComplete="off"
        />
      </div>
      <SensitivityField {...part} />
      {value.sensitivity === 'restricted' ? <RestrictedFields {...part} mistake={reasonMistake} /> : null}
    </div>
  )
}
