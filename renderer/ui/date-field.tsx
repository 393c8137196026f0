import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { addDays, isIsoDate, parseDate, parseTime, sayDate, shortDate } from './dates.ts'
import { TextField, type TextFieldProps } from './field.tsx'

type Shared = Omit<TextFieldProps, 'type' | 'onKeyDown' | 'onFocusChange' | 'placeholder'>

/**
 * A date typed as people type it. `value` and `onChange` carry an ISO date, or the words as typed where they
 * are no date: what a person wrote is kept. Up and Down move a day, Page Up and Page Down a week.
 */
export function DateField({ value, onChange, hint, ...rest }: Shared) {
  const [text, setText] = useState(shortDate(value))
  const focused = useRef(false)
  useEffect(() => {
    if (!focused.current) setText(shortDate(value))
  }, [value])

  const change = (typed: string) => {
    setText(typed)
    onChange?.(parseDate(typed) ?? typed.trim())
  }
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 }[event.key]
    const now = parseDate(text)
    if (by === undefined || !now) return
    event.preventDefault()
    const next = addDays(now, by)
    setText(shortDate(next))
    onChange?.(next)
  }
  return (
    <TextField
      {...rest}
      narrow
      value={text}
      onChange={change}
      onKeyDown={step}
      onFocusChange={(now) => {
        focused.current = now
        if (!now) setText(shortDate(parseDate(text) ?? text))
      }}
      autoComplete="off"
      placeholder="dd/mm/yyyy"
      hint={
        isIsoDate(value)
          ? sayDate(value)
          : (hint ?? (text.trim() ? 'Not a date yet. For example 17/09/2026.' : undefined))
      }
    />
  )
}

/** A time of day typed as people type it; `HH:MM`, or the words as typed where they are no time. */
export function TimeField({ value, onChange, ...rest }: Shared) {
  const [text, setText] = useState(value)
  const focused = useRef(false)
  useEffect(() => {
    if (!focused.current) setText(value)
  }, [value])
  return (
    <TextField
      {...rest}
      narrow
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange?.(parseTime(typed) ?? typed.trim())
      }}
      onFocusChange={(now) => {
        focused.current = now
        if (!now) setText(parseTime(text) ?? text)
      }}
      autoComplete="off"
      placeholder="10:00"
    />
  )
}
