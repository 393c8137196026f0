/**
 * Search over everything a person may see. The only file that knows SQLite's full-text index; another database gets
 * another file with the same functions.
 *
 * Who may see what is part of every query: what somebody may not open is neither found nor counted for them.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type CaseFile, caseContentSchema } from '../../shared/cases/index.ts'
import { audienceSchema } from '../../shared/minutes/index.ts'
import {
  caseItems,
  type SearchItem,
  type SearchKind,
  searchKinds,
  spellingsOf,
} from '../../shared/search/index.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'
import { missBy, plainName, threes } from './search-names.ts'

/** What is looked for. Left out or empty: anything. */
export type SearchAsk = {
  text: string
  kinds?: readonly SearchKind[]
  type?: string
  /** ISO days, both inclusive. What has no date is not found while one of them is set. */
  from?: string
  to?: string
  /** Id of a child or adult. */
  child?: string
  /** Id of the account that began the record. */
  author?: string
  state?: string
  /** Only what everybody may read who may open the record: nothing restricted, nothing personal. */
  openOnly?: boolean
  /** How many of each kind, at most 200. */
  most?: number
}

/** Those of the records that the person who asks may open. */
export type SearchAccess = (recordIds: string[]) => Promise<string[]>

/** Plain text, and where in it the words stand that were looked for: `from` inclusive, `to` exclusive. */
export type Marked = { text: string; marks: { from: number; to: number }[] }

export type Hit = {
  id: string
  kind: SearchKind
  /** Empty for what belongs to a case and to no record. */
  recordId: string
  caseId: string
  subject: string
  audience: z.infer<typeof audienceSchema>
  date: string
  type: string
  state: string
  /** Title of the record and reference of the family it stands in. */
  recordTitle: string
  familyRef: string
  title: Marked
  excerpt: Marked
}

export type Found = {
  /** `count` tells how many there are; `hits` are the best of them. */
  groups: { kind: SearchKind; count: number; hits: Hit[] }[]
  /** People whose name was nearly typed, nearest first. */
  near: Hit[]
}

/** What still has to be read into the search, once, after an older workspace was brought up to date. */
export type Due = { kind: 'case' | 'record'; id: string }

const MOST = 20
const MOST_EVER = 200
const MOST_NEAR = 5
const NEAR_CANDIDATES = 100
const WORDS_AROUND = 24

/** Stand around what was found; letters that no text has, because they are taken out on the way in. */
const OPEN = '\u{E000}'
const CLOSE = '\u{E001}'
const storable = (text: string): string => text.normalize('NFC').replaceAll(/[\u{E000}\u{E001}\0]/gu, '')

const inQuotes = (word: string): string => `"${word.replaceAll('"', ' ').replaceAll('\0', '')}"`

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

/**
 * What a person typed as a query that cannot be misread: every word in quotes, so that apostrophes, quotes, brackets
 * and AND are letters like any other; each with its other spellings. Empty when there is nothing to look for.
 */
export function queryFor(text: string): string {
  const words = wordsOf(text)
  return words
    .map((word, index) => {
      const bare = word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      const [, ...others] = spellingsOf(bare)
      const isLast = index === words.length - 1
      const either = [word, ...others].map((one) => inQuotes(one) + (isLast ? '*' : ''))
      // The index keeps the stems of words, and that of organize is shorter than what is typed of organise by then.
      if (isLast && /[iy][sz]$/iu.test(bare)) either.push(...spellingsOf(`${bare}e`).map(inQuotes))
      return either.length > 1 ? `(${either.join(' OR ')})` : either[0]
    })
    .join(' AND ')
}

/** What a name is looked up by when it may be misspelt: any of its stretches of three letters. */
const nearQueryFor = (text: string): string => threes(text).map(inQuotes).join(' OR ')

/** Text with OPEN and CLOSE in it as text and places. */
function markedOf(text: string): Marked {
  const marks: Marked['marks'] = []
  let plain = ''
  for (const part of text.split(OPEN)) {
    const end = part.indexOf(CLOSE)
    if (end >= 0) marks.push({ from: plain.length, to: plain.length + end })
    plain += part.replaceAll(CLOSE, '')
  }
  return { text: plain, marks }
}

type Place = { recordId: string | null; caseId: string | null }

/** The items of a record, or of a case and no record. */
const ofPlace = ({ recordId, caseId }: Place) =>
  recordId === null
    ? sql`item.record_id IS NULL AND item.case_id = ${caseId}`
    : sql`item.record_id = ${recordId}`

/** An item as it is stored. */
type Stored = Record<
  | 'kind'
  | 'subject'
  | 'audience'
  | 'date'
  | 'type'
  | 'state'
  | 'author'
  | 'about'
  | 'title'
  | 'words'
  | 'names',
  string
>

/** A space at both ends of every name: the ends of a name are letters to `threes`. */
const storedOf = (item: SearchItem, author: string): Stored => ({
  kind: item.kind,
  subject: item.subject,
  audience: item.audience,
  date: item.date,
  type: item.type,
  state: item.state,
  author,
  about: JSON.stringify(item.about),
  title: storable(item.title),
  words: storable(item.words),
  names: item.names.map((name) => ` ${plainName(name)} `).join('\n'),
})

const keyOf = (row: Stored): string =>
  JSON.stringify([
    row.kind,
    row.subject,
    row.audience,
    row.date,
    row.type,
    row.state,
    row.author,
    row.about,
    row.title,
    row.words,
    row.names,
  ])

async function remove(tx: Kysely<Tables>, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    await sql`DELETE FROM search_word WHERE rowid = ${id}`.execute(tx)
    await sql`DELETE FROM search_name WHERE rowid = ${id}`.execute(tx)
    await sql`DELETE FROM search_item WHERE id = ${id}`.execute(tx)
  }
}

async function add(tx: Kysely<Tables>, place: Place, row: Stored): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO search_item (kind, record_id, case_id, subject, audience, date, type, state, author, about)
    VALUES (${row.kind}, ${place.recordId}, ${place.caseId}, ${row.subject}, ${row.audience}, ${row.date},
      ${row.type}, ${row.state}, ${row.author}, ${row.about})
    RETURNING id`.execute(tx)
  const id = rows[0]?.id
  await sql`INSERT INTO search_word (rowid, title, words) VALUES (${id}, ${row.title}, ${row.words})`.execute(
    tx,
  )
  if (row.names) await sql`INSERT INTO search_name (rowid, names) VALUES (${id}, ${row.names})`.execute(tx)
}

/** Replaces what can be found of one place. What has not changed stays as it is. */
async function replace(tx: Kysely<Tables>, place: Place, next: readonly Stored[]): Promise<void> {
  const { rows } = await sql<Stored & { id: number }>`
    SELECT item.id AS id, item.kind AS kind, item.subject AS subject, item.audience AS audience, item.date AS date,
      item.type AS type, item.state AS state, item.author AS author, item.about AS about, word.title AS title,
      word.words AS words, coalesce(name.names, '') AS names
    FROM search_item item
    JOIN search_word word ON word.rowid = item.id
    LEFT JOIN search_name name ON name.rowid = item.id
    WHERE ${ofPlace(place)}`.execute(tx)
  const wanted = new Map(next.map((row) => [keyOf(row), row]))
  const there = new Set(rows.map(keyOf))
  await remove(
    tx,
    rows.filter((row) => !wanted.has(keyOf(row))).map(({ id }) => id),
  )
  for (const [key, row] of wanted) if (!there.has(key)) await add(tx, place, row)
}

/** Reads a case into the search, inside the transaction that saves it. */
export async function indexCase(tx: Kysely<Tables>, caseFile: CaseFile): Promise<void> {
  const rows = caseItems(caseFile).map((item) => storedOf(item, ''))
  await replace(tx, { recordId: null, caseId: caseFile.id }, rows)
}

/** Takes a record out of the index, inside the transaction that deletes it. */
export async function forgetText(tx: Kysely<Tables>, recordId: string): Promise<void> {
  const { rows } = await sql<{
    id: number
  }>`SELECT id FROM search_item WHERE record_id = ${recordId}`.execute(tx)
  await remove(
    tx,
    rows.map(({ id }) => id),
  )
  await sql`DELETE FROM search_due WHERE kind = 'record' AND id = ${recordId}`.execute(tx)
}

/** Takes a case out of the index, inside the transaction that deletes it. */
export async function forgetCase(tx: Kysely<Tables>, caseId: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM search_item WHERE case_id = ${caseId}`.execute(tx)
  await remove(
    tx,
    rows.map(({ id }) => id),
  )
  await sql`DELETE FROM search_due WHERE kind = 'case' AND id = ${caseId}`.execute(tx)
}

/** A record's state and day are asked of the record: they change without its words. */
const STATE = sql`CASE item.kind WHEN 'record' THEN coalesce(record.state, '') ELSE item.state END`
const DATE = sql`CASE item.kind WHEN 'record' THEN coalesce(record.date, '') ELSE item.date END`
const JOINED = sql`JOIN search_item item ON item.id = search_word.rowid
  LEFT JOIN record ON record.id = item.record_id
  LEFT JOIN case_file ON case_file.id = item.case_id`

/** Everything that narrows a search down but the words and the access. */
function filtersOf(ask: SearchAsk): RawBuilder<unknown> {
  const tests = [
    ask.kinds?.length ? sql`item.kind IN (${sql.join([...ask.kinds])})` : undefined,
    ask.type ? sql`item.type = ${ask.type}` : undefined,
    ask.state ? sql`${STATE} = ${ask.state}` : undefined,
    ask.author ? sql`item.author = ${ask.author}` : undefined,
    ask.from || ask.to ? sql`${DATE} <> ''` : undefined,
    ask.from ? sql`${DATE} >= ${ask.from}` : undefined,
    ask.to ? sql`${DATE} <= ${ask.to}` : undefined,
    ask.child ? sql`EXISTS (SELECT 1 FROM json_each(item.about) WHERE value = ${ask.child})` : undefined,
    ask.openOnly ? sql`item.audience NOT IN ('restricted', 'supervision')` : undefined,
  ].filter((test) => test !== undefined)
  return tests.length > 0 ? sql.join(tests, sql` AND `) : sql`1`
}

const hitRow = z.object({
  id: z.number(),
  kind: z.enum(searchKinds),
  recordId: z.string(),
  caseId: z.string(),
  subject: z.string(),
  audience: audienceSchema,
  date: z.string(),
  type: z.string(),
  state: z.string(),
  recordTitle: z.string(),
  familyRef: z.string(),
  title: z.string(),
  excerpt: z.string(),
})

const hitOf = (row: unknown): Hit => {
  const { id, title, excerpt, ...rest } = parsed(hitRow, row)
  return { ...rest, id: String(id), title: markedOf(title), excerpt: markedOf(excerpt) }
}

const FIELDS = sql`item.id AS "id", item.kind AS "kind", coalesce(item.record_id, '') AS "recordId",
  coalesce(item.case_id, '') AS "caseId", item.subject AS "subject", item.audience AS "audience", ${DATE} AS "date",
  item.type AS "type", ${STATE} AS "state", coalesce(record.title, '') AS "recordTitle",
  coalesce(record.family_ref, case_file.family_ref, '') AS "familyRef"`

type Scope = { db: Kysely<Tables>; access: SearchAccess }

/** Of the records in which something fits: those that may be opened, as a condition. */
async function openTo({ db, access }: Scope, fits: RawBuilder<unknown>): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT item.record_id AS id ${fits} AND item.record_id IS NOT NULL`.execute(db)
  const ids = rows.length > 0 ? await access(rows.map(({ id }) => id)) : []
  return sql`(item.record_id IS NULL OR item.record_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`
}

type Ranked = { id: number; kind: SearchKind; count: number }

/**
 * In three steps, because a common word is in thousands of items: who may open them, which are the best of each kind,
 * and only then the words around what was found.
 */
async function exact(scope: Scope, ask: SearchAsk, query: string): Promise<Found['groups']> {
  const fits = sql`FROM search_word ${JOINED} WHERE search_word MATCH ${query} AND ${filtersOf(ask)}`
  const open = await openTo(scope, fits)
  const most = Math.min(ask.most ?? MOST, MOST_EVER)
  const { rows: best } = await sql<Ranked>`
    WITH fit AS MATERIALIZED (SELECT item.id AS id, item.kind AS kind, search_word.rank AS score ${fits} AND ${open}),
      ranked AS (
        SELECT id, kind, score, count(*) OVER (PARTITION BY kind) AS count,
          row_number() OVER (PARTITION BY kind ORDER BY score, id) AS place
        FROM fit
      )
    SELECT id, kind, count FROM ranked WHERE place <= ${most} ORDER BY place`.execute(scope.db)
  const ids = JSON.stringify(best.map(({ id }) => id))
  // The plus keeps the index of words as what is walked through: one walk, and words are cut out of the best alone.
  const { rows } = await sql<{ id: number }>`
    SELECT ${FIELDS}, highlight(search_word, 0, ${OPEN}, ${CLOSE}) AS "title",
      snippet(search_word, 1, ${OPEN}, ${CLOSE}, '…', ${WORDS_AROUND}) AS "excerpt"
    ${fits} AND ${open} AND +search_word.rowid IN (SELECT value FROM json_each(${ids}))`.execute(scope.db)
  const hits = new Map(rows.map((row) => [row.id, hitOf(row)]))
  return searchKinds.flatMap((kind) => {
    const ofKind = best.filter((one) => one.kind === kind)
    const [first] = ofKind
    if (!first) return []
    const shown = ofKind.map(({ id }) => hits.get(id)).filter((hit) => hit !== undefined)
    return [{ kind, count: Number(first.count), hits: shown }]
  })
}

async function nearly(scope: Scope, ask: SearchAsk, query: string): Promise<Hit[]> {
  const threesQuery = nearQueryFor(ask.text)
  if (threesQuery === '') return []
  const fits = sql`FROM search_name
    JOIN search_word ON search_word.rowid = search_name.rowid ${JOINED}
    WHERE search_name MATCH ${threesQuery} AND item.kind = 'person' AND ${filtersOf(ask)}
      AND item.id NOT IN (SELECT rowid FROM search_word WHERE search_word MATCH ${query})`
  const open = await openTo(scope, fits)
  const { rows } = await sql<{ names: string }>`
    SELECT ${FIELDS}, search_word.title AS "title", search_word.words AS "excerpt", search_name.names AS names
    ${fits} AND ${open} ORDER BY search_name.rank, item.id LIMIT ${NEAR_CANDIDATES}`.execute(scope.db)
  return rows
    .map((row) => ({ row, miss: missBy(ask.text, row.names.split('\n')) }))
    .filter((one): one is typeof one & { miss: number } => one.miss !== undefined)
    .sort((a, b) => a.miss - b.miss)
    .slice(0, MOST_NEAR)
    .map(({ row }) => hitOf(row))
}

/** The index: what goes in, and what is found. */
export function searchOf(desk: Desk) {
  return {
    /**
     * Replaces what can be found of a record. Derived from the record, so it leaves no row in the audit chain.
     * Throws `Problem` "not found".
     */
    index: async (recordId: string, items: readonly SearchItem[]): Promise<void> => {
      await desk.derive(async (tx) => {
        const row = await tx
          .selectFrom('record')
          .select(['case_id', 'created_by'])
          .where('id', '=', recordId)
          .executeTakeFirst()
        if (!row) throw notFound('This record')
        const rows = items.map((item) => storedOf(item, row.created_by))
        await replace(tx, { recordId, caseId: row.case_id }, rows)
        await sql`DELETE FROM search_due WHERE kind = 'record' AND id = ${recordId}`.execute(tx)
      })
      await desk.forget()
    },

    /** Reads a stored case in again. Throws `Problem` "not found". */
    indexStoredCase: async (caseId: string): Promise<void> => {
      await desk.derive(async (tx) => {
        const row = await tx.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirst()
        if (!row) throw notFound('This case')
        await indexCase(tx, {
          ...parsedJson(caseContentSchema, row.content),
          id: row.id,
          familyRef: row.family_ref,
          createdAt: row.created_at,
          changedAt: row.changed_at,
        })
        await sql`DELETE FROM search_due WHERE kind = 'case' AND id = ${caseId}`.execute(tx)
      })
    },

    due: (): Promise<Due[]> =>
      desk.read(
        async (db) => (await sql<Due>`SELECT kind, id FROM search_due ORDER BY kind, id`.execute(db)).rows,
      ),

    /** Every child of every family, by name. */
    children: (): Promise<{ id: string; name: string; familyRef: string }[]> =>
      desk.read(async (db) => {
        const { rows } = await sql<{ id: string; name: string; familyRef: string }>`
          SELECT item.subject AS "id", search_word.title AS "name", case_file.family_ref AS "familyRef"
          FROM search_item item
          JOIN search_word ON search_word.rowid = item.id
          JOIN case_file ON case_file.id = item.case_id
          WHERE item.kind = 'person' AND item.type = 'child' AND item.record_id IS NULL AND search_word.title <> ''
          ORDER BY search_word.title, item.id`.execute(db)
        return rows
      }),

    /**
     * What holds every word, grouped by kind, best first; the last word may be a beginning. Names that were nearly
     * typed come apart.
     */
    find: (ask: SearchAsk, access: SearchAccess): Promise<Found> =>
      desk.read(async (db) => {
        const query = queryFor(ask.text)
        if (query === '') return { groups: [], near: [] }
        const scope = { db, access }
        const wantsPeople = !ask.kinds?.length || ask.kinds.includes('person')
        return {
          groups: await exact(scope, ask, query),
          near: wantsPeople ? await nearly(scope, ask, query) : [],
        }
      }),
  }
}
export type Search = ReturnType<typeof searchOf>
