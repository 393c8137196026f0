/** Three versions of a family side by side: the one on which two people began, and what each has made of it. */
import type { CaseFile } from '../case-file.ts'
import { mustAsk } from './guards.ts'
import { mergedList } from './lists.ts'
import { orderOf } from './order.ts'
import { type FamilyList, type FamilyPlace, familyLists, ownFields, type Row, rowsOf } from './places.ts'
import { same } from './same.ts'

export type Versions = { base: CaseFile; mine: CaseFile; theirs: CaseFile }

/** What the three say in one place; undefined where there is no such row or field. */
type Said = { base: unknown; mine: unknown; theirs: unknown }

/**
 * What has become of one place. `same`: both say the same. `mine`, `theirs`: one alone has changed it. `joined`: a list
 * to which each has done something else. `clash`: both have changed it, and only a person can tell what holds.
 */
export type Found = FamilyPlace &
  Said & { fate: 'same' | 'mine' | 'theirs' | 'joined' | 'clash'; joined?: unknown }

/** What stands in the woven family in this place; undefined: nothing. */
export type Choose = (found: Found) => unknown

function found(place: FamilyPlace, said: Said): Found {
  const { base, mine, theirs } = said
  if (same(mine, theirs)) return { ...place, ...said, fate: 'same' }
  if (same(base, theirs)) return { ...place, ...said, fate: 'mine' }
  if (same(base, mine)) return { ...place, ...said, fate: 'theirs' }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const joined = mergedList(Array.isArray(base) ? base : [], mine, theirs)
    if (joined) return { ...place, ...said, fate: 'joined', joined }
  }
  return { ...place, ...said, fate: 'clash' }
}

const byId = (rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]))

/** How often a row names this id. */
const mentions = (row: Row | undefined, id: string): number =>
  row ? JSON.stringify(row).split(JSON.stringify(id)).length - 1 : 0

/** Has this version said anything new of somebody, in any row but their own? */
function saysNewOf(id: string, base: CaseFile, version: CaseFile): boolean {
  return familyLists.some((list) => {
    if (version[list] === base[list]) return false
    const before = byId(rowsOf(base, list))
    return rowsOf(version, list).some(
      (row) => row.id !== id && mentions(row, id) > mentions(before.get(row.id), id),
    )
  })
}

const isMember = (list: FamilyList): boolean => list === 'children' || list === 'people'

function wovenRow(
  place: FamilyPlace,
  { base, mine, theirs }: Record<'base' | 'mine' | 'theirs', Row | undefined>,
  pick: Choose,
) {
  const fields = new Set([base, mine, theirs].flatMap((row) => Object.keys(row ?? {})))
  const picked = [...fields].map((field): [string, unknown] => [
    field,
    pick(found({ ...place, field }, { base: base?.[field], mine: mine?.[field], theirs: theirs?.[field] })),
  ])
  return Object.fromEntries(picked.filter(([, value]) => value !== undefined)) as Row
}

function wovenRows(list: FamilyList, versions: Versions, pick: Choose): Row[] {
  const [before, here, there] = [versions.base, versions.mine, versions.theirs].map((file) =>
    rowsOf(file, list),
  )
  if (!before || !here || !there) return []
  const [was, isMine, isTheirs] = [byId(before), byId(here), byId(there)]
  // Rows that share an id cannot be told apart.
  if (was.size !== before.length || isMine.size !== here.length || isTheirs.size !== there.length) {
    const whole = found({ list, row: '', field: '' }, { base: before, mine: here, theirs: there })
    return pick(whole.fate === 'joined' ? { ...whole, fate: 'clash' } : whole) as Row[]
  }
  const row = (id: string): unknown => {
    const said = { base: was.get(id), mine: isMine.get(id), theirs: isTheirs.get(id) }
    const { base, mine, theirs } = said
    const place = { list, row: id, field: '' }
    if (mine && theirs) {
      if (base && mustAsk(list, { base, mine, theirs })) return pick({ ...place, ...said, fate: 'clash' })
      return wovenRow(place, said, pick)
    }
    const whole = found(place, said)
    // Whoever has written something new of somebody did not mean that they go.
    const other = mine ? versions.mine : versions.theirs
    if (base && isMember(list) && whole.fate !== 'same' && saysNewOf(id, versions.base, other))
      return pick({ ...whole, base: { id }, fate: 'clash' })
    return pick(whole)
  }
  const ids = [before, here, there].map((rows) => rows.map(({ id }) => id))
  return orderOf(ids[0] ?? [], ids[1] ?? [], ids[2] ?? [])
    .map(row)
    .filter((one): one is Row => one !== undefined)
}

/** The family that `pick` makes of the three, place by place. Which version it is, it says as `theirs` does. */
export function weave(versions: Versions, pick: Choose): CaseFile {
  const { base, mine, theirs } = versions
  const own = ownFields.map((field): [string, unknown] => [
    field,
    pick(
      found({ list: '', row: '', field }, { base: base[field], mine: mine[field], theirs: theirs[field] }),
    ),
  ])
  const lists = familyLists.map((list): [string, unknown] => [
    list,
    base[list] === mine[list] && mine[list] === theirs[list] ? theirs[list] : wovenRows(list, versions, pick),
  ])
  return { ...theirs, ...Object.fromEntries(own), ...Object.fromEntries(lists) } as CaseFile
}
