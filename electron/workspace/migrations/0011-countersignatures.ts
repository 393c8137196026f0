/**
 * Who has to sign or confirm a signed record besides its first signer (domain section 7), who has, and the files with the
 * further signatures. What was signed first stays as it is: a countersigned file stands beside the frozen one.
 */
import type { Migration } from '../migrate.ts'

export const countersignatures: Migration = {
  version: 11,
  name: 'countersignatures',
  up(raw) {
    raw.exec(`
      -- What was asked for on the day of signing. people: JSON [{account, name}]; levels: JSON of role levels.
      CREATE TABLE countersign_place (
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        place TEXT NOT NULL,
        step INTEGER NOT NULL,
        does TEXT NOT NULL CHECK (does IN ('signs', 'confirms')),
        title TEXT NOT NULL,
        why TEXT NOT NULL,
        people TEXT NOT NULL,
        levels TEXT NOT NULL,
        line_id TEXT NOT NULL,
        PRIMARY KEY (record_id, version, place),
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
      CREATE TABLE countersignature (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        place TEXT NOT NULL,
        seq INTEGER NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        how TEXT NOT NULL,
        by_account TEXT NOT NULL,
        UNIQUE (record_id, version, place),
        UNIQUE (record_id, version, seq),
        FOREIGN KEY (record_id, version, place) REFERENCES countersign_place (record_id, version, place)
      ) STRICT;
      CREATE TABLE countersigned_file (
        countersignature_id TEXT NOT NULL REFERENCES countersignature (id),
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (countersignature_id, recipient_id),
        FOREIGN KEY (record_id, version, recipient_id)
          REFERENCES signed_file (record_id, version, recipient_id)
      ) STRICT;
      CREATE INDEX countersigned_file_by_hash ON countersigned_file (sha256);
      CREATE INDEX countersigned_file_by_file ON countersigned_file (record_id, version, recipient_id);

      CREATE TRIGGER countersign_place_comes_with_signing BEFORE INSERT ON countersign_place
        WHEN (SELECT version FROM record WHERE id = NEW.record_id) = NEW.version
        BEGIN SELECT RAISE(ABORT, 'who countersigns is settled together with the version'); END;
      CREATE TRIGGER countersign_place_is_not_changed BEFORE UPDATE ON countersign_place
        BEGIN SELECT RAISE(ABORT, 'who countersigns is never changed'); END;
      CREATE TRIGGER countersign_place_is_kept BEFORE DELETE ON countersign_place
        BEGIN SELECT RAISE(ABORT, 'who countersigns is never deleted'); END;
      CREATE TRIGGER countersignature_is_not_changed BEFORE UPDATE ON countersignature
        BEGIN SELECT RAISE(ABORT, 'a countersignature is never changed'); END;
      CREATE TRIGGER countersignature_is_kept BEFORE DELETE ON countersignature
        BEGIN SELECT RAISE(ABORT, 'a countersignature is never deleted'); END;
      CREATE TRIGGER countersigned_file_is_not_changed BEFORE UPDATE ON countersigned_file
        BEGIN SELECT RAISE(ABORT, 'a countersigned file is never changed'); END;
      CREATE TRIGGER countersigned_file_is_kept BEFORE DELETE ON countersigned_file
        BEGIN SELECT RAISE(ABORT, 'a countersigned file is never deleted'); END;
    `)
  },
}
