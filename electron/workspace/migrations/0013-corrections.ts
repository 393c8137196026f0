/**
 * What may still happen to a signed record (domain section 7): somebody asks for a correction, an outcome is decided, an
 * addendum and a letter are signed; and a version that holds what it never should have held is withdrawn and replaced by the
 * next one. Nothing of it is ever edited or deleted, and the signed version itself stays as it was.
 */
import type { Migration } from '../migrate.ts'

const kept = (table: string, what: string): string => `
      CREATE TRIGGER ${table}_is_not_edited BEFORE UPDATE ON ${table}
        BEGIN SELECT RAISE(ABORT, '${what} is never edited'); END;
      CREATE TRIGGER ${table}_is_kept BEFORE DELETE ON ${table}
        BEGIN SELECT RAISE(ABORT, '${what} is never deleted'); END;`

export const corrections: Migration = {
  version: 13,
  name: 'corrections',
  up(raw) {
    raw.exec(`
      -- content: JSON (correctionRequestSchema); due: last day of the usual time, '' where none ran.
      CREATE TABLE correction_request (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL,
        due TEXT NOT NULL,
        late INTEGER NOT NULL CHECK (late IN (0, 1)),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
      CREATE INDEX correction_request_by_record ON correction_request (record_id, at);
      -- content: JSON (correctionOutcomeSchema). One for each request.
      CREATE TABLE correction_outcome (
        request_id TEXT PRIMARY KEY REFERENCES correction_request (id),
        content TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;

      -- number counts the addenda of one version; version: 1.1, 1.2 of 1.0. requests: JSON array of ids.
      CREATE TABLE addendum (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        of_version TEXT NOT NULL,
        number INTEGER NOT NULL,
        version TEXT NOT NULL,
        requests TEXT NOT NULL,
        by_account TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (record_id, version),
        UNIQUE (record_id, of_version, number),
        FOREIGN KEY (record_id, of_version) REFERENCES signed_version (record_id, version)
      ) STRICT;
      -- Addenda, one file for each reader, and letters with an outcome. version is the reader's own count, so that nobody
      -- sees a gap. sha256 is of the bytes, content_hash of the words that were read before signing;
      -- because: JSON, why a second person has to look at it first (rule R-RS).
      CREATE TABLE correction_file (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        of_version TEXT NOT NULL,
        item TEXT NOT NULL CHECK (item IN ('addendum', 'correction outcome')),
        addendum_id TEXT REFERENCES addendum (id),
        request_id TEXT REFERENCES correction_request (id),
        recipient_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        file_name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        because TEXT NOT NULL,
        by_account TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        CHECK ((item = 'addendum') = (addendum_id IS NOT NULL)),
        CHECK ((item = 'correction outcome') = (request_id IS NOT NULL)),
        UNIQUE (addendum_id, recipient_id),
        UNIQUE (request_id, version),
        FOREIGN KEY (record_id, of_version) REFERENCES signed_version (record_id, version)
      ) STRICT;
      CREATE INDEX correction_file_by_record ON correction_file (record_id, at);
      CREATE INDEX correction_file_by_hash ON correction_file (sha256);
      -- A second person looked at one file before it was handed out (rule R-RS).
      CREATE TABLE correction_check (
        file_id TEXT NOT NULL REFERENCES correction_file (id),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (file_id, by_account)
      ) STRICT;

      -- A version is to be taken back. marks: JSON (withdrawalMarkSchema[]).
      CREATE TABLE withdrawal (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        next_version TEXT NOT NULL,
        reason TEXT NOT NULL,
        marks TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
      CREATE INDEX withdrawal_by_record ON withdrawal (record_id, at);
      CREATE TABLE withdrawal_step (
        withdrawal_id TEXT NOT NULL REFERENCES withdrawal (id),
        step TEXT NOT NULL CHECK (step IN ('confirmed', 'dropped', 'replaced')),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (withdrawal_id, step)
      ) STRICT;
      CREATE TRIGGER withdrawal_is_confirmed_by_somebody_else BEFORE INSERT ON withdrawal_step
        WHEN NEW.step = 'confirmed'
          AND NEW.by_account = (SELECT by_account FROM withdrawal WHERE id = NEW.withdrawal_id)
        BEGIN SELECT RAISE(ABORT, 'a second person confirms a withdrawal'); END;
      CREATE TRIGGER withdrawal_ends_once BEFORE INSERT ON withdrawal_step
        WHEN EXISTS (
          SELECT 1 FROM withdrawal_step
          WHERE withdrawal_id = NEW.withdrawal_id AND step IN ('dropped', 'replaced')
        )
        BEGIN SELECT RAISE(ABORT, 'a withdrawal that has ended takes no more steps'); END;
      -- Who has looked into a version that was replaced, and why.
      CREATE TABLE old_version_opening (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
      CREATE INDEX old_version_opening_by_record ON old_version_opening (record_id, at);

      -- A signed record takes the next version, when its present one was withdrawn and a second person confirmed it.
      -- Nothing else of its row ever changes.
      DROP TRIGGER record_stays_signed;
      CREATE TRIGGER record_stays_signed BEFORE UPDATE ON record WHEN OLD.state = 'signed' AND NOT (
          NEW.id = OLD.id AND NEW.case_id IS OLD.case_id AND NEW.type = OLD.type AND NEW.title = OLD.title
          AND NEW.family_ref = OLD.family_ref AND NEW.date = OLD.date AND NEW.state = OLD.state
          AND NEW.created_by = OLD.created_by AND NEW.created_at = OLD.created_at
          AND NEW.version <> OLD.version
          AND EXISTS (SELECT 1 FROM signed_version WHERE record_id = OLD.id AND version = NEW.version)
          AND EXISTS (
            SELECT 1 FROM withdrawal JOIN withdrawal_step ON withdrawal_id = withdrawal.id
            WHERE record_id = OLD.id AND version = OLD.version AND next_version = NEW.version
              AND step = 'confirmed'
          )
        )
        BEGIN SELECT RAISE(ABORT, 'a signed record is never changed'); END;
      CREATE TRIGGER signed_version_follows_a_withdrawal BEFORE INSERT ON signed_version
        WHEN (SELECT state FROM record WHERE id = NEW.record_id) = 'signed' AND NOT EXISTS (
          SELECT 1 FROM withdrawal JOIN withdrawal_step ON withdrawal_id = withdrawal.id
          WHERE record_id = NEW.record_id AND next_version = NEW.version AND step = 'confirmed'
            AND NOT EXISTS (
              SELECT 1 FROM withdrawal_step AS ended
              WHERE ended.withdrawal_id = withdrawal.id AND ended.step IN ('dropped', 'replaced')
            )
        )
        BEGIN SELECT RAISE(ABORT, 'a signed version is only replaced when it was withdrawn'); END;
      ${kept('correction_request', 'a request for a correction')}
      ${kept('correction_outcome', 'the outcome of a request')}
      ${kept('addendum', 'an addendum')}
      ${kept('correction_file', 'a signed addendum or letter')}
      ${kept('correction_check', 'a confirmation')}
      ${kept('withdrawal', 'a withdrawal')}
      ${kept('withdrawal_step', 'a step of a withdrawal')}
      ${kept('old_version_opening', 'the opening of an old version')}
    `)
  },
}
