/** Rows of a table as facts, by its mapping. What cannot be read is said, and nothing is guessed. */
import { addDays } from '../../clocks/index.ts'
import { fieldOf, type ImportField } from './fields.ts'
import type { ImportKind, ImportTable, Mapping, ReadRow } from './model.ts'
import {
  plainCell,
  readCategory,
  readDate,
  readEventDate,
  readName,
  readOutcome,
  readRole,
  readSensitivity,
  readYesNo,
} from './values.ts'
import { lowerFirst, plainNumber } from './words.ts'

type Values = Record<string, string>

/** What a cell comes to: its value, or a sentence. */
type Reading = { value: string } | { wrong: string }

const value = (text: string): Reading => ({ value: text })

/** A child may be due in the months to come, and no child later. */
const LONGEST_PREGNANCY = 300

function dateIn(field: ImportField, cell: string, today: string): Reading {
  const date = readDate(cell, today)
  if (!date) return { wrong: `“${cell}” is not a day that Chairside can read as ${lowerFirst(field.label)}.` }
  if (field.reading === 'past date' && date > today)
    return { wrong: `${field.label}: “${cell}” is still to come.` }
  if (/dob/i.test(field.key) && date > addDays(today, LONGEST_PREGNANCY)) {
    return { wrong: `${field.label}: “${cell}” is too far ahead, even for a baby who is not born yet.` }
  }
  return value(date)
}

function readCell(field: ImportField, raw: string, today: string): Reading {
  const cell = plainCell(raw)
  if (cell === '') return value('')
  switch (field.reading) {
    case 'date':
    case 'past date':
      return dateIn(field, cell, today)
    case 'date of an event': {
      const read = readEventDate(cell, today)
      if (!read)
        return { wrong: `“${cell}” is not a time that Chairside can read as ${lowerFirst(field.label)}.` }
      if (read.precision === 'day' && read.date > today)
        return { wrong: `${field.label}: “${cell}” is still to come.` }
      return value(read.date)
    }
    case 'yes or no': {
      const read = readYesNo(cell)
      return read ? value(read) : { wrong: `${field.label} says “${cell}”, which is neither yes nor no.` }
    }
    case 'name':
      return value(readName(cell))
    case 'number':
      return value(plainNumber(cell))
    case 'role':
      return value(readRole(cell))
    case 'category':
      return value(readCategory(cell))
    case 'sensitivity':
      return value(readSensitivity(cell))
    case 'outcome':
      return value(readOutcome(cell) ?? cell)
    default:
      return value(cell)
  }
}

/** A name from its parts; a forename and surname that stand apart are put together. */
function withName(values: Values): Values {
  const { forename = '', surname = '', ...rest } = values
  const parts = readName([forename, surname].filter(Boolean).join(' '))
  return { ...rest, name: values.name || parts }
}

/** An outcome that Chairside has no word for is not lost: the reason says what was written. */
function withOutcome(values: Values): Values {
  const { outcome = '', reason = '' } = values
  const known = readOutcome(outcome)
  if (outcome === '' || known) return { ...values, outcome: known ?? '' }
  return { ...values, outcome: '', reason: [`Recorded as “${outcome}”.`, reason].filter(Boolean).join(' ') }
}

const about = (values: Values): string => values.name || values.childName || ''

/** Sentences about a row that can be told without looking at the case files. */
function missing(kind: ImportKind, values: Values): string[] {
  const says: string[] = []
  const has = (...keys: string[]): boolean => keys.some((key) => (values[key] ?? '') !== '')
  const tells = ['name', 'caseRef', 'nhs', 'upn']
  if (kind === 'children') {
    if (!has('name')) says.push('There is no name.')
    else if (!has('dob', 'caseRef', 'nhs', 'upn', 'familyRef'))
      says.push('There is no date of birth, number or family reference to tell this child by.')
  } else if (kind === 'people') {
    if (!has('name')) says.push('There is no name.')
    if (!has('familyRef', 'childRef', 'childName'))
      says.push('The row does not say which family it belongs to.')
    if (values.role === 'child') says.push('This is a child: import the row as one of the children.')
  } else {
    if (!has(...tells) && !(kind === 'chronology' && has('familyRef')))
      says.push('The row does not say which child it is about.')
    if (!has('date')) says.push('There is no date.')
    if (kind === 'chronology' && !has('text')) says.push('The row does not say what happened.')
    if (kind === 'visits' && values.seen === 'no')
      says.push(
        'The child was not seen, so it is no visit on which the child was seen. Add it to the chronology.',
      )
  }
  return says
}

/** Days repeat down a column, and reading one is slow. */
type Memo = Map<string, Reading>

function readAgain(memo: Memo, field: ImportField, raw: string, today: string): Reading {
  const key = `${field.key} ${raw}`
  const known = memo.get(key)
  if (known) return known
  const read = readCell(field, raw, today)
  memo.set(key, read)
  return read
}

function readRow(
  kind: ImportKind,
  mapping: Mapping,
  line: number,
  cells: string[],
  today: string,
  memo: Memo,
): ReadRow {
  const values: Values = {}
  const wrong: string[] = []
  mapping.forEach((key, column) => {
    const field = fieldOf(kind, key)
    if (!field) return
    const raw = cells[column] ?? ''
    const read = field.reading.includes('date')
      ? readAgain(memo, field, raw, today)
      : readCell(field, raw, today)
    if ('wrong' in read) wrong.push(read.wrong)
    else values[key] = read.value
  })
  const named = withName(values)
  const whole = kind === 'appointments' ? withOutcome(named) : named
  return { line, values: whole, wrong: wrong.length > 0 ? wrong : missing(kind, whole) }
}

/** Every row of the table, in its order. */
export function readRows(kind: ImportKind, table: ImportTable, mapping: Mapping, today: string): ReadRow[] {
  const memo: Memo = new Map()
  return table.rows.map(({ line, cells }) => readRow(kind, mapping, line, cells, today, memo))
}

/** Who a row is about, as far as it says so itself. */
export const nameIn = (row: ReadRow): string => about(row.values)
