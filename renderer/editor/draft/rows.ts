/** Rows and fields of a draft as React sees them, and the few ways to change them. */
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { ulid } from 'ulid'
import * as Y from 'yjs'
import {
  type RowList,
  type RowOf,
  rowLists,
  rowsOf,
  rowToMap,
  tableName,
} from '../../../shared/minutes/index.ts'
import { byHand } from './draft-session.ts'

/** Reads a value out of a shared type again after each change to it, deep changes included. */
function useShared<T>(type: Pick<Y.Map<unknown>, 'observeDeep' | 'unobserveDeep'>, read: () => T): T {
  const held = useRef<{ value: T } | null>(null)
  const readNow = useRef(read)
  readNow.current = read
  const subscribe = useCallback(
    (tell: () => void) => {
      held.current = null
      const changed = () => {
        held.current = null
        tell()
      }
      type.observeDeep(changed)
      return () => type.unobserveDeep(changed)
    },
    [type],
  )
  return useSyncExternalStore(subscribe, () => {
    held.current ??= { value: readNow.current() }
    return held.current.value
  })
}

function unflatten(map: Y.Map<unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [key, value] of map.entries()) {
    const slash = key.indexOf('/')
    if (slash < 0) row[key] = value
    else {
      const outer = key.slice(0, slash)
      row[outer] = { ...((row[outer] as object | undefined) ?? {}), [key.slice(slash + 1)]: value }
    }
  }
  return row
}

export type RowHandle<R> = {
  row: R
  set<K extends keyof R & string>(key: K, value: R[K]): void
  /** Sets one named text inside `fields` or `cells`. */
  setIn(outer: 'fields' | 'cells', key: string, value: string): void
  remove(): void
}

type Known<R> = WeakMap<Y.Map<unknown>, { written: string; handle: RowHandle<R> }>

/** A row that says what it said before keeps its handle, so that only the row that changed is drawn again. */
function handlesOf<R>(
  array: Y.Array<Y.Map<unknown>>,
  parse: (value: unknown) => R | undefined,
  known: Known<R>,
): RowHandle<R>[] {
  return array.toArray().flatMap((map) => {
    if (!(map instanceof Y.Map)) return []
    const raw = unflatten(map)
    const written = JSON.stringify(raw)
    const held = known.get(map)
    if (held?.written === written) return held.handle
    const row = parse(raw)
    if (row === undefined) return []
    const change = (work: () => void) => map.doc?.transact(work, byHand)
    const handle: RowHandle<R> = {
      row,
      set: (key, value) => change(() => map.set(key, value)),
      setIn: (outer, key, value) => change(() => map.set(`${outer}/${key}`, value)),
      remove: () =>
        change(() => {
          const at = array.toArray().indexOf(map)
          if (at >= 0) array.delete(at)
        }),
    }
    known.set(map, { written, handle })
    return handle
  })
}

/** The rows of one list, each with the ways to change it. */
export function useRows<L extends RowList>(doc: Y.Doc, list: L): RowHandle<RowOf<L>>[] {
  const array = useMemo(() => rowsOf(doc, list), [doc, list])
  const [known] = useState<Known<RowOf<L>>>(() => new WeakMap())
  return useShared(array, () =>
    handlesOf(
      array,
      (value) => {
        const parsed = rowLists[list].safeParse(value)
        return parsed.success ? (parsed.data as RowOf<L>) : undefined
      },
      known,
    ),
  )
}

/** Adds a row and returns its id. */
export function addRow<L extends RowList>(
  doc: Y.Doc,
  list: L,
  row: Partial<RowOf<L>> & { id?: string },
): string {
  const id = row.id ?? ulid()
  doc.transact(() => rowsOf(doc, list).push([rowToMap({ ...row, id })]), byHand)
  return id
}

export type TableRow = { id: string; cells: Record<string, string> }

/** Rows of a section with columns of its own. */
export function useTable(doc: Y.Doc, key: string): RowHandle<TableRow>[] {
  const array = useMemo(() => doc.getArray<Y.Map<unknown>>(tableName(key)), [doc, key])
  const [known] = useState<Known<TableRow>>(() => new WeakMap())
  return useShared(array, () =>
    handlesOf(
      array,
      (value) => {
        const row = value as Partial<TableRow>
        return { id: row.id ?? '', cells: row.cells ?? {} }
      },
      known,
    ),
  )
}

/** `id` is given for a row that is to be known again: what the figures have filled in is not filled in twice. */
export function addTableRow(doc: Y.Doc, key: string, cells: TableRow['cells'] = {}, id = ulid()): string {
  doc.transact(() => doc.getArray<Y.Map<unknown>>(tableName(key)).push([rowToMap({ id, cells })]), byHand)
  return id
}

/** The fields of a map such as `meeting` or `nextMeeting`; a field that was never set is "". */
export function useFields(doc: Y.Doc, name: 'meeting' | 'triggers' | 'coreGroup' | 'nextMeeting' | 'unsent') {
  const map = useMemo(() => doc.getMap<unknown>(name), [doc, name])
  const fields = useShared(map, () => Object.fromEntries(map.entries()))
  const set = useCallback(
    (key: string, value: unknown) => doc.transact(() => map.set(key, value), byHand),
    [doc, map],
  )
  const text = (key: string): string => (typeof fields[key] === 'string' ? fields[key] : '')
  return { fields, text, set }
}
