/** Who may do what. Roles are those of the people who use Chairside in one authority (domain 3.0 and 7). */
import { z } from 'zod'
import type { MeetingType } from '../minutes/index.ts'

export const roles = [
  'CP chair',
  'Social worker',
  'Practice supervisor',
  'Team manager',
  'Service manager',
  'Head of Service',
  'QA lead',
  'Minute taker',
  'Admin officer',
  'Partnership officer',
] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/** A person who can sign in to this workspace. */
export const accountSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  organisation: z.string(),
  email: z.string(),
  /** May add people and change settings. */
  administrator: z.boolean(),
  active: z.boolean(),
  createdAt: z.string(),
})
export type Account = z.infer<typeof accountSchema>

export const levels = ['Ch', 'TM', 'SM', 'HoS', 'QA'] as const
export type Level = (typeof levels)[number]

/**
 * The override level a role carries (domain 3.0). A practice supervisor has a team manager's level: the glossary
 * has them as one role. A more senior manager does not silently stand in for a junior one: the catalogue names who.
 */
export function levelOf(role: Role): Level | undefined {
  switch (role) {
    case 'CP chair':
      return 'Ch'
    case 'Practice supervisor':
    case 'Team manager':
      return 'TM'
    case 'Service manager':
      return 'SM'
    case 'Head of Service':
      return 'HoS'
    case 'QA lead':
      return 'QA'
    default:
      return undefined
  }
}

export const permissions = [
  'workspace.open',
  'people.manage',
  'self.manage',
  'case.read',
  'case.write',
  'record.read',
  'record.write',
  'record.sign',
  'statement.write',
  'copy.make',
  'document.verify',
  'retention.purge',
  'report.read',
  'learning.write',
  'quality.judge',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

const everyone: Permission[] = ['workspace.open', 'self.manage', 'document.verify']
const reader: Permission[] = [...everyone, 'case.read', 'record.read']
const writer: Permission[] = [...reader, 'case.write', 'record.write']

const granted: Record<Role, readonly Permission[]> = {
  'CP chair': [...writer, 'record.sign', 'statement.write', 'copy.make', 'report.read'],
  'Social worker': [...writer, 'record.sign', 'statement.write', 'copy.make'],
  'Practice supervisor': [
    ...writer,
    'record.sign',
    'statement.write',
    'copy.make',
    'report.read',
    'quality.judge',
  ],
  'Team manager': [...writer, 'record.sign', 'statement.write', 'copy.make', 'report.read', 'quality.judge'],
  'Service manager': [
    ...writer,
    'record.sign',
    'statement.write',
    'copy.make',
    'report.read',
    'quality.judge',
  ],
  'Head of Service': [
    ...writer,
    'record.sign',
    'statement.write',
    'copy.make',
    'report.read',
    'learning.write',
    'quality.judge',
    'audit.read',
  ],
  'QA lead': [
    ...reader,
    'record.write',
    'record.sign',
    'statement.write',
    'copy.make',
    'report.read',
    'learning.write',
    'quality.judge',
  ],
  'Minute taker': [...writer, 'copy.make'],
  'Admin officer': [...reader, 'case.write', 'copy.make'],
  // Works for the safeguarding partners, outside the service: figures with small numbers hidden, and no case at all.
  'Partnership officer': [...everyone, 'report.read'],
}

const managerLevels: readonly (Level | undefined)[] = ['TM', 'SM', 'HoS']
const isManager = (role: Role): boolean => managerLevels.includes(levelOf(role))

/** May this person do this at all? Whether they may do it to one record is asked where that record is known. */
export function can(
  account: Pick<Account, 'role' | 'administrator' | 'active'>,
  permission: Permission,
): boolean {
  if (!account.active) return false
  // Outside the service nobody manages its people or its records, whatever else they were given.
  if (account.role === 'Partnership officer') return granted[account.role].includes(permission)
  if (permission === 'people.manage') return account.administrator
  // Who read what is for those who answer for it: administrators who see records at all, and whoever leads the service.
  if (permission === 'audit.read' && account.administrator)
    return granted[account.role].includes('record.read')
  if (permission === 'retention.purge') return account.administrator || isManager(account.role)
  // Administrators keep the library too, whatever their role in the service; nobody does who sees no record.
  if (permission === 'learning.write' && account.administrator)
    return granted[account.role].includes('record.read')
  return granted[account.role].includes(permission)
}

/** Roles that write and sign some kinds of record only: a quality lead holds supervision of supervisors (domain 2.0). */
const onlyFor: Partial<Record<Role, readonly MeetingType[]>> = { 'QA lead': ['SUP_SUP'] }
const recordsOnly: readonly Permission[] = ['record.write', 'record.sign']

/** May this person do this to records of this type? */
export function canIn(
  account: Pick<Account, 'role' | 'administrator' | 'active'>,
  permission: Permission,
  type: MeetingType,
): boolean {
  if (!can(account, permission)) return false
  return !recordsOnly.includes(permission) || (onlyFor[account.role]?.includes(type) ?? true)
}

/** May this person begin a record of this part of Chairside? */
export function canBegin(
  account: Pick<Account, 'role' | 'administrator' | 'active'>,
  area: 'meetings' | 'supervision',
): boolean {
  if (!can(account, 'record.write')) return false
  const only = onlyFor[account.role]
  return only === undefined || only.some((type) => type.startsWith('SUP_') === (area === 'supervision'))
}
