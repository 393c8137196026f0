/** A core with one signed-in window, called through the real router: what every door does, without a door. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { router } from '../../../electron/api/router.ts'
import { type Core, createCore, type Session } from '../../../electron/core.ts'

export const clientFor = (core: Core, session: Session) =>
  createRouterClient(router, { context: { core, session } })
export type TestClient = ReturnType<typeof clientFor>

export async function startCore(now?: () => Date) {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-test-'))
  const core = createCore({ door: 'browser', folder: join(folder, 'records'), now })
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

/** The words that a person would read, or undefined when it worked. */
export async function wordsOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
