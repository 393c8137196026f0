/** Goals of the plan over time: which are carried to the next meeting, and what each meeting said of them. */
import type { Action, EarlierAction, EarlierGoal, Goal, GoalPast, Minutes } from './minutes.ts'
import { type GoalStatus, goalEnds, goalStatuses, goalStatusNames, type MeetingType } from './vocabulary.ts'

/** Meetings that make, drive or review a plan (domain 2.2 to 2.4 and 2.6). Others neither set goals nor carry them. */
const planMeetings: ReadonlySet<MeetingType> = new Set(['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW'])

/** Does this kind of meeting work on the goals of a plan? */
export const holdsGoals = (type: MeetingType): boolean => planMeetings.has(type)

/** The status in lower case, where it is one that the product knows. */
export function goalStatusOf(status: string): GoalStatus | undefined {
  const plain = status.trim().toLowerCase()
  return goalStatuses.find((one) => one === plain)
}

/** "Green: on track": never a colour without its word. Anything else stays as it was typed. */
export function goalStatusWords(status: string): string {
  const known = goalStatusOf(status)
  return known ? goalStatusNames[known] : status.trim()
}

/** Has the plan no more to do with it? */
export const isEnded = ({ ended }: Pick<Goal, 'ended'>): boolean =>
  goalEnds.some((one) => one === ended.trim().toLowerCase())

/** A goal keeps its name from record to record: its row, and the meeting that set it. */
export const goalKey = (goal: Pick<Goal, 'id' | 'raisedIn'>, minutes: Pick<Minutes, 'meeting'>): string =>
  `${goal.raisedIn || minutes.meeting.date} ${goal.id}`

function saidOf(goal: Goal, { meeting }: Minutes): GoalPast[] {
  if (goal.status.trim() === '' && goal.scaleNow.trim() === '') return []
  return [{ date: meeting.date, meeting: meeting.type, status: goal.status, scale: goal.scaleNow }]
}

/** Each meeting once, oldest first; what a later record knows of an earlier meeting does not hide that one's own words. */
function pastOf(known: GoalPast[]): GoalPast[] {
  const once = new Map(known.map((one) => [`${one.date} ${one.meeting}`, one]))
  return [...once.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/**
 * Goals that no meeting has ended, for the next meeting about the plan (domain section 5), each as the newest record
 * words it, with what was said of it before and nothing said of it yet. `records` are oldest first. Read from every one
 * of them, so that a record that was begun before another was signed loses nothing and brings nothing back.
 */
export function carriedGoals(records: readonly Minutes[]): Goal[] {
  const open = new Map<string, Goal>()
  const ended = new Set<string>()
  for (const minutes of records) {
    for (const goal of minutes.goals) {
      const key = goalKey(goal, minutes)
      if (isEnded(goal)) ended.add(key)
      const before = open.get(key)?.past ?? []
      open.set(key, {
        ...goal,
        raisedIn: goal.raisedIn || minutes.meeting.date,
        earlier: keptEarlier(goal.earlier, minutes.meeting.date),
        past: pastOf([...goal.past, ...before, ...saidOf(goal, minutes)]),
      })
    }
  }
  return [...open]
    .filter(([key]) => !ended.has(key))
    .map(([, goal]) => ({ ...goal, status: '', scaleNow: '', evidence: '', effectOnChild: '', ended: '' }))
}

/** The words of a goal as they stand, kept before a meeting words it anew. */
export const wordsOfGoal = (goal: Goal): EarlierGoal => ({
  worry: goal.worry,
  goal: goal.goal,
  indicators: goal.indicators,
  targetDate: goal.targetDate,
  contingency: goal.contingency,
  reason: '',
  changedIn: '',
})

/** An action as it stands, kept before a meeting decides it again. */
export const wordsOfAction = ({ text, owner, due }: Action): EarlierAction => ({
  text,
  owner,
  due,
  reason: '',
  changedIn: '',
})

/** How something carried stood before this meeting decided it again; undefined where this meeting has left it alone. */
export function changedHere<E extends { changedIn: string }>({
  raisedIn,
  earlier,
}: {
  raisedIn: string
  earlier: readonly E[]
}): E | undefined {
  const last = earlier.at(-1)
  return raisedIn !== '' && last?.changedIn === '' ? last : undefined
}

/** Earlier words as the next record has them: each says which meeting changed them. `date`: of this record's meeting. */
export const keptEarlier = <E extends { changedIn: string }>(earlier: readonly E[], date: string): E[] =>
  earlier.map((one) => ({ ...one, changedIn: one.changedIn || date }))

/** One meeting in the story of a goal. `status` is as it was typed; `said` is true where the meeting gave it one. */
export type GoalPoint = {
  recordId: string
  type: MeetingType
  /** ISO date of the meeting, as typed. */
  date: string
  status: string
  scale: string
  evidence: string
  effectOnChild: string
  /** The words of the goal as they stood in that record. */
  goal: string
  targetDate: string
  ended: string
}

/** A goal with what each record says of it, oldest first. */
export type GoalSeries = {
  key: string
  /** The goal as the newest record has it. */
  newest: Goal
  points: GoalPoint[]
}

/**
 * Each goal of a family over time. `records` are oldest first; a record that a person may not open must not be among
 * them, nor a goal that they may not read. Goals stand in the order in which they were first set.
 */
export function goalSeries(records: readonly { recordId: string; minutes: Minutes }[]): GoalSeries[] {
  const series = new Map<string, GoalSeries>()
  for (const { recordId, minutes } of records) {
    const { type, date } = minutes.meeting
    for (const goal of minutes.goals) {
      const key = goalKey(goal, minutes)
      const { status, evidence, effectOnChild, targetDate, ended } = goal
      const point: GoalPoint = {
        recordId,
        type,
        date,
        status,
        scale: goal.scaleNow,
        evidence,
        effectOnChild,
        goal: goal.goal,
        targetDate,
        ended,
      }
      series.set(key, { key, newest: goal, points: [...(series.get(key)?.points ?? []), point] })
    }
  }
  return [...series.values()]
}
