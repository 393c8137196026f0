/** The encrypted workspace: making, opening, recovering, backing up and restoring it. */
export { type AuditEntry, audit, type Head, hashOf, headOf, preparedAudit } from './audit.ts'
export {
  type AuditFault,
  type AuditVerdict,
  type Tampering,
  verifyAudit,
  whenWords,
} from './audit-verdict.ts'
export { type Comparison, compareWith, rowOfDocument, type Witness } from './audit-witness.ts'
export { type Backup, backupsOf, keepers, newestBy, removeBackup, termsOf } from './backups.ts'
export { createWorkspace, type NewWorkspace } from './create.ts'
export { forgetJournal } from './database.ts'
export type { OpenOptions } from './enter.ts'
export type { LostChange, Missing } from './missing.ts'
export type { Database } from './native.ts'
export {
  type Found,
  type FoundBackup,
  findWayBack,
  goBack,
  type Offer,
  offerFor,
  type Way,
} from './rescue.ts'
export { type Proof, removeSetAside, restoreBackup, type SetAside, setAsideOf } from './restore.ts'
export {
  backupsIn,
  CopyDiffers,
  copySet,
  forgetStanding,
  placeIn,
  readStanding,
  type SecondStanding,
  writeStanding,
} from './second-folder.ts'
export type { PersonSlot } from './slots.ts'
export type { Tables } from './tables.ts'
export { forgetTrial, tryBackup } from './trial.ts'
export { asProblem } from './trouble.ts'
export { type Inspection, inspect, recoverWorkspace, unlockWorkspace } from './unlock.ts'
export type { UnlockedSlot } from './workspace.ts'
export { Workspace } from './workspace.ts'
