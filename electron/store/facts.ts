/**
 * What is due across records: actions and clocks worked out from each record, and who was in it. All of it is derived,
 * so that it leaves no row in the audit chain and can be made again at any time.
 */
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import { textOrder } from '../../shared/text-order.ts'
import type { Tables } from '../workspace/index.ts'
import { amongst, breath, type Desk, parsedJson } from './desk.ts'
import { type KeptDisagreement, putDisagreements } from './disagreements.ts'
import { putLessons } from './learning.ts'
import { type KeptMeasures, putMeasures } from './measures.ts'
import { fromRow } from './records.ts'
import type { Mark, Touched } from './touched.ts'

/** Somebody who was there. Without an account they are known by name, in small letters. */
const partySchema = z.strictObject({
  account: z.string(),
  name: z.string(),
  /** Chair or minute taker. */
  leads: z.boolean(),
  chairs: z.boolean(),
})
export type Party = z.infer<typeof partySchema>
export const partiesSchema = z.array(partySchema)
const idsSchema = z.array(z.string())

/** A row as it is kept, without what the store adds itself. */
export type ActionFact = Omit<
  Tables['record_action'],
  'record_id' | 'place' | 'head' | 'done_on' | 'agency_said' | 'effect_told'
> & {
  done_on?: string
  agency_said?: string
}
export type ClockFact = Omit<Tables['record_clock'], 'record_id' | 'place' | 'newest'>

export type RecordFacts = {
  /** What it was worked out with: another one makes it stale. */
  basis: string
  /** The record's own `changedAt` when its words were read. */
  changedAt: string
  /** ISO date on which it was worked out. */
  workedOn: string
  /** How many statements of second persons were read. */
  statements: number
  parties: Party[]
  /** Recipients whose copy a second person has to look at. */
  lookAt: string[]
  /** How often its copies had changed by then: whether they were sent settles some of its clocks. */
  copies?: number
  actions: ActionFact[]
  clocks: ClockFact[]
  disagreements: KeptDisagreement[]
  /** Lessons of the library that it names (R-LE). */
  lessons?: { themeId: string; title: string }[]
  /** What it counts in reports; left out for a record that is not signed. */
  measures?: KeptMeasures
}

/** A record with who was in it; `current` is false where its facts are missing or of an earlier text. */
export type KnownRecord = { record: RecordMeta; parties: Party[]; lookAt: string[]; current: boolean }

export type ActionRow = Selectable<Tables['record_action']>
export type ClockRow = Selectable<Tables['record_clock']>

/** One action over time, by its newest row. */
export type ActionHead = { line: string; record_id: string; due: string }

export type ClockQuestion = {
  /** ISO date. */
  until: string
  most?: number
  from?: number
  of?: { account: string; name: string; kinds: readonly string[] } | undefined
  besides?: Iterable<string>
  ownOnly?: Iterable<string>
}

export type ActionFilter = {
  state: 'open' | 'settled' | 'all'
  /** Of this person, by account or by name. */
  owner?: { account: string; name: string }
  caseId?: string
  /** Words in the action, its owner, agency or family reference. */
  text?: string
  /** Only with a date of this day or earlier, or carried at least `orCarried` times. */
  until?: string
  orCarried?: number
  /** Actions, by their line, that are known already. */
  besides?: readonly string[]
}

/** As SQLite says it. */
const NO_LIMIT = -1

/** Rows in one statement: each is up to thirty values. */
const ROWS_AT_ONCE = 100

function* inParts<T>(all: readonly T[], most = ROWS_AT_ONCE): Generator<T[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most)
}

type KnownRow = Tables['record'] & {
  fact_changed_at: string | null
  parties: string | null
  look_at: string | null
}

const known = ({ fact_changed_at, parties, look_at, ...row }: KnownRow): KnownRecord => ({
  record: fromRow(row),
  parties: parsedJson(partiesSchema, parties ?? '[]'),
  lookAt: parsedJson(idsSchema, look_at ?? '[]'),
  current: fact_changed_at === row.changed_at,
})

const withFacts = (db: Kysely<Tables>) =>
  db
    .selectFrom('record')
    .leftJoin('fact_state', 'fact_state.record_id', 'record.id')
    .selectAll('record')
    .select([
      'fact_state.changed_at as fact_changed_at',
      'fact_state.parties as parties',
      'fact_state.look_at as look_at',
    ])

/** Records whose kept parties name this person. Finds some who are not meant, and nobody is missed. */
const naming = ({ account, name }: { account: string; name: string }) =>
  sql<string>`SELECT record_id FROM fact_party WHERE account = ${account}
    UNION ALL SELECT record_id FROM fact_party WHERE name = ${name}`

/** Enough of a record to know where it stands among those that are in work. */
export type WorkHead = Pick<RecordMeta, 'id' | 'type' | 'date' | 'state' | 'signedBy' | 'signedAt'> & {
  sending: { day: string; due: string }[]
}

type HeadRow = Pick<Tables['record'], 'id' | 'type' | 'date' | 'state' | 'signed_by' | 'signed_at'> & {
  sending: string | null
}

const headOf = (row: HeadRow): WorkHead => ({
  id: row.id,
  type: row.type as MeetingType,
  date: row.date,
  state: row.state as RecordMeta['state'],
  signedBy: row.signed_by,
  signedAt: row.signed_at,
  sending: (row.sending?.split(',') ?? []).map((clock) => {
    const [day = '', due = ''] = clock.split(' ')
    return { day, due }
  }),
})

/** What somebody typed as a pattern: its own % and _ are letters. */
const likeOf = (text: string): string =>
  `%${text.trim().toLowerCase().replaceAll('\\', '\\\\').replaceAll('%', '\\%').replaceAll('_', '\\_')}%`

type Stale = { id: string; changedAt: string }

/** Some tens of milliseconds. */
const LOOKED_AT = 3_000

/** The id of the record that is so many after this one; undefined where there are fewer. */
async function idAfter(db: Kysely<Tables>, after: string, many: number): Promise<string | undefined> {
  const query = db.selectFrom('record').select('id').where('id', '>', after).orderBy('id')
  return (
    await query
      .offset(many - 1)
      .limit(1)
      .executeTakeFirst()
  )?.id
}

type Behind = { basis: string; today: string; most: number }

/** Of those records of which `among` is true. */
async function staleAmong(
  db: Kysely<Tables>,
  among: RawBuilder<unknown>,
  { basis, today, most }: Behind,
): Promise<Stale[]> {
  const { rows } = await sql<Stale>`
    SELECT record.id AS id, record.changed_at AS "changedAt"
    FROM record LEFT JOIN fact_state ON fact_state.record_id = record.id
      LEFT JOIN copy_record ON copy_record.record_id = record.id
      LEFT JOIN measure_record ON measure_record.record_id = record.id
    WHERE ${among} AND (
      fact_state.record_id IS NULL
      OR (measure_record.again_on <> '' AND measure_record.again_on <= ${today})
      OR fact_state.basis <> ${basis}
      OR fact_state.changed_at <> record.changed_at
      OR fact_state.copies <> coalesce(copy_record.changed, 0)
      OR (record.date > fact_state.worked_on AND record.date <= ${today})
      OR fact_state.statements <> (SELECT count(*) FROM statement WHERE statement.record_id = record.id)
    )
    ORDER BY record.changed_at DESC, record.id DESC LIMIT ${most}`.execute(db)
  return rows
}

/** What is in work as it was last read, and how far what was written since is in it. */
type InWork = { since: string; sending: string; heads: Map<string, WorkHead>; mark: Mark }

/** @param lookedAt records that are looked at before others have their turn */
export function factsOf(desk: Desk, touched: Touched, lookedAt = LOOKED_AT) {
  let kept: InWork | undefined

  /** Those in work, of all records or of these. */
  const headsOf = (since: string, sending: readonly string[], ids?: readonly string[]): Promise<WorkHead[]> =>
    desk.read(async (db) => {
      const { rows } = await sql<HeadRow>`
        SELECT id, type, date, state, signed_by, signed_at,
          (SELECT group_concat(substr(start, 1, 10) || ' ' || due) FROM record_clock
            WHERE record_clock.record_id = record.id AND settled = 0 AND +clock IN ${amongst(sending)}) AS sending
        FROM record WHERE (state <> 'signed' OR signed_at >= ${since})
          AND ${ids ? sql`id IN ${amongst(ids)}` : sql`TRUE`}`.execute(db)
      return rows.map(headOf)
    })

  /** Read once, and from then on only what was written to. */
  async function inWork(since: string, sending: readonly string[]): Promise<WorkHead[]> {
    const kinds = sending.join(' ')
    if (!kept || kept.sending !== kinds || since < kept.since) {
      // The mark first: what is written meanwhile is read once more.
      const mark = await touched.mark()
      const all = await headsOf(since, sending)
      kept = { since, sending: kinds, mark, heads: new Map(all.map((head) => [head.id, head])) }
    } else {
      const now = kept
      const { ids, mark } = await touched.since(now.mark)
      if (ids.length > 0) {
        const changed = await headsOf(now.since, sending, ids)
        for (const id of ids) now.heads.delete(id)
        for (const head of changed) now.heads.set(head.id, head)
      }
      now.mark = mark
    }
    return [...kept.heads.values()].filter(({ state, signedAt }) => state !== 'signed' || signedAt >= since)
  }

  return {
    /** Replaces what is known of a record. A record that is gone meanwhile is a `Problem`. */
    put: async (recordId: string, facts: RecordFacts): Promise<void> => {
      let replaced = false
      await desk.derive(async (tx) => {
        const before = await tx.deleteFrom('fact_state').where('record_id', '=', recordId).executeTakeFirst()
        replaced = before.numDeletedRows > 0n
        await tx.deleteFrom('fact_party').where('record_id', '=', recordId).execute()
        await tx.deleteFrom('record_action').where('record_id', '=', recordId).execute()
        await tx.deleteFrom('record_clock').where('record_id', '=', recordId).execute()
        await tx
          .insertInto('fact_state')
          .values({
            record_id: recordId,
            basis: facts.basis,
            changed_at: facts.changedAt,
            worked_on: facts.workedOn,
            statements: facts.statements,
            parties: JSON.stringify(facts.parties),
            look_at: JSON.stringify(facts.lookAt),
            copies: facts.copies ?? 0,
          })
          .execute()
        const parties = new Map(
          facts.parties.map(({ account, name }) => [JSON.stringify([account, name]), { account, name }]),
        )
        for (const part of inParts([...parties.values()]))
          await tx
            .insertInto('fact_party')
            .values(part.map((party) => ({ record_id: recordId, ...party })))
            .execute()
        const placed = <Row>(rows: readonly Row[]) =>
          rows.map((row, place) => ({ ...row, record_id: recordId, place }))
        const actions = facts.actions.map((action) => ({
          ...action,
          effect_told: action.effect_on_child.trim() === '' ? 0 : 1,
        }))
        for (const part of inParts(placed(actions)))
          await tx.insertInto('record_action').values(part).execute()
        for (const part of inParts(placed(facts.clocks)))
          await tx.insertInto('record_clock').values(part).execute()
        await putDisagreements(tx, recordId, facts.disagreements)
        await putLessons(tx, recordId, facts.lessons ?? [])
        await putMeasures(tx, recordId, facts.measures)
      })
      // Words that were replaced do not live on in the log; what is new has replaced nothing.
      if (replaced) await desk.forget()
    },

    /**
     * Records without facts, or with facts of an earlier text, other rules, an earlier state of their copies, a day
     * before their meeting, or one since which a clock has passed that reports count; the newest change first. `today` is
     * an ISO date. `ids`: only of these.
     */
    stale: (basis: string, today: string, most: number, ids?: readonly string[]): Promise<string[]> =>
      desk.read(async (db) => {
        const of = { basis, today, most }
        if (ids) return (await staleAmong(db, sql`record.id IN ${amongst(ids)}`, of)).map(({ id }) => id)
        const found: Stale[] = []
        // Every record is gone over, and with each of somebody's words again: some at a time, so that nobody waits for all.
        for (let after = ''; ; ) {
          const upTo = await idAfter(db, after, lookedAt)
          const upToThere = upTo === undefined ? sql`TRUE` : sql`record.id <= ${upTo}`
          found.push(...(await staleAmong(db, sql`record.id > ${after} AND ${upToThere}`, of)))
          if (upTo === undefined) break
          after = upTo
          await breath()
        }
        const newest = (a: Stale, b: Stale) => textOrder(b.changedAt, a.changedAt) || textOrder(b.id, a.id)
        return found
          .sort(newest)
          .slice(0, most)
          .map(({ id }) => id)
      }),

    /**
     * What may be in work: records that are not signed, and those signed at or after an instant, without who was in them:
     * of most of a service's no more is needed to know that they wait for others. `sending`: clocks of this kind that run
     * for it.
     */
    inWork,

    /** Records that one of these people began, or that name them among those who were in it. */
    of: (people: readonly { account: string; name: string }[]): Promise<Set<string>> =>
      desk.read(async (db) => {
        const accounts = amongst(people.map(({ account }) => account))
        const names = amongst(people.map(({ name }) => name))
        const { rows } = await sql<{ id: string }>`
          SELECT id FROM record WHERE created_by IN ${accounts}
          UNION ALL SELECT record_id FROM fact_party WHERE account IN ${accounts}
          UNION ALL SELECT record_id FROM fact_party WHERE name IN ${names}`.execute(db)
        return new Set(rows.map(({ id }) => id))
      }),

    /** Records by id; those that are gone are left out. */
    records: (ids: readonly string[]): Promise<KnownRecord[]> =>
      desk.read(async (db) => {
        if (ids.length === 0) return []
        const rows = await withFacts(db)
          .where('record.id', 'in', amongst(new Set(ids)))
          .execute()
        return rows.map(known)
      }),

    /**
     * Records of these types that may be this person's: they began it, they are named among those who were in it, or who
     * was in it is not known of its words as they are now. The newest change first.
     */
    mayBeOf: (types: readonly MeetingType[], of: { account: string; name: string }): Promise<KnownRecord[]> =>
      desk.read(async (db) => {
        const rows = await withFacts(db)
          .where('record.type', 'in', [...types])
          .where((eb) =>
            eb.or([
              eb('record.created_by', '=', of.account),
              sql<boolean>`fact_state.changed_at IS NOT record.changed_at`,
              sql<boolean>`record.id IN (${naming(of)})`,
            ]),
          )
          .orderBy('record.changed_at', 'desc')
          .orderBy('record.id', 'desc')
          .execute()
        return rows.map(known)
      }),

    /**
     * Clocks that are due by a day and not settled, each as the newest record of the family has it; soonest first. `of`
     * leaves those that may be this person's: of records they made or were in, that run for them, or of these kinds.
     * `besides`: kinds that are left out. `ownOnly`: kinds that are left out where a meeting's record has them, and not one
     * of supervision. `from` and `most` are a page.
     */
    openClocks: ({
      until,
      most = NO_LIMIT,
      from = 0,
      of,
      besides = [],
      ownOnly = [],
    }: ClockQuestion): Promise<ClockRow[]> =>
      desk.read(async (db) => {
        let query = db.selectFrom('record_clock').selectAll('record_clock').where('due', '<=', until)
        if (of) {
          const theirs = sql<string>`(SELECT id FROM record WHERE created_by = ${of.account} UNION ALL ${naming(of)})`
          query = query.where((eb) =>
            eb.or([
              eb('about', '=', of.account),
              eb('clock', 'in', [...of.kinds, '']),
              sql<boolean>`record_clock.record_id IN ${theirs}`,
            ]),
          )
          // Most of what is due is somebody else's: the plus keeps SQLite from going through all of it.
          query = query.where(sql`+newest`, '=', 1).where(sql`+settled`, '=', 0)
        } else query = query.where('newest', '=', 1).where('settled', '=', 0)
        return query
          .where(sql`+clock`, 'not in', amongst(besides))
          .where(sql<boolean>`(+clock NOT IN ${amongst(ownOnly)} OR (SELECT substr(type, 1, 4) = 'SUP_'
            FROM record WHERE record.id = record_clock.record_id))`)
          .orderBy('due')
          .orderBy('due_at')
          .orderBy('record_id')
          .orderBy('place')
          .limit(most)
          .offset(from)
          .execute()
      }),

    /**
     * Actions by their newest row, soonest due first and those without a date last. The last that said how it went
     * counts. `from` and `most` are a page.
     */
    actionHeads: (filter: ActionFilter, from: number, most: number): Promise<ActionHead[]> =>
      desk.read((db) => {
        let query = db
          .selectFrom('record_action as a')
          .select(['a.line', 'a.record_id', 'a.due'])
          // Where it is asked for one person's or one family's, the plus has them found by that and not among all.
          .where(
            filter.owner || filter.caseId ? sql`+a.head` : sql.ref('a.head'),
            'in',
            // One alone is asked for as one: then they are read in their order, and no further than the page goes.
            filter.state === 'all' ? sql`('open', 'settled')` : sql`(${filter.state})`,
          )
        const { owner, caseId, until, orCarried, besides } = filter
        if (owner)
          query = query.where((of) =>
            of.or([
              of('a.owner_account', '=', owner.account),
              of.and([of('a.owner_account', '=', ''), of('a.owner_plain', '=', owner.name)]),
            ]),
          )
        if (caseId) query = query.where('a.case_id', '=', caseId)
        if (besides) query = query.where('a.line', 'not in', amongst(besides))
        if (until)
          query = query.where((of) =>
            of.or([
              of.and([of('a.due', '!=', ''), of('a.due', '<=', until)]),
              ...(orCarried === undefined ? [] : [of('a.carried_count', '>=', orCarried)]),
            ]),
          )
        if (filter.text?.trim()) {
          const like = likeOf(filter.text)
          query = query.where(
            sql<boolean>`lower(a.what || char(10) || a.owner || char(10) || a.agency || char(10) || a.family_ref)
              LIKE ${like} ESCAPE '\\'`,
          )
        }
        return query
          .orderBy(sql`a.due = ''`)
          .orderBy('a.due')
          .orderBy('a.line')
          .orderBy('a.sort')
          .limit(most)
          .offset(from)
          .execute()
      }),

    /** Every row of these actions, oldest first in each. */
    actionRows: (lines: readonly string[]): Promise<ActionRow[]> =>
      desk.read(async (db) => {
        if (lines.length === 0) return []
        return db
          .selectFrom('record_action')
          .selectAll()
          .where('line', 'in', amongst(new Set(lines)))
          .orderBy('line')
          .orderBy('sort')
          .execute()
      }),

    /** Copies of these records that a second person has confirmed, by the recipient. */
    confirmedCopies: (ids: readonly string[]): Promise<{ recordId: string; recipientId: string }[]> =>
      desk.read(async (db) => {
        if (ids.length === 0) return []
        return db
          .selectFrom('copy_check')
          .innerJoin('record', (join) =>
            join
              .onRef('record.id', '=', 'copy_check.record_id')
              .onRef('record.version', '=', 'copy_check.version'),
          )
          .where('copy_check.record_id', 'in', amongst(new Set(ids)))
          .select(['copy_check.record_id as recordId', 'copy_check.recipient_id as recipientId'])
          .distinct()
          .execute()
      }),
  }
}
