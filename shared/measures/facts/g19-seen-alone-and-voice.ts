/**
 * G19 Child seen alone and voice (domain section 8; seed 6.1; rule R-VC).
 *
 * Counted: each child of a record of a kind that asks R-VC. Met: the rule took what is written of the child's own voice,
 * and the child was seen alone within the working days that are set (10 on a protection plan, 20 in child in need, local)
 * before the meeting, or before the signature. "Not yet" with an action answers the rule and is not met.
 * An unborn baby, and a child under 2, who cannot speak yet and is seen with whoever looks after them, is met by observed
 * behaviour alone: that is what the rule asks for then.
 * Day: of the meeting. Unit: the child. Group: the age on that day, in the bands of the library of learning. Amount: none.
 */
import type { Finding } from '../../checks/check.ts'
import { dateIn } from '../../checks/dates.ts'
import { lastSeen } from '../../checks/rules/r-vc.ts'
import { calendar, workingDaysBetween } from '../../clocks/index.ts'
import { bandOf } from '../../learning/suggest.ts'
import { type Child, planOfAll } from '../../minutes/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { answersTo, childrenByNumber, findingsOf, meetingDay, signedDay } from './of-record.ts'

export const AGE_NOT_KNOWN = 'age not known'

function isHeard(finding: Finding, child: Child, source: MeasureSource): boolean {
  const answers = answersTo(finding, source, child.id)
  return finding.state === 'answered' && answers.every(({ value }) => value !== 'not yet')
}

/** Days on which the child was seen alone: visits of the record, and what the answers to the check say. */
function daysAlone(finding: Finding, child: Child, source: MeasureSource): string[] {
  const signed = signedDay(source)
  const last = dateIn(lastSeen(child, signed)?.date)
  const visits = child.seen.filter(({ alone }) => alone === 'yes').map(({ date }) => dateIn(date))
  const said = answersTo(finding, source, child.id)
    .filter(({ fields }) => (fields.alone ?? '').trim() === 'yes')
    .map(({ fields }) => dateIn(fields.seenOn) ?? last)
  return [...visits, ...said].filter((day) => day !== undefined && day <= signed) as string[]
}

function isSeenAlone(finding: Finding, child: Child, source: MeasureSource): boolean {
  const { settings } = source.rules
  const limit =
    planOfAll(source.minutes) === 'CPP' ? settings.seenWorkingDaysCpp : settings.seenWorkingDaysCin
  const days = calendar(settings.closureDays)
  return daysAlone(finding, child, source).some(
    (day) => workingDaysBetween(day, meetingDay(source), days) <= limit,
  )
}

export const seenAloneAndVoice = (source: MeasureSource): MeasureFact[] =>
  findingsOf('R-VC', source).flatMap((finding): MeasureFact[] => {
    const child = source.minutes.children.find(({ id }) => finding.about.includes(id))
    if (!child) return []
    const day = meetingDay(source)
    const band = bandOf(child, day)
    const speaks = band !== 'unborn' && band !== 'under 2'
    const heard = isHeard(finding, child, source)
    const alone = !speaks || isSeenAlone(finding, child, source)
    const says = [
      heard ? 'voice recorded' : 'voice not recorded yet',
      ...(speaks ? [alone ? 'seen alone in time' : 'not seen alone in time'] : []),
    ]
    return [
      {
        measure: 'G19',
        day,
        unit: child.id,
        met: heard && alone ? 1 : 0,
        group: band ?? AGE_NOT_KNOWN,
        amount: null,
        says: `${childrenByNumber([child.id], source.minutes)}: ${says.join(', ')}`,
      },
    ]
  })
