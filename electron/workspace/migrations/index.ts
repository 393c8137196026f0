/** Every migration, oldest first. */
import type { Migration } from '../migrate.ts'
import { first } from './0001-first.ts'
import { rulesAndTemplates } from './0002-rules-and-templates.ts'
import { copyChecks } from './0003-copy-checks.ts'
import { facts } from './0004-facts.ts'
import { search } from './0005-search.ts'
import { imports } from './0006-imports.ts'
import { lists } from './0007-lists.ts'
import { agreed } from './0008-agreed.ts'
import { disagreements } from './0009-disagreements.ts'
import { searchOrder } from './0010-search-order.ts'
import { countersignatures } from './0011-countersignatures.ts'
import { letters } from './0012-letters.ts'
import { corrections } from './0013-corrections.ts'
import { distribution } from './0014-distribution.ts'
import { retention } from './0015-retention.ts'
import { measures } from './0016-measures.ts'
import { supervision } from './0017-supervision.ts'
import { learning } from './0018-learning.ts'
import { sampling } from './0019-sampling.ts'
import { undo } from './0020-undo.ts'
import { auditRows } from './0021-audit-rows.ts'
import { nearNames } from './0022-near-names.ts'
import { orders } from './0023-orders.ts'

export const migrations: readonly Migration[] = [
  first,
  rulesAndTemplates,
  copyChecks,
  facts,
  search,
  imports,
  lists,
  agreed,
  disagreements,
  searchOrder,
  countersignatures,
  letters,
  corrections,
  distribution,
  retention,
  measures,
  supervision,
  learning,
  sampling,
  undo,
  auditRows,
  nearNames,
  orders,
]
