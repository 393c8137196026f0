/** Local values of the rules with their dates, the council's own templates, and what a signed record was judged by. */
import type { Migration } from '../migrate.ts'

export const rulesAndTemplates: Migration = {
  version: 2,
  name: 'rules and templates',
  up(raw) {
    raw.exec(`
      CREATE TABLE rule_change (
        id TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        from_date TEXT NOT NULL,
        reason TEXT NOT NULL,
        by_name TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER rule_change_is_not_edited BEFORE UPDATE ON rule_change
        BEGIN SELECT RAISE(ABORT, 'a change of the rules is never edited'); END;
      CREATE TRIGGER rule_change_is_kept BEFORE DELETE ON rule_change
        BEGIN SELECT RAISE(ABORT, 'a change of the rules is never deleted'); END;

      CREATE TABLE council_template (
        type TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL,
        note TEXT NOT NULL,
        by_name TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (type, version)
      ) STRICT;
      CREATE TRIGGER council_template_is_not_edited BEFORE UPDATE ON council_template
        BEGIN SELECT RAISE(ABORT, 'a published template is never edited'); END;
      CREATE TRIGGER council_template_is_kept BEFORE DELETE ON council_template
        BEGIN SELECT RAISE(ABORT, 'a published template is never deleted'); END;

      -- JSON of the rule set and of the template, as they were on the day; empty for what was signed before.
      ALTER TABLE signed_version ADD COLUMN rules_json TEXT NOT NULL DEFAULT '';
      ALTER TABLE signed_version ADD COLUMN template_json TEXT NOT NULL DEFAULT '';
    `)
  },
}
