import {
  addTheme,
  importThemes,
  learningDocument,
  learningNotes,
  library,
  namedThemes,
  oneTheme,
  previewThemes,
} from '../records/learning.ts'
import { fromBase64, os, signedIn, toBase64 } from './base.ts'

const api = os.learning

export const learning = {
  list: api.list.handler(({ context }) => {
    const { rooms, me } = signedIn(context)
    return library(rooms, me)
  }),
  one: api.one.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return oneTheme(rooms, input.id, me)
  }),
  add: api.add.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return addTheme(rooms, input, me)
  }),
  change: api.change.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { id, version, words, standing } = input
    return rooms.store.learning.change(id, version, { words, standing }, me)
  }),
  notes: api.notes.handler(({ context }) => {
    const { rooms, me } = signedIn(context)
    return learningNotes(rooms, me)
  }),
  preview: api.preview.handler(({ context, input }) =>
    previewThemes(signedIn(context).rooms, fromBase64(input.bytes)),
  ),
  importThemes: api.importThemes.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return importThemes(rooms, fromBase64(input.bytes), input.hash, me)
  }),
  named: api.named.handler(({ context, input }) => namedThemes(signedIn(context).rooms, input)),
  document: api.document.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await learningDocument(rooms, input, me, now)
    return { ...made, bytes: toBase64(made.bytes) }
  }),
}
