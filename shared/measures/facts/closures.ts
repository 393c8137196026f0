/** Closures of a signed record: help that ended, or was made less, for one child, and what the gate came to (R-CG). */
import type { Finding } from '../../checks/index.ts'
import { childrenReduced, reductionsOf } from '../../checks/record.ts'
import { type Decision, type Minutes, standingOf } from '../../minutes/index.ts'
import type { MeasureSource } from '../measure.ts'

export type Closure = {
  /** Id of a child of the record. */
  child: string
  /** What kind of closure, without the words that somebody typed. */
  says: string
  /** What the gate found; undefined where it was never asked, as in a record from elsewhere. */
  gate: Finding | undefined
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^cpp ends/i, 'protection plan ended'],
  [/^cpp not made/i, 'no protection plan made'],
  [/^no s47/i, 'no section 47 enquiry'],
  [/^step down/i, 'stepped down'],
  [/^early help/i, 'stepped down'],
  [/^nfa\b/i, 'no further action'],
]
const kindOf = ({ value }: Decision): string =>
  kinds.find(([pattern]) => pattern.test(value.trim()))?.[1] ?? 'closed'

const decisionsFor = (minutes: Minutes, child: string): Decision[] =>
  reductionsOf(minutes).filter(
    (one) => one.child === child || !minutes.children.some(({ id }) => id === one.child),
  )

/**
 * One for each child whose closure is final. One that still waits for its manager, or behind a gate that is shut, is a
 * proposal and no closure yet.
 */
export function closuresIn({ minutes, findings }: Pick<MeasureSource, 'minutes' | 'findings'>): Closure[] {
  return childrenReduced(minutes).flatMap((child): Closure[] => {
    const final = decisionsFor(minutes, child).find((one) => !standingOf(one, minutes, findings).proposed)
    if (!final) return []
    const gate = findings.find((one) => one.ruleId === 'R-CG' && one.about.includes(child))
    return [{ child, says: kindOf(final), gate }]
  })
}
