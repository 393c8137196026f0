/** The distribution desk (domain section 6): what is to be sent, to whom, by when and how, as the people who send it see it. */
import { type Account, can } from '../../shared/access/access.ts'
import { type Timeliness, timelinessSchema } from '../../shared/api/distribution.ts'
import { calendar, londonDate, parseDate } from '../../shared/clocks/index.ts'
import { type LeftOut, type Recipient, recipientsOf } from '../../shared/copies/index.ts'
import {
  addressLacks,
  addressWarnings,
  type Bench,
  type DueDate,
  dueFor,
  emailMethods,
  isEmail,
  isFamilyKind,
  isLate,
  type Line,
  type Method,
  sentStates,
  stateFrom,
  timelinessOf,
} from '../../shared/distribution/index.ts'
import { type RuleChange, ruleSetOn } from '../../shared/rule-sets/index.ts'
import { isClosedType, templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import type { BriefLine, NewEvent, NotedBy, StoredLine } from '../store/index.ts'
import { copyFor, draftState } from './copies.ts'
import { isHiddenFrom, openLines, openWhatIsDue } from './distribution-lines.ts'
import { sendingOf } from './distribution-sent.ts'
import { judge, minutesOf } from './judge.ts'
import { plainName } from './plain-name.ts'
import { closedOpenTo, openable } from './who-may-open.ts'

/** More lines than this are not read at one sitting; the most urgent are. */
export const MOST = 2000
/** Records whose lines are begun while somebody waits for the desk; the others follow by themselves. */
const OPENED_FIRST = 20

export const notedBy = (me: Account): NotedBy => ({ account: me.id, name: me.name })

/** By when each copy is due, by the council's lengths on the day of its meeting; worked out once for each day. */
export class Desk {
  readonly today: string
  readonly #changes: readonly RuleChange[]
  readonly #now: Date
  readonly #benches = new Map<string, Bench>()
  readonly #due = new Map<string, DueDate>()

  constructor(changes: readonly RuleChange[], now: Date) {
    this.#changes = changes
    this.#now = now
    this.today = londonDate(now.toISOString())
  }

  benchOn(meetingDate: string): Bench {
    const known = this.#benches.get(meetingDate)
    if (known) return known
    const { settings, clockSettings } = ruleSetOn(meetingDate, this.#changes, this.#now.toISOString())
    const bench = { settings: clockSettings, calendar: calendar(settings.closureDays) }
    this.#benches.set(meetingDate, bench)
    return bench
  }

  due({ type, item, meetingDate }: Pick<StoredLine, 'type' | 'item' | 'meetingDate'>): DueDate {
    const key = [type, item, meetingDate].join('\n')
    const due = this.#due.get(key) ?? dueFor(type, item, meetingDate, this.benchOn(meetingDate))
    this.#due.set(key, due)
    return due
  }
}

/** The desk of a workspace, until the council's rules or the day change. */
const known = new WeakMap<Rooms['store'], { basis: string; desk: Desk }>()

export async function deskOn({ store }: Rooms, now: Date): Promise<Desk> {
  const changes = await store.ruleChanges.list()
  const basis = [changes.length, changes.at(-1)?.id, londonDate(now.toISOString())].join(' ')
  const before = known.get(store)
  if (before?.basis === basis) return before.desk
  const desk = new Desk(changes, now)
  known.set(store, { basis, desk })
  return desk
}

type Shared = ReadonlySet<string>

/** Addresses of e-mail that more than one recipient of a record has: `record address`. */
async function sharedAddresses(rooms: Rooms, recordIds: readonly string[]): Promise<Shared> {
  const seen = new Map<string, Set<string>>()
  for (const { recordId, recipientId, address } of await rooms.store.distribution.addressesIn(recordIds)) {
    const key = `${recordId} ${address.trim().toLowerCase()}`
    seen.set(key, (seen.get(key) ?? new Set()).add(recipientId))
  }
  return new Set([...seen].filter(([, people]) => people.size > 1).map(([key]) => key))
}

export const MAY_HAVE_LEFT =
  'It was handed to the mail server and no answer came back, so it may have arrived. Ask the recipient before it is sent again.'

function warningsOf(line: StoredLine, shared: Shared): string[] {
  const { kind, name, agencyGroup, standing } = line
  const { method, address } = standing
  const isShared = shared.has(`${line.recordId} ${address.trim().toLowerCase()}`)
  return [
    line.unsure ? MAY_HAVE_LEFT : '',
    ...addressWarnings({ kind, name, agencyGroup, method, address }),
    isShared && method !== '' && emailMethods.has(method)
      ? isFamilyKind(kind)
        ? 'Somebody else of this record has the same e-mail address: each person’s copy is for them alone.'
        : 'Somebody else of this record has the same e-mail address. Is it a mailbox that they share?'
      : '',
  ].filter(Boolean)
}

/** A stored line as the screens see it. */
export function shown(line: StoredLine, desk: Desk, shared: Shared): Line {
  const { standing } = line
  const state = stateFrom(standing, line)
  const { due, clock, aim } = desk.due(line)
  const { sentAt, provenAt, method, address, responsible } = standing
  return {
    id: line.id,
    recordId: line.recordId,
    familyRef: line.familyRef,
    meetingName: templateFor(line.type)?.name ?? line.type,
    type: line.type,
    meetingDate: line.meetingDate,
    item: line.item,
    version: line.version,
    sha256: standing.fileSha256 || line.sha256,
    fileName: line.fileName,
    recipientId: line.recipientId,
    kind: line.kind,
    name: line.name,
    role: line.role,
    agency: line.agency,
    came: line.came,
    required: line.required,
    due,
    clock,
    ...(aim && { aim }),
    state,
    late: isLate({ state, sentAt, due }, desk.today),
    method,
    address,
    responsible,
    sentAt,
    provenAt,
    because: line.because,
    warnings: sentStates.has(state) ? [] : warningsOf(line, shared),
  }
}

export async function shownAll(rooms: Rooms, lines: readonly StoredLine[], now: Date): Promise<Line[]> {
  const desk = await deskOn(rooms, now)
  // Nothing is asked about the address of what has left.
  const open = lines.filter((line) => !left(line))
  const shared = await sharedAddresses(
    rooms,
    open.map(({ recordId }) => recordId),
  )
  return lines.map((line) => shown(line, desk, shared))
}

/** Of lines of many records those whose record this person may open. */
async function seen<One extends Pick<StoredLine, 'type' | 'recordId'>>(
  rooms: Rooms,
  lines: readonly One[],
  me: Account,
): Promise<One[]> {
  if (!lines.some(({ type }) => isClosedType(type))) return [...lines]
  const open = await closedOpenTo(rooms, me)
  if (open === 'all') return [...lines]
  const ids = new Set(open)
  return lines.filter(({ type, recordId }) => !isClosedType(type) || ids.has(recordId))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What has still to leave comes before what only waits for its proof; in each the one that is due first. */
function inOrder(lines: readonly BriefLine[], desk: Desk): BriefLine[] {
  return lines
    .map((line) => ({ line, due: desk.due(line).due || '9999' }))
    .sort(
      (a, b) =>
        Number(b.line.waits) - Number(a.line.waits) ||
        compare(a.due, b.due) ||
        compare(a.line.recordId, b.line.recordId) ||
        a.line.place - b.line.place,
    )
    .map(({ line }) => line)
}

/** Every line that is to be sent or has no proof yet, the most urgent first; with `settled` also the last ones that are done. */
export async function queueOf(rooms: Rooms, me: Account, settled: boolean, now: Date) {
  await openWhatIsDue(rooms, now, OPENED_FIRST)
  const { distribution } = rooms.store
  const open = inOrder(await seen(rooms, await distribution.unsettled(), me), await deskOn(rooms, now))
  const ids = open.slice(0, MOST).map(({ id }) => id)
  const room = MOST - ids.length
  const done = settled && room > 0 ? await distribution.settled(room) : []
  const lines = await seen(rooms, await distribution.lines({ ids: [...ids, ...done] }), me)
  return {
    lines: await shownAll(rooms, lines, now),
    today: londonDate(now.toISOString()),
    ...(open.length > MOST && { more: true }),
  }
}

export async function ofRecord(
  rooms: Rooms,
  recordId: string,
  me: Account,
  now: Date,
): Promise<{ lines: Line[]; timeliness: Timeliness }> {
  const record = await openable(rooms, recordId, me)
  await openLines(rooms, record.id, now)
  const stored = await rooms.store.distribution.lines({ recordId: record.id })
  const desk = await deskOn(rooms, now)
  const bench = desk.benchOn(record.date)
  const { due, allowed } = dueFor(record.type, 'minutes', record.date, bench)
  const timeliness = timelinessOf(stored.map(sendingOf), {
    held: parseDate(record.date),
    due,
    allowed,
    calendar: bench.calendar,
    today: desk.today,
  })
  return { lines: await shownAll(rooms, stored, now), timeliness: timelinessSchema.parse(timeliness) }
}

const notHere = (): Problem =>
  new Problem('not found', 'That copy is not on the desk.', 'Nothing was changed.')

/** Lines by id, when this person may open every record that they belong to. Throws `Problem` otherwise. */
export async function linesFor(rooms: Rooms, ids: readonly string[], me: Account): Promise<StoredLine[]> {
  const lines = await rooms.store.distribution.lines({ ids })
  if (lines.length < new Set(ids).size) throw notHere()
  for (const recordId of new Set(lines.map((line) => line.recordId))) await openable(rooms, recordId, me)
  return lines
}

export async function lineFor(rooms: Rooms, id: string, me: Account): Promise<StoredLine> {
  const [line] = await linesFor(rooms, [id], me)
  if (!line) throw notHere()
  return line
}

/** One line with what happened to it, and what its copy leaves out. */
export async function oneLine(rooms: Rooms, id: string, me: Account, now: Date) {
  const stored = await lineFor(rooms, id, me)
  const { leftOut, giveAways } = await lookedAt(rooms, stored, now)
  const [line] = await shownAll(rooms, [stored], now)
  if (!line) throw notHere()
  const { distribution } = rooms.store
  const newest = await newestFileOf(rooms, stored)
  if (stored.standing.fileSha256 && newest && newest !== stored.standing.fileSha256)
    line.warnings = [
      ...line.warnings,
      stored.standing.reached === 'prepared'
        ? 'Somebody has signed it since this was made. Make it again, so that every signature is on it.'
        : 'Somebody has signed it since this was sent.',
    ]
  return {
    line,
    events: await distribution.events(id),
    leftOut,
    giveAways,
    password: await distribution.password(id),
  }
}

/** SHA-256 of the file with every countersignature that has been given; undefined where there is none. */
async function newestFileOf(rooms: Rooms, line: StoredLine): Promise<string | undefined> {
  if (line.item !== 'minutes' || line.replaced) return undefined
  return (await rooms.store.countersignatures.newestFile(line.recordId, line.recipientId))?.sha256
}

/** What a copy of the minutes leaves out and what could give that away. A letter is looked at where it is signed. */
async function lookedAt(
  rooms: Rooms,
  line: StoredLine,
  now: Date,
): Promise<{ leftOut: LeftOut[]; giveAways: LeftOut[] }> {
  const nothing = { leftOut: [], giveAways: [] }
  if (line.item !== 'minutes' || line.replaced) return nothing
  const judged = await judge(rooms, await rooms.store.records.get(line.recordId), now)
  const recipient = recipientsOf(judged.minutes, judged.template).find(
    ({ id }: Recipient) => id === line.recipientId,
  )
  if (!recipient) return nothing
  const { leftOut, giveAways } = copyFor(judged, recipient, draftState, rooms.workspace.fictional)
  return { leftOut, giveAways }
}

const left = (line: StoredLine): boolean => sentStates.has(stateFrom(line.standing, line))

/** More records than this are worked out anew while people go on: nobody waits for the lists of a hundred meetings. */
const AT_ONCE = 5

/** The lists across records follow what was written down about copies of these. */
export async function followed(rooms: Rooms, recordIds: readonly string[]): Promise<void> {
  const records = [...new Set(recordIds)]
  if (records.length > AT_ONCE) rooms.facts.start()
  else for (const recordId of records) await rooms.facts.follow(recordId)
}

/** Adds events, lets the lists that ask about these records follow, and answers with the lines as they stand now. */
export async function noted(
  rooms: Rooms,
  lines: readonly StoredLine[],
  me: Account,
  action: string,
  make: (line: StoredLine) => NewEvent | undefined,
  now: Date,
  more: Parameters<Rooms['store']['distribution']['note']>[4] = {},
): Promise<Line[]> {
  const ids = lines.map(({ id }) => id)
  const after = await rooms.store.distribution.note(ids, notedBy(me), action, make, more)
  await followed(
    rooms,
    after.map(({ recordId }) => recordId),
  )
  return shownAll(rooms, after, now)
}

const alreadySent = (): Problem =>
  new Problem(
    'conflict',
    'One of these copies has been sent already.',
    'Nothing was changed.',
    'Choose those that have not been sent. What came back can be sent anew.',
  )

export type AddressInput = { method: Method; address: string; readBack: boolean; agreed: boolean }

/** One person has one address; an address is never given to two people at once where one of them is of the family. */
function refuseOneForMany(lines: readonly StoredLine[], address: string): void {
  if (address === '') return
  const people = new Set(
    lines.map(({ caseId, recordId, recipientId, name }) =>
      [caseId || recordId, recipientId, plainName(name)].join('\n'),
    ),
  )
  if (people.size < 2 || !lines.some(({ kind }) => isFamilyKind(kind))) return
  throw new Problem(
    'not valid',
    'This would give several people the same address, and one of them is of the family.',
    'Nothing was changed.',
    'Set the address of each person by itself.',
  )
}

async function refuseHidden(rooms: Rooms, lines: readonly StoredLine[], address: string): Promise<void> {
  const family = lines.filter(({ kind }) => isFamilyKind(kind))
  for (const [recordId, theirs] of Map.groupBy(family, (line) => line.recordId)) {
    const minutes = await minutesOf(rooms, await rooms.store.records.get(recordId))
    if (!theirs.some(({ recipientId }) => isHiddenFrom(minutes, recipientId, address))) continue
    throw new Problem(
      'blocked',
      'This is the address of somebody whose address is kept from the person this copy is for.',
      'Nothing was changed.',
      'Find out where this person lives. If the address is not to be kept from them any more, put that right in the record first.',
    )
  }
}

/** Says how and where copies go. An empty address for several lines leaves each the one it has. */
export async function setAddress(
  rooms: Rooms,
  ids: readonly string[],
  input: AddressInput,
  me: Account,
  now: Date,
): Promise<Line[]> {
  const lines = await linesFor(rooms, ids, me)
  const { method, readBack, agreed } = input
  const address = input.address.trim()
  if (emailMethods.has(method) && address !== '' && !isEmail(address))
    throw new Problem(
      'not valid',
      'This is not one whole e-mail address.',
      'Nothing was changed.',
      'Type one address, such as name@example.org, without a name before it and without a second one.',
    )
  refuseOneForMany(lines, address)
  await refuseHidden(rooms, lines, address)
  return noted(
    rooms,
    lines,
    me,
    'address of a copy set',
    (line) => {
      if (left(line)) throw alreadySent()
      const keeps = address === '' && lines.length > 1
      return {
        kind: 'address set',
        at: now.toISOString(),
        method,
        address: keeps ? line.standing.address : address,
        readBack,
        agreed,
      }
    },
    now,
  )
}

/** Who sees to these lines; '' for nobody in particular. */
export async function giveTo(
  rooms: Rooms,
  ids: readonly string[],
  accountId: string,
  me: Account,
  now: Date,
): Promise<Line[]> {
  const lines = await linesFor(rooms, ids, me)
  const account = (await rooms.store.accounts.list()).find(({ id }) => id === accountId)
  if (accountId !== '' && (!account || !can(account, 'copy.make')))
    throw new Problem(
      'not valid',
      'That person does not send copies here.',
      'Nothing was changed.',
      'Choose somebody who works here now.',
    )
  // What somebody has in hand they must be able to open.
  if (account)
    for (const recordId of new Set(lines.map((line) => line.recordId)))
      await openable(rooms, recordId, account)
  return noted(
    rooms,
    lines,
    me,
    'copy given to somebody',
    (line) =>
      line.standing.responsible === accountId
        ? undefined
        : { kind: 'given to', at: now.toISOString(), reference: accountId, note: account?.name ?? '' },
    now,
  )
}

export async function setException(
  rooms: Rooms,
  ids: readonly string[],
  { notToBeSent, reason }: { notToBeSent: boolean; reason: string },
  me: Account,
  now: Date,
): Promise<Line[]> {
  const lines = await linesFor(rooms, ids, me)
  return noted(
    rooms,
    lines,
    me,
    notToBeSent ? 'copy not to be sent' : 'copy to be sent after all',
    (line) => {
      if (notToBeSent && left(line)) throw alreadySent()
      if (line.standing.exception === notToBeSent) return undefined
      return {
        kind: notToBeSent ? 'not to be sent' : 'to be sent after all',
        at: now.toISOString(),
        note: reason,
      }
    },
    now,
  )
}

export async function whyLate(
  rooms: Rooms,
  ids: readonly string[],
  reason: string,
  me: Account,
  now: Date,
): Promise<Line[]> {
  const lines = await linesFor(rooms, ids, me)
  return noted(
    rooms,
    lines,
    me,
    'why a copy is late',
    () => ({ kind: 'why late', at: now.toISOString(), note: reason }),
    now,
  )
}

/** Why this copy may not leave now, as a Problem; undefined when it may. */
export function whyNotNow(line: StoredLine): Problem | undefined {
  const state = stateFrom(line.standing, line)
  if (state === 'waiting')
    return new Problem(
      'blocked',
      `A second person has not looked at the copy for ${line.name} yet.`,
      'Nothing was marked as sent.',
      'Somebody who did not sign, lead or write this record signs in, opens Copies and confirms it.',
    )
  if (state === 'not to be sent')
    return new Problem(
      'blocked',
      `The copy for ${line.name} is marked as not to be sent.`,
      'Nothing was changed.',
      'Take that back first, with the reason.',
    )
  if (state === 'replaced')
    return new Problem(
      'blocked',
      `A newer version has taken the place of this copy for ${line.name}.`,
      'Nothing was changed.',
      'Send the newer one.',
    )
  const [lacks] = addressLacks({ kind: line.kind, ...line.standing })
  return lacks
    ? new Problem(
        'blocked',
        `The copy for ${line.name} cannot leave yet. ${lacks}`,
        'Nothing was changed.',
        'Say how and where it goes first.',
      )
    : undefined
}
