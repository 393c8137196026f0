/** Default values of the rules. `shared/rule-sets` holds what each is called and the council's own values by date. */
import { cueAmounts, type LearnedFamily, learnedFamilies } from '../cues/cue.ts'
import { cueName } from '../cues/why.ts'
import type { CheckSettings } from './check.ts'

/** How readily wording of a family may be asked about. */
export const wordingAmounts = cueAmounts

/** The families of wording that a council may set, with what each is called. */
export const wordingFamilies: readonly { family: LearnedFamily; name: string }[] = learnedFamilies.map(
  (family) => ({ family, name: cueName({ family }) }),
)

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
  reconveneWorkingDays: 10,
  missedTimesCpp: 2,
  missedMonthsCpp: 6,
  missedTimes: 3,
  missedMonths: 12,
  missedInARow: 2,
  missedCancellations: 2,
  veryLongPlanMonths: 15,
  chronologyOverrideWorkingDays: 5,
  closureDays: [],
}
