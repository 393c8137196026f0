/**
 * What happens outside of Chairside while people work: the disk gets full, the folder cannot be written any more, the
 * drive goes, another program holds a file, the clock is set back. Each is told in plain words, and nothing that was
 * acknowledged is lost once it is over.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { isDue } from '../../../electron/daily-backup.ts'
import type { Problem } from '../../../electron/problem.ts'
import { sha256 } from '../../../electron/records/copies.ts'
import type { Store } from '../../../electron/store/index.ts'
import { readHolder } from '../../../electron/workspace/holder.ts'
import {
  backupsOf,
  newestBy,
  restoreBackup,
  unlockWorkspace,
  verifyAudit,
  type Workspace,
} from '../../../electron/workspace/index.ts'
import { inUse } from '../../../electron/workspace/trouble.ts'
import { caseEventSchema, emptyCase } from '../../../shared/cases/index.ts'
import { frozen } from '../frozen.ts'
import { caseInput, me, minutesOf, recordInput, storeOver } from '../store/stores.ts'
import {
  asSomebodyElse,
  closing,
  makeWorkspace,
  passphrase,
  picture,
  priya,
  problemOf,
  quick,
  sean,
} from './folders.ts'
import { type SmallDisk, smallDisk } from './small-disk.ts'

const unlock = (folder: string) => unlockWorkspace(folder, priya.personId, passphrase, quick)
const proof = { personId: priya.personId, passphrase }
const DAY = 24 * 60 * 60 * 1000

const disks: SmallDisk[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const disk of disks.splice(0)) disk.remove()
})

/** Every refusal says what happened, what is safe and what to do. */
function complete(problem: Problem): void {
  for (const part of [problem.message, problem.safe, problem.todo]) expect(part).toMatch(/^[A-Z“].*\.$/)
}

/** Somebody at a keyboard: `line` resolves when the screen would say "saved". */
async function typist(store: Store, recordId: string) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await store.drafts.load(recordId)).update)
  let waiting: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => waiting.push(update))
  const saved: string[] = []
  const send = async () => {
    while (waiting[0]) {
      await store.drafts.append(recordId, waiting[0], me, 'w')
      waiting = waiting.slice(1)
    }
    saved.splice(0, saved.length, ...doc.getArray<string>('rows').toArray())
  }
  return {
    saved,
    send,
    async line(text: string) {
      doc.getArray<string>('rows').push([text])
      await send()
    },
  }
}

async function linesOf(store: Store, recordId: string): Promise<unknown[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await store.drafts.load(recordId)).update)
  return doc.getArray('rows').toArray()
}

async function withDraft(store: Store) {
  const family = await store.cases.create(caseInput, me)
  const record = await store.records.create(recordInput(family.id), me)
  return { family, record }
}

/** Closed, opened again, whole, and with every line that was saved. */
async function comesBack(workspace: Workspace, recordId: string, lines: readonly string[]): Promise<Store> {
  workspace.close()
  const again = closing(await unlock(workspace.folder)).workspace
  expect(await again.check()).toMatchObject({ ok: true })
  const store = storeOver(again)
  expect(await linesOf(store, recordId)).toEqual(lines)
  return store
}

describe('a disk that gets full while people work', () => {
  async function onSmallDisk() {
    const disk = smallDisk()
    disks.push(disk)
    const folder = path.join(disk.folder, 'records')
    const { createWorkspace } = await import('../../../electron/workspace/index.ts')
    const options = { name: 'Harbour council', fictional: false, first: priya, passphrase, ...quick }
    const { workspace } = closing(await createWorkspace(folder, options))
    const store = storeOver(workspace)
    return { disk, workspace, store, ...(await withDraft(store)) }
  }

  /** The code that a full disk gives, or a process that may write no more. */
  const codeOf = (disk: SmallDisk) => (disk.how === 'a small disk' ? 'disk full' : 'cannot save')

  it('keeps everything that was called saved, says until when, and saves the rest as soon as there is room', async () => {
    const { disk, workspace, store, record } = await onSmallDisk()
    const hands = await typist(store, record.id)
    await hands.line('before it was full')
    disk.fill()
    let problem: Problem | undefined
    // The log has some room left of before: what is called saved meanwhile counts as well.
    for (let n = 0; n < 3000 && !problem; n++)
      problem = await hands.line(`line ${n} ${'x'.repeat(2000)}`).then(
        () => undefined,
        (error: Problem) => error,
      )
    if (!problem) throw new Error('The disk was full and everything was saved')
    expect(problem.code).toBe(codeOf(disk))
    complete(problem)
    if (disk.how === 'a small disk')
      expect(problem.safe).toMatch(/^What you typed until \d\d:\d\d:\d\d is safe\.$/)
    const saved = [...hands.saved]
    expect(saved.length).toBeGreaterThan(0)
    expect(await linesOf(store, record.id)).toEqual(saved)
    expect((await hands.send().catch((error) => error)).code).toBe(codeOf(disk))
    expect(await linesOf(store, record.id)).toEqual(saved)

    disk.free()
    await hands.send()
    expect(hands.saved.length).toBe(saved.length + 1)
    await comesBack(workspace, record.id, hands.saved)
  })

  it('keeps everything where the workspace is closed, and opened again, on the full disk', async () => {
    const { disk, workspace, store, record } = await onSmallDisk()
    const hands = await typist(store, record.id)
    for (let n = 0; n < 20; n++) await hands.line(`line ${n} ${'x'.repeat(5000)}`)
    disk.fill()
    workspace.close()
    const refused = await unlock(workspace.folder).then(closing, (error: Problem) => error)
    if ('code' in refused) {
      expect(refused.code).toBe(codeOf(disk))
      complete(refused)
    } else refused.workspace.close()
    disk.free()
    await comesBack(workspace, record.id, hands.saved)
  })

  it('signs a record whole or leaves the draft as it was', async () => {
    const { disk, workspace, store, record } = await onSmallDisk()
    const hands = await typist(store, record.id)
    await hands.line('what was decided')
    const bytes = new Uint8Array(400_000).fill(7)
    const files = ['family', 'worker'].map((kind) => ({
      recipientId: kind,
      kind,
      fileName: `${kind}.docx`,
      bytes,
      sha256: sha256(bytes),
    }))
    const freeze = frozen(minutesOf('Initial conference'), priya, '2026-09-14T12:00:00Z', files)
    disk.fill()
    const problem = await problemOf(store.signed.freeze(record.id, freeze, me))
    expect(problem.code).toBe(codeOf(disk))
    complete(problem)
    expect(await store.records.get(record.id)).toMatchObject({ state: 'draft', version: '', signedBy: '' })
    const rows = (table: string) => workspace.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    expect([rows('signed_version'), rows('signed_file')]).toEqual([0, 0])

    disk.free()
    await store.signed.freeze(record.id, freeze, me)
    expect([rows('signed_version'), rows('signed_file')]).toEqual([1, 2])
    const again = await comesBack(workspace, record.id, hands.saved)
    expect(await again.records.get(record.id)).toMatchObject({ state: 'signed', version: '1.0' })
  })

  it('leaves no half of a backup, keeps the ones there are, and lets people type on', async () => {
    const { disk, workspace, store, record } = await onSmallDisk()
    const hands = await typist(store, record.id)
    await workspace.backUp(me)
    const before = fs.readdirSync(path.join(workspace.folder, 'backups')).sort()
    disk.fill()
    const problem = await problemOf(workspace.backUp(me))
    expect(problem.code).toBe(codeOf(disk))
    complete(problem)
    expect(workspace.damage).toBeUndefined()
    expect(fs.readdirSync(path.join(workspace.folder, 'backups')).sort()).toEqual(before)

    disk.free()
    await hands.line('still here')
    await workspace.backUp(me)
    expect(await backupsOf(workspace.folder)).toHaveLength(2)
    await comesBack(workspace, record.id, hands.saved)
  })

  it('imports everything or nothing', async () => {
    const { disk, workspace, store, record } = await onSmallDisk()
    const at = '2026-09-14T10:00:00.000Z'
    const families = Array.from({ length: 40 }, (_, n) => ({
      after: {
        ...emptyCase(`WX-${n}`),
        chronology: [caseEventSchema.parse({ id: 'e', text: 'words '.repeat(400), date: '2017-01-01' })],
        id: `family-${n}`,
        createdAt: at,
        changedAt: at,
      },
    }))
    const counts = { added: 40, changed: 0, kept: 0, unchanged: 0, doubtful: 0, 'left out': 0, wrong: 0 }
    const batch = { id: 'batch', kind: 'children' as const, sha256: sha256('file'), counts }
    disk.fill()
    const problem = await problemOf(store.imports.apply(batch, families, me))
    expect(problem.code).toBe(codeOf(disk))
    complete(problem)
    expect(await store.cases.list()).toHaveLength(1)
    expect(await store.imports.list()).toEqual([])
    disk.free()
    await store.imports.apply(batch, families, me)
    expect(await store.cases.list()).toHaveLength(41)
    await comesBack(workspace, record.id, [])
  })
})

describe('a folder that can no longer be written while people work', () => {
  it('saves what is typed, refuses a backup and a new passphrase in plain words, and goes on when it may be written again', async () => {
    await asSomebodyElse(async () => {
      const { folder, workspace } = await makeWorkspace()
      const store = storeOver(workspace)
      const { record } = await withDraft(store)
      const hands = await typist(store, record.id)
      const backups = path.join(folder, 'backups')
      for (const name of [folder, backups]) fs.chmodSync(name, 0o555)
      await hands.line('the files are open already')
      for (const work of [
        () => workspace.backUp(),
        () => workspace.changePassphrase(priya.personId, passphrase, 'another one'),
      ]) {
        const problem = await problemOf(work())
        expect(problem.code).toBe('no permission on folder')
        complete(problem)
      }
      expect(fs.readdirSync(backups)).toEqual([])
      expect((await workspace.verify(priya.personId, passphrase)).name).toBe(priya.name)

      for (const name of [folder, backups]) fs.chmodSync(name, 0o700)
      await workspace.backUp()
      expect(await backupsOf(folder)).toHaveLength(1)
      await comesBack(workspace, record.id, hands.saved)
    })
  })
})

/**
 * A drive that is pulled out makes each write fail (EIO), which cannot be brought about here without a device of our own;
 * the limit of the process above goes the same way through SQLite. What can be shown is that the folder is no longer where
 * it was: every file that is opened anew is missed, and nothing may be made in its place.
 */
describe('a folder that goes away while people type', () => {
  it('is missed in plain words, leaves nothing behind in its place, and has everything when it is back', async () => {
    const { folder, workspace } = await makeWorkspace()
    const store = storeOver(workspace)
    const { record } = await withDraft(store)
    const hands = await typist(store, record.id)
    await hands.line('before it went')
    const elsewhere = `${folder}-elsewhere`
    fs.renameSync(folder, elsewhere)
    await hands.line('this reached the file that is still open')
    for (const work of [
      () => workspace.backUp(),
      () => workspace.changePassphrase(priya.personId, passphrase, 'another one'),
    ]) {
      const problem = await problemOf(work())
      expect(problem.code).toBe('cannot save')
      expect(problem.message).toBe('The folder of this workspace is no longer where it was.')
      complete(problem)
    }
    expect(fs.existsSync(folder)).toBe(false)

    fs.renameSync(elsewhere, folder)
    await hands.line('after it came back')
    await workspace.backUp()
    await comesBack(workspace, record.id, hands.saved)
  })

  it('has everything where it was away until the program had ended', async () => {
    const { folder, workspace } = await makeWorkspace()
    const store = storeOver(workspace)
    const { record } = await withDraft(store)
    const hands = await typist(store, record.id)
    const elsewhere = `${folder}-elsewhere`
    fs.renameSync(folder, elsewhere)
    await hands.line('this reached the file that is still open')
    workspace.close()
    expect(fs.existsSync(folder)).toBe(false)
    fs.renameSync(elsewhere, folder)
    await comesBack(workspace, record.id, hands.saved)
  })
})

/** Holds the workspace in a process of its own for so long; resolves once it does. */
async function holdFor(folder: string, ms: number, who = priya.personId) {
  const script = path.join(import.meta.dirname, 'hold-for.ts')
  const child = spawn(process.execPath, [script, folder, who, passphrase, String(ms)])
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('close', (code) => reject(new Error(`It ended with ${code}`)))
  })
  return { ended, kill: () => child.kill('SIGKILL') }
}

/**
 * On Linux a lock is an agreement: a scanner that only reads is in nobody's way, and what is shown here is a program that
 * takes SQLite's own lock. Windows refuses to rename or delete a file that a scanner has open; that is simulated by the
 * code which it gives (EBUSY).
 */
describe('a file that another program holds', () => {
  it('is waited for a moment, and then the workspace opens', async () => {
    const { folder, workspace } = await makeWorkspace()
    workspace.close()
    const other = await holdFor(folder, 700)
    const { workspace: opened } = closing(await unlock(folder))
    expect(await opened.check()).toMatchObject({ ok: true })
    await other.ended
  })

  it('does not keep keys from being written when it lets go soon, and leaves the old ones when it does not', async () => {
    const { folder, workspace } = await makeWorkspace()
    const busy = () => Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY' }))
    vi.spyOn(fsPromises, 'rename').mockImplementationOnce(busy).mockImplementationOnce(busy)
    await workspace.changePassphrase(priya.personId, passphrase, 'the second one')
    vi.restoreAllMocks()
    vi.spyOn(fsPromises, 'rename').mockImplementation(busy)
    const problem = await problemOf(
      workspace.changePassphrase(priya.personId, 'the second one', 'the third one'),
    )
    expect(problem.message).toMatch(/^Another program is holding a file of this workspace open/)
    complete(problem)
    vi.restoreAllMocks()
    expect((await workspace.verify(priya.personId, 'the second one')).name).toBe(priya.name)
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
    workspace.close()
    closing(await unlockWorkspace(folder, priya.personId, 'the second one', quick))
  })

  it('undoes a restore whose files could not all be moved, wherever it stopped', async () => {
    const { folder, workspace } = await makeWorkspace()
    await workspace.backUp()
    const [backup] = await backupsOf(folder)
    if (!backup) throw new Error('A backup was made')
    workspace.close()
    const records = () =>
      Object.fromEntries(
        Object.entries(picture(folder)).filter(([name]) => !name.startsWith('workspace.open')),
      )
    const before = records()
    // The records aside, the backup in their place, and what the opening of it writes.
    for (const nth of [2, 3, 5]) {
      const real = fsPromises.rename
      let calls = 0
      vi.spyOn(fsPromises, 'rename').mockImplementation((from, to) => {
        // Once it has refused it goes on refusing the same file for as long as anybody waits.
        if (++calls >= nth && calls < nth + 6)
          return Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY' }))
        return real(from, to)
      })
      const outcome = await restoreBackup(folder, backup, proof, quick).catch((error: Problem) => error)
      vi.restoreAllMocks()
      expect(outcome, `refused at move ${nth}`).toHaveProperty('code')
      complete(outcome as Problem)
      expect(records(), `refused at move ${nth}`).toEqual(before)
    }
    const again = closing(await unlock(folder)).workspace
    expect(await again.check()).toMatchObject({ ok: true })
  })
})

describe('a clock that is set back', () => {
  it('changes neither the order of what was typed nor that of the audit chain', async () => {
    let now = Date.parse('2026-11-21T18:00:00Z')
    const { folder, workspace } = await makeWorkspace({ now: () => new Date(now) })
    const { openStore } = await import('../../../electron/store/index.ts')
    const store = openStore(workspace, { now: () => new Date(now), newId: () => crypto.randomUUID() })
    const { record } = await withDraft(store)
    const hands = await typist(store, record.id)
    for (let n = 0; n < 20; n++) {
      await hands.line(`line ${n}`)
      if (n === 12) await store.drafts.compact(record.id)
      now -= 3 * DAY
    }
    const { seq } = await store.drafts.load(record.id)
    expect(seq).toBe(21)
    expect((await store.drafts.since(record.id, 15)).map((one) => one.seq)).toEqual([16, 17, 18, 19, 20, 21])
    expect(verifyAudit(workspace.raw).ok).toBe(true)
    workspace.close()
    const again = closing(
      await unlockWorkspace(folder, priya.personId, passphrase, { ...quick, now: () => new Date(now) }),
    )
    expect(await linesOf(storeOver(again.workspace), record.id)).toEqual(hands.saved)
    expect(await again.workspace.check()).toMatchObject({ ok: true })
  })

  it('keeps a backup from a time to come, and keeps as many of the others as if it were not there', async () => {
    let now = Date.parse('2027-05-01T12:00:00Z')
    const { folder, workspace } = await makeWorkspace({ now: () => new Date(now) })
    // Nine days with the wrong year, and then the clock is put right.
    for (let day = 0; day < 9; day++, now += DAY) await workspace.backUp()
    const ahead = (await backupsOf(folder)).map(({ at }) => at.toISOString())
    now = Date.parse('2026-11-01T12:00:00Z')
    for (let day = 0; day < 16; day++, now += DAY) await workspace.backUp()
    const all = await backupsOf(folder)
    const past = all.filter(({ at }) => at.getTime() <= now).map(({ at }) => at.toISOString().slice(0, 10))
    expect(past.slice(0, 7)).toEqual([16, 15, 14, 13, 12, 11, 10].map((day) => `2026-11-${day}`))
    expect(past).toContain('2026-11-08')
    const names = all.map(({ at }) => at.toISOString())
    for (const one of ahead) expect(names).toContain(one)

    // The one that is offered first and named in sentences is the newest of the past, and the next is due in time.
    const newest = newestBy(all, new Date(now))
    expect(newest?.at.toISOString().slice(0, 10)).toBe('2026-11-16')
    expect(isDue(newest?.at, new Date(now))).toBe(true)
  })
})

describe('two programs on one workspace', () => {
  it('tells the second who opened it, since when and on which computer, and nothing about any child', async () => {
    const { folder, workspace } = await makeWorkspace()
    const store = storeOver(workspace)
    await store.cases.create({ ...caseInput, familyRef: 'Harcastle' }, me)
    await workspace.addSlot(sean, passphrase)
    workspace.close()
    const note = path.join(folder, 'workspace.holder')
    expect(fs.existsSync(note)).toBe(false)

    const other = await holdFor(folder, 60_000, sean.personId)
    const said = JSON.parse(fs.readFileSync(note, 'utf8'))
    expect(Object.keys(said).sort()).toEqual(['format', 'machine', 'name', 'process', 'since'])
    expect(said).toMatchObject({ name: sean.name, machine: os.hostname() })
    const here = await problemOf(unlock(folder))
    expect(here.code).toBe('workspace in use')
    expect(here.message).toMatch(
      /^This workspace is already open\. Seán O'Connor-Featherstonehaugh de Burgh Smythe opened it on this computer on \d+ \w+ \d{4}, \d\d:\d\d\.$/,
    )
    complete(here)

    fs.writeFileSync(note, JSON.stringify({ ...said, machine: 'WX-LAP-12' }))
    const elsewhere = await problemOf(unlock(folder))
    expect(elsewhere.message).toContain('opened it on the computer WX-LAP-12 on ')
    expect(elsewhere.todo).toBe('Ask for it to be closed there, and try again.')

    // A note that nobody can read is no reason to say less than before.
    fs.writeFileSync(note, 'rubbish')
    expect(readHolder(note)).toBeUndefined()
    expect(inUse(undefined, readHolder(note)).message).toBe(
      'This workspace is already open in another window of Chairside.',
    )

    // The note of a program that was killed keeps nobody out.
    other.kill()
    await other.ended
    const { workspace: opened } = closing(await unlock(folder))
    expect(JSON.parse(fs.readFileSync(note, 'utf8'))).toMatchObject({
      name: priya.name,
      process: process.pid,
    })
    opened.close()
    expect(fs.existsSync(note)).toBe(false)
  })

  it('undoes a restore that was cut off, for whoever opens the folder next, and takes away what was never finished', async () => {
    const { folder, workspace } = await makeWorkspace()
    const store = storeOver(workspace)
    const { record } = await withDraft(store)
    const hands = await typist(store, record.id)
    await hands.line('before')
    await workspace.backUp()
    await hands.line('after the backup')
    workspace.close()
    // As the folder stands between the two moves.
    const [backup] = await backupsOf(folder)
    const aside = path.join(folder, 'backups', 'replaced-2026-11-21T18-00-00-000Z')
    fs.mkdirSync(aside)
    fs.copyFileSync(backup?.file ?? '', path.join(folder, 'workspace.db.incoming-2026-11-21T18-00-00-000Z'))
    const begun = { format: 1, process: 1, machine: 'WX-LAP-12', since: '2026-11-21T18:00:00.000Z', note: '' }
    fs.writeFileSync(
      path.join(folder, 'workspace.db.restoring-2026-11-21T18-00-00-000Z'),
      JSON.stringify(begun),
    )
    fs.renameSync(path.join(folder, 'workspace.db'), path.join(aside, 'workspace.db'))
    for (const name of ['.making.db', 'chairside-2026-11-21T18-00-00-000Z.keys.json'])
      fs.writeFileSync(path.join(folder, 'backups', name), 'half')
    fs.writeFileSync(path.join(folder, '.look-0'), 'half')

    await comesBack(workspace, record.id, hands.saved)
    expect(fs.readdirSync(folder).filter((name) => /restoring|incoming|look/.test(name))).toEqual([])
    expect(fs.readdirSync(path.join(folder, 'backups'))).toHaveLength(2)
  })
})
