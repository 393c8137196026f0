/**
 * A workspace that is there before a story begins, made through the core as the doors make it: people with their own
 * passphrases, families and records. What a story is about is done in the browser; what came before it is done here.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { BrowserContextOptions } from '@playwright/test'
import * as Y from 'yjs'
import { router } from '../../electron/api/router.ts'
import { createCore, type Rooms } from '../../electron/core.ts'
import { indexRecord } from '../../electron/records/search-index.ts'
import { createWorkspace } from '../../electron/workspace/index.ts'
import type { Account, Role } from '../../shared/access/access.ts'
import {
  type DraftContent,
  draftContentSchema,
  minutesToDraft,
  toMinutes,
} from '../../shared/minutes/index.ts'
import { frozen } from '../electron/frozen.ts'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { StartPage } from './pages/start.ts'

/** Slots at the usual cost take a third of a second each, and no story is about them. */
const LOW_N = 2 ** 10

export type Member = { name: string; role: Role; passphrase: string }

const idOf = ({ name }: Member): string => `account-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`

const accountOf = (who: Member, at: string): Account => ({
  id: idOf(who),
  name: who.name,
  role: who.role,
  organisation: 'Wexmoor Council',
  email: '',
  administrator: false,
  active: true,
  createdAt: at,
})

const clientOf = (core: ReturnType<typeof createCore>, account: Account) => {
  const session = core.newSession()
  core.signIn(session, account)
  return createRouterClient(router, { context: { core, session } })
}

export type Seed = {
  rooms: Rooms
  /** What the screens call, as this person. */
  as(who: Member): ReturnType<typeof clientOf>
  accountId(who: Member): string
  /** A record as somebody wrote it; gives its id. */
  write(caseId: string, by: Member, content: Parameters<typeof draftContentSchema.parse>[0]): Promise<string>
  /** Closes a record to any change, as signing does, without its files: no story that begins after it looks at them. */
  freeze(recordId: string, by: Member): Promise<void>
}

/**
 * A window on a workspace that was filled before, with the first member signed in. `close` ends the door and removes
 * the workspace.
 */
export async function openSeeded<Made>(
  members: readonly [Member, ...Member[]],
  fill: (seed: Seed) => Promise<Made>,
  context?: BrowserContextOptions,
): Promise<{ app: BrowserDoorApp; made: Made }> {
  const home = await mkdtemp(join(tmpdir(), 'chairside-seeded-'))
  const remove = () => rm(home, { recursive: true, force: true })
  const folder = join(home, 'records')
  try {
    const made = await seedWorkspace(folder, members, fill)
    const app = await launchBrowserDoor({ folder, context })
    const close = app.close
    app.close = () => close().then(remove)
    app.page.setDefaultTimeout(10_000)
    await new StartPage(app.page).signIn(members[0])
    return { app, made }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Makes the workspace in the folder, fills it and closes it again. The first member may add people. */
async function seedWorkspace<Made>(
  folder: string,
  members: readonly [Member, ...Member[]],
  fill: (seed: Seed) => Promise<Made>,
): Promise<Made> {
  const at = new Date().toISOString()
  const [first, ...others] = members
  const slotOf = (who: Member) => ({ personId: idOf(who), name: who.name, role: who.role })
  const { workspace } = await createWorkspace(folder, {
    name: 'Wexmoor Council',
    fictional: false,
    first: slotOf(first),
    passphrase: first.passphrase,
    scryptN: LOW_N,
  })
  const core = createCore({ door: 'browser', folder })
  try {
    for (const who of others) await workspace.addSlot(slotOf(who), who.passphrase, undefined, idOf(first))
    const rooms = await core.adopt(workspace)
    for (const who of members)
      await rooms.store.accounts.add({ ...accountOf(who, at), administrator: who === first })
    return await fill({
      rooms,
      as: (who) => clientOf(core, accountOf(who, at)),
      accountId: idOf,
      write: (caseId, by, content) => write(rooms, caseId, by, draftContentSchema.parse(content)),
      freeze: (recordId, by) => freeze(rooms, recordId, by),
    })
  } finally {
    await core.close()
  }
}

async function write(rooms: Rooms, caseId: string, by: Member, content: DraftContent): Promise<string> {
  const { type, title, familyRef, date } = content.meeting
  const { name } = await rooms.templates.of(type, '')
  const { id } = await rooms.store.records.create(
    {
      caseId,
      type,
      title: title || name,
      familyRef,
      date,
      content: Y.encodeStateAsUpdate(minutesToDraft(content)),
    },
    idOf(by),
  )
  await indexRecord(rooms, { id, caseId }, content)
  return id
}

async function freeze(rooms: Rooms, recordId: string, by: Member): Promise<void> {
  const minutes = toMinutes(await rooms.drafts.content(recordId))
  const signedAt = `${new Date().toISOString().slice(0, 19)}Z`
  await rooms.store.signed.freeze(recordId, frozen(minutes, by, signedAt), idOf(by))
  rooms.drafts.forget(recordId)
}
