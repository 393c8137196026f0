import * as Y from 'yjs'
import { minutesToDraft } from '../../shared/minutes/index.ts'
import { historyOf } from '../records/history.ts'
import { minutesOf, templateOf } from '../records/judge.ts'
import { newRecordContent } from '../records/new-record.ts'
import { openable, openableOf } from '../records/who-may-open.ts'
import { os, signedIn } from './base.ts'

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
    const { rooms, me } = signedIn(context)
    const template = templateOf(input.type)
    const caseFile = await rooms.store.cases.get(input.caseId)
    const history = await historyOf(rooms, { id: '', caseId: input.caseId })
    const content = newRecordContent({
      template,
      subType: input.subType,
      caseFile,
      date: input.date,
      start: input.start,
      place: input.place,
      me,
      authority: me.organisation,
      caseRefLabel: 'LCS number',
      history,
    })
    return rooms.store.records.create(
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
  }),

  setState: api.setState.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await openable(rooms, input.id, me)
    return rooms.store.records.setState(input.id, input.state, me.id)
  }),

  minutes: api.minutes.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return minutesOf(rooms, await openable(rooms, input.id, me))
  }),

  search: api.search.handler(({ context, input }) => searchRecords(signedIn(context), input.text)),
}

async function searchRecords({ rooms, me }: ReturnType<typeof signedIn>, text: string) {
  const found = await rooms.store.search.find(text)
  const mine = await openableOf(rooms, await rooms.store.records.list(), me)
  const titles = new Map(mine.map((record) => [record.id, `${record.title}, ${record.date}`]))
  return found.flatMap(({ recordId, excerpt }) => {
    const title = titles.get(recordId)
    return title === undefined ? [] : [{ recordId, excerpt, title }]
  })
}
