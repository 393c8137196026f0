/**
 * National values by the date on which they begin: a meeting is judged by the law, the statutory guidance and the
 * standards in force on its own day. A new law or new guidance is a new set; an older one is never edited.
 */
import type { SettingValue } from './definition.ts'

export type NationalSet = {
  id: string
  /** First date (ISO) on which it is in force. */
  from: string
  source: string
  /** By the key of the setting: every value of law, statutory guidance and national standards. */
  values: Readonly<Record<string, SettingValue>>
}

/**
 * Oldest first. The draft of Working Together that was consulted on in 2026 is not in force and has no date, and most
 * of the Children's Wellbeing and Schools Act 2026 waits for regulations: neither is here until it starts.
 */
export const nationalSets: readonly NationalSet[] = [
  {
    id: 'England 2023-12 local defaults 1',
    from: '2023-12-15',
    source: 'Working Together to Safeguard Children 2023, with local default values',
    values: {
      // Acts of Parliament
      'clock T-PPP': 72,
      'clock T-EPO': 8,
      epoExtensionDays: 7,
      'clock T-CARE': 26,
      // Statutory guidance
      'clock T-REFERRAL': 1,
      'clock T-ASSESS': 45,
      'clock T-ICPC': 15,
      'clock T-TRANSFER': 15,
      'clock T-CORE-GROUP-FIRST': 10,
      'clock T-RCPC-FIRST': 3,
      'clock T-RCPC-NEXT': 6,
      'clock T-LADO': 1,
      'clock T-SERIOUS': 5,
      // National practice standards
      'clock T-PREPROC': 16,
      nqswFirstWeeks: 1,
      nqswThenWeeks: 2,
      nqswLaterMonths: 1,
    },
  },
]
