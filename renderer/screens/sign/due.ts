import { addWorkingDays, lengthOf } from '../../../shared/clocks/index.ts'
import type { MeetingType } from '../../../shared/minutes/index.ts'
import { isIsoDate, sayDate } from '../../ui/index.ts'

/** The clock that says when everybody has to have a copy; conferences are held to the shorter, local aim. */
const clocks: Partial<Record<MeetingType, 'T-MINUTES-15' | 'T-CIN-MINUTES'>> = {
  ICPC: 'T-MINUTES-15',
  RCPC: 'T-MINUTES-15',
  CIN_PLAN: 'T-CIN-MINUTES',
  CIN_REVIEW: 'T-CIN-MINUTES',
}

/** `Thursday 8 October 2026`, or '' for records whose copies have no clock (domain section 4). */
export function copiesDue(type: MeetingType, meetingDate: string): string {
  const clock = clocks[type]
  if (!clock || !isIsoDate(meetingDate)) return ''
  return sayDate(addWorkingDays(meetingDate, lengthOf(clock).n))
}
