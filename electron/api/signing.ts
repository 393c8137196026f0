import { judge, readinessOf } from '../records/judge.ts'
import { signRecord } from '../records/sign.ts'
import { os, signedIn } from './base.ts'

const api = os.signing

export const signing = {
  readiness: api.readiness.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return readinessOf(await judge(rooms, await rooms.store.records.get(input.recordId), now), me)
  }),

  sign: api.sign.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const record = await rooms.store.records.get(input.recordId)
    const { passphrase, typedName } = input
    return signRecord(rooms, record, me, { passphrase, typedName, appVersion: context.core.version }, now)
  }),
}
