/**
 * Lists and reports of a whole service read what they count and nothing beside it: in tens of thousands of records the texts
 * in between took most of the time. Who was in a record is kept in rows of their own, so that one person's are found without
 * reading everybody's.
 */
import type { Migration } from '../migrate.ts'

export const orders: Migration = {
  version: 23,
  name: 'orders for lists and reports',
  up(raw) {
    raw.exec(`
      CREATE TABLE fact_party (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        account TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (record_id, account, name)
      ) STRICT, WITHOUT ROWID;
      INSERT OR IGNORE INTO fact_party (record_id, account, name)
        SELECT fact_state.record_id, json_extract(party.value, '$.account'), json_extract(party.value, '$.name')
        FROM fact_state, json_each(fact_state.parties) AS party;
      CREATE INDEX fact_party_by_account ON fact_party (account, record_id);
      CREATE INDEX fact_party_by_name ON fact_party (name, record_id);

      -- Whether an effect on the child is told, so that counting does not read the words.
      ALTER TABLE record_action ADD COLUMN effect_told INTEGER NOT NULL DEFAULT 0 CHECK (effect_told IN (0, 1));
      UPDATE record_action SET effect_told = 1 WHERE trim(effect_on_child) <> '';

      CREATE INDEX record_by_creator ON record (created_by);
      CREATE INDEX record_clock_running ON record_clock (record_id, clock, start, due) WHERE settled = 0;
      CREATE INDEX record_action_in_order ON record_action (head, due = '', due, line, sort);
      CREATE INDEX record_action_counted
        ON record_action (record_id, line, sort, settled, carried_count, agency_said, case_id);
      CREATE INDEX record_action_done
        ON record_action (line, sort, record_id, due, status, done_on, effect_told, case_id, agency_said);
      -- The one before it begins as this one did.
      DROP INDEX record_action_by_line;
      CREATE INDEX record_action_by_agency ON record_action (agency_said) WHERE agency_said <> '';
    `)
  },
}
