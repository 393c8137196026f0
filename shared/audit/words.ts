/** The audit trail in plain words: what each action means, for whoever asks who did what. */

/** Kinds to choose from in a list. */
export const auditKinds = ['reading', 'documents', 'changes', 'signatures', 'access', 'typing'] as const
export type AuditKind = (typeof auditKinds)[number]

export const auditKindWords: Readonly<Record<AuditKind, string>> = {
  reading: 'Reading and searching',
  documents: 'Documents, copies and reports',
  changes: 'Changes',
  signatures: 'Signatures and withdrawals',
  access: 'Signing in, refusals, backups and people',
  typing: 'Every saved piece of typing',
}

type Said = readonly [words: string, kind: AuditKind]

/** What somebody did, as it follows their name. What is not here is told in the words it was noted with. */
const said: Readonly<Record<string, Said>> = {
  'record read': ['opened the record', 'reading'],
  'family read': ['opened the family', 'reading'],
  'list read': ['looked at a list', 'reading'],
  searched: ['searched', 'reading'],
  'sample read': ['opened a quality sample', 'reading'],
  'audit trail read': ['looked at the audit trail', 'reading'],
  'old version opened': ['opened a version that was withdrawn', 'reading'],

  'copy read': ['read a copy', 'documents'],
  'document taken': ['took a document out', 'documents'],
  'report read': ['looked at a report', 'documents'],
  'report pack taken': ['took a report pack out', 'documents'],
  'purge certificate taken': ['took the certificate of a purge out', 'documents'],
  'chronology extract made': ['took a chronology out', 'documents'],
  'copy confirmed': ['confirmed a copy as second person', 'documents'],
  'copy handed to the mail server': ['handed a copy to the mail server', 'documents'],
  'audit trail exported': ['took the audit trail out', 'documents'],

  'record signed': ['signed the record', 'signatures'],
  'record replaced': ['signed the next version of the record', 'signatures'],
  'record countersigned': ['countersigned the record', 'signatures'],
  'letter signed': ['signed a letter', 'signatures'],
  'letter confirmed': ['confirmed a letter as second person', 'signatures'],
  'version withdrawn': ['asked for a version to be withdrawn', 'signatures'],
  'withdrawal confirmed': ['confirmed a withdrawal', 'signatures'],
  'withdrawal dropped': ['dropped a withdrawal', 'signatures'],

  'record made': ['began the record', 'changes'],
  'record described': ['changed the heading facts of the record', 'changes'],
  'record discarded': ['threw a draft away', 'changes'],
  'draft thrown away': ['threw a draft away, to be brought back if need be', 'changes'],
  'draft brought back': ['brought a draft back that was thrown away', 'changes'],
  'draft deleted for good': ['deleted a draft for good that was thrown away', 'changes'],
  'draft moved': ['moved the draft to another family', 'changes'],
  'draft moved back': ['moved the draft back to its earlier family', 'changes'],
  'case made': ['added the family', 'changes'],
  'case changed': ['changed the family', 'changes'],
  'chronology event added': ['added an event to the chronology', 'changes'],
  'cases imported': ['imported families', 'changes'],
  'import taken back': ['took an import back', 'changes'],
  'statement added': ['added a statement to the record', 'changes'],
  'setting changed': ['changed a setting', 'changes'],
  'rule changed': ['changed a rule', 'changes'],
  purged: ['purged what has moved to the child’s file', 'changes'],

  'draft changed': ['typed in the record', 'typing'],
  'draft folded': ['tidied the typing of the record', 'typing'],

  refused: ['was refused', 'access'],
  'wrong passphrase': ['was refused: wrong passphrase', 'access'],
  'wrong recovery code': ['was refused: wrong recovery code', 'access'],
  'workspace made': ['made this workspace', 'access'],
  'workspace opened': ['opened this workspace', 'access'],
  'backed up': ['made a backup', 'access'],
  'backup restored': ['put a backup back', 'access'],
  'rollback journal set aside': ['set a rollback log aside that the records did not need', 'access'],
  'journal set aside': ['set a log aside that could not be read', 'access'],
  'older copy found': ['found that the records are an older copy of themselves', 'access'],
  'audit note lost': ['found the note beside the records missing or changed', 'access'],
  'account added': ['added a colleague', 'access'],
  'account changed': ['changed a colleague’s account', 'access'],
  'slot added': ['gave a colleague a way in', 'access'],
  'slot removed': ['took a colleague’s way in away', 'access'],
  'slot renewed': ['gave a colleague a new passphrase', 'access'],
  'slot renamed': ['changed a name or role on the sign-in screen', 'access'],
  'slot strengthened': ['had their passphrase kept more strongly', 'access'],
  'passphrase changed': ['changed their passphrase', 'access'],
  'signing keys set': ['was given signing keys', 'access'],
  'recovery code renewed': ['made a new recovery code', 'access'],
  'recovery code tried': ['tried the recovery code', 'access'],
}

export const actionWords = (action: string): string => said[action]?.[0] ?? `did: ${action}`

export const kindOf = (action: string): AuditKind =>
  said[action]?.[1] ?? (/signed/.test(action) ? 'signatures' : 'changes')

/**
 * What the rest of a row's subject says that is no id of a record, a family or a person: how many answers, which list,
 * how often. Empty where there is nothing to say.
 */
export function subjectWords(action: string, subject: string): string {
  const answers = /^answers:(\d+)$/.exec(subject)?.[1]
  if (answers !== undefined) return answers === '1' ? 'one answer' : `${answers} answers`
  const lost = /^not-noted:(\d+)$/.exec(subject)?.[1]
  if (lost !== undefined) return `${lost} readings could not be noted while the disk was full`
  switch (action) {
    case 'list read':
    case 'report read':
    case 'report pack taken':
    case 'setting changed':
    case 'rule changed':
    case 'audit trail exported':
      return subject
    case 'refused':
      return subject.split(' ', 1)[0] ?? ''
    case 'wrong passphrase':
    case 'wrong recovery code': {
      const [, count, last] = subject.split(' ')
      return count && last ? `${count} times while the workspace was closed, last at ${last}` : ''
    }
    default:
      return ''
  }
}
