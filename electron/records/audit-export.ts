/**
 * The audit trail as files for an inspector: a list for people (CSV), the chain itself for whoever checks it (JSON lines),
 * and a page that says how, which needs no Chairside. The page carries the hash of the newest row: kept on paper, it shows
 * later whether the chain was written anew.
 */
import Papa from 'papaparse'
import { z } from 'zod'
import type { Account } from '../../shared/access/access.ts'
import { actionWords, subjectWords } from '../../shared/audit/words.ts'
import { formulaLike } from '../../shared/formula-like.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import type { AuditLine } from '../store/index.ts'
import { hashOf } from '../workspace/index.ts'
import { writeZip } from '../zip.ts'
import { aboutOf, periodOf } from './audit-trail.ts'

export const AUDIT_FORMAT = 'chairside-audit/1'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const coverSchema = z.strictObject({
  format: z.literal(AUDIT_FORMAT),
  /** Name of the workspace, and dates of the period as they were asked for; '' is open. */
  workspace: z.string(),
  from: z.string(),
  to: z.string(),
  /** Numbers of the first and last row in the file, and the hash that the first one is bound to ('' for row 1). */
  first: z.number().int().positive(),
  last: z.number().int().positive(),
  previous: z.union([hash, z.literal('')]),
  /** The newest row of the whole chain at that moment. */
  newest: z.strictObject({ seq: z.number().int().positive(), hash }),
  madeAt: z.string(),
  madeBy: z.string(),
  /** Names of the people by the ids that rows give. */
  people: z.record(z.string(), z.string()),
})
export type AuditCover = z.infer<typeof coverSchema>

const wholeSchema = z.strictObject({
  seq: z.number().int(),
  at: z.string(),
  person: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  previous: z.string(),
  hash,
})
/** A row about a record that whoever exported may not open: its place in the chain, and nothing that it says. */
const withheldSchema = z.strictObject({
  seq: z.number().int(),
  withheld: z.literal(true),
  previous: z.string(),
  hash,
})
const rowSchema = z.union([wholeSchema, withheldSchema])

export type AuditFiles = { cover: AuditCover; csv: string; lines: string; page: string }

const safe = (cell: string): string => (formulaLike.test(cell) ? `'${cell}` : cell)

/** Problems: `not found` when nothing was done in the period. */
export async function auditFiles(
  rooms: Rooms,
  me: Account,
  ask: { from: string; to: string },
  now: Date,
): Promise<AuditFiles> {
  const { store, workspace } = rooms
  await store.readings.flush()
  const { from, until } = periodOf(ask)
  const span = await store.audit.within(from, until)
  if (!span)
    throw new Problem(
      'not found',
      'There is nothing in the audit trail of that period.',
      'Nothing was written.',
      'Choose other dates.',
    )
  await store.audit.exported(me.id, `${span.first} ${span.last}`)
  const newest = await store.audit.newest()
  const lines: string[] = []
  const cells: string[][] = []
  let previous: string | undefined
  const people: Record<string, string> = {}
  for await (const rows of store.audit.rows(span.first, span.last)) {
    const told = await aboutOf(rooms, rows, me)
    for (const row of rows) {
      previous ??= row.previous
      const name = told.names.get(row.person) ?? ''
      if (name) people[row.person] = name
      const about = told.about(row)
      lines.push(
        JSON.stringify(
          told.hidden(row)
            ? { seq: row.seq, withheld: true, previous: row.previous, hash: row.hash }
            : ordered(row),
        ),
      )
      cells.push(
        [
          String(row.seq),
          row.at,
          name || row.person,
          actionWords(row.action),
          about.map(({ words }) => words).join('; '),
          subjectWords(row.action, row.subject),
          row.hash,
        ].map(safe),
      )
    }
  }
  const cover: AuditCover = {
    format: AUDIT_FORMAT,
    workspace: workspace.name,
    ...ask,
    ...span,
    previous: previous ?? '',
    newest: { seq: newest.number, hash: newest.hash },
    madeAt: now.toISOString(),
    madeBy: me.name,
    people,
  }
  const heads = ['Row', 'When (UTC)', 'Who', 'What', 'About', 'More', 'Hash']
  return {
    cover,
    csv: `\uFEFF${Papa.unparse([heads, ...cells], { newline: '\r\n' })}\r\n`,
    lines: `${[JSON.stringify(cover), ...lines].join('\n')}\n`,
    page: pageOf(cover),
  }
}

const ordered = ({ seq, at, person, action, subject, detail, previous, hash: own }: AuditLine) => ({
  seq,
  at,
  person,
  action,
  subject,
  detail,
  previous,
  hash: own,
})

const pageOf = ({ workspace, from, to, first, last, newest, madeAt, madeBy }: AuditCover): string =>
  [
    'AUDIT TRAIL',
    '',
    `Workspace: ${workspace}`,
    `Period: ${from || 'from the beginning'} to ${to || 'now'}`,
    `Rows: ${first} to ${last}`,
    `Taken out by ${madeBy} at ${madeAt} (UTC)`,
    '',
    `Newest row of the whole trail at that moment: ${newest.seq}`,
    `Its hash: ${newest.hash}`,
    'Keep this hash on paper. It shows later whether the trail was written anew.',
    '',
    'WHAT IS IN THE FILES',
    '',
    'audit.csv is a list for people to read. audit.jsonl is the trail itself: one line of JSON about the file, then one',
    'line for each row. "person" is the id of an account (their names are in the first line), "subject" the ids of what the',
    'row is about, "detail" the SHA-256 of what was changed. No row holds a word of a record. A row about a record which the',
    'person who took the trail out may not open says only "withheld", and keeps its place in the chain.',
    '',
    'HOW TO CHECK IT WITHOUT CHAIRSIDE',
    '',
    '1. "previous" of each row is the "hash" of the row before it. Of the first row in the file it is "previous" in the first',
    '   line of the file, and empty for row 1.',
    '2. "hash" is the SHA-256, in lower-case hex, of the row itself without "hash", written as canonical JSON (RFC 8785): the',
    '   keys in the order of the alphabet, no spaces, UTF-8. For example, in Python:',
    '',
    '   import hashlib, json',
    '   lines = [json.loads(line) for line in open("audit.jsonl", encoding="utf-8")]',
    '   before = lines[0]["previous"]',
    '   for row in lines[1:]:',
    '       own = row.pop("hash")',
    '       assert row["previous"] == before, row["seq"]',
    '       if not row.get("withheld"):',
    '           text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)',
    '           assert hashlib.sha256(text.encode("utf-8")).hexdigest() == own, row["seq"]',
    '       before = own',
    '   print("The chain holds. Last row:", lines[-1]["seq"], before)',
    '',
    '3. Every signed document carries the number and hash of the newest row of the moment it was signed (auditRow in the',
    '   part customXml/item1.xml, inside the signature). They must be those of the row with that number.',
    '',
    'With Chairside: chairside audit --check audit.jsonl',
    '',
  ].join('\r\n')

/** The three files in one. */
export const auditZip = ({ csv, lines, page }: AuditFiles): Uint8Array =>
  writeZip(
    Object.entries({ 'read-me-first.txt': page, 'audit.csv': csv, 'audit.jsonl': lines }).map(
      ([name, text]) => ({ name, data: new TextEncoder().encode(text) }),
    ),
  )

export type FileVerdict = {
  ok: boolean
  rows: number
  withheld: number
  /** A sentence; empty when the chain holds. */
  problem: string
  cover?: AuditCover
}

/** Does the chain in a file hold, from the first row to the last that its first line names? */
export function checkAuditFile(text: string): FileVerdict {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const no = (problem: string, rows = 0, withheld = 0): FileVerdict => ({
    ok: false,
    rows,
    withheld,
    problem,
  })
  const cover = coverSchema.safeParse(jsonOf(lines[0] ?? '')).data
  if (!cover) return no('This is not a file of the audit trail: its first line does not say so.')
  let before = cover.previous
  let seq = cover.first - 1
  let withheld = 0
  for (const [at, line] of lines.slice(1).entries()) {
    const row = rowSchema.safeParse(jsonOf(line)).data
    if (!row) return no(`Line ${at + 2} of the file is not a row of the audit trail.`, at, withheld)
    if (row.seq !== seq + 1)
      return no(`After row ${seq} comes row ${row.seq}: rows are missing, or in another order.`, at, withheld)
    if (row.previous !== before)
      return no(`Row ${row.seq} was not written after the row before it.`, at, withheld)
    if ('withheld' in row) withheld += 1
    else {
      const { hash: own, ...rest } = row
      if (hashOf(rest) !== own) return no(`Row ${row.seq} was changed after it was written.`, at, withheld)
    }
    before = row.hash
    seq = row.seq
  }
  const rows = lines.length - 1
  if (seq !== cover.last)
    return no(`The file ends at row ${seq} and should go on to row ${cover.last}.`, rows, withheld)
  if (cover.newest.seq === seq && cover.newest.hash !== before)
    return no(`Row ${seq} is not the newest row that the first line names.`, rows, withheld)
  return { ok: true, rows, withheld, problem: '', cover }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
