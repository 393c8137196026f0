import * as Y from 'yjs'
import { type CaseFile, emptyCase } from '../../shared/cases/index.ts'
import { minutesToDraft } from '../../shared/minutes/index.ts'
import { dressed, type Template } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { historyOf } from '../records/history.ts'
import { minutesOf } from '../records/judge.ts'
import { newRecordContent } from '../records/new-record.ts'
import { rulesFor } from '../records/rules-in-force.ts'
import { setAsideToday } from '../records/set-aside-today.ts'
import { openable, openableOf, refuseOtherWriters, writable } from '../records/who-may-open.ts'
import { os, signedIn } from './base.ts'
import { accessOf } from './search.ts'

const api = os.records

export const records = {
  list: api.list.handler(async ({ context }) => {
    const { rooms, me } = signedIn(context)
    return openableOf(rooms, await rooms.store.records.list(), me)
  }),

  get: api.get.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { store } = rooms
    return {
      record: await openable(rooms, input.id, me),
      versions: await store.signed.versions(input.id),
      statements: await store.statements.list(input.id),
    }
  }),

  create: api.create.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    refuseOtherWriters(me, input.type)
    const named = await rooms.templates.forNew(input.type)
    const rules = await rulesFor(rooms, { meeting: { date: input.date } }, now)
    const template = dressed(named, rules.conferenceModel, rules.labels)
    const caseFile = await familyOf(rooms, input.caseId, template)
    const history = await historyOf(rooms, { id: '', caseId: caseFile.id })
    const content = newRecordContent({
      template,
      subType: input.subType,
      caseFile,
      date: input.date,
      start: input.start,
      place: input.place,
      me,
      authority: me.organisation,
      caseRefLabel: rules.labels.caseRefLabel,
      conferenceModel: rules.conferenceModel,
      history,
    })
    const made = await rooms.store.records.create(
      {
        caseId: caseFile.id,
        type: template.type,
        title: template.name,
        familyRef: caseFile.familyRef,
        date: input.date,
        content: Y.encodeStateAsUpdate(minutesToDraft(content)),
      },
      me.id,
    )
    rooms.drafts.begun(made.id)
    return made
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
async function familyOf(rooms: Rooms, caseId: string, template: Template): Promise<CaseFile> {
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
