/** A family on a screen: read by whoever is signed in, and saved as they type. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { ulid } from 'ulid'
import type { CaseFile } from '../../../shared/cases/index.ts'
import { api, client, queryClient, type Writer } from '../../client/index.ts'
import type { FamilyStore } from './family-session.ts'
import { openFamily, showFamily, whenQuiet } from './open-families.ts'

const store: FamilyStore = {
  read: (id, writer) => client.cases.get({ id, reader: writer.id }),
  async save({ createdAt: _created, ...input }, writer) {
    const saved = await client.cases.save({ ...input, typedBy: writer.id })
    // Other screens read the family anew; the one on which it was typed holds the newest words itself.
    void queryClient.invalidateQueries({ queryKey: api.cases.list.key() })
    void queryClient.invalidateQueries({ queryKey: api.cases.get.key(), refetchType: 'none' })
    void queryClient.invalidateQueries({ queryKey: api.records.list.key() })
    return saved
  },
}

/** The family as it is stored, once nothing of this writer is on its way there. */
export async function readFamily(id: string, writer: Writer): Promise<CaseFile> {
  await whenQuiet(writer.id, id)
  return client.cases.get({ id })
}

/** The family as this writer has it before them, how it is saved, and what they have to decide. */
export function useFamily(file: CaseFile, { id, name }: Writer) {
  const [session] = useState(() => openFamily(file, { id, name }, store))
  useEffect(() => showFamily(session), [session])
  useEffect(() => session.meet(file), [session, file])
  const state = useSyncExternalStore(session.subscribe, () => session.state)
  return {
    ...state,
    change: session.change,
    flush: session.flush,
    keepMine: (clash: (typeof state.clashes)[number]) => session.keepMine(clash, ulid),
    takeTheirs: session.takeTheirs,
  }
}
