/** Rows of a record as labelled fields: one description serves attendance, actions, decisions and the rest. */
import './row-fields.css'
import { memo, type ReactNode, useId } from 'react'
import {
  Button,
  Checkbox,
  DateField,
  IconButton,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../../ui/index.ts'
import type { RowHandle } from './rows.ts'

export type Choosable = { value: string; label: string; hint?: string }

/** Names to choose from; given by the page, which knows the record's people. */
export type Names = { people: Choosable[]; children: Choosable[] }

export type FieldKind =
  | 'line'
  | 'text'
  | 'date'
  | 'time'
  | 'choice'
  | 'yesno'
  | 'tick'
  | 'person'
  | 'child'
  | 'children'
  | 'people'
  | 'childrenOrAll'

export type FieldSpec<R> = {
  key: keyof R & string
  label: string
  kind: FieldKind
  /** Words, or values with the words that are shown for them. */
  choices?: readonly (string | Choosable)[]
  hint?: string
  wide?: boolean
  when?: (row: R) => boolean
}

const plainChoices = (choices: readonly (string | Choosable)[]): Choosable[] =>
  choices.map((one) => (typeof one === 'string' ? { value: one, label: one } : one))

const yesNo = plainChoices(['yes', 'no'])

/** Any number of names, as ticks under one label. `all` stands for every one of them. */
function NameTicks({
  label,
  hint,
  value,
  choices,
  allowAll,
  onChange,
  isDisabled,
}: {
  label: string
  hint?: string
  value: string[] | 'all'
  choices: Choosable[]
  allowAll?: boolean
  onChange: (value: string[] | 'all') => void
  isDisabled?: boolean
}) {
  const id = useId()
  const chosen = value === 'all' ? choices.map((choice) => choice.value) : value
  return (
    <fieldset className="row-ticks" aria-describedby={hint ? id : undefined} disabled={isDisabled}>
      <legend className="ui-field-label">{label}</legend>
      {hint ? (
        <p id={id} className="ui-field-hint">
          {hint}
        </p>
      ) : null}
      <div className="row-ticks-list">
        {allowAll ? (
          <Checkbox
            isSelected={value === 'all'}
            isDisabled={isDisabled}
            onChange={(on) => onChange(on ? 'all' : [])}
          >
            All
          </Checkbox>
        ) : null}
        {value === 'all' && allowAll
          ? null
          : choices.map((choice) => (
              <Checkbox
                key={choice.value}
                isSelected={chosen.includes(choice.value)}
                isDisabled={isDisabled}
                onChange={(on) =>
                  onChange(on ? [...chosen, choice.value] : chosen.filter((one) => one !== choice.value))
                }
              >
                {choice.label || 'No name yet'}
              </Checkbox>
            ))}
      </div>
    </fieldset>
  )
}

export function RowField<R>({
  spec,
  handle,
  names,
  editable,
  labelHidden,
}: {
  spec: FieldSpec<R>
  handle: RowHandle<R>
  names: Names
  editable: boolean
  labelHidden?: boolean
}) {
  const value = handle.row[spec.key]
  const set = (next: unknown) => handle.set(spec.key, next as R[keyof R & string])
  const text = typeof value === 'string' ? value : ''
  const shared = { label: spec.label, hint: spec.hint, labelHidden, isDisabled: !editable }
  const list = Array.isArray(value) ? (value as string[]) : []
  switch (spec.kind) {
    case 'line':
      return <TextField {...shared} value={text} onChange={set} />
    case 'text':
      return <TextArea {...shared} rows={2} value={text} onChange={set} />
    case 'date':
      return <DateField {...shared} value={text} onChange={set} />
    case 'time':
      return <TimeField {...shared} value={text} onChange={set} />
    case 'choice':
      return <Select {...shared} value={text} onChange={set} choices={plainChoices(spec.choices ?? [])} />
    case 'yesno':
      return <Select {...shared} narrow value={text} onChange={set} choices={yesNo} />
    case 'tick':
      return (
        <Checkbox isSelected={value === true} isDisabled={!editable} onChange={set} hint={spec.hint}>
          {spec.label}
        </Checkbox>
      )
    case 'person':
      return <Select {...shared} value={text} onChange={set} choices={names.people} />
    case 'child':
      return <Select {...shared} value={text} onChange={set} choices={names.children} />
    case 'children':
      return <NameTicks {...shared} value={list} choices={names.children} onChange={set} />
    case 'people':
      return <NameTicks {...shared} value={list} choices={names.people} onChange={set} />
    case 'childrenOrAll':
      return (
        <NameTicks
          {...shared}
          allowAll
          value={value === 'all' ? 'all' : list}
          choices={names.children}
          onChange={set}
        />
      )
  }
}

export type RowCardsProps<R> = {
  rows: RowHandle<R>[]
  specs: FieldSpec<R>[]
  names: Names
  editable: boolean
  /** Names one row for screen readers and its remove button, e.g. "Action 2". */
  rowName: (row: R, index: number) => string
  addWords?: string
  onAdd?: () => void
  /** A sentence where there are no rows yet. */
  empty: string
  /** Stands in the row's head, e.g. a mark. */
  head?: (row: R, index: number) => ReactNode
  canRemove?: (row: R) => boolean
}

type RowCardProps<R> = {
  handle: RowHandle<R>
  specs: FieldSpec<R>[]
  names: Names
  editable: boolean
  name: string
  removable: boolean
  children?: ReactNode
}

function PlainRowCard<R extends { id: string }>({
  handle,
  specs,
  names,
  editable,
  name,
  removable,
  children,
}: RowCardProps<R>) {
  const { row } = handle
  return (
    <fieldset className="row-card" data-row-id={row.id}>
      <legend className="row-card-name">{name}</legend>
      {children}
      <div className="row-fields">
        {specs
          .filter((spec) => spec.when?.(row) ?? true)
          .map((spec) => (
            <div key={spec.key} className={spec.wide ? 'row-field row-field-wide' : 'row-field'}>
              <RowField spec={spec} handle={handle} names={names} editable={editable} />
            </div>
          ))}
      </div>
      {removable ? (
        <div className="row-card-remove">
          <IconButton icon="remove" small label={`Remove ${name}`} onPress={handle.remove} />
        </div>
      ) : null}
    </fieldset>
  )
}

/** Drawn again only when its own row has changed. */
const RowCard = memo(PlainRowCard) as typeof PlainRowCard

/** One card for each row: fields flow beside each other where there is room and below each other where not. */
export function RowCards<R extends { id: string }>({
  rows,
  specs,
  names,
  editable,
  rowName,
  addWords,
  onAdd,
  empty,
  head,
  canRemove = () => true,
}: RowCardsProps<R>) {
  return (
    <div className="row-cards">
      {rows.length === 0 ? <p className="row-empty">{empty}</p> : null}
      {rows.map((handle, index) => (
        <RowCard
          key={handle.row.id || index}
          handle={handle}
          specs={specs}
          names={names}
          editable={editable}
          name={rowName(handle.row, index)}
          removable={editable && canRemove(handle.row)}
        >
          {head?.(handle.row, index)}
        </RowCard>
      ))}
      {editable && onAdd ? (
        <div>
          <Button icon="plus" small onPress={onAdd}>
            {addWords}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
