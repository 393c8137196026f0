/** Every setting of the rules. A practice lead can read this file from top to bottom. */
import { defaultSettings, wordingAmounts, wordingFamilies } from '../checks/settings.ts'
import { type ClockId, clockDefinitions } from '../clocks/definitions.ts'
import { conferenceModels } from '../templates/models.ts'
import type { SettingDefinition } from './definition.ts'

const local = 'A local default: each authority sets its own.'

/** Numbers of `CheckSettings`; a clock that has the same length reads them too. */
const checkNumbers = [
  [
    'evidenceMinimum',
    'Shortest evidence',
    'Fewest characters of evidence in an answer.',
    'characters',
    20,
    400,
  ],
  [
    'overrideMinimum',
    'Shortest reason of an override',
    'Fewest characters of a reason or of a second person’s reasoning.',
    'characters',
    60,
    600,
  ],
  [
    'improvementWeeks',
    'Improvement before a reduction',
    'How long an improvement has lasted before a plan is reduced without a further reason (R-OO).',
    'weeks',
    4,
    52,
  ],
  [
    'longPlanMonths',
    'A plan that runs long',
    'A plan older than this asks about optimism and drift (R-OO).',
    'months',
    3,
    24,
  ],
  [
    'closingSeenAloneWorkingDays',
    'Seen alone before closing',
    'How recently each child was seen alone when a case closes (R-CG).',
    'working days',
    1,
    40,
  ],
  [
    'chronologyDays',
    'Age of the chronology',
    'A chronology older than this asks to be brought up to date (R-CH, T-CHRONOLOGY).',
    'days',
    1,
    120,
  ],
  [
    'neglectToolMonths',
    'Age of the neglect tool',
    'A neglect tool older than this is asked for again (R-NT, T-NEGLECT-TOOL).',
    'months',
    1,
    24,
  ],
  [
    'highRiskReviewMonths',
    'How long a high-risk history review covers the family',
    'Until a new like event, or this long (R-HH).',
    'months',
    1,
    12,
  ],
  [
    'veryLongPlanMonths',
    'A plan that a service manager looks at',
    'A review conference about a plan older than this needs a service manager’s view (R-OO).',
    'months',
    6,
    36,
  ],
  [
    'missedTimesCpp',
    'Missed appointments that are persistent, protection plan or enquiry',
    'How many appointments missed are persistent Was Not Brought (R-WN2).',
    'times',
    1,
    6,
  ],
  [
    'missedMonthsCpp',
    'Within how long, protection plan or enquiry',
    'The time in which missed appointments are counted (R-WN2).',
    'months',
    1,
    24,
  ],
  [
    'missedTimes',
    'Missed appointments that are persistent, other children',
    'How many appointments missed are persistent Was Not Brought (R-WN2).',
    'times',
    1,
    6,
  ],
  [
    'missedMonths',
    'Within how long, other children',
    'The time in which missed appointments are counted (R-WN2).',
    'months',
    1,
    24,
  ],
  [
    'missedInARow',
    'Missed one after the other',
    'How many missed in a row for one service are persistent for other children (R-WN2).',
    'times',
    2,
    6,
  ],
  [
    'missedCancellations',
    'Cancellations that do not count yet',
    'How many cancellations by a carer pass before the next counts as missed (R-WN2).',
    'times',
    0,
    6,
  ],
  [
    'chronologyOverrideWorkingDays',
    'How long an override of the chronology holds',
    'The review date of the override is at most this far away (R-CH).',
    'working days',
    1,
    20,
  ],
  [
    'seenWorkingDaysCpp',
    'Child on a protection plan seen',
    'How often each child on a plan is seen, and seen alone (R-VC, T-SEEN).',
    'working days',
    1,
    30,
  ],
  [
    'seenWorkingDaysCin',
    'Child in need seen',
    'How often each child in need is seen, and seen alone (R-VC, T-SEEN).',
    'working days',
    1,
    60,
  ],
  [
    'supervisionWeeksCpp',
    'Supervision, protection plan or court',
    'How often the case is discussed in supervision (R-SF, T-SUPERVISION-CPP).',
    'weeks',
    1,
    12,
  ],
  [
    'supervisionWeeksCin',
    'Supervision, child in need',
    'How often the case is discussed in supervision (R-SF, T-SUPERVISION-CIN).',
    'weeks',
    1,
    26,
  ],
  [
    'minutesWorkingDaysConference',
    'Minutes of a conference issued',
    'The limit for issuing conference minutes (R-MT, T-MINUTES-20).',
    'working days',
    1,
    40,
  ],
  [
    'minutesWorkingDaysCin',
    'Minutes of other meetings issued',
    'The limit for child in need and core group minutes (R-MT, T-CIN-MINUTES).',
    'working days',
    1,
    40,
  ],
  [
    'reconveneWorkingDays',
    'Conference adjourned for want of a quorum',
    'It meets again within so many days, or the answer says why not (R-CQ).',
    'working days',
    1,
    30,
  ],
] as const satisfies readonly (readonly [
  keyof typeof defaultSettings,
  string,
  string,
  string,
  number,
  number,
])[]

const checks: SettingDefinition[] = checkNumbers.map(([key, label, says, unit, least, most]) => ({
  kind: 'number',
  key,
  group: 'Checks',
  label,
  says,
  unit,
  default: defaultSettings[key],
  least,
  most,
  source: 'LOCAL',
  from: local,
}))

const shares: SettingDefinition[] = [
  {
    kind: 'share',
    key: 'repeatSimilarity',
    group: 'Checks',
    label: 'An answer like last time’s',
    says: 'From how much likeness to the last meeting’s wording an answer is asked “what is new?”.',
    default: defaultSettings.repeatSimilarity,
    least: 0.5,
    most: 1,
    source: 'LOCAL',
    from: local,
  },
  {
    kind: 'share',
    key: 'ownTextSimilarity',
    group: 'Checks',
    label: 'A manager’s own text',
    says: 'From how much likeness to the worker’s wording a manager’s reasoning is no longer their own (R-MO).',
    default: defaultSettings.ownTextSimilarity,
    least: 0.3,
    most: 0.9,
    source: 'LOCAL',
    from: local,
  },
]

export const cuesKey = (family: string): string => `cues ${family}`

const wording: SettingDefinition[] = wordingFamilies.map(({ family, name }) => ({
  kind: 'choice',
  key: cuesKey(family),
  group: 'Wording',
  label: name,
  says: `How readily wording of this kind is asked about (${family}). “fewer” asks only where it is nearly sure, “more” also where it may be wrong; what is not asked is counted beside the heading.`,
  default: 'usual',
  choices: wordingAmounts,
  source: 'LOCAL',
  from: local,
}))

/** Clocks whose length is one of the numbers above, so that it is entered once. */
const alreadySet: ReadonlySet<ClockId> = new Set<ClockId>([
  'T-CHRONOLOGY',
  'T-NEGLECT-TOOL',
  'T-SEEN',
  'T-SEEN-ALONE',
  'T-SUPERVISION-CPP',
  'T-SUPERVISION-CIN',
  'T-MINUTES-20',
  'T-CIN-MINUTES',
])
/** A clock whose end is written in the record has no length to set. */
const setByTheRecord: ReadonlySet<ClockId> = new Set<ClockId>(['T-ACTION'])
/** Three stages, with a length for each below. */
const inStages: ReadonlySet<ClockId> = new Set<ClockId>(['T-SUPERVISION-NQSW'])
/** Counted back from the meeting, with a length for each kind of conference below. */
const countedBack: ReadonlySet<ClockId> = new Set<ClockId>(['T-REPORT-TO-FAMILY'])

const sources = {
  LAW: 'An Act of Parliament. It changes only with the law.',
  SG: 'Working Together to Safeguard Children 2023, statutory guidance.',
  NP: 'A national practice standard.',
  LOCAL: local,
}
/** Longest a clock may be set to, by its unit: long enough for any local rule, short enough to catch a slip. */
const longest = { hours: 240, 'working days': 60, days: 120, weeks: 52, months: 24 }

export const clockKey = (id: ClockId): string => `clock ${id}`

const clocks: SettingDefinition[] = clockDefinitions
  .filter(
    ({ id }) => !alreadySet.has(id) && !setByTheRecord.has(id) && !inStages.has(id) && !countedBack.has(id),
  )
  .map(({ id, name, from, length, source, law }) => ({
    kind: 'number',
    key: clockKey(id),
    group: 'Clocks',
    label: name,
    says: `Counted from: ${from} (${id}).`,
    unit: length.unit,
    default: length.n,
    least: length.n === 0 ? 0 : 1,
    most: Math.max(longest[length.unit], length.n),
    source,
    from: law ? `${sources[source]} ${law}.` : sources[source],
  }))

const words: SettingDefinition[] = [
  {
    kind: 'text',
    key: 'caseRefLabel',
    group: 'Words and labels',
    label: 'What the case number is called',
    says: 'The name of the number in the council’s own case system.',
    default: 'LCS number',
    longest: 40,
    source: 'LOCAL',
    from: 'LCS number, Mosaic ID and Eclipse ID are usual.',
  },
  {
    kind: 'text',
    key: 'cinLabel',
    group: 'Words and labels',
    label: 'What “child in need” is called',
    says: 'Replaces “child in need” in the names and headings of templates, for example Family Help.',
    default: 'Child in need',
    longest: 40,
    source: 'LOCAL',
    from: 'The Families First Partnership programme brings early help and child in need together as Family Help.',
  },
  {
    kind: 'text',
    key: 'neglectTool',
    group: 'Words and labels',
    label: 'Neglect tool',
    says: 'The tool that is named where neglect is asked about (R-NT).',
    default: 'Graded Care Profile 2 (GCP2)',
    longest: 60,
    source: 'LOCAL',
    from: 'Graded Care Profile 2 is licensed by the NSPCC; some areas use another tool.',
  },
  {
    kind: 'text',
    key: 'leadWorkerTitle',
    group: 'Words and labels',
    label: 'What the lead worker is called',
    says: 'The title of the person responsible for the plan.',
    default: 'Lead social worker',
    longest: 60,
    source: 'LOCAL',
    from: 'The Children’s Wellbeing and Schools Act 2026 may bring another title; it is not in force yet.',
  },
  {
    kind: 'choice',
    key: 'conferenceModel',
    group: 'Words and labels',
    label: 'Conference model',
    says: 'Changes headings and guidance of new records. The checks stay the same.',
    default: 'standard',
    choices: conferenceModels,
    source: 'LOCAL',
    from: local,
  },
]

const days: SettingDefinition[] = [
  {
    kind: 'dates',
    key: 'closureDays',
    group: 'Days the council is closed',
    label: 'Closure days',
    says: 'Days besides weekends and bank holidays on which local clocks do not run. They never extend a clock of law or statutory guidance.',
    default: [],
    most: 60,
    source: 'LOCAL',
    from: local,
  },
]

/** Lengths that differ by the kind of meeting; `ClockSettings` has them by these names. */
export const meetingLengths = [
  {
    kind: 'number',
    key: 'reportToFamilyDaysInitial',
    group: 'Clocks',
    label: 'Report shared with the family before an initial conference',
    says: 'Counted back from the conference (T-REPORT-TO-FAMILY).',
    unit: 'working days',
    default: 2,
    least: 1,
    most: 20,
    source: 'LOCAL',
    from: local,
  },
  {
    kind: 'number',
    key: 'reportToFamilyDaysReview',
    group: 'Clocks',
    label: 'Report shared with the family before a review conference',
    says: 'Counted back from the conference (T-REPORT-TO-FAMILY).',
    unit: 'working days',
    default: 5,
    least: 1,
    most: 20,
    source: 'LOCAL',
    from: local,
  },
  {
    kind: 'number',
    key: 'cinFirstReviewWeeks',
    group: 'Clocks',
    label: 'First review of a child in need plan',
    says: 'Counted from the first meeting; later reviews follow the length above (T-CIN-REVIEW).',
    unit: 'weeks',
    default: 6,
    least: 1,
    most: 26,
    source: 'LOCAL',
    from: local,
  },
  {
    kind: 'number',
    key: 'escalationUnsafeHours',
    group: 'Clocks',
    label: 'A stage of an escalation while a child is unsafe',
    says: 'Hours instead of days, from the time at which the stage began (T-ESC-1 to T-ESC-4).',
    unit: 'hours',
    default: 24,
    least: 1,
    most: 72,
    source: 'LOCAL',
    from: local,
  },
  {
    kind: 'number',
    key: 'nqswFirstWeeks',
    group: 'Clocks',
    label: 'Supervision of a newly qualified worker, first six weeks',
    says: 'Counted from the last session (T-SUPERVISION-NQSW).',
    unit: 'weeks',
    default: 1,
    least: 1,
    most: 4,
    source: 'NP',
    from: sources.NP,
  },
  {
    kind: 'number',
    key: 'nqswThenWeeks',
    group: 'Clocks',
    label: 'Supervision of a newly qualified worker, to six months',
    says: 'Counted from the last session (T-SUPERVISION-NQSW).',
    unit: 'weeks',
    default: 2,
    least: 1,
    most: 8,
    source: 'NP',
    from: sources.NP,
  },
  {
    kind: 'number',
    key: 'nqswLaterMonths',
    group: 'Clocks',
    label: 'Supervision of a newly qualified worker, after six months',
    says: 'Counted from the last session (T-SUPERVISION-NQSW).',
    unit: 'months',
    default: 1,
    least: 1,
    most: 3,
    source: 'NP',
    from: sources.NP,
  },
  {
    kind: 'number',
    key: 'epoExtensionDays',
    group: 'Clocks',
    label: 'Emergency protection order extended by at most',
    says: 'The court may extend the order once (T-EPO).',
    unit: 'days',
    default: 7,
    least: 1,
    most: 28,
    source: 'LAW',
    from: `${sources.LAW} Children Act 1989, section 45(5) and (6).`,
  },
] as const satisfies readonly SettingDefinition[]

export const settingDefinitions: readonly SettingDefinition[] = [
  ...checks,
  ...shares,
  ...wording,
  ...clocks,
  ...meetingLengths,
  ...words,
  ...days,
]

const byKey = new Map(settingDefinitions.map((definition) => [definition.key, definition]))

export const settingDefinition = (key: string): SettingDefinition | undefined => byKey.get(key)
