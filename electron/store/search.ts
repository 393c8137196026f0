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
  punctuationsOf,
  type SearchItem,
  type SearchKind,
  searchKinds,
  spellingsOf,
} from '../../shared/search/index.ts'
import { isClosedType } from '../../shared/templates/index.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'
import { plainWords } from './search-names.ts'
import { forgetNames, keepNames, nearestTo } from './search-near.ts'
import { classes, classMask, nextNumber, rangeOf, type SearchClass } from './search-numbers.ts'

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

/** Of the records that are not open to everybody (`isClosedType`) those that the person who asks may open. */
export type SearchAccess = () => Promise<'all' | readonly string[]>

/** Which restricted events of case files may be found: all of them, or those that name this account. */
export type EventReader = { account: string; all: boolean }

/** Finds no restricted event. */
const nobody: EventReader = { account: '', all: false }

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
/**
 * A word in more items of a kind than this says nothing about which is the best: then the newest come first, of those that
 * hold the word itself before those that only begin with it.
 */
const COMMON = 1000
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
 * and AND are letters like any other; each with its other spellings, a reference with and without its punctuation. The last
 * word may be a beginning, unless whole words alone are `wanted`. Empty when there is nothing to look for.
 */
export function queryFor(text: string, wanted: 'beginnings' | 'whole words' = 'beginnings'): string {
  const words = wordsOf(text)
  return words
    .map((word, index) => {
      const bare = word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      const [, ...others] = spellingsOf(bare)
      const isBeginning = wanted === 'beginnings' && index === words.length - 1
      const either = [word, ...others, ...punctuationsOf(bare)].map(
        (one) => inQuotes(one) + (isBeginning ? '*' : ''),
      )
      // The index keeps the stems of words, and that of organize is shorter than what is typed of organise by then.
      if (isBeginning && /[iy][sz]$/iu.test(bare)) either.push(...spellingsOf(`${bare}e`).map(inQuotes))
      return either.length > 1 ? `(${either.join(' OR ')})` : either[0]
    })
    .join(' AND ')
}

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

/** `closed`: a record that is not open to everybody. */
type Place = { recordId: string | null; caseId: string | null; closed: boolean }

/** The items of a record, or of a case and no record. */
const ofPlace = ({ recordId, caseId }: Pick<Place, 'recordId' | 'caseId'>) =>
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
  | 'names'
  | 'readers',
  string
> & { kind: SearchKind }

/** The words of all names, each once. */
const namesOf = (words: readonly string[]): string => [...new Set(words)].sort().join(' ')

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
  names: namesOf(item.names.flatMap(plainWords)),
  readers: JSON.stringify(item.readers),
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
    row.readers,
  ])

/** Written out in the query: there are few of these, and the index of words walks from one to the other. */
const whole = (id: number) => sql.lit(id)

/** The index of words takes no other number than a whole one, and a bound one is a fraction unless it is a big one. */
const boundWhole = (id: number) => sql`${BigInt(id)}`

async function remove(tx: Kysely<Tables>, ids: readonly number[]): Promise<void> {
  await forgetNames(tx, ids)
  for (const id of ids) {
    await sql`DELETE FROM search_word WHERE rowid = ${boundWhole(id)}`.execute(tx)
    await sql`DELETE FROM search_item WHERE id = ${boundWhole(id)}`.execute(tx)
  }
}

const classOf = ({ recordId, closed }: Place, { kind, audience }: Stored): SearchClass => {
  if (closed) return 'record'
  return recordId === null && kind === 'event' && audience === 'restricted' ? 'event' : 'open'
}

async function add(tx: Kysely<Tables>, place: Place, row: Stored): Promise<void> {
  const { from, to } = rangeOf(row.kind)
  const { rows } = await sql<{ newest: number | null }>`
    SELECT max(id) AS newest FROM search_item WHERE id BETWEEN ${whole(from)} AND ${whole(to)}`.execute(tx)
  const item = nextNumber(row.kind, rows[0]?.newest ?? undefined, classOf(place, row))
  const id = boundWhole(item)
  await sql`
    INSERT INTO search_item
      (id, kind, record_id, case_id, subject, audience, date, type, state, author, about, readers)
    VALUES (${id}, ${row.kind}, ${place.recordId}, ${place.caseId}, ${row.subject}, ${row.audience}, ${row.date},
      ${row.type}, ${row.state}, ${row.author}, ${row.about}, ${row.readers})`.execute(tx)
  await sql`INSERT INTO search_word (rowid, title, words) VALUES (${id}, ${row.title}, ${row.words})`.execute(
    tx,
  )
  await keepNames(tx, item, row.names.split(' ').filter(Boolean))
}

/** Replaces what can be found of one place. What has not changed stays as it is. */
async function replace(tx: Kysely<Tables>, place: Place, next: readonly Stored[]): Promise<void> {
  const { rows } = await sql<Stored & { id: number }>`
    SELECT item.id AS id, item.kind AS kind, item.subject AS subject, item.audience AS audience, item.date AS date,
      item.type AS type, item.state AS state, item.author AS author, item.about AS about, word.title AS title,
      word.words AS words, item.readers AS readers,
      coalesce((SELECT group_concat(its.word, ' ') FROM search_name_word its WHERE its.item = item.id), '') AS names
    FROM search_item item
    JOIN search_word word ON word.rowid = item.id
    WHERE ${ofPlace(place)}`.execute(tx)
  for (const row of rows) row.names = namesOf(row.names.split(' '))
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
  await replace(tx, { recordId: null, caseId: caseFile.id, closed: false }, rows)
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

/** A record's state and day are asked of the record, and of nothing else: they change without its words. */
const STATE = sql`CASE item.kind WHEN 'record'
  THEN coalesce((SELECT state FROM record WHERE record.id = item.record_id), '') ELSE item.state END`
const DATE = sql`CASE item.kind WHEN 'record'
  THEN coalesce((SELECT date FROM record WHERE record.id = item.record_id), '') ELSE item.date END`
/** Item by item: the index of words, or of names, is what is walked through. */
const joined = (to: RawBuilder<unknown>) => sql`CROSS JOIN search_item item ON item.id = ${to}
  LEFT JOIN record ON record.id = item.record_id
  LEFT JOIN case_file ON case_file.id = item.case_id`

/** Everything that narrows a search down but the words, the kind and the access; undefined when nothing does. */
function filtersOf(ask: SearchAsk): RawBuilder<unknown> | undefined {
  const tests = [
    ask.type ? sql`item.type = ${ask.type}` : undefined,
    ask.state ? sql`${STATE} = ${ask.state}` : undefined,
    ask.author ? sql`item.author = ${ask.author}` : undefined,
    ask.from || ask.to ? sql`${DATE} <> ''` : undefined,
    ask.from ? sql`${DATE} >= ${ask.from}` : undefined,
    ask.to ? sql`${DATE} <= ${ask.to}` : undefined,
    ask.child ? sql`EXISTS (SELECT 1 FROM json_each(item.about) WHERE value = ${ask.child})` : undefined,
    ask.openOnly ? sql`item.audience NOT IN ('restricted', 'supervision')` : undefined,
  ].filter((test) => test !== undefined)
  return tests.length > 0 ? sql.join(tests, sql` AND `) : undefined
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

type Scope = {
  db: Kysely<Tables>
  ask: SearchAsk
  mayRead: MayRead
}

/**
 * Of the number of an item: may it be read? `many` when it will be asked of tens of thousands: then what may be read is
 * put together first.
 */
type MayRead = (id: RawBuilder<unknown>, many?: boolean) => RawBuilder<unknown>

const classIs = (id: RawBuilder<unknown>, its: SearchClass) =>
  sql`(${id} & ${sql.lit(classMask)}) = ${sql.lit(classes[its])}`

/**
 * Which items may be read, asked of their numbers. What is open to everybody is known by the number alone; of the rest,
 * all of a class may be read or those that are looked up once for the whole search. The plus keeps the words as what is
 * walked through.
 */
async function readable(access: SearchAccess, { account, all }: EventReader): Promise<MayRead> {
  const records = await access()
  if (records === 'all' && all) return () => sql`1`
  const theirs = sql`(SELECT value FROM json_each(${JSON.stringify(records)}))`
  const ofRecords = (id: RawBuilder<unknown>, many: boolean) => {
    if (records === 'all') return classIs(id, 'record')
    if (many) return sql`+${id} IN (SELECT own.id FROM search_item own WHERE own.record_id IN ${theirs})`
    return sql`(${classIs(id, 'record')}
      AND (SELECT own.record_id FROM search_item own WHERE own.id = +${id}) IN ${theirs})`
  }
  const events = (id: RawBuilder<unknown>) =>
    all
      ? classIs(id, 'event')
      : sql`+${id} IN (
          SELECT own.id FROM search_item own
          WHERE own.readers <> '[]' AND EXISTS (SELECT 1 FROM json_each(own.readers) WHERE value = ${account}))`
  return (id, many = false) => sql`(${classIs(id, 'open')} OR ${ofRecords(id, many)} OR ${events(id)})`
}

const WORD = sql`search_word.rowid`

const between = (id: RawBuilder<unknown>, kind: SearchKind) => {
  const { from, to } = rangeOf(kind)
  return sql`${id} BETWEEN ${whole(from)} AND ${whole(to)}`
}

/**
 * How many there are of each kind. Only a filter needs to look at more than the index of words. Counted in one walk: grouping
 * would sort a hundred thousand numbers first.
 */
async function countsOf({ db, ask, mayRead }: Scope, query: string): Promise<Map<SearchKind, number>> {
  const filters = filtersOf(ask)
  const counts = searchKinds.map(
    (kind) => sql`count(*) FILTER (WHERE ${between(WORD, kind)}) AS ${sql.id(kind)}`,
  )
  const { rows } = await sql<Record<SearchKind, number>>`
    SELECT ${sql.join(counts)}
    FROM search_word ${filters ? joined(WORD) : sql``}
    WHERE search_word MATCH ${query} AND ${filters ?? sql`1`} AND ${mayRead(WORD, true)}`.execute(db)
  return new Map(searchKinds.map((kind) => [kind, rows[0]?.[kind] ?? 0]))
}

/** What is shown of one kind: the best by `rank`, or the newest. */
async function shownOf(
  { db, ask, mayRead }: Scope,
  query: string,
  kind: SearchKind,
  order: 'best' | 'newest',
) {
  const { rows } = await sql`
    SELECT ${FIELDS}, highlight(search_word, 0, ${OPEN}, ${CLOSE}) AS "title",
      snippet(search_word, 1, ${OPEN}, ${CLOSE}, '…', ${WORDS_AROUND}) AS "excerpt"
    FROM search_word ${joined(WORD)}
    WHERE search_word MATCH ${query} AND ${between(WORD, kind)} AND ${mayRead(WORD)}
      AND ${filtersOf(ask) ?? sql`1`}
    ORDER BY ${order === 'newest' ? sql`search_word.rowid DESC` : sql`search_word.rank`}
    LIMIT ${mostOf(ask)}`.execute(db)
  return rows.map(hitOf)
}

const mostOf = ({ most }: SearchAsk): number => Math.min(most ?? MOST, MOST_EVER)

/**
 * The newest where there are too many to tell which is better. A beginning is looked up under every word that begins so,
 * which takes as long as there are places where they stand; a whole word is walked through from its newest place.
 */
async function newestOf(scope: Scope, query: string, kind: SearchKind): Promise<Hit[]> {
  const most = mostOf(scope.ask)
  const whole = await shownOf(scope, queryFor(scope.ask.text, 'whole words'), kind, 'newest')
  if (whole.length === most) return whole
  const known = new Set(whole.map(({ id }) => id))
  const others = await shownOf(scope, query, kind, 'newest')
  return [...whole, ...others.filter(({ id }) => !known.has(id))].slice(0, most)
}

const isWanted = ({ kinds }: SearchAsk, kind: SearchKind): boolean => !kinds?.length || kinds.includes(kind)

/** Counted first, because a common word is in thousands of items: words are cut out of those alone that are shown. */
async function exact(
  scope: Scope,
  query: string,
  counts: ReadonlyMap<SearchKind, number>,
): Promise<Found['groups']> {
  const groups: Found['groups'] = []
  for (const kind of searchKinds) {
    const count = counts.get(kind) ?? 0
    if (count === 0 || !isWanted(scope.ask, kind)) continue
    const hits =
      count > COMMON ? await newestOf(scope, query, kind) : await shownOf(scope, query, kind, 'best')
    groups.push({ kind, count, hits })
  }
  return groups
}

/** People whose name was nearly typed; those `exactly` so many who are found by it anyway are not among them. */
async function nearly({ db, ask, mayRead }: Scope, query: string, exactly: number): Promise<Hit[]> {
  const filters = filtersOf(ask)
  const others = sql`NOT IN (
    SELECT search_word.rowid FROM search_word WHERE search_word MATCH ${query} AND ${between(WORD, 'person')})`
  const nearest = await nearestTo(db, ask.text, MOST_NEAR, {
    joined: (item) => (filters ? joined(item) : sql``),
    test: (item) =>
      sql`${mayRead(item)} AND ${filters ?? sql`1`} AND ${exactly > 0 ? sql`${item} ${others}` : sql`1`}`,
  })
  if (nearest.length === 0) return []
  const { rows } = await sql`
    SELECT ${FIELDS}, search_word.title AS "title", search_word.words AS "excerpt"
    FROM json_each(${JSON.stringify(nearest)}) near
    CROSS JOIN search_word ON search_word.rowid = near.value ${joined(WORD)}
    ORDER BY near.key`.execute(db)
  return rows.map(hitOf)
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
          .select(['case_id', 'created_by', 'type'])
          .where('id', '=', recordId)
          .executeTakeFirst()
        if (!row) throw notFound('This record')
        const rows = items.map((item) => storedOf(item, row.created_by))
        await replace(tx, { recordId, caseId: row.case_id, closed: isClosedType(row.type) }, rows)
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
          WHERE ${between(sql`item.id`, 'person')} AND item.type = 'child' AND item.record_id IS NULL
            AND search_word.title <> ''
          ORDER BY search_word.title, item.id`.execute(db)
        return rows
      }),

    /**
     * What holds every word, grouped by kind, best first; the last word may be a beginning. Names that were nearly
     * typed come apart.
     */
    find: (ask: SearchAsk, access: SearchAccess, reader: EventReader = nobody): Promise<Found> =>
      desk.read(async (db) => {
        const query = queryFor(ask.text)
        if (query === '') return { groups: [], near: [] }
        const scope = { db, ask, mayRead: await readable(access, reader) }
        const counts = await countsOf(scope, query)
        return {
          groups: await exact(scope, query, counts),
          near: isWanted(ask, 'person') ? await nearly(scope, query, counts.get('person') ?? 0) : [],
        }
      }),
  }
}
export type Search = ReturnType<typeof searchOf>
