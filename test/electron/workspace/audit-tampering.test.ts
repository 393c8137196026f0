/** Somebody has the key and a database tool. Whatever they do to the audit chain is found, and named. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../../electron/workspace/audit.ts'
import { compareWith, forkSubject, type Witness } from '../../../electron/workspace/audit-witness.ts'
import { type Database, preparedAudit, verifyAudit } from '../../../electron/workspace/index.ts'
import { loadSqlite } from '../../../electron/workspace/native.ts'
import type { AuditTable } from '../../../electron/workspace/tables.ts'

const ROWS = 40
const people = ['p-priya', 'p-sean', 'p-ruth']
const actions = ['record read', 'draft changed', 'record signed', 'case changed']

let raw: Database
beforeAll(async () => {
  const Sqlite = await loadSqlite()
  raw = new Sqlite(':memory:')
  raw.exec(`
    CREATE TABLE audit (seq INTEGER PRIMARY KEY, at TEXT, person TEXT, action TEXT, subject TEXT, detail TEXT,
      previous TEXT, hash TEXT);
    CREATE TABLE audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER, hash TEXT);`)
})
afterAll(() => raw.close())

const timeOf = (n: number) => new Date(Date.UTC(2026, 10, 22, 10, n)).toISOString()

function fill(): AuditTable[] {
  raw.exec('DELETE FROM audit; DELETE FROM audit_head')
  const add = preparedAudit(raw)
  for (let n = 1; n <= ROWS; n++)
    add({
      at: timeOf(n),
      by: people[n % people.length] ?? '',
      action: actions[n % actions.length] ?? '',
      subject: `record-${n % 7}`,
      detail: n % 3 === 0 ? { n } : undefined,
    })
  return all()
}
const all = () => raw.prepare<[], AuditTable>('SELECT * FROM audit ORDER BY seq').all()

/** What stands in the file afterwards; the noted end stays as it was unless `end` moves it too. */
function put(rows: readonly AuditTable[], end?: Pick<AuditTable, 'seq' | 'hash'>): void {
  raw.exec('DELETE FROM audit')
  const insert = raw.prepare<AuditTable>(
    'INSERT INTO audit VALUES (@seq, @at, @person, @action, @subject, @detail, @previous, @hash)',
  )
  for (const row of rows) insert.run(row)
  if (end) raw.prepare('UPDATE audit_head SET seq = ?, hash = ?').run(end.seq, end.hash)
}

/** Numbers, links and hashes put right from the first row on, as somebody who knows the product would. */
function rewritten(rows: readonly AuditTable[]): AuditTable[] {
  let previous = ''
  return rows.map((row, at) => {
    const { hash: _hash, ...rest } = { ...row, seq: at + 1, previous }
    previous = hashOf(rest)
    return { ...rest, hash: previous }
  })
}
const endOf = (rows: readonly AuditTable[]) => rows.at(-1) ?? { seq: 0, hash: '' }

let chain: AuditTable[]
beforeEach(() => {
  chain = fill()
})

const row = fc.integer({ min: 1, max: ROWS })
const inside = fc.integer({ min: 2, max: ROWS - 2 })
const field = fc.constantFrom('at', 'person', 'action', 'subject', 'detail' as const)
const many = { numRuns: process.env.CHAIRSIDE_TORTURE ? 2000 : 60 }
const at = (seq: number): AuditTable => {
  const found = chain[seq - 1]
  if (!found) throw new Error(`no row ${seq}`)
  return found
}

describe('whoever changes the audit chain', () => {
  it('by editing any field of any row is found at that row', () => {
    fc.assert(
      fc.property(row, field, fc.string({ minLength: 1, maxLength: 12 }), (seq, name, words) => {
        fc.pre(at(seq)[name] !== words)
        put(chain.map((one) => (one.seq === seq ? { ...one, [name]: words } : one)))
        const { ok, rows, problem, fault } = verifyAudit(raw)
        expect({ ok, rows, kind: fault?.kind, seq: fault?.seq }).toEqual({
          ok: false,
          rows: seq - 1,
          kind: 'changed',
          seq,
        })
        expect(problem).toContain(`Row ${seq} of the audit chain was changed`)
      }),
      many,
    )
  })

  it('and puts the hash of that row right is found by the row after it', () => {
    fc.assert(
      fc.property(row, (seq) => {
        const { hash: _hash, ...rest } = { ...at(seq), person: 'p-other' }
        const forged = { ...rest, hash: hashOf(rest) }
        put(chain.map((one) => (one.seq === seq ? forged : one)))
        const verdict = verifyAudit(raw)
        expect(verdict.ok).toBe(false)
        expect(verdict.fault).toMatchObject({ kind: 'changed', seq })
        expect(verdict.problem).toContain(`Row ${seq} of the audit chain`)
      }),
      many,
    )
  })

  it('by deleting rows is told which are missing, and between when and when they were written', () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 5 }), (seq, count) => {
        const last = Math.min(seq + count - 1, ROWS - 1)
        put(chain.filter((one) => one.seq < seq || one.seq > last))
        const { ok, problem, fault } = verifyAudit(raw)
        expect({ ok, kind: fault?.kind, seq: fault?.seq }).toEqual({ ok: false, kind: 'removed', seq })
        expect(problem).toContain(
          seq === last
            ? `Row ${seq} of the audit chain is missing`
            : `Rows ${seq} to ${last} of the audit chain are missing`,
        )
        expect(problem).toMatch(/22 November 2026, \d\d:\d\d/)
      }),
      many,
    )
  })

  it('and gives the rows after them new numbers is found all the same', () => {
    fc.assert(
      fc.property(inside, (seq) => {
        const rest = chain.filter((one) => one.seq !== seq)
        put(rest.map((one, place) => ({ ...one, seq: place + 1 })))
        expect(verifyAudit(raw)).toMatchObject({ ok: false, fault: { kind: 'removed', seq } })
      }),
      many,
    )
  })

  it('by putting a row in, with the rows after it moved on by one, is found at that row', () => {
    fc.assert(
      fc.property(inside, fc.boolean(), (seq, wellMade) => {
        const before = at(seq - 1)
        const { hash: _hash, ...rest } = { ...at(seq), person: 'p-other', previous: before.hash }
        const extra = { ...rest, hash: wellMade ? hashOf(rest) : 'f'.repeat(64) }
        const after = chain.slice(seq - 1).map((one) => ({ ...one, seq: one.seq + 1 }))
        put([...chain.slice(0, seq - 1), extra, ...after])
        const verdict = verifyAudit(raw)
        expect(verdict).toMatchObject({ ok: false, fault: { kind: 'put in', seq } })
      }),
      many,
    )
  })

  it('by changing the order of two rows is found at the first of them', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        fc.pre(one < other)
        const swapped = chain.map((line) =>
          line.seq === one
            ? { ...at(other), seq: one }
            : line.seq === other
              ? { ...at(one), seq: other }
              : line,
        )
        put(swapped)
        const verdict = verifyAudit(raw)
        expect(verdict).toMatchObject({ ok: false, fault: { kind: 'moved', seq: one } })
        expect(verdict.problem).toContain(`it was written as row ${other}`)
      }),
      many,
    )
  })

  it('by cutting off the end is told how many rows are gone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: ROWS - 1 }), (kept) => {
        put(chain.slice(0, kept))
        const verdict = verifyAudit(raw)
        expect(verdict).toMatchObject({ ok: false, rows: kept, fault: { kind: 'cut off', seq: kept + 1 } })
        expect(verdict.problem).toMatch(kept === ROWS - 1 ? /row 40 is missing/ : /to 40 are missing/)
      }),
      many,
    )
  })

  it('in whatever mixture of ways never has a chain that holds, unless it is the one that was written', () => {
    const change = fc.oneof(
      fc.record({ do: fc.constant('edit' as const), seq: row, field, to: fc.string({ maxLength: 6 }) }),
      fc.record({ do: fc.constant('delete' as const), seq: row }),
      fc.record({ do: fc.constant('swap' as const), seq: row, other: row }),
      fc.record({ do: fc.constant('double' as const), seq: row }),
      fc.record({ do: fc.constant('number' as const), seq: row, to: fc.integer({ min: 1, max: 80 }) }),
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, renumber) => {
        let rows = chain.map((one) => ({ ...one }))
        for (const one of changes) {
          const place = rows.findIndex(({ seq }) => seq === one.seq)
          const found = rows[place]
          if (!found) continue
          if (one.do === 'edit') found[one.field] = one.to
          if (one.do === 'delete') rows.splice(place, 1)
          if (one.do === 'double') rows.splice(place, 0, { ...found })
          if (one.do === 'number') found.seq = one.to
          const other = one.do === 'swap' ? rows.findIndex(({ seq }) => seq === one.other) : -1
          const second = rows[other]
          if (second) {
            rows[place] = { ...second, seq: found.seq }
            rows[other] = { ...found, seq: second.seq }
          }
        }
        if (renumber) rows = rows.map((one, place) => ({ ...one, seq: place + 1 }))
        const seen = new Set<number>()
        rows = rows.filter(({ seq }) => !seen.has(seq) && seen.add(seq))
        put(rows)
        const same = JSON.stringify(all()) === JSON.stringify(chain)
        const verdict = verifyAudit(raw)
        expect(verdict.ok).toBe(same)
        if (!same) {
          expect(verdict.problem).toMatch(/^(Rows? \d+|The end).*audit chain.*\.$/)
          expect(verdict.fault?.seq).toBeGreaterThan(0)
        }
      }),
      { numRuns: many.numRuns * 4 },
    )
  })

  it('by taking the note of the end away is found', () => {
    raw.exec('DELETE FROM audit_head')
    expect(verifyAudit(raw)).toMatchObject({ ok: false, fault: { kind: 'end lost' } })
  })
})

describe('a chain that was written anew from beginning to end', () => {
  const backup = (seq: number): Witness => ({
    seq,
    hash: at(seq).hash,
    at: timeOf(seq),
    what: `the backup of row ${seq}`,
  })
  /** What the others saw before anything was done. */
  let seen: Witness[]
  beforeEach(() => {
    seen = [5, 20, 33].map(backup)
  })

  it('holds in itself, and is caught by the first that saw a row which is another one now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 33 }), field, (seq, name) => {
        const forged = rewritten(chain.map((one) => (one.seq === seq ? { ...one, [name]: 'x' } : one)))
        // Times stay as they were written: a chain with other times is another kind of lie, and is told as one.
        put(forged, endOf(forged))
        expect(verifyAudit(raw).ok).toBe(true)
        const { problems } = compareWith(raw, seen)
        const first = [5, 20, 33].find((one) => one >= seq)
        expect(problems).toHaveLength(1)
        expect(problems[0]).toContain(`the backup of row ${first}`)
        const newest = [5, 20, 33].filter((one) => one < seq).at(-1)
        if (newest) expect(problems[0]).toContain(`Up to row ${newest} it is the chain of`)
      }),
      many,
    )
  })

  it('is caught when rows were taken out or put in, wherever that was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 33 }), fc.boolean(), (seq, remove) => {
        const rows = remove
          ? chain.filter((one) => one.seq !== seq)
          : [...chain.slice(0, seq - 1), { ...at(seq), person: 'p-other' }, ...chain.slice(seq - 1)]
        const forged = rewritten(rows)
        put(forged, endOf(forged))
        expect(verifyAudit(raw).ok).toBe(true)
        expect(compareWith(raw, seen).problems).toHaveLength(1)
      }),
      many,
    )
  })

  it('says nothing of a chain that only went on', () => {
    expect(compareWith(raw, seen)).toEqual({ problems: [], notes: [] })
  })

  it('is called an older copy when it ends before what was seen', () => {
    const older = chain.slice(0, 25)
    put(older, endOf(older))
    const { problems } = compareWith(raw, seen)
    expect(problems).toEqual([
      expect.stringMatching(
        /older copy of themselves.*ends at row 25, and the backup of row 33 names row 33.*Up to row 20 it is the chain of the backup of row 20\./,
      ),
    ])
  })

  it('is called an older copy that was worked on since when other rows stand there, written later', () => {
    put(chain.slice(0, 25), at(25))
    const add = preparedAudit(raw)
    for (let n = 0; n < 20; n++)
      add({ at: '2026-11-25T09:00:00.000Z', by: 'p-sean', action: 'record read', subject: 'r' })
    expect(verifyAudit(raw).ok).toBe(true)
    expect(compareWith(raw, seen).problems).toEqual([
      expect.stringContaining('an older copy of themselves that was worked on since'),
    ])
  })

  it('is only noted where a backup was put back in good order', () => {
    put(chain.slice(0, 20), at(20))
    const add = preparedAudit(raw)
    add({ at: '2026-11-25T09:00:00.000Z', by: 'p', action: 'workspace opened', subject: '' })
    add({ at: '2026-11-25T09:00:00.000Z', by: 'p', action: 'backup restored', subject: forkSubject(20, 40) })
    for (let n = 0; n < 20; n++)
      add({ at: '2026-11-26T09:00:00.000Z', by: 'p', action: 'record read', subject: 'r' })
    const { problems, notes } = compareWith(raw, seen)
    expect(problems).toEqual([])
    expect(notes).toEqual([expect.stringContaining('a backup was put back')])
    // What comes after the putting back is no part of what it explains.
    const later: Witness = {
      seq: 30,
      hash: 'f'.repeat(64),
      at: '2026-11-27T09:00:00.000Z',
      what: 'a later backup',
    }
    expect(compareWith(raw, [...seen, later]).problems).toHaveLength(1)
  })
})
