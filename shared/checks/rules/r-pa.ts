/**
 * R-PA Previous actions followed up. Seeds 1.1, 5.1; all repeat types whose template looks at them; MUST and GATE;
 * override by chair. Source: domain reference 3.1 and 5 (carry-over). Read from the actions themselves; the form is
 * only for an action not done twice.
 *
 * A record without a place for last time's actions, such as a strategy discussion, only carries them along: nothing
 * about the plan may delay protection.
 */
import type { Action, Answer, Minutes } from '../../minutes/index.ts'
import type { Reading, Rule } from '../check.ts'
import { count, fact, speak } from '../finding.ts'
import { filledRows } from '../form.ts'
import { lengthOf } from '../general.ts'
import { levelOfRole } from '../levels.ts'
import { isThisPerson } from '../people.ts'
import { knownStatuses, reductionsOf, statusOf, supervisionTypes } from '../record.ts'

const quoted = (action: Action): string => `“${action.text}”`

function lacksOf(action: Action): string[] {
  const status = statusOf(action)
  if (!knownStatuses.has(status))
    return [`${quoted(action)}: done, part done, not done, or no longer needed?`]
  const lacks: string[] = []
  if (status !== 'no longer needed' && lengthOf(action.effectOnChild) < 10) {
    lacks.push(`${quoted(action)}: what changed for the child?`)
  }
  if (lengthOf(action.evidence) < 10) {
    lacks.push(
      status === 'done'
        ? `${quoted(action)}: how do we know it was done?`
        : `${quoted(action)}: what happens with it now?`,
    )
  }
  return lacks
}

/** Carried once, it is looked at for the first time; carried twice and still not done, it was not done twice. */
const isTwice = (action: Action): boolean => statusOf(action) === 'not done' && action.carriedCount >= 2

function twiceLacks(actions: Action[], reading: Reading): string[] {
  const rows = reading.answersTo('R-PA').flatMap((answer: Answer) => filledRows(answer))
  return actions
    .filter((action) => {
      const row = rows.find(
        (one) =>
          one.action === action.id ||
          (one.action ?? '').trim().toLowerCase() === action.text.trim().toLowerCase(),
      )
      return lengthOf(row?.different ?? '') < 15 || lengthOf(row?.told ?? '') < 3
    })
    .map((action) => `${quoted(action)} was not done twice: what will be different, and who needs to know?`)
}

/** The chair who overrides has also decided to close, step down or end a plan here. */
const chairReduces = (minutes: Minutes): boolean =>
  reductionsOf(minutes).some(
    (decision) =>
      decision.decidedBy.trim() === '' ||
      decision.decidedBy === minutes.meeting.chair ||
      minutes.statements.some(
        (one) =>
          one.kind === 'override' &&
          one.ruleId === 'R-PA' &&
          levelOfRole(one.role) === 'Ch' &&
          isThisPerson({ id: one.byAccount, name: one.byName }, decision.decidedBy, minutes),
      ),
  )

export const rPA: Rule = {
  id: 'R-PA',
  title: 'Previous actions followed up',
  seeds: ['1.1', '5.1'],
  meetingTypes: ['RCPC', 'CG', 'STRAT', 'CIN_REVIEW', 'HRR', 'LEGAL', 'ESC', 'PROF', ...supervisionTypes],
  questions: [
    'Done, part, not done, no longer needed? What changed for the child? If not done twice: what will be different this time, who needs to know?',
  ],
  form: {
    per: 'record',
    evidence: false,
    fields: [],
    answeredIn: 'prevAct',
    rows: {
      label: 'Actions not done twice',
      columns: [
        { key: 'action', label: 'Action', kind: 'line', required: true },
        { key: 'different', label: 'What will be different this time', kind: 'text', required: true },
        { key: 'told', label: 'Who needs to know', kind: 'line', required: true },
      ],
    },
  },
  severities: ['MUST', 'GATE'],
  weight: 'Must be answered before signing. Stops closing.',
  asksWhen: 'There are actions from last time, and the record has a place to settle them.',
  answeredBy:
    'Each action has an end or a new decision, how we know, and what changed for the child. An action not done twice says what will be different and who needs to know.',
  source: 'Response plan 1.1 and 5.1.',
  override: {
    allowed: true,
    anyOf: [['Ch']],
    limit: 'The chair of this meeting. It lets the minutes be signed, never the chair’s own closure through.',
  },
  find(reading) {
    const { previousActions } = reading.minutes
    const hasPlace = reading.template.sections.some(({ kind }) => kind === 'previousActions')
    if (previousActions.length === 0 || !hasPlace) return []
    const twice = previousActions.filter(isTwice)
    const lacking = previousActions.filter((action) => lacksOf(action).length > 0)
    const says = {
      why:
        lacking.length > 0
          ? `${count(lacking.length, 'action')} from last time ${lacking.length === 1 ? 'has' : 'have'} no end yet, or no word on what changed for the child.`
          : 'Every action from last time has to come to an end that can be seen.',
      evidence: (lacking.length > 0 ? lacking : previousActions).map((action) =>
        fact(`${action.text}: ${action.status || 'not said'}`, 'prevAct', action.id),
      ),
      byAnswer: false,
      record: [...previousActions.flatMap(lacksOf), ...twiceLacks(twice, reading)],
      prefill: { rows: twice.map((action) => ({ action: action.text, different: '', told: '' })) },
    }
    const finding = speak(rPA, reading, { severity: ['MUST', 'GATE'], ...says })
    if (finding.state !== 'overridden' || !chairReduces(reading.minutes)) return [finding]
    return [
      speak(rPA, reading, {
        severity: ['GATE'],
        ...says,
        holds: 'closing only',
        override: {
          allowed: false,
          why: 'The chair lets the minutes be signed. The chair’s own decision waits for the actions.',
        },
      }),
    ]
  },
}
