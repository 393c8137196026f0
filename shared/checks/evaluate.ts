/** Runs every rule of a record's type and says what stands in the way of signing, closing and issuing. */
import type { CheckContext, Finding, Reading, Rule, RuleId } from './check.ts'
import { readMinutes } from './reading.ts'
import { rules } from './rules/index.ts'

/** The gate reads what all the other rules found, oversight among them, so these two run last and in this order. */
const runsLast: RuleId[] = ['R-MO', 'R-CG']
const inOrder: Rule[] = [
  ...rules.filter((rule) => !runsLast.includes(rule.id)),
  ...runsLast.flatMap((id) => rules.find((rule) => rule.id === id) ?? []),
]
const place = new Map(rules.map((rule, index) => [rule.id, index]))

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id)
}

/** Findings of a record that has been read already. */
export function evaluateReading(reading: Reading): Finding[] {
  const found: Finding[] = []
  for (const rule of inOrder) {
    if (!rule.meetingTypes.includes(reading.minutes.meeting.type)) continue
    found.push(...rule.find(reading, found))
  }
  const rank = (one: Finding): number =>
    (one.severity.includes('NOW') ? 0 : 100) + (place.get(one.ruleId) ?? 99)
  // Sorting is stable: findings of one rule keep the order of children and events in the record.
  return found.sort((a, b) => rank(a) - rank(b))
}

/**
 * Every finding about a record: NOW first, then in the order of the catalogue. The same record, history, settings
 * and moment always give the same findings. Throws nothing, whatever was typed.
 */
export function evaluate(context: CheckContext): Finding[] {
  return evaluateReading(readMinutes(context))
}

/** Findings that stop signing. A PROMPT is never among them. */
export const signingBlockers = (findings: Finding[]): Finding[] => findings.filter((one) => one.blocksSigning)

/** Findings that stop a closure, step-down, end of plan or "no further action" from becoming final. */
export const closingBlockers = (findings: Finding[]): Finding[] => findings.filter((one) => one.blocksClosing)

/** Findings that stop a copy from being released or the record from being marked issued. */
export const issuingBlockers = (findings: Finding[]): Finding[] => findings.filter((one) => one.blocksIssuing)

/** Findings that need a response before leaving the meeting's screen; "doing it now" is enough. */
export const urgent = (findings: Finding[]): Finding[] =>
  findings.filter((one) => one.state === 'open' && one.severity.includes('NOW') && one.acknowledged !== true)
