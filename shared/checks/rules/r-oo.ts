/**
 * R-OO Over-optimism. Seed 12.1; types as R-DC; MUST when triggered; override by a team manager who is not the
 * author. Source: domain reference 2.3, 3.1 and 3.2; 12 weeks, 9 months and 15 months are local defaults.
 *
 * "Rated better than last time" is a goal of the plan with a better status than the last meeting gave it, and besides an
 * action that was not, or only partly, done when the last record was signed and is done now.
 *
 * A cue that the text itself corroborates (grey mark) does not trigger the rule: its evidence is there already.
 */
import { type Action, type Answer, type Goal, goalStatusOf, goalStatusWords } from '../../minutes/index.ts'
import type { Evidence, Override, Reading, Rule, SecondPerson } from '../check.ts'
import { dateIn, daysBetween, inWords, monthsAfter } from '../dates.ts'
import { count, fact, speak, wordsOfCues } from '../finding.ts'
import { lengthOf } from '../general.ts'
import { isCarersAccount } from '../people.ts'
import { lastOf, nameOf, reductionsOf, statusOf, supervisionTypes } from '../record.ts'

/** A plan begins with its initial conference, or as a child in need plan. */
const planStarts = ['initialConference', 'cinPlanStart']

function planStart({ minutes }: Reading): string | undefined {
  return planStarts.flatMap((key) => dateIn(minutes.meeting.triggers[key]) ?? []).sort()[0]
}

const runsLongerThan = (start: string | undefined, months: number, reading: Reading): boolean =>
  start !== undefined && monthsAfter(start, months) < reading.date

/** Actions that the last signed record had as not done or part done, and that are done now. */
function nowDone(reading: Reading): Action[] {
  const before = (lastOf(reading)?.previousActions ?? []).filter((action) =>
    ['not done', 'part done'].includes(statusOf(action)),
  )
  const isSame = (a: Action, b: Action) =>
    a.id === b.id || a.text.trim().toLowerCase() === b.text.trim().toLowerCase()
  return reading.minutes.previousActions.filter(
    (action) => statusOf(action) === 'done' && before.some((one) => isSame(one, action)),
  )
}

/** Red, amber, green. A goal that is not due yet is no rating. */
const ratings: readonly (string | undefined)[] = ['red', 'amber', 'green']

/** Goals that this record rates better than the last meeting that rated them, or says are reached. */
function nowBetter({ minutes }: Reading): Goal[] {
  return minutes.goals.filter(({ status, past, ended }) => {
    const before = past
      .map((one) => ratings.indexOf(goalStatusOf(one.status)))
      .findLast((rating) => rating >= 0)
    if (before === undefined) return false
    const reached = ended.trim().toLowerCase() === 'reached' && before < ratings.indexOf('green')
    return reached || ratings.indexOf(goalStatusOf(status)) > before
  })
}

const goalSays = ({ goal, status, ended, past }: Goal): string => {
  const before = goalStatusWords(past.findLast((one) => one.status.trim() !== '')?.status ?? '')
  return `${goal || 'A goal of the plan'}: ${before} last time, ${goalStatusWords(status) || ended} now.`
}

/** Where the page shows how a carried goal went. */
const goalPlace = ({ template }: Reading): string =>
  template.sections.find(({ kind }) => kind === 'previousActions')?.key ?? 'plan'

const longPlanReview: SecondPerson = {
  kind: 'long plan review',
  levels: ['SM'],
  questions: [
    'You have read the plan from its start: what has changed for each child, why is it not finished, and what has to be different now?',
  ],
  fields: [{ key: 'changes', label: 'What changes in the plan', kind: 'text', required: true, min: 10 }],
}

/** A service manager’s view cannot be set aside by somebody they manage. */
const bySeniorOnly: Override = {
  allowed: true,
  anyOf: [['SM']],
  limit: 'A service manager who did not write these minutes.',
}

function test(answer: Answer, reading: Reading, reduction: boolean): string[] {
  const lacks: string[] = []
  const { fields } = answer
  if (fields.improvement === 'No improvement yet') {
    if (reduction) lacks.push('Less help is proposed, so say what is better for the child and since when.')
    return lacks
  }
  const since = dateIn(fields.betterSince)
  if (since) {
    const weeks = Math.floor(daysBetween(since, reading.date) / 7)
    const short = weeks < reading.settings.improvementWeeks
    if (since > reading.date) lacks.push('The improvement cannot begin after the meeting.')
    else if (reduction && short && lengthOf(fields.reasonShort ?? '') < 30) {
      lacks.push(
        `It has lasted ${count(weeks, 'week')}. Say why fewer than ${reading.settings.improvementWeeks} weeks are enough here.`,
      )
    }
  }
  if (isCarersAccount({ kind: '', who: fields.improvementSource ?? '' }, reading.minutes)) {
    lacks.push('The improvement needs a source that is not the carer’s own account.')
  }
  return lacks
}

function relapseLack(answer: Answer): string[] {
  const text = answer.fields.relapse ?? ''
  if (lengthOf(text) === 0) return []
  const dated = /\b(?:19|20)\d{2}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/.test(text)
  return dated
    ? []
    : ['Give the dates of earlier relapses, or say “none found in chronology to” and the date.']
}

export const rOO: Rule = {
  id: 'R-OO',
  title: 'Over-optimism',
  seeds: ['12.1'],
  meetingTypes: ['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW', 'CLOSE', ...supervisionTypes],
  questions: [
    'What is different for the child, not in what adults do or promise? Since when?',
    'When things improved before, how long did it last?',
    'What is the strongest fact against our view, and who holds it?',
    'If we stepped back today, what would we expect to see in four weeks, and who would see it?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'improvement',
        label: 'Is anything better for the child?',
        kind: 'choice',
        choices: ['There is improvement', 'No improvement yet'],
        required: true,
      },
      {
        key: 'betterSince',
        label: 'Since when',
        kind: 'date',
        required: true,
        when: { field: 'improvement', is: ['There is improvement'] },
      },
      {
        key: 'improvementSource',
        label: 'Who has seen it',
        kind: 'line',
        required: true,
        when: { field: 'improvement', is: ['There is improvement'] },
      },
      {
        key: 'reasonShort',
        label: 'If it is recent: why is that long enough for less help?',
        kind: 'text',
        when: { field: 'improvement', is: ['There is improvement'] },
      },
      {
        key: 'contrary',
        label: 'The strongest fact against our view, or who was asked for one',
        kind: 'text',
        required: true,
        min: 20,
      },
      {
        key: 'relapse',
        label: 'Dates of earlier relapses, or “none found in chronology to” and the date',
        kind: 'text',
        required: true,
      },
      { key: 'fourWeeks', label: 'What would be seen in four weeks, and by whom', kind: 'text' },
    ],
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing when triggered.',
  asksWhen:
    'Words that raise over-optimism stand unresolved; or less help is proposed (plan to child in need, child in need to early help, close); or a goal of the plan is rated better than last time; or an action that was not or only partly done last time is done now; or the plan has run for more than 9 months (local), counted from the initial conference or the start of the child in need plan.',
  answeredBy:
    'How long the improvement has lasted and who says so, at least 12 weeks (local) for a reduction or a reason; a fact against our view, or who was asked for one; and the dates of earlier relapses, or “none found in chronology to” a date. In a review conference about a plan of more than 15 months (local) also a service manager’s view.',
  source: 'Response plan 12.1. 12 weeks, 9 months and 15 months are local values.',
  override: { allowed: true, anyOf: [['TM']], limit: 'A team manager who did not write these minutes.' },
  find(reading) {
    const { minutes, settings } = reading
    const cues = reading.cues.filter(
      (cue) => cue.family === 'OO' && !cue.resolved && !cue.quiet && !cue.negated,
    )
    const reductions = reductionsOf(minutes)
    const start = planStart(reading)
    const long = runsLongerThan(start, settings.longPlanMonths, reading)
    // Domain 2.3: it is a review conference that a service manager looks at.
    const veryLong =
      minutes.meeting.type === 'RCPC' && runsLongerThan(start, settings.veryLongPlanMonths, reading)
    const better = nowDone(reading)
    const goals = nowBetter(reading)
    const nothing = [cues, reductions, better, goals].every((found) => found.length === 0)
    if (nothing && !long && !veryLong) return []
    const evidence: Evidence[] = [
      ...reductions.map((one) =>
        fact(`${one.child ? `${nameOf(minutes, one.child)}: ` : ''}${one.value}`, 'dec', one.id),
      ),
      ...(start && (long || veryLong) ? [fact(`The plan began on ${inWords(start)}.`, 'hdr')] : []),
      ...better.map((action) =>
        fact(`${action.text}: not finished last time, done now.`, 'prevAct', action.id),
      ),
      ...goals.map((goal) => fact(goalSays(goal), goalPlace(reading), goal.id)),
      ...wordsOfCues(cues),
    ]
    const why =
      reductions.length > 0
        ? 'Less help is proposed. What shows that it is better for the child, and that it will last?'
        : veryLong
          ? `The plan has run for more than ${settings.veryLongPlanMonths} months, so a service manager looks at it.`
          : long
            ? `The plan has run for more than ${settings.longPlanMonths} months.`
            : cues.length > 0
              ? `${count(cues.length, 'passage sounds', 'passages sound')} hopeful. What shows it?`
              : goals.length > 0
                ? `${count(goals.length, 'goal is', 'goals are')} rated better than last time. What is different for the child?`
                : `${count(better.length, 'action')} that ${better.length === 1 ? 'was' : 'were'} not finished last time ${better.length === 1 ? 'is' : 'are'} done now. What is different for the child?`
    return [
      speak(rOO, reading, {
        severity: ['MUST'],
        why,
        evidence,
        ...(veryLong && { needs: [{ need: longPlanReview }], override: bySeniorOnly }),
        test: (answer) => [...test(answer, reading, reductions.length > 0), ...relapseLack(answer)],
      }),
    ]
  },
}
