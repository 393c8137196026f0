/** What the clocks read from a record: its dates, and who is on which plan. */
import { isReduction, type Minutes } from '../minutes/index.ts'
import { londonDate, londonInstant, type Moment, parseMoment } from './dates.ts'

export type Subject = {
  minutes: Minutes
  /** The day of the meeting, when it is a date. */
  held?: string
  /** The meeting has begun: its day is today or earlier. */
  happened: boolean
  /** Facts that the record carries are judged on the day of the meeting, never later: it cannot know what came after. */
  asAt: Moment
  trigger(...keys: string[]): Moment | undefined
}

export function subjectOf(minutes: Minutes, now: string): Subject {
  const held = parseMoment(minutes.meeting.date)?.date
  const today = londonDate(now)
  const happened = held !== undefined && held <= today
  return {
    minutes,
    ...(held !== undefined && { held }),
    happened,
    asAt: { date: held !== undefined && held < today ? held : today },
    trigger(...keys) {
      for (const key of keys) {
        const found = parseMoment(minutes.meeting.triggers[key] ?? '')
        if (found) return found
      }
      return undefined
    },
  }
}

/** A time of the meeting's day (`start` or `end`), as far as it was written. */
export function meetingMoment({ minutes, held }: Subject, time: 'start' | 'end'): Moment | undefined {
  if (held === undefined) return undefined
  const instant = londonInstant(held, minutes.meeting[time])
  return instant === undefined ? { date: held } : { date: held, instant }
}

/** A protection plan is made or goes on for at least one child, or nothing is decided yet. */
export function protectionPlanRuns({ decisions }: Minutes): boolean {
  const values = decisions.map((decision) => decision.value).filter(Boolean)
  return values.length === 0 || values.some((value) => /^cpp (?:made|continues)/i.test(value))
}

/** Every child's decision ends or reduces the plan, and none of them is only proposed. */
export function planEnds({ decisions, children }: Minutes): boolean {
  const ended = decisions.filter((one) => isReduction(one.value) && one.status !== 'proposed')
  return children.length > 0 && children.every((child) => ended.some((one) => one.child === child.id))
}
