/**
 * Whether the owner of an action agreed, and why a meeting decided it again, for the list across records. The facts are
 * worked out anew from each record, so the rows that are there need no words of their own.
 */
import type { Migration } from '../migrate.ts'

export const agreed: Migration = {
  version: 8,
  name: 'agreed',
  up(raw) {
    raw.exec(`
      ALTER TABLE record_action ADD COLUMN owner_agreed TEXT NOT NULL DEFAULT '';
      ALTER TABLE record_action ADD COLUMN again_because TEXT NOT NULL DEFAULT '';
    `)
  },
}
