/** Import in the fake core: CSV only, over the families of the fake world, through the real plan. */
import { implement } from '@orpc/server'
import Papa from 'papaparse'
import { contract } from '../../shared/api/contract.ts'
import type { PastImport } from '../../shared/api/imports.ts'
import {
  applyImport,
  changedCases,
  countRows,
  findTable,
  guessKind,
  guessMapping,
  type ImportDecisions,
  type ImportKind,
  importKinds,
  type Mapping,
  planImport,
  previewOf,
  readRows,
} from '../../shared/cases/import/index.ts'
import type { CaseFile } from '../../shared/cases/index.ts'

const os = implement(contract).imports

type Asked = { bytes: string; kind: ImportKind; mapping: Mapping; decisions: ImportDecisions }

const tableOf = (bytes: string) => {
  const text = new TextDecoder().decode(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)))
  const table = findTable(Papa.parse<string[]>(text).data)
  if (!table) throw new TypeError('no headings')
  return table
}

/** Changes the given families in place, as the fake core keeps them. */
export function fakeImports(cases: CaseFile[], by: string, at: string) {
  const past: PastImport[] = []
  const before = new Map<string, CaseFile[]>()
  let id = 0
  const setting = { newId: () => `imported-${++id}`, importId: 'import-1', today: '2026-09-17' }
  const plan = ({ bytes, kind, mapping, decisions }: Asked) =>
    planImport(cases, kind, readRows(kind, tableOf(bytes), mapping, setting.today), decisions, setting)

  return {
    read: os.read.handler(({ input }) => {
      const { headings, rows } = tableOf(input.bytes)
      return {
        headings,
        firstRows: rows.slice(0, 4).map(({ cells }) => cells),
        rows: rows.length,
        kind: guessKind(headings),
        mappings: Object.fromEntries(
          importKinds.map((kind) => [kind, guessMapping(kind, headings)]),
        ) as Record<ImportKind, Mapping>,
      }
    }),
    preview: os.preview.handler(({ input }) => {
      const planned = plan(input)
      const changed = changedCases(cases, applyImport(cases, planned, input.decisions, setting))
      const made = changed.filter((one) => one.before === undefined).length
      return { ...previewOf(planned), hash: 'h', newFamilies: made, changedFamilies: changed.length - made }
    }),
    apply: os.apply.handler(({ input }) => {
      const planned = plan(input)
      const after = applyImport(cases, planned, input.decisions, setting)
      const made = { id: `import-${past.length + 1}`, counts: countRows(planned.rows) }
      before.set(made.id, [...cases])
      cases.splice(0, cases.length, ...after)
      past.unshift({ ...made, at, by, kind: input.kind, undoneAt: '', undoneBy: '', undoneLeft: 0 })
      return made
    }),
    list: os.list.handler(() => past),
    undo: os.undo.handler(({ input }) => {
      cases.splice(0, cases.length, ...(before.get(input.id) ?? []))
      for (const one of past)
        if (one.id === input.id) Object.assign(one, { undoneAt: at, undoneBy: by, undoneLeft: 1 })
      return { restored: 1, left: [] }
    }),
  }
}
