/** What the clocks read from a record: its dates, and who is on which plan. */
import { type Answer, isReduction, type Minutes } from '../minutes/index.ts'
import { londonDate, londonInstant, type Moment, parseDate, parseMoment } from './dates.ts'

export type Subject = {
  minutes: Minutes
  /** The day of the meeting, when it is a date. */
  held: string | undefined
  /** That day once it has come: today or earlier. */
  begun: Moment | undefined
  /** Facts that the record carries are judged on the day of the meeting, never later: it cannot know what came after. */
  asAt: Moment
  trigger(...keys: string[]): Moment | undefined
}

export function subjectOf(minutes: Minutes, now: string): Subject {
  const held = parseDate(minutes.meeting.date)
  const today = londonDate(now)
  const begun = held !== undefined && held <= today ? { date: held } : undefined
  return {
    minutes,
    held,
    begun,
    asAt: begun ?? { date: today },
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

/** Answers that no later answer replaces. */
export function standing({ answers }: Minutes): Answer[] {
  const replaced = new Set(answers.map((answer) => answer.supersedes))
  return answers.filter((answer) => !replaced.has(answer.id))
}

/** A check that names its subject speaks about that row only. */
export const speaksOf = (fields: Record<string, string>, row: string | undefined): boolean =>
  (fields.subject ?? '') === '' || fields.subject === row

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
