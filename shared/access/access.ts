/** Who may do what. Roles are those of the people who use Chairside in one authority (domain 3.0 and 7). */
import { z } from 'zod'

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
] as const
export type Permission = (typeof permissions)[number]

const everyone: Permission[] = ['workspace.open', 'self.manage', 'document.verify']
const reader: Permission[] = [...everyone, 'case.read', 'record.read']
const writer: Permission[] = [...reader, 'case.write', 'record.write']

const granted: Record<Role, readonly Permission[]> = {
  'CP chair': [...writer, 'record.sign', 'statement.write', 'copy.make'],
  'Social worker': [...writer, 'record.sign', 'statement.write', 'copy.make'],
  'Practice supervisor': [...writer, 'record.sign', 'statement.write', 'copy.make'],
  'Team manager': [...writer, 'record.sign', 'statement.write', 'copy.make'],
  'Service manager': [...writer, 'record.sign', 'statement.write', 'copy.make'],
  'Head of Service': [...writer, 'record.sign', 'statement.write', 'copy.make'],
  'QA lead': [...reader, 'statement.write', 'copy.make'],
  'Minute taker': [...writer, 'copy.make'],
  'Admin officer': [...reader, 'case.write', 'copy.make'],
}

/** May this person do this at all? Whether they may do it to one record is asked where that record is known. */
export function can(
  account: Pick<Account, 'role' | 'administrator' | 'active'>,
  permission: Permission,
): boolean {
  if (!account.active) return false
  if (permission === 'people.manage') return account.administrator
  return granted[account.role].includes(permission)
}
