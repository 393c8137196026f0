import { READ_FIRST } from '../records/desk-today.ts'
import { disagreementLines, followedFrom } from '../records/disagreements.ts'
import { familyHistory } from '../records/history-reviews.ts'
import { openEscalation } from '../records/open-escalation.ts'
import { openNote } from '../records/open-note.ts'
import { openReview } from '../records/open-review.ts'
import { openable } from '../records/who-may-open.ts'
import { os, signedIn } from './base.ts'

const api = os.escalations

export const escalations = {
  list: api.list.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const behind = !(await rooms.facts.catchUp(READ_FIRST))
    if (behind) rooms.facts.start()
    return { lines: await disagreementLines(rooms, input.caseId, me, now), behind }
  }),

  of: api.of.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    // Where a disagreement began is told from what is kept; older records may still be missing from it.
    await rooms.facts.catchUp(READ_FIRST)
    return followedFrom(rooms, input.recordId, me)
  }),

  open: api.open.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const source = await openable(rooms, input.recordId, me)
    const { record, made } = await openEscalation(rooms, source, input.row, me, now)
    return { recordId: record.id, made }
  }),

  openReview: api.openReview.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const source = await openable(rooms, input.recordId, me)
    const { record, made } = await openReview(rooms, source, me, now, input.evenSo)
    return { recordId: record.id, made }
  }),

  openNote: api.openNote.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const source = await openable(rooms, input.recordId, me)
    const { record, made } = await openNote(rooms, source, me, now)
    return { recordId: record.id, made }
  }),

  history: api.history.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return familyHistory(rooms, input.caseId, me, now)
  }),
}
