/**
 * The list of the day for a team manager: signs of an offence or of sexual abuse that somebody called not relevant
 * (domain 3.0). Only records that this manager may open are read, and only those that changed today.
 */
import { type Account, levelOf } from '../../shared/access/access.ts'
import type { SetAsideToday } from '../../shared/api/contract.ts'
import { readsSetAside, setAside } from '../../shared/checks/index.ts'
import { addDays, londonDate } from '../../shared/clocks/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { minutesOf } from './judge.ts'
import { openableOf } from './who-may-open.ts'

const isDay = (instant: string, day: string): boolean =>
  !Number.isNaN(Date.parse(instant)) && londonDate(instant) === day

/** Newest first. Throws `Problem` "not allowed" for anybody who is no manager. */
export async function setAsideToday(rooms: Rooms, me: Account, now: Date): Promise<SetAsideToday[]> {
  if (!readsSetAside(levelOf(me.role))) {
    throw new Problem(
      'not allowed',
      'What was set aside today is for team managers and their managers.',
      'Nothing was shown.',
      'Ask your team manager.',
    )
  }
  const day = londonDate(now.toISOString())
  // A day of London begins at the earliest an hour before that day of UTC.
  const changed = await rooms.store.records.changedSince(addDays(day, -1))
  const records = await openableOf(rooms, changed, me)
  const names = new Map((await rooms.store.accounts.list()).map(({ id, name }) => [id, name]))
  const found: SetAsideToday[] = []
  for (const record of records) {
    // Whatever was set aside today changed its record today; the others need not be opened.
    if (londonDate(record.changedAt) < day) continue
    const minutes = await minutesOf(rooms, record)
    const headings = new Map(templateFor(record.type)?.sections.map(({ key, heading }) => [key, heading]))
    for (const one of setAside(minutes)) {
      if (!isDay(one.at, day)) continue
      found.push({
        id: one.id,
        recordId: record.id,
        title: record.title,
        familyRef: record.familyRef,
        heading: headings.get(one.section) ?? '',
        words: one.words,
        reason: one.reason,
        by: names.get(one.by) ?? '',
        at: one.at,
      })
    }
  }
  return found.sort((a, b) => b.at.localeCompare(a.at))
}
