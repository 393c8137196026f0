/**
 * What became of a copy after it was made: sent, proven, come back, or gone to somebody else (domain section 6). Everything is
 * written down by a person or read from a receipt; nothing is marked sent because it was made.
 */
import type { Account } from '../../shared/access/access.ts'
import { londonDate, parseDate } from '../../shared/clocks/index.ts'
import {
  incidentSheet,
  isReceipt,
  type Line,
  type LineEvent,
  type ProofKind,
  sentStates,
  stateFrom,
} from '../../shared/distribution/index.ts'
import type { Rooms } from '../core.ts'
import { markIn, readReceipt as readIt } from '../distribution/index.ts'
import { writeIncident } from '../documents/index.ts'
import { Problem } from '../problem.ts'
import type { NewEvent, StoredLine } from '../store/index.ts'
import { sha256 } from './copies.ts'
import { lineFor, linesFor, noted, oneLine, whyNotNow } from './distribution.ts'
import { minutesOf } from './judge.ts'
import { mayOpen } from './who-may-open.ts'

/** A receipt is a page or a short mail; one that came back brings its attachment with it. */
const RECEIPT_MB = 25
const RECEIPT_BYTES = RECEIPT_MB * 1024 * 1024
const kinds = /\.(?:eml|msg|pdf|png|jpe?g|tiff?|heic|webp|txt)$/i
/** Clocks of two machines are never quite alike. */
const AHEAD = 5 * 60 * 1000

const UNCHANGED = 'Nothing was written down.'

/** When something happened, as a UTC instant. Throws `Problem` for what is no time, or is still to come. */
function momentOf(at: string, now: Date): string {
  const time = Date.parse(at)
  if (Number.isNaN(time) || !/^\d{4}-\d\d-\d\d/.test(at))
    throw new Problem('not valid', 'That is not a date and a time.', UNCHANGED, 'Say when it was.')
  if (time > now.getTime() + AHEAD)
    throw new Problem('not valid', 'That is still to come.', UNCHANGED, 'Write it down once it has happened.')
  return new Date(time).toISOString()
}

/** Nothing can have left before the meeting that it tells of. */
function refuseBefore(line: StoredLine, at: string): void {
  const held = parseDate(line.meetingDate)
  if (held === undefined || londonDate(at) >= held) return
  throw new Problem(
    'not valid',
    'That is before the meeting was held.',
    UNCHANGED,
    'Look at the date: it may be of another year or month.',
  )
}

const hasLeft = (line: StoredLine): boolean => sentStates.has(stateFrom(line.standing, line))

/** A line that is sent by what is written down now. */
function refuseUnsendable(line: StoredLine, at: string): void {
  refuseBefore(line, at)
  const why = whyNotNow(line)
  if (why) throw why
}

export type SentInput = { at: string; reference: string; note: string }

/** It was sent, by whatever means the council has. */
export async function markSent(
  rooms: Rooms,
  ids: readonly string[],
  input: SentInput,
  me: Account,
  now: Date,
): Promise<Line[]> {
  const lines = await linesFor(rooms, ids, me)
  const at = momentOf(input.at, now)
  return noted(
    rooms,
    lines,
    me,
    'copy sent',
    (line) => {
      if (hasLeft(line))
        throw new Problem(
          'conflict',
          `The copy for ${line.name} is marked as sent already.`,
          'That stands, and nothing was changed.',
          'Choose those that have not been sent.',
        )
      refuseUnsendable(line, at)
      return {
        kind: 'sent',
        at,
        method: line.standing.method,
        address: line.standing.address,
        reference: input.reference,
        note: input.note,
        fileSha256: line.standing.fileSha256 || line.sha256,
      }
    },
    now,
  )
}

export type ReceiptFile = { fileName: string; bytes: Uint8Array }

/** What is kept as a receipt is a mail, a page or a picture of one, and not too large. */
export function refuseReceipt({ fileName, bytes }: ReceiptFile): void {
  if (bytes.length === 0)
    throw new Problem(
      'not valid',
      'This file is empty.',
      UNCHANGED,
      'Save the receipt again and add that file.',
    )
  if (bytes.length > RECEIPT_BYTES)
    throw new Problem(
      'not valid',
      `This file is larger than ${RECEIPT_MB} MB.`,
      UNCHANGED,
      'Scan it in black and white or at 150 dots per inch, or save only the page that proves it.',
    )
  if (!kinds.test(fileName))
    throw new Problem(
      'not valid',
      'A receipt is an e-mail (.eml, .msg), a PDF, a picture or plain text.',
      UNCHANGED,
      'Save it as one of these and add that file.',
    )
}

export type ProofInput = {
  at: string
  proof: ProofKind
  reference: string
  note: string
  receipt: ReceiptFile | null
}

/** A proof of an unsent copy proves its sending too: a letter that somebody signed for was handed over. */
export async function addProof(
  rooms: Rooms,
  ids: readonly string[],
  input: ProofInput,
  me: Account,
  now: Date,
): Promise<Line[]> {
  const lines = await linesFor(rooms, ids, me)
  const at = momentOf(input.at, now)
  const { receipt, proof, reference, note } = input
  if (receipt) refuseReceipt(receipt)
  if (!isReceipt(proof) && reference === '')
    throw new Problem(
      'not valid',
      proof === 'message id' ? 'The message id is missing.' : 'The tracking number is missing.',
      UNCHANGED,
      'Type it as it stands on the receipt or in the sent mail.',
    )
  const kept = receipt ? { sha256: sha256(receipt.bytes), bytes: receipt.bytes } : undefined
  return noted(
    rooms,
    lines,
    me,
    'proof of a copy added',
    (line) => {
      if (!hasLeft(line)) refuseUnsendable(line, at)
      else refuseBefore(line, at)
      return {
        kind: 'proof',
        at,
        method: line.standing.method,
        address: line.standing.address,
        proof,
        reference,
        note,
        receiptName: receipt?.fileName ?? '',
        receiptSha256: kept?.sha256 ?? '',
        fileSha256: line.standing.fileSha256 || line.sha256,
      }
    },
    now,
    kept ? { receipt: kept } : {},
  )
}

export type NoteInput = {
  what: 'acknowledged' | 'returned' | 'failed' | 'recalled'
  at: string
  note: string
}

/** What became of it afterwards. Only what has left can have come back. */
export async function noteAfterwards(
  rooms: Rooms,
  ids: readonly string[],
  input: NoteInput,
  me: Account,
  now: Date,
): Promise<Line[]> {
  const lines = await linesFor(rooms, ids, me)
  const at = momentOf(input.at, now)
  return noted(
    rooms,
    lines,
    me,
    `copy ${input.what}`,
    (line) => {
      const { reached } = line.standing
      const gone =
        hasLeft(line) || (input.what === 'recalled' && (reached === 'failed' || reached === 'returned'))
      // A mail whose sending is not certain: that it did not arrive settles it.
      const unsure = line.unsure && input.what === 'failed'
      if (!gone && !unsure)
        throw new Problem(
          'conflict',
          `The copy for ${line.name} has not been sent yet.`,
          UNCHANGED,
          'Mark it as sent first, if it has left.',
        )
      return {
        kind: input.what,
        at,
        method: line.standing.method,
        address: line.standing.address,
        note: input.note,
      }
    },
    now,
  )
}

/** The file of a receipt, under a name that names nobody. */
export async function receiptFile(
  rooms: Rooms,
  lineId: string,
  eventId: string,
  me: Account,
): Promise<ReceiptFile> {
  const line = await lineFor(rooms, lineId, me)
  const found = await rooms.store.distribution.receipt(line.id, eventId)
  if (!found) throw new Problem('not found', 'There is no receipt with that.')
  const ending = /\.[a-z0-9]{1,5}$/i.exec(found.fileName)?.[0].toLowerCase() ?? ''
  return { fileName: `receipt ${line.mark}${ending}`, bytes: found.bytes }
}

export type FoundReceipt = {
  lineId: string | null
  what: 'delivered' | 'read' | 'failed' | 'unknown'
  at: string
  reference: string
  says: string
}

/** Reads a receipt and finds its line by the mark in it or by the id of the mail. Writes nothing down. */
export async function readReceipt(
  rooms: Rooms,
  file: ReceiptFile,
  me: Account,
  now: Date,
): Promise<FoundReceipt> {
  const read = await readIt(file.bytes, file.fileName)
  const line = await lineOf(rooms, [read.reference, read.messageId], me)
  const found = {
    what: read.what,
    at: read.at || now.toISOString(),
    reference: read.messageId || read.reference,
  }
  if (read.what === 'unknown') return { lineId: line?.id ?? null, ...found, says: read.says }
  if (!line)
    return {
      lineId: null,
      ...found,
      says: `${read.says} No copy on this desk has that mark or message id. Find its line and add the file there as proof.`,
    }
  const sentTo = line.standing.address.toLowerCase()
  const other =
    read.recipient !== '' && sentTo !== '' && read.recipient.toLowerCase() !== sentTo
      ? ' It names another address than the one that is written down: look at it before you note it.'
      : ''
  return { lineId: line.id, ...found, says: `${read.says}${other}` }
}

/** The line of a mark or a message id, when this person may open its record. */
async function lineOf(rooms: Rooms, texts: readonly string[], me: Account): Promise<StoredLine | undefined> {
  const { distribution, records } = rooms.store
  const lines: StoredLine[] = []
  for (const text of texts.filter(Boolean)) {
    const mark = markIn(text)
    if (mark) lines.push(...(await distribution.lines({ mark })))
    lines.push(...(await distribution.lines({ ids: await distribution.withReference(text) })))
  }
  for (const line of lines) if (await mayOpen(rooms, await records.get(line.recordId), me)) return line
  return undefined
}

export type WrongInput = { lineId: string; at: string; whoGotIt: string; contained: boolean; note: string }

/** A copy went to somebody else: kept with the line, and the sheet for the data protection officer. */
export async function wrongRecipient(
  rooms: Rooms,
  input: WrongInput,
  me: Account,
  now: Date,
): Promise<{ sheet: ReceiptFile; line: Line }> {
  const stored = await lineFor(rooms, input.lineId, me)
  const at = momentOf(input.at, now)
  const { distribution } = rooms.store
  const before = await distribution.events(stored.id)
  if (!hasLeft(stored) && !before.some(({ kind }) => kind === 'sent' || kind === 'prepared'))
    throw new Problem(
      'conflict',
      `The copy for ${stored.name} has not been made or sent yet, so that nobody can have it.`,
      UNCHANGED,
      'Look at the other lines of this record.',
    )
  const event: NewEvent = {
    kind: 'wrong recipient',
    at,
    method: stored.standing.method,
    address: stored.standing.address,
    reference: input.whoGotIt,
    note: input.note,
    contained: input.contained,
  }
  const [line] = await noted(rooms, [stored], me, 'copy went to the wrong person', () => event, now)
  if (!line) throw new Problem('not found', 'That copy is not on the desk.')
  return { sheet: await sheetFor(rooms, stored, line, before, input, at, me, now), line }
}

async function sheetFor(
  rooms: Rooms,
  stored: StoredLine,
  line: Line,
  events: readonly LineEvent[],
  { whoGotIt, contained, note }: WrongInput,
  foundAt: string,
  me: Account,
  now: Date,
): Promise<ReceiptFile> {
  const record = await rooms.store.records.get(stored.recordId)
  const { leftOut } = await oneLine(rooms, stored.id, me, now)
  const all = await rooms.store.distribution.lines({ recordId: stored.recordId })
  const others = all.filter(
    ({ series, id, replaced }) => series === stored.series && id !== stored.id && !replaced,
  )
  const sheet = incidentSheet({
    line,
    mark: stored.mark,
    foundAt,
    whoGotIt,
    contained,
    note,
    reportedBy: { name: me.name, role: me.role },
    events,
    others: others.map((one) => ({
      name: one.name,
      role: [one.role, one.agency].filter(Boolean).join(', '),
      state: stateFrom(one.standing, one),
    })),
    leftOut: leftOut.map(({ where }) => where),
    authority: (await minutesOf(rooms, record)).meeting.authority,
    fictional: rooms.workspace.fictional,
    at: now.toISOString(),
  })
  return { fileName: `${sheet.fileStem}.docx`, bytes: await writeIncident(sheet) }
}
