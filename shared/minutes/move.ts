/**
 * A draft that goes to another family: rows are taken out and put in, and all of it can be taken back. The text under the
 * headings is never touched.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import { type RowList, rowLists, rowsOf, rowToMap } from './draft.ts'

const lists = Object.keys(rowLists) as [RowList, ...RowList[]]
const rowSchema = z.record(z.string(), z.json())

/** What is taken out of a draft and put into it. Rows are as `DraftContent` has them. */
export type Move = {
  familyRef: string
  /** Rows to take out, by id. */
  out: readonly { list: RowList; id: string }[]
  /** Rows to add at the end of their lists. */
  in: readonly { list: RowList; row: Record<string, unknown> & { id: string } }[]
  /** Dates of the meeting form: the new value, or '' to take it out. */
  dates: Readonly<Record<string, string>>
}

/** All that is needed to take a move back. `row`: as it is stored; `at`: where it stood. */
export const moveUndoSchema = z.strictObject({
  familyRef: z.strictObject({ before: z.string(), after: z.string() }),
  removed: z.array(z.strictObject({ list: z.enum(lists), at: z.number(), row: rowSchema })),
  added: z.array(z.strictObject({ list: z.enum(lists), row: rowSchema })),
  dates: z.array(z.strictObject({ key: z.string(), before: z.string(), after: z.string() })),
})
export type MoveUndo = z.infer<typeof moveUndoSchema>

type StoredRow = z.infer<typeof rowSchema>

const stored = (row: Y.Map<unknown>): StoredRow => row.toJSON() as StoredRow
const idOf = (row: unknown): string =>
  row instanceof Y.Map && typeof row.get('id') === 'string' ? (row.get('id') as string) : ''

/** The same fields with the same values, whatever their order. */
const same = (a: StoredRow, b: StoredRow): boolean => {
  const text = (row: StoredRow) =>
    JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))
  return text(a) === text(b)
}

function setDate(doc: Y.Doc, key: string, value: string): void {
  const triggers = doc.getMap('triggers')
  if (value === '') triggers.delete(key)
  else triggers.set(key, value)
}

const dateOf = (doc: Y.Doc, key: string): string => {
  const value = doc.getMap('triggers').get(key)
  return typeof value === 'string' ? value : ''
}

/** Changes the document and returns what takes the change back. */
export function moveRows(doc: Y.Doc, move: Move): MoveUndo {
  const undo: MoveUndo = {
    familyRef: { before: String(doc.getMap('meeting').get('familyRef') ?? ''), after: move.familyRef },
    removed: [],
    added: [],
    dates: [],
  }
  doc.transact(() => {
    for (const list of lists) {
      const out = new Set(move.out.filter((one) => one.list === list).map(({ id }) => id))
      const rows = rowsOf(doc, list)
      // From the end, so that each place is that of the list as it was.
      for (let at = rows.length - 1; at >= 0; at--) {
        const row = rows.get(at)
        if (!(row instanceof Y.Map) || !out.has(idOf(row))) continue
        undo.removed.unshift({ list, at, row: stored(row) })
        rows.delete(at)
      }
      const added = move.in.filter((one) => one.list === list).map(({ row }) => rowToMap(row))
      if (added.length === 0) continue
      rows.push(added)
      undo.added.push(...added.map((row) => ({ list, row: stored(row) })))
    }
    for (const [key, value] of Object.entries(move.dates)) {
      undo.dates.push({ key, before: dateOf(doc, key), after: value })
      setDate(doc, key, value)
    }
    doc.getMap('meeting').set('familyRef', move.familyRef)
  })
  return undo
}

/**
 * Takes a move back. `needed` names rows that words rest on by now, by id: they stay, as does every row in which somebody
 * has written since.
 */
export function moveRowsBack(doc: Y.Doc, undo: MoveUndo, needed: ReadonlySet<string> = new Set()): void {
  doc.transact(() => {
    for (const list of lists) {
      const rows = rowsOf(doc, list)
      const added = new Map(
        undo.added.filter((one) => one.list === list).map(({ row }) => [String(row.id), row]),
      )
      for (let at = rows.length - 1; at >= 0; at--) {
        const row = rows.get(at)
        const was = added.get(idOf(row))
        if (was && row instanceof Y.Map && !needed.has(idOf(row)) && same(stored(row), was)) rows.delete(at)
      }
      const there = new Set(rows.map(idOf))
      for (const { at, row } of undo.removed.filter((one) => one.list === list)) {
        if (there.has(String(row.id))) continue
        rows.insert(Math.min(at, rows.length), [new Y.Map(Object.entries(row))])
      }
    }
    // A date that somebody has changed since is theirs.
    for (const { key, before, after } of undo.dates) if (dateOf(doc, key) === after) setDate(doc, key, before)
    const meeting = doc.getMap('meeting')
    if (meeting.get('familyRef') === undo.familyRef.after) meeting.set('familyRef', undo.familyRef.before)
  })
}
