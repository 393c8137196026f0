/**
 * The core: one workspace at a time, the people who are signed in to it, and the rooms wired together.
 * Every door (desktop, browser, command line) makes one core and one session for each of its windows.
 */
import { rm } from 'node:fs/promises'
import { ulid } from 'ulid'
import manifest from '../package.json' with { type: 'json' }
import type { Account } from '../shared/access/access.ts'
import { keepBackedUp } from './daily-backup.ts'
import { Problem } from './problem.ts'
import { copyBackups } from './records/backup-copies.ts'
import { openLinesInBackground } from './records/distribution-lines.ts'
import { FactKeeper } from './records/fact-keeper.ts'
import { forgetImports } from './records/import-kept.ts'
import { LiveDrafts } from './records/live-drafts.ts'
import { tidyRetention } from './records/retention-backups.ts'
import { indexWhatIsDue } from './records/search-index.ts'
import { SupervisionKeeper } from './records/supervision-keeper.ts'
import { Templates } from './records/templates.ts'
import { openStore, type Store } from './store/index.ts'
import { forgetTrial, type Workspace } from './workspace/index.ts'

export type Door = 'desktop' | 'browser' | 'command line'

export type CoreOptions = {
  door: Door
  /** The folder of the workspace: kept, or still to be made. */
  folder: string
  /** The present moment; a test may hold it still. */
  now?: () => Date
  /** Native folder dialog, where the door has one. */
  chooseFolder?: () => Promise<string | null>
  /** Called when another folder has been opened, so that the door can remember it. */
  onFolder?: (folder: string) => void
  /** Cost of scrypt, lower in tests only: no door gives one. */
  scryptN?: number
  /** See `lockSoon`; shorter in tests only. Milliseconds. */
  lockGrace?: number
}

/** An open workspace and what works on it. */
export type Rooms = {
  workspace: Workspace
  store: Store
  drafts: LiveDrafts
  templates: Templates
  facts: FactKeeper
  supervision: SupervisionKeeper
}

/** One window, and who is signed in there. */
export type Session = {
  readonly id: string
  me: Account | null
  /** How often somebody has signed in here. */
  since: number
  /** Records that this person has opened here: asked once whether they may, not with every key. */
  readonly opened: Set<string>
  /** The window has gone: signs out, and closes the workspace after the last one. */
  end(): Promise<void>
}

export type Core = {
  readonly door: Door
  readonly version: string
  readonly now: () => Date
  folder: string
  /** How a workspace is made or opened here. */
  readonly opening: { scryptN?: number }
  readonly rooms: Rooms | undefined
  chooseFolder(): Promise<string | null>
  newSession(): Session
  /** The open rooms; a Problem (`locked`) when no workspace is open. */
  needRooms(): Rooms
  /** Takes over a workspace that has just been opened or made. */
  adopt(workspace: Workspace): Promise<Rooms>
  signIn(session: Session, account: Account): void
  signOut(session: Session): Promise<void>
  /**
   * Signs everybody out who is signed in now, or one person in all their windows, after a moment in which their windows
   * may bring the last words and lock by themselves (LOCK_GRACE_MS). Whoever signs in meanwhile stays.
   */
  lockSoon(personId?: string): void
  /** What an administrator has changed holds at once, in every window of that person; a closed account is signed out. */
  accountChanged(account: Account): Promise<void>
  /** Everybody out, everything on disk, the key forgotten. */
  close(): Promise<void>
}

/** How long a window may take to save its last words once it must be locked. */
export const LOCK_GRACE_MS = 10_000

export function createCore(options: CoreOptions): Core {
  const now = options.now ?? (() => new Date())
  const sessions = new Set<Session>()
  let rooms: Rooms | undefined

  const home = options.folder
  let fictionalFolder: string | undefined
  let stopBackups: (() => void) | undefined
  let stopIndexing: (() => Promise<void>) | undefined

  async function closeRooms(): Promise<void> {
    const open = rooms
    rooms = undefined
    stopBackups?.()
    stopBackups = undefined
    await stopIndexing?.()
    stopIndexing = undefined
    if (!open) return
    await open.drafts.close()
    await open.facts.stop()
    await open.supervision.stop()
    forgetImports(open.store)
    await open.store.readings.close()
    open.workspace.close()
  }

  /** The fictional workspace is for trying things out: it outlives a lock, and nothing of it outlives its use. */
  async function forgetFictional(): Promise<void> {
    const folder = fictionalFolder
    fictionalFolder = undefined
    if (!folder) return
    await rm(folder, { recursive: true, force: true })
    if (core.folder === folder) core.folder = home
  }

  const core: Core = {
    door: options.door,
    version: manifest.version,
    now,
    folder: options.folder,
    opening: options.scryptN === undefined ? {} : { scryptN: options.scryptN },
    get rooms() {
      return rooms
    },
    chooseFolder: async () => (options.chooseFolder ? options.chooseFolder() : null),
    newSession() {
      const session: Session = {
        id: ulid(),
        me: null,
        since: 0,
        opened: new Set(),
        async end() {
          await core.signOut(session)
          sessions.delete(session)
        },
      }
      sessions.add(session)
      return session
    },
    needRooms() {
      if (!rooms) throw new Problem('locked', 'Chairside is locked.', 'Nothing is lost.', 'Sign in to go on.')
      return rooms
    },
    async adopt(workspace) {
      if (rooms && rooms.workspace !== workspace) await closeRooms()
      if (fictionalFolder && fictionalFolder !== workspace.folder) await forgetFictional()
      const store = openStore(workspace, { now, newId: ulid })
      const templates = new Templates(store)
      const facts = new FactKeeper({ store, templates }, now)
      const drafts = new LiveDrafts(store, templates, (recordId) => facts.follow(recordId))
      const supervision = new SupervisionKeeper(store, now)
      rooms = { workspace, store, templates, drafts, facts, supervision }
      const indexing = indexWhatIsDue(rooms)
      const opening = openLinesInBackground(rooms, now)
      stopIndexing = async () => {
        await Promise.all([indexing(), opening()])
      }
      facts.start()
      supervision.start()
      core.folder = workspace.folder
      if (workspace.fictional) fictionalFolder = workspace.folder
      else {
        options.onFolder?.(workspace.folder)
        // What a crash or a full disk left of a purge goes at once; nobody waits for it.
        const opened = { workspace, store }
        void tidyRetention(opened, now()).catch(() => undefined)
        void forgetTrial(workspace.folder).catch(() => undefined)
        stopBackups = keepBackedUp(workspace, now, async () => {
          // A share that does not answer keeps nothing else waiting.
          void copyBackups(opened, now()).catch(() => undefined)
          await tidyRetention(opened, now())
        })
      }
      return rooms
    },
    signIn(session, account) {
      session.me = account
      session.since += 1
      session.opened.clear()
    },
    lockSoon(personId) {
      const visits = [...sessions].flatMap((session) =>
        session.me && (personId === undefined || session.me.id === personId)
          ? [{ session, since: session.since }]
          : [],
      )
      if (visits.length === 0) return
      const timer = setTimeout(async () => {
        for (const { session, since } of visits)
          if (session.me && session.since === since) await core.signOut(session).catch(() => undefined)
      }, options.lockGrace ?? LOCK_GRACE_MS)
      timer.unref()
    },
    async accountChanged(account) {
      for (const session of [...sessions].filter(({ me }) => me?.id === account.id)) {
        if (account.active) session.me = account
        else await core.signOut(session)
      }
    },
    async signOut(session) {
      session.me = null
      session.opened.clear()
      if (![...sessions].some((other) => other.me !== null)) await closeRooms()
    },
    async close() {
      for (const session of sessions) session.me = null
      sessions.clear()
      await closeRooms()
      await forgetFictional()
    },
  }
  return core
}
