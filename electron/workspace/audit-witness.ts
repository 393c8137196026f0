/**
 * Is the audit chain still the one that others have seen? Whoever holds the key could write the whole chain anew, or put an
 * older copy of the file in its place; either holds in itself. What gives it away are witnesses that lie elsewhere: every
 * signed document carries number and hash of the newest row of that moment, every backup has its own chain, and a small
 * sealed note beside the file says how far it had come when it was last used.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import fs from 'node:fs'
import { z } from 'zod'
import { type Head, hashOf, headOf } from './audit.ts'
import { whenWords } from './audit-verdict.ts'
import { removeQuietly, writeNewNow } from './files.ts'
import type { Database } from './native.ts'

/** `what` as it stands in a sentence, e.g. `the backup of 21 November 2026, 18:00`; `at`: when it was made (UTC, ISO 8601). */
export type Witness = Head & { what: string; at: string }

/** `problems` and `notes` are sentences; a note tells of a difference that the chain itself explains. */
export type Comparison = { problems: string[]; notes: string[] }

/** A backup was put back here: what was written after row `from` until `at` belongs to a stretch that was set aside. */
type Fork = { seq: number; at: string; from: number; older: boolean; lost: number }

/** Actions of rows that tell of a chain which went back. Their subject: how far it went back, and how far it had come. */
export const RESTORED = 'backup restored'
export const JOURNAL_ASIDE = 'journal set aside'
export const OLDER_COPY = 'older copy found'
/** The note beside the file was there no more, or had been changed. */
export const NOTE_LOST = 'audit note lost'

/** `95 140`: went back to row 95, having come to row 140 (0 when that is not known). */
export const forkSubject = (from: number, lost: number): string => `${from} ${lost}`

function forksOf(raw: Database): Fork[] {
  return raw
    .prepare<[string, string, string], { seq: number; at: string; action: string; subject: string }>(
      'SELECT seq, at, action, subject FROM audit WHERE action IN (?, ?, ?) ORDER BY seq',
    )
    .all(RESTORED, JOURNAL_ASIDE, OLDER_COPY)
    .map(({ seq, at, action, subject }) => {
      const [from, lost] = subject.split(' ').map(Number)
      // Rows of before 0021 name no number: what was restored ended two rows before, with the row of the opening between.
      return {
        seq,
        at,
        from: subject && Number.isInteger(from) ? (from as number) : seq - 2,
        lost: lost && Number.isInteger(lost) ? lost : 0,
        older: action === OLDER_COPY,
      }
    })
}

const olderWords = ({ at, from, lost }: Fork, basis: string): string =>
  `On ${whenWords(at)} these records were found to be an older copy of themselves, put there without Chairside: they ended at row ${from} of the audit chain${basis}${lost > from ? `, and rows ${from + 1} to ${lost} are lost` : ''}.`

/**
 * Compares the chain of a file with everything that has seen it. Of many witnesses that differ the sentence names the
 * earliest, and the newest that agrees.
 */
export function compareWith(raw: Database, witnesses: readonly Witness[]): Comparison {
  const row = raw.prepare<[number], { at: string; hash: string }>('SELECT at, hash FROM audit WHERE seq = ?')
  const { seq: last } = headOf(raw)
  const forks = forksOf(raw)
  const sorted = [...witnesses].filter(({ seq }) => seq > 0).sort((a, b) => a.seq - b.seq)
  const agrees = sorted.filter(({ seq, hash }) => row.get(seq)?.hash === hash)
  const differs = sorted.filter((one) => !agrees.includes(one))
  const setAside = differs.filter(({ seq, at }) => forks.some((fork) => seq > fork.from && at <= fork.at))
  const unexplained = differs.filter((one) => !setAside.includes(one))

  const problems: string[] = []
  const notes: string[] = []
  for (const fork of forks) {
    const basis = agrees.filter(({ seq }) => seq === fork.from).at(-1)
    if (fork.older) problems.push(olderWords(fork, basis ? `, as ${basis.what} does` : ''))
    else
      notes.push(
        `On ${whenWords(fork.at)} a backup was put back, or a log that could not be read was set aside: the chain went back to row ${fork.from}.${setAside.length > 0 ? ' Documents and backups of the stretch that was set aside name rows which are not in it.' : ''}`,
      )
  }
  const [first] = unexplained
  if (first) {
    const newest = agrees.filter(({ seq }) => seq < first.seq).at(-1)
    const until = newest ? ` Up to row ${newest.seq} it is the chain of ${newest.what}.` : ''
    const more = unexplained.length > 1 ? ` So do ${unexplained.length - 1} more.` : ''
    const there = row.get(first.seq)
    const what =
      there === undefined
        ? `The records are an older copy of themselves, or the newest rows were taken away: the audit chain ends at row ${last}, and ${first.what} names row ${first.seq}, of ${whenWords(first.at)} or earlier.`
        : there.at > first.at
          ? `The records are an older copy of themselves that was worked on since: ${first.what} names row ${first.seq} of the audit chain, of ${whenWords(first.at)} or earlier, and here that row is of ${whenWords(there.at)}.`
          : `The audit chain was written anew: row ${first.seq}, of ${whenWords(there.at)}, is not the one that ${first.what} names.`
    problems.push(`${what}${until}${more}`)
  }
  return { problems, notes }
}

/**
 * How the chain stands to one document's row. `holds` is false when it is not the chain that the document was signed on.
 * @param at when the document was signed (UTC, ISO 8601)
 */
export function rowOfDocument(
  raw: Database,
  { seq, hash }: Head,
  at: string,
): { holds: boolean; says: string } {
  const there = raw
    .prepare<[number], { at: string; hash: string }>('SELECT at, hash FROM audit WHERE seq = ?')
    .get(seq)
  if (there?.hash === hash)
    return { holds: true, says: `Row ${seq} of the audit chain is the one that this document names.` }
  const fork = forksOf(raw).find((one) => seq > one.from && at <= one.at)
  if (fork && !fork.older)
    return {
      holds: false,
      says: `This document names row ${seq} of the audit chain. That row was set aside when a backup was put back on ${whenWords(fork.at)}: what was written between that backup and then is not here.`,
    }
  if (!there || there.at > at)
    return {
      holds: false,
      says: `This document names row ${seq} of the audit chain, which is not in these records: they are an older copy of themselves, or rows were taken away. Tell whoever looks after this workspace.`,
    }
  return {
    holds: false,
    says: `This document names row ${seq} of the audit chain, and another row stands there now: the chain was written anew after this document was signed. Tell whoever looks after this workspace.`,
  }
}

const noteSchema = z.strictObject({
  format: z.literal(1),
  workspaceId: z.string(),
  seq: z.number().int(),
  hash: z.string(),
  at: z.string(),
  seal: z.string(),
})
type Note = z.infer<typeof noteSchema>

/** Only whoever has the key of the workspace can write a note that is believed. */
function sealOf({ seal: _seal, ...note }: Note, key: Uint8Array): string {
  const own = createHash('sha256').update('chairside audit note').update(key).digest()
  return createHmac('sha256', own).update(hashOf(note)).digest('hex')
}

/** Writes how far the chain has come. A full disk or a folder that may not be written is no reason to stop anybody. */
export function keepNote(file: string, key: Uint8Array, workspaceId: string, head: Head, at: string): void {
  const note: Note = { format: 1, workspaceId, seq: head.seq, hash: head.hash, at, seal: '' }
  const part = `${file}.part`
  try {
    writeNewNow(part, `${JSON.stringify({ ...note, seal: sealOf(note, key) })}\n`)
    fs.renameSync(part, file)
  } catch {
    removeQuietly(part)
  }
}

/** The note beside a file: `lost` when there is none, `changed` when it is not one that this workspace wrote. */
export function readNote(file: string, key: Uint8Array, workspaceId: string): Witness | 'lost' | 'changed' {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch {
    return 'lost'
  }
  try {
    const note = noteSchema.parse(JSON.parse(text))
    const [seal, own] = [Buffer.from(note.seal, 'hex'), Buffer.from(sealOf(note, key), 'hex')]
    if (note.workspaceId !== workspaceId || seal.length !== own.length || !timingSafeEqual(seal, own))
      return 'changed'
    const { seq, hash, at } = note
    return { seq, hash, at, what: `the note beside the records of ${whenWords(at)}` }
  } catch {
    return 'changed'
  }
}
