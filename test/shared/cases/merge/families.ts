/** Families, and what two people may make of one of them. Every word that is typed is typed once and nowhere else. */
import fc from 'fast-check'
import { type CaseFile, caseSchema, type FamilyList, withoutMember } from '../../../../shared/cases/index.ts'

export const family = (more: object = {}): CaseFile =>
  caseSchema.parse({
    id: 'family',
    familyRef: 'WX-1',
    children: [],
    people: [],
    chronology: [],
    createdAt: '2026-09-01T10:00:00.000Z',
    changedAt: '2026-09-01T10:00:00.000Z',
    ...more,
  })

/** Two children, two adults, and two rows of everything else. */
export const known = family({
  children: ['c1', 'c2'].map((id) => ({ id, name: `Name of ${id}`, setting: `School of ${id}` })),
  people: ['p1', 'p2'].map((id) => ({
    id,
    name: `Name of ${id}`,
    role: 'mother',
    of: ['c1'],
    withholdAddressFrom: ['p2'],
  })),
  chronology: ['e1', 'e2'].map((id) => ({ id, text: `What happened in ${id}`, about: ['c1'] })),
  household: ['h1', 'h2'].map((id) => ({ id, person: 'p1', note: `Note of ${id}` })),
  otherNames: ['n1', 'n2'].map((id) => ({ id, of: 'p1', name: `Other name ${id}` })),
  numbers: ['u1', 'u2'].map((id) => ({ id, of: 'c1', value: `Number ${id}` })),
  relationships: ['r1', 'r2'].map((id) => ({ id, from: 'p1', kind: `kind ${id}`, to: 'c1' })),
  statuses: ['s1', 's2'].map((id) => ({ id, child: 'c1', value: `Plan ${id}` })),
  agencies: ['a1', 'a2'].map((id) => ({ id, name: `Agency ${id}` })),
  appointments: ['t1', 't2'].map((id) => ({ id, child: 'c1', service: `Service ${id}` })),
})

const textFields: Record<FamilyList, readonly string[]> = {
  children: ['name', 'setting', 'needs'],
  people: ['name', 'address', 'phone', 'detail'],
  chronology: ['text', 'date', 'meaning'],
  household: ['note', 'from'],
  otherNames: ['name'],
  numbers: ['value'],
  relationships: ['kind'],
  statuses: ['value', 'from'],
  agencies: ['name', 'worker', 'contact'],
  appointments: ['service', 'reason'],
}
export const lists = Object.keys(textFields) as FamilyList[]

type Row = { id: string } & Record<string, unknown>
const rows = (file: CaseFile, list: FamilyList) => file[list] as unknown as Row[]
const put = (file: CaseFile, list: FamilyList, next: Row[]) => ({ ...file, [list]: next }) as CaseFile

/** One thing that a person does. `n` chooses the row and the field. */
export type Act = {
  does: 'type' | 'add' | 'take out' | 'tick' | 'open' | 'shut' | 'alias' | 'plan'
  list: FamilyList
  n: number
}

const onRow = (file: CaseFile, list: FamilyList, n: number, change: (row: Row) => Row): CaseFile => {
  const all = rows(file, list)
  const at = all.length > 0 ? n % all.length : -1
  return put(
    file,
    list,
    all.map((row, place) => (place === at ? change(row) : row)),
  )
}

/** The family after what `who` has done to it. */
export function made(file: CaseFile, who: string, acts: readonly Act[]): CaseFile {
  return acts.reduce((now, { does, list, n }, nth) => {
    const word = `${who} typed ${nth}.`
    if (does === 'type') {
      const field = textFields[list][n % textFields[list].length] ?? 'id'
      return onRow(now, list, n, (row) => ({ ...row, [field]: word }))
    }
    if (does === 'add') {
      const field = textFields[list][0] ?? 'id'
      const [blank] = rows(known, list)
      return put(now, list, [...rows(now, list), { ...blank, id: `${who}-${nth}`, [field]: word } as Row])
    }
    if (does === 'take out') {
      const all = rows(now, list)
      const gone = all[n % Math.max(1, all.length)]?.id ?? ''
      if (list === 'children' || list === 'people') return withoutMember(now, gone)
      return put(
        now,
        list,
        all.filter(({ id }) => id !== gone),
      )
    }
    if (does === 'tick') return onRow(now, 'people', n, (row) => ({ ...row, of: n % 2 ? ['c1', 'c2'] : [] }))
    if (does === 'open')
      return onRow(now, 'people', n, (row) => ({ ...row, withholdAddressFrom: n % 2 ? ['p1'] : [] }))
    if (does === 'shut')
      return onRow(now, 'chronology', n, (row) => ({
        ...row,
        sensitivity: ['shared', 'professionals', 'restricted'][n % 3],
      }))
    if (does === 'alias')
      return onRow(now, 'people', n, (row) => ({ ...row, aliases: [...(row.aliases as string[]), word] }))
    return onRow(now, 'children', n, (row) => ({
      ...row,
      previousPlans: [{ from: word, to: '', category: '' }, ...(row.previousPlans as object[]).slice(n % 2)],
    }))
  }, file)
}

export const actsOn = (allowed: readonly FamilyList[], does: readonly Act['does'][]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      does: fc.constantFrom(...does),
      list: fc.constantFrom(...allowed),
      n: fc.nat({ max: 11 }),
    }),
    { maxLength: 8 },
  )

export const anything: readonly Act['does'][] = [
  'type',
  'add',
  'take out',
  'tick',
  'open',
  'shut',
  'alias',
  'plan',
]
export const acts = actsOn(lists, anything)

/** Words of one person that stand in what is given. */
export const wordsOf = (who: string, value: unknown): Set<string> =>
  new Set(JSON.stringify(value).match(new RegExp(`${who} typed \\d+\\.`, 'g')) ?? [])
