import { auditFiles, auditZip } from '../records/audit-export.ts'
import { auditList, ownAuditList } from '../records/audit-trail.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.audit

export const audit = {
  list: api.list.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return auditList(rooms, me, input)
  }),

  mine: api.mine.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return ownAuditList(rooms, me, input)
  }),

  people: api.people.handler(async ({ context }) => {
    const { rooms } = signedIn(context)
    return (await rooms.store.accounts.list()).map(({ id, name }) => ({ id, name }))
  }),

  check: api.check.handler(async ({ context }) => {
    const { rooms } = signedIn(context)
    await rooms.store.readings.flush()
    const { ok, problems, notes, audit: chain } = await rooms.workspace.check()
    return { ok, problems, notes, rows: chain.rows, newest: (await rooms.store.audit.newest()).hash }
  }),

  export: api.export.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const files = await auditFiles(rooms, me, input, now)
    return {
      fileName: `audit-trail-${files.cover.first}-${files.cover.last}.zip`,
      bytes: toBase64(auditZip(files)),
    }
  }),
}
