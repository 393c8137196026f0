/** Signed records that somebody else has still to sign or confirm (domain section 7), as Today tells each person. */
import { type Account, canIn } from '../../shared/access/access.ts'
import type { DeskLine } from '../../shared/api/desk.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { AwaitedPlace, KnownRecord } from '../store/index.ts'
import { asksFor, isSigner, whoOf, whyNotHere } from './countersign.ts'
import { ledIt, seenOf } from './desk-access.ts'
import type { DeskItem } from './desk-item.ts'
import type { Sitting as Whole } from './desk-sitting.ts'
import { isMe } from './who-may-open.ts'

type Sitting = Pick<Whole, 'rooms' | 'me' | 'manages' | 'supervisees' | 'records'>

type Waits = Pick<DeskLine, 'whose' | 'urgency' | 'step' | 'says'>

/** May this person write down that somebody without an account here has confirmed it? */
const mayNote = (me: Account, { record, parties }: KnownRecord): boolean =>
  canIn(me, 'record.write', record.type) &&
  (isSigner(me, record) || parties.some((party) => party.leads && !party.chairs && isMe(me, party)))

/** One line for each record: what this person has to do about it or, where that is nothing, whom it waits for. */
async function whatWaits(
  { rooms, me, manages, supervisees }: Sitting,
  known: KnownRecord,
  places: readonly AwaitedPlace[],
): Promise<Waits | undefined> {
  const { record } = known
  const step = (label: string, main: boolean) => ({ href: `/record/${record.id}/countersign`, label, main })
  if (places.some((place) => asksFor(me, place))) {
    const all = await rooms.store.countersignatures.list(record.id)
    const mine = all.find((place) => whyNotHere(me, record, place, all) === '')
    if (mine)
      return {
        whose: 'mine',
        urgency: 'today',
        step: step('Read and countersign', true),
        says: [`Waits for your signature as ${mine.title}`, `Signed by ${record.signedBy}`],
      }
  }
  const confirm = places.filter(({ does }) => does === 'confirms')
  if (confirm.length > 0 && mayNote(me, known))
    return {
      whose: 'mine',
      urgency: 'later',
      step: step('Note who has confirmed', false),
      says: [`To be confirmed by ${confirm.map(whoOf).join(', ')}`],
    }
  const waiting = {
    urgency: 'waiting' as const,
    step: step('See who signs', false),
    says: [`Waits for ${places.map(whoOf).join(', ')}`],
  }
  if (ledIt(me, known) || isSigner(me, record)) return { ...waiting, whose: 'mine' }
  if (supervisees.some((one) => ledIt(one, known) || places.some((place) => asksFor(one, place))))
    return { ...waiting, whose: 'supervised' }
  return manages ? { ...waiting, whose: 'team' } : undefined
}

/** Only of records that this person may open: what is asked for names people of supervision too. */
export async function countersignItems(sitting: Sitting): Promise<DeskItem[]> {
  const { rooms, me } = sitting
  const awaited = Map.groupBy(await rooms.store.countersignatures.awaited(), ({ recordId }) => recordId)
  const seen = await seenOf(rooms, await sitting.records([...awaited.keys()]), me)
  const items: DeskItem[] = []
  for (const [id, known] of seen) {
    const { record } = known
    const waits = await whatWaits(sitting, known, awaited.get(id) ?? [])
    if (!waits) continue
    const title = templateFor(record.type)?.shortName || record.title
    items.push({
      id: `countersign ${id}`,
      kind: 'countersign',
      title: `${title}, ${record.familyRef || 'no family reference yet'}`,
      recordId: id,
      familyRef: record.familyRef,
      due: '',
      dueAt: '',
      dated: 'Countersignature due',
      ...waits,
    })
  }
  return items
}
