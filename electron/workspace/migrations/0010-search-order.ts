/**
 * The number of what can be found tells its kind, its place in time and whether everybody may read it
 * (store/search-numbers.ts), so that a word in a hundred thousand places is counted without looking at each of them.
 * Whom a restricted event names stands beside it, for the same reason.
 */
import type { Migration } from '../migrate.ts'

export const searchOrder: Migration = {
  version: 10,
  name: 'search order',
  up(raw) {
    raw.exec(`
      CREATE TABLE search_moved (id INTEGER PRIMARY KEY, was INTEGER NOT NULL) STRICT;
      INSERT INTO search_moved (id, was)
        SELECT
          (CASE item.kind WHEN 'person' THEN 1 WHEN 'event' THEN 2 WHEN 'action' THEN 3 ELSE 4 END << 41)
            + (row_number() OVER (PARTITION BY item.kind ORDER BY item.id) << 2)
            + CASE
                WHEN record.type IN ('SUP_CASE', 'SUP_GROUP', 'SUP_SUP') THEN 1
                WHEN item.record_id IS NULL AND item.kind = 'event' AND item.audience = 'restricted' THEN 2
                ELSE 0
              END,
          item.id
        FROM search_item item LEFT JOIN record ON record.id = item.record_id;

      ALTER TABLE search_item RENAME TO search_item_before;
      DROP INDEX search_item_of_record;
      DROP INDEX search_item_of_case;
      CREATE TABLE search_item (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        record_id TEXT REFERENCES record (id),
        case_id TEXT REFERENCES case_file (id),
        subject TEXT NOT NULL,
        audience TEXT NOT NULL,
        date TEXT NOT NULL,
        type TEXT NOT NULL,
        state TEXT NOT NULL,
        author TEXT NOT NULL,
        about TEXT NOT NULL,
        -- Accounts that a restricted event of a case names; '[]' for everything else.
        readers TEXT NOT NULL
      ) STRICT;
      INSERT INTO search_item
        (id, kind, record_id, case_id, subject, audience, date, type, state, author, about, readers)
        SELECT moved.id, kind, record_id, case_id, subject, audience, date, type, state, author, about, '[]'
        FROM search_moved moved JOIN search_item_before item ON item.id = moved.was ORDER BY moved.id;
      DROP TABLE search_item_before;
      CREATE INDEX search_item_of_record ON search_item (record_id);
      CREATE INDEX search_item_of_case ON search_item (case_id);
      CREATE INDEX search_item_with_readers ON search_item (id) WHERE readers <> '[]';

      CREATE VIRTUAL TABLE search_word_moved USING fts5 (
        title, words, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
      );
      INSERT INTO search_word_moved (search_word_moved, rank) VALUES ('secure-delete', 1);
      INSERT INTO search_word_moved (rowid, title, words)
        SELECT moved.id, title, words
        FROM search_moved moved JOIN search_word word ON word.rowid = moved.was ORDER BY moved.id;
      DROP TABLE search_word;
      ALTER TABLE search_word_moved RENAME TO search_word;

      CREATE VIRTUAL TABLE search_name_moved USING fts5 (names, tokenize = 'trigram');
      INSERT INTO search_name_moved (search_name_moved, rank) VALUES ('secure-delete', 1);
      INSERT INTO search_name_moved (rowid, names)
        SELECT moved.id, names
        FROM search_moved moved JOIN search_name name ON name.rowid = moved.was ORDER BY moved.id;
      DROP TABLE search_name;
      ALTER TABLE search_name_moved RENAME TO search_name;
      DROP TABLE search_moved;

      -- Clocks that run for a person or wait for a role are found by that, and not among everybody's.
      CREATE INDEX record_clock_by_about ON record_clock (about);
      CREATE INDEX record_clock_by_kind ON record_clock (clock, settled);
      CREATE INDEX record_action_by_carried ON record_action (head, carried_count);

      -- Whom an event names is no SQL: such a family is read in again after the workspace has been opened.
      INSERT OR IGNORE INTO search_due (kind, id)
        SELECT 'case', id FROM case_file WHERE instr(content, '"readers":["') > 0;
    `)
  },
}
