/**
 * The Head of Service's decision about a repeating history (domain reference 2.11 and 3.1, R-HH; seed 1.3): final
 * inside the authority. No view of a service manager is heard after it, and only a new decision with new information
 * replaces it. It does not take away another agency's right to escalate.
 */
import type { Minutes, Statement } from '../minutes/index.ts'
import type { Reading, SecondPerson } from './check.ts'
import { fieldLacks } from './form.ts'
import { isText, lengthOf } from './general.ts'
import { levelOfRole } from './levels.ts'
import { defaultSettings } from './settings.ts'

export const mayReduce = ['Yes', 'With conditions', 'No'] as const

export const finalDecision: SecondPerson = {
  kind: 'head of service decision',
  levels: ['HoS'],
  questions: ['Your decision, reasons and conditions.'],
  fields: [
    { key: 'decision', label: 'Decision', kind: 'line', required: true },
    {
      key: 'reduce',
      label: 'May help be reduced?',
      kind: 'choice',
      choices: [...mayReduce],
      required: true,
      hint: '“No” keeps every closure, step-down and end of a plan from becoming final.',
    },
    { key: 'conditions', label: 'Conditions', kind: 'text', required: true },
    { key: 'revisitOn', label: 'Date to look at it again', kind: 'date', required: true },
  ],
}

/** What is asked of a decision that is to replace an earlier one. */
export const newFinalDecision: SecondPerson = {
  ...finalDecision,
  questions: [
    'The Head of Service has decided already, and that is final. What new information leads to a new decision?',
    ...finalDecision.questions,
  ],
  fields: [
    ...finalDecision.fields,
    {
      key: 'newInformation',
      label: 'The new information, who brought it and when',
      kind: 'text',
      required: true,
      min: 20,
    },
  ],
}

/**
 * Decisions of the Head of Service on the history of this record that stand, oldest first: the first, and each later
 * one that names new information. `decided`: one stands in an earlier record already.
 */
export function finalDecisions(
  minutes: Minutes,
  minimum = defaultSettings.overrideMinimum,
  decided = false,
): Statement[] {
  const standing: Statement[] = []
  for (const one of minutes.statements) {
    if (one.kind !== finalDecision.kind || one.ruleId !== 'R-HH' || levelOfRole(one.role) !== 'HoS') continue
    const { fields } = decided || standing.length > 0 ? newFinalDecision : finalDecision
    if (isText(one.text, minimum) && fieldLacks(fields, one.fields).length === 0) standing.push(one)
  }
  return standing
}

/** A service manager's view that was written after the Head of Service had decided. */
export function comesTooLate(statement: Statement, minutes: Minutes, minimum?: number): boolean {
  const [first] = finalDecisions(minutes, minimum)
  if (statement.kind !== 'senior manager view' || !first) return false
  return minutes.statements.indexOf(statement) > minutes.statements.indexOf(first)
}

/** The decision that holds after these records, oldest first. */
export const newestOf = (
  records: Minutes[],
  minimum = defaultSettings.overrideMinimum,
): Statement | undefined =>
  records.reduce<Statement | undefined>(
    (before, record) => finalDecisions(record, minimum, before !== undefined).at(-1) ?? before,
    undefined,
  )

const otherRecords = ({ history, later = [] }: Reading): Minutes[] => [...history, ...later]

/** The decision that holds whatever this record says: one of an earlier record, or of a review that came after it. */
export const earlierWord = (reading: Reading): Statement | undefined =>
  newestOf(otherRecords(reading), reading.settings.overrideMinimum)

/** The decision that holds for the family today, in whichever record it was written. */
export const lastWord = (reading: Reading): Statement | undefined =>
  newestOf([...otherRecords(reading), reading.minutes], reading.settings.overrideMinimum)

export const saysNoLess = (decision: Statement | undefined): boolean => decision?.fields.reduce === 'No'

export const withConditions = (decision: Statement | undefined): boolean =>
  decision?.fields.reduce === 'With conditions' && lengthOf(decision.fields.conditions ?? '') > 0
