/** Is every row of the audit chain as it was written? And if not: which row, when, and what was done to it. */
import { hashOf, headOf, START } from './audit.ts'
import type { Database } from './native.ts'
import type { AuditTable } from './tables.ts'

/**
 * `removed`: rows are gone from the middle or the beginning. `changed`: a row says something else than when it was written.
 * `put in`: a row that was never written there. `moved`: rows stand in another order. `cut off`: the newest rows are gone.
 * `end lost`: the note of where the chain ends is gone or is of another chain.
 */
export type Tampering = 'removed' | 'changed' | 'put in' | 'moved' | 'cut off' | 'end lost'

/** `seq`: the first row that is not as it was; `at`: when that row, or the one before it, was written (UTC, ISO 8601). */
export type AuditFault = { kind: Tampering; seq: number; at: string }

/** `problem` is a sentence, empty when every row is as it was written; `rows`: how many are good from the first on. */
export type AuditVerdict = { ok: boolean; rows: number; problem: string; fault?: AuditFault }

const COLUMNS = 'seq, at, person, action, subject, detail, previous, hash'

/** How far rows are looked for whose number was changed. */
const NEAR = 500

/** `22 November 2026, 10:00` in London; the words of a machine where a row names no time. */
export function whenWords(at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return 'a time that cannot be read'
  const words = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  })
  return words.format(time).replace(' at ', ', ')
}

const isWhole = ({ hash, ...row }: AuditTable): boolean => hashOf(row) === hash

/** The number that a row was written with, when it is another one than it bears now; undefined when none near fits. */
function writtenAs({ hash, ...row }: AuditTable): number | undefined {
  for (let step = 1; step <= NEAR; step++)
    for (const seq of [row.seq - step, row.seq + step])
      if (seq > 0 && hashOf({ ...row, seq }) === hash) return seq
  return undefined
}

const rowsWords = (from: number, to: number): string =>
  from === to ? `Row ${from} of the audit chain is` : `Rows ${from} to ${to} of the audit chain are`

type Found = AuditFault & { says: string }

/** What was done at the first row that does not follow. `good`: the last row that does. */
function diagnose(raw: Database, row: AuditTable, good: AuditTable | undefined): Found {
  const place = (good?.seq ?? 0) + 1
  const goodHash = good?.hash ?? START.hash
  const after = good ? ` The row before it is of ${whenWords(good.at)}.` : ''
  const written = `written on ${whenWords(row.at)} (${row.action})`

  if (row.seq > place) {
    const gone = rowsWords(place, row.seq - 1)
    const between = good ? ` after ${whenWords(good.at)}` : ''
    return {
      kind: 'removed',
      seq: place,
      at: good?.at ?? row.at,
      says: `${gone} missing: they were removed. They were written${between} and before ${whenWords(row.at)}.`,
    }
  }
  const next = raw
    .prepare<[number], AuditTable>(`SELECT ${COLUMNS} FROM audit WHERE seq > ? ORDER BY seq LIMIT 1`)
    .get(row.seq)
  const whole = isWhole(row)
  const number = whole ? undefined : writtenAs(row)
  // What came after it bears numbers that are one too high, and follows the row before it.
  if (next?.previous === goodHash && number !== next.seq && writtenAs(next) === place)
    return {
      kind: 'put in',
      seq: row.seq,
      at: row.at,
      says: `Row ${row.seq} of the audit chain was put in later: it says that it was ${written}.${after}`,
    }
  if (number !== undefined) {
    const shift = number - row.seq
    const nextNumber = next && !isWhole(next) ? writtenAs(next) : undefined
    const allShifted = !next || (nextNumber !== undefined && nextNumber - next.seq === shift)
    if (allShifted && shift > 0 && row.previous !== goodHash)
      return {
        kind: 'removed',
        seq: row.seq,
        at: row.at,
        says: `${rowsWords(row.seq, number - 1)} missing: they were removed, and the rows after them were given new numbers. What follows was ${written}.`,
      }
    if (allShifted && shift < 0)
      return {
        kind: 'put in',
        seq: number,
        at: good?.at ?? row.at,
        says: `${rowsWords(number, row.seq - 1)} not what was written there: rows were put in before the one that was ${written}.`,
      }
    return {
      kind: 'moved',
      seq: row.seq,
      at: row.at,
      says: `Row ${row.seq} of the audit chain was moved: it was written as row ${number}, on ${whenWords(row.at)} (${row.action}).`,
    }
  }
  if (!whole)
    return {
      kind: 'changed',
      seq: row.seq,
      at: row.at,
      says: `Row ${row.seq} of the audit chain was changed after it was written. It now says that it was ${written}.`,
    }
  // It is whole in itself, and was not written after what stands before it now.
  const continued = next ? next.previous === row.hash : headOf(raw).hash === row.hash
  if (!good)
    return {
      kind: 'removed',
      seq: 1,
      at: row.at,
      says: `Row ${row.seq} of the audit chain is not its beginning: rows before it were removed. It was ${written}.`,
    }
  return continued
    ? {
        kind: 'changed',
        seq: good.seq,
        at: good.at,
        says: `Row ${good.seq} of the audit chain was replaced by another one: row ${row.seq}, ${written}, was not written after it.`,
      }
    : {
        kind: 'put in',
        seq: row.seq,
        at: row.at,
        says: `Row ${row.seq} of the audit chain was put in later: it says that it was ${written}, and follows no row that is there.`,
      }
}

/** The end of a chain whose rows all follow one another, compared with the note of where it ends. */
function diagnoseEnd(raw: Database, last: AuditTable | undefined): Found | undefined {
  const kept = headOf(raw)
  const seq = last?.seq ?? START.seq
  if (kept.seq === seq && kept.hash === (last?.hash ?? START.hash)) return undefined
  const lastWords = last ? ` The last row that is there was written on ${whenWords(last.at)}.` : ''
  const at = last?.at ?? ''
  if (kept.seq > seq) {
    const many = kept.seq - seq
    const says = `The end of the audit chain was cut off: ${many === 1 ? `row ${kept.seq} is` : `rows ${seq + 1} to ${kept.seq} are`} missing.${lastWords}`
    return { kind: 'cut off', seq: seq + 1, at, says }
  }
  if (kept.seq === seq)
    return {
      kind: 'changed',
      seq,
      at,
      says: `Row ${seq} of the audit chain, its last, was replaced by another one.${lastWords}`,
    }
  if (kept.seq > 0)
    return {
      kind: 'put in',
      seq: kept.seq + 1,
      at,
      says: `${rowsWords(kept.seq + 1, seq)} beyond the noted end: rows were put in there.${lastWords}`,
    }
  return {
    kind: 'end lost',
    seq,
    at,
    says: `The end of the audit chain is not noted any more.${lastWords}`,
  }
}

/**
 * Reads the whole chain. Finds a row that was changed, removed, put in or moved, and an end that was cut off, and names the
 * first. A chain that somebody with the key wrote anew from one row on holds in itself: see audit-witness.ts.
 */
export function verifyAudit(raw: Database): AuditVerdict {
  const rows = raw.prepare<[], AuditTable>(`SELECT ${COLUMNS} FROM audit ORDER BY seq`)
  let good: AuditTable | undefined
  let bad: AuditTable | undefined
  for (const row of rows.iterate()) {
    if (row.seq !== (good?.seq ?? 0) + 1 || row.previous !== (good?.hash ?? START.hash) || !isWhole(row)) {
      bad = row
      break
    }
    good = row
  }
  const found = bad ? diagnose(raw, bad, good) : diagnoseEnd(raw, good)
  if (!found) return { ok: true, rows: good?.seq ?? 0, problem: '' }
  const { says, ...fault } = found
  return { ok: false, rows: good?.seq ?? 0, problem: says, fault }
}
