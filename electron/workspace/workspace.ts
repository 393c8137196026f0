/** An open workspace: the database, the people's slots, backups and the audit chain. */
import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import process from 'node:process'
import { Kysely } from 'kysely'
import { Problem } from '../problem.ts'
import { audit, headOf } from './audit.ts'
import { type AuditVerdict, verifyAudit } from './audit-verdict.ts'
import { compareWith, keepNote, type Witness } from './audit-witness.ts'
import { headsOf, makeBackup, newestBackup } from './backups.ts'
import { faultOfCopy, faultOfCopyAside } from './check-copy.ts'
import { copyStill } from './copy-still.ts'
import { faults } from './database.ts'
import { WorkspaceDialect } from './dialect.ts'
import { forgetHolder } from './holder.ts'
import { markClosing } from './journal.ts'
import { type Keys, personSlots, readKeys, recoverySlotOf, withPersonSlot, writeKeys } from './keys.ts'
import type { Database } from './native.ts'
import type { Paths } from './paths.ts'
import { keyOfRecoverySlot, makeRecoveryCode, readRecoveryCode } from './recovery-code.ts'
import {
  lockSigningKeys,
  makePersonSlot,
  makeRecoverySlot,
  newKey,
  type Opened,
  openPersonSlot,
  type PersonSlot,
  SCRYPT_N,
  type StoredPersonSlot,
  type StoredRecoverySlot,
  unlockSigningKeys,
} from './slots.ts'
import { RECOVERY, slowly } from './slow-down.ts'
import type { Tables } from './tables.ts'
import {
  asProblem,
  damagedAtWork,
  locked,
  mistypedRecoveryCode,
  wrongPassphrase,
  wrongRecoveryCode,
} from './trouble.ts'

/** A person whose passphrase has been given. Holding one is what lets their signing keys be read. */
export type UnlockedSlot = Readonly<PersonSlot>

export type WorkspaceParts = {
  paths: Paths
  raw: Database
  key: Uint8Array
  keys: Keys
  name: string
  fictional: boolean
  /** Cost of scrypt for slots made or used from now on. The fictional workspace keeps its own low one. */
  scryptN?: number
  now?: () => Date
  /** Backups are checked on a thread of their own: the file is too large to be read between two key presses. */
  checkAside?: boolean
}

export type WorkspaceCheck = { ok: boolean; problems: string[]; notes: string[]; audit: AuditVerdict }

/** The row that each signed version names, as it was frozen with it. */
function signedRows(raw: Database): Witness[] {
  return raw
    .prepare<[], { seq: number; hash: string; at: string; id: string; version: string }>(
      `SELECT audit_seq AS seq, audit_hash AS hash, signed_at AS at, record_id AS id, version
       FROM signed_version WHERE audit_seq > 0`,
    )
    .all()
    .map(({ seq, hash, at, id, version }) => ({
      seq,
      hash,
      at,
      what: `version ${version} of the signed record ${id}`,
    }))
}

/**
 * What this process has open. A process that ends by itself closes its databases on the way out, and the log of each is
 * folded in and goes: that must not look as if somebody had taken it away. Being here also keeps a workspace that nobody
 * holds any more from being closed unseen.
 */
const openHere = new Map<Paths, Database>()
process.on('exit', () => {
  for (const [paths, raw] of openHere) if (raw.open) markClosing(paths.marker)
})

const noSuchPerson = () =>
  new Problem(
    'not found',
    'Nobody of that name can sign in to this workspace.',
    '',
    'Pick a name from the list.',
  )

export class Workspace {
  readonly folder: string
  /** The same for as long as the workspace lives; also in its backups. */
  readonly id: string
  readonly name: string
  readonly fictional: boolean
  readonly db: Kysely<Tables>
  /** For the few things only SQLite can do. Use it through `alone`, never while a transaction of `db` runs. */
  readonly raw: Database
  #paths: Paths
  #key: Uint8Array
  #keys: Keys
  #scryptN: number | undefined
  #now: () => Date
  /** Keys of people's lockers, beside the slots and not in them, so that no slot can be printed with its key. */
  #lockers = new WeakMap<UnlockedSlot, Uint8Array>()
  #keyChanges: Promise<unknown> = Promise.resolve()
  #checkAside: boolean
  #backups: Promise<unknown> = Promise.resolve()
  #closing = new AbortController()
  /** The file itself, opened for the first backup and closed after the database. */
  #fd: number | undefined
  #damage: Problem | undefined
  #preparedCode: StoredRecoverySlot | undefined

  constructor(parts: WorkspaceParts) {
    this.folder = parts.paths.folder
    this.id = parts.keys.workspaceId
    this.name = parts.name
    this.fictional = parts.fictional
    this.raw = parts.raw
    this.db = new Kysely<Tables>({ dialect: new WorkspaceDialect(parts.raw) })
    this.#paths = parts.paths
    this.#key = parts.key
    this.#keys = parts.keys
    this.#scryptN = parts.scryptN ?? (parts.fictional ? undefined : SCRYPT_N)
    this.#now = parts.now ?? (() => new Date())
    this.#checkAside = parts.checkAside ?? false
    openHere.set(this.#paths, this.raw)
  }

  /** What the newest check found, as a person is told; undefined while nothing is known to be wrong. */
  get damage(): Problem | undefined {
    return this.#damage
  }

  /** People who can sign in, as `inspect` shows them. */
  get people(): PersonSlot[] {
    return personSlots(this.#keys).map(({ personId, name, role }) => ({ personId, name, role }))
  }

  /** Runs plain SQL while no query or transaction of `db` is under way. */
  async alone<T>(work: (raw: Database) => T): Promise<T> {
    return this.db.connection().execute(async () => work(this.raw))
  }

  /** Checks a passphrase of anyone with a slot. Throws `Problem` "wrong passphrase". */
  async verify(personId: string, passphrase: string): Promise<UnlockedSlot> {
    return this.welcome(personId, passphrase, await this.#open(personId, passphrase))
  }

  /** For the way in that has just opened this person's slot itself. Raises the cost of an old slot. */
  async welcome(personId: string, passphrase: string, opened: Opened): Promise<UnlockedSlot> {
    const slot = this.#slotOf(personId)
    const wanted = this.#scryptN
    if (wanted !== undefined && slot.scrypt.N < wanted)
      await this.#replaceSlot(personId, 'slot strengthened', personId, async () => ({
        ...(await makePersonSlot(this.#keys.workspaceId, slot, passphrase, opened, wanted, slot.id)),
        signing: this.#slotOf(personId).signing,
      }))
    return this.#admit(slot, opened.locker)
  }

  /**
   * Lets another person in. Refuses somebody who has a slot already. `signing`: their signing keys, if made by now.
   */
  async addSlot(
    person: PersonSlot,
    passphrase: string,
    signing?: Uint8Array,
    by: string = person.personId,
  ): Promise<UnlockedSlot> {
    if (personSlots(this.#keys).some((slot) => slot.personId === person.personId))
      throw new Problem('conflict', 'This person can sign in already.', 'Nothing has been changed.')
    const locker = newKey()
    const { workspaceId } = this.#keys
    const N = this.#scryptN ?? this.#lowestN()
    const bare = await makePersonSlot(workspaceId, person, passphrase, { key: this.#key, locker }, N)
    const slot = signing ? await lockSigningKeys(workspaceId, bare, locker, signing) : bare
    await this.#changeKeys(by, 'slot added', person.personId, (keys) => withPersonSlot(keys, slot))
    return this.#admit(slot, locker)
  }

  /** Needs the current passphrase. Signing keys stay; slots that are already unlocked stay good. */
  async changePassphrase(personId: string, current: string, next: string): Promise<void> {
    const slot = this.#slotOf(personId)
    const opened = await this.#open(personId, current)
    const N = this.#scryptN ?? slot.scrypt.N
    await this.#replaceSlot(personId, 'passphrase changed', personId, async () => ({
      ...(await makePersonSlot(this.#keys.workspaceId, slot, next, opened, N, slot.id)),
      signing: this.#slotOf(personId).signing,
    }))
  }

  /**
   * A new passphrase for somebody who has lost theirs, given by somebody who has the workspace open.
   * What was in their locker is gone with the old passphrase: the caller issues new signing keys.
   */
  async resetSlot(personId: string, passphrase: string, by: string): Promise<UnlockedSlot> {
    const locker = newKey()
    const { name, role, scrypt } = this.#slotOf(personId)
    const N = this.#scryptN ?? scrypt.N
    const holds = { key: this.#key, locker }
    const person = { personId, name, role }
    const slot = await makePersonSlot(this.#keys.workspaceId, person, passphrase, holds, N)
    await this.#replaceSlot(by, 'slot renewed', personId, async () => slot)
    return this.#admit(slot, locker)
  }

  /** Takes away somebody's way in. The last one is kept. */
  async removeSlot(personId: string, by: string = personId): Promise<void> {
    this.#slotOf(personId)
    await this.#changeKeys(by, 'slot removed', personId, (keys) => {
      if (personSlots(keys).length === 1)
        throw new Problem(
          'conflict',
          'This is the only person who can sign in.',
          'Nothing has been changed.',
          'Add somebody else first.',
        )
      return {
        ...keys,
        slots: keys.slots.filter((slot) => slot.kind !== 'person' || slot.personId !== personId),
      }
    })
  }

  /** A new name or role on the unlock screen. */
  async updateSlotPerson(person: PersonSlot, by: string = person.personId): Promise<void> {
    await this.#replaceSlot(by, 'slot renamed', person.personId, async () => ({
      ...this.#slotOf(person.personId),
      name: person.name,
      role: person.role,
    }))
  }

  /** This person's signing keys as they were stored; undefined when they have none. */
  async signingKeys(slot: UnlockedSlot): Promise<Uint8Array | undefined> {
    return unlockSigningKeys(this.#keys.workspaceId, this.#slotOf(slot.personId), this.#lockerOf(slot))
  }

  /** Replaces this person's signing keys by other bytes, sealed so that only their passphrase opens them. */
  async setSigningKeys(slot: UnlockedSlot, bytes: Uint8Array): Promise<void> {
    const locker = this.#lockerOf(slot)
    await this.#replaceSlot(slot.personId, 'signing keys set', slot.personId, () =>
      lockSigningKeys(this.#keys.workspaceId, this.#slotOf(slot.personId), locker, bytes),
    )
  }

  /** A new recovery code; the printed one stops working for this folder. */
  async renewRecoveryCode(by: string): Promise<string> {
    const code = await this.prepareRecoveryCode()
    await this.confirmRecoveryCode(code, by)
    return code
  }

  /** A new recovery code that does not count yet: it does when it comes back as it was printed (`confirmRecoveryCode`). */
  async prepareRecoveryCode(): Promise<string> {
    const code = makeRecoveryCode()
    const N = this.#scryptN ?? this.#lowestN()
    this.#preparedCode = await makeRecoverySlot(
      this.#keys.workspaceId,
      code.replaceAll('-', ''),
      this.#key,
      N,
    )
    return code
  }

  /**
   * The prepared code as somebody read it from their paper. Once it is shown to open what it must, it counts, and the
   * one before it stops working. Throws `Problem` "wrong recovery code"; the earlier code then still works.
   */
  async confirmRecoveryCode(typed: string, by: string): Promise<void> {
    const slot = this.#preparedCode
    if (!slot)
      throw new Problem(
        'conflict',
        'There is no new recovery code to confirm.',
        'The code you have still works.',
        'Make a new code again.',
      )
    await this.#proveOpens(slot, typed)
    await this.#changeKeys(by, 'recovery code renewed', '', (keys) => ({
      ...keys,
      slots: [...keys.slots.filter((other) => other.kind !== 'recovery'), slot],
    }))
    this.#preparedCode = undefined
  }

  /**
   * Tries a recovery code as it was typed from its paper, on the keys as they stand on the disk, and notes that it opens
   * them. Returns the id of the slot it opened. Throws `Problem` "wrong recovery code".
   */
  async tryRecoveryCode(typed: string, by: string): Promise<string> {
    const slot = recoverySlotOf((await readKeys(this.#paths.keys)) ?? this.#keys)
    await this.#proveOpens(slot, typed)
    const entry = { at: this.#now().toISOString(), by, action: 'recovery code tried', subject: slot.id }
    await this.db.transaction().execute((tx) => audit(tx, entry))
    return slot.id
  }

  /** The id of the slot that the recovery code opens; another one after a new code counts. */
  get recoverySlotId(): string {
    return recoverySlotOf(this.#keys).id
  }

  async #proveOpens(slot: StoredRecoverySlot, typed: string): Promise<void> {
    // A slip of the finger is seen without trying the code, so it costs no pause.
    if (readRecoveryCode(typed) === undefined) throw mistypedRecoveryCode()
    const key = await slowly(this.#paths.waits, RECOVERY, this.#now, () =>
      keyOfRecoverySlot(this.#keys.workspaceId, slot, typed),
    )
    if (!Buffer.from(key).equals(Buffer.from(this.#key))) throw wrongRecoveryCode()
  }

  /**
   * A checked, encrypted copy under `backups/`. `file` is its full path, `at` a UTC instant. The file is copied while
   * people work, and the copy is checked: damage of either is thrown, and told from then on by `damage`.
   */
  backUp(by = ''): Promise<{ file: string; at: string }> {
    const next = () => this.#backUp(by)
    const done = this.#backups.then(next, next)
    this.#backups = done.catch(() => undefined)
    return done
  }

  async #backUp(by: string): Promise<{ file: string; at: string }> {
    const { signal } = this.#closing
    try {
      const at = this.#now()
      await this.db
        .transaction()
        .execute((tx) => audit(tx, { at: at.toISOString(), by, action: 'backed up', subject: '' }))
      this.#fd ??= openSync(this.#paths.db, 'r')
      const source = {
        raw: this.raw,
        fd: this.#fd,
        closed: () => signal.aborted,
        alone: <T>(work: (raw: Database) => T) => this.alone(work),
      }
      const backup = await makeBackup(this.#paths, at, {
        copy: (to) => copyStill(source, to),
        faultOf: (copy) =>
          this.#checkAside ? faultOfCopyAside(copy, this.#key, signal) : faultOfCopy(copy, this.#key),
      })
      this.#damage = undefined
      this.noteHead()
      return { file: backup.file, at: at.toISOString() }
    } catch (error) {
      // What fails because the file is being closed under it says nothing about the file.
      if (signal.aborted) throw locked()
      const newest = await newestBackup(this.#paths.backups)
      const problem = asProblem(error, { newest })
      if (problem.code === 'damaged workspace')
        this.#damage = error === problem ? problem : damagedAtWork(newest, error)
      throw problem.code === 'damaged workspace' ? (this.#damage ?? problem) : problem
    }
  }

  /**
   * Reads every page and the whole audit chain, and compares the chain with what has seen it: the backups, every signed
   * version, and the `witnesses` given. `problems` are sentences, none when all is well; `notes` tell what the chain itself
   * explains.
   */
  async check(witnesses: readonly Witness[] = []): Promise<WorkspaceCheck> {
    try {
      const seen = [...(await headsOf(this.#paths.backups, this.#key)), ...witnesses]
      return await this.alone((raw) => {
        const damaged = faults(raw, 'integrity_check').length > 0
        const chain = verifyAudit(raw)
        // What others have seen is asked of a chain that holds; of one that does not it would only say so again.
        const compared = chain.ok
          ? compareWith(raw, [...seen, ...signedRows(raw)])
          : { problems: [], notes: [] }
        const problems = [
          damaged ? 'Part of the file cannot be read.' : '',
          chain.problem,
          ...compared.problems,
        ].filter(Boolean)
        return { ok: problems.length === 0, problems, notes: compared.notes, audit: chain }
      })
    } catch (error) {
      throw asProblem(error, { newest: await newestBackup(this.#paths.backups) })
    }
  }

  /** Writes beside the file how far the audit chain has come, so that an older copy put in its place is noticed. */
  noteHead(): void {
    if (!this.raw.open) return
    try {
      keepNote(this.#paths.note, this.#key, this.id, headOf(this.raw), this.#now().toISOString())
    } catch {
      // What cannot be read is told by the checks; nobody is kept from closing.
    }
  }

  /** A passphrase that was wrong, with its row of the audit chain. A full disk keeps nobody from being told so. */
  async #refused(personId: string): Promise<Problem> {
    const row = { at: this.#now().toISOString(), by: '', action: 'wrong passphrase', subject: personId }
    await this.db
      .transaction()
      .execute((tx) => audit(tx, row))
      .catch(() => undefined)
    return wrongPassphrase()
  }

  /** Locks: folds the log into the file, closes it and forgets the key. May be called twice. */
  close(): void {
    if (!this.raw.open) return
    this.#closing.abort()
    this.noteHead()
    // From here on the log may go: whoever finds it gone later must know that it was folded in.
    markClosing(this.#paths.marker)
    openHere.delete(this.#paths)
    this.raw.close()
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
    this.#key.fill(0)
    // A log that could not be folded in (a full disk) stays, and so must the marker that vouches for it.
    const left = statSync(this.#paths.wal, { throwIfNoEntry: false })
    if (!left || left.size === 0) rmSync(this.#paths.marker, { force: true })
    forgetHolder(this.#paths.holder)
  }

  /** What is behind a passphrase, tried no faster than wrong ones allow (slow-down.ts). Throws `Problem`. */
  #open(personId: string, passphrase: string): Promise<Opened> {
    return slowly(this.#paths.waits, personId, this.#now, async () => {
      const opened = await openPersonSlot(this.#keys.workspaceId, this.#slotOf(personId), passphrase)
      if (!opened) throw await this.#refused(personId)
      return opened
    })
  }

  #slotOf(personId: string): StoredPersonSlot {
    const slot = personSlots(this.#keys).find((one) => one.personId === personId)
    if (!slot) throw noSuchPerson()
    return slot
  }

  #lowestN(): number {
    return Math.min(...this.#keys.slots.map((slot) => slot.scrypt.N))
  }

  #lockerOf(slot: UnlockedSlot): Uint8Array {
    const locker = this.#lockers.get(slot)
    if (!locker) throw new Problem('locked', 'This person is not signed in.', '', 'Sign in to go on.')
    return locker
  }

  #admit({ personId, name, role }: PersonSlot, locker: Uint8Array): UnlockedSlot {
    const unlocked = Object.freeze({ personId, name, role })
    this.#lockers.set(unlocked, locker)
    return unlocked
  }

  #replaceSlot(
    by: string,
    action: string,
    personId: string,
    make: () => Promise<StoredPersonSlot>,
  ): Promise<void> {
    return this.#changeKeys(by, action, personId, async (keys) => {
      this.#slotOf(personId)
      return withPersonSlot(keys, await make())
    })
  }

  /** One change of `keys.json` after the other, each with its row of the audit chain: both are done, or neither. */
  #changeKeys(
    by: string,
    action: string,
    subject: string,
    next: (keys: Keys) => Keys | Promise<Keys>,
  ): Promise<void> {
    const change = async () => {
      const before = this.#keys
      const after = await next(before)
      let written = false
      try {
        await this.db.transaction().execute(async (tx) => {
          await audit(tx, { at: this.#now().toISOString(), by, action, subject })
          await writeKeys(this.#paths.keys, after)
          written = true
        })
        this.#keys = after
      } catch (error) {
        if (written) await writeKeys(this.#paths.keys, before)
        throw asProblem(error)
      }
    }
    const done = this.#keyChanges.then(change, change)
    this.#keyChanges = done.catch(() => undefined)
    return done
  }
}
