/**
 * The list of cases, answered from an index alone: with thousands of families, reading every whole history to show the
 * children's names takes a second. A history that is no JSON gives no names, and is told as damage by whoever reads it.
 */
import type { Migration } from '../migrate.ts'

export const lists: Migration = {
  version: 7,
  name: 'lists',
  up(raw) {
    raw.exec(`
      -- The expression stands word for word in the query of the list (store/cases.ts), or the index is not used.
      CREATE INDEX case_in_list ON case_file (
        changed_at, id, family_ref,
        CASE WHEN json_valid(content) THEN json_extract(content, '$.children') ELSE '' END
      );
    `)
  },
}
