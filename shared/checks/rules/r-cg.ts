/**
 * R-CG Closure gate. Seeds 1.2, 2.1, 2.2; CLOSE, CIN_REVIEW, RCPC, ICPC with no plan, STRAT with no S47; GATE;
 * override by a service manager who is not the author, and only by the head of service while R-HH is open.
 * Source: domain reference 3.1. It reads the other rules' findings, so it runs after them.
 *
 * Minutes with a proposed closure can be signed while the gate is shut; minutes that call the closure decided cannot.
 */
import type { Action, Answer, Decision, Minutes, Statement } from '../../minutes/index.ts'
import type { Field, Finding, Override, Reading, Rule, RuleId, SecondPerson } from '../check.ts'
import { dateIn, daysBetween, inWords, workingDays } from '../dates.ts'
import { fact, speak } from '../finding.ts'
import { lengthOf } from '../general.ts'
import { lastWord, saysNoLess, withConditions } from '../last-word.ts'
import {
  childrenReduced,
  forOneChild,
  isProposed,
  reductionsOf,
  settledStatuses,
  statusOf,
} from '../record.ts'
import { ownText } from './r-mo.ts'

export const harmGrid = [
  'Sexual abuse (inside or outside the family)',
  'Neglect',
  'Physical abuse',
  'Emotional abuse',
  'Domestic abuse and coercive control',
  'Exploitation and harm outside the home or online',
  'Carer mental ill-health or substance use',
  'Disability or illness (including illness that may be exaggerated or caused)',
] as const

const notCurrent = 'The chronology is not current.'

/** Rules that have to be settled before anybody leaves, with what to say while they are not. */
const settledFirst: [RuleId, string][] = [
  ['R-CR', 'An allegation of crime is still open.'],
  ['R-ME', 'The question of a medical is still open.'],
  ['R-HH', 'The repeating history has not been through a senior manager yet.'],
  ['R-ES', 'A disagreement is still open.'],
  ['R-WN2', 'Missed appointments are still open.'],
  ['R-CS', 'Signs of sexual abuse have not been settled.'],
  ['R-NT', 'The neglect toolkit is still open.'],
  ['R-CH', notCurrent],
  ['R-PA', 'Not every action from last time is settled.'],
  ['R-MO', 'A manager has not said yet, in their own words, why.'],
]

export const closureDecision: SecondPerson = {
  kind: 'closure decision',
  levels: ['TM', 'SM', 'HoS'],
  questions: ['Manager: what is your own reasoning?'],
  fields: [],
}

/** Seen alone on a day close enough to the closure, or a reason. A child not born yet cannot be. */
function aloneLacks(child: string, answer: Answer | undefined, reading: Reading): string[] {
  const who = reading.child(child)
  if (!who || who.unborn) return []
  const limit = reading.settings.closingSeenAloneWorkingDays
  const days = who.seen.flatMap((one) => (one.alone === 'yes' ? (dateIn(one.date) ?? []) : []))
  const inTime = days.some((day) => day <= reading.today && workingDays(reading, day, reading.date) <= limit)
  if (inTime || lengthOf(answer?.fields.whyNotSeenAlone ?? '') >= 20) return []
  const last = days.sort().at(-1)
  return [
    `${who.name || 'The child'} was ${last ? `last seen alone on ${inWords(last)}` : 'never recorded as seen alone'}. See the child alone within ${limit} working days before closing, or give the reason.`,
  ]
}

/** The day it was last brought up to date, asked of the record itself: R-CH does not speak in every type. */
function chronologyLacks(reading: Reading): string[] {
  const days = [
    reading.minutes.meeting.triggers.chronologyLastUpdated,
    ...reading.answersTo('R-CH').map((answer) => answer.fields.updatedOn),
  ].flatMap((typed) => dateIn(typed) ?? [])
  const last = days.sort().at(-1)
  return last && daysBetween(last, reading.date) <= reading.settings.chronologyDays ? [] : [notCurrent]
}

const unsettled = (minutes: Minutes): Action[] =>
  minutes.previousActions.filter((action) => !settledStatuses.has(statusOf(action)))

const settlesActions = (reading: Reading): boolean =>
  reading.template.sections.some(({ kind }) => kind === 'previousActions')

/** Open actions move with a child whose plan steps down, once the new lead has accepted (domain section 5). */
const movesOn = (minutes: Minutes, child: string): boolean =>
  minutes.tables
    .filter((table) => table.key === 'stepPlan')
    .flatMap((table) => table.rows)
    .some(
      ({ cells }) =>
        (!cells.child || cells.child === child) &&
        cells.accepted === 'yes' &&
        (cells.actions ?? '').trim() !== '',
    )

function actionsLack(reading: Reading, child: string): string[] {
  if (!settlesActions(reading) || movesOn(reading.minutes, child)) return []
  return unsettled(reading.minutes).map(
    (action) =>
      `“${action.text}” from last time is not settled: done, no longer needed, or taken on by the new lead.`,
  )
}

/** Asked where the record has no place to settle what was carried along. */
const openActions: Field = {
  key: 'openActions',
  label: 'Actions from last time that are still open: who takes each on, or why it is not needed any more',
  kind: 'text',
  required: true,
  min: 20,
}

const conditionsMet: Field = {
  key: 'conditionsMet',
  label: 'How each condition of the Head of Service is met, and who has seen it',
  kind: 'text',
  required: true,
  min: 20,
}

const noLess = (decision: Statement): string =>
  `${decision.byName}, ${decision.role}, decided on ${inWords(decision.at)} that help may not be reduced. Only a new decision of the Head of Service, with new information, replaces it.`

/** Who may override: nobody may set aside the head of service's own "no". */
function overrideOf(decision: Statement | undefined, highRisk: boolean): Override {
  if (decision && saysNoLess(decision)) return { allowed: false, why: noLess(decision) }
  return highRisk
    ? {
        allowed: true,
        anyOf: [['HoS']],
        limit: 'Only the head of service while the repeating history is open.',
      }
    : rCG.override
}

const concerns = (finding: Finding, child: string): boolean =>
  finding.about.length === 0 || finding.about.includes(child)

/**
 * Gates that an override of this one does not open. The one on the history is none of them: while it is open, only the
 * head of service overrides, and that opens both.
 */
const otherGates = (earlier: Finding[], child: string): Finding[] =>
  earlier.filter((one) => one.blocksClosing && concerns(one, child) && one.ruleId !== 'R-HH')

const isOpen = (findings: Finding[], rule: RuleId, child: string): boolean =>
  findings.some(
    (one) =>
      one.ruleId === rule && one.state === 'open' && !one.severity.includes('PROMPT') && concerns(one, child),
  )

const decisionsFor = (minutes: Minutes, child: string): Decision[] =>
  reductionsOf(minutes).filter(
    (one) => one.child === child || !minutes.children.some((other) => other.id === one.child),
  )

export const rCG: Rule = {
  id: 'R-CG',
  title: 'Closure gate',
  seeds: ['1.2', '2.1', '2.2'],
  meetingTypes: ['CLOSE', 'CIN_REVIEW', 'RCPC', 'ICPC', 'STRAT'],
  questions: [
    'Has this been considered as a cause of what we are seeing? What points towards it? What points away? Who was asked?',
    'What does the child think about us leaving?',
    'Who outside the family will notice if things get worse, and have they agreed?',
    'Manager: what is your own reasoning?',
  ],
  form: {
    per: 'child',
    evidence: true,
    fields: [
      {
        key: 'childView',
        label: 'What the child thinks about us leaving',
        kind: 'text',
        required: true,
        min: 15,
      },
      {
        key: 'whoNotices',
        label: 'Who outside the family will notice if things get worse',
        kind: 'line',
        required: true,
      },
      { key: 'agreed', label: 'Have they agreed?', kind: 'choice', choices: ['Yes', 'No'], required: true },
      {
        key: 'whyNotSeenAlone',
        label: 'If the child was not seen alone close to closing: the reason',
        kind: 'text',
      },
    ],
    rows: {
      label: 'Each kind of harm considered',
      fixed: [...harmGrid],
      columns: [
        { key: 'harm', label: 'Kind of harm', kind: 'line' },
        {
          key: 'state',
          label: 'Considered as a cause?',
          kind: 'choice',
          choices: ['considered, not indicated', 'indicated and addressed', 'cannot tell'],
          required: true,
        },
        {
          key: 'text',
          label: 'What points towards it and away from it',
          kind: 'text',
          required: true,
          min: 15,
        },
        { key: 'asked', label: 'Who was asked', kind: 'line', required: true },
      ],
    },
  },
  severities: ['GATE'],
  weight: 'Stops closing, stepping down, ending a plan and no further action.',
  asksWhen:
    'A decision to close, to take no further action, to step down or to end a plan. It is asked for each child.',
  answeredBy:
    'Each of the eight kinds of harm is “considered, not indicated” or “indicated and addressed”, with text and a source; “cannot tell” blocks. The child was seen alone within 10 working days (local) before closing, or there is a reason. The chronology is current, all previous actions are settled or taken on by the new lead, and no check on crime, a medical, repeating history, disagreement, persistent Was Not Brought, sexual abuse, neglect or management oversight is open. The Head of Service has not decided that help may not be reduced, and any conditions are met. A manager who is not the author gives their own reasoning.',
  source: 'Response plan 1.2, 2.1 and 2.2. 10 working days is a local value.',
  override: { allowed: true, anyOf: [['SM']], limit: 'Never the author. Printed on the closure record.' },
  find(reading, earlier) {
    const { minutes } = reading
    const decision = lastWord(reading)
    const open = settlesActions(reading) ? [] : unsettled(minutes)
    const more = [
      ...(withConditions(decision) ? [conditionsMet] : []),
      ...(open.length > 0 ? [openActions] : []),
    ]
    return childrenReduced(minutes).map((child) => {
      const who = reading.child(child)
      const decisions = decisionsFor(minutes, child)
      const answer = reading.answersTo('R-CG', child).at(-1)
      const final = decisions.some((one) => !isProposed(one))
      const finding = speak(rCG, reading, {
        about: [child],
        severity: ['GATE'],
        why: `${who?.name || 'This child'}: ${decisions.map((one) => one.value).join(', ')} is proposed. Has every kind of harm been thought of?`,
        evidence: [
          ...decisions.map((one) => fact(`${one.value}: ${one.reason || 'no reason given'}`, 'dec', one.id)),
          ...(decision && withConditions(decision)
            ? [fact(`Conditions of the Head of Service: ${decision.fields.conditions}`, 'mgmt', decision.id)]
            : []),
          ...open.map((one) => fact(`Open from last time: ${one.text}`)),
        ],
        ...(more.length > 0 && { form: { ...rCG.form, fields: [...rCG.form.fields, ...more] } }),
        prefill: { rows: harmGrid.map((harm) => ({ harm, state: '', text: '', asked: '' })) },
        record: [
          ...(decision && saysNoLess(decision) ? [noLess(decision)] : []),
          ...settledFirst.filter(([rule]) => isOpen(earlier, rule, child)).map(([, says]) => says),
          ...chronologyLacks(reading),
          ...actionsLack(reading, child),
          ...aloneLacks(child, answer, reading),
        ],
        test: (one) => [
          ...forOneChild(one, minutes),
          ...one.rows
            .filter((row) => row.state === 'cannot tell')
            .map((row) => `${row.harm}: “cannot tell” keeps the gate shut.`),
          ...(one.fields.agreed === 'No' ? ['Whoever will notice has to agree to it before we leave.'] : []),
        ],
        needs: [{ need: closureDecision, test: (statement) => ownText(statement, reading) }],
        override: overrideOf(decision, isOpen(earlier, 'R-HH', child)),
      })
      if (!final) return finding
      const others = finding.state === 'open' ? [] : otherGates(earlier, child)
      if (finding.state !== 'open' && others.length === 0) return finding
      return {
        ...finding,
        state: 'open',
        blocksSigning: true,
        blocksClosing: true,
        shortfalls: [
          ...finding.shortfalls,
          ...others.map((one) => `${one.title}: ${one.shortfalls[0] ?? 'still open.'}`),
          'Until then the closure stays proposed: the minutes cannot be signed with it as decided.',
        ],
      }
    })
  },
}
