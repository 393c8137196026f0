/** What one signed record counts for a measure (domain section 8). Derived: made again whenever a record is worked out anew. */
import type { Migration } from '../migrate.ts'

export const measures: Migration = {
  version: 16,
  name: 'measures',
  up(raw) {
    raw.exec(`
      CREATE TABLE measure_fact (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        measure TEXT NOT NULL,
        place INTEGER NOT NULL,
        day TEXT NOT NULL,
        unit TEXT NOT NULL,
        met INTEGER NOT NULL CHECK (met IN (0, 1)),
        grp TEXT NOT NULL,
        amount REAL,
        says TEXT NOT NULL,
        team TEXT NOT NULL,
        agency TEXT NOT NULL,
        case_id TEXT NOT NULL,
        PRIMARY KEY (record_id, measure, place)
      ) STRICT;
      -- Holds everything a report adds up, so that no row is looked up.
      CREATE INDEX measure_fact_by_day ON measure_fact (measure, day, team, agency, grp, met, amount);

      -- One row for each signed record that was worked out. lead: account of whoever leads the work on the family;
      -- again_on: the day from which a clock of the record is past, so that it counts in another way; '' for never.
      CREATE TABLE measure_record (
        record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
        case_id TEXT NOT NULL,
        lead TEXT NOT NULL,
        team TEXT NOT NULL,
        again_on TEXT NOT NULL
      ) STRICT;
      CREATE INDEX measure_record_by_lead ON measure_record (lead);
      CREATE INDEX measure_record_again ON measure_record (again_on) WHERE again_on <> '';

      -- The day on which an action was done, '' where nobody said.
      ALTER TABLE record_action ADD COLUMN done_on TEXT NOT NULL DEFAULT '';
      -- Its owner's agency as somebody may read it who does not know the family.
      ALTER TABLE record_action ADD COLUMN agency_said TEXT NOT NULL DEFAULT '';
      CREATE INDEX record_action_by_day ON record_action (due, line);
    `)
  },
}
