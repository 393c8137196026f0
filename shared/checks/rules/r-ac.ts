/**
 * R-AC All children and adults. Seeds 1.1, 12.1; all case types; MUST; override by chair.
 * Source: domain reference 3.1. Asked always: nobody can see from a record who is missing from it.
 */
import type { Answer } from '../../minutes/index.ts'
import type { Rule } from '../check.ts'
import { dateIn } from '../dates.ts'
import { fact, speak } from '../finding.ts'
import { filledRows } from '../form.ts'
import { adultsOf, names } from '../people.ts'
import { caseTypes } from '../record.ts'

export const rAC: Rule = {
  id: 'R-AC',
  title: 'All children and adults',
  seeds: ['1.1', '12.1'],
  meetingTypes: caseTypes,
  questions: [
    'Is every child in the home covered, including half-siblings elsewhere?',
    'Every adult with regular contact: checked by whom, when?',
    'Fathers and partners spoken to?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'children',
        label: 'Which children are in the home or elsewhere, and are all of them covered?',
        kind: 'text',
        required: true,
        min: 15,
      },
      {
        key: 'fathers',
        label: 'Which fathers and partners were spoken to, and if not, why not and when',
        kind: 'text',
        required: true,
        min: 15,
      },
    ],
    rows: {
      label: 'Adults with regular contact',
      columns: [
        { key: 'adult', label: 'Adult', kind: 'line', required: true },
        { key: 'by', label: 'Checked by', kind: 'line', required: true },
        { key: 'date', label: 'When', kind: 'date', required: true },
      ],
    },
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing.',
  asksWhen: 'Always: nobody can see from a record who is missing from it.',
  answeredBy:
    'Which children are in the home or elsewhere, which fathers and partners were spoken to, and for each adult with regular contact who checked and when.',
  source: 'Response plan 1.1 and 12.1.',
  override: { allowed: true, anyOf: [['Ch']] },
  find(reading) {
    const adults = adultsOf(reading.minutes)
    const unchecked = adults.filter((adult) => !dateIn(adult.lastChecked))
    const test = (answer: Answer): string[] => {
      const rows = filledRows(answer)
      const missing = unchecked.filter(
        (adult) => !rows.some((row) => row.adult === adult.id || names(row.adult ?? '', adult)),
      )
      const lacks = missing.map((adult) => `${adult.name}: checked by whom, and when?`)
      return adults.length === 0 && rows.length === 0
        ? ['No adult of the home is recorded. Name each adult with regular contact.']
        : lacks
    }
    return [
      speak(rAC, reading, {
        severity: ['MUST'],
        why: 'Every child and every adult with regular contact has to be thought of.',
        evidence: unchecked.map((adult) =>
          fact(`${adult.name}: no date of a check is recorded.`, 'household', adult.id),
        ),
        prefill: { rows: unchecked.map((adult) => ({ adult: adult.name, by: '', date: '' })) },
        test,
      }),
    ]
  },
}
