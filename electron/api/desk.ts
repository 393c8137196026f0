import { actionLines } from '../records/desk-actions.ts'
import { calendarFileName, calendarOf } from '../records/desk-calendar.ts'
import { deskOf, READ_FIRST } from '../records/desk-today.ts'
import { goalsOf } from '../records/goals.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.desk

export const desk = {
  today: api.today.handler(async ({ context }) => {
    const { rooms, me, now } = signedIn(context)
    const { items, ...rest } = await deskOf(rooms, me, now)
    return { ...rest, lines: items.map(({ dated: _dated, ...line }) => line) }
  }),

  actions: api.actions.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const behind = !(await rooms.facts.catchUp(READ_FIRST))
    if (behind) rooms.facts.start()
    return { ...(await actionLines(rooms, me, now, input)), behind }
  }),

  goals: api.goals.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return goalsOf(rooms, input.caseId, me)
  }),

  calendar: api.calendar.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { items } = await deskOf(rooms, me, now)
    const wanted = items.filter(
      ({ whose }) =>
        input.whose === 'all' || whose === 'mine' || (input.whose === 'supervised' && whose === 'supervised'),
    )
    return {
      fileName: calendarFileName,
      bytes: toBase64(new TextEncoder().encode(calendarOf(wanted, now))),
    }
  }),
}
