/**
 * R-CH Chronology. Seeds 4.1, 8.2; ICPC, RCPC, CIN_REVIEW, CLOSE, SUP_CASE, HRR; MUST, GATE on closing; override by
 * team manager for five working days. Source: domain reference 3.1 and 4; 30 days and five working days are local
 * defaults. In an enquiry every agency confirms its own part, so the question is always asked there.
 */
import type { Answer, Statement } from '../../minutes/index.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { addDays, dateIn, daysBetween, inWords, workingDaysAfter } from '../dates.ts'
import { count, fact, speak } from '../finding.ts'
import { filledRows } from '../form.ts'
import { reviewedBy } from '../identity.ts'
import { reductionsOf } from '../record.ts'

/** Events of this record that no line of the chronology has, by day. */
function missingEvents(reading: Reading) {
  const { chronology, events } = reading.minutes
  const days = new Set(chronology.map((item) => dateIn(item.date)))
  return events.filter((event) => dateIn(event.date) && !days.has(dateIn(event.date)))
}

const eventNames: Record<string, string> = {
  wasNotBrought: 'was not brought',
  policeIncident: 'police incident',
  allegation: 'allegation',
  noAccess: 'no access',
  visitCancelledByCarer: 'visit cancelled by the carer',
}

function test(answer: Answer, reading: Reading): string[] {
  const updated = dateIn(answer.fields.updatedOn)
  if (!updated) return []
  const lacks: string[] = []
  if (updated > reading.today) lacks.push('The chronology cannot have been updated on a day to come.')
  if (updated < addDays(reading.date, -reading.settings.chronologyDays)) {
    lacks.push(
      `The chronology has to be updated within ${reading.settings.chronologyDays} days before the meeting.`,
    )
  }
  const after = missingEvents(reading).filter((event) => (dateIn(event.date) ?? '') > updated)
  if (after.length > 0) {
    lacks.push(
      `${count(after.length, 'event')} of these minutes happened after that date and ${after.length === 1 ? 'is' : 'are'} not in it.`,
    )
  }
  return lacks
}

/** An override stands only while its review date, at most so many working days after it was made, has not passed. */
function overrideLacks(statement: Statement, reading: Reading): string[] {
  const days = reading.settings.chronologyOverrideWorkingDays
  const made = dateIn(statement.at)
  const latest = made ? workingDaysAfter(reading, made, days, 'LOCAL') : ''
  if (!reviewedBy(statement, latest)) {
    return [`The override holds for ${count(days, 'working day')}: give a review date within them.`]
  }
  return reading.today > (dateIn(statement.reviewBy) ?? '') ? ['The override has run out.'] : []
}

/** A child protection enquiry is open: the initial conference, or any record of one that has started. */
const isEnquiry = ({ minutes }: Reading): boolean =>
  minutes.meeting.type === 'ICPC' ||
  dateIn(minutes.meeting.triggers.strategyDiscussionStartingS47) !== undefined

/** "No" to every agency having confirmed names those that have not; "Yes" leaves none of them open. */
function agencyLacks(answer: Answer): string[] {
  const rows = filledRows(answer)
  if (answer.fields.allAgencies === 'No' && rows.length === 0)
    return ['Name each agency that has not contributed, and by when it will.']
  return answer.fields.allAgencies === 'Yes' && rows.length > 0
    ? ['You say that every agency has confirmed its part, and list some that have not contributed.']
    : []
}

export const rCH: Rule = {
  id: 'R-CH',
  title: 'Chronology',
  seeds: ['4.1', '8.2'],
  meetingTypes: ['ICPC', 'RCPC', 'CIN_REVIEW', 'CLOSE', 'SUP_CASE', 'HRR'],
  questions: [
    'Is the chronology up to date to today? Who updated it?',
    'What pattern does it show that single events do not?',
    'Which agencies have not contributed?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      { key: 'updatedOn', label: 'Chronology updated on', kind: 'date', required: true },
      { key: 'updatedBy', label: 'Updated by', kind: 'person', required: true },
      {
        key: 'pattern',
        label: 'The pattern it shows that single events do not',
        kind: 'text',
        required: true,
        min: 40,
      },
      {
        key: 'allAgencies',
        label: 'Has every agency confirmed its own part?',
        kind: 'choice',
        choices: ['Yes', 'No'],
        required: true,
      },
    ],
    rows: {
      label: 'Agencies that have not contributed yet',
      columns: [
        { key: 'agency', label: 'Agency', kind: 'line', required: true },
        { key: 'date', label: 'Expected by', kind: 'date', required: true },
      ],
    },
  },
  severities: ['MUST', 'GATE'],
  weight: 'Must be answered before signing. Stops closing.',
  asksWhen:
    'The chronology was last updated more than 30 days (local) before the meeting; or an event of these minutes is missing from it; or it was not updated since the last conference; and always in a child protection enquiry, where every agency confirms its own.',
  answeredBy:
    'The date, who updated it, one sentence about the pattern, and the agencies that have not contributed, each with a date.',
  source: 'Response plan 4.1 and 8.2. 30 days, and 5 working days for an override, are local values.',
  override: {
    allowed: true,
    anyOf: [['TM']],
    limit: 'For five working days (local): the review date is at most that far away.',
  },
  find(reading) {
    const { minutes, settings } = reading
    const updated = dateIn(minutes.meeting.triggers.chronologyLastUpdated)
    const old = !updated || daysBetween(updated, reading.date) > settings.chronologyDays
    const { previousReview, initialConference } = minutes.meeting.triggers
    const lastConference =
      minutes.meeting.type === 'RCPC' ? (dateIn(previousReview) ?? dateIn(initialConference)) : undefined
    const notSince = (updated ?? '') <= (lastConference ?? '')
    const missing = missingEvents(reading)
    const enquiry = isEnquiry(reading)
    if (!old && !notSince && missing.length === 0 && !enquiry) return []
    const evidence: Evidence[] = [
      ...(old || notSince
        ? [
            fact(
              updated ? `Last updated on ${inWords(updated)}.` : 'No date of an update is recorded.',
              'chron',
            ),
          ]
        : []),
      ...missing.map((event) =>
        fact(
          `${inWords(event.date)}: ${eventNames[event.type] ?? event.type} is not in the chronology.`,
          'chron',
          event.id,
        ),
      ),
    ]
    return [
      speak(rCH, reading, {
        severity: reductionsOf(minutes).length > 0 ? ['MUST', 'GATE'] : ['MUST'],
        why: old
          ? `The chronology was ${updated ? `last updated on ${inWords(updated)}, more than ${settings.chronologyDays} days before the meeting` : 'never marked as updated'}.`
          : notSince
            ? 'The chronology has not been updated since the last conference.'
            : missing.length > 0
              ? 'Something in these minutes is not in the chronology yet.'
              : 'This is a child protection enquiry. Has every agency confirmed its own part of the chronology?',
        evidence,
        overrideTest: (statement) => overrideLacks(statement, reading),
        test: (answer) => [...test(answer, reading), ...agencyLacks(answer)],
      }),
    ]
  },
}
