/** What one signed record counts in reports (domain section 8), for whom, and from which day it may count in another way. */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { Finding } from '../../shared/checks/index.ts'
import { type Clock, londonDate, parseDate } from '../../shared/clocks/index.ts'
import type { SentDates } from '../../shared/distribution/index.ts'
import { agencyWords } from '../../shared/measures/facts/words.ts'
import {
  type MeasureCopy,
  type MeasureFact,
  type MeasureSource,
  measures,
} from '../../shared/measures/index.ts'
import { agencyGroupOf } from '../../shared/minutes/agency.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { RuleSet } from '../../shared/rule-sets/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { KeptMeasures, StoredLine } from '../store/index.ts'
import { withoutPersonal } from './personal.ts'
import type { Teams } from './teams.ts'

export type MeasuredRecord = {
  record: RecordMeta
  minutes: Minutes
  template: Template
  findings: readonly Finding[]
  rules: RuleSet
  clocks: readonly Clock[]
  sent: SentDates
  lines: readonly StoredLine[]
  teams: Teams
  now: Date
}

const dayOf = (instant: string): string => (instant === '' ? '' : londonDate(instant))

/** Copies that were to be sent: neither what a newer version took the place of, nor exceptions. */
export const copiesIn = (lines: readonly StoredLine[]): MeasureCopy[] =>
  lines
    .filter(({ replaced, standing }) => !standing.exception && (!replaced || standing.sentAt !== ''))
    .map((line) => ({
      id: line.id,
      item: line.item,
      kind: line.kind,
      agency: line.agency.trim(),
      required: line.required,
      sentOn: dayOf(line.standing.sentAt),
      provenOn: dayOf(line.standing.provenAt),
    }))

/** Personal supervision is left out: its words stay with those who were in it, and it counts for nothing here. */
export const sourceOf = (from: MeasuredRecord): MeasureSource => ({
  record: {
    id: from.record.id,
    caseId: from.record.caseId,
    type: from.minutes.meeting.type,
    date: from.record.date,
    signedAt: from.record.signedAt,
  },
  minutes: withoutPersonal(from.minutes, from.template),
  template: from.template,
  findings: from.findings,
  rules: from.rules,
  clocks: from.clocks,
  sent: from.sent,
  copies: copiesIn(from.lines),
  now: from.now.toISOString(),
})

const LEAD = /\b(?:social worker|lead (?:worker|professional|practitioner)|key ?worker)\b/i

/** Account of whoever leads the work on the family, as the record names them; otherwise of whoever began the record. */
export function leadOf(
  minutes: Pick<Minutes, 'people'>,
  record: Pick<RecordMeta, 'createdBy'>,
): Account['id'] {
  const lead = minutes.people.find(({ accountId, jobTitle }) => accountId !== '' && LEAD.test(jobTitle))
  return lead?.accountId ?? record.createdBy
}

/** Measures about what one agency does: it is the only one of its group in the record. */
const agencyGroups: Partial<Record<MeasureFact['measure'], string>> = { G17: 'police', G23: 'police' }

const namedAgencies = (minutes: Minutes): Set<string> =>
  new Set(
    minutes.people
      .filter(({ agency }) => agency.trim() !== '')
      .map(({ agency, agencyGroup }) => agencyWords(minutes, agency, agencyGroup)),
  )

/** '' for what is no agency's: of a family, or of the file. */
function agencyFor(fact: MeasureFact, by: string, minutes: Minutes): string {
  const { people } = minutes
  if (by === 'agencies') return namedAgencies(minutes).has(fact.group) ? fact.group : ''
  const group = agencyGroups[fact.measure]
  if (group === undefined) return ''
  const names = new Set(
    people
      .filter(
        ({ agency, agencyGroup, jobTitle }) => (agencyGroup || agencyGroupOf(agency, jobTitle)) === group,
      )
      .map(({ agency, agencyGroup }) => agencyWords(minutes, agency, agencyGroup)),
  )
  return names.size === 1 ? ([...names][0] ?? '') : ''
}

/** The day after the next one on which a clock of the record runs out: until then it counts as it does now. */
function againOn(clocks: readonly Clock[], now: Date): string {
  const today = londonDate(now.toISOString())
  const next = clocks
    .filter(({ state }) => state !== 'met' && state !== 'met late')
    .map(({ due }) => (due.includes('T') ? londonDate(due) : (parseDate(due) ?? '')))
    .filter((day) => day >= today)
    .sort()[0]
  if (!next) return ''
  const after = new Date(`${next}T12:00:00Z`)
  after.setUTCDate(after.getUTCDate() + 1)
  return after.toISOString().slice(0, 10)
}

export function measuresIn(from: MeasuredRecord): KeptMeasures {
  const source = sourceOf(from)
  const lead = leadOf(from.minutes, from.record)
  return {
    caseId: from.record.caseId,
    lead,
    team: from.teams[lead] ?? '',
    againOn: againOn(from.clocks, from.now),
    facts: measures.flatMap(({ facts, by }) =>
      (facts?.(source) ?? []).map((fact) => ({ ...fact, agency: agencyFor(fact, by, from.minutes) })),
    ),
  }
}
