/**
 * Undo for a person's mistakes: drafts that were thrown away, whole, until their term is over, and what a move of a draft
 * to another family took out and put in, so that it can be moved back.
 */
import type { Migration } from '../migrate.ts'

const inForce = (kind: 'record' | 'case', subject: string): string =>
  `EXISTS (SELECT 1 FROM legal_hold WHERE kind = '${kind}' AND subject = ${subject} AND lifted_at = '')`

export const undo: Migration = {
  version: 20,
  name: 'undo',
  up(raw) {
    raw.exec(`
      -- packed: JSON of every row of the draft. It stands in no other table, so that no list, search or clock knows of it.
      -- parties: JSON of who took part, as fact_state has it: who may know of it.
      CREATE TABLE thrown_away (
        record_id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL,
        type TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        date TEXT NOT NULL,
        created_by TEXT NOT NULL,
        parties TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        because TEXT NOT NULL,
        packed TEXT NOT NULL
      ) STRICT;
      CREATE INDEX thrown_away_by_case ON thrown_away (case_id);
      CREATE TRIGGER thrown_away_is_not_edited BEFORE UPDATE ON thrown_away
        BEGIN SELECT RAISE(ABORT, 'what was thrown away is never edited'); END;
      -- It leaves by being brought back; on legal hold by nothing else.
      CREATE TRIGGER thrown_away_on_hold_is_kept BEFORE DELETE ON thrown_away
        WHEN NOT EXISTS (SELECT 1 FROM record WHERE record.id = OLD.record_id)
          AND (${inForce('record', 'OLD.record_id')} OR ${inForce('case', 'OLD.case_id')})
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never deleted'); END;
      -- The file of a family stays while a draft of it may still be brought back.
      CREATE TRIGGER case_stays_with_thrown_away BEFORE DELETE ON case_file
        WHEN EXISTS (SELECT 1 FROM thrown_away WHERE thrown_away.case_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'a draft of this family was thrown away and may be brought back'); END;
      -- Without its record it is the same one who was thrown away: never two at once.
      CREATE TRIGGER thrown_away_is_no_record BEFORE INSERT ON thrown_away
        WHEN EXISTS (SELECT 1 FROM record WHERE record.id = NEW.record_id)
        BEGIN SELECT RAISE(ABORT, 'a draft is thrown away whole'); END;

      -- Who took an import back, and how many families had changed since and stayed.
      ALTER TABLE import_batch ADD COLUMN undone_by TEXT NOT NULL DEFAULT '';
      ALTER TABLE import_batch ADD COLUMN undone_left INTEGER NOT NULL DEFAULT 0;

      -- One move to another family that can be taken back. undo: JSON of what was taken out, and of what came in.
      CREATE TABLE draft_move (
        record_id TEXT NOT NULL REFERENCES record (id),
        seq INTEGER NOT NULL,
        from_case TEXT NOT NULL,
        to_case TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        undo TEXT NOT NULL,
        PRIMARY KEY (record_id, seq)
      ) STRICT;
      -- A signed record is never moved: facts of the other family are not kept behind it.
      CREATE TRIGGER draft_move_ends_with_signing AFTER UPDATE OF state ON record WHEN NEW.state = 'signed'
        BEGIN DELETE FROM draft_move WHERE record_id = NEW.id; END;
    `)
  },
}
