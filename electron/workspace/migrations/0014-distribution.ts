/**
 * What is to be sent to whom, and what became of it (domain section 6). A line and its events are only added to; how a line
 * stands is worked out from them and kept beside them, so that thousands can be asked about at once.
 */
import type { Migration } from '../migrate.ts'

export const distribution: Migration = {
  version: 14,
  name: 'distribution',
  up(raw) {
    raw.exec(`
      -- One document for one recipient. series: what replaces what; source_id: the letter or addendum, '' for minutes;
      -- of_version: the version of the record that it belongs to, '' for a letter that is signed before the record is.
      -- because: JSON, why a second person looks at it; person_key: the same person or worker in another record.
      CREATE TABLE copy_line (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        series TEXT NOT NULL,
        item TEXT NOT NULL,
        source_id TEXT NOT NULL,
        version TEXT NOT NULL,
        of_version TEXT NOT NULL,
        place INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        agency TEXT NOT NULL,
        agency_group TEXT NOT NULL,
        came INTEGER NOT NULL CHECK (came IN (0, 1)),
        required INTEGER NOT NULL CHECK (required IN (0, 1)),
        because TEXT NOT NULL,
        person_key TEXT NOT NULL,
        mark TEXT NOT NULL,
        method TEXT NOT NULL,
        address TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        UNIQUE (record_id, series, version, recipient_id)
      ) STRICT;
      CREATE INDEX copy_line_by_person ON copy_line (person_key);
      CREATE INDEX copy_line_by_mark ON copy_line (mark);
      CREATE INDEX copy_line_by_source ON copy_line (source_id) WHERE source_id <> '';

      CREATE TABLE copy_event (
        id TEXT PRIMARY KEY,
        line_id TEXT NOT NULL REFERENCES copy_line (id),
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        noted TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        method TEXT NOT NULL,
        address TEXT NOT NULL,
        read_back INTEGER NOT NULL CHECK (read_back IN (0, 1)),
        agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
        proof TEXT NOT NULL,
        reference TEXT NOT NULL,
        note TEXT NOT NULL,
        receipt_name TEXT NOT NULL,
        receipt_sha256 TEXT NOT NULL,
        contained INTEGER CHECK (contained IN (0, 1)),
        file_sha256 TEXT NOT NULL,
        UNIQUE (line_id, seq)
      ) STRICT;
      CREATE INDEX copy_event_by_reference ON copy_event (reference) WHERE reference <> '';

      -- The file of a receipt, once for however many lines it proves.
      CREATE TABLE copy_receipt (
        sha256 TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
      ) STRICT;

      -- Worked out from the events of a line; may be made again at any time.
      CREATE TABLE copy_now (
        line_id TEXT PRIMARY KEY REFERENCES copy_line (id) ON DELETE CASCADE,
        record_id TEXT NOT NULL,
        replaced INTEGER NOT NULL CHECK (replaced IN (0, 1)),
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
        reached TEXT NOT NULL,
        method TEXT NOT NULL,
        address TEXT NOT NULL,
        read_back INTEGER NOT NULL,
        agreed INTEGER NOT NULL,
        responsible TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        proven_at TEXT NOT NULL,
        exception INTEGER NOT NULL,
        why_late TEXT NOT NULL,
        prepared_as TEXT NOT NULL,
        files TEXT NOT NULL,
        file_sha256 TEXT NOT NULL
      ) STRICT;
      CREATE INDEX copy_now_unsettled ON copy_now (record_id) WHERE settled = 0;
      CREATE INDEX copy_now_waiting ON copy_now (record_id) WHERE waits = 1;
      CREATE INDEX copy_now_by_record ON copy_now (record_id);
      CREATE INDEX copy_now_sent ON copy_now (sent_at) WHERE settled = 1;

      -- Password of a protected copy, to be told by another way; a new one takes the place of the old.
      CREATE TABLE copy_password (
        line_id TEXT PRIMARY KEY REFERENCES copy_line (id) ON DELETE CASCADE,
        password TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;

      -- Handed to the mail server, and no answer noted yet: it may have left. Goes when somebody notes what became of it.
      CREATE TABLE copy_sending (
        line_id TEXT PRIMARY KEY REFERENCES copy_line (id) ON DELETE CASCADE,
        message_id TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;

      -- For which version the lines of a record were begun, and how often anything about its lines has changed.
      CREATE TABLE copy_record (
        record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
        version TEXT NOT NULL,
        changed INTEGER NOT NULL
      ) STRICT;
      ALTER TABLE fact_state ADD COLUMN copies INTEGER NOT NULL DEFAULT 0;

      CREATE TRIGGER copy_line_is_not_edited BEFORE UPDATE ON copy_line
        BEGIN SELECT RAISE(ABORT, 'what is to be sent is never edited'); END;
      CREATE TRIGGER copy_line_is_kept BEFORE DELETE ON copy_line
        BEGIN SELECT RAISE(ABORT, 'what is to be sent is never deleted'); END;
      CREATE TRIGGER copy_event_is_not_edited BEFORE UPDATE ON copy_event
        BEGIN SELECT RAISE(ABORT, 'what was noted about a copy is never edited'); END;
      CREATE TRIGGER copy_event_is_kept BEFORE DELETE ON copy_event
        BEGIN SELECT RAISE(ABORT, 'what was noted about a copy is never deleted'); END;
      CREATE TRIGGER copy_receipt_is_not_edited BEFORE UPDATE ON copy_receipt
        BEGIN SELECT RAISE(ABORT, 'a receipt is never edited'); END;
      CREATE TRIGGER copy_receipt_is_kept BEFORE DELETE ON copy_receipt
        BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
    `)
  },
}
