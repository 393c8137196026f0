import { type CaseFile, emptyCase } from '../../shared/cases/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { beginRecord } from '../records/begin-record.ts'
import { withSupervised } from '../records/begin-session.ts'
import { minutesOf } from '../records/judge.ts'
import { setAsideToday } from '../records/set-aside-today.ts'
import { openable, openableOf, refuseOtherWriters, writable } from '../records/who-may-open.ts'
import { os, signedIn } from './base.ts'
import { accessOf } from './search.ts'

const api = os.records

export const records = {
  list: api.list.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { records } = rooms.store
    return openableOf(rooms, await (input?.caseId ? records.ofCase(input.caseId) : records.list()), me)
  }),

  get: api.get.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { store } = rooms
    const record = await openable(rooms, input.id, me)
    const versions = await store.signed.versions(input.id)
    return {
      record,
      versions,
      // What was taken out of a record that was replaced is taken out of its statements too.
      statements:
        versions.length > 1
          ? (await minutesOf(rooms, record)).statements
          : await store.statements.list(input.id),
    }
  }),

  create: api.create.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    refuseOtherWriters(me, input.type)
    const { caseId, supervised = '', ...begin } = input
    const familyOf = (template: Template): Promise<CaseFile> => familyFor(rooms, caseId, template)
    const filled = supervised ? await withSupervised(rooms, input, supervised, me, now) : undefined
    return beginRecord(rooms, { ...begin, familyOf, ...(filled && { filled }) }, me, now)
  }),

  setState: api.setState.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await writable(rooms, input.id, me)
    return rooms.store.records.setState(input.id, input.state, me.id)
  }),

  minutes: api.minutes.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return minutesOf(rooms, await openable(rooms, input.id, me))
  }),

  setAsideToday: api.setAsideToday.handler(({ context }) => {
    const { rooms, me, now } = signedIn(context)
    return setAsideToday(rooms, me, now)
  }),

  search: api.search.handler(({ context, input }) => searchRecords(signedIn(context), input.text)),
}

/** The family that a record is about. Supervision of supervisors is about none; a forum may be. */
async function familyFor(rooms: Rooms, caseId: string, template: Template): Promise<CaseFile> {
  if (caseId) return rooms.store.cases.get(caseId)
  if (template.family === 'one') {
    throw new Problem(
      'not valid',
      'This record is about a family.',
      'Nothing was made.',
      'Choose the family.',
    )
  }
  return { ...emptyCase(), id: '', createdAt: '', changedAt: '' }
}

async function searchRecords({ rooms, me }: ReturnType<typeof signedIn>, text: string) {
  // A list beside a record is often looked at by a family too: nothing restricted or personal comes up in it.
  const ask = { text, kinds: ['record' as const], openOnly: true, most: 50 }
  const { groups } = await rooms.store.search.find(ask, accessOf(rooms, me))
  return groups.flatMap(({ hits }) =>
    hits.map(({ recordId, recordTitle, date, excerpt }) => ({
      recordId,
      title: `${recordTitle}, ${date}`,
      excerpt: excerpt.text,
    })),
  )
}
