/**
 * R-CQ Conference quorum and reports. Seeds 3.1, 5.1; ICPC, RCPC; MUST; override by chair (recorded as inquorate).
 * Source: domain reference 3.1; the quorum itself is local and worked out with the template.
 */

import type { Answer, Minutes, Person } from '../../minutes/index.ts'
import { isAdjourned, quorumOf } from '../../templates/quorum.ts'
import type { AnswerForm, Evidence, Field, Reading, Rule } from '../check.ts'
import { dateIn, inWords, workingDaysAfter } from '../dates.ts'
import { fact, speak } from '../finding.ts'
import { isText } from '../general.ts'
import { isProfessional } from '../people.ts'

const came = new Set(['attended', 'partial', 'represented'])
const away = new Set(['apologies', 'absent without apology', 'absent'])
const serves = /\b(?:advocate|interpreter|administrator|minute|note ?taker|business support|observer)\b/i

/** Agencies that are expected to report: not the chair, the minute taker or somebody who serves the meeting. */
export function expected(minutes: Minutes): Map<string, Person[]> {
  const serving = new Set([minutes.meeting.chair, minutes.meeting.minuteTaker])
  const invited = new Set(
    minutes.attendance.filter((row) => came.has(row.status) || away.has(row.status)).map((row) => row.person),
  )
  return Map.groupBy(
    minutes.people.filter(
      (person) =>
        invited.has(person.id) &&
        person.role === 'professional' &&
        isProfessional(person) &&
        !serving.has(person.id) &&
        person.agency.trim() !== '' &&
        !serves.test(person.jobTitle),
    ),
    (person) => person.agency.trim(),
  )
}

const form: AnswerForm = {
  per: 'record',
  evidence: true,
  fields: [
    {
      key: 'missing',
      label: 'Which agency is missing or sent no report',
      kind: 'text',
      required: true,
      min: 10,
    },
    { key: 'willDo', label: 'What will be done', kind: 'text', required: true, min: 15 },
    { key: 'whyBetter', label: 'If without quorum: why going ahead is better for the child', kind: 'text' },
  ],
}

/** Asked in place of the reasons for going ahead, where nobody went ahead. */
const reconvening = (days: number): Field[] => [
  { key: 'reconvened', label: 'When the conference meets again', kind: 'date' },
  {
    key: 'whyNotReconvened',
    label: `If not within ${days} working days: why not, and what keeps the children safe until then`,
    kind: 'text',
  },
]

/** Which form is asked for: one conference may have gone ahead for one child and been adjourned for another. */
function formFor(adjourned: boolean, wentAhead: boolean, days: number): AnswerForm {
  if (!adjourned) return form
  const fields = wentAhead ? form.fields : form.fields.filter(({ key }) => key !== 'whyBetter')
  return { ...form, fields: [...fields, ...reconvening(days)] }
}

function reconvenedLacks(reading: Reading, { fields }: Answer): string[] {
  const { date } = reading
  const typed = fields.reconvened ?? ''
  const again = dateIn(typed)
  const latest = workingDaysAfter(reading, date, reading.settings.reconveneWorkingDays, 'LOCAL')
  if (again !== undefined && again < date)
    return [`The conference cannot meet again before ${inWords(date)}.`]
  if (again !== undefined && again <= latest) return []
  // A day that cannot be read is told by the form.
  if (typed.trim() !== '' && again === undefined) return []
  if (isText(fields.whyNotReconvened ?? '', 30)) return []
  return again === undefined
    ? ['Say when the conference meets again, or why no day is set.']
    : [`The conference should meet again by ${inWords(latest)}. Say why it does not.`]
}

export const rCQ: Rule = {
  id: 'R-CQ',
  title: 'Conference quorum and reports',
  seeds: ['3.1', '5.1'],
  meetingTypes: ['ICPC', 'RCPC'],
  questions: [
    'Which expected agency is missing or sent no report? What will be done? If going ahead without quorum, why is that better for the child?',
  ],
  form,
  severities: ['MUST'],
  weight: 'Must be answered before signing when triggered.',
  asksWhen:
    'An agency that was expected did not take part, sent no report or it is not said whether it did; or the conference is not quorate, or was adjourned for that.',
  answeredBy:
    'Which agency is missing or sent no report, and what will be done. Without quorum also why going ahead is better for the child; if it was adjourned, the day on which it meets again within ten working days, or why not.',
  source: 'Response plan 3.1 and 5.1. The quorum and the ten working days are local values.',
  override: { allowed: true, anyOf: [['Ch']], limit: 'The meeting is recorded as inquorate.' },
  find(reading) {
    const { minutes, template } = reading
    const quorum = quorumOf(minutes, template.quorum)
    const decided = minutes.decisions.filter(({ value }) => value.trim() !== '')
    const adjourned = decided.some(({ value }) => isAdjourned(value))
    const wentAhead = !adjourned || decided.some(({ value }) => !isAdjourned(value))
    const evidence: Evidence[] = quorum.met ? [] : [fact(quorum.says, 'attend')]
    if (adjourned) evidence.push(fact('The conference was adjourned because it was not quorate.', 'dec'))
    for (const [agency, people] of expected(minutes)) {
      const rows = minutes.attendance.filter((row) => people.some((person) => person.id === row.person))
      if (!rows.some((row) => came.has(row.status)))
        evidence.push(fact(`${agency} did not take part.`, 'attend', rows[0]?.id))
      if (!rows.some((row) => row.reportSubmitted === 'yes')) {
        const said = rows.some((row) => row.reportSubmitted === 'no')
        evidence.push(
          fact(
            said ? `${agency} sent no report.` : `It is not recorded whether ${agency} sent a report.`,
            'attend',
            rows[0]?.id,
          ),
        )
      }
    }
    if (evidence.length === 0) return []
    return [
      speak(rCQ, reading, {
        severity: ['MUST'],
        why: whyOf(quorum.met, adjourned),
        evidence,
        form: formFor(adjourned, wentAhead, reading.settings.reconveneWorkingDays),
        ...(adjourned ? { prefill: { fields: { reconvened: minutes.nextMeeting.date } } } : {}),
        test: (answer) => [
          ...(!quorum.met && wentAhead && !isText(answer.fields.whyBetter ?? '', 30)
            ? ['Say why going ahead without quorum is better for the child.']
            : []),
          ...(adjourned ? reconvenedLacks(reading, answer) : []),
        ],
      }),
    ]
  },
}

function whyOf(met: boolean, adjourned: boolean): string {
  if (adjourned) return 'The conference did not go ahead, and the children wait for it.'
  if (met) return 'An agency that was expected did not come or sent no report.'
  return 'The conference is not quorate. The chair may go ahead, with reasons.'
}
