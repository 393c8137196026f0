/** A core with one signed-in window, called through the real router: what every door does, without a door. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { router } from '../../../electron/api/router.ts'
import { type Core, createCore, type Session } from '../../../electron/core.ts'
import type { Role } from '../../../shared/access/access.ts'

export const clientFor = (core: Core, session: Session) =>
  createRouterClient(router, { context: { core, session } })
export type TestClient = ReturnType<typeof clientFor>

export async function startCore(now?: () => Date) {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-test-'))
  // What a passphrase costs to try is tested in workspace/slots.test.ts; here it would only take time.
  const core = createCore({ door: 'browser', folder: join(folder, 'records'), now, scryptN: 2 ** 10 })
  const session = core.newSession()
  return {
    core,
    session,
    folder: core.folder,
    client: clientFor(core, session),
    /** Another window of the same core. */
    window() {
      const other = core.newSession()
      return { session: other, client: clientFor(core, other) }
    },
    async stop() {
      await core.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const passphrase = 'four odd words here'

/** The same with a workspace that a team manager has made, and a way to let others in. */
export async function startWorkspace() {
  const kit = await startCore()
  const me = {
    name: 'Ruth Iveson',
    role: 'Team manager' as const,
    organisation: 'Wexmoor Council',
    email: '',
  }
  await kit.client.workspace.create({ folder: kit.folder, me, passphrase })
  /** Somebody else in a window of their own. */
  const somebody = async (name: string, role: Role): Promise<TestClient> => {
    const person = { name, role, organisation: '', email: '' }
    const { id } = await kit.client.people.add({ person, administrator: false, passphrase })
    const theirs = kit.window()
    await theirs.client.workspace.unlock({ personId: id, passphrase })
    return theirs.client
  }
  return { ...kit, somebody }
}

/** The words that a person would read, or undefined when it worked. */
export async function wordsOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
