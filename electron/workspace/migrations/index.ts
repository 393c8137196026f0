/** Every migration, oldest first. */
import type { Migration } from '../migrate.ts'
import { first } from './0001-first.ts'
import { rulesAndTemplates } from './0002-rules-and-templates.ts'
import { copyChecks } from './0003-copy-checks.ts'
import { facts } from './0004-facts.ts'
import { search } from './0005-search.ts'
import { imports } from './0006-imports.ts'
import { lists } from './0007-lists.ts'

export const migrations: readonly Migration[] = [
  first,
  rulesAndTemplates,
  copyChecks,
  facts,
  search,
  imports,
  lists,
]
