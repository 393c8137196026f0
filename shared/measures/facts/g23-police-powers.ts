/**
 * G23 Police powers considered (domain section 8; seed 9.1; rule R-PP).
 *
 * Counted: each incident that R-PP asked about: a police incident of the record, or, where it has none, the words about
 * police powers or a child found in danger. Met: the rule took an answer that says that the powers were considered; it asks
 * for the facts of their use, or for the reason given at the time. Not considered is not met, whatever the reason. Where
 * the police could not say, so that the chair set the question aside, it is not met.
 * It counts what was recorded and does not judge the officer.
 * Day: of the incident, otherwise of the meeting. Unit: the incident; '' where the words alone asked. Group: whether the
 * powers were used. Amount: none.
 */
import { dateIn } from '../../checks/dates.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { answersTo, findingsOf, meetingDay } from './of-record.ts'

export const uses = {
  used: 'Used',
  notUsed: 'Not used',
  aside: 'Police could not say',
  notSaid: 'Not recorded',
} as const

export const policePowers = (source: MeasureSource): MeasureFact[] =>
  findingsOf('R-PP', source).map((finding): MeasureFact => {
    const answers = answersTo(finding, source)
    const event = source.minutes.events.find(({ id }) => id === finding.subject?.id)
    const answered = finding.state === 'answered'
    const considered = answered && answers.some(({ fields }) => fields.considered === 'Yes')
    const saysOf = answers.findLast(({ fields }) => fields.used === 'Used' || fields.used === 'Not used')
    const group =
      finding.state === 'overridden'
        ? uses.aside
        : saysOf === undefined
          ? uses.notSaid
          : saysOf.fields.used === 'Used'
            ? uses.used
            : uses.notUsed
    const says = considered
      ? 'powers considered and the reason recorded'
      : finding.state === 'overridden'
        ? 'the police could not say'
        : answered
          ? 'powers not considered'
          : 'not recorded in full'
    return {
      measure: 'G23',
      day: dateIn(event?.date) ?? dateIn(saysOf?.fields.startedAt) ?? meetingDay(source),
      unit: finding.subject?.id ?? '',
      met: considered ? 1 : 0,
      group,
      amount: null,
      says: `Police incident: ${says}`,
    }
  })
