/**
 * R-MO Management oversight. Seeds 1.1, 1.2; every CLOSE, CIN_REVIEW with less help, and the outcomes of R-CR and R-HH
 * in every type; GATE; override by service manager. Source: domain reference 3.1; less than 60% alike is a local
 * default.
 *
 * The outcome of R-CR is a manager's decision that no strategy discussion is needed; that of R-HH a senior
 * manager's view. Both are manager's words already: what is asked is that they are the manager's own.
 */
import { entryText, type Statement } from '../../minutes/index.ts'
import type { Evidence, Finding, Reading, Rule, SecondPerson } from '../check.ts'
import { fact, speak } from '../finding.ts'
import { hear } from '../identity.ts'
import { allTypes, childrenReduced, reductionsOf } from '../record.ts'
import { similarity, wordsOf } from '../similar.ts'

/** Sections that are a manager's own, whatever the template calls them. */
const isManagers = (key: string, reading: Reading): boolean =>
  key === 'mgmt' || reading.template.sections.some((one) => one.key === key && one.kind === 'management')

/** A text as a whole and each of its paragraphs. */
const paragraphs = (text: string): Set<string> => new Set([text, ...text.split('\n')])

/** Everything that was written in this record apart from a manager's own words: text, reasons, answers to the checks. */
function workersTexts(reading: Reading): string[] {
  const { minutes } = reading
  return [
    ...minutes.decisions.map((decision) => decision.reason),
    ...minutes.sections
      .filter((section) => !isManagers(section.key, reading))
      .flatMap((section) => section.entries.flatMap((entry) => [...paragraphs(entryText(entry))])),
    ...minutes.answers.flatMap((answer) => [answer.evidence, ...Object.values(answer.fields)]),
  ].filter((text) => text.trim().length >= 20)
}

/** Texts of very different length cannot be alike: most of a long record need not be compared word by word. */
const couldBeAlike = (a: number, b: number, limit: number): boolean => (2 * Math.min(a, b)) / (a + b) >= limit

/** A sentence when a manager's text is too like something that stands in the record already. */
export function ownText(statement: Statement, reading: Reading): string[] {
  const limit = reading.settings.ownTextSimilarity
  const words = wordsOf(statement.text).length
  const copied = workersTexts(reading).some(
    (text) => couldBeAlike(wordsOf(text).length, words, limit) && similarity(text, statement.text) >= limit,
  )
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

/** Where a manager who is not in the room decides whether less help is right. */
const managersTypes = new Set<string>(['CLOSE', 'CIN_REVIEW'])

/** A decision on a referral or an assessment is two people's, whatever it comes to (domain 2.0 and 2.7). */
const isTwoPeoples = (type: string): boolean => type === 'CLOSE'

export const rMO: Rule = {
  id: 'R-MO',
  title: 'Management oversight',
  seeds: ['1.1', '1.2'],
  meetingTypes: allTypes,
  questions: ['In your own words: what persuades you, what worries you, what would change your mind?'],
  form: { per: 'record', evidence: false, fields: [], answeredIn: 'mgmt' },
  severities: ['GATE'],
  weight: 'Stops closing, stepping down, ending a plan and no further action.',
  asksWhen:
    'In every closure decision, whatever it comes to; in a child in need review: less help is proposed or decided. In every type: a manager’s decision about a crime, a senior manager’s view of the history or a Head of Service decision is recorded.',
  answeredBy:
    'A manager who did not write, chair or decide says it in their own words, less than 60% (local) like anything the worker wrote in the record. A closure decision that keeps help going is signed only then.',
  source: 'Response plan 1.1 and 1.2. 60% is a local value.',
  override: { allowed: true, anyOf: [['SM']] },
  find(reading) {
    const { minutes } = reading
    const { type } = minutes.meeting
    // A conference decides there and then, and the gate asks its manager (R-CG); these two types wait for one.
    const reductions = managersTypes.has(type) ? reductionsOf(minutes) : []
    const asked = reductions.length > 0 || isTwoPeoples(type)
    const outcomes = minutes.statements.filter((one) => outcomeKinds.includes(one.kind))
    if (!asked && outcomes.length === 0) return []
    const copies = outcomes.filter((one) => ownText(one, reading).length > 0)
    const about = reductions.length > 0 ? childrenReduced(minutes) : []
    // A manager who has given the closure decision in their own words has given the oversight: nobody types it twice.
    const decided =
      hear({ ...oversight, kind: 'closure decision', rules: ['R-CG'], about }, reading, (one) =>
        ownText(one, reading),
      ).statement !== undefined
    const shown = isTwoPeoples(type) ? minutes.decisions : reductions
    const evidence: Evidence[] = [
      ...shown.map((one) => fact(`${one.value}: ${one.reason || 'no reason given'}`, 'dec', one.id)),
      ...(copies.length > 0 ? copies : outcomes).map((one) =>
        fact(`${one.kind} by ${one.byName}`, 'mgmt', one.id),
      ),
    ]
    const finding: Finding = speak(rMO, reading, {
      about,
      severity: ['GATE'],
      why:
        reductions.length > 0
          ? 'Less help is proposed. A manager has to say in their own words why.'
          : asked
            ? 'Two people decide on a referral or an assessment. A manager has to say in their own words why.'
            : copies.length > 0
              ? 'A manager’s decision repeats the worker’s words.'
              : 'A manager has decided. The words have to be the manager’s own.',
      evidence,
      byAnswer: false,
      record: copies.map(
        (one) =>
          `The ${one.kind} by ${one.byName} is too like the worker’s text. It has to be in their own words.`,
      ),
      needs: asked && !decided ? [{ need: oversight, test: (statement) => ownText(statement, reading) }] : [],
    })
    // A closure waits for its manager as proposed. What goes on has no such state: it is signed when both have spoken.
    const goesOn =
      isTwoPeoples(type) &&
      minutes.decisions.some((one) => one.value.trim() !== '' && !reductions.includes(one))
    return [goesOn && finding.state === 'open' ? { ...finding, blocksSigning: true } : finding]
  },
}
