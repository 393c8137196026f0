/**
 * Begins the lines of the distribution desk: one for each recipient of whatever has been signed (domain section 6). It may run
 * any number of times and adds only what is missing, so that nothing depends on the moment after a signature.
 */
import type { RecordMeta } from '../../shared/api/contract.ts'
import { paperRecipients, type Recipient, recipientsOf, whySecondLook } from '../../shared/copies/index.ts'
import {
  cameTo,
  defaultMethod,
  emailMethods,
  type ItemKind,
  isFamilyKind,
  isRequired,
  type Method,
  methodSchema,
} from '../../shared/distribution/index.ts'
import { agencyGroupOf } from '../../shared/minutes/agency.ts'
import {
  type DraftContent,
  keptFrom,
  type Minutes,
  minutesSchema,
  type Person,
  toMinutes,
} from '../../shared/minutes/index.ts'
import { ruleSetOn } from '../../shared/rule-sets/index.ts'
import { dressed, type Template } from '../../shared/templates/index.ts'
import { markOf } from '../distribution/index.ts'
import type { KnownAddress, NewLine, Store } from '../store/index.ts'
import { plainName } from './plain-name.ts'
import type { Templates } from './templates.ts'

/**
 * For how many days after signing the lines of a record are begun by themselves. What is older was handed out before there was
 * a desk: its lines begin when somebody opens it there, so that nobody finds years of them waiting.
 */
const DAYS = 120
const DAY = 24 * 60 * 60 * 1000

/** What the rooms of an open workspace are asked for, and no more: they are wired together where this is called. */
type Rooms = {
  store: Store
  templates: Pick<Templates, 'of'>
  drafts: { content(recordId: string): Promise<DraftContent> }
}

const oneSpace = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

/** A postal address as it is compared. */
const plainAddress = (address: string): string =>
  address
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Shorter than this a beginning is that of many addresses: `12 High` of a dozen streets. */
const LEAST = 8

/** The same place, also where one of them leaves out the town or the postcode. */
function isSameAddress(a: string, b: string): boolean {
  const [short = '', long = ''] = [plainAddress(a), plainAddress(b)].sort((x, y) => x.length - y.length)
  return short !== '' && (short === long || (short.length >= LEAST && long.startsWith(short)))
}

/** Is this the address of somebody in the record that the reader must not learn? */
export const isHiddenFrom = (minutes: Minutes, readerId: string, address: string): boolean =>
  minutes.people.some(
    (person) =>
      person.id !== readerId &&
      keptFrom(person, 'address').includes(readerId) &&
      isSameAddress(person.address, address),
  )

/**
 * The same worker of the same agency, in another record; '' for whoever cannot be told apart from another. Nobody of the family
 * is looked for elsewhere: their address is the record's own.
 */
function personKeyOf({ kind }: Recipient, person: Person | undefined): string {
  if (!person || isFamilyKind(kind)) return ''
  if (person.accountId) return `account ${person.accountId}`
  const name = plainName(person.name)
  const agency = plainName(person.agency)
  return name && agency ? `worker ${name} of ${agency}` : ''
}

/** The last address that worked for them, unless a copy has come back from it since. */
function proposedFor(known: readonly KnownAddress[]): { method: Method; address: string } | undefined {
  const last = known.findLast(({ works }) => works)
  if (!last) return undefined
  const since = known.slice(known.lastIndexOf(last) + 1)
  if (since.some((one) => !one.works && one.address === last.address)) return undefined
  return { method: methodSchema.parse(last.method), address: last.address }
}

type Draft = { item: ItemKind; series: string; sourceId: string; version: string; ofVersion: string } & {
  sha256: string
  fileName: string
  recipient: Recipient
  because: string[]
}

type Known = { record: RecordMeta; minutes: Minutes; template: Template }

/** A recipient's role ends in their agency, which a line has apart. */
const withoutAgency = (role: string, agency: string): string =>
  agency && role.endsWith(agency) ? role.slice(0, -agency.length).replace(/,\s*$/, '') : role

/** Everything about a line but where it goes. */
function lineOf(draft: Draft, place: number, { minutes, template }: Known): NewLine {
  const { recipient, item } = draft
  const person = minutes.people.find(({ id }) => id === recipient.id)
  const came = cameTo(minutes, recipient.id)
  const agency = person && !isFamilyKind(recipient.kind) ? person.agency.trim() : ''
  const group = person?.agencyGroup || agencyGroupOf(agency, person?.jobTitle ?? '')
  const proposed = defaultMethod({ kind: recipient.kind, role: person?.role ?? '', agencyGroup: group })
  // A household's address comes from the person's own field, and never where it is somebody's whose address is kept from them.
  const post = isFamilyKind(recipient.kind) && !emailMethods.has(proposed) ? (person?.address ?? '') : ''
  return {
    series: draft.series,
    item,
    source_id: draft.sourceId,
    version: draft.version,
    of_version: draft.ofVersion,
    place,
    sha256: draft.sha256,
    file_name: draft.fileName,
    recipient_id: recipient.id,
    kind: recipient.kind,
    name: oneSpace(recipient.name),
    role: withoutAgency(recipient.role, agency),
    agency,
    agency_group: group,
    came,
    required: isRequired({ type: template.type, item, kind: recipient.kind, came }),
    because: draft.because,
    person_key: personKeyOf(recipient, person),
    method: proposed,
    address: isHiddenFrom(minutes, recipient.id, post) ? '' : post.trim(),
  }
}

/** The signed minutes, a file for each recipient. */
async function minutesDrafts(rooms: Rooms, { record, minutes, template }: Known): Promise<Draft[]> {
  if (record.state !== 'signed') return []
  const drafts: Draft[] = []
  const files = await rooms.store.distribution.signedFiles(record.id, record.version)
  for (const recipient of recipientsOf(minutes, template)) {
    const file = files.find(({ recipientId }) => recipientId === recipient.id)
    if (!file) continue
    drafts.push({
      item: 'minutes',
      series: 'minutes',
      sourceId: '',
      version: record.version,
      ofVersion: record.version,
      sha256: file.sha256,
      fileName: file.fileName,
      recipient,
      because: whySecondLook(minutes, recipient, template),
    })
  }
  return drafts
}

/** Somebody for whom something was signed, as the record knows them; they may be no reader of it any more. */
function someone({ minutes }: Known, id: string, kind: Recipient['kind']): Recipient {
  const person = minutes.people.find((one) => one.id === id)
  const child = minutes.children.find((one) => one.id === id)
  const name = person?.name ?? child?.name ?? 'Somebody who is no longer in this record'
  return { id, kind, name, role: child ? 'child' : ((person?.jobTitle || person?.role) ?? '') }
}

/** Letters that were signed by themselves. */
async function letterDrafts(rooms: Rooms, known: Known): Promise<Draft[]> {
  const { record, minutes, template } = known
  const letters = await rooms.store.letters.list(record.id)
  return letters.map((letter): Draft => {
    const recipient =
      paperRecipients(minutes, template, letter.paper).find(({ id }) => id === letter.recipientId) ??
      someone(known, letter.recipientId, letter.paper === 'child letter' ? 'child' : 'professionals')
    return {
      item: letter.paper,
      series: letter.paper,
      sourceId: letter.id,
      version: letter.version,
      ofVersion: '',
      sha256: letter.sha256,
      fileName: letter.fileName,
      recipient,
      because: whySecondLook(minutes, recipient, template),
    }
  })
}

/** Addenda and letters with an outcome (domain section 7). */
async function correctionDrafts(rooms: Rooms, known: Known): Promise<Draft[]> {
  const { record, minutes, template } = known
  const files = await rooms.store.corrections.files(record.id)
  const readers = recipientsOf(minutes, template)
  return files.map((file): Draft => {
    const { recipientId: id, kind, name } = file
    const recipient =
      readers.find((one) => one.id === id && one.kind === kind) ??
      ({ ...someone(known, id, kind), name } satisfies Recipient)
    return {
      item: file.item,
      series: `${file.item} ${file.item === 'addendum' ? file.addendumId : file.requestId}`,
      sourceId: file.id,
      version: file.version,
      ofVersion: file.ofVersion,
      sha256: file.sha256,
      fileName: file.fileName,
      recipient,
      because: file.because,
    }
  })
}

/** The frozen record, or the draft that a letter was signed from. */
const readMinutes = async ({ store, drafts }: Rooms, { id, state }: RecordMeta): Promise<Minutes> =>
  state === 'signed'
    ? minutesSchema.parse(JSON.parse(await store.signed.minutesJson(id)))
    : toMinutes(await drafts.content(id), await store.statements.list(id))

/** Begins what is missing of one record. Lines that are there stay as they are. */
export async function openLines(rooms: Rooms, recordId: string, now: Date): Promise<void> {
  if (await rooms.store.distribution.isOpened(recordId)) return
  const record = await rooms.store.records.get(recordId)
  const minutes = await readMinutes(rooms, record)
  const { labels } = ruleSetOn(minutes.meeting.date, await rooms.store.ruleChanges.list(), now.toISOString())
  const { type, templateVersion, conferenceModel } = minutes.meeting
  const template = dressed(await rooms.templates.of(type, templateVersion), conferenceModel, labels)
  const known = { record, minutes, template }
  const drafts = [
    ...(await letterDrafts(rooms, known)),
    ...(await minutesDrafts(rooms, known)),
    ...(await correctionDrafts(rooms, known)),
  ]
  const lines = drafts.map((draft, place) => lineOf(draft, place, known))
  const places = await rooms.store.distribution.addressesOf(lines.map(({ person_key }) => person_key))
  const byPerson = Map.groupBy(places, ({ personKey }) => personKey)
  const version = record.state === 'signed' ? record.version : ''
  await rooms.store.distribution.open(
    record.id,
    version,
    lines.map((line) =>
      line.person_key === '' ? line : { ...line, ...proposedFor(byPerson.get(line.person_key) ?? []) },
    ),
    markOf,
  )
}

/** As `openLines`, for the moment after a signature: what fails now is begun when the desk is next opened. */
export async function openLinesQuietly(rooms: Rooms, recordId: string, now: Date): Promise<void> {
  await openLines(rooms, recordId, now).catch(() => undefined)
}

/** What was written by the time that nothing was due. */
const settled = new WeakMap<Rooms['store'], number>()

/** Begins the lines of at most so many records that have none yet; what cannot be read is passed over. */
export async function openWhatIsDue(rooms: Rooms, now: Date, most: number): Promise<void> {
  const { store } = rooms
  const before = store.written()
  if (settled.get(store) === before) return
  const since = new Date(now.getTime() - DAYS * DAY).toISOString()
  const due = await store.distribution.due(since, most)
  for (const id of due) await openLinesQuietly(rooms, id, now)
  if (due.length === 0) settled.set(store, before)
}

const AT_ONCE = 20

/**
 * Begins the lines of records that were signed before there was a desk, or when Chairside was ended at the wrong moment, while
 * people work. The function that is returned ends it.
 */
export function openLinesInBackground(rooms: Rooms, now: () => Date): () => Promise<void> {
  let stopped = false
  const running = (async () => {
    const tried = new Set<string>()
    for (;;) {
      const since = new Date(now().getTime() - DAYS * DAY).toISOString()
      const due = await rooms.store.distribution.due(since, AT_ONCE + tried.size)
      const next = due.filter((id) => !tried.has(id)).slice(0, AT_ONCE)
      if (next.length === 0) return
      for (const id of next) {
        if (stopped) return
        tried.add(id)
        await openLinesQuietly(rooms, id, now())
        // Whatever else is asked of the core has its turn.
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
    }
  })().catch(() => undefined)
  return () => {
    stopped = true
    return running
  }
}
