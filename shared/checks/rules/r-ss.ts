/**
 * R-SS Supervision of supervisors. Seed 1.1; SUP_SUP, conference chairs included; MUST; override by head of service.
 * Source: domain reference 3.1.
 */
import type { Rule } from '../check.ts'
import { speak } from '../finding.ts'
import { readyActions } from '../general.ts'

export const rSS: Rule = {
  id: 'R-SS',
  title: 'Supervision of supervisors',
  seeds: ['1.1'],
  meetingTypes: ['SUP_SUP'],
  questions: [
    'Which two records did you read together? Where did you see reflection and challenge? What wider picture was missing on the high-risk cases, and what was done?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'wider',
        label: 'What wider picture was missing on the high-risk cases, and what was done',
        kind: 'text',
        required: true,
        min: 20,
      },
    ],
    rows: {
      label: 'Records read together',
      min: 2,
      columns: [
        { key: 'record', label: 'Case reference', kind: 'line', required: true },
        {
          key: 'quality',
          label: 'Reflection and challenge',
          kind: 'choice',
          choices: ['good', 'some', 'not seen'],
          required: true,
        },
        { key: 'example', label: 'Example', kind: 'text', required: true, min: 15 },
      ],
    },
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing.',
  asksWhen: 'Always, in supervision of supervisors. Chairs of conferences are included.',
  answeredBy:
    'Two different case references, a judgement of the quality of each with an example, the wider picture, and an action with an owner and a date.',
  source: 'Response plan 1.1.',
  override: { allowed: true, anyOf: [['HoS']] },
  find: (reading) => [
    speak(rSS, reading, {
      severity: ['MUST'],
      why: 'Supervision of supervisors means reading records together, chairs’ records included.',
      evidence: [],
      test(answer) {
        const refs = answer.rows.map((row) => (row.record ?? '').trim().toLowerCase()).filter(Boolean)
        return [
          ...(refs.length >= 2 && new Set(refs).size < 2 ? ['Two different records are needed.'] : []),
          ...(readyActions(answer, reading.minutes).length === 0
            ? ['Link an action with an owner and a date.']
            : []),
        ]
      },
    }),
  ],
}
