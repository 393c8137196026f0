/** Drafts that go to another family, with the events that were made of them, and back again. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type CaseEvent, caseContentSchema, caseEventSchema } from '../../shared/cases/index.ts'
import { moveUndoSchema } from '../../shared/minutes/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { caseOfRow } from './cases.ts'
import { alreadySigned, type Desk, notFound, parsedJson } from './desk.ts'
import { indexCase } from './search.ts'

type Db = Kysely<Tables>

/** An event and where it stood in the chronology. */
const placedSchema = z.strictObject({ place: z.number(), event: caseEventSchema })
/** What takes a move back: rows of the draft, and the events as the first family had them. */
const undoSchema = z.strictObject({ draft: moveUndoSchema, events: z.array(placedSchema) })
export type DraftMoveUndo = z.infer<typeof undoSchema>

export type DraftMove = {
  seq: number
  fromCase: string
  toCase: string
  byName: string
  /** UTC instant, ISO 8601. */
  at: string
  undo: DraftMoveUndo
}

export type NewDraftMove = {
  recordId: string
  /** Where the record is now: anything else, and nothing is moved. */
  fromCase: string
  toCase: string
  familyRef: string
  /** The change of the draft, a Yjs update. */
  update: Uint8Array
  undo: DraftMoveUndo['draft']
}

/** Events of the first family that were made of the record, told of the other family's people only. */
async function takeEvents(
  tx: Db,
  recordId: string,
  from: string,
  to: string,
  at: string,
): Promise<DraftMoveUndo['events']> {
  const source = await caseRow(tx, from)
  const content = parsedJson(caseContentSchema, source.content)
  const mine = content.chronology
    .map((event, place) => ({ place, event }))
    .filter(({ event }) => event.recordId === recordId)
  if (mine.length === 0) return []
  const target = parsedJson(caseContentSchema, (await caseRow(tx, to)).content)
  const known = new Set([...target.children, ...target.people].map(({ id }) => id))
  await writeChronology(
    tx,
    from,
    content.chronology.filter((event) => event.recordId !== recordId),
    at,
  )
  const moved = mine.map(({ event }) => ({ ...event, about: event.about.filter((id) => known.has(id)) }))
  await writeChronology(tx, to, [...target.chronology, ...moved], at)
  return mine
}

/** Puts the events back as they were; where they stand now they are taken out. */
async function giveEventsBack(
  tx: Db,
  recordId: string,
  { fromCase, toCase, undo }: DraftMove,
  at: string,
): Promise<void> {
  const there = parsedJson(caseContentSchema, (await caseRow(tx, toCase)).content)
  const here = there.chronology.filter((event) => event.recordId === recordId)
  if (here.length === 0) return
  const before = new Map(undo.events.map((one) => [one.event.id, one]))
  await writeChronology(
    tx,
    toCase,
    there.chronology.filter((event) => event.recordId !== recordId),
    at,
  )
  const home = parsedJson(caseContentSchema, (await caseRow(tx, fromCase)).content)
  // Who it is about belongs to the family; what somebody has written in it since stays.
  const chronology = [...home.chronology]
  for (const event of here) {
    const was = before.get(event.id)
    const back = { ...event, about: was?.event.about ?? [] }
    chronology.splice(Math.min(was?.place ?? chronology.length, chronology.length), 0, back)
  }
  await writeChronology(tx, fromCase, chronology, at)
}

async function caseRow(tx: Db, id: string): Promise<Tables['case_file']> {
  const row = await tx.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This family')
  return row
}

async function writeChronology(tx: Db, id: string, chronology: CaseEvent[], at: string): Promise<void> {
  const row = await caseRow(tx, id)
  const content = JSON.stringify({ ...parsedJson(caseContentSchema, row.content), chronology })
  await tx.updateTable('case_file').set({ content, changed_at: at }).where('id', '=', id).execute()
  await indexCase(tx, caseOfRow({ ...row, content, changed_at: at }))
}

/** The change of the draft as its next saved update. Returns its number. */
async function append(tx: Db, recordId: string, update: Uint8Array, by: string, at: string): Promise<number> {
  const highest = async (table: 'draft_update' | 'draft_snapshot'): Promise<number> => {
    const row = await tx
      .selectFrom(table)
      .where('record_id', '=', recordId)
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst()
    return Number(row?.seq ?? 0)
  }
  const seq = Math.max(await highest('draft_update'), await highest('draft_snapshot')) + 1
  await tx
    .insertInto('draft_update')
    .values({ record_id: recordId, seq, bytes: update, by, from_window: '', at })
    .execute()
  return seq
}

async function mustBeIn(tx: Db, recordId: string, caseId: string): Promise<void> {
  const row = await tx.selectFrom('record').selectAll().where('id', '=', recordId).executeTakeFirst()
  if (!row) throw notFound('This record')
  if (row.state === 'signed') throw alreadySigned()
  if (row.case_id !== caseId)
    throw new Problem(
      'conflict',
      'This draft has been moved meanwhile.',
      'Nothing has been changed.',
      'Open it again and look at the family it is in now.',
    )
}

const moveOf = (row: Tables['draft_move']): DraftMove => ({
  seq: row.seq,
  fromCase: row.from_case,
  toCase: row.to_case,
  byName: row.by_name,
  at: row.at,
  undo: parsedJson(undoSchema, row.undo),
})

export function movesOf(desk: Desk) {
  const lastOf = async (db: Db, recordId: string): Promise<DraftMove | undefined> => {
    const row = await db
      .selectFrom('draft_move')
      .selectAll()
      .where('record_id', '=', recordId)
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    return row && moveOf(row)
  }

  return {
    /** The last move of a draft that has not been taken back. */
    last: (recordId: string): Promise<DraftMove | undefined> => desk.read((db) => lastOf(db, recordId)),

    /**
     * The draft, its place in the lists and the events made of it, in one step. Throws `Problem`: not found, signed, or
     * "conflict" where it is in another family by now.
     */
    move: async (
      input: NewDraftMove,
      by: { account: string; name: string },
    ): Promise<{ seq: number; savedAt: string }> => {
      const { recordId, fromCase, toCase, familyRef, update, undo } = input
      const detail = { fromCase, toCase, bytes: update.length }
      const trace = { action: 'draft moved', subject: `${recordId} ${fromCase} ${toCase}`, detail }
      const saved = await desk.change(by.account, trace, async (tx, at) => {
        await mustBeIn(tx, recordId, fromCase)
        const events = await takeEvents(tx, recordId, fromCase, toCase, at)
        const seq = await append(tx, recordId, update, by.account, at)
        await tx
          .updateTable('record')
          .set({ case_id: toCase, family_ref: familyRef, changed_at: at })
          .where('id', '=', recordId)
          .execute()
        const before = (await lastOf(tx, recordId))?.seq ?? 0
        await tx
          .insertInto('draft_move')
          .values({
            record_id: recordId,
            seq: before + 1,
            from_case: fromCase,
            to_case: toCase,
            by_account: by.account,
            by_name: by.name,
            at,
            undo: JSON.stringify({ draft: undo, events } satisfies DraftMoveUndo),
          })
          .execute()
        return { seq, savedAt: at }
      })
      await desk.forget()
      return saved
    },

    /** Takes the last move back; `familyRef` and `update`: the draft as it was before it. Throws as `move` does. */
    back: async (
      {
        recordId,
        familyRef,
        update,
        seq: of,
      }: Omit<NewDraftMove, 'fromCase' | 'toCase' | 'undo'> & { seq: number },
      by: { account: string },
    ): Promise<{ seq: number; savedAt: string }> => {
      const trace = { action: 'draft moved back', subject: recordId, detail: { bytes: update.length } }
      const saved = await desk.change(by.account, trace, async (tx, at) => {
        const last = await lastOf(tx, recordId)
        if (!last || last.seq !== of) throw notFound('A move of this draft')
        await mustBeIn(tx, recordId, last.toCase)
        await giveEventsBack(tx, recordId, last, at)
        const seq = await append(tx, recordId, update, by.account, at)
        await tx
          .updateTable('record')
          .set({ case_id: last.fromCase, family_ref: familyRef, changed_at: at })
          .where('id', '=', recordId)
          .execute()
        await tx.deleteFrom('draft_move').where('record_id', '=', recordId).where('seq', '=', of).execute()
        return { seq, savedAt: at }
      })
      await desk.forget()
      return saved
    },
  }
}
