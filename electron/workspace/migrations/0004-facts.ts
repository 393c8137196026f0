/**
 * What is due, worked out from records so that it can be asked across all of them. Derived: it may be thrown away and
 * made again at any time, and it goes with its record.
 */
import type { Migration } from '../migrate.ts'

const onEach = (table: string, what: 'insert' | 'delete', row: 'NEW' | 'OLD', sets: string): string => `
  CREATE TRIGGER ${table}_after_${what} AFTER ${what} ON ${table} BEGIN
    UPDATE ${table} SET ${sets} WHERE line = ${row}.line;
  END;`

/** The newest row that says how it went tells how it stands; a row that says nothing leaves what was said before. */
const actionHead = `head = CASE
  WHEN sort <> (SELECT max(sort) FROM record_action AS other WHERE other.line = record_action.line) THEN ''
  WHEN (
    SELECT said.settled FROM record_action AS said WHERE said.line = record_action.line
    ORDER BY said.status <> '' DESC, said.sort DESC LIMIT 1
  ) = 1 THEN 'settled' ELSE 'open' END`

const clockNewest = `newest =
  sort = (SELECT max(sort) FROM record_clock AS other WHERE other.line = record_clock.line)`

export const facts: Migration = {
  version: 4,
  name: 'facts',
  up(raw) {
    raw.exec(`
      -- How a record's facts were made: a row that no longer fits its record is stale.
      CREATE TABLE fact_state (
        record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
        basis TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        worked_on TEXT NOT NULL,
        statements INTEGER NOT NULL,
        parties TEXT NOT NULL,
        look_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE record_action (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        action_id TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('raised', 'carried')),
        line TEXT NOT NULL,
        sort TEXT NOT NULL,
        case_id TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        what TEXT NOT NULL,
        measure TEXT NOT NULL,
        outcome TEXT NOT NULL,
        owner TEXT NOT NULL,
        owner_account TEXT NOT NULL,
        owner_plain TEXT NOT NULL,
        agency TEXT NOT NULL,
        due TEXT NOT NULL,
        due_said TEXT NOT NULL,
        status TEXT NOT NULL,
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        carried_count INTEGER NOT NULL,
        children TEXT NOT NULL,
        raised_in TEXT NOT NULL,
        evidence TEXT NOT NULL,
        effect_on_child TEXT NOT NULL,
        audience TEXT NOT NULL,
        vague TEXT NOT NULL,
        hidden_from TEXT NOT NULL,
        -- Of the newest row of a line: how it stands. Kept by the triggers below; '' for the rows before it.
        head TEXT NOT NULL DEFAULT '' CHECK (head IN ('', 'open', 'settled')),
        PRIMARY KEY (record_id, place)
      ) STRICT;
      CREATE INDEX record_action_by_line ON record_action (line, sort);
      CREATE INDEX record_action_by_owner ON record_action (owner_account);
      CREATE INDEX record_action_by_name ON record_action (owner_plain);
      CREATE INDEX record_action_by_due ON record_action (head, due);

      CREATE TABLE record_clock (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        clock TEXT NOT NULL,
        line TEXT NOT NULL,
        sort TEXT NOT NULL,
        case_id TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        title TEXT NOT NULL,
        about TEXT NOT NULL,
        about_name TEXT NOT NULL,
        start TEXT NOT NULL,
        due TEXT NOT NULL,
        due_at TEXT NOT NULL,
        booked TEXT NOT NULL,
        state TEXT NOT NULL,
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        -- 1 for the newest row of a line; kept by the triggers below.
        newest INTEGER NOT NULL DEFAULT 0 CHECK (newest IN (0, 1)),
        PRIMARY KEY (record_id, place)
      ) STRICT;
      CREATE INDEX record_clock_by_line ON record_clock (line, sort);
      CREATE INDEX record_clock_by_due ON record_clock (newest, settled, due);

      ${onEach('record_action', 'insert', 'NEW', actionHead)}
      ${onEach('record_action', 'delete', 'OLD', actionHead)}
      ${onEach('record_clock', 'insert', 'NEW', clockNewest)}
      ${onEach('record_clock', 'delete', 'OLD', clockNewest)}
    `)
  },
}
