import { clocksFor } from '../../../shared/checks/index.ts'
import { emptyContent, type MeetingType, toMinutes } from '../../../shared/minutes/index.ts'
import { type RuleChange, ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { isIsoDate, sayDate } from '../../ui/index.ts'

/** The clocks that say by when everybody has to have a copy. A conference has an aim besides its limit. */
const limits: ReadonlySet<string> = new Set(['T-MINUTES-20', 'T-CIN-MINUTES', 'T-STRAT-RECORD'])
const aim = 'T-MINUTES-15'

/**
 * `Thursday 8 October 2026, at the latest by Thursday 15 October 2026`, or '' for records whose copies have no clock
 * (domain section 4). `changes` are the council's own values of the rules.
 */
export function copiesDue(type: MeetingType, date: string, changes: readonly RuleChange[] = []): string {
  if (!isIsoDate(date)) return ''
  // As the clocks stand when the meeting ends: it asks when copies are due, not whether they are late by now.
  const now = `${date}T22:30:00Z`
  const minutes = toMinutes(emptyContent({ type, date }))
  const clocks = clocksFor({ minutes, ...ruleSetOn(date, changes, now), now })
  const limit = clocks.find(({ id }) => limits.has(id))
  if (!limit) return ''
  const aimed = clocks.find(({ id }) => id === aim)
  return aimed && aimed.due < limit.due
    ? `${sayDate(aimed.due)}, at the latest by ${sayDate(limit.due)}`
    : sayDate(limit.due)
}
