/** Every migration, oldest first. */
import type { Migration } from '../migrate.ts'
import { first } from './0001-first.ts'
import { rulesAndTemplates } from './0002-rules-and-templates.ts'
import { copyChecks } from './0003-copy-checks.ts'

export const migrations: readonly Migration[] = [first, rulesAndTemplates, copyChecks]
