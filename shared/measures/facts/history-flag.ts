/** A repeating history that a signed record flags for a senior manager (R-HH), as that record tells of it. */

import type { Finding } from '../../checks/index.ts'
import { comesTooLate } from '../../checks/last-word.ts'
import { levelOfRole } from '../../checks/levels.ts'
import { parseDate } from '../../clocks/index.ts'
import type { Minutes, Statement } from '../../minutes/index.ts'
import type { MeasureSource } from '../measure.ts'
import { heldOn } from './days.ts'

export type HistoryFlag = {
  /** ISO day on which it was raised. */
  on: string
  finding: Finding | undefined
  /** Senior managers' views that stand, oldest first. */
  views: Statement[]
}

const viewsIn = (minutes: Minutes, minimum: number): Statement[] =>
  minutes.statements.filter(
    (one) =>
      one.kind === 'senior manager view' &&
      one.ruleId === 'R-HH' &&
      levelOfRole(one.role) === 'SM' &&
      !comesTooLate(one, minutes, minimum),
  )

/**
 * One review covers the family, so that a record which rests on the review of another one raises nothing of its own: the
 * flag is counted where the senior manager was asked. A high-risk history review is always one.
 */
export function historyFlag(source: MeasureSource): HistoryFlag | undefined {
  const { minutes, findings, rules } = source
  const finding = findings.find(({ ruleId }) => ruleId === 'R-HH')
  const views = viewsIn(minutes, rules.settings.overrideMinimum)
  const isReview = minutes.meeting.type === 'HRR'
  if (!isReview && finding?.state !== 'open' && (finding === undefined || views.length === 0))
    return undefined
  const raised = isReview ? parseDate(minutes.meeting.triggers.highRiskFlagged ?? '') : undefined
  return { on: raised ?? heldOn(source), finding, views }
}
