/**
 * R-MO Management oversight. Seeds 1.1, 1.2; CLOSE, CIN_REVIEW and every other reduction, and the outcomes of R-CR
 * and R-HH; GATE; override by service manager. Source: domain reference 3.1; less than 60% alike is a local default.
 *
 * The outcome of R-CR is a manager's decision that no strategy discussion is needed; that of R-HH a senior
 * manager's view. Both are manager's words already: what is asked is that they are the manager's own.
 */
import { entryText, type Minutes, type Statement } from '../../minutes/index.ts'
import type { Evidence, Finding, Reading, Rule, SecondPerson } from '../check.ts'
import { fact, speak } from '../finding.ts'
import { hear } from '../identity.ts'
import { childrenReduced, reductionsOf } from '../record.ts'
import { similarity } from '../similar.ts'

const workersSections = new Set(['analysis', 'recommendation', 'progress', 'change'])

/** What the worker wrote about the decision: reasons, analysis, and answers to the checks. */
function workersTexts(minutes: Minutes): string[] {
  return [
    ...minutes.decisions.map((decision) => decision.reason),
    ...minutes.sections
      .filter((section) => workersSections.has(section.key))
      .flatMap((section) => section.entries.map(entryText)),
    ...minutes.answers.flatMap((answer) => [answer.evidence, ...Object.values(answer.fields)]),
  ].filter((text) => text.trim().length >= 20)
}

/** A sentence when a manager's text is too like something the worker wrote. */
export function ownText(statement: Statement, reading: Reading): string[] {
  const limit = reading.settings.ownTextSimilarity
  const copied = workersTexts(reading.minutes).some((text) => similarity(text, statement.text) >= limit)
  return copied
    ? ['The manager’s text is too like the worker’s. It has to be in the manager’s own words.']
    : []
}

export const oversight: SecondPerson = {
  kind: 'management oversight',
  levels: ['TM', 'SM', 'HoS'],
  questions: ['In your own words: what persuades you, what worries you, what would change your mind?'],
  fields: [],
}

const outcomeKinds: Statement['kind'][] = [
  'crime decision',
  'senior manager view',
  'head of service decision',
]

/** Managers' outcomes that repeat the worker's words. */
const borrowed = (reading: Reading): Statement[] =>
  reading.minutes.statements.filter(
    (one) => outcomeKinds.includes(one.kind) && ownText(one, reading).length > 0,
  )

export const rMO: Rule = {
  id: 'R-MO',
  title: 'Management oversight',
  seeds: ['1.1', '1.2'],
  meetingTypes: [
    'CLOSE',
    'CIN_REVIEW',
    'ICPC',
    'RCPC',
    'CG',
    'STRAT',
    'CIN_PLAN',
    'SUP_CASE',
    'SUP_GROUP',
    'HRR',
  ],
  questions: ['In your own words: what persuades you, what worries you, what would change your mind?'],
  form: { per: 'record', evidence: false, fields: [], answeredIn: 'mgmt' },
  severities: ['GATE'],
  weight: 'Stops closing, stepping down, ending a plan and no further action.',
  asksWhen:
    'Less help is proposed or decided; or a manager’s decision about a crime or a repeating history is recorded.',
  answeredBy:
    'A manager who did not write, chair or decide says it in their own words, less than 60% (local) like the worker’s.',
  source: 'Response plan 1.1 and 1.2. 60% is a local value.',
  override: { allowed: true, anyOf: [['SM']] },
  find(reading) {
    const { minutes } = reading
    const reductions = reductionsOf(minutes)
    const copies = borrowed(reading)
    if (reductions.length === 0 && copies.length === 0) return []
    const about = childrenReduced(minutes)
    // A manager who has given the closure decision in their own words has given the oversight: nobody types it twice.
    const decided =
      reductions.length > 0 &&
      hear({ ...oversight, kind: 'closure decision', rules: ['R-CG'], about }, reading, (one) =>
        ownText(one, reading),
      ).statement !== undefined
    const evidence: Evidence[] = [
      ...reductions.map((one) => fact(`${one.value}: ${one.reason || 'no reason given'}`, 'dec', one.id)),
      ...copies.map((one) => fact(`${one.kind} by ${one.byName}`, 'mgmt', one.id)),
    ]
    const finding: Finding = speak(rMO, reading, {
      about,
      severity: ['GATE'],
      why:
        reductions.length > 0
          ? 'Less help is proposed. A manager has to say in their own words why.'
          : 'A manager’s decision repeats the worker’s words.',
      evidence,
      byAnswer: false,
      record: copies.map(
        (one) =>
          `The ${one.kind} by ${one.byName} is too like the worker’s text. It has to be in their own words.`,
      ),
      needs:
        reductions.length > 0 && !decided
          ? [{ need: oversight, test: (statement) => ownText(statement, reading) }]
          : [],
    })
    return [finding]
  },
}
