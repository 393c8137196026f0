/** Role levels of domain 3.0, and what each is called. */
import type { RoleLevel } from './check.ts'

const levels: Record<string, RoleLevel> = {
  'cp chair': 'Ch',
  'practice supervisor': 'TM',
  'team manager': 'TM',
  'service manager': 'SM',
  'head of service': 'HoS',
  'qa lead': 'QA',
}

/** The override level of a role name as a statement carries it (domain 3.0); undefined for every other role. */
export const levelOfRole = (role: string): RoleLevel | undefined => levels[role.trim().toLowerCase()]

export const levelNames: Record<RoleLevel, string> = {
  Ch: 'conference chair',
  TM: 'team manager or practice supervisor',
  SM: 'service manager',
  HoS: 'head of service',
  QA: 'quality assurance lead',
}

export const levelsInWords = (list: readonly RoleLevel[]): string =>
  list.map((one) => levelNames[one]).join(' or ')
