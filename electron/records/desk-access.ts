/** Who may see what of the lists that go across records: the same people who may open the record that it stands in. */
import type { Account } from '../../shared/access/access.ts'
import type { Rooms } from '../core.ts'
import type { ActionRow, KnownRecord, Party } from '../store/index.ts'
import { isMe, mayOpenKnown } from './who-may-open.ts'

type Me = Pick<Account, 'id' | 'name'>

export const tookPartIn = (me: Me, parties: readonly Party[]): boolean =>
  parties.some((party) => isMe(me, party))

export const ledIt = (me: Me, { record, parties }: KnownRecord): boolean =>
  record.createdBy === me.id || parties.some((party) => party.leads && isMe(me, party))

/** Those that this person may open, by id. */
export async function seenOf(
  rooms: Rooms,
  all: readonly KnownRecord[],
  me: Account,
): Promise<Map<string, KnownRecord>> {
  const seen = new Map<string, KnownRecord>()
  for (const known of all) if (await mayOpenKnown(rooms, known, me)) seen.set(known.record.id, known)
  return seen
}

/** A restricted action is for named people: its owner and those who were there. What is withheld from me stays so. */
export function maySeeAction(row: ActionRow, known: KnownRecord, me: Account): boolean {
  const hidden = JSON.parse(row.hidden_from) as { account: string; name: string }[]
  if (hidden.some((one) => isMe(me, one))) return false
  if (row.audience !== 'restricted') return row.audience !== 'supervision'
  return (
    isMe(me, { account: row.owner_account, name: row.owner_plain }) ||
    known.record.createdBy === me.id ||
    tookPartIn(me, known.parties)
  )
}
