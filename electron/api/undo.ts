import { moveBack, moveDraft, movedFrom, tryMove } from '../records/move-draft.ts'
import {
  bringBack,
  daysKept,
  deleteForGood,
  setDaysKept,
  standingOf,
  throwAway,
  thrownAwayFor,
} from '../records/thrown-away.ts'
import { os, signedIn } from './base.ts'

const api = os.undo

export const undo = {
  standing: api.standing.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return {
      ...(await standingOf(rooms, input.recordId, me)),
      days: await daysKept(rooms),
      movedFrom: (await movedFrom(rooms, input.recordId)) ?? null,
    }
  }),
  throwAway: api.throwAway.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return throwAway(rooms, input, me, now)
  }),
  bringBack: api.bringBack.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return { recordId: await bringBack(rooms, input.recordId, me) }
  }),
  thrownAway: api.thrownAway.handler(({ context }) => {
    const { rooms, me, now } = signedIn(context)
    return thrownAwayFor(rooms, me, now)
  }),
  deleteForGood: api.deleteForGood.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    await deleteForGood(rooms, input.recordId, me, now)
    return { done: true as const }
  }),
  setDays: api.setDays.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return { days: await setDaysKept(rooms, input.days, me) }
  }),
  tryMove: api.tryMove.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return tryMove(rooms, input, me, now)
  }),
  move: api.move.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return { recordId: await moveDraft(rooms, input, me, now) }
  }),
  moveBack: api.moveBack.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return { recordId: await moveBack(rooms, input.recordId, me) }
  }),
}
