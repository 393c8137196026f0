/**
 * Every disagreement that a record speaks of, so that one can be followed across records. Derived, as the rest of what
 * is known of a record: it may be thrown away and made again at any time, and it goes with its record.
 */
import type { Migration } from '../migrate.ts'

export const disagreements: Migration = {
  version: 9,
  name: 'disagreements',
  up(raw) {
    raw.exec(`
      CREATE TABLE record_disagreement (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        -- The one name of a disagreement in every record of its family, and which of those knows it best.
        line TEXT NOT NULL,
        sort TEXT NOT NULL,
        case_id TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (record_id, place)
      ) STRICT;
      CREATE INDEX record_disagreement_by_case ON record_disagreement (case_id, line);
    `)
  },
}
