/**
 * Import from the council's case system: what a file holds, what it would do to the case files, and the doing of it.
 * The file comes with every question. What was read of the last one is kept in memory for a moment, for the next question
 * about it, and nowhere else.
 */
import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import type {
  ImportFile,
  ImportResult,
  ImportUndone,
  PastImport,
  PreviewedImport,
} from '../../shared/api/imports.ts'
import {
  changedCases,
  countRows,
  findTable,
  guessKind,
  guessMapping,
  type ImportDecisions,
  type ImportKind,
  type ImportPlan,
  type ImportTable,
  importKinds,
  type Mapping,
  mappingProblems,
  previewOf,
  readRows,
  workOut,
} from '../../shared/cases/import/index.ts'
import { type CaseFile, withUnseenOnce } from '../../shared/cases/index.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { readableBy, seenBy } from './case-files.ts'
import { readImportFile } from './import-file.ts'
import { keptCases, keptTable } from './import-kept.ts'

/** A file, what it is said to be, and what was decided about its rows. */
export type ImportRequest = {
  bytes: Uint8Array
  kind: ImportKind
  mapping: Mapping
  decisions: ImportDecisions
}

const FIRST_ROWS = 4

const noHeadings = (): Problem =>
  new Problem(
    'not valid',
    'Chairside found no row with headings in this file.',
    'Nothing was imported.',
    'Put a row with the names of the columns above the data, such as Name, Date of birth and LCS ID.',
  )

async function tableIn(bytes: Uint8Array): Promise<ImportTable> {
  const table = findTable(await readImportFile(bytes))
  if (!table) throw noHeadings()
  if (table.rows.length > 0) return table
  throw new Problem(
    'not valid',
    'There are headings in this file and no rows below them.',
    'Nothing was imported.',
    'Choose another file.',
  )
}

/** The columns of a file, its first rows, and a guess at what each column is for every kind of table. */
export async function readForImport(bytes: Uint8Array): Promise<ImportFile> {
  const { headings, rows } = await keptTable(bytes, () => tableIn(bytes))
  return {
    headings,
    firstRows: rows.slice(0, FIRST_ROWS).map(({ cells }) => cells),
    rows: rows.length,
    kind: guessKind(headings),
    mappings: Object.fromEntries(
      importKinds.map((kind) => [kind, guessMapping(kind, headings)]),
    ) as ImportFile['mappings'],
  }
}

/** `stored` are the cases as they are; what changes is told of what the person who imports may read of them. */
type Planned = {
  plan: ImportPlan
  stored: CaseFile[]
  changed: Changes
  hash: string
  importId: string
}

type Changes = ReturnType<typeof changedCases>

/** Of the cases that would change and of everything that was shown: another value means that another thing would happen. */
function hashOfPlan(plan: ImportPlan, changed: Changes): string {
  const touched = changed.map(({ before }) => before && [before.id, before.changedAt])
  return createHash('sha256')
    .update(JSON.stringify([plan.kind, plan.rows, touched]))
    .digest('hex')
}

/** Made of what this person may read: a question about a row must not tell of an event that is not theirs to know. */
async function planned(rooms: Rooms, request: ImportRequest, me: Account, now: Date): Promise<Planned> {
  const { bytes, kind, mapping, decisions } = request
  const table = await keptTable(bytes, () => tableIn(bytes))
  const [problem] = mappingProblems(kind, table.headings, mapping)
  if (problem)
    throw new Problem('not valid', problem, 'Nothing was imported.', 'Look at what each column is.')
  const today = londonDate(now.toISOString())
  const setting = { newId: () => ulid(), importId: ulid(), today }
  const stored = await keptCases(rooms.store)
  const cases = stored.map((file) => seenBy(me, file))
  const read = readRows(kind, table, mapping, today)
  const { plan, after } = workOut(cases, kind, read, decisions, setting)
  const changed = changedCases(cases, after)
  return {
    plan,
    stored,
    changed,
    hash: hashOfPlan(plan, changed),
    importId: setting.importId,
  }
}

/** What the import would do with these decisions. Changes nothing. */
export async function previewImport(
  rooms: Rooms,
  request: ImportRequest,
  me: Account,
  now: Date,
): Promise<PreviewedImport> {
  const { plan, changed, hash } = await planned(rooms, request, me, now)
  return {
    ...previewOf(plan),
    hash,
    newFamilies: changed.filter(({ before }) => before === undefined).length,
    changedFamilies: changed.filter(({ before }) => before !== undefined).length,
  }
}

/** The changes on the cases as they are stored, with every event that this person may not read in its place. */
function wholeOf(changes: Changes, stored: readonly CaseFile[], me: Account): Changes {
  const known = new Map(stored.map((file) => [file.id, file]))
  return changes.map(({ after }) => {
    const before = known.get(after.id)
    if (!before) return { after }
    const chronology = withUnseenOnce(before.chronology, after.chronology, readableBy(me))
    return { before, after: { ...after, chronology } }
  })
}

/**
 * Does what was shown. Throws `Problem`: "blocked" while a doubtful row waits, "conflict" where the case files no longer
 * lead to what was shown, "not valid" where there is nothing to do.
 */
export async function applyToCases(
  rooms: Rooms,
  request: ImportRequest & { hash: string },
  me: Account,
  now: Date,
): Promise<ImportResult> {
  const { plan, stored, changed: changes, hash, importId } = await planned(rooms, request, me, now)
  if (hash !== request.hash)
    throw new Problem(
      'conflict',
      'The case files have changed since you looked at this import.',
      'Nothing was imported.',
      'Look at it again: it now shows what it would do to the case files as they are.',
    )
  const counts = countRows(plan.rows)
  if (counts.doubtful > 0)
    throw new Problem(
      'blocked',
      counts.doubtful === 1
        ? 'One row still waits for a decision.'
        : `${counts.doubtful} rows still wait for a decision.`,
      'Nothing was imported.',
      'Say of each whether it is the same, another one, or left out.',
    )
  if (changes.length === 0)
    throw new Problem('not valid', 'There is nothing new in this file.', 'The case files are as they were.')
  const sha256 = createHash('sha256').update(request.bytes).digest('hex')
  const batch = await rooms.store.imports.apply(
    { id: importId, kind: request.kind, sha256, counts },
    wholeOf(changes, stored, me),
    me.id,
  )
  return { id: batch.id, counts }
}

/** Every import so far, newest first. */
export async function pastImports(rooms: Rooms): Promise<PastImport[]> {
  const names = new Map((await rooms.store.accounts.list()).map(({ id, name }) => [id, name]))
  return (await rooms.store.imports.list()).map((one) => ({
    ...one,
    by: names.get(one.by) ?? '',
    undoneBy: names.get(one.undoneBy) ?? '',
  }))
}

/** Takes an import back. Throws `Problem` "conflict" where every case has changed since. */
export async function undoImport(rooms: Rooms, id: string, me: Account): Promise<ImportUndone> {
  return rooms.store.imports.undo(id, me.id)
}
