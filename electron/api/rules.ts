import { asideCounts } from '../../shared/checks/index.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import { changeProblem } from '../../shared/rule-sets/index.ts'
import { Problem } from '../problem.ts'
import { minutesOf } from '../records/judge.ts'
import { os, signedIn } from './base.ts'

const api = os.rules

export const rules = {
  changes: api.changes.handler(({ context }) => signedIn(context).rooms.store.ruleChanges.list()),

  change: api.change.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const wrong = changeProblem(input, londonDate(now.toISOString()))
    if (wrong) throw new Problem('not valid', wrong, 'The value in force is as it was.')
    return rooms.store.ruleChanges.add({ ...input, reason: input.reason.trim(), by: me.name }, me.id)
  }),

  asideCounts: api.asideCounts.handler(async ({ context }) => {
    const { rooms } = signedIn(context)
    const read: Minutes[] = []
    for (const record of await rooms.store.records.list()) read.push(await minutesOf(rooms, record))
    return asideCounts(read)
  }),
}
