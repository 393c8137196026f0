/**
 * Names that were nearly typed are looked for among the words that names are made of, of which there are few, and no longer
 * among people. A word is found by what is left of any of its beginnings without a letter or two (store/search-names.ts).
 */
import type { Migration } from '../migrate.ts'

/** As in store/search-names.ts when this was written. */
function keysOf(word: string): Set<string> {
  const keys = new Set<string>()
  const leaveOut = (text: string, letters: number): void => {
    keys.add(text.toWellFormed())
    if (letters === 0) return
    for (let at = 0; at < text.length; at++) leaveOut(text.slice(0, at) + text.slice(at + 1), letters - 1)
  }
  for (let end = 1; end <= Math.min(word.length, 6); end++)
    leaveOut(word.slice(0, end), end < 3 ? 0 : end < 5 ? 1 : 2)
  return keys
}

export const nearNames: Migration = {
  version: 22,
  name: 'near names',
  up(raw) {
    raw.exec(`
      CREATE TABLE search_name_word (
        word TEXT NOT NULL,
        item INTEGER NOT NULL,
        PRIMARY KEY (word, item)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE search_name_key (
        key TEXT NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (key, word)
      ) STRICT, WITHOUT ROWID;
    `)
    const people = raw
      .prepare<[], { id: number; names: string }>('SELECT rowid AS id, names FROM search_name')
      .all()
    const of = people.flatMap(({ id, names }) => {
      const words = new Set(names.split(/\s+/u).filter(Boolean))
      return [...words].map((word): [string, number] => [word, id])
    })
    // In order: neighbours are written beside each other.
    const words = [...new Set(of.map(([word]) => word))].sort()
    const addWord = raw.prepare<[string, number]>('INSERT INTO search_name_word (word, item) VALUES (?, ?)')
    for (const row of of) addWord.run(...row)
    const addKey = raw.prepare<[string, string]>('INSERT INTO search_name_key (key, word) VALUES (?, ?)')
    for (const word of words) for (const key of keysOf(word)) addKey.run(key, word)
    raw.exec(`
      CREATE INDEX search_name_word_of_item ON search_name_word (item);
      DROP TABLE search_name;
    `)
  },
}
