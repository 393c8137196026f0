/** Plan and legal status of each child over time, in the words of domain sections 1 and 2. */
import { addMonths, parseDate } from '../clocks/index.ts'
import type { Child } from '../minutes/index.ts'
import type { CaseContent, ChildStatus } from './case-file.ts'
import { doubtsAbout, holdsOn, newestFirst, overlap } from './spans.ts'

export const planStatuses = [
  'Early help',
  'CIN plan',
  'Section 47 enquiry',
  'Child protection plan',
  'Looked after',
  'No plan',
] as const

/** Each follows the one before it (domain 2.12). */
export const legalStages = [
  'legal planning meeting',
  'pre-proceedings',
  'proceedings issued',
  'final order',
] as const

/** An order may stand beside a stage: an interim care order is made while proceedings run. */
export const legalOrders = [
  'police protection',
  'emergency protection order',
  'interim care order',
  'care order',
  'supervision order',
] as const

/** What is in force for a child on a day (ISO), what began last first. */
export const statusesOn = (
  statuses: readonly ChildStatus[],
  child: string,
  kind: ChildStatus['kind'],
  day: string,
): ChildStatus[] =>
  newestFirst(
    statuses.filter(
      (one) => one.child === child && one.kind === kind && one.value.trim() !== '' && holdsOn(one, day),
    ),
  )

/** e.g. `Child protection plan, Neglect`. */
export const statusInWords = ({ value, category }: Pick<ChildStatus, 'value' | 'category'>): string =>
  [value.trim(), category.trim()].filter(Boolean).join(', ')

/** Two of these at once cannot both be right: plans, and the stages of the way to court. */
const follows = (status: ChildStatus): boolean =>
  status.kind === 'plan' || legalStages.some((stage) => stage === status.value.trim().toLowerCase())

/** A pre-birth conference may make a plan, but nobody plans for a child earlier than this. */
const MONTHS_BEFORE_BIRTH = 9

/** What cannot be right about one status of a child, beside all that is known; each a sentence. */
export function statusDoubts(
  status: ChildStatus,
  { statuses, children }: Pick<CaseContent, 'statuses'> & { children: readonly Pick<Child, 'id' | 'dob'>[] },
  today: string,
): string[] {
  const others = statuses.filter(
    (other) =>
      other.id !== status.id &&
      other.child === status.child &&
      other.kind === status.kind &&
      follows(other) &&
      follows(status) &&
      overlap(status, other),
  )
  const born = parseDate(children.find(({ id }) => id === status.child)?.dob ?? '')
  const from = parseDate(status.from)
  const tooEarly = born !== undefined && from !== undefined && from < addMonths(born, -MONTHS_BEFORE_BIRTH)
  return [
    ...doubtsAbout(status, today),
    ...(tooEarly ? ['It begins long before the child was born.'] : []),
    ...others.map((other) => `It overlaps with “${statusInWords(other) || 'one without a name'}”.`),
  ]
}
