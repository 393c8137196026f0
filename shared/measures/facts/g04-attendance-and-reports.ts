/**
 * G4 Agency attendance and reports (seeds 3.1, 5.1).
 *
 * Counted: each agency that was invited to a meeting of several agencies, once however many of its people were asked.
 * An independent chair, the minute taker and whoever serves the meeting are no agency; nor is anybody who was not
 * invited, was excluded, or of whom it is not said whether they came. A conference that was adjourned counts too: who
 * stayed away is why.
 * Met: somebody of the agency came, took part in a part or was represented, or it sent a report.
 * Day: the meeting. Group: the agency. Amount: none.
 * Source: domain sections 1 (attendance) and 3.1 (R-CQ), whose reading of who is expected it is.
 */
import { expected as expectedAgencies } from '../../checks/rules/r-cq.ts'
import type { MeetingType, Minutes } from '../../minutes/index.ts'
import type { Template } from '../../templates/template.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { heldOn } from './days.ts'
import { agencyWords } from './words.ts'

const types: ReadonlySet<MeetingType> = new Set([
  'ICPC',
  'RCPC',
  'CG',
  'STRAT',
  'CIN_PLAN',
  'CIN_REVIEW',
  'PROF',
])
const there: ReadonlySet<string> = new Set(['attended', 'partial', 'represented'])

/**
 * Whoever only serves the meeting is there for no agency: an independent chair and the minute taker. A social worker who
 * chairs a review is there for theirs.
 */
function withoutServing(minutes: Minutes, { quorum }: Template): Minutes {
  const { chair, minuteTaker } = minutes.meeting
  if (quorum?.independentChair) return minutes
  return {
    ...minutes,
    meeting: { ...minutes.meeting, chair: '', minuteTaker: minuteTaker === chair ? '' : minuteTaker },
  }
}

const wordsOf = (came: boolean, reported: boolean): string => {
  if (came) return reported ? 'Came, and sent a report' : 'Came'
  return reported ? 'Sent a report and did not come' : 'Neither came nor sent a report'
}

export function attendanceAndReports(source: MeasureSource): MeasureFact[] {
  const { minutes, template } = source
  if (!types.has(minutes.meeting.type)) return []
  const day = heldOn(source)
  const agencies = expectedAgencies(withoutServing(minutes, template))
  return [...agencies].flatMap(([agency, people]): MeasureFact[] => {
    const ids = new Set(people.map(({ id }) => id))
    const rows = minutes.attendance.filter(({ person }) => ids.has(person))
    const came = rows.some(({ status }) => there.has(status))
    const reported = rows.some(({ reportSubmitted }) => reportSubmitted === 'yes')
    return [
      {
        measure: 'G4',
        day,
        unit: rows[0]?.id ?? agency,
        met: came || reported ? 1 : 0,
        group: agencyWords(minutes, agency, people[0]?.agencyGroup),
        amount: null,
        says: wordsOf(came, reported),
      },
    ]
  })
}
