/**
 * R-AC All children and adults. Seeds 1.1, 12.1; all case types; MUST; override by chair.
 * Source: domain reference 3.1. Asked always: nobody can see from a record who is missing from it.
 */
import type { Answer, Minutes, Person } from '../../minutes/index.ts'
import type { Reading, Rule } from '../check.ts'
import { dateIn, inWords, monthsAfter } from '../dates.ts'
import { fact, speak } from '../finding.ts'
import { filledRows } from '../form.ts'
import { lastAsked, lengthOf } from '../general.ts'
import { adultsOf, names } from '../people.ts'
import { caseTypes } from '../record.ts'

type Check = { date: string; by: string }

const isLineOf = (row: Record<string, string>, adult: Person): boolean =>
  row.adult === adult.id || names(row.adult ?? '', adult)

/** The last check of this adult that the answers of an earlier record hold. */
const checkIn = (adult: Person, record: Minutes | undefined): Check | undefined =>
  record?.answers
    .filter((answer) => answer.ruleId === 'R-AC')
    .flatMap((answer) => filledRows(answer))
    .filter((row) => isLineOf(row, adult) && dateIn(row.date))
    .map((row) => ({ date: row.date ?? '', by: row.by ?? '' }))
    .at(-1)

/** The newest check that the record, or the meeting before it, already knows: where the line of this adult starts. */
function knownCheck(adult: Person, reading: Reading): Check {
  const before = checkIn(adult, lastAsked('R-AC', reading))
  const own = dateIn(adult.lastChecked) ? adult.lastChecked : ''
  if (before && (dateIn(before.date) ?? '') >= (dateIn(own) ?? '')) return before
  return { date: own, by: '' }
}

/** A check counts from the last meeting on, and for a year at most. */
function oldestCheck(reading: Reading): string {
  const year = monthsAfter(reading.date, -12)
  const last = dateIn(lastAsked('R-AC', reading)?.meeting.date) ?? ''
  return last > year && last <= reading.date ? last : year
}

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
        { key: 'stands', label: 'If it is from before the last meeting: why it still holds', kind: 'line' },
      ],
    },
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing.',
  asksWhen: 'Always: nobody can see from a record who is missing from it.',
  answeredBy:
    'Which children are in the home or elsewhere, which fathers and partners were spoken to, and for each adult with regular contact who checked and when. A check from before the last meeting, or of more than a year ago, is made again, or it is said why it still holds.',
  source: 'Response plan 1.1 and 12.1.',
  override: { allowed: true, anyOf: [['Ch']] },
  find(reading) {
    const adults = adultsOf(reading.minutes)
    const oldest = oldestCheck(reading)
    const known = adults.map((adult) => ({ adult, ...knownCheck(adult, reading) }))
    const asking = known.filter(({ date, by }) => !by || (dateIn(date) ?? '') < oldest)
    const test = (answer: Answer): string[] => {
      const rows = filledRows(answer)
      const lacks = adults.flatMap((adult) => {
        const mine = rows.filter((row) => isLineOf(row, adult))
        if (mine.length === 0) return [`${adult.name}: checked by whom, and when?`]
        const dates = mine.flatMap((row) => dateIn(row.date) ?? [])
        if (dates.some((date) => date > reading.today))
          return [`${adult.name}: the check cannot have been made on a day to come.`]
        const isOld = dates.length > 0 && dates.every((date) => date < oldest)
        return isOld && !mine.some((row) => lengthOf(row.stands ?? '') >= 15)
          ? [
              `${adult.name}: that check is from before the last meeting, or older than a year. Check again, or say why it still holds.`,
            ]
          : []
      })
      return adults.length === 0 && rows.length === 0
        ? ['No adult of the home is recorded. Name each adult with regular contact.']
        : lacks
    }
    return [
      speak(rAC, reading, {
        severity: ['MUST'],
        why: 'Every child and every adult with regular contact has to be thought of.',
        evidence: asking.map(({ adult, date, by }) =>
          fact(
            dateIn(date)
              ? `${adult.name}: last checked on ${inWords(date)}${by ? ` by ${by}` : ', not said by whom'}.`
              : `${adult.name}: no date of a check is recorded.`,
            'household',
            adult.id,
          ),
        ),
        prefill: { rows: known.map(({ adult, date, by }) => ({ adult: adult.name, by, date })) },
        test,
      }),
    ]
  },
}
