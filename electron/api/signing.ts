import { judge, readinessOf } from '../records/judge.ts'
import { signRecord } from '../records/sign.ts'
import { openable } from '../records/who-may-open.ts'
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
}
