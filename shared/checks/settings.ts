/** Local values of the rules, in dated sets: a record is judged by the rules in force on its own date. */
import type { CheckSettings } from './check.ts'

/** [LOCAL] defaults of domain 3 and 4; the authority may set its own. */
export const defaultSettings: CheckSettings = {
  evidenceMinimum: 60,
  repeatSimilarity: 0.85,
  improvementWeeks: 12,
  closingSeenAloneWorkingDays: 10,
  chronologyDays: 30,
  neglectToolMonths: 6,
  highRiskReviewMonths: 6,
  seenWorkingDaysCpp: 10,
  seenWorkingDaysCin: 20,
  supervisionWeeksCpp: 4,
  supervisionWeeksCin: 8,
  ownTextSimilarity: 0.6,
  overrideMinimum: 60,
  longPlanMonths: 9,
  minutesWorkingDaysConference: 20,
  minutesWorkingDaysCin: 10,
  closureDays: [],
}

export type RuleSet = {
  /** Goes into the signed record. */
  id: string
  /** First date (ISO) on which it is in force. */
  from: string
  source: string
  settings: CheckSettings
}

/** Oldest first. A changed rule or value is a new set with its own date; a set is never edited once used. */
export const ruleSets: readonly RuleSet[] = [
  {
    id: 'England 2023-12 local defaults 1',
    from: '2023-12-15',
    source: 'Working Together to Safeguard Children 2023, with local default values',
    settings: defaultSettings,
  },
]

/**
 * The rule set in force on a date (ISO). A meeting from before the first set, or with no date yet, is judged by
 * the nearest one there is: no record goes unchecked.
 */
export function ruleSetOn(date: string): RuleSet {
  const first = ruleSets[0] as RuleSet
  const day = /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : ''
  if (!day) return ruleSets.at(-1) ?? first
  return ruleSets.findLast((set) => set.from <= day) ?? first
}

/** The newest rule set. */
export const ruleSet: RuleSet = ruleSets.at(-1) ?? (ruleSets[0] as RuleSet)
