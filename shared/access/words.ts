/** What each permission lets somebody do, in words for whoever decides who gets which role. */
import type { Permission } from './access.ts'

export const permissionWords: Readonly<Record<Permission, string>> = {
  'workspace.open': 'Sign in',
  'self.manage': 'Change their own passphrase and signing certificate',
  'document.verify': 'Verify a signed document',
  'people.manage': 'Add people, change roles and settings',
  'case.read': 'Read families',
  'case.write': 'Add and change families, import from the case system',
  'record.read': 'Read records',
  'record.write': 'Begin and write records',
  'record.sign': 'Sign records',
  'statement.write': 'Speak as a second person: an override, a manager’s reasoning, a confirmed view',
  'copy.make': 'Make, confirm, send and prove copies',
  'report.read': 'Read reports',
  'quality.judge': 'Draw quality samples and judge them',
  'learning.write': 'Keep the library of learning',
  'audit.read': 'See who has read and done what, and take the audit trail out',
  'retention.purge': 'Purge what has moved to the child’s file',
}
