/**
 * Countersigning (domain section 7): whoever has to sign besides the first signer reads the signed record to its end, signs
 * in as themselves and signs every file of it with their own key. Nothing that was signed before changes by a single byte.
 * People without an account here (police, health) confirm by name and time, written down by whoever signed or wrote it.
 */
import { type Account, canIn, levelOf } from '../../shared/access/access.ts'
import type { CountersignStanding, RecordMeta } from '../../shared/api/contract.ts'
import { isThisPerson, levelsInWords } from '../../shared/checks/index.ts'
import { type CopyContent, recipientsOf } from '../../shared/copies/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { signedImages } from '../documents/index.ts'
import { unlockIdentity } from '../people.ts'
import { Problem } from '../problem.ts'
import { contentIn, describeCertificate, signDocument } from '../signing/index.ts'
import type { CountersignPlace, PlaceState } from '../store/index.ts'
import { sha256, signedFileOf } from './copies.ts'
import { judge, minutesOf } from './judge.ts'
import { plainName } from './plain-name.ts'
import { isMe } from './who-may-open.ts'

const NOTHING = 'Nothing was countersigned, and the signed record is as it was.'

/** Whom a place asks for, in words. */
export function whoOf({ people, levels }: Pick<CountersignPlace, 'people' | 'levels'>): string {
  return people.length > 0 ? people.map(({ name }) => name).join(' or ') : levelsInWords(levels)
}

/** Did this person sign first? */
export const isSigner = (me: Account, record: RecordMeta): boolean =>
  plainName(record.signedBy) === plainName(me.name)

/** Those who go first and have not signed yet. */
const before = (place: PlaceState, all: readonly PlaceState[]): PlaceState[] =>
  all.filter((one) => one.step < place.step && one.done === null)

/** Is this person among those whom a place asks to sign? */
export const asksFor = (me: Account, { does, people, levels }: CountersignPlace): boolean =>
  does === 'signs' &&
  (people.length > 0
    ? people.some(({ account, name }) => isMe(me, { account, name: plainName(name) }))
    : levels.some((level) => level === levelOf(me.role)))

/** Why this person cannot countersign there, as a sentence; empty when they can. */
export function whyNotHere(
  me: Account,
  record: RecordMeta,
  place: PlaceState,
  all: readonly PlaceState[],
): string {
  if (place.done) return `${place.done.name} has done this.`
  if (place.does === 'confirms') return 'This is confirmed by name and time, not signed.'
  if (isSigner(me, record)) return 'You signed this record first, so somebody else countersigns it.'
  if (all.some(({ done }) => done && done.how === '' && done.byAccount === me.id))
    return 'You have countersigned this record already.'
  if (!asksFor(me, place)) return `It waits for ${whoOf(place)}. They sign in themselves.`
  if (!canIn(me, 'record.sign', record.type)) return `A ${me.role} does not sign this kind of record.`
  const [first] = before(place, all)
  return first ? `${first.title} signs first.` : ''
}

/** Why this person cannot write down that somebody confirmed, as a sentence; empty when they can. */
function whyNotNote(me: Account, record: RecordMeta, place: PlaceState, minutes: Minutes): string {
  if (place.done) return `${place.done.name} has done this.`
  if (place.does === 'signs') return 'This is signed, not confirmed by name.'
  const wrote = isSigner(me, record) || isThisPerson(me, minutes.meeting.minuteTaker, minutes)
  return wrote ? '' : 'Whoever signed or wrote this record notes who has confirmed it.'
}

/** Everybody who is asked, what they have given, and what this person may do. */
export async function countersignStanding(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
): Promise<CountersignStanding> {
  if (record.state !== 'signed') return { places: [] }
  const all = await rooms.store.countersignatures.list(record.id)
  if (all.length === 0) return { places: [] }
  const minutes = await minutesOf(rooms, record)
  return {
    places: all.map((place) => ({
      place: place.place,
      does: place.does,
      title: place.title,
      why: place.why,
      who: whoOf(place),
      done: place.done && {
        name: place.done.name,
        role: place.done.role,
        at: place.done.at,
        how: place.done.how,
      },
      notYou:
        place.does === 'signs' ? whyNotHere(me, record, place, all) : whyNotNote(me, record, place, minutes),
    })),
  }
}

async function placeOf(rooms: Rooms, record: RecordMeta, name: string) {
  if (record.state !== 'signed')
    throw new Problem('conflict', 'A record is countersigned once it is signed.', NOTHING)
  const all = await rooms.store.countersignatures.list(record.id)
  const place = all.find((one) => one.place === name)
  if (!place) throw new Problem('not found', 'Nobody is asked for that countersignature.', NOTHING)
  return { place, all, after: all.filter(({ done }) => done !== null).length }
}

/** What the signer read and signed: the whole record as it stands in the file, and one personal record of supervision. */
const READ: readonly string[] = ['internal', 'case record', 'learning note', 'personal record']

/**
 * The text as the frozen files carry it, for whoever is about to countersign. A personal record of supervision is theirs to
 * read because they took part: their own where there is one.
 * Problems: `not allowed` for anybody whom the place does not ask, `conflict`, `not found`.
 */
export async function textToCountersign(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  name: string,
): Promise<CopyContent[]> {
  const { place, all } = await placeOf(rooms, record, name)
  const why = whyNotHere(me, record, place, all)
  if (why) throw new Problem(place.done ? 'conflict' : 'not allowed', why, NOTHING)
  const minutes = await minutesOf(rooms, record)
  const template = await rooms.templates.of(record.type, minutes.meeting.templateVersion)
  const recipients = recipientsOf(minutes, template).filter(
    // One child's record says nothing that the whole does not.
    ({ kind, child }) => child === undefined && READ.includes(kind),
  )
  const personal = recipients.filter(({ kind }) => kind === 'personal record')
  const own = personal.find(({ id }) => isThisPerson(me, id, minutes)) ?? personal[0]
  const texts: CopyContent[] = []
  for (const recipient of recipients) {
    if (recipient.kind === 'personal record' && recipient !== own) continue
    const content = contentIn((await signedFileOf(rooms, record, recipient.id)).bytes)
    if (!content)
      throw new Problem(
        'damaged workspace',
        'The signed text could not be read.',
        NOTHING,
        'Check the workspace.',
      )
    texts.push(content)
  }
  return texts
}

export type CountersignRequest = { place: string; passphrase: string; typedName: string }

/**
 * Signs every file of a signed record once more, with the key of whoever is signed in. A learning note names no worker, so
 * it keeps its one signature.
 * Problems: `not allowed` with who is asked, `conflict`, `not valid` for another name, `wrong passphrase`, `certificate`.
 */
export async function countersignRecord(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: CountersignRequest,
  at: Date,
): Promise<CountersignStanding> {
  const { place, all, after } = await placeOf(rooms, record, request.place)
  const why = whyNotHere(me, record, place, all)
  if (why) throw new Problem(place.done ? 'conflict' : 'not allowed', why, NOTHING)
  if (plainName(request.typedName) !== plainName(me.name))
    throw new Problem(
      'not valid',
      'The name you typed is not the name you are signed in with.',
      NOTHING,
      `Type ${me.name}.`,
    )
  const identity = await unlockIdentity(rooms, me, request.passphrase, at)
  const { name } = describeCertificate(identity.certificate)
  const { minutes, template } = await judge(rooms, record, at)
  const [version] = (await rooms.store.signed.versions(record.id)).slice(-1)
  const signedAt = `${at.toISOString().slice(0, 19)}Z`
  const line = {
    id: place.lineId,
    text: name,
    ...signedImages({ name, role: place.title, at: signedAt }),
  }
  const files = []
  for (const recipient of recipientsOf(minutes, template)) {
    if (recipient.kind === 'learning note') continue
    const frozen = await signedFileOf(rooms, record, recipient.id)
    const newest = (await rooms.store.countersignatures.newestFile(record.id, recipient.id)) ?? frozen
    const bytes = signDocument(newest.bytes, identity, {
      at,
      purpose:
        `Countersigned: ${template.name}, version ${record.version}, record ${version?.recordHash ?? ''}`.slice(
          0,
          255,
        ),
      role: me.role,
      line,
    })
    files.push({ recipientId: recipient.id, bytes, sha256: sha256(bytes) })
  }
  await rooms.store.countersignatures.add({
    recordId: record.id,
    place: place.place,
    name: me.name,
    role: me.role,
    at: signedAt,
    how: '',
    byAccount: me.id,
    after,
    files,
  })
  return countersignStanding(rooms, record, me)
}

export type ConfirmRequest = {
  place: string
  /** Who confirmed: name and, where it helps, agency or rank. */
  name: string
  /** UTC instant at which they did, ISO 8601. */
  at: string
  /** How: by phone, in an e-mail. */
  how: string
}

/** Problems: `not allowed`, `conflict`, `not valid` for a time before the signature or still to come. */
export async function confirmRecord(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: ConfirmRequest,
  now: Date,
): Promise<CountersignStanding> {
  const { place, after } = await placeOf(rooms, record, request.place)
  const why = whyNotNote(me, record, place, await minutesOf(rooms, record))
  if (why) throw new Problem(place.done ? 'conflict' : 'not allowed', why, NOTHING)
  const at = new Date(request.at)
  if (Number.isNaN(at.getTime()) || at > now || at.toISOString().slice(0, 10) < record.date)
    throw new Problem(
      'not valid',
      'The time has to lie between the meeting and now.',
      'Nothing was noted.',
      'Look at the date and the time.',
    )
  await rooms.store.countersignatures.add({
    recordId: record.id,
    place: place.place,
    name: request.name,
    role: place.title,
    at: `${at.toISOString().slice(0, 19)}Z`,
    how: request.how,
    byAccount: me.id,
    after,
    files: [],
  })
  return countersignStanding(rooms, record, me)
}
