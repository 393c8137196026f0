/**
 * People whose name was nearly typed. Names are made of few words, most of them those of many people: the words near what was
 * typed are found first, by key, and only then the people, nearest first and no more than are shown. So it takes as long
 * among a hundred thousand people as among a hundred.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../workspace/index.ts'
import { keysOf, lookupsOf, missBy, missOfWord, plainWords } from './search-names.ts'

type Db = Kysely<Tables>

const each = (values: readonly unknown[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`

/** Keeps the words of a person’s names under the number of the item. */
export async function keepNames(tx: Db, item: number, words: readonly string[]): Promise<void> {
  if (words.length === 0) return
  const { rows } = await sql<{ word: string }>`
    SELECT value AS word FROM json_each(${JSON.stringify(words)})
    WHERE value NOT IN (SELECT word FROM search_name_word WHERE word = value)`.execute(tx)
  await sql`INSERT INTO search_name_word (word, item)
    SELECT value, ${item} FROM json_each(${JSON.stringify(words)})`.execute(tx)
  for (const { word } of rows)
    await sql`INSERT INTO search_name_key (key, word)
      SELECT value, ${word} FROM json_each(${JSON.stringify(keysOf(word))})`.execute(tx)
}

/** Takes the names of these items out; a word that is in nobody’s name any more goes with them. */
export async function forgetNames(tx: Db, items: readonly number[]): Promise<void> {
  const { rows } = await sql<{ word: string }>`
    DELETE FROM search_name_word WHERE item IN ${each(items)} RETURNING word`.execute(tx)
  const words = [...new Set(rows.map(({ word }) => word))]
  const { rows: gone } = await sql<{ word: string }>`
    SELECT value AS word FROM json_each(${JSON.stringify(words)})
    WHERE value NOT IN (SELECT word FROM search_name_word WHERE word = value)`.execute(tx)
  for (const { word } of gone)
    await sql`DELETE FROM search_name_key WHERE word = ${word} AND key IN ${each(keysOf(word))}`.execute(tx)
}

/** A word of somebody’s name, and by how many letters what was typed misses it. */
type Near = { word: string; miss: number }

/** For each typed word the words of names that are near it; among equals those first that begin alike. */
async function nearWords(db: Db, typed: readonly string[]): Promise<Near[][]> {
  const keys = new Set(typed.flatMap(lookupsOf))
  const { rows } = await sql<{ word: string }>`
    SELECT DISTINCT word FROM search_name_key WHERE key IN ${each([...keys])}`.execute(db)
  return typed.map((one, index) =>
    rows
      .flatMap(({ word }) => {
        const miss = missOfWord(one, word, index === typed.length - 1)
        return miss === undefined ? [] : [{ word, miss, alike: word[0] === one[0] ? 0 : 1 }]
      })
      .sort((a, b) => a.miss - b.miss || a.alike - b.alike),
  )
}

/** Which people are asked for: what has to be joined to them, and what has to be true of them. */
export type Among = {
  joined: (item: RawBuilder<unknown>) => RawBuilder<unknown>
  test: (item: RawBuilder<unknown>) => RawBuilder<unknown>
}

const OWN = sql`own.item`

/** People who have one word of every list in their names. The first list is walked through. */
async function having(db: Db, [first = [], ...others]: Near[][], { joined, test }: Among, most: number) {
  const wordsOf = (list: readonly Near[]) => list.map(({ word }) => word)
  const also = others.map(
    (list) => sql`AND EXISTS (SELECT 1 FROM search_name_word other
      WHERE other.item = +${OWN} AND other.word IN ${each(wordsOf(list))})`,
  )
  const { rows } = await sql<{ id: number; words: string }>`
    SELECT DISTINCT ${OWN} AS id,
      (SELECT group_concat(its.word, ' ') FROM search_name_word its WHERE its.item = ${OWN}) AS words
    FROM json_each(${JSON.stringify(wordsOf(first))}) near
    CROSS JOIN search_name_word own ON own.word = near.value ${joined(OWN)}
    WHERE ${test(OWN)} ${sql.join(also, sql` `)} LIMIT ${sql.lit(most)}`.execute(db)
  return rows
}

/**
 * What is asked for one after the other until there are enough: whoever is found by an earlier round is as near as anybody
 * of a later one, and all of a round that is `alike` are equally near.
 */
function roundsOf(lists: Near[][]): { lists: Near[][]; alike: boolean }[] {
  const [only = [], ...others] = lists
  if (others.length === 0)
    return [...new Set(only.map(({ miss }) => miss))].map((miss) => ({
      lists: [only.filter((one) => one.miss === miss)],
      alike: true,
    }))
  const nearest = lists.map((list) => list.filter(({ miss }) => miss === list[0]?.miss))
  return [
    { lists: nearest, alike: true },
    { lists, alike: false },
  ]
}

/** The rarest first: of whom there are fewest, they are walked through. */
async function rarestFirst(db: Db, lists: Near[][]): Promise<Near[][]> {
  if (lists.length < 2) return lists
  const words = lists.map((list) => list.map(({ word }) => word))
  const { rows } = await sql<{ at: number }>`
    SELECT list.key AS at FROM json_each(${JSON.stringify(words)}) list
    ORDER BY (SELECT count(*) FROM search_name_word WHERE word IN (SELECT value FROM json_each(list.value)))`.execute(
    db,
  )
  return rows.map(({ at }) => lists[at] ?? [])
}

/** The numbers of at most so many people whose names are near the typed words, nearest first. */
export async function nearestTo(db: Db, text: string, most: number, among: Among): Promise<number[]> {
  const typed = plainWords(text)
  const lists = await nearWords(db, typed)
  if (lists.length === 0 || lists.some((list) => list.length === 0)) return []
  const found = new Map<number, number>()
  for (const round of roundsOf(await rarestFirst(db, lists))) {
    const rows = await having(db, round.lists, among, round.alike ? most + found.size : -1)
    for (const { id, words } of rows) found.set(id, missBy(typed, words.split(' ')) ?? 0)
    if (found.size >= most) break
  }
  return [...found]
    .sort(([, a], [, b]) => a - b)
    .slice(0, most)
    .map(([id]) => id)
}
