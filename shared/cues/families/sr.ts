/**
 * Self-report: a fact that matters for safety and rests only on a carer's word. Read by the trained model alone; DC-01
 * of domain 3.2, which asks about every account of a carer, stays on the list of DC.
 */
import type { CueList } from '../definition.ts'

export const sr: CueList = {
  family: 'SR',
  name: "A carer's word alone",
  general: {
    id: 'SR-00',
    question: 'This is an account. What independent sighting, record or person supports or contradicts it?',
  },
  cues: [],
}
