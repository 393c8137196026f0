import { applyToCases, pastImports, previewImport, readForImport, undoImport } from '../records/import.ts'
import { fromBase64, os, signedIn } from './base.ts'

const api = os.imports

export const imports = {
  read: api.read.handler(({ input }) => readForImport(fromBase64(input.bytes))),
  preview: api.preview.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return previewImport(rooms, { ...input, bytes: fromBase64(input.bytes) }, me, now)
  }),
  apply: api.apply.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return applyToCases(rooms, { ...input, bytes: fromBase64(input.bytes) }, me, now)
  }),
  list: api.list.handler(({ context }) => pastImports(signedIn(context).rooms)),
  undo: api.undo.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return undoImport(rooms, input.id, me)
  }),
}
