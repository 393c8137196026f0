/** Ways to try every rule alike: each role's override, and answers that the general test must turn away. */
import type { CheckContext, RuleId } from '../../../../shared/checks/index.ts'
import type { Answer, Minutes, Statement } from '../../../../shared/minutes/index.ts'
import { but, only, statement } from '../kit.ts'

const roles = ['CP chair', 'Team manager', 'Service manager', 'Head of Service', 'QA lead', 'Social worker']

type Make = (statements: Statement[]) => Minutes

/** The roles whose override of this rule is accepted, each tried alone. */
export const overridingRoles = (rule: RuleId, make: Make, more: Partial<Statement> = {}): string[] =>
  roles.filter((role) => only(rule, make([statement('override', rule, role, more)])).state === 'overridden')

/** What is said to somebody of the right role who chaired or wrote these minutes, or gave too short a reason. */
export const overrideRefused = (
  rule: RuleId,
  make: Make,
  role: string,
  more: Partial<Statement> = {},
): { state: string; shortfalls: string[] } => {
  const { state, shortfalls } = only(rule, make([statement('override', rule, role, more)]))
  return { state, shortfalls }
}

/** The same good answer with one part of the general test taken away, and what is then said. */
export const weakened = (good: Answer): [string, Answer, string][] => [
  [
    'evidence of fifty-nine characters',
    but(good, {}, { evidence: 'The health visitor saw the baby at the clinic and wrote it.' }),
    'Write down the evidence, in at least 60 characters of your own words.',
  ],
  [
    '“see report”',
    but(good, {}, { evidence: 'See report' }),
    'Write down the evidence, in at least 60 characters of your own words.',
  ],
  [
    'a carer’s own account as the only source',
    but(good, {}, { sources: [{ kind: 'carer said', who: 'Dana Ashby', date: '' }] }),
    'Name a source that is not a carer’s own account, or who was asked and what they did not know.',
  ],
  [
    '“not yet” without an action',
    but(good, {}, { value: 'not yet', linkedActionIds: [] }),
    '“Not yet” needs an action with an owner and a date.',
  ],
]

/** What lacks after this answer; empty when it is good enough. */
export const lacksAfter = (
  rule: RuleId,
  make: (answers: Answer[]) => Minutes,
  given: Answer,
  more: Partial<CheckContext> = {},
): readonly string[] => only(rule, make([given]), more).shortfalls
