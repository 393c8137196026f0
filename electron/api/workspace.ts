import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import type { WorkspaceStatus } from '../../shared/api/contract.ts'
import type { Core, Session } from '../core.ts'
import { fictionalPeople, fillFictional } from '../fictional.ts'
import { addPerson, giveIdentity, giveUpLostKey } from '../people.ts'
import { Problem } from '../problem.ts'
import { copyBackupsWhileWaiting } from '../records/backup-copies.ts'
import { createWorkspace, inspect, recoverWorkspace, unlockWorkspace } from '../workspace/index.ts'
import { type ApiContext, os, signedIn, wordsOf } from './base.ts'

const api = os.workspace

async function status({ core, session }: ApiContext): Promise<WorkspaceStatus> {
  const found = await inspect(core.folder)
  const open = core.rooms !== undefined && session.me !== null
  const damage = open ? core.rooms?.workspace.damage : undefined
  return {
    state: open ? 'open' : found.state === 'none' ? 'none' : 'locked',
    door: core.door === 'desktop' ? 'desktop' : 'browser',
    folder: core.folder,
    suggestedFolder: core.folder,
    fictional: found.fictional,
    workspaceName: found.name,
    people: found.people.map(({ personId, name, role }) => ({ id: personId, name, role })),
    me: session.me,
    version: core.version,
    ...(damage && { damage: wordsOf(damage) }),
  }
}

const minimumPassphrase = 12

function checkPassphrase(passphrase: string): void {
  if ([...passphrase.normalize('NFKC')].length < minimumPassphrase) {
    throw new Problem(
      'not valid',
      `That passphrase is shorter than ${minimumPassphrase} characters.`,
      'Nothing was changed.',
      'Four words that do not belong together make a good one.',
    )
  }
}

async function activeAccount(core: Core, personId: string): Promise<Account> {
  const account = await core.needRooms().store.accounts.get(personId)
  if (!account.active)
    throw new Problem('not allowed', 'This person can no longer sign in here.', '', 'Ask an administrator.')
  return account
}

/** Opens the workspace, or checks the passphrase when it is open already for somebody else. */
async function signIn(core: Core, session: Session, personId: string, passphrase: string): Promise<Account> {
  if (core.rooms) await core.rooms.workspace.verify(personId, passphrase)
  else await core.adopt((await unlockWorkspace(core.folder, personId, passphrase, core.opening)).workspace)
  const account = await activeAccount(core, personId)
  core.signIn(session, account)
  return account
}

export const workspace = {
  status: api.status.handler(({ context }) => status(context)),

  chooseFolder: api.chooseFolder.handler(({ context }) => context.core.chooseFolder()),

  useFolder: api.useFolder.handler(async ({ context, input }) => {
    const { core, session } = context
    // What is damaged is looked at as well: from there leads the way to what can be put back.
    await inspect(input.folder).catch((error) => {
      if (!(error instanceof Problem) || error.code !== 'damaged workspace') throw error
    })
    await core.signOut(session)
    if (core.rooms)
      throw new Problem(
        'workspace in use',
        'Somebody is still signed in to this workspace in another window.',
        'Nothing was changed.',
        'Lock the other window first.',
      )
    core.folder = input.folder
    return status(context)
  }),

  create: api.create.handler(async ({ context, input }) => {
    const { core, session } = context
    checkPassphrase(input.passphrase)
    const now = core.now()
    const account: Account = {
      id: ulid(),
      ...input.me,
      administrator: true,
      active: true,
      createdAt: now.toISOString(),
    }
    const {
      workspace: made,
      slot,
      recoveryCode,
    } = await createWorkspace(input.folder, {
      name: input.me.organisation || 'Records',
      fictional: false,
      first: { personId: account.id, name: account.name, role: account.role },
      passphrase: input.passphrase,
      ...core.opening,
    })
    const rooms = await core.adopt(made)
    await rooms.store.accounts.add(account, account.id)
    await giveIdentity(rooms, account, slot, now)
    core.signIn(session, account)
    return { recoveryCode }
  }),

  createFictional: api.createFictional.handler(async ({ context }) => {
    const { core, session } = context
    await core.signOut(session)
    const now = core.now()
    const [first, ...others] = fictionalPeople(now)
    const folder = await mkdtemp(join(tmpdir(), 'chairside-fictional-'))
    const { workspace: made, slot } = await createWorkspace(folder, {
      name: 'Wexmoor Council (fictional)',
      fictional: true,
      first: { personId: first.account.id, name: first.account.name, role: first.account.role },
      passphrase: first.passphrase,
      // It guards nothing real, and nobody should wait to try it.
      scryptN: 2 ** 12,
    })
    const rooms = await core.adopt(made)
    await rooms.store.accounts.add(first.account, first.account.id)
    await giveIdentity(rooms, first.account, slot, now)
    for (const other of others) await addPerson(rooms, other.account, other.passphrase, first.account.id, now)
    await fillFictional(rooms, first.account, now)
    core.signIn(session, first.account)
    return {
      people: [first, ...others].map(({ account, passphrase }) => ({
        id: account.id,
        name: account.name,
        role: account.role,
        passphrase,
      })),
    }
  }),

  unlock: api.unlock.handler(({ context, input }) =>
    signIn(context.core, context.session, input.personId, input.passphrase),
  ),

  recover: api.recover.handler(async ({ context, input }) => {
    const { core, session } = context
    checkPassphrase(input.newPassphrase)
    if (core.rooms)
      throw new Problem(
        'workspace in use',
        'The workspace is open in another window.',
        'Nothing was changed.',
        'Lock it there first.',
      )
    const { workspace: opened, slot } = await recoverWorkspace(
      core.folder,
      input.recoveryCode,
      input.personId,
      input.newPassphrase,
      core.opening,
    )
    const rooms = await core.adopt(opened)
    const account = await activeAccount(core, input.personId)
    // The old signing key was locked by the lost passphrase; what it signed stays verifiable.
    await giveUpLostKey(rooms, account, core.now())
    await giveIdentity(rooms, account, slot, core.now())
    core.signIn(session, account)
    return account
  }),

  lock: api.lock.handler(async ({ context, input }) => {
    const { core, session } = context
    const person = session.me?.id
    await core.signOut(session)
    if (input?.everywhere && person) core.lockSoon(person)
    return { locked: true as const }
  }),

  backUp: api.backUp.handler(async ({ context }) => {
    const { rooms, me, now } = signedIn(context)
    const made = await rooms.workspace.backUp(me.id)
    await copyBackupsWhileWaiting(rooms, now)
    return made
  }),
}

export { checkPassphrase }
