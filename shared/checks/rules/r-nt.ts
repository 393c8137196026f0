/**
 * R-NT Neglect toolkit. Seeds 2.2, 1.2; ICPC, RCPC, CG, CIN, CLOSE, SUP_CASE; MUST, GATE on closing; override by
 * team manager, one meeting only. Source: domain reference 3.1; six months is a local default.
 */
import type { Answer, Tool } from '../../minutes/index.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { dateIn, inWords, monthsAfter } from '../dates.ts'
import { count, fact, speak, wordsOfCues } from '../finding.ts'
import { lastAsked, readyActions } from '../general.ts'
import { missedBy } from '../missed.ts'
import { childrenOfCue, reductionsOf } from '../record.ts'

const isNeglectTool = (tool: Tool): boolean =>
  /\b(?:neglect|gcp ?2?|graded care|home conditions)\b/i.test(`${tool.type} ${tool.name}`)
const isDone = (tool: Tool): boolean =>
  /^(?:completed?|done|finished|reviewed|updated)\b/i.test(tool.status.trim())

const inMonths = (months: number): string => (months === 1 ? 'month' : `${months} months`)

/** A neglect tool that was completed within the months that are set before the meeting. */
export function currentTool(reading: Pick<Reading, 'minutes' | 'settings' | 'date'>): Tool | undefined {
  const from = monthsAfter(reading.date, -reading.settings.neglectToolMonths)
  return reading.minutes.tools.find((tool) => {
    const date = dateIn(tool.date)
    return isNeglectTool(tool) && isDone(tool) && date !== undefined && date >= from && date <= reading.date
  })
}

/** What of a record speaks of neglect, and whether that is enough to ask for the tool. */
export function neglectIn(reading: Reading) {
  const { minutes } = reading
  const neglect = minutes.decisions.filter((decision) => /neglect/i.test(decision.category))
  const factor = minutes.children.filter((child) => /neglect/i.test(child.planBefore))
  const cues = reading.cues.filter((cue) => cue.family === 'NG' && !cue.setAside && !cue.negated)
  const missed = minutes.children.filter((child) => missedBy(child.id, reading)?.level === 'persistent')
  const triggered = neglect.length > 0 || factor.length > 0 || cues.length >= 2 || missed.length > 0
  return { neglect, factor, cues, missed, triggered }
}

function test(answer: Answer, reading: Reading): string[] {
  if (answer.fields.done === 'Completed') {
    const date = dateIn(answer.fields.toolDate)
    const from = monthsAfter(reading.date, -reading.settings.neglectToolMonths)
    if (!date) return []
    if (date > reading.today) return ['The tool cannot have been completed on a day to come.']
    return date < from
      ? [
          `It was completed more than ${count(reading.settings.neglectToolMonths, 'month')} ago. Link an action to do it again.`,
        ]
      : []
  }
  return readyActions(answer, reading.minutes).length === 0
    ? ['Link an action with an owner and a date for completing the tool.']
    : []
}

const completed = { field: 'done', is: ['Completed'] }

export const rNT: Rule = {
  id: 'R-NT',
  title: 'Neglect toolkit',
  seeds: ['2.2', '1.2'],
  meetingTypes: ['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW', 'CLOSE', 'SUP_CASE'],
  questions: [
    'Which neglect tool has been completed, by whom (trained?), with which carers, when? What did each area show, and how has it moved?',
    'If not done: who will do it and by when, and what is being done meanwhile?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'done',
        label: 'Has a neglect tool been completed?',
        kind: 'choice',
        choices: ['Completed', 'Not yet'],
        required: true,
      },
      { key: 'tool', label: 'Which tool', kind: 'line', required: true, when: completed },
      { key: 'toolDate', label: 'Completed on', kind: 'date', required: true, when: completed },
      { key: 'completedBy', label: 'Completed by', kind: 'person', required: true, when: completed },
      { key: 'trainedOn', label: 'Trained in it on', kind: 'date', required: true, when: completed },
      { key: 'carers', label: 'With which carers', kind: 'line', when: completed },
      {
        key: 'areas',
        label: 'What each area showed, and how it has moved',
        kind: 'text',
        required: true,
        min: 30,
        when: completed,
      },
      { key: 'effect', label: 'What it changes in the plan', kind: 'text', required: true, when: completed },
      {
        key: 'meanwhile',
        label: 'What is being done meanwhile',
        kind: 'text',
        required: true,
        min: 15,
        when: { field: 'done', is: ['Not yet'] },
      },
    ],
  },
  severities: ['MUST', 'GATE'],
  weight: 'Must be answered before signing. Stops closing.',
  asksWhen:
    'The category or a factor is neglect, or two or more passages speak of neglect, or a child is persistently not brought; and no neglect tool was completed in the last 6 months (local).',
  answeredBy:
    'The tool, its date, who completed it and when they were trained, what each area or the summary shows, and what it changes in the plan; or an action with an owner and a date. For each child concerned.',
  source: 'Response plan 2.2 and 1.2. 6 months is a local value.',
  override: { allowed: true, anyOf: [['TM']], limit: 'For this meeting only.' },
  find(reading) {
    const { minutes } = reading
    const { neglect, factor, cues, missed, triggered } = neglectIn(reading)
    if (!triggered || currentTool(reading)) return []
    const evidence: Evidence[] = [
      ...neglect.slice(0, 1).map((decision) => fact('The category is neglect.', 'dec', decision.id)),
      ...factor.map((child) => fact(`${child.name}: plan for neglect.`, 'kids', child.id)),
      ...missed.map((child) => fact(`${child.name} has persistently not been brought.`, 'wnb', child.id)),
      ...minutes.tools
        .filter(isNeglectTool)
        .map((tool) =>
          fact(
            `${tool.name || tool.type}: ${tool.status || 'no status'}${tool.date ? `, ${inWords(tool.date)}` : ''}`,
            'checks',
            tool.id,
          ),
        ),
      ...wordsOfCues(cues),
    ]
    const all = minutes.children.map((child) => child.id)
    const concerned = new Set([
      ...neglect.flatMap((decision) => (all.includes(decision.child) ? [decision.child] : all)),
      ...factor.map((child) => child.id),
      ...missed.map((child) => child.id),
      ...(neglect.length + factor.length > 0 || cues.length >= 2
        ? cues.flatMap((cue) => childrenOfCue(cue, reading))
        : []),
    ])
    const last = inMonths(reading.settings.neglectToolMonths)
    const why =
      neglect.length + factor.length > 0
        ? `Neglect is named, and no neglect tool was completed in the last ${last}.`
        : missed.length > 0
          ? `A child has persistently not been brought, and no neglect tool was completed in the last ${last}.`
          : `${cues.length} passages speak of possible neglect, and no neglect tool was completed in the last ${last}.`
    const before = lastAsked('R-NT', reading)?.statements.some(
      (one) => one.kind === 'override' && one.ruleId === 'R-NT',
    )
    return [
      speak(rNT, reading, {
        about: all.filter((id) => concerned.has(id)),
        eachChild: true,
        severity: reductionsOf(minutes).length > 0 ? ['MUST', 'GATE'] : ['MUST'],
        why,
        evidence,
        test: (answer) => test(answer, reading),
        overrideTest: () =>
          before ? ['It was overridden when it was last asked, and may be only once.'] : [],
      }),
    ]
  },
}
