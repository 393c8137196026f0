/** The contract, implemented: one file for each area. */
import { os } from './base.ts'
import { cases } from './cases.ts'
import { copies } from './copies.ts'
import { desk } from './desk.ts'
import { drafts } from './drafts.ts'
import { imports } from './imports.ts'
import { people } from './people.ts'
import { records } from './records.ts'
import { registers } from './registers.ts'
import { rules } from './rules.ts'
import { search } from './search.ts'
import { signing } from './signing.ts'
import { statements } from './statements.ts'
import { templates } from './templates.ts'
import { verify } from './verify.ts'
import { workspace } from './workspace.ts'

export type { ApiContext } from './base.ts'

export const router = os.router({
  workspace,
  people,
  cases,
  records,
  drafts,
  statements,
  search,
  signing,
  copies,
  desk,
  registers,
  imports,
  verify,
  rules,
  templates,
})
