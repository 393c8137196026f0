/**
 * R-SF Supervision frequency. Seeds 12.1, 8.2; SUP_CASE, SUP_GROUP, RCPC, CIN_REVIEW; PROMPT; override by a team
 * manager with a booked date. Source: domain reference 3.1 and 4; 4 and 8 weeks are local defaults.
 */
import { supervisedAs } from '../../minutes/index.ts'
import type { Reading, Rule } from '../check.ts'
import { addDays, dateIn, inWords } from '../dates.ts'
import { fact, speak } from '../finding.ts'

/** The latest case supervision: the date in the details, or a later signed record of one. */
function lastSupervision({ minutes, history, date }: Reading): string | undefined {
  const signed = history
    .filter(({ meeting }) => meeting.type === 'SUP_CASE')
    .flatMap(({ meeting }) => dateIn(meeting.date) ?? [])
    .filter((held) => held <= date)
  const typed = dateIn(minutes.meeting.triggers.lastCaseSupervision)
  return [...signed, ...(typed ? [typed] : [])].sort().at(-1)
}

export const rSF: Rule = {
  id: 'R-SF',
  title: 'Supervision frequency',
  seeds: ['12.1', '8.2'],
  meetingTypes: ['SUP_CASE', 'SUP_GROUP', 'RCPC', 'CIN_REVIEW'],
  questions: ['When was this child’s case last discussed in supervision and what was directed?'],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      { key: 'lastOn', label: 'Last discussed on', kind: 'date', required: true },
      { key: 'directed', label: 'What was directed', kind: 'text', required: true, min: 15 },
    ],
  },
  severities: ['PROMPT'],
  weight: 'A prompt.',
  asksWhen:
    'The last case supervision, in the details or in a signed record, is older than 4 weeks on a child protection plan or in court, or 8 weeks for others (local); or none is recorded.',
  answeredBy: 'The date on which the case was last discussed, and what was directed.',
  source: 'Response plan 12.1 and 8.2. 4 and 8 weeks are local values.',
  override: {
    allowed: true,
    anyOf: [['TM']],
    fields: [{ key: 'bookedOn', label: 'Supervision is booked for', kind: 'date', required: true }],
  },
  find(reading) {
    const { settings, minutes } = reading
    const often = supervisedAs(minutes) === 'CPP'
    const weeks = often ? settings.supervisionWeeksCpp : settings.supervisionWeeksCin
    const last = lastSupervision(reading)
    if (last && addDays(last, weeks * 7) >= reading.date) return []
    return [
      speak(rSF, reading, {
        severity: ['PROMPT'],
        why: last
          ? `The case was last discussed in supervision on ${inWords(last)}; every ${weeks} weeks is expected.`
          : 'No date is recorded on which the case was discussed in supervision.',
        evidence: [
          fact(last ? `Last case supervision: ${inWords(last)}.` : 'No case supervision is recorded.', 'hdr'),
        ],
        test: (answer) =>
          (dateIn(answer.fields.lastOn) ?? '') > reading.today ? ['The date is still to come.'] : [],
        // A date that had passed when it was written is no booking.
        overrideTest: (statement) =>
          (dateIn(statement.fields.bookedOn) ?? '9999') < (dateIn(statement.at.slice(0, 10)) ?? '')
            ? ['The date booked for supervision had passed already.']
            : [],
      }),
    ]
  },
}
