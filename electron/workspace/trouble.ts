/**
 * Every way in which a workspace can refuse, as the sentences a person reads.
 * What the machine said stays in `cause`; it is never part of the words.
 */
import { Problem } from '../problem.ts'
import type { Holder } from './holder.ts'

const UNCHANGED = 'Nothing has been changed.'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** "21 November 2026, 18:00", as the clock on the wall showed it. */
const dayWords = (at: Date): string => day.format(at).replace(' at ', ', ')

/** "The newest good backup is from 21 November 2026, 18:00.", or that there is none. */
export function backupSentence(newest: Date | undefined): string {
  if (!newest) return 'There is no backup in this folder; ask whoever backs up your files.'
  return `The newest good backup is from ${dayWords(newest)}.`
}

export const wrongPassphrase = () =>
  new Problem(
    'wrong passphrase',
    'That passphrase does not open this workspace.',
    UNCHANGED,
    'Check Caps Lock, or use your recovery code.',
  )

export const wrongRecoveryCode = () =>
  new Problem(
    'wrong recovery code',
    'That recovery code is typed correctly, but it belongs to another workspace or has been replaced.',
    UNCHANGED,
    'Look for the code that was printed for this workspace.',
  )

export const mistypedRecoveryCode = () =>
  new Problem(
    'wrong recovery code',
    'That recovery code has a typing mistake in it, or a part is missing.',
    UNCHANGED,
    'Compare it with the printed page, group by group. Capitals, spaces and dashes do not matter.',
  )

export const recordsAreALink = (): Problem =>
  new Problem(
    'damaged workspace',
    'The records in this folder are only a link to another place.',
    'Nothing has been changed.',
    'Open the folder in which the records themselves lie.',
  )

export const notAFolder = () =>
  new Problem('not valid', 'That is a file, not a folder.', UNCHANGED, 'Choose a folder for your records.')

export const noWorkspaceHere = () =>
  new Problem(
    'no workspace',
    'There is no workspace in this folder.',
    UNCHANGED,
    'Choose another folder, or make a new workspace here.',
  )

export const workspaceExists = () =>
  new Problem(
    'workspace exists',
    'This folder already holds a workspace.',
    'It has been left as it is.',
    'Open it, or choose another folder for the new one.',
  )

export const recordsMissing = (newest: Date | undefined) =>
  new Problem(
    'damaged workspace',
    'The file with the records is missing from this folder; only its keys are here.',
    UNCHANGED,
    `${backupSentence(newest)} Put workspace.db back, or restore a backup.`,
  )

export const keysMissing = (newest: Date | undefined) =>
  new Problem(
    'damaged workspace',
    'The file with the keys is missing from this folder, so the records cannot be opened.',
    UNCHANGED,
    `${backupSentence(newest)} Put keys.json back: each backup has a copy beside it.`,
  )

export const keysDamaged = (newest: Date | undefined, cause?: unknown) =>
  new Problem(
    'damaged workspace',
    'The file with the keys of this workspace could not be read.',
    'Nothing has been changed, and the records are still there.',
    `${backupSentence(newest)} Each backup has a copy of the keys beside it.`,
    { cause },
  )

export const workspaceDamaged = (newest: Date | undefined, cause?: unknown) =>
  new Problem(
    'damaged workspace',
    'This workspace could not be read safely.',
    UNCHANGED,
    backupSentence(newest),
    { cause },
  )

/** Found by the check that runs while people work. */
export const damagedAtWork = (newest: Date | undefined, cause?: unknown) =>
  new Problem(
    'damaged workspace',
    'The daily check of this workspace found a part of its file that cannot be read.',
    'What you write is still saved, and no backup has been replaced.',
    `Tell your IT team today, before more is written: they check the disk and restore a backup. ${backupSentence(newest)}`,
    { cause },
  )

export const foreignJournal = (newest: Date | undefined) =>
  new Problem(
    'damaged workspace',
    'A journal file beside the records belongs to another file, so this workspace could not be read safely.',
    UNCHANGED,
    `Move workspace.db-wal out of this folder, or restore a backup. ${backupSentence(newest)}`,
  )

export const journalMissing = (newest: Date | undefined) =>
  new Problem(
    'damaged workspace',
    'Chairside did not end as it should, and the journal with the last changes is no longer beside the records.',
    UNCHANGED,
    `Put workspace.db-wal back where you have it. ${backupSentence(newest)}`,
  )

export const newerWorkspace = () =>
  new Problem(
    'newer workspace',
    'This workspace was last used with a newer version of Chairside.',
    UNCHANGED,
    'Install the newer version on this computer to open it.',
  )

export const noPermission = (cause?: unknown) =>
  new Problem(
    'no permission on folder',
    'Chairside may not read and write in this folder.',
    UNCHANGED,
    'Choose another folder, or ask your IT team for access to this one.',
    { cause },
  )

/** `savedUntil`: instant of the last thing that is safely on disk, if any. */
export const diskFull = (savedUntil?: string, cause?: unknown) =>
  new Problem(
    'disk full',
    'The disk is full.',
    savedUntil ? `What you typed until ${clock.format(new Date(savedUntil))} is safe.` : UNCHANGED,
    savedUntil ? 'Free some space and typing will be saved again.' : 'Free some space and try again.',
    { cause },
  )

/** `holder`: who opened it last, where that is known. */
export function inUse(cause?: unknown, holder?: Holder): Problem {
  const elsewhere = holder?.here === 'elsewhere'
  return new Problem(
    'workspace in use',
    holder
      ? `This workspace is already open. ${holder.name || 'Somebody'} opened it ${elsewhere ? `on the computer ${holder.machine}` : 'on this computer'} on ${dayWords(new Date(holder.since))}.`
      : 'This workspace is already open in another window of Chairside.',
    UNCHANGED,
    elsewhere
      ? 'Ask for it to be closed there, and try again.'
      : 'Use that window, or close it and try again. If there is none, another program, such as a virus scanner, is reading the file: wait a moment and try again.',
    { cause },
  )
}

/** A drive that was pulled out, a share that has gone, a folder that was moved while it was open. */
export const folderGone = (cause?: unknown) =>
  new Problem(
    'cannot save',
    'The folder of this workspace is no longer where it was.',
    'What was saved before is safe, in the folder as it was.',
    'Connect the drive again, or put the folder back where it was. Then try again.',
    { cause },
  )

/** Windows says so of a file that a virus scanner or a backup program is reading. */
export const heldByAnother = (cause?: unknown) =>
  new Problem(
    'workspace in use',
    'Another program is holding a file of this workspace open, such as a virus scanner or a backup program.',
    UNCHANGED,
    'Wait a moment and try again. If it goes on, ask your IT team to leave this folder out of the scan.',
    { cause },
  )

export const locked = () =>
  new Problem('locked', 'The workspace is locked.', 'Everything that was saved is safe.', 'Sign in to go on.')

/** Told about a failure: where the newest backup is, and until when typing is safe. */
export type Known = { newest?: Date; savedUntil?: string }

/**
 * Any error as a Problem. Codes of the file system and of SQLite are told apart; what is left is "unexpected".
 */
export function asProblem(error: unknown, known: Known = {}): Problem {
  if (error instanceof Problem) return error
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  // The shared index of the log could not grow: nothing else but space keeps it from that.
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/.test(code))
    return diskFull(known.savedUntil, error)
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH)/.test(code))
    return noPermission(error)
  if (/^(SQLITE_BUSY|SQLITE_LOCKED)/.test(code)) return inUse(error)
  if (/^(EBUSY|ETXTBSY)$/.test(code)) return heldByAnother(error)
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_FORMAT)/.test(code)) return workspaceDamaged(known.newest, error)
  if (/^(ENOENT|ENODEV|ESTALE)$/.test(code)) return folderGone(error)
  if (/^(SQLITE_IOERR|EIO|ENXIO|EMFILE|ENFILE|EFBIG)/.test(code))
    return new Problem(
      'cannot save',
      'The disk did not take what was written.',
      'What was saved before is safe.',
      'Check that the disk is still connected, then try again.',
      { cause: error },
    )
  if (code === 'SQLITE_CONSTRAINT_TRIGGER')
    return new Problem('conflict', 'What is signed can no longer change.', UNCHANGED, '', { cause: error })
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new Problem('not found', 'What this belongs to is not in this workspace.', UNCHANGED, '', {
      cause: error,
    })
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    return new Problem('conflict', 'This is in the workspace already.', UNCHANGED, '', { cause: error })
  if (error instanceof TypeError && /database connection is not open/.test(error.message)) return locked()
  return new Problem(
    'unexpected',
    'Something went wrong that Chairside does not know.',
    'What was saved before is safe.',
    'Try again; if it happens once more, tell your IT team.',
    { cause: error },
  )
}
