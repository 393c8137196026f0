import { canIn } from '../../shared/access/access.ts'
import { copyChecksOf } from '../records/copy-checks.ts'
import { historyOf } from '../records/history.ts'
import { minutesOf } from '../records/judge.ts'
import { openable, writable } from '../records/who-may-open.ts'
import { fromBase64, os, signedIn, toBase64 } from './base.ts'

const api = os.drafts

export const drafts = {
  open: api.open.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    if (canIn(me, 'record.write', record.type)) context.session.opened.add(record.id)
    const { update, seq, savedAt } = await rooms.drafts.state(input.recordId)
    return { update: toBase64(update), seq, savedAt, editable: record.state !== 'signed' }
  }),

  append: api.append.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    if (!context.session.opened.has(input.recordId)) await writable(rooms, input.recordId, me)
    return rooms.drafts.append(input.recordId, fromBase64(input.update), me.id, input.window)
  }),

  watch: api.watch.handler(async function* ({ context, input, signal }) {
    const { rooms, me } = signedIn(context)
    await openable(rooms, input.recordId, me)
    for await (const change of rooms.drafts.changes(input.recordId, input.after, signal)) {
      if (change.window === input.window) continue
      // Whoever signed out meanwhile hears no more.
      if (!context.session.me) return
      yield { seq: change.seq, update: toBase64(change.update), by: change.by }
    }
  }),

  content: api.content.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return rooms.drafts.content((await openable(rooms, input.recordId, me)).id)
  }),

  surroundings: api.surroundings.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    const minutes = await minutesOf(rooms, record)
    const { templateVersion } = minutes.meeting
    const template = await rooms.templates.of(record.type, templateVersion)
    const now = record.state === 'signed' ? template : await rooms.templates.forNew(record.type)
    return {
      statements: await rooms.store.statements.list(record.id),
      history: await historyOf(rooms, record),
      rules: await rooms.store.ruleChanges.list(),
      template,
      newer: now.version === template.version ? null : now,
      copyChecks: await copyChecksOf(rooms, record, minutes, template),
    }
  }),
}
