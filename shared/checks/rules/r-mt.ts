/**
 * R-MT Timeliness and distribution. Seeds 5.2, 5.1; all issued types; MUST to mark the record issued, never to sign
 * it; the quality assurance lead may drop a recipient. Source: domain reference 3.1 and 4; every length is a local
 * value. Who has had which copy, how and with what proof is kept where documents are issued.
 *
 * A clock that has used 80% of its time is a reminder: nothing is late yet, so there is no lateness to explain.
 */
import type { Clock } from '../../clocks/index.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { dateIn, inWords, workingDays } from '../dates.ts'
import { clocksIn } from '../due.ts'
import { count, fact, speak } from '../finding.ts'
import { issuedTypes } from '../record.ts'

const ids = ['T-DECISION-LETTER', 'T-MINUTES-15', 'T-MINUTES-20', 'T-CIN-MINUTES']

type Sending = { late: boolean; evidence: Evidence }

const isOfLast = (clock: Clock, reading: Reading): boolean => dateIn(clock.start) !== reading.date

/** The minutes of the meeting before: late, or never sent. */
function ofLast(clock: Clock, reading: Reading): Sending[] {
  const held = inWords(clock.start)
  if (!clock.metOn) {
    return [{ late: true, evidence: fact(`The minutes of ${held} were never marked as issued.`, 'hdr') }]
  }
  if (clock.state !== 'met late') return []
  const late = workingDays(reading, clock.due, clock.metOn)
  return [
    {
      late: true,
      evidence: fact(
        `The minutes of ${held} were due on ${inWords(clock.due)} and issued on ${inWords(clock.metOn)}${late > 0 ? `, ${count(late, 'working day')} late` : ''}.`,
        'hdr',
      ),
    },
  ]
}

/** What this meeting has to send: near its date, past it, or sent late. */
function ofThis(clock: Clock, reading: Reading): Sending[] {
  if (clock.state === 'running' || clock.state === 'met') return []
  const what =
    clock.id === 'T-DECISION-LETTER'
      ? 'The decisions of this meeting'
      : clock.id === 'T-MINUTES-15'
        ? 'By the aim, these minutes'
        : 'These minutes'
  const past = reading.today > clock.due
  const sent = clock.metOn ? ` and sent on ${inWords(clock.metOn)}` : ''
  return [
    {
      // The aim is not the limit: missing it is worth knowing and needs no reason.
      late: past && clock.id !== 'T-MINUTES-15',
      evidence: fact(`${what} ${past ? 'were' : 'are'} due on ${inWords(clock.due)}${sent}.`, 'dist'),
    },
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
  severities: ['MUST', 'PROMPT'],
  weight:
    'When late, must be answered before the record is marked as issued; a prompt before that. It never stops a signature.',
  asksWhen:
    'The decision letter of a conference, or the minutes of a conference, child in need meeting or core group, have used 80% of their time or are late; or the next meeting opens and the last minutes were late or never issued.',
  answeredBy:
    'Why it is late, who has gone without it, and whether anyone acted on out-of-date information. Every reader who should have a copy has one, with its version, method, time and proof.',
  source: 'Response plan 5.2 and 5.1. The numbers of working days are local values.',
  override: {
    allowed: true,
    anyOf: [['QA']],
    limit: 'The quality assurance lead may drop a recipient, with a reason.',
  },
  find(reading) {
    const found = clocksIn(reading, ids).flatMap((clock) =>
      isOfLast(clock, reading) ? ofLast(clock, reading) : ofThis(clock, reading),
    )
    if (found.length === 0) return []
    const late = found.some((one) => one.late)
    return [
      speak(rMT, reading, {
        severity: [late ? 'MUST' : 'PROMPT'],
        why: late
          ? 'People may be acting on minutes they have not had.'
          : 'The time to send this is nearly used up.',
        evidence: found.map((one) => one.evidence),
        holds: 'issuing',
      }),
    ]
  },
}
