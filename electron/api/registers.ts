import { auditRegister, registersOf } from '../records/registers.ts'
import { os, signedIn } from './base.ts'

const api = os.registers

export const registers = {
  of: api.of.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return registersOf(rooms, input.caseId, me, now)
  }),

  audit: api.audit.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return auditRegister(rooms, input, me, now)
  }),
}
