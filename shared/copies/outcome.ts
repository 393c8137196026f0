/** What came of the meeting: decisions, views, disagreement, actions and next dates. */
import type { Action, Decision, Standing } from '../minutes/index.ts'
import { asItStands, changedHere, standingOf } from '../minutes/index.ts'
import type { TemplateSection } from '../templates/template.ts'
import type { CopyPart } from './copy.ts'
import { goalNumbers, goalParts, progressParts } from './goals.ts'
import { audienceOf, whyNot } from './reader.ts'
import { factsOf, markingOf, partsOf, type Sheet, tableOf } from './sheet.ts'
import { dateWords, instantWords, listWords, meetingName, sentenceCase } from './words.ts'

export function decisionWords(sheet: Sheet, decision: Decision): string {
  const value = [decision.value, decision.category].filter(Boolean).join(', ')
  return standing(sheet, decision).proposed ? `Proposed, not yet decided: ${value}` : value
}

export const standing = (sheet: Sheet, decision: Decision): Standing =>
  standingOf(decision, sheet.minutes, sheet.findings)

/** Who made it final: the manager who signed in and said so, or whoever the record names. */
function decidedBy(sheet: Sheet, decision: Decision): string {
  const { proposed, decidedBy: by } = standing(sheet, decision)
  if (proposed) return ''
  return by ? `${by.byName} (${by.role}), ${instantWords(by.at)}` : sheet.called(decision.decidedBy)
}

function proposer(sheet: Sheet, decision: Decision): string {
  const { proposed, decidedBy: by } = standing(sheet, decision)
  return proposed || by ? sheet.called(decision.decidedBy) : ''
}

/** Decisions this recipient may read, in the order of the record. */
export function decisionsFor(sheet: Sheet, section: TemplateSection): Decision[] {
  return sheet.minutes.decisions.filter((decision) => {
    const about = decision.child === '' ? [] : [decision.child]
    const words = [sheet.name(decision.child), decisionWords(sheet, decision), decision.reason].filter(
      Boolean,
    )
    return sheet.allows({ audience: section.audience, about }, section.heading, words.join(': '))
  })
}

/** Each child's decision with its reasons and who made it. */
export function perChildParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  return decisionsFor(sheet, section).flatMap((decision): CopyPart[] => {
    const facts = factsOf([
      ['Decision', decisionWords(sheet, decision)],
      ['Reasons', decision.reason],
      ['Decided by', decidedBy(sheet, decision)],
      ['Proposed by', proposer(sheet, decision)],
    ])
    if (!facts) return []
    const child = sheet.name(decision.child)
    return [{ type: 'heading', text: child || 'All children', parts: [facts] }]
  })
}

export function decisionParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  return [...perChildParts(sheet, section), ...viewParts(sheet, section)]
}

/** Each agency's view stands beside the decision (domain 2.1); a view is shared text, as it was given in the room. */
function viewParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const rows = sheet.minutes.views.filter((view) => {
    const words = [sheet.name(view.person), view.view, view.category, view.text].filter(Boolean).join(': ')
    return (
      sheet.allows({ audience: section.audience }, section.heading, words) &&
      (view.person === '' || sheet.names(view.person, section.heading, words))
    )
  })
  return partsOf(
    tableOf(
      'Views before the decision',
      ['Who', 'View', 'Category', 'In their words'],
      rows.map((view) => [
        sheet.called(view.person),
        sentenceCase(view.view),
        sentenceCase(view.category),
        view.text,
      ]),
    ),
  )
}

export function dissentParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  return sheet.minutes.dissent.flatMap((row): CopyPart[] => {
    const dissent = asItStands(row, sheet.minutes)
    const audience = audienceOf(dissent.audience, section.audience)
    const speaker = sheet.called(dissent.person)
    const words = [speaker, dissent.about, dissent.text].filter(Boolean).join(': ')
    const subject = { audience, speaker: dissent.person }
    if (!sheet.allows(subject, section.heading, words)) return []
    if (dissent.person && !sheet.names(dissent.person, section.heading, words)) return []
    const said = dissent.text.trim() || `Disagrees about: ${dissent.about || 'the decision'}.`
    const marking = audience === section.audience ? undefined : markingOf(sheet, audience)
    const facts = factsOf([
      ['About', dissent.text.trim() ? dissent.about : ''],
      ['In their own words', dissent.ownWords === 'yes' ? 'Yes' : dissent.ownWords === 'no' ? 'No' : ''],
      ['Choice', choiceWords[dissent.choice] ?? ''],
      ['Stage', dissent.stage],
      ['Led by', sheet.internal ? sheet.name(dissent.lead) : ''],
      ['Due', dateWords(dissent.due)],
      ['Outcome', dissent.outcome],
      ['Sent to everybody', dateWords(dissent.outcomeSentOn)],
      [
        'Accepted by who raised it',
        dissent.accepted === 'yes' ? 'Yes' : dissent.accepted === 'no' ? 'No' : '',
      ],
    ])
    const entry: CopyPart = {
      type: 'entry',
      ...(speaker ? { speaker } : {}),
      ...(marking ? { marking } : {}),
      blocks: [{ type: 'paragraph', runs: [{ text: said }] }],
    }
    return partsOf(entry, facts)
  })
}

const choiceWords: Record<string, string> = { noted: 'Noted at their wish', escalated: 'Escalated' }

function actionText(sheet: Sheet, action: Action): string {
  return [sheet.name(action.owner), action.text].filter(Boolean).join(': ')
}

/**
 * Actions this recipient may read. One that is held tighter, withheld, or only about other people's children is
 * left out whole with its owner and date. A parent who owns an action gets it whichever child it is for, and so does
 * whoever reads for that parent.
 */
export function actionsFor(sheet: Sheet, section: TemplateSection, actions: Action[]): Action[] {
  return actions.filter((action) => {
    const audience = audienceOf(action.audience, section.audience)
    const about = sheet.reader.own.has(action.owner) ? 'all' : action.child
    const subject = { audience, withholdFrom: action.withholdFrom, about, speaker: action.owner }
    const words = actionText(sheet, action)
    if (!sheet.allows(subject, section.heading, words)) return false
    return sheet.name(action.owner) === '' || sheet.names(action.owner, section.heading, words)
  })
}

const actionColumns = [
  'No.',
  'Action',
  'Who',
  'By when',
  'For',
  'Goal no.',
  'Status',
  'How we will know',
  'What it should change',
]

/** Columns of the first page's list, and those that the actions from last time begin with. */
const SHORT = 4
const LAST_TIME = 7

/** `goals`: numbers of the goals that this copy holds; the goal of an action is told to nobody who may not read it. */
function actionRow(sheet: Sheet, action: Action, at: number, goals: ReadonlyMap<string, string>): string[] {
  const due = [dateWords(action.due), action.repeat].filter(Boolean).join(', ')
  const absent = !sheet.family && action.ownerAgreed === 'not present' ? ' (not present, to be told)' : ''
  return [
    String(at + 1),
    action.text,
    sheet.name(action.owner) + absent,
    due,
    listWords(sheet.childWords(action.child)),
    goals.get(action.goalId) ?? '',
    sentenceCase(action.status),
    action.measure,
    action.outcome,
  ]
}

export function planParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const actions = actionsFor(sheet, section, sheet.minutes.actions)
  const goals = goalNumbers(sheet)
  const marked = actions.map((action, at) => {
    const marking = markingOf(sheet, audienceOf(action.audience, section.audience))
    const own = marking !== undefined && marking !== markingOf(sheet, section.audience)
    return actionRow(sheet, own ? { ...action, text: `${marking}: ${action.text}` } : action, at, goals)
  })
  return [...goalParts(sheet, section), ...partsOf(tableOf('Actions', actionColumns, marked))]
}

/** The first page's list: what, who and by when. */
export function actionSummary(sheet: Sheet, section: TemplateSection): CopyPart | undefined {
  const actions = actionsFor(sheet, section, sheet.minutes.actions)
  const rows = actions.map((action, at) => actionRow(sheet, action, at, new Map()).slice(0, SHORT))
  return tableOf('Actions', actionColumns.slice(0, SHORT), rows)
}

export function decisionSummary(sheet: Sheet, section: TemplateSection): CopyPart | undefined {
  const rows = decisionsFor(sheet, section).map((decision) => [
    sheet.name(decision.child) || 'All children',
    decisionWords(sheet, decision),
  ])
  return tableOf('Decisions', ['Child', 'Decision'], rows)
}

export function previousActionParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const actions = actionsFor(sheet, section, sheet.minutes.previousActions)
  const goals = goalNumbers(sheet)
  const rows = actions.map((action, at) => [
    ...actionRow(sheet, action, at, goals).slice(0, LAST_TIME),
    action.evidence,
    action.effectOnChild || action.outcome,
  ])
  const before = actions.map((action) => actionBefore(sheet, action))
  const columns = [...actionColumns.slice(0, LAST_TIME), 'Evidence', 'Effect on the child']
  return [
    ...progressParts(sheet, section),
    ...partsOf(tableOf('Actions from last time', columns, rows, undefined, before)),
  ]
}

/** What stood in the cells of a carried action before this meeting decided it again: for the child's file only. */
function actionBefore(sheet: Sheet, action: Action): string[] {
  const earlier = sheet.internal ? changedHere(action) : undefined
  const row = ['', '', '', '', '', '', '', '', '']
  if (!earlier) return row
  if (earlier.text !== action.text) row[1] = earlier.text
  if (earlier.owner !== action.owner) row[2] = sheet.name(earlier.owner) || 'Nobody'
  if (earlier.due !== action.due) row[3] = dateWords(earlier.due) || 'No date'
  return row
}

export function nextDateParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const { type, date, visits } = sheet.minutes.nextMeeting
  const text = [meetingName(type), date, visits].filter(Boolean).join(', ')
  if (!sheet.allowsSection(section, text)) return []
  return partsOf(
    factsOf([
      ['Next meeting', [meetingName(type), dateWords(date)].filter(Boolean).join(', ')],
      ['Visits', visits],
    ]),
  )
}

/** The next dates that the first page shows: this recipient's, and the core group's where they may read of it. */
export function dateSummary(sheet: Sheet): CopyPart | undefined {
  const may = (kind: TemplateSection['kind']): boolean => {
    const section = sheet.template.sections.find((one) => one.kind === kind)
    return section !== undefined && whyNot({ audience: section.audience }, sheet.reader) === undefined
  }
  const { type, date, visits } = sheet.minutes.nextMeeting
  const next = may('nextDates')
  const core = may('coreGroup') ? dateWords(sheet.minutes.coreGroup.firstMeeting) : ''
  return factsOf([
    ['First core group', core],
    ['Next meeting', next ? [meetingName(type), dateWords(date)].filter(Boolean).join(', ') : ''],
    ['Visits', next ? visits : ''],
  ])
}
