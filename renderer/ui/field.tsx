import './field.css'
import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Radio,
  Text,
} from 'react-aria-components'
import { Icon } from './icon.tsx'

export type FieldWords = {
  label: string
  /** One short sentence under the label. */
  hint?: ReactNode
  /** Set when the value needs attention: a sentence that says what to do. */
  error?: string
  /** Says "optional" after the label. */
  optional?: boolean
  /** The label is read aloud but not shown: for tables, where the column head says it. */
  labelHidden?: boolean
}

/** Label, hint and error around any control: the same order and look for every field. */
export function FieldLabel({ label, optional, labelHidden }: FieldWords) {
  return (
    <Label className={labelHidden ? 'ui-hidden' : 'ui-field-label'}>
      {label}
      {optional ? <span className="ui-field-optional"> (optional)</span> : null}
    </Label>
  )
}

export function FieldHint({ hint }: { hint?: ReactNode }) {
  return hint ? (
    <Text slot="description" className="ui-field-hint">
      {hint}
    </Text>
  ) : null
}

export function FieldMistake({ error }: { error?: string }) {
  return (
    <FieldError className="ui-field-error">
      {error ? (
        <>
          <Icon name="stop" />
          <span>{error}</span>
        </>
      ) : null}
    </FieldError>
  )
}

export type TextFieldProps = Omit<
  AriaTextFieldProps,
  'className' | 'children' | 'isInvalid' | 'value' | 'onChange'
> &
  FieldWords & {
    value: string
    onChange?: (value: string) => void
    placeholder?: string
    narrow?: boolean
    inputRef?: Ref<HTMLInputElement>
    /** Stands at the end of the input, e.g. a button. */
    after?: ReactNode
  }

export function TextField({
  label,
  hint,
  error,
  optional,
  labelHidden,
  placeholder,
  narrow,
  inputRef,
  after,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`ui-field${narrow ? ' ui-field-narrow' : ''}`}
    >
      <FieldLabel label={label} optional={optional} labelHidden={labelHidden} />
      <FieldHint hint={hint} />
      <span className="ui-field-with">
        <Input ref={inputRef} className="ui-input" placeholder={placeholder} />
        {after}
      </span>
      <FieldMistake error={error} />
    </AriaTextField>
  )
}

export type TextAreaProps = Omit<TextFieldProps, 'inputRef' | 'after' | 'type'> & {
  rows?: number
  areaRef?: Ref<HTMLTextAreaElement>
}

/** Grows with its text, so that nothing typed scrolls out of sight. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  labelHidden,
  placeholder,
  narrow,
  rows = 3,
  areaRef,
  ...rest
}: TextAreaProps) {
  const own = useRef<HTMLTextAreaElement | null>(null)
  // Engines without `field-sizing` are given the height by hand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever the text changes
  useEffect(() => {
    const area = own.current
    if (!area || CSS.supports('field-sizing', 'content')) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [rest.value])
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={`ui-field${narrow ? ' ui-field-narrow' : ''}`}
    >
      <FieldLabel label={label} optional={optional} labelHidden={labelHidden} />
      <FieldHint hint={hint} />
      <AriaTextArea
        ref={(element) => {
          own.current = element
          if (typeof areaRef === 'function') areaRef(element)
          else if (areaRef) areaRef.current = element
        }}
        className="ui-input"
        placeholder={placeholder}
        rows={rows}
      />
      <FieldMistake error={error} />
    </AriaTextField>
  )
}

export type CheckboxProps = Omit<AriaCheckboxProps, 'className' | 'children'> & {
  children: ReactNode
  hint?: string
}

export function Checkbox({ children, hint, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="ui-check">
      {({ isSelected }) => (
        <>
          <span className="ui-check-box">{isSelected ? <Icon name="tick" size={18} /> : null}</span>
          <span>
            {children}
            {hint ? <span className="ui-check-hint">{hint}</span> : null}
          </span>
        </>
      )}
    </AriaCheckbox>
  )
}

export type Choice = { value: string; label: string; hint?: string }

export type RadioGroupProps = Omit<AriaRadioGroupProps, 'className' | 'children' | 'isInvalid'> &
  FieldWords & { choices: Choice[] }

export function RadioGroup({ label, hint, error, optional, labelHidden, choices, ...rest }: RadioGroupProps) {
  return (
    <AriaRadioGroup {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className="ui-field">
      <FieldLabel label={label} optional={optional} labelHidden={labelHidden} />
      <FieldHint hint={hint} />
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className="ui-check">
          {({ isSelected }) => (
            <>
              <span className="ui-check-box ui-check-round">
                {isSelected ? <span className="ui-check-dot" /> : null}
              </span>
              <span>
                {choice.label}
                {choice.hint ? <span className="ui-check-hint">{choice.hint}</span> : null}
              </span>
            </>
          )}
        </Radio>
      ))}
      <FieldMistake error={error} />
    </AriaRadioGroup>
  )
}
