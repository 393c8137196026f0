/**
 * Case files as they pass between the store and a person: without the restricted events that this person may not read,
 * and whole again when they save. Nothing of a case file leaves the core by another way.
 */
import type { Account } from '../../shared/access/access.ts'
import { mayReadEvent, namingMe } from '../../shared/access/restricted-events.ts'
import {
  type CaseFile,
  type CaseInput,
  caseEventSchema,
  type MayRead,
  seenOfCase,
  withUnseen,
} from '../../shared/cases/index.ts'
import type { Store } from '../store/index.ts'

type Me = Pick<Account, 'id' | 'role'>
type Rooms = { store: Pick<Store, 'cases'> }

export const readableBy =
  (me: Me): MayRead =>
  (event) =>
    mayReadEvent(me, event)

/** What of a case this person may read. */
export const seenBy = (me: Me, file: CaseFile): CaseFile => seenOfCase(file, readableBy(me))

/** The case as this person may read it. Throws `Problem` "not found". */
export async function caseFor(rooms: Rooms, id: string, me: Me): Promise<CaseFile> {
  return seenBy(me, await rooms.store.cases.get(id))
}

const named = (me: Me, chronology: CaseInput['chronology']) =>
  chronology.map((event) => namingMe(me, caseEventSchema.parse(event)))

/** A new case. What its maker restricts in it names them. */
export async function makeCase(rooms: Rooms, input: CaseInput, me: Me): Promise<CaseFile> {
  return rooms.store.cases.create({ ...input, chronology: named(me, input.chronology) }, me.id)
}

/** Saves what this person sees of a case and keeps what they do not see. Throws `Problem` as the store does. */
export async function saveCase(
  rooms: Rooms,
  input: CaseInput & { id: string; changedAt: string },
  me: Me,
): Promise<CaseFile> {
  const chronology = named(me, input.chronology)
  const saved = await rooms.store.cases.save(input, me.id, (stored) => ({
    ...input,
    chronology: withUnseen(stored.chronology, chronology, readableBy(me)),
  }))
  return seenBy(me, saved)
}
