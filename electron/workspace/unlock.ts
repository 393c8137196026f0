/** Looking at a folder, and the two ways in: a person's passphrase and the printed code. */
import { Problem } from '../problem.ts'
import { enter, type OpenOptions, readWhole, readWholeOrRefuse } from './enter.ts'
import { countAttempt, type FailedAttempts } from './failed-attempts.ts'
import { type Keys, personSlots, recoverySlotOf } from './keys.ts'
import { type Paths, pathsOf } from './paths.ts'
import { keyOfRecoverySlot, readRecoveryCode } from './recovery-code.ts'
import { type Opened, openPersonSlot, type PersonSlot } from './slots.ts'
import { RECOVERY, slowly } from './slow-down.ts'
import { mistypedRecoveryCode, wrongPassphrase } from './trouble.ts'
import type { UnlockedSlot, Workspace } from './workspace.ts'

export type Inspection = {
  state: 'none' | 'workspace'
  name: string
  fictional: boolean
  people: PersonSlot[]
}

/** What is in a folder, without opening anything. Throws `Problem` when it is there and cannot be used. */
export async function inspect(folder: string): Promise<Inspection> {
  const keys = await readWhole(pathsOf(folder))
  if (!keys) return { state: 'none', name: '', fictional: false, people: [] }
  const people = personSlots(keys).map(({ personId, name, role }) => ({ personId, name, role }))
  return { state: 'workspace', name: keys.name, fictional: keys.fictional, people }
}

function slotOf(keys: Keys, personId: string) {
  const slot = personSlots(keys).find((one) => one.personId === personId)
  if (slot) return slot
  throw new Problem(
    'not found',
    'Nobody of that name can sign in to this workspace.',
    'Nothing has been changed.',
    'Pick a name from the list.',
  )
}

/** The keys behind a passphrase. Throws `Problem` "wrong passphrase". */
export async function keyFromPassphrase(keys: Keys, personId: string, passphrase: string): Promise<Opened> {
  const opened = await openPersonSlot(keys.workspaceId, slotOf(keys, personId), passphrase)
  if (!opened) throw wrongPassphrase()
  return opened
}

/** Whoever is refused here is counted: the records are closed, and nothing can be written into them (failed-attempts.ts). */
async function counted<T>(
  paths: Paths,
  personId: string,
  how: FailedAttempts['with'],
  { now = () => new Date() }: OpenOptions,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (
      error instanceof Problem &&
      (error.code === 'wrong passphrase' || error.code === 'wrong recovery code')
    )
      await countAttempt(paths.attempts, personId, how, now().toISOString())
    throw error
  }
}

/** The workspace key behind a recovery code. Tells a mistyped code from another workspace's. Throws `Problem`. */
export async function keyFromRecoveryCode(keys: Keys, typed: string): Promise<Uint8Array> {
  if (readRecoveryCode(typed) === undefined) throw mistypedRecoveryCode()
  return keyOfRecoverySlot(keys.workspaceId, recoverySlotOf(keys), typed)
}

/** Opens a workspace with a person's passphrase. Throws `Problem`; everything is then as it was. */
export async function unlockWorkspace(
  folder: string,
  personId: string,
  passphrase: string,
  options: OpenOptions = {},
): Promise<{ workspace: Workspace; slot: UnlockedSlot }> {
  const paths: Paths = pathsOf(folder)
  const keys = await readWholeOrRefuse(paths)
  const opened = await counted(paths, personId, 'passphrase', options, () =>
    slowly(paths.waits, personId, options.now ?? (() => new Date()), () =>
      keyFromPassphrase(keys, personId, passphrase),
    ),
  )
  const workspace = await enter(paths, keys, opened.key, personId, options)
  try {
    return { workspace, slot: await workspace.welcome(personId, passphrase, opened) }
  } catch (error) {
    workspace.close()
    throw error
  }
}

/**
 * Opens a workspace with the printed code and gives this person a new passphrase. Their old signing keys are lost
 * with the old passphrase: the caller issues new ones. Throws `Problem`.
 */
export async function recoverWorkspace(
  folder: string,
  recoveryCode: string,
  personId: string,
  newPassphrase: string,
  options: OpenOptions = {},
): Promise<{ workspace: Workspace; slot: UnlockedSlot }> {
  const paths = pathsOf(folder)
  const keys = await readWholeOrRefuse(paths)
  slotOf(keys, personId)
  const key = await counted(paths, personId, 'recovery code', options, async () => {
    // A slip of the finger is seen without trying the code, so it costs no pause.
    if (readRecoveryCode(recoveryCode) === undefined) throw mistypedRecoveryCode()
    return slowly(paths.waits, RECOVERY, options.now ?? (() => new Date()), () =>
      keyFromRecoveryCode(keys, recoveryCode),
    )
  })
  const workspace = await enter(paths, keys, key, personId, options)
  try {
    return { workspace, slot: await workspace.resetSlot(personId, newPassphrase, personId) }
  } catch (error) {
    workspace.close()
    throw error
  }
}
