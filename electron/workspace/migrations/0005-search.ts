/**
 * Search finds people, events and actions beside records. What was found before is found from the first moment on;
 * what is new is read in from `search_due` after the workspace has been opened, because drafts are no SQL.
 */
import type { Migration } from '../migrate.ts'

export const search: Migration = {
  version: 5,
  name: 'search',
  up(raw) {
    raw.exec(`
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
        about TEXT NOT NULL
      ) STRICT;
      CREATE INDEX search_item_of_record ON search_item (record_id);
      CREATE INDEX search_item_of_case ON search_item (case_id);
      CREATE VIRTUAL TABLE search_word USING fts5 (
        title, words, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
      );
      CREATE VIRTUAL TABLE search_name USING fts5 (names, tokenize = 'trigram');
      -- Without this, deleted words stay readable inside the index until it happens to be rewritten.
      INSERT INTO search_word (search_word, rank) VALUES ('secure-delete', 1);
      INSERT INTO search_name (search_name, rank) VALUES ('secure-delete', 1);
      CREATE TABLE search_due (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (kind, id)
      ) STRICT;

      INSERT INTO search_item (id, kind, record_id, case_id, subject, audience, date, type, state, author, about)
        SELECT search_row.id, 'record', record.id, record.case_id, '', 'shared', record.date, record.type, '',
          record.created_by, '[]'
        FROM search_row JOIN record ON record.id = search_row.record_id;
      INSERT INTO search_word (rowid, title, words)
        SELECT search_row.id, record.title, search_text.body
        FROM search_row
        JOIN record ON record.id = search_row.record_id
        JOIN search_text ON search_text.rowid = search_row.id;
      INSERT INTO search_due (kind, id) SELECT 'case', id FROM case_file;
      INSERT INTO search_due (kind, id) SELECT 'record', id FROM record;
      DROP TABLE search_text;
      DROP TABLE search_row;
    `)
  },
}
