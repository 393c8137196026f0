import {
  confirmRecord,
  countersignRecord,
  countersignStanding,
  textToCountersign,
} from '../records/countersign.ts'
import { judge, readinessOf } from '../records/judge.ts'
import { signRecord } from '../records/sign.ts'
import { openable, writable } from '../records/who-may-open.ts'
import { os, signedIn } from './base.ts'

const api = os.signing

export const signing = {
  readiness: api.readiness.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return readinessOf(await judge(rooms, await openable(rooms, input.recordId, me), now), me)
  }),

  sign: api.sign.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const record = await openable(rooms, input.recordId, me)
    const { passphrase, typedName, seq } = input
    return signRecord(
      rooms,
      record,
      me,
      { passphrase, typedName, seq, appVersion: context.core.version },
      now,
    )
  }),

  countersignatures: api.countersignatures.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return countersignStanding(rooms, await openable(rooms, input.recordId, me), me)
  }),

  textToCountersign: api.textToCountersign.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return textToCountersign(rooms, await openable(rooms, input.recordId, me), me, input.place)
  }),

  countersign: api.countersign.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, place, passphrase, typedName } = input
    const record = await openable(rooms, recordId, me)
    return countersignRecord(rooms, record, me, { place, passphrase, typedName }, now)
  }),

  confirm: api.confirm.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, place, name, at, how } = input
    return confirmRecord(rooms, await writable(rooms, recordId, me), me, { place, name, at, how }, now)
  }),
}
