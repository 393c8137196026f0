/**
 * R-CQ Conference quorum and reports. Seeds 3.1, 5.1; ICPC, RCPC; MUST; override by chair (recorded as inquorate).
 * Source: domain reference 3.1; the quorum itself is local and worked out with the template.
 */

import type { Minutes, Person } from '../../minutes/index.ts'
import { quorumOf } from '../../templates/quorum.ts'
import type { Evidence, Rule } from '../check.ts'
import { fact, speak } from '../finding.ts'
import { isProfessional } from '../people.ts'

const came = new Set(['attended', 'partial', 'represented'])
const away = new Set(['apologies', 'absent without apology', 'absent'])
const serves = /\b(?:advocate|interpreter|administrator|minute|note ?taker|business support|observer)\b/i

/** Agencies that are expected to report: not the chair, the minute taker or somebody who serves the meeting. */
function expected(minutes: Minutes): Map<string, Person[]> {
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

export const rCQ: Rule = {
  id: 'R-CQ',
  title: 'Conference quorum and reports',
  seeds: ['3.1', '5.1'],
  meetingTypes: ['ICPC', 'RCPC'],
  questions: [
    'Which expected agency is missing or sent no report? What will be done? If going ahead without quorum, why is that better for the child?',
  ],
  form: {
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
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing when triggered.',
  asksWhen:
    'An agency that was expected did not take part, sent no report or it is not said whether it did; or the conference is not quorate.',
  answeredBy:
    'Which agency is missing or sent no report, and what will be done. Without quorum also why going ahead is better for the child.',
  source: 'Response plan 3.1 and 5.1. The quorum is a local value.',
  override: { allowed: true, anyOf: [['Ch']], limit: 'The meeting is recorded as inquorate.' },
  find(reading) {
    const { minutes } = reading
    const quorum = quorumOf(minutes)
    const evidence: Evidence[] = quorum.met ? [] : [fact(quorum.says, 'attend')]
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
        why: quorum.met
          ? 'An agency that was expected did not come or sent no report.'
          : 'The conference is not quorate. The chair may go ahead, with reasons.',
        evidence,
        test: (answer) =>
          !quorum.met && (answer.fields.whyBetter ?? '').trim().length < 30
            ? ['Say why going ahead without quorum is better for the child.']
            : [],
      }),
    ]
  },
}
