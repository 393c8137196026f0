/** Which supervision is due, and what became of it. Derived from signed sessions, the plan of supervision and each family. */
import type { Migration } from '../migrate.ts'

export const supervision: Migration = {
  version: 17,
  name: 'supervision',
  up(raw) {
    raw.exec(`
      CREATE TABLE supervision_due (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        case_id TEXT NOT NULL,
        children INTEGER NOT NULL,
        person TEXT NOT NULL,
        supervisor TEXT NOT NULL,
        team TEXT NOT NULL,
        due TEXT NOT NULL,
        booked TEXT NOT NULL,
        held TEXT NOT NULL,
        record_id TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT NOT NULL,
        first_due TEXT NOT NULL DEFAULT '',
        last_held TEXT NOT NULL DEFAULT '',
        because TEXT NOT NULL DEFAULT '',
        said TEXT NOT NULL DEFAULT '',
        said_by TEXT NOT NULL DEFAULT '',
        said_at TEXT NOT NULL DEFAULT ''
      ) STRICT;
      CREATE INDEX supervision_due_by_day ON supervision_due (kind, due, team, state);
      CREATE INDEX supervision_due_by_supervisor ON supervision_due (supervisor, due);

      -- What a signed record says of supervision: days and accounts, never a word. Without a reference to the record: what
      -- was held does not become missed when the record has gone to the child's file.
      CREATE TABLE supervision_reading (
        record_id TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        case_id TEXT NOT NULL,
        people TEXT NOT NULL,
        chair TEXT NOT NULL,
        next TEXT NOT NULL,
        plan TEXT NOT NULL
      ) STRICT;
      CREATE TABLE supervision_basis (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        basis TEXT NOT NULL
      ) STRICT;

      CREATE TABLE supervision_booked (
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        day TEXT NOT NULL,
        by_account TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (kind, subject)
      ) STRICT;

      -- Why a session was not held in time. Kept for good; what was said of a family goes when the family's file has gone.
      CREATE TABLE supervision_said (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        due TEXT NOT NULL,
        text TEXT NOT NULL,
        excuse INTEGER NOT NULL CHECK (excuse IN (0, 1)),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER supervision_said_is_not_edited BEFORE UPDATE ON supervision_said
        BEGIN SELECT RAISE(ABORT, 'what was said of a missed session is never edited'); END;
      CREATE TRIGGER supervision_said_is_kept BEFORE DELETE ON supervision_said
        WHEN OLD.kind <> 'case' OR EXISTS (SELECT 1 FROM case_file WHERE case_file.id = OLD.subject)
        BEGIN SELECT RAISE(ABORT, 'what was said of a missed session is never deleted'); END;
    `)
  },
}
