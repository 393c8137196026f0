import { book, changeAway, changePlanOf, sayWhy, takeAwayAway } from '../records/supervision-changes.ts'
import { duesFor, planFor } from '../records/supervision-views.ts'
import { teamPicture } from '../records/team-picture.ts'
import { writable } from '../records/who-may-open.ts'
import { os, signedIn } from './base.ts'

const api = os.supervision
const done = { done: true } as const

export const supervision = {
  plan: api.plan.handler(({ context }) => {
    const { rooms, me, now } = signedIn(context)
    return planFor(rooms, me, now)
  }),

  dues: api.dues.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return duesFor(rooms, input, me, now)
  }),

  setPerson: api.setPerson.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await changePlanOf(rooms, input, me)
    return done
  }),

  setAway: api.setAway.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await changeAway(rooms, input, me)
    return done
  }),

  removeAway: api.removeAway.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await takeAwayAway(rooms, input.id, me)
    return done
  }),

  say: api.say.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    await sayWhy(rooms, input, me, now)
    return done
  }),

  book: api.book.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    await book(rooms, input.id, input.day, me, now)
    return done
  }),

  teamPicture: api.teamPicture.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return teamPicture(rooms, await writable(rooms, input.recordId, me), me, now)
  }),
}
