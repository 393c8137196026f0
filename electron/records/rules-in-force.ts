/** The rules a record is judged by: those in force on its own date, with the council's changes. */

import type { Minutes } from '../../shared/minutes/index.ts'
import { type RuleSet, ruleSetOn } from '../../shared/rule-sets/index.ts'
import type { Rooms } from '../core.ts'

export async function rulesFor(
  rooms: Rooms,
  minutes: { meeting: Pick<Minutes['meeting'], 'date'> },
  now: Date,
): Promise<RuleSet> {
  return ruleSetOn(minutes.meeting.date, await rooms.store.ruleChanges.list(), now.toISOString())
}
