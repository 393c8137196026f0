/**
 * R-LE Learning from reviews. Seeds 7.1, 2.1; ICPC, RCPC, CIN_REVIEW, SUP_CASE PROMPT; SUP_GROUP, SUP_SUP MUST;
 * override by chair or supervisor. Source: domain reference 3.1.
 */
import type { Rule } from '../check.ts'
import { speak } from '../finding.ts'

export const rLE: Rule = {
  id: 'R-LE',
  title: 'Learning from reviews',
  seeds: ['7.1', '2.1'],
  meetingTypes: ['ICPC', 'RCPC', 'CIN_REVIEW', 'SUP_CASE', 'SUP_GROUP', 'SUP_SUP'],
  questions: [
    'Which lesson from a local or national review is closest to this family? What are we doing differently because of it?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      { key: 'theme', label: 'Which lesson', kind: 'line', required: true, min: 5 },
      {
        key: 'difference',
        label: 'What we are doing differently in this case because of it',
        kind: 'text',
        required: true,
        min: 40,
      },
    ],
  },
  severities: ['PROMPT', 'MUST'],
  weight:
    'A prompt in conferences, reviews and case supervision. Must be answered in group supervision and in supervision of supervisors.',
  asksWhen: 'Always.',
  answeredBy:
    'A theme from the authority’s library, and a sentence about what is done differently in this case.',
  source: 'Response plan 7.1 and 2.1.',
  override: { allowed: true, anyOf: [['Ch'], ['TM']] },
  find(reading) {
    const group = ['SUP_GROUP', 'SUP_SUP'].includes(reading.minutes.meeting.type)
    return [
      speak(rLE, reading, {
        severity: [group ? 'MUST' : 'PROMPT'],
        why: 'A lesson learned elsewhere may fit this family.',
        evidence: [],
      }),
    ]
  },
}
