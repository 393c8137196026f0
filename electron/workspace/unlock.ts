/** Looking at a folder, and the two ways in: a person's passphrase and the printed code. */
import { Problem } from '../problem.ts'
import { enter, type OpenOptions, readWhole, readWholeOrRefuse } from './enter.ts'
import { type Keys, personSlots } from './keys.ts'
import { type Paths, pathsOf } from './paths.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { type Opened, openPersonSlot, openRecoverySlot, type PersonSlot } from './slots.ts'
import { mistypedRecoveryCode, wrongPassphrase, wrongRecoveryCode } from './trouble.ts'
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

/** The workspace key behind a recovery code. Tells a mistyped code from another workspace's. Throws `Problem`. */
export async function keyFromRecoveryCode(keys: Keys, typed: string): Promise<Uint8Array> {
  const code = readRecoveryCode(typed)
  if (code === undefined) throw mistypedRecoveryCode()
  const slot = keys.slots.find((one) => one.kind === 'recovery')
  const key = slot && (await openRecoverySlot(keys.workspaceId, slot, code))
  if (!key) throw wrongRecoveryCode()
  return key
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
  const opened = await keyFromPassphrase(keys, personId, passphrase)
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
  const key = await keyFromRecoveryCode(keys, recoveryCode)
  const workspace = await enter(paths, keys, key, personId, options)
  try {
    return { workspace, slot: await workspace.resetSlot(personId, newPassphrase, personId) }
  } catch (error) {
    workspace.close()
    throw error
  }
}
