/**
 * R-MT Timeliness and distribution. Seeds 5.2, 5.1; all issued types; MUST to mark the record issued, never to sign
 * it; the quality assurance lead may drop a recipient. Source: domain reference 3.1 and 4; every length is a local
 * value. Who has had which copy, how and with what proof is kept where documents are issued.
 *
 * A clock that has used 80% of its time asks already, but not for a reason: nothing is late yet.
 */
import type { Clock } from '../../clocks/index.ts'
import type { AnswerForm, Evidence, Field, Reading, Rule } from '../check.ts'
import { dateIn, inWords, workingDays } from '../dates.ts'
import { clocksIn } from '../due.ts'
import { count, fact, speak } from '../finding.ts'
import { fieldLacks } from '../form.ts'
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

/** Everybody has it, and nothing is left to ask: the aim alone was missed, or the desk that sent it holds why it was late. */
function isSettledAtTheDesk({ id }: Clock, { sent }: Reading): boolean {
  if (id === 'T-MINUTES-15') return true
  return (id === 'T-DECISION-LETTER' ? sent?.decisionsExplained : sent?.explained) === true
}

/** What this meeting has to send: near its date, past it, or sent late. */
function ofThis(clock: Clock, reading: Reading): Sending[] {
  if (clock.state === 'running' || clock.state === 'met') return []
  if (clock.metOn && isSettledAtTheDesk(clock, reading)) return []
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
      late: past,
      evidence: fact(`${what} ${past ? 'were' : 'are'} due on ${inWords(clock.due)}${sent}.`, 'dist'),
    },
  ]
}

const whyLate: Field = { key: 'whyLate', label: 'Why late', kind: 'text', required: true, min: 15 }
const whileWaiting: Field[] = [
  { key: 'without', label: 'Who has gone without it', kind: 'line', required: true, none: true },
  { key: 'acted', label: 'Has anyone acted on out-of-date information?', kind: 'text', required: true },
]
const beforeItIsLate: AnswerForm = { per: 'record', evidence: true, fields: whileWaiting }

const isExplained = (reading: Reading): boolean =>
  reading.answersTo('R-MT').some((answer) => fieldLacks([whyLate], answer.fields).length === 0)

export const rMT: Rule = {
  id: 'R-MT',
  title: 'Timeliness and distribution',
  seeds: ['5.2', '5.1'],
  meetingTypes: issuedTypes,
  questions: ['Why late, who has gone without it, and has anyone acted on out-of-date information?'],
  form: {
    per: 'record',
    evidence: true,
    fields: [whyLate, ...whileWaiting],
  },
  severities: ['MUST'],
  weight: 'Must be answered before the record is marked as issued. It never stops a signature.',
  asksWhen:
    'The decision letter of a conference, or the minutes of a conference, child in need meeting or core group, have used 80% of their time or are late, by the aim of 15 working days (local) or the limit; or the next meeting opens and the last minutes were late or never issued.',
  answeredBy:
    'Who has gone without it, and whether anyone acted on out-of-date information; and, once it is late, why. Every reader who should have a copy has one, with its version, method, time and proof.',
  source: 'Response plan 5.2 and 5.1. The numbers of working days are local values.',
  override: {
    allowed: true,
    anyOf: [['QA']],
    limit: 'The quality assurance lead may drop a recipient, with a reason. What is late is still explained.',
    fields: [{ key: 'recipient', label: 'Recipient who gets no copy', kind: 'line', required: true }],
  },
  find(reading) {
    const found = clocksIn(reading, ids).flatMap((clock) =>
      isOfLast(clock, reading) ? ofLast(clock, reading) : ofThis(clock, reading),
    )
    if (found.length === 0) return []
    const late = found.some((one) => one.late)
    return [
      speak(rMT, reading, {
        severity: ['MUST'],
        why: late
          ? 'People may be acting on minutes they have not had.'
          : 'The time to send this is nearly used up.',
        evidence: found.map((one) => one.evidence),
        ...(!late && { form: beforeItIsLate }),
        // To drop a recipient settles who has to have a copy, never why the others waited.
        overrideTest: () =>
          late && !isExplained(reading) ? ['It is late all the same: say why, under “Why late”.'] : [],
        holds: 'issuing',
      }),
    ]
  },
}
