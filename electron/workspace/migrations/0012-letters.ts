/**
 * Letters that are signed on their own, before the whole record or after (domain section 7), and the second person who
 * looked at one before it was handed out (rule R-RS).
 */
import type { Migration } from '../migrate.ts'

export const letters: Migration = {
  version: 12,
  name: 'letters',
  up(raw) {
    raw.exec(`
      CREATE TABLE letter (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        paper TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        version TEXT NOT NULL,
        file_name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        by_account TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (record_id, paper, recipient_id, version)
      ) STRICT;
      CREATE INDEX letter_by_hash ON letter (sha256);
      CREATE TABLE letter_check (
        letter_id TEXT NOT NULL REFERENCES letter (id),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (letter_id, by_account)
      ) STRICT;
      CREATE TRIGGER letter_is_not_edited BEFORE UPDATE ON letter
        BEGIN SELECT RAISE(ABORT, 'a signed letter is never edited'); END;
      CREATE TRIGGER letter_is_kept BEFORE DELETE ON letter
        BEGIN SELECT RAISE(ABORT, 'a signed letter is never deleted'); END;
      CREATE TRIGGER letter_check_is_not_edited BEFORE UPDATE ON letter_check
        BEGIN SELECT RAISE(ABORT, 'a confirmation is never edited'); END;
      CREATE TRIGGER letter_check_is_kept BEFORE DELETE ON letter_check
        BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;
    `)
  },
}
