/** What came from the council's case system, and how the cases were before, so that an import can be taken back. */
import type { Migration } from '../migrate.ts'

export const imports: Migration = {
  version: 6,
  name: 'imports',
  up(raw) {
    raw.exec(`
      CREATE TABLE import_batch (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        counts TEXT NOT NULL,
        before TEXT NOT NULL,
        undone_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX import_batch_by_time ON import_batch (at);
    `)
  },
}
