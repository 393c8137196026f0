import { addStatement } from '../records/statements.ts'
import { openable } from '../records/who-may-open.ts'
import { os, signedIn } from './base.ts'

export const statements = {
  add: os.statements.add.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { recordId, ...request } = input
    return addStatement(rooms, await openable(rooms, recordId, me), me, request, now)
  }),
}
