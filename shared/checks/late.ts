/**
 * Reasons that are missing before a record is signed: what this meeting met late of law or statutory guidance is
 * explained in it (domain section 4). Saving is never held up.
 */
import { type Clock, isAnsweredFor, lateInWords, reasonLacks, unexplainedAtSigning } from '../clocks/index.ts'
import type { Template } from '../templates/template.ts'
import type { Missing } from './sections.ts'

/** What is missing under the meeting's details, one line for each late clock. */
export function missingReasons(clocks: readonly Clock[], template: Template): Missing[] {
  const details = template.sections.find((section) => section.kind === 'details')
  if (!details) return []
  return unexplainedAtSigning(clocks).map((clock) => ({
    key: details.key,
    heading: details.heading,
    why: `${clock.name}, late: ${reasonLacks(clock).join(' ')}`,
  }))
}

/**
 * What was late and why, one line each, for the child's file: every late item with a reason, and those that this record
 * has to answer for whether a reason is there or not. `about`: the child or person the clock runs for; '' for the record.
 */
export const lateLines = (clocks: readonly Clock[]): { about: string; text: string }[] =>
  clocks
    .filter((clock) => clock.reason !== undefined || isAnsweredFor(clock))
    .map((clock) => ({ about: clock.about, text: lateInWords(clock) }))
