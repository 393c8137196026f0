import * as Y from 'yjs'
import { canIn } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { type DraftContent, minutesToDraft } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { copyChecksOf } from '../records/copy-checks.ts'
import { sentFor } from '../records/distribution-sent.ts'
import { caseEventsOf, historyOf, laterOf } from '../records/history.ts'
import { minutesOf } from '../records/judge.ts'
import { rulesFor } from '../records/rules-in-force.ts'
import { openable, thrownAwayTo, writable } from '../records/who-may-open.ts'
import { fromBase64, os, refuseOthersWords, signedIn, toBase64 } from './base.ts'

const api = os.drafts

/** Was its first signed version withdrawn? Then the draft behind that one says what was taken out. */
const isReplaced = ({ state, version }: RecordMeta): boolean => state === 'signed' && version !== '1.0'

async function contentOf(rooms: Rooms, record: RecordMeta): Promise<DraftContent> {
  const { format: _format, statements: _statements, ...content } = await minutesOf(rooms, record)
  return content
}

/** The draft as a page opens it; of a record that was replaced, one made of the version that stands. */
async function stateOf(rooms: Rooms, record: RecordMeta) {
  const { seq, savedAt, ...kept } = await rooms.drafts.state(record.id)
  const update = isReplaced(record)
    ? Y.encodeStateAsUpdate(minutesToDraft(await contentOf(rooms, record)))
    : kept.update
  return { update, seq, savedAt }
}

export const drafts = {
  open: api.open.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    if (canIn(me, 'record.write', record.type)) context.session.opened.add(record.id)
    const { update, seq, savedAt } = await stateOf(rooms, record)
    return { update: toBase64(update), seq, savedAt, editable: record.state !== 'signed' }
  }),

  append: api.append.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    refuseOthersWords(input.typedBy, me)
    if (!context.session.opened.has(input.recordId)) await writable(rooms, input.recordId, me)
    const update = fromBase64(input.update)
    return rooms.drafts.append(input.recordId, update, me.id, input.window).catch(async (error: unknown) => {
      throw (await thrownAwayTo(rooms, input.recordId, me)) ?? error
    })
  }),

  watch: api.watch.handler(async function* ({ context, input, signal }) {
    const { rooms, me } = signedIn(context)
    // Nobody writes in a record that was replaced, and what was written before is under lock.
    if (isReplaced(await openable(rooms, input.recordId, me))) return
    for await (const change of rooms.drafts.changes(input.recordId, input.after, signal)) {
      if (change.window === input.window) continue
      // Whoever signed out meanwhile hears no more.
      if (context.session.me?.id !== me.id) return
      yield { seq: change.seq, update: toBase64(change.update), by: change.by }
    }
    // It ended by itself: whoever has the draft open is told what has become of it.
    if (!signal?.aborted && context.session.me?.id === me.id) await openable(rooms, input.recordId, me)
  }),

  content: api.content.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    return isReplaced(record) ? contentOf(rooms, record) : rooms.drafts.content(record.id)
  }),

  surroundings: api.surroundings.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    const minutes = await minutesOf(rooms, record)
    const { templateVersion } = minutes.meeting
    const template = await rooms.templates.of(record.type, templateVersion)
    const now = record.state === 'signed' ? template : await rooms.templates.forNew(record.type)
    return {
      statements: isReplaced(record) ? minutes.statements : await rooms.store.statements.list(record.id),
      history: await historyOf(rooms, record),
      later: await laterOf(rooms, record),
      caseEvents: await caseEventsOf(rooms, record),
      rules: await rooms.store.ruleChanges.list(),
      template,
      newer: now.version === template.version ? null : now,
      copyChecks: await copyChecksOf(rooms, record, minutes, template),
      sent: await sentFor(rooms.store, record, {
        minutes,
        template,
        rules: await rulesFor(rooms, minutes, context.core.now()),
      }),
    }
  }),
}
