/** The goals of a family's plan over time, from the signed records that a person may open (domain section 5). */
import type { Account } from '../../shared/access/access.ts'
import { type GoalLine, goalLineSchema } from '../../shared/api/desk.ts'
import {
  type Goal,
  type GoalSeries,
  goalSeries,
  type Minutes,
  type Person,
} from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { withOwnAudience, withoutPersonal } from './history.ts'
import { minutesOf } from './judge.ts'
import { plainName } from './plain-name.ts'
import { isMe, openableOf, tookPart } from './who-may-open.ts'

/** A restricted goal is for those who were there. What is withheld from me stays so. */
function maySee(goal: Goal, minutes: Minutes, me: Account, isMine: boolean): boolean {
  const is = ({ accountId, name }: Person): boolean => isMe(me, { account: accountId, name: plainName(name) })
  if (minutes.people.some((person) => goal.withholdFrom.includes(person.id) && is(person))) return false
  return goal.audience !== 'restricted' || isMine || tookPart(me, minutes)
}

/** The goals of a family, in the order in which they were set. */
export async function goalsOf(rooms: Rooms, caseId: string, me: Account): Promise<GoalLine[]> {
  const signed = (await rooms.store.records.ofCase(caseId)).filter((record) => record.state === 'signed')
  const records = (await openableOf(rooms, signed, me)).toSorted(
    (a, b) => a.date.localeCompare(b.date) || a.createdAt.localeCompare(b.createdAt),
  )
  const read: { recordId: string; minutes: Minutes }[] = []
  for (const record of records) {
    const whole = await minutesOf(rooms, record)
    if (whole.goals.length === 0) continue
    const { type, templateVersion } = whole.meeting
    const template = await rooms.templates.of(type, templateVersion)
    const minutes = withOwnAudience(withoutPersonal(whole, template), template)
    const isMine = record.createdBy === me.id
    const goals = minutes.goals.filter((goal) => maySee(goal, minutes, me, isMine))
    read.push({ recordId: record.id, minutes: { ...minutes, goals } })
  }
  const byId = new Map(read.map((one) => [one.recordId, one.minutes]))
  return goalSeries(read).map((series) => lineOf(series, byId))
}

function lineOf({ key, newest, points }: GoalSeries, read: ReadonlyMap<string, Minutes>): GoalLine {
  const last = read.get(points.at(-1)?.recordId ?? '')
  const { children } = newest
  return goalLineSchema.parse({
    id: key,
    goal: newest.goal,
    worry: newest.worry,
    children:
      children === 'all'
        ? []
        : children.flatMap((id) => last?.children.find((child) => child.id === id)?.name ?? []),
    baseline: newest.baseline,
    indicators: newest.indicators,
    targetDate: newest.targetDate,
    contingency: newest.contingency,
    ended: newest.ended,
    audience: newest.audience ?? 'shared',
    points: points.map(({ type, ended: _ended, ...point }) => ({
      ...point,
      title: templateFor(type)?.shortName ?? type,
    })),
  })
}
