/**
 * When a family's supervision is due, and as what: read from the plans and legal stages of its children in the case file.
 * A family for which nobody has kept them is read from its signed records instead, from the day of each on.
 *
 * A section 47 enquiry, and whatever is on the way to court, is supervised as a protection plan is (domain 2.0). A child
 * who is looked after is supervised at least as a child in need. Early help is not the service's work, so nothing is due.
 */
import { type ChildStatus, holdsOn } from '../cases/index.ts'
import { dateOfDay, dayNumber, parseDate } from '../clocks/index.ts'
import { legalWords } from '../minutes/index.ts'
import type { Span } from './due.ts'
import { caseLength, type SettingsOn, type SupervisedAs } from './frequency.ts'

/** What a signed record says of the family from its day on; '' says nothing. */
export type Reading = { day: string; plan: SupervisedAs | 'closed' | '' }

export type Family = {
  id: string
  /** Ids of the children. */
  children: string[]
  statuses: Pick<ChildStatus, 'child' | 'kind' | 'value' | 'from' | 'to'>[]
  readings: Reading[]
}

const protection = /\bprotection plan\b|\bCPP?\b|\bsection 47\b|\bs\.? ?47\b/i
const inNeed = /\bCIN\b|\bin need\b|\blooked after\b/i
const ended = /\bfinal order\b|\bnone\b/i

function supervisedAs({ kind, value }: Family['statuses'][number]): SupervisedAs | undefined {
  if (kind === 'legal') return legalWords.test(value) && !ended.test(value) ? 'CPP' : undefined
  if (protection.test(value)) return 'CPP'
  return inNeed.test(value) ? 'CIN' : undefined
}

type Part = { from: string; to: string; plan: SupervisedAs | undefined; children: number }

const dayBefore = (day: string): string => dateOfDay(dayNumber(day) - 1)

/** From each of these days until the day before the next one, the last without an end. */
const partsAt = (days: Iterable<string>, at: (day: string) => Pick<Part, 'plan' | 'children'>): Part[] => {
  const sorted = [...new Set(days)].sort()
  return sorted.map((from, index) => {
    const next = sorted[index + 1]
    return { from, to: next ? dayBefore(next) : '', ...at(from) }
  })
}

function partsOfStatuses({ statuses }: Family): Part[] {
  const days = statuses
    .flatMap(({ from, to }) => [parseDate(from), parseDate(to)])
    .filter((day) => day !== undefined)
  return partsAt(days, (day) => {
    const open = statuses.filter((one) => supervisedAs(one) !== undefined && holdsOn(one, day))
    const plans = open.map(supervisedAs)
    return {
      plan: plans.includes('CPP') ? 'CPP' : plans[0],
      children: new Set(open.map(({ child }) => child)).size,
    }
  })
}

function partsOfRecords({ readings, children }: Family): Part[] {
  const said = readings.filter(({ plan }) => plan !== '').sort((a, b) => a.day.localeCompare(b.day))
  return partsAt(
    said.map(({ day }) => day),
    (day) => {
      const plans = said.filter((one) => one.day === day).map(({ plan }) => plan)
      // Of two records of one day the closure is the later word.
      const plan = plans.includes('closed') ? undefined : plans.includes('CPP') ? 'CPP' : 'CIN'
      return { plan, children: plan ? Math.max(1, children.length) : 0 }
    },
  )
}

export function familySpans(family: Family, settingsOn: SettingsOn): Span[] {
  const kept = family.statuses.some(
    (one) => supervisedAs(one) !== undefined && parseDate(one.from) !== undefined,
  )
  const parts = kept ? partsOfStatuses(family) : partsOfRecords(family)
  return parts.flatMap(({ plan, ...part }) =>
    plan
      ? [{ from: part.from, to: part.to, children: part.children, length: caseLength(plan, settingsOn) }]
      : [],
  )
}
