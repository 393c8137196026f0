/** The first tables. Once released, a migration is never edited: the next change is the next file. */
import type { Migration } from '../migrate.ts'

export const first: Migration = {
  version: 1,
  name: 'first',
  up(raw) {
    raw.exec(`
      CREATE TABLE workspace (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        workspace_id TEXT NOT NULL,
        name TEXT NOT NULL,
        fictional INTEGER NOT NULL CHECK (fictional IN (0, 1)),
        file_id TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        person TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TABLE audit_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER audit_keeps_rows BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit chain is never changed'); END;
      CREATE TRIGGER audit_loses_no_row BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit chain is never shortened'); END;

      CREATE TABLE account (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        organisation TEXT NOT NULL,
        email TEXT NOT NULL,
        administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        changed_by TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE case_file (
        id TEXT PRIMARY KEY,
        family_ref TEXT NOT NULL,
        content TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE record (
        id TEXT PRIMARY KEY,
        case_id TEXT REFERENCES case_file (id),
        type TEXT NOT NULL,
        title TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        date TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'ready for chair', 'signed')),
        version TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        signed_at TEXT NOT NULL,
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX record_by_case ON record (case_id, date);
      CREATE TRIGGER record_stays_signed BEFORE UPDATE ON record WHEN OLD.state = 'signed'
        BEGIN SELECT RAISE(ABORT, 'a signed record is never changed'); END;
      CREATE TRIGGER record_signed_is_kept BEFORE DELETE ON record WHEN OLD.state = 'signed'
        BEGIN SELECT RAISE(ABORT, 'a signed record is never deleted'); END;

      CREATE TABLE draft_update (
        id INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        seq INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        by TEXT NOT NULL,
        from_window TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (record_id, seq)
      ) STRICT;
      CREATE TABLE draft_snapshot (
        record_id TEXT PRIMARY KEY REFERENCES record (id),
        seq INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER draft_closed_by_signing BEFORE INSERT ON draft_update
        WHEN (SELECT state FROM record WHERE id = NEW.record_id) = 'signed'
        BEGIN SELECT RAISE(ABORT, 'a signed record takes no more updates'); END;

      CREATE TABLE statement (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        content TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX statement_by_record ON statement (record_id, at);
      CREATE TRIGGER statement_is_not_changed BEFORE UPDATE ON statement
        BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
      CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
        WHEN (SELECT state FROM record WHERE id = OLD.record_id) = 'signed'
        BEGIN SELECT RAISE(ABORT, 'a statement of a signed record is never deleted'); END;

      CREATE TABLE signed_version (
        record_id TEXT NOT NULL REFERENCES record (id),
        version TEXT NOT NULL,
        canonical_json TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        rule_set TEXT NOT NULL,
        app_version TEXT NOT NULL,
        findings TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        signed_at TEXT NOT NULL,
        signed_at_local TEXT NOT NULL,
        PRIMARY KEY (record_id, version)
      ) STRICT;
      CREATE INDEX signed_version_by_hash ON signed_version (sha256);
      CREATE TABLE signed_file (
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        file_name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (record_id, version, recipient_id),
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
      CREATE INDEX signed_file_by_hash ON signed_file (sha256);
      CREATE TRIGGER signed_version_is_not_changed BEFORE UPDATE ON signed_version
        BEGIN SELECT RAISE(ABORT, 'a signed version is never changed'); END;
      CREATE TRIGGER signed_version_is_kept BEFORE DELETE ON signed_version
        BEGIN SELECT RAISE(ABORT, 'a signed version is never deleted'); END;
      CREATE TRIGGER signed_file_is_not_changed BEFORE UPDATE ON signed_file
        BEGIN SELECT RAISE(ABORT, 'a signed file is never changed'); END;
      CREATE TRIGGER signed_file_is_kept BEFORE DELETE ON signed_file
        BEGIN SELECT RAISE(ABORT, 'a signed file is never deleted'); END;
      CREATE TRIGGER signed_file_comes_with_signing BEFORE INSERT ON signed_file
        WHEN (SELECT version FROM record WHERE id = NEW.record_id) = NEW.version
        BEGIN SELECT RAISE(ABORT, 'files are frozen together with their version'); END;

      CREATE TABLE search_row (
        id INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL UNIQUE REFERENCES record (id)
      ) STRICT;
      CREATE VIRTUAL TABLE search_text USING fts5 (body, tokenize = 'porter unicode61 remove_diacritics 2');
      -- Without this, deleted words stay readable inside the index until it happens to be rewritten.
      INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);
    `)
  },
}
