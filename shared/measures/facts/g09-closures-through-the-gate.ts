/**
 * G9 Closures through the full gate (seed 1.2).
 *
 * Counted: each child for whom help ended or was made less in a signed record, and finally so: a case closed or stepped
 * down, a protection plan ended or not made, no section 47 enquiry, no further action. A closure that is only proposed
 * is none yet.
 * Met: the gate was answered in full: every kind of harm considered, everything else of it settled, and a manager's own
 * text. An override is not: it is told apart.
 * Day: the meeting. Group: answered, overridden, or not answered. Amount: none.
 * Source: domain section 3.1 (R-CG).
 */
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { closuresIn } from './closures.ts'
import { heldOn } from './days.ts'
import { childrenByNumber } from './of-record.ts'

const groups = {
  answered: 'Every line answered',
  overridden: 'Gate overridden',
  open: 'Gate not answered',
} as const

export function closuresThroughTheGate(source: MeasureSource): MeasureFact[] {
  return closuresIn(source).map(({ child, says, gate }): MeasureFact => {
    const state = gate?.state ?? 'open'
    return {
      measure: 'G9',
      day: heldOn(source),
      unit: child,
      met: state === 'answered' ? 1 : 0,
      group: groups[state],
      amount: null,
      says: `${childrenByNumber([child], source.minutes)}: ${says}`,
    }
  })
}
