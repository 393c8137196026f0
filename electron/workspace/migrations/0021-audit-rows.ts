/** Which row of the audit chain was the newest when a version was signed: 0 and '' for those of before. */
import type { Migration } from '../migrate.ts'

export const auditRows: Migration = {
  version: 21,
  name: 'audit rows of signed versions',
  up(raw) {
    raw.exec(`
      ALTER TABLE signed_version ADD COLUMN audit_seq INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE signed_version ADD COLUMN audit_hash TEXT NOT NULL DEFAULT '';
      -- A list must not walk the whole chain for what one person did.
      CREATE INDEX audit_by_person ON audit (person, seq);
    `)
  },
}
