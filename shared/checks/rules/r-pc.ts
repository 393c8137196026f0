/**
 * R-PC Professional curiosity. Seeds 12.1, 1.1; all types; MUST; no override.
 * Source: domain reference 3.1. Always asked: the rule is about what nobody has looked for yet.
 */
import type { Answer, Minutes } from '../../minutes/index.ts'
import type { Rule } from '../check.ts'
import { speak } from '../finding.ts'
import { filledRows } from '../form.ts'
import { lengthOf, readyActions } from '../general.ts'
import { isCarersAccount } from '../people.ts'
import { allTypes } from '../record.ts'

const independent = (row: Record<string, string>, minutes: Minutes): boolean =>
  (row.source ?? '').trim() !== '' && !isCarersAccount({ kind: '', who: row.source ?? '' }, minutes)

function test(answer: Answer, minutes: Minutes): string[] {
  const lacks: string[] = []
  const claims = filledRows(answer)
  const checked = claims.length > 0 && claims.every((row) => independent(row, minutes))
  const unknown = lengthOf(answer.fields.unknown ?? '') >= 20
  if (!checked && !unknown) {
    lacks.push('Name one thing we do not know, or list the main claims, each with an independent source.')
  } else if (!checked && readyActions(answer, minutes).length === 0) {
    lacks.push('Link an action with an owner and a date that will find out what we do not know.')
  }
  if (claims.length > 0 && !checked && !unknown) {
    lacks.push('Each claim needs a source that is not the carer who made it.')
  }
  return lacks
}

export const rPC: Rule = {
  id: 'R-PC',
  title: 'Professional curiosity',
  seeds: ['12.1', '1.1'],
  meetingTypes: allTypes,
  questions: [
    'What have we accepted because someone told us? Who will check it, and how?',
    'What do we not know about an ordinary day and night in this home: who sleeps where, who visits, who has charge of the children and when?',
    'What other explanation fits these facts, and what would we expect to find if it were true?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'unknown',
        label: 'What we do not know',
        kind: 'text',
        hint: 'One named unknown, with a linked action that will find it out.',
      },
      {
        key: 'explanation',
        label: 'Another explanation that fits, and what we would expect to find',
        kind: 'text',
        required: true,
        min: 30,
      },
    ],
    rows: {
      label: 'What we have accepted',
      columns: [
        { key: 'claim', label: 'What we were told', kind: 'line', required: true },
        { key: 'source', label: 'Independent source', kind: 'line', required: true },
      ],
    },
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing.',
  asksWhen: 'At every meeting of every type.',
  answeredBy:
    'At least one named unknown with an action, or a list of the main claims each with an independent source; and at least one other explanation written down.',
  source: 'Response plan 12.1 and 1.1.',
  override: { allowed: false, why: 'It is asked at every meeting. Answer it.' },
  find: (reading) => [
    speak(rPC, reading, {
      severity: ['MUST'],
      why: 'Asked at every meeting: what have we accepted, and what has nobody looked for?',
      evidence: [],
      test: (answer) => test(answer, reading.minutes),
    }),
  ],
}
