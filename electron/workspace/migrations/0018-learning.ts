/**
 * The council's library of learning from reviews: every version of every theme, and which records name which. The themes
 * that come with Chairside are put in once, here; from then on the library is the council's.
 */
import { themeSeeds, wordsOfSeed } from '../../../shared/learning/seeds.ts'
import type { Migration } from '../migrate.ts'

export const learning: Migration = {
  version: 18,
  name: 'learning',
  up(raw) {
    raw.exec(`
      -- content: JSON of the words. The newest version of a theme is the one that holds.
      CREATE TABLE learning_theme (
        theme_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        standing TEXT NOT NULL CHECK (standing IN ('draft', 'in use', 'put away')),
        content TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (theme_id, version)
      ) STRICT;
      CREATE TRIGGER learning_theme_is_not_edited BEFORE UPDATE ON learning_theme
        BEGIN SELECT RAISE(ABORT, 'a version of a theme is never edited'); END;
      CREATE TRIGGER learning_theme_is_kept BEFORE DELETE ON learning_theme
        BEGIN SELECT RAISE(ABORT, 'a theme is put away and never deleted'); END;

      -- Derived: the lesson that a record names. theme_id is '' where it was typed and not picked.
      CREATE TABLE learning_use (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        theme_id TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (record_id, place)
      ) STRICT;
      CREATE INDEX learning_use_by_theme ON learning_use (theme_id, title);

      -- Learning notes that have become a theme. Which one is not kept: nothing leads from a theme to a family.
      CREATE TABLE learning_note (record_id TEXT PRIMARY KEY) STRICT;
    `)
    const put = raw.prepare(
      `INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at)
       VALUES (?, 1, 'in use', ?, '', 'Chairside', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
    )
    for (const seed of themeSeeds) put.run(seed.id, JSON.stringify(wordsOfSeed(seed)))
  },
}
