/** One recipient's copy as its reader gets it, for whoever looks at it before it leaves. */
import { evaluate } from '../../../shared/checks/index.ts'
import { buildCopy, type Copy, recipientsOf } from '../../../shared/copies/index.ts'
import type { ChronologyItem, Minutes } from '../../../shared/minutes/index.ts'
import { type RuleChange, ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { dressed, type Template } from '../../../shared/templates/index.ts'

export type PreviewInput = {
  minutes: Minutes
  /** Signed minutes of the family, oldest first. */
  history: Minutes[]
  /** Signed escalation records and high-risk history reviews that came after it. */
  later: Minutes[]
  caseEvents: ChronologyItem[]
  rules: RuleChange[]
  /** The one that the record names. */
  template: Template
  recipientId: string
  signed: boolean
  version: string
  fictional: boolean
  now: Date
}

/** Undefined when this recipient is not in the record. */
export function previewOf(input: PreviewInput): Copy | undefined {
  const { minutes, history, later, caseEvents, rules, recipientId, signed, version, fictional } = input
  const now = input.now.toISOString()
  const { settings, labels } = ruleSetOn(minutes.meeting.date, rules, now)
  const template = dressed(input.template, minutes.meeting.conferenceModel, labels)
  const recipient = recipientsOf(minutes, template).find(({ id }) => id === recipientId)
  if (!recipient) return undefined
  const findings = evaluate({ minutes, template, history, later, caseEvents, settings, now })
  const state = { signed, version, recordHash: '' }
  return buildCopy(minutes, recipient, { template, state, fictional, findings }).copy
}
