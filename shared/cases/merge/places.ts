/** Where in a family something stands. */
import { type CaseContent, type CaseFile, caseContentSchema } from '../case-file.ts'

/** The lists of a family; each of their rows has an id of its own. */
export type FamilyList = keyof CaseContent
export const familyLists = Object.keys(caseContentSchema.shape) as FamilyList[]

/** A field of a row; no `field`: the whole row; no `row` either: the whole list. No `list`: a field of the family itself. */
export type FamilyPlace = { list: FamilyList | ''; row: string; field: string }

/** A row of any list, its fields by name. */
export type Row = { id: string } & Record<string, unknown>

export const rowsOf = (file: CaseFile, list: FamilyList): Row[] => file[list] as unknown as Row[]

/** The family's own fields that people type; the rest says which family and which version it is. */
export const ownFields = ['familyRef'] as const

export const samePlace = (a: FamilyPlace, b: FamilyPlace): boolean =>
  a.list === b.list && a.row === b.row && a.field === b.field

const withRow = (rows: readonly Row[], id: string, row: Row | undefined): Row[] => {
  const kept = rows.flatMap((one) => (one.id === id ? (row ?? []) : one))
  return row && !rows.some((one) => one.id === id) ? [...kept, row] : kept
}

/** The family with this in that place; undefined: nothing stands there. */
export function putAt(file: CaseFile, { list, row, field }: FamilyPlace, value: unknown): CaseFile {
  if (list === '') return { ...file, [field]: value }
  if (row === '') return { ...file, [list]: value }
  const rows = rowsOf(file, list)
  const next =
    field === ''
      ? withRow(rows, row, value as Row | undefined)
      : rows.map((one) => (one.id === row ? { ...one, [field]: value } : one))
  return { ...file, [list]: next }
}
