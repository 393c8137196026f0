/** A copy that is to be sent, as its rows have it, and how it stands. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { copyKinds } from '../../shared/copies/index.ts'
import {
  isOpen,
  isSettled,
  itemKinds,
  type LineEvent,
  lineEventSchema,
  methodSchema,
  reachedStates,
  type Standing,
  stateFrom,
} from '../../shared/distribution/index.ts'
import { meetingTypeSchema } from '../../shared/minutes/index.ts'
import type { Tables } from '../workspace/index.ts'
import { parsed, parsedJson } from './desk.ts'

export const method = z.union([methodSchema, z.literal('')])

const storedSchema = z.strictObject({
  id: z.string(),
  recordId: z.string(),
  caseId: z.string(),
  type: meetingTypeSchema,
  /** Date of the meeting, as the record has it. */
  meetingDate: z.string(),
  familyRef: z.string(),
  series: z.string(),
  item: z.enum(itemKinds),
  sourceId: z.string(),
  version: z.string(),
  place: z.number(),
  sha256: z.string(),
  fileName: z.string(),
  recipientId: z.string(),
  kind: z.enum(copyKinds),
  name: z.string(),
  role: z.string(),
  agency: z.string(),
  agencyGroup: z.string(),
  came: z.boolean(),
  required: z.boolean(),
  because: z.array(z.string()),
  mark: z.string(),
  /** A second person has still to look at it (R-RS). */
  held: z.boolean(),
  replaced: z.boolean(),
  settled: z.boolean(),
  /** It was handed to the mail server and no answer has been noted: it may have left. */
  unsure: z.boolean(),
})
const standingSchema = z.strictObject({
  reached: z.enum(reachedStates),
  method,
  address: z.string(),
  readBack: z.boolean(),
  agreed: z.boolean(),
  responsible: z.string(),
  sentAt: z.string(),
  provenAt: z.string(),
  exception: z.boolean(),
  whyLate: z.string(),
  preparedAs: z.string(),
  files: z.string(),
  fileSha256: z.string(),
})
const wholeSchema = storedSchema.extend({ standing: standingSchema })
export const waitingSchema = storedSchema
  .pick({ recordId: true, item: true, type: true })
  .extend({ date: z.string(), count: z.number() })

/** A line with how it stands. */
export type StoredLine = z.infer<typeof storedSchema> & { standing: Standing }

/** A line that begins; whoever knows the record says everything about it. */
export type NewLine = Omit<
  Tables['copy_line'],
  'id' | 'record_id' | 'mark' | 'opened_at' | 'came' | 'required' | 'because'
> & { came: boolean; required: boolean; because: readonly string[] }

export type NewEvent = Pick<LineEvent, 'kind' | 'at'> &
  Partial<
    Pick<
      LineEvent,
      | 'method'
      | 'address'
      | 'readBack'
      | 'agreed'
      | 'proof'
      | 'reference'
      | 'note'
      | 'receiptName'
      | 'receiptSha256'
      | 'contained'
      | 'fileSha256'
    >
  >

/** What a line is put in order by; `waits`: it has still to leave. */
export type BriefLine = Pick<StoredLine, 'id' | 'recordId' | 'item' | 'place' | 'type' | 'meetingDate'> & {
  waits: boolean
}

export type NotedBy = { account: string; name: string }

/** Which lines are asked for. */
export type LineAsk = { recordId: string } | { ids: readonly string[] } | { mark: string }

/** Where an address is known to work, or not to, for one person. */
export type KnownAddress = {
  personKey: string
  method: string
  address: string
  works: boolean
}

const AT_ONCE = 500

export function* inParts<T>(all: readonly T[], most = AT_ONCE): Generator<T[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most)
}

/** Has a second person confirmed the very file of the line? */
const confirmed = sql<number>`CASE copy_line.item
  WHEN 'minutes' THEN EXISTS (
    SELECT 1 FROM copy_check WHERE copy_check.record_id = copy_line.record_id
      AND copy_check.version = copy_line.version AND copy_check.recipient_id = copy_line.recipient_id)
  WHEN 'addendum' THEN EXISTS (SELECT 1 FROM correction_check WHERE file_id = copy_line.source_id)
  WHEN 'correction outcome' THEN EXISTS (SELECT 1 FROM correction_check WHERE file_id = copy_line.source_id)
  ELSE EXISTS (SELECT 1 FROM letter_check WHERE letter_id = copy_line.source_id) END`

export const linesIn = (db: Kysely<Tables>) =>
  db
    .selectFrom('copy_now')
    .innerJoin('copy_line', 'copy_line.id', 'copy_now.line_id')
    .innerJoin('record', 'record.id', 'copy_line.record_id')
    .selectAll('copy_line')
    .select([
      'copy_now.replaced',
      'copy_now.settled',
      'copy_now.reached',
      'copy_now.method as now_method',
      'copy_now.address as now_address',
      'copy_now.read_back',
      'copy_now.agreed',
      'copy_now.responsible',
      'copy_now.sent_at',
      'copy_now.proven_at',
      'copy_now.exception',
      'copy_now.why_late',
      'copy_now.prepared_as',
      'copy_now.files',
      'copy_now.file_sha256',
      'record.case_id',
      'record.type',
      'record.date',
      'record.family_ref',
      sql<number>`copy_line.because <> '[]' AND NOT ${confirmed}`.as('held'),
      sql<number>`EXISTS (SELECT 1 FROM copy_sending WHERE copy_sending.line_id = copy_line.id)`.as('unsure'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof linesIn>['execute']>>[number]

export const fromRow = (row: Row): StoredLine =>
  parsed(wholeSchema, {
    id: row.id,
    recordId: row.record_id,
    caseId: row.case_id ?? '',
    type: row.type,
    meetingDate: row.date,
    familyRef: row.family_ref,
    series: row.series,
    item: row.item,
    sourceId: row.source_id,
    version: row.version,
    place: row.place,
    sha256: row.sha256,
    fileName: row.file_name,
    recipientId: row.recipient_id,
    kind: row.kind,
    name: row.name,
    role: row.role,
    agency: row.agency,
    agencyGroup: row.agency_group,
    came: row.came === 1,
    required: row.required === 1,
    because: row.because === '[]' ? [] : parsedJson(z.array(z.string()), row.because),
    mark: row.mark,
    held: row.held === 1,
    replaced: row.replaced === 1,
    settled: row.settled === 1,
    unsure: row.unsure === 1,
    standing: {
      reached: row.reached,
      method: row.now_method,
      address: row.now_address,
      readBack: row.read_back === 1,
      agreed: row.agreed === 1,
      responsible: row.responsible,
      sentAt: row.sent_at,
      provenAt: row.proven_at,
      exception: row.exception === 1,
      whyLate: row.why_late,
      preparedAs: row.prepared_as,
      files: row.files,
      fileSha256: row.file_sha256,
    },
  })

export const eventOf = (row: Tables['copy_event']): LineEvent =>
  parsed(lineEventSchema, {
    id: row.id,
    kind: row.kind,
    at: row.at,
    noted: row.noted,
    by: row.by_account,
    byName: row.by_name,
    method: row.method,
    address: row.address,
    readBack: row.read_back === 1,
    agreed: row.agreed === 1,
    proof: row.proof,
    reference: row.reference,
    note: row.note,
    receiptName: row.receipt_name,
    receiptSha256: row.receipt_sha256,
    contained: row.contained === null ? null : row.contained === 1,
    ...(row.file_sha256 && { fileSha256: row.file_sha256 }),
  })

/** How a line stands, as it is kept. `waits` does not ask whether a second person has looked: that is asked anew each time. */
export function nowOf(
  line: { id: string; recordId: string; kind: StoredLine['kind'] },
  standing: Standing,
  replaced: boolean,
): Tables['copy_now'] {
  const waits = isOpen(stateFrom(standing, { kind: line.kind, held: false, replaced }))
  return {
    line_id: line.id,
    record_id: line.recordId,
    replaced: replaced ? 1 : 0,
    settled: isSettled(standing, replaced) ? 1 : 0,
    waits: waits ? 1 : 0,
    reached: standing.reached,
    method: standing.method,
    address: standing.address,
    read_back: standing.readBack ? 1 : 0,
    agreed: standing.agreed ? 1 : 0,
    responsible: standing.responsible,
    sent_at: standing.sentAt,
    proven_at: standing.provenAt,
    exception: standing.exception ? 1 : 0,
    why_late: standing.whyLate,
    prepared_as: standing.preparedAs,
    files: standing.files,
    file_sha256: standing.fileSha256,
  }
}

/** `1.10` comes after `1.9`. */
function isNewer(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number))
  for (let at = 0; at < Math.max(x?.length ?? 0, y?.length ?? 0); at += 1) {
    const difference = (x?.[at] ?? 0) - (y?.[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

/** Lines whose place another one of the record has taken. */
export function replacedIn(
  lines: readonly StoredLine[],
  versions: Map<string, string>,
  newest: string,
): Set<string> {
  const gone = lines.filter((line) => {
    const of = versions.get(line.id) ?? ''
    if (of !== '' && newest !== '' && of !== newest) return true
    return lines.some(
      (other) =>
        other.series === line.series &&
        other.recipientId === line.recipientId &&
        isNewer(other.version, line.version),
    )
  })
  return new Set(gone.map(({ id }) => id))
}

/** Lines by their ids, in that order, or those of a record as they were begun, or the one with a mark. */
export async function linesOf(db: Kysely<Tables>, ask: LineAsk): Promise<StoredLine[]> {
  if ('ids' in ask) {
    const found: StoredLine[] = []
    for (const part of inParts([...new Set(ask.ids)]))
      found.push(...(await linesIn(db).where('copy_line.id', 'in', part).execute()).map(fromRow))
    const byId = new Map(found.map((line) => [line.id, line]))
    return [...new Set(ask.ids)].flatMap((id) => byId.get(id) ?? [])
  }
  const query = linesIn(db)
  if ('recordId' in ask)
    return (
      await query
        .where('copy_now.record_id', '=', ask.recordId)
        .orderBy('copy_line.opened_at')
        .orderBy('copy_line.place')
        .orderBy('copy_line.id')
        .execute()
    ).map(fromRow)
  return (await query.where('copy_line.mark', '=', ask.mark).execute()).map(fromRow)
}

export function rowOf(
  event: NewEvent,
  { id, lineId, seq, noted, by }: { id: string; lineId: string; seq: number; noted: string; by: NotedBy },
): Tables['copy_event'] {
  return {
    id,
    line_id: lineId,
    seq,
    kind: event.kind,
    at: event.at,
    noted,
    by_account: by.account,
    by_name: by.name,
    method: event.method ?? '',
    address: event.address ?? '',
    read_back: event.readBack ? 1 : 0,
    agreed: event.agreed ? 1 : 0,
    proof: event.proof ?? '',
    reference: event.reference ?? '',
    note: event.note ?? '',
    receipt_name: event.receiptName ?? '',
    receipt_sha256: event.receiptSha256 ?? '',
    contained: event.contained === undefined || event.contained === null ? null : event.contained ? 1 : 0,
    file_sha256: event.fileSha256 ?? '',
  }
}
