/**
 * Quality sampling: what was drawn, and how two people judged it. Draws and marks are only added to. They hold no word of a
 * record, so that they stay when it is purged; what a judge wrote about it goes with it.
 */
import type { Migration } from '../migrate.ts'

const never = (table: string): string => `
      CREATE TRIGGER ${table}_is_not_edited BEFORE UPDATE ON ${table}
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never edited'); END;
      CREATE TRIGGER ${table}_is_kept BEFORE DELETE ON ${table}
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never deleted'); END;
`

export const sampling: Migration = {
  version: 19,
  name: 'sampling',
  up(raw) {
    raw.exec(`
      -- ask: JSON; found: how many records it was drawn from.
      CREATE TABLE quality_sample (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        ask TEXT NOT NULL,
        seed TEXT NOT NULL,
        found INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE quality_drawn (
        sample_id TEXT NOT NULL REFERENCES quality_sample (id),
        record_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        version TEXT NOT NULL,
        PRIMARY KEY (sample_id, record_id)
      ) STRICT;
      CREATE TABLE quality_judgement (
        id TEXT PRIMARY KEY,
        sample_id TEXT NOT NULL,
        record_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('own', 'settled')),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        -- In London: which period it counts for.
        day TEXT NOT NULL,
        overall TEXT NOT NULL,
        marks TEXT NOT NULL,
        FOREIGN KEY (sample_id, record_id) REFERENCES quality_drawn (sample_id, record_id)
      ) STRICT;
      CREATE UNIQUE INDEX quality_judgement_once ON quality_judgement (sample_id, record_id, by_account)
        WHERE kind = 'own';
      CREATE UNIQUE INDEX quality_judgement_settled ON quality_judgement (sample_id, record_id)
        WHERE kind = 'settled';
      CREATE TABLE quality_note (
        judgement_id TEXT PRIMARY KEY REFERENCES quality_judgement (id),
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        note TEXT NOT NULL
      ) STRICT;
      CREATE INDEX quality_note_by_record ON quality_note (record_id);
      ${['quality_sample', 'quality_drawn', 'quality_judgement'].map(never).join('')}
      CREATE TRIGGER quality_note_is_not_edited BEFORE UPDATE ON quality_note
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never edited'); END;
      CREATE TRIGGER quality_note_goes_with_its_record BEFORE DELETE ON quality_note
        WHEN EXISTS (SELECT 1 FROM record WHERE record.id = OLD.record_id)
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never deleted'); END;
    `)
  },
}
