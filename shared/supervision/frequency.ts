/** How often each kind of session is due (domain section 4), by the clock settings in force when the count begins. */
import { addMonths, type ClockSettings, daysBetween, type Length, lengthOf } from '../clocks/index.ts'

/** The settings in force on a day (ISO). */
export type SettingsOn = (day: string) => ClockSettings

/** What a family is supervised as: `CPP` under a protection plan, in an enquiry or before the court, otherwise `CIN`. */
export type SupervisedAs = 'CPP' | 'CIN'

export const caseLength =
  (plan: SupervisedAs, settingsOn: SettingsOn) =>
  (begin: string): Length =>
    lengthOf(plan === 'CPP' ? 'T-SUPERVISION-CPP' : 'T-SUPERVISION-CIN', settingsOn(begin))

export const groupLength =
  (settingsOn: SettingsOn) =>
  (begin: string): Length =>
    lengthOf('T-GROUP-SUPERVISION', settingsOn(begin))

export const supervisorsLength =
  (settingsOn: SettingsOn) =>
  (begin: string): Length =>
    lengthOf('T-SUP-OF-SUP', settingsOn(begin))

/** Weekly for six weeks, every two weeks to six months, then monthly (national standard), as the clock of a record counts. */
export const newlyQualifiedLength =
  (qualified: string, settingsOn: SettingsOn) =>
  (begin: string): Length => {
    const { nqswFirstWeeks = 1, nqswThenWeeks = 2, nqswLaterMonths = 1 } = settingsOn(begin)
    if (daysBetween(qualified, begin) < 42) return { n: nqswFirstWeeks, unit: 'weeks' }
    return begin < addMonths(qualified, 6)
      ? { n: nqswThenWeeks, unit: 'weeks' }
      : { n: nqswLaterMonths, unit: 'months' }
  }

/** The year of a newly qualified worker (ASYE) is over after so many months; from then on only their families are counted. */
export const NEWLY_QUALIFIED_MONTHS = 12
