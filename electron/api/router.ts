/** The contract, implemented: one file for each area. */

import { audit } from './audit.ts'
import { os } from './base.ts'
import { cases } from './cases.ts'
import { chronology } from './chronology.ts'
import { copies } from './copies.ts'
import { corrections } from './corrections.ts'
import { desk } from './desk.ts'
import { distribution } from './distribution.ts'
import { drafts } from './drafts.ts'
import { escalations } from './escalations.ts'
import { imports } from './imports.ts'
import { learning } from './learning.ts'
import { letterhead } from './letterhead.ts'
import { measures } from './measures.ts'
import { papers } from './papers.ts'
import { people } from './people.ts'
import { privacy } from './privacy.ts'
import { records } from './records.ts'
import { registers } from './registers.ts'
import { rescue } from './rescue.ts'
import { retention } from './retention.ts'
import { rules } from './rules.ts'
import { safekeeping } from './safekeeping.ts'
import { sampling } from './sampling.ts'
import { search } from './search.ts'
import { signing } from './signing.ts'
import { statements } from './statements.ts'
import { supervision } from './supervision.ts'
import { templates } from './templates.ts'
import { undo } from './undo.ts'
import { verify } from './verify.ts'
import { workspace } from './workspace.ts'

export type { ApiContext } from './base.ts'

export const router = os.router({
  workspace,
  rescue,
  safekeeping,
  people,
  cases,
  records,
  drafts,
  statements,
  search,
  sampling,
  signing,
  copies,
  papers,
  privacy,
  corrections,
  distribution,
  chronology,
  desk,
  escalations,
  registers,
  imports,
  verify,
  rules,
  templates,
  letterhead,
  measures,
  retention,
  supervision,
  learning,
  undo,
  audit,
})
