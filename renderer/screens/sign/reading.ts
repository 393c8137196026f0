import { clocksFor, evaluate, lateLines } from '../../../shared/checks/index.ts'
import { buildCopy, type Copy, recipientsOf } from '../../../shared/copies/index.ts'
import {
  type ChronologyItem,
  type DraftContent,
  type Minutes,
  type Statement,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { type RuleChange, ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { dressed, type Template } from '../../../shared/templates/index.ts'

export type ReadingInput = {
  content: DraftContent
  statements: Statement[]
  /** Signed minutes of the family, oldest first. */
  history: Minutes[]
  /** Signed escalation records and high-risk history reviews that came after it. */
  later: Minutes[]
  caseEvents: ChronologyItem[]
  /** The council's own values of the rules. */
  rules: RuleChange[]
  /** The one that the record names. */
  template: Template
  fictional: boolean
  now: Date
}

/**
 * What the signer reads: the whole record as it will be printed for the council, and for supervision the personal
 * record too, because both are signed.
 */
export function readingOf({
  content,
  statements,
  history,
  later,
  caseEvents,
  rules,
  template: kept,
  fictional,
  now,
}: ReadingInput): Copy[] {
  const minutes = toMinutes(content, statements)
  const { settings, clockSettings, labels } = ruleSetOn(minutes.meeting.date, rules, now.toISOString())
  const template = dressed(kept, minutes.meeting.conferenceModel, labels)
  const family = { history, later, caseEvents }
  const context = { minutes, template, ...family, settings, clockSettings, now: now.toISOString() }
  const findings = evaluate(context)
  const late = lateLines(clocksFor(context))
  const recipients = recipientsOf(minutes, template)
  // One child's record says nothing that the whole does not.
  const own = recipients.filter(
    ({ kind, child }) => child === undefined && ['internal', 'case record', 'learning note'].includes(kind),
  )
  const personal = recipients.find(({ kind }) => kind === 'personal record')
  const state = { signed: false, version: '', recordHash: '' }
  return [...own, ...(personal ? [personal] : [])].map(
    (recipient) => buildCopy(minutes, recipient, { template, state, fictional, findings, late }).copy,
  )
}
