import { addStatement } from '../records/statements.ts'
import { os, signedIn } from './base.ts'

export const statements = {
  add: os.statements.add.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, ...request } = input
    return addStatement(rooms, await rooms.store.records.get(recordId), me, request, now)
  }),
}
