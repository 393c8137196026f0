/**
 * How a copy usually reaches its reader, by who they are (domain section 6, "Methods"). A proposal that anybody who prepares
 * copies may change; what a council does otherwise it sets line by line, and the address that worked is proposed again.
 */
import type { CopyKind } from '../copies/copy.ts'
import type { Method } from './line.ts'

const byGroup: Readonly<Record<string, Method>> = {
  police: 'CJSM',
  'probation/youth justice': 'CJSM',
  legal: 'CJSM',
  'health visiting/school nursing': 'NHSmail',
  GP: 'NHSmail',
  hospital: 'NHSmail',
  'mental health': 'NHSmail',
}

const byKind: Readonly<Record<Exclude<CopyKind, 'professionals'>, Method>> = {
  // Into the council's own case system, which confirms it.
  internal: 'partner portal',
  'case record': 'partner portal',
  'personal record': 'secure email',
  'learning note': 'secure email',
  worker: 'secure email',
  parent: 'tracked post',
  child: 'read with the person',
  advocate: 'secure email',
  supporter: 'tracked post',
}

export type DefaultFor = {
  kind: CopyKind
  /** Role in the meeting, e.g. `solicitor`. */
  role: string
  agencyGroup: string
}

export function defaultMethod({ kind, role, agencyGroup }: DefaultFor): Method {
  if (kind !== 'professionals') return byKind[kind]
  if (role.trim().toLowerCase() === 'solicitor') return 'CJSM'
  return byGroup[agencyGroup] ?? 'secure email'
}
