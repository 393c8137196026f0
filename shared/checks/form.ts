/** Judges an answer by its rule's own form. The form is data, so the screen and this test ask for the same things. */
import type { Answer } from '../minutes/index.ts'
import type { AnswerForm, Field } from './check.ts'
import { dateIn, momentIn } from './dates.ts'
import { lengthOf, saysNothing } from './general.ts'

const asked = (field: Field, values: Record<string, string>): boolean =>
  !field.when || field.when.is.includes((values[field.when.field] ?? '').trim())

/** The label as it can stand inside a sentence. */
const quoted = (label: string): string => `“${label.replace(/[.:]+$/, '')}”`

/** Words that name nobody and nothing: no answer to a question that has to be filled in. */
const namesNothing =
  /^(?:n\/?a|not applicable|tb[acd]|to be (?:confirmed|agreed|decided|advised)|as (?:above|before|discussed)|see (?:above|report|minutes|file)|[?.x-]+)$/i
/** The same, except where "none" is a real answer. */
const saysNone =
  /^(?:none|nil|nobody|no[- ]?one|nothing|unknown|not (?:known|yet known|sure|yet)|(?:i )?(?:do not|don['’]t) know|cannot say|yes|no)$/i

function namesSomething(value: string, field: Field): boolean {
  const said = value.replace(/[\s.!]+$/, '')
  return !namesNothing.test(said || '.') && (field.none === true || !saysNone.test(said))
}

function fieldLack(field: Field, typed: string): string | undefined {
  const value = typed.trim()
  if (value === '') return field.required ? `Still to answer: ${quoted(field.label)}` : undefined
  if (field.kind === 'date' && !dateIn(value)) return `${quoted(field.label)} needs a date.`
  if (field.kind === 'datetime' && momentIn(value) === undefined)
    return `${quoted(field.label)} needs a date and a time.`
  if (field.choices?.includes(value) === false) {
    return `Choose one of the answers to ${quoted(field.label)}`
  }
  const names = field.kind === 'line' || field.kind === 'person' || field.kind === 'lesson'
  if (field.required && names && !namesSomething(value, field)) {
    return `“${value}” is no answer to ${quoted(field.label)}`
  }
  const hollow = field.required && field.kind === 'text' && saysNothing(value)
  return hollow || lengthOf(value) < (field.min ?? 0) ? `Say more under ${quoted(field.label)}` : undefined
}

/** Lacks of one set of values against a list of fields. */
export function fieldLacks(fields: Field[], values: Record<string, string>): string[] {
  return fields
    .filter((field) => asked(field, values))
    .flatMap((field) => fieldLack(field, values[field.key] ?? '') ?? [])
}

const isBlank = (row: Record<string, string>): boolean =>
  Object.values(row).every((cell) => cell.trim() === '')
const same = (a: string | undefined, b: string): boolean => (a ?? '').trim().toLowerCase() === b.toLowerCase()

/** Rows of an answer in which somebody wrote something. */
export const filledRows = (answer: Answer): Record<string, string>[] =>
  answer.rows.filter((row) => !isBlank(row))

function rowLacks(form: AnswerForm, answer: Answer): string[] {
  const { rows: table } = form
  if (!table) return []
  const rows = filledRows(answer)
  const first = table.columns[0]?.key ?? ''
  if (table.fixed) {
    return table.fixed.flatMap((name) => {
      const row = rows.find((one) => same(one[first], name))
      if (!row) return [`${name}: not looked at yet.`]
      return fieldLacks(table.columns.slice(1), row).map((lack) => `${name}: ${lack}`)
    })
  }
  const lacks = rows.flatMap((row, index) =>
    fieldLacks(table.columns, row).map((lack) => `${table.label}, line ${index + 1}: ${lack}`),
  )
  const minimum = table.min ?? 0
  if (rows.length < minimum) {
    lacks.unshift(
      `${table.label}: ${minimum === 1 ? 'write at least one line.' : `write at least ${minimum} lines.`}`,
    )
  }
  return lacks
}

/** What an answer lacks under its rule's form: fields, dates, choices and lines; empty when the form is met. */
export function formTest(form: AnswerForm, answer: Answer): string[] {
  return [...fieldLacks(form.fields, answer.fields), ...rowLacks(form, answer)]
}
