/**
 * R-MT Timeliness and distribution. Seeds 5.2, 5.1; all issued types; MUST to mark the record issued, never to sign
 * it; the quality assurance lead may drop a recipient. Source: domain reference 3.1 and 4; 10 and 20 working days
 * are local defaults. Who has had which copy, how and with what proof is kept where documents are issued.
 */
import type { Evidence, Reading, Rule } from '../check.ts'
import { dateIn, inWords, workingDays, workingDaysAfter } from '../dates.ts'
import { fact, speak } from '../finding.ts'
import { issuedTypes } from '../record.ts'

const WARN_AT = 0.8

/** Working days a record of this type may take to reach its last recipient. */
const limitOf = (reading: Reading): number =>
  ['ICPC', 'RCPC'].includes(reading.minutes.meeting.type)
    ? reading.settings.minutesWorkingDaysConference
    : reading.settings.minutesWorkingDaysCin

function lastMinutes(reading: Reading): Evidence[] {
  const { triggers } = reading.minutes.meeting
  const held = dateIn(triggers.previousReview) ?? dateIn(triggers.previousConference)
  if (!held) return []
  const limit = limitOf(reading)
  const due = workingDaysAfter(reading, held, limit)
  const issued = dateIn(triggers.previousMinutesIssued)
  if (!issued) return [fact(`The minutes of ${inWords(held)} were never marked as issued.`, 'hdr')]
  if (issued <= due) return []
  const late = workingDays(reading, due, issued)
  return [
    fact(
      `The minutes of ${inWords(held)} were due on ${inWords(due)} and issued on ${inWords(issued)}, ${late} working days late.`,
      'hdr',
    ),
  ]
}

function thisRecord(reading: Reading): Evidence[] {
  const limit = limitOf(reading)
  const today = reading.today
  if (today <= reading.date || workingDays(reading, reading.date, today) < Math.ceil(limit * WARN_AT))
    return []
  const due = workingDaysAfter(reading, reading.date, limit)
  return [
    fact(
      today > due
        ? `These minutes were due on ${inWords(due)}.`
        : `These minutes are due on ${inWords(due)}.`,
      'dist',
    ),
  ]
}

export const rMT: Rule = {
  id: 'R-MT',
  title: 'Timeliness and distribution',
  seeds: ['5.2', '5.1'],
  meetingTypes: issuedTypes,
  questions: ['Why late, who has gone without it, and has anyone acted on out-of-date information?'],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      { key: 'whyLate', label: 'Why late', kind: 'text', required: true, min: 15 },
      { key: 'without', label: 'Who has gone without it', kind: 'line', required: true },
      { key: 'acted', label: 'Has anyone acted on out-of-date information?', kind: 'text', required: true },
    ],
  },
  severities: ['MUST'],
  weight: 'Must be answered before the record is marked as issued. It never stops a signature.',
  asksWhen:
    'A decision letter or these minutes have used 80% of their time, or are late; or the minutes of the last meeting were late or never issued.',
  answeredBy:
    'Why it is late, who has gone without it, and whether anyone acted on out-of-date information. Every reader who should have a copy has one, with its version, method, time and proof.',
  source: 'Response plan 5.2 and 5.1. The numbers of working days are local values.',
  override: {
    allowed: true,
    anyOf: [['QA']],
    limit: 'The quality assurance lead may drop a recipient, with a reason.',
  },
  find(reading) {
    const evidence = [...lastMinutes(reading), ...thisRecord(reading)]
    if (evidence.length === 0) return []
    return [
      speak(rMT, reading, {
        severity: ['MUST'],
        why: 'People may be acting on minutes they have not had.',
        evidence,
        holds: 'issuing',
      }),
    ]
  },
}
