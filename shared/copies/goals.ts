/** The goals of a plan in a copy: read by the same people as its actions, goal by goal (domain 2.3, 2.4 and 5). */
import { changedHere, type Goal, goalStatusWords } from '../minutes/index.ts'
import type { TemplateSection } from '../templates/template.ts'
import type { CopyPart } from './copy.ts'
import { audienceOf, mayRead, type Subject } from './reader.ts'
import { factsOf, markingOf, partsOf, type Sheet, tableOf } from './sheet.ts'
import { dateWords, listWords, sentenceCase } from './words.ts'

const subjectOf = (goal: Goal, section: TemplateSection): Subject => ({
  audience: audienceOf(goal.audience, section.audience),
  withholdFrom: goal.withholdFrom,
  about: goal.children,
})

const sectionOf = (sheet: Sheet, kind: TemplateSection['kind']): TemplateSection | undefined =>
  sheet.template.sections.find((one) => one.kind === kind)

/** Goals this recipient may read; the others are left out whole. */
function goalsFor(sheet: Sheet, section: TemplateSection, goals: Goal[]): Goal[] {
  return goals.filter((goal) =>
    sheet.allows(
      subjectOf(goal, section),
      section.heading,
      [goal.goal, goal.worry].filter(Boolean).join(': ') || 'A goal without words',
    ),
  )
}

/** By id, the numbers of the goals that this copy holds: without a gap, and the same in every part of it. */
export function goalNumbers(sheet: Sheet): ReadonlyMap<string, string> {
  const section = sectionOf(sheet, 'plan') ?? sectionOf(sheet, 'previousActions')
  if (!section) return new Map()
  const mine = sheet.minutes.goals.filter((goal) => mayRead(subjectOf(goal, section), sheet.reader))
  return new Map(mine.map((goal, at) => [goal.id, String(at + 1)]))
}

/** `Professionals only: ` where fewer people may read it than the rest of the section. */
function ownMarking(sheet: Sheet, goal: Goal, section: TemplateSection): string {
  const marking = markingOf(sheet, audienceOf(goal.audience, section.audience))
  return marking !== undefined && marking !== markingOf(sheet, section.audience) ? `${marking}: ` : ''
}

const scaleWords = (score: string): string => (score.trim() ? `${score.trim()} on a scale of 0 to 10` : '')

const joined = (...words: string[]): string =>
  words
    .map((one) => one.trim())
    .filter(Boolean)
    .join('; ')

/** Where it stood before: as it was at the start, or as the last meeting that said anything saw it. */
function beforeWords({ baseline, scaleBefore, past }: Goal): string {
  const last = past.at(-1)
  if (!last) return joined(baseline, scaleWords(scaleBefore))
  const said = joined(goalStatusWords(last.status), scaleWords(last.scale))
  return said && `${said} (${dateWords(last.date)})`
}

function nowWords(goal: Goal): string {
  return joined(goalStatusWords(goal.status), scaleWords(goal.scaleNow), sentenceCase(goal.ended))
}

const progressColumns = ['Goal no.', 'Goal', 'Before', 'Now', 'Evidence', 'Effect on the child']

/** Goal by goal: before, now, evidence and status, for the goals that an earlier meeting set. */
export function progressParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const carried = goalsFor(
    sheet,
    section,
    sheet.minutes.goals.filter(({ raisedIn }) => raisedIn !== ''),
  )
  const numbers = goalNumbers(sheet)
  const rows = carried.map((goal) => [
    numbers.get(goal.id) ?? '',
    ownMarking(sheet, goal, section) + goal.goal,
    beforeWords(goal),
    nowWords(goal),
    goal.evidence,
    goal.effectOnChild,
  ])
  const before = carried.map((goal) => {
    const earlier = sheet.internal ? changedHere(goal) : undefined
    return ['', earlier && earlier.goal !== goal.goal ? earlier.goal : '', '', '', '', '']
  })
  return partsOf(tableOf('Progress on the plan, goal by goal', progressColumns, rows, undefined, before))
}

/**
 * Every goal of the plan as it is now, each under its number. Where no section of a template is about last time, how the
 * carried ones went stands here too.
 */
export function goalParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const numbers = goalNumbers(sheet)
  const goals = goalsFor(sheet, section, sheet.minutes.goals).flatMap((goal): CopyPart[] => {
    // Of one that was carried, this stands in the progress.
    const said = goal.raisedIn === ''
    const earlier = sheet.internal ? changedHere(goal) : undefined
    const due = dateWords(goal.targetDate)
    const dueBefore = earlier && earlier.targetDate !== goal.targetDate ? dateWords(earlier.targetDate) : ''
    const facts = factsOf([
      ['The goal', goal.goal],
      ['For', listWords(sheet.childWords(goal.children))],
      ['The worry', goal.worry],
      ['At the start', joined(goal.baseline, scaleWords(goal.scaleBefore))],
      ['What will be seen', goal.indicators],
      ['By when', dueBefore ? `${due} (before: ${dueBefore})` : due],
      ['If not', goal.contingency],
      ['Category', goal.category],
      ['Why it was worded anew', earlier?.reason ?? ''],
      ['Now', said ? nowWords(goal) : ''],
      ['Evidence', said ? goal.evidence : ''],
      ['Effect on the child', said ? goal.effectOnChild : ''],
    ])
    const number = numbers.get(goal.id) ?? ''
    const text = `${ownMarking(sheet, goal, section)}Goal ${number}`.trim()
    return facts ? [{ type: 'heading', text, parts: [facts] }] : []
  })
  const alone = sectionOf(sheet, 'previousActions') ? [] : progressParts(sheet, section)
  return [...alone, ...goals]
}
