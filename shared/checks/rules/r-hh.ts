/**
 * R-HH Repeating historical concern. Seed 1.3; all case types; MUST, and GATE on any reduction; no override, because
 * the route is the answer: the worker lists, a service manager reads, the head of service decides if it is referred.
 * Source: domain reference 3.1. What is alike is found in `history.ts`; the gap is shown and never used.
 */
import { type Answer, entryText, type Minutes, type Statement } from '../../minutes/index.ts'
import type { Evidence, Finding, Reading, Rule, SecondPerson } from '../check.ts'
import { dateIn, gapInWords, inWords, monthsAfter } from '../dates.ts'
import { count, fact, speak, wordsOfCues } from '../finding.ts'
import { filledRows } from '../form.ts'
import { type Earlier, earlierLikeConcerns, happenedSince, historyCues } from '../history.ts'
import { allHeard, hear, type Need } from '../identity.ts'
import { earlierWord, finalDecision, finalDecisions, lastWord, newFinalDecision } from '../last-word.ts'
import { caseTypes, reductionsOf } from '../record.ts'

const seniorView: SecondPerson = {
  kind: 'senior manager view',
  levels: ['SM'],
  questions: [
    'You have read the history yourself: what is your view, what changes in the plan, and does it go to the Head of Service? Why?',
  ],
  fields: [
    { key: 'changes', label: 'What changes in the plan', kind: 'text', required: true, min: 10 },
    {
      key: 'refer',
      label: 'Does it go to the Head of Service?',
      kind: 'choice',
      choices: ['Yes', 'No'],
      required: true,
    },
    { key: 'why', label: 'Why', kind: 'text', required: true, min: 10 },
  ],
}

/** Each earlier concern has to stand in the worker's list. A concern without a date is matched by its words. */
function unlisted(answer: Answer, concerns: Earlier[]): Earlier[] {
  const rows = filledRows(answer)
  return concerns.filter((concern) => {
    const date = dateIn(concern.date)
    return !rows.some((row) =>
      date
        ? dateIn(row.date) === date
        : (row.what ?? '').trim().toLowerCase() === concern.text.trim().toLowerCase() ||
          ((row.date ?? '').trim() !== '' && (row.date ?? '').trim() === concern.date.trim()),
    )
  })
}

const asked = (need: SecondPerson): Need => ({ ...need, rules: ['R-HH'], about: [] })

/** Views of service managers on this record's history that stand. */
const viewsOf = (reading: Reading): Statement[] => allHeard(asked(seniorView), reading)

const isFinal = (statement: Statement, reading: Reading, decided = false): string[] =>
  finalDecisions(reading.minutes, reading.settings.overrideMinimum, decided).includes(statement)
    ? []
    : ['A new decision replaces the one before only with new information.']

/** The decision of the Head of Service that stands in one record, made by somebody who could make it. */
const decisionOf = (reading: Reading): Statement | undefined =>
  hear(asked(finalDecision), reading, (one) => isFinal(one, reading)).statement

/** Once one service manager has referred it, no other view takes that back: the Head of Service decides. */
const isReferred = (views: Statement[]): boolean => views.some((one) => one.fields.refer === 'Yes')

/**
 * One review covers the family for six months, or until a new like event: the date of the senior manager's view in
 * another signed record, when nothing like it has happened since. A review that was opened for this very meeting came
 * after it.
 */
function coveredSince(reading: Reading, concerns: Earlier[]): string | undefined {
  const reviewed = (minutes: Minutes): string | undefined => {
    const record = { ...reading, minutes }
    const views = viewsOf(record)
    return isReferred(views) && !decisionOf(record) ? undefined : dateIn(views.at(-1)?.at)
  }
  const dates = [...reading.history, ...(reading.later ?? [])].flatMap((record) => reviewed(record) ?? [])
  const latest = dates.sort().at(-1)
  if (!latest || monthsAfter(latest, reading.settings.highRiskReviewMonths) < reading.date) return undefined
  return happenedSince(latest, concerns, reading) ? undefined : latest
}

/** What the record knows of each concern already: in a review, what stands in its own table and under the quiet period. */
function fromReview(minutes: Minutes, concerns: Earlier[]): Finding['prefill'] {
  const written = minutes.tables.filter(({ key }) => key === 'likeForLike').flatMap(({ rows }) => rows)
  const quiet = minutes.sections
    .filter(({ key }) => key === 'gap')
    .flatMap(({ entries }) => entries.map(entryText))
    .join(' ')
    .trim()
  return {
    ...(quiet ? { fields: { quiet } } : {}),
    rows: concerns.map((one) => {
      const row = written.find(
        ({ cells }) =>
          (cells.kind ?? '').includes(one.text) &&
          [one.date.trim(), inWords(one.date)].includes((cells.date ?? '').trim()),
      )
      return {
        date: one.date,
        what: one.text,
        done: row?.cells.done ?? '',
        after: row?.cells.followed ?? '',
      }
    }),
  }
}

const decidedInWords = (one: Statement): string =>
  `${one.byName}, ${one.role}, decided on ${inWords(one.at)}: ${one.fields.decision}. May help be reduced? ${one.fields.reduce}. To be looked at again on ${inWords(one.fields.revisitOn ?? '')}.`

export const rHH: Rule = {
  id: 'R-HH',
  title: 'Repeating historical concern',
  seeds: ['1.3'],
  meetingTypes: caseTypes,
  questions: [
    'List each earlier concern of this kind. What was done? What happened afterwards?',
    'What is the same now?',
    'What explains the quiet period: safer, or not seen?',
    'Read together, is this high risk?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      { key: 'same', label: 'What is the same now', kind: 'text', required: true, min: 20 },
      {
        key: 'quiet',
        label: 'What explains the quiet period: safer, or not seen',
        kind: 'text',
        required: true,
        min: 20,
      },
      {
        key: 'highRisk',
        label: 'Read together, is this high risk?',
        kind: 'choice',
        choices: ['Yes', 'No'],
        required: true,
      },
    ],
    rows: {
      label: 'Earlier concerns of this kind',
      min: 1,
      columns: [
        { key: 'date', label: 'Date', kind: 'line', required: true, none: true },
        { key: 'what', label: 'What the concern was', kind: 'line', required: true },
        { key: 'done', label: 'What was done', kind: 'line', required: true, none: true },
        { key: 'after', label: 'What happened afterwards', kind: 'line', required: true, none: true },
      ],
    },
  },
  severities: ['MUST', 'GATE'],
  weight: 'Must be answered before signing. Stops any reduction of help.',
  asksWhen:
    'Anything in the chronology, or in an earlier referral, plan or note, at any date, shares with today’s concern the kind of harm, the adult or alleged person, or the injury or circumstances; or there was an earlier child protection plan; or a child of an adult in the household was removed; or words speak of history. The length of the gap is shown and never used to leave anything out.',
  answeredBy:
    'A high-risk history review with a service manager’s own view and its date; and, where any service manager has referred it, the decision of the Head of Service: what is decided, whether help may be reduced, the conditions and the date to look at it again. It is final inside the authority: no later view of a service manager counts, and only a new decision with new information replaces it. One review covers the family until a new like event, or for 6 months (local).',
  source: 'Response plan 1.3. 6 months is a local value; how far back history counts has no limit.',
  override: {
    allowed: false,
    why: 'A service manager reads the history, and the Head of Service decides if it is referred.',
  },
  find(reading) {
    const concerns = earlierLikeConcerns(reading)
    const cues = historyCues(reading)
    const decided = lastWord(reading)
    const raised = concerns.length > 0 || cues.length > 0 || reading.minutes.meeting.type === 'HRR'
    if (!raised && !decided) return []
    const evidence: Evidence[] = [
      ...(decided ? [fact(decidedInWords(decided), 'mgmt', decided.id)] : []),
      ...concerns.map((one) => {
        const date = dateIn(one.date)
        const when = date
          ? `${inWords(date)} (${gapInWords(date, reading.date)} earlier)`
          : one.date || 'No date'
        return fact(`${when}: ${one.text} Shares ${one.shares.join('; ')}.`, 'chron', one.rowId)
      }),
      ...wordsOfCues(cues),
    ]
    const covered = coveredSince(reading, concerns)
    const before = earlierWord(reading) !== undefined
    const finalTest = (one: Statement): string[] => isFinal(one, reading, before)
    const needs = isReferred(viewsOf(reading))
      ? [{ need: seniorView }, { need: finalDecision, test: finalTest }]
      : [{ need: seniorView }]
    const why = covered
      ? `Reviewed by a service manager on ${inWords(covered)}; nothing like it has happened since.`
      : concerns.length > 0
        ? `${count(concerns.length, 'earlier concern is', 'earlier concerns are')} like today’s. How long ago makes no difference.`
        : cues.length > 0
          ? 'The text speaks of history. What links it to now?'
          : raised
            ? 'This record reviews a history that was flagged as high risk.'
            : 'The Head of Service has decided about this family’s history.'
    const finding = speak(rHH, reading, {
      severity: reductionsOf(reading.minutes).length > 0 ? ['MUST', 'GATE'] : ['MUST'],
      why,
      evidence,
      prefill: fromReview(reading.minutes, concerns),
      test: (answer) =>
        unlisted(answer, concerns).map(
          (one) => `Your list leaves out: ${inWords(one.date) || 'no date'}, ${one.text}`,
        ),
      needs,
      instead: () => covered !== undefined || !raised,
    })
    if (!decided) return [finding]
    // The decision is locked. Who may still speak is the Head of Service, and only with something new.
    const here = finalDecisions(reading.minutes, reading.settings.overrideMinimum, before).length > 0
    const others = here ? [] : finding.secondPerson.filter((one) => one.kind !== finalDecision.kind)
    return [{ ...finding, secondPerson: [...others, newFinalDecision] }]
  },
}
