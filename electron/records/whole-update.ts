import * as Y from 'yjs'

type Part = {
  id: { client: number; clock: number }
  length: number
  origin?: { client: number; clock: number } | null
  rightOrigin?: { client: number; clock: number } | null
  parent?: unknown
}

const isId = (value: unknown): value is { client: number; clock: number } => value instanceof Y.ID

/**
 * Does everything that this update builds on stand in the draft? Yjs keeps one that builds on what is missing aside, without
 * a word: it would be on disk and on no screen. That comes about where a page has gone on writing while an older backup
 * was put back. `update`: as `Y.decodeUpdate` has it.
 */
export function isWholeFor(doc: Y.Doc, update: ReturnType<typeof Y.decodeUpdate>): boolean {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  const until = (client: number): number => known.get(client) ?? 0
  const parts = update.structs as unknown as Part[]
  for (const { id, length } of parts) {
    if (id.clock > until(id.client)) return false
    known.set(id.client, Math.max(until(id.client), id.clock + length))
  }
  const stands = (id: unknown): boolean => !isId(id) || id.clock < until(id.client)
  if (
    !parts.every(({ origin, rightOrigin, parent }) => stands(origin) && stands(rightOrigin) && stands(parent))
  )
    return false
  return [...update.ds.clients].every(([client, deleted]) =>
    deleted.every(({ clock, len }) => clock + len <= until(client)),
  )
}
