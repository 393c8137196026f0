/**
 * Every clock of domain section 4 as data: its length, where the length comes from, and when it turns amber and red.
 * What starts and stops each clock in a record is told in `starts.ts` and `clocks-of.ts`.
 *
 * Sources: LAW a value in an Act, fixed · SG statutory guidance (Working Together to Safeguard Children 2023) ·
 * NP a national practice standard · LOCAL set by each authority, the value here is a sensible start.
 */
import type { Clock } from './clock.ts'

export const lengthUnits = ['hours', 'working days', 'days', 'weeks', 'months'] as const
export type LengthUnit = (typeof lengthUnits)[number]
export type Length = { n: number; unit: LengthUnit }

export type ClockDefinition = {
  id: string
  name: string
  /** What starts it, as the screen says it after "from". */
  from: string
  length: Length
  source: Clock['source']
  /** The section of the Act, where the source is a law. */
  law?: string
  /** Share of the time gone by at which it turns amber; left out, it turns amber when the due date has passed. */
  amberAt?: number
  /** Calendar days past due at which it turns red; `never` where lateness stays amber. Left out: the day after. */
  redAfter?: number | 'never'
  /** What lateness means for the reader, one sentence. */
  whenLate: string
}

const working = (n: number): Length => ({ n, unit: 'working days' })
const days = (n: number): Length => ({ n, unit: 'days' })
const weeks = (n: number): Length => ({ n, unit: 'weeks' })
const months = (n: number): Length => ({ n, unit: 'months' })
const hours = (n: number): Length => ({ n, unit: 'hours' })

const definitions = [
  {
    id: 'T-REFERRAL',
    name: 'Decision on the referral',
    from: 'the referral',
    length: working(1),
    source: 'SG',
    whenLate: 'The referral still needs a decision.',
  },
  {
    id: 'T-ASSESS',
    name: 'Assessment finished',
    from: 'the referral',
    length: working(45),
    source: 'SG',
    amberAt: 0.8,
    whenLate: 'Give the reason. Has the child waited safely?',
  },
  {
    id: 'T-STRAT',
    name: 'Strategy discussion held',
    from: 'the need for a strategy discussion',
    length: hours(24),
    source: 'LOCAL',
    amberAt: 0.5,
    whenLate: 'The team manager needs to know now.',
  },
  {
    id: 'T-CRIME-ALERT',
    name: 'Strategy discussion requested after an allegation',
    from: 'the allegation',
    length: hours(1),
    source: 'LOCAL',
    amberAt: 0,
    whenLate: 'No request for a strategy discussion is recorded. It should be made now.',
  },
  {
    id: 'T-ICPC',
    name: 'Initial conference held',
    from: 'the strategy discussion that started the section 47 enquiry',
    length: working(15),
    source: 'SG',
    amberAt: 0.8,
    whenLate: 'Record who agreed the delay and how the children are kept safe until then.',
  },
  {
    id: 'T-TRANSFER',
    name: 'Transfer conference held',
    from: 'the day we were told that the child moved in',
    length: working(15),
    source: 'SG',
    amberAt: 0.8,
    whenLate: 'Record who agreed the delay and how the children are kept safe until then.',
  },
  {
    id: 'T-REPORT-TO-FAMILY',
    name: 'Report shared with the family',
    from: 'the meeting date, counted back',
    length: working(-2),
    source: 'LOCAL',
    redAfter: 'never',
    whenLate: 'The family had less time with this report than they should have.',
  },
  {
    id: 'T-DECISION-LETTER',
    name: 'Decisions sent to everyone',
    from: 'the conference',
    length: working(1),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'People are working without the decisions.',
  },
  {
    id: 'T-CORE-GROUP-FIRST',
    name: 'First core group',
    from: 'the initial conference',
    length: working(10),
    source: 'SG',
    amberAt: 0.8,
    whenLate: 'The service manager should be told.',
  },
  {
    id: 'T-CORE-GROUP-NEXT',
    name: 'Next core group',
    from: 'the last core group',
    length: weeks(4),
    source: 'LOCAL',
    redAfter: 14,
    whenLate: 'Core groups meet every four to six weeks.',
  },
  {
    id: 'T-RCPC-FIRST',
    name: 'First review conference',
    from: 'the initial conference',
    length: months(3),
    source: 'SG',
    amberAt: 0.8,
    whenLate: 'A late review is counted in the national return.',
  },
  {
    id: 'T-RCPC-NEXT',
    name: 'Next review conference',
    from: 'the last review conference',
    length: months(6),
    source: 'SG',
    amberAt: 0.8,
    whenLate: 'A late review is counted in the national return.',
  },
  {
    id: 'T-MINUTES-15',
    name: 'Minutes issued (aim)',
    from: 'the conference',
    length: working(15),
    source: 'LOCAL',
    amberAt: 0.8,
    redAfter: 'never',
    whenLate: 'The aim is missed. See who has waited.',
  },
  {
    id: 'T-MINUTES-20',
    name: 'Minutes issued (limit)',
    from: 'the conference',
    length: working(20),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'Say why, who has gone without, and whether anyone acted on old information.',
  },
  {
    id: 'T-CIN-PLAN',
    name: 'First child in need meeting',
    from: 'the end of the assessment',
    length: working(10),
    source: 'LOCAL',
    redAfter: 'never',
    whenLate: 'The plan has not been agreed with the family yet.',
  },
  {
    id: 'T-CIN-REVIEW',
    name: 'Child in need review',
    from: 'the last child in need meeting',
    length: months(3),
    source: 'LOCAL',
    redAfter: 14,
    whenLate: 'The plan has not been looked at together in time.',
  },
  {
    id: 'T-CIN-MINUTES',
    name: 'Minutes issued',
    from: 'the meeting',
    length: working(10),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'Say why, who has gone without, and whether anyone acted on old information.',
  },
  {
    id: 'T-STRAT-RECORD',
    name: 'Record of the strategy discussion shared',
    from: 'the strategy discussion',
    length: working(1),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'Agencies are acting on what each of them remembers.',
  },
  {
    id: 'T-CORRECTIONS',
    name: 'Time to ask for a correction',
    from: 'the day the copy was sent',
    length: working(10),
    source: 'LOCAL',
    redAfter: 'never',
    whenLate: 'The usual time has passed. A later request is still accepted.',
  },
  {
    id: 'T-DISSENT',
    name: 'Formal dissent lodged',
    from: 'the end of the conference',
    length: hours(72),
    source: 'LOCAL',
    amberAt: 0.5,
    whenLate: 'Nobody has recorded whether this person wants to escalate.',
  },
  {
    id: 'T-ESC-1',
    name: 'Escalation stage 1: practitioners',
    from: 'the start of the stage',
    length: working(1),
    source: 'LOCAL',
    amberAt: 0,
    whenLate: 'Move to stage 2. If a child is unsafe, count in hours, not days.',
  },
  {
    id: 'T-ESC-2',
    name: 'Escalation stage 2: managers',
    from: 'the start of the stage',
    length: working(2),
    source: 'LOCAL',
    amberAt: 0.5,
    whenLate: 'Move to stage 3. If a child is unsafe, count in hours, not days.',
  },
  {
    id: 'T-ESC-3',
    name: 'Escalation stage 3: senior or designated leads',
    from: 'the start of the stage',
    length: working(3),
    source: 'LOCAL',
    amberAt: 0.5,
    whenLate: 'Move to stage 4. If a child is unsafe, count in hours, not days.',
  },
  {
    id: 'T-ESC-4',
    name: 'Escalation stage 4: the partnership',
    from: 'the start of the stage',
    length: working(5),
    source: 'LOCAL',
    amberAt: 0.5,
    whenLate: 'The partnership has not answered in time.',
  },
  {
    id: 'T-SEEN',
    name: 'Child seen',
    from: 'the last visit',
    length: working(20),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'When will this child be seen?',
  },
  {
    id: 'T-SEEN-ALONE',
    name: 'Child seen alone',
    from: 'the last time alone',
    length: working(20),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'When will this child be seen away from carers?',
  },
  {
    id: 'T-SUPERVISION-CPP',
    name: 'Case supervision (protection plan)',
    from: 'the last case supervision',
    length: weeks(4),
    source: 'LOCAL',
    redAfter: 14,
    whenLate: 'Nobody has stood back from this case in time.',
  },
  {
    id: 'T-SUPERVISION-CIN',
    name: 'Case supervision (child in need)',
    from: 'the last case supervision',
    length: weeks(8),
    source: 'LOCAL',
    redAfter: 14,
    whenLate: 'Nobody has stood back from this case in time.',
  },
  {
    id: 'T-SUPERVISION-NQSW',
    name: 'Supervision of a newly qualified worker',
    from: 'the last session',
    length: weeks(1),
    source: 'NP',
    whenLate: 'A newly qualified worker is waiting for supervision.',
  },
  {
    id: 'T-GROUP-SUPERVISION',
    name: 'Group supervision',
    from: "the team's last group session",
    length: weeks(6),
    source: 'LOCAL',
    redAfter: 'never',
    whenLate: 'The team has gone longer than agreed without thinking together.',
  },
  {
    id: 'T-SUP-OF-SUP',
    name: 'Supervision of the supervisor or chair',
    from: 'the last session',
    length: weeks(4),
    source: 'LOCAL',
    whenLate: 'The head of service should be told.',
  },
  {
    id: 'T-HRR-SM',
    name: 'Service manager looks at the high-risk history',
    from: 'the flag',
    length: working(5),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'The head of service should be told.',
  },
  {
    id: 'T-HRR-HOS',
    name: 'Head of service decides on the high-risk history',
    from: 'the referral to the head of service',
    length: working(5),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'The director should be told.',
  },
  {
    id: 'T-CHRONOLOGY',
    name: 'Chronology brought up to date',
    from: 'the last update',
    length: days(30),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'Patterns since then cannot be seen.',
  },
  {
    id: 'T-NEGLECT-TOOL',
    name: 'Neglect tool repeated',
    from: 'the day it was last completed',
    length: months(6),
    source: 'LOCAL',
    amberAt: 0.8,
    whenLate: 'The picture of neglect is out of date.',
  },
  {
    id: 'T-PPP',
    name: 'Police protection ends',
    from: 'the start of police protection',
    length: hours(72),
    source: 'LAW',
    law: 'Children Act 1989, section 46(6)',
    amberAt: 0,
    whenLate: 'Police protection has ended. What keeps the child safe now?',
  },
  {
    id: 'T-EPO',
    name: 'Emergency protection order ends',
    from: 'the order',
    length: days(8),
    source: 'LAW',
    law: 'Children Act 1989, section 45',
    amberAt: 0.5,
    whenLate: 'The order has ended unless the court extended it. What keeps the child safe now?',
  },
  {
    id: 'T-PREPROC',
    name: 'Pre-proceedings finished',
    from: 'the start of pre-proceedings',
    length: weeks(16),
    source: 'NP',
    amberAt: 0.8,
    whenLate: 'What is holding it up, and what is delay doing to the child?',
  },
  {
    id: 'T-CARE',
    name: 'Care proceedings finished',
    from: 'the application',
    length: weeks(26),
    source: 'LAW',
    law: 'Children Act 1989, section 32',
    amberAt: 0.8,
    whenLate: 'Give the reason and the new date that the court has set.',
  },
  {
    id: 'T-MEDICAL',
    name: 'Medical held',
    from: 'the decision to hold one',
    length: hours(24),
    source: 'LOCAL',
    amberAt: 0,
    whenLate: 'Ask the paediatrician now. Signs fade.',
  },
  {
    id: 'T-LADO',
    name: 'Designated officer told (LADO)',
    from: 'the allegation',
    length: working(1),
    source: 'SG',
    amberAt: 0,
    whenLate: 'The designated officer should be told now.',
  },
  {
    id: 'T-SERIOUS',
    name: 'National panel notified of a serious incident',
    from: 'the day the incident was known',
    length: working(5),
    source: 'SG',
    amberAt: 0.8,
    whenLate: 'This is only a reminder. The notification is made elsewhere.',
  },
  {
    id: 'T-ACTION',
    name: 'Action due',
    from: 'the date that was set',
    length: days(0),
    source: 'LOCAL',
    whenLate: 'Settle it, or say what will be different this time.',
  },
] as const satisfies readonly ClockDefinition[]

export type ClockId = (typeof definitions)[number]['id']

export const clockDefinitions: readonly (ClockDefinition & { id: ClockId })[] = definitions

const byId = new Map(clockDefinitions.map((definition) => [definition.id, definition]))

/** The definition of a clock. Every id of the type has one. */
export function clockDefinition(id: ClockId): ClockDefinition & { id: ClockId } {
  const found = byId.get(id)
  if (found === undefined) throw new RangeError(`There is no clock ${id}.`)
  return found
}

/** Local values of the rule set in force; what is left out keeps the value of the table. */
export type ClockSettings = {
  chronologyDays?: number
  neglectToolMonths?: number
  seenWorkingDaysCpp?: number
  seenWorkingDaysCin?: number
  supervisionWeeksCpp?: number
  supervisionWeeksCin?: number
  reportToFamilyDaysInitial?: number
  reportToFamilyDaysReview?: number
  cinFirstReviewWeeks?: number
  /** Any other length. A value for a clock set by law is ignored. */
  lengths?: Partial<Record<ClockId, Length>>
}

/** The length that holds for a clock: the setting where one may be made, otherwise the table's. */
export function lengthOf(id: ClockId, settings: ClockSettings = {}): Length {
  const { length, source } = clockDefinition(id)
  if (source === 'LAW') return length
  const own = settings.lengths?.[id]
  if (own !== undefined) return own
  const named: Partial<Record<ClockId, number | undefined>> = {
    'T-CHRONOLOGY': settings.chronologyDays,
    'T-NEGLECT-TOOL': settings.neglectToolMonths,
    'T-SUPERVISION-CPP': settings.supervisionWeeksCpp,
    'T-SUPERVISION-CIN': settings.supervisionWeeksCin,
  }
  return { ...length, n: named[id] ?? length.n }
}
