/**
 * Where a decision stands. A decision to close, step down, end a plan or take no further action stays proposed until
 * the closure gate has been answered for the child and a manager who is not the author has decided (rule R-CG), and
 * no other check that stops closing is open.
 * One meaning for the page, the copies and the documents: who decided is read from the manager's own words.
 */
import type { Decision, Minutes, Statement } from './minutes.ts'
import { isReduction } from './vocabulary.ts'

/** What is needed of a finding to know whether it keeps a closure from becoming final. */
export type GateResult = {
  ruleId?: string
  about?: string[]
  state?: 'open' | 'answered' | 'overridden'
  blocksClosing?: boolean
}

export type Standing = {
  proposed: boolean
  /** The words of the manager that made a proposal final. */
  decidedBy?: Statement
}

/**
 * Waiting for a manager. A conference decides there and then: nothing said about the status means decided. Everywhere
 * else the same silence about a reduction means proposed.
 */
export function isProposal(decision: Decision): boolean {
  const status = decision.status.trim().toLowerCase()
  return status === 'proposed' || (status === '' && !/^cpp\b/i.test(decision.value.trim()))
}

export function standingOf(
  decision: Decision,
  minutes: Pick<Minutes, 'statements' | 'children'>,
  findings: readonly GateResult[],
): Standing {
  // To go on, or to do more, protects: it never waits for anybody.
  if (!isReduction(decision.value) || !isProposal(decision)) return { proposed: false }
  const ofNobody = !minutes.children.some(({ id }) => id === decision.child)
  const mine = (about: readonly string[]): boolean =>
    about.length === 0 || ofNobody || about.includes(decision.child)
  const decidedBy = minutes.statements.findLast(
    (one) =>
      one.ruleId === 'R-CG' &&
      (one.kind === 'closure decision' || one.kind === 'override') &&
      (one.about === 'all' || mine(one.about)),
  )
  const about = findings.filter((one) => mine(one.about ?? []))
  const gates = about.filter((one) => one.ruleId === 'R-CG')
  const shut = about.filter(
    (one) => one.state === 'open' && (one.ruleId === 'R-CG' || one.blocksClosing === true),
  )
  // While a repeating history is open only the head of service overrides the gate, and so decides about the history too.
  const bySenior = decidedBy?.kind === 'override' && /^head of service$/i.test(decidedBy.role.trim())
  if (gates.length === 0 || shut.some((one) => !(bySenior && one.ruleId === 'R-HH')))
    return { proposed: true }
  return decidedBy ? { proposed: false, decidedBy } : { proposed: true }
}
