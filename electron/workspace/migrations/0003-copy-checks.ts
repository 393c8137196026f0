/** Who looked at which file before it was handed out (rule R-RS): a second person, by the exact file. */
import type { Migration } from '../migrate.ts'

export const copyChecks: Migration = {
  version: 3,
  name: 'copy checks',
  up(raw) {
    raw.exec(`
      CREATE TABLE copy_check (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        UNIQUE (record_id, version, recipient_id, by_account),
        FOREIGN KEY (record_id, version, recipient_id)
          REFERENCES signed_file (record_id, version, recipient_id)
      ) STRICT;
      CREATE TRIGGER copy_check_is_of_the_file BEFORE INSERT ON copy_check
        WHEN NOT EXISTS (
          SELECT 1 FROM signed_file
          WHERE record_id = NEW.record_id AND version = NEW.version
            AND recipient_id = NEW.recipient_id AND sha256 = NEW.sha256
        )
        BEGIN SELECT RAISE(ABORT, 'a copy is only confirmed as the file that was frozen'); END;
      CREATE TRIGGER copy_check_is_not_edited BEFORE UPDATE ON copy_check
        BEGIN SELECT RAISE(ABORT, 'a confirmation is never edited'); END;
      CREATE TRIGGER copy_check_is_kept BEFORE DELETE ON copy_check
        BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;
    `)
  },
}
