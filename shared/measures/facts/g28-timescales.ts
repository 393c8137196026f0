/**
 * G28 Timescales (seed 3.1).
 *
 * Counted: each conference, and each first core group, that statutory guidance gives a time, in the record of the meeting
 * that ends that time: an initial or a transfer-in conference, a first core group, a review conference. A meeting whose
 * record does not say when its time began is not counted. A conference that was adjourned has not been held: the time
 * runs on, and the one that meets again is counted. One that went ahead without quorum was held. A meeting that was never
 * held has no record to be counted in; its clock is told on the first screen.
 * Met: held in time.
 * Day: the meeting. Group: the kind of meeting, with a first review apart from later ones. Amount: none.
 * Source: domain section 4 (T-ICPC, T-TRANSFER, T-CORE-GROUP-FIRST, T-RCPC-FIRST, T-RCPC-NEXT). The rhythm of later core
 * groups is a range that each council sets, and no timescale.
 */
import { THIS_MEETING } from '../../clocks/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { heldOn } from './days.ts'
import { wentAhead } from './went-ahead.ts'

const groups: Readonly<Record<string, string>> = {
  'T-ICPC': 'Initial conference',
  'T-TRANSFER': 'Transfer-in conference',
  'T-CORE-GROUP-FIRST': 'First core group',
  'T-RCPC-FIRST': 'First review conference',
  'T-RCPC-NEXT': 'Later review conference',
}

export function timescales(source: MeasureSource): MeasureFact[] {
  if (!wentAhead(source.minutes)) return []
  return source.clocks.flatMap((clock): MeasureFact[] => {
    const group = groups[clock.id]
    if (group === undefined || clock.metOn === undefined || clock.startedBy === THIS_MEETING) return []
    const met = clock.state === 'met'
    return [
      {
        measure: 'G28',
        day: heldOn(source),
        unit: clock.id,
        met: met ? 1 : 0,
        group,
        amount: null,
        says: `${group} held ${met ? 'in time' : 'late'}`,
      },
    ]
  })
}
