import './picker.css'
import { type ReactNode, useRef, useState } from 'react'
import {
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { type Choice, FieldHint, FieldLabel, FieldMistake, type FieldWords } from './field.tsx'
import { Icon } from './icon.tsx'

/** The list's own key for a value: it may not be empty, and a value may. */
const keyOf = (value: string) => `=${value}`
const fromKey = (key: unknown) => String(key).slice(1)

type Item = Choice & { id: string }
const itemsOf = (choices: Choice[]): Item[] =>
  choices.map((choice) => ({ ...choice, id: keyOf(choice.value) }))

function Option({ choice }: { choice: Item }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className="ui-option">
      {({ isSelected }) => (
        <>
          <span className="ui-option-words">
            {choice.label}
            {choice.hint ? <span className="ui-option-hint">{choice.hint}</span> : null}
          </span>
          {isSelected ? <Icon name="tick" size={16} /> : null}
        </>
      )}
    </ListBoxItem>
  )
}

export type SelectProps = FieldWords & {
  value: string
  onChange: (value: string) => void
  choices: Choice[]
  placeholder?: string
  isDisabled?: boolean
  narrow?: boolean
}

/**
 * One value from a list. A value that is not in the list (typed in an older version, or by hand) is shown as it is
 * and stays until somebody picks another.
 */
export function Select({
  label,
  hint,
  error,
  optional,
  labelHidden,
  value,
  onChange,
  choices,
  placeholder = 'Choose',
  isDisabled,
  narrow,
}: SelectProps) {
  const listed = choices.some((choice) => choice.value === value)
  const items = itemsOf(value === '' || listed ? choices : [{ value, label: value }, ...choices])
  return (
    <AriaSelect
      value={value === '' && !listed ? null : keyOf(value)}
      onChange={(key) => onChange(key === null ? '' : fromKey(key))}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`ui-field${narrow ? ' ui-field-narrow' : ''}`}
    >
      <FieldLabel label={label} optional={optional} labelHidden={labelHidden} />
      <FieldHint hint={hint} />
      <Button className="ui-input ui-picker-button">
        <SelectValue className="ui-picker-value">
          {({ selectedText, defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <Icon name="down" size={16} />
      </Button>
      <FieldMistake error={error} />
      <Popover className="ui-popover" offset={4}>
        <ListBox className="ui-options" items={items}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

export type ComboBoxProps = Omit<SelectProps, 'placeholder'> & {
  placeholder?: string
  /** Words outside the list are welcome and passed on as typed. */
  free?: boolean
  /** Shown when nothing in the list fits. */
  empty?: ReactNode
}

/** Choices with these letters in what is said of them: a family is found by a child's name as well. */
function withLetters(choices: Choice[], words: string): Choice[] {
  const letters = words.trim().toLowerCase()
  return choices.filter(({ label, hint = '' }) => `${label}\n${hint}`.toLowerCase().includes(letters))
}

/** The one choice that these letters can mean: its whole label, the only label with them, or the only hint. */
function meant(choices: Choice[], words: string): Choice | undefined {
  const letters = words.trim().toLowerCase()
  if (letters === '') return undefined
  const labels = (test: (label: string) => boolean) =>
    choices.filter(({ label }) => test(label.toLowerCase()))
  const found = [
    labels((label) => label === letters),
    labels((label) => label.includes(letters)),
    withLetters(choices, words),
  ].find((some) => some.length > 0)
  return found?.length === 1 ? found[0] : undefined
}

/**
 * A list to pick from by typing. With `free`, any words may be kept instead; otherwise letters that can mean only one
 * choice choose it when the field is left, so that nobody goes on with what stood there before.
 */
export function ComboBox({
  label,
  hint,
  error,
  optional,
  labelHidden,
  value,
  onChange,
  choices,
  placeholder,
  isDisabled,
  narrow,
  free = false,
  empty,
}: ComboBoxProps) {
  const shown = choices.find((choice) => choice.value === value)?.label ?? value
  const [typed, setTyped] = useState<string | null>(null)
  const picked = useRef(false)
  const listed = choices.some((choice) => choice.value === value)
  /** Tab, Enter and a click elsewhere: the list puts its own words back, so what was typed is kept from before that. */
  const leave = () => {
    const left = typed
    picked.current = false
    setTimeout(() => {
      setTyped(null)
      if (picked.current || free || left === null || left === shown) return
      const choice = meant(choices, left)
      if (choice && choice.value !== value) onChange(choice.value)
    })
  }
  return (
    <AriaComboBox
      items={itemsOf(typed === null || (listed && typed === shown) ? choices : withLetters(choices, typed))}
      value={listed ? keyOf(value) : null}
      onChange={(key) => {
        if (key === null) return
        picked.current = true
        setTyped(null)
        onChange(fromKey(key))
      }}
      inputValue={typed ?? shown}
      onInputChange={(words) => {
        setTyped(words)
        if (words === '') onChange('')
        else if (free) onChange(choices.find((choice) => choice.label === words)?.value ?? words)
      }}
      allowsCustomValue={free}
      allowsEmptyCollection={Boolean(empty)}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      menuTrigger="focus"
      className={`ui-field${narrow ? ' ui-field-narrow' : ''}`}
    >
      <FieldLabel label={label} optional={optional} labelHidden={labelHidden} />
      <FieldHint hint={hint} />
      <span
        className="ui-field-with"
        onKeyDownCapture={(event) => {
          if (event.key === 'Tab' || event.key === 'Enter') leave()
        }}
        onBlurCapture={leave}
      >
        <Input className="ui-input" placeholder={placeholder} />
        <Button className="ui-button ui-button-plain ui-button-icon">
          <Icon name="down" size={16} />
        </Button>
      </span>
      <FieldMistake error={error} />
      <Popover className="ui-popover" offset={4}>
        <ListBox
          className="ui-options"
          renderEmptyState={() => <div className="ui-options-empty">{empty ?? 'Nothing fits.'}</div>}
        >
          {(choice: Item) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
