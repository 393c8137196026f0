/**
 * Every kind of damage: what a person is told, what is offered, and that nothing is lost. Each case damages a closed
 * workspace of which a backup was made and in which something was written afterwards.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  backupsOf,
  copySet,
  findWayBack,
  goBack,
  inspect,
  offerFor,
  placeIn,
  setAsideOf,
  unlockWorkspace,
  type Way,
  type Workspace,
  writeStanding,
} from '../../../electron/workspace/index.ts'
import {
  closing,
  makeWorkspace,
  passphrase,
  picture,
  priya,
  problemOf,
  quick,
  tempFolder,
} from './folders.ts'

const proof = { personId: priya.personId, passphrase }
const ask = { proof }
const unlock = (folder: string) => unlockWorkspace(folder, priya.personId, passphrase, quick)

const at = (folder: string) => ({
  db: path.join(folder, 'workspace.db'),
  wal: path.join(folder, 'workspace.db-wal'),
  shm: path.join(folder, 'workspace.db-shm'),
  keys: path.join(folder, 'keys.json'),
  marker: path.join(folder, 'workspace.open'),
})

const note = (workspace: Workspace, name: string, words: string) =>
  workspace.raw
    .prepare('INSERT OR REPLACE INTO setting VALUES (?, ?, ?, ?)')
    .run(name, JSON.stringify(words), '', '')
const noted = (workspace: Workspace): string[] =>
  workspace.raw
    .prepare<[], { value: string }>(`SELECT value FROM setting WHERE key LIKE 'note %' ORDER BY key`)
    .all()
    .map(({ value }) => JSON.parse(value) as string)

/** A family and a draft, as the store writes them, with their rows of the audit chain. */
async function writeRecord(workspace: Workspace, id: string, when: string): Promise<void> {
  const { audit } = await import('../../../electron/workspace/index.ts')
  await workspace.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('case_file')
      .values({ id: `case-${id}`, family_ref: `WX-${id}`, content: '{}', created_at: when, changed_at: when })
      .execute()
    await tx
      .insertInto('record')
      .values({
        id: `record-${id}`,
        case_id: `case-${id}`,
        type: 'ICPC',
        title: 'Conference about Kayleigh Brown',
        family_ref: `WX-${id}`,
        date: when.slice(0, 10),
        state: 'draft',
        version: '',
        signed_by: '',
        signed_at: '',
        created_by: priya.personId,
        created_at: when,
        changed_at: when,
      })
      .execute()
    await audit(tx, { at: when, by: priya.personId, action: 'case made', subject: `case-${id}` })
    await audit(tx, { at: when, by: priya.personId, action: 'record made', subject: `record-${id}` })
  })
}

type Made = { folder: string; good: { db: Buffer; keys: Buffer }; recoveryCode: string; second: string }

/** A closed workspace: one backup, also in a second folder, and words written after it. */
async function damagedLater(): Promise<Made> {
  const now = () => new Date('2026-11-20T18:00:00.000Z')
  const { folder, workspace, recoveryCode } = await makeWorkspace({ now })
  note(workspace, 'note 1', 'before the backup')
  await writeRecord(workspace, '0001', '2026-11-20T17:00:00.000Z')
  await workspace.backUp()
  const second = tempFolder()
  const [backup] = await backupsOf(folder)
  if (!backup) throw new Error('a backup was made')
  await copySet(backup, second, workspace.id)
  await writeStanding(folder, {
    workspaceId: workspace.id,
    folder: second,
    copiedAt: now().toISOString(),
    backup: now().toISOString(),
    failingSince: '',
    says: '',
  })
  await writeRecord(workspace, '0002', '2026-11-21T09:30:00.000Z')
  note(workspace, 'note 2', 'after the backup')
  workspace.close()
  const { db, keys } = at(folder)
  return { folder, second, recoveryCode, good: { db: fs.readFileSync(db), keys: fs.readFileSync(keys) } }
}

function flip(file: string, place: number): void {
  const bytes = fs.readFileSync(file)
  bytes[place] = (bytes[place] ?? 0) ^ 0x40
  fs.writeFileSync(file, bytes)
}

const crash = (folder: string) =>
  spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'hold-open.ts'), folder, priya.personId, passphrase, 'die'],
    { encoding: 'utf8' },
  )

type Case = {
  damage: string
  /** Does the damage; the good bytes are known. */
  harm: (made: Made) => void | Promise<void>
  /** What a person is told. */
  says: RegExp
  /** What is offered. */
  offers: Omit<Extract<Way, { kind: 'records stay' }>, never> | { kind: 'backup'; place: string }
  /** What is there when it was put right. */
  there: string[]
}

const everything = ['before the backup', 'after the backup']
const staysWith = (keysFrom: 'today' | 'backup', journalAside = false) =>
  ({ kind: 'records stay', keysFrom, journalAside }) as const

const cases: Case[] = [
  {
    damage: 'a flipped byte in the middle of the records',
    harm: ({ folder, good }) => flip(at(folder).db, Math.floor(good.db.length / 2)),
    says: /could not be read safely\. Nothing has been changed\. The newest good backup is from 20 November 2026, 18:00/,
    offers: { kind: 'backup', place: 'here' },
    there: ['before the backup'],
  },
  {
    damage: 'records that were cut short',
    harm: ({ folder, good }) => fs.writeFileSync(at(folder).db, good.db.subarray(0, good.db.length - 5000)),
    says: /could not be read safely/,
    offers: { kind: 'backup', place: 'here' },
    there: ['before the backup'],
  },
  {
    damage: 'records that were emptied',
    harm: ({ folder }) => fs.writeFileSync(at(folder).db, ''),
    says: /could not be read safely/,
    offers: { kind: 'backup', place: 'here' },
    there: ['before the backup'],
  },
  {
    damage: 'records that are gone',
    harm: ({ folder }) => fs.rmSync(at(folder).db),
    says: /file with the records is missing/,
    offers: { kind: 'backup', place: 'here' },
    there: ['before the backup'],
  },
  {
    damage: 'damaged records, and no backup but in the second folder',
    harm: ({ folder }) => {
      flip(at(folder).db, 5000)
      fs.rmSync(path.join(folder, 'backups'), { recursive: true })
    },
    says: /could not be read safely/,
    offers: { kind: 'backup', place: 'second folder' },
    there: ['before the backup'],
  },
  {
    damage: 'damaged records and a damaged backup',
    harm: async ({ folder }) => {
      flip(at(folder).db, 5000)
      const [backup] = await backupsOf(folder)
      flip(backup?.file ?? '', 9000)
    },
    says: /could not be read safely/,
    offers: { kind: 'backup', place: 'second folder' },
    there: ['before the backup'],
  },
  {
    damage: 'keys that were emptied',
    harm: ({ folder }) => fs.writeFileSync(at(folder).keys, ''),
    says: /file with the keys of this workspace could not be read/,
    offers: staysWith('backup'),
    there: everything,
  },
  {
    damage: 'a flipped byte in the keys',
    harm: ({ folder, good }) => flip(at(folder).keys, good.keys.indexOf('"kind"') + 3),
    says: /file with the keys of this workspace could not be read/,
    offers: staysWith('backup'),
    there: everything,
  },
  {
    damage: 'keys that are gone',
    harm: ({ folder }) => fs.rmSync(at(folder).keys),
    says: /file with the keys is missing/,
    offers: staysWith('backup'),
    there: everything,
  },
  {
    damage: 'keys of another workspace',
    harm: async ({ folder }) => {
      const other = await makeWorkspace()
      other.workspace.close()
      fs.copyFileSync(at(other.folder).keys, at(folder).keys)
    },
    says: /could not be read safely/,
    offers: staysWith('backup'),
    there: everything,
  },
  {
    damage: 'a journal of another workspace',
    harm: async ({ folder }) => {
      const other = await makeWorkspace()
      other.workspace.close()
      crash(other.folder)
      fs.copyFileSync(at(other.folder).wal, at(folder).wal)
    },
    says: /journal file beside the records belongs to another file/,
    offers: staysWith('today', true),
    there: everything,
  },
  {
    damage: 'a journal that was taken away after a crash',
    harm: ({ folder }) => {
      crash(folder)
      fs.rmSync(at(folder).wal)
    },
    says: /journal with the last changes is no longer beside the records/,
    offers: staysWith('today', true),
    there: everything,
  },
  {
    damage: 'the records of an older copy under the journal of a crash',
    harm: ({ folder, good }) => {
      crash(folder)
      fs.writeFileSync(at(folder).db, good.db)
    },
    says: /journal file beside the records belongs to another file/,
    offers: staysWith('today', true),
    there: everything,
  },
]

/** What somebody hears who looks at the folder and signs in. */
async function refusalOf(folder: string) {
  const seen = await inspect(folder).then(
    () => undefined,
    (error: unknown) => error,
  )
  return problemOf(seen ? Promise.reject(seen) : unlock(folder))
}

describe('a workspace that cannot be read', () => {
  it.each(cases)(
    '$damage: is told, and put right with what is good',
    async ({ harm, says, offers, there }) => {
      const made = await damagedLater()
      await harm(made)
      const { folder } = made
      const before = picture(folder)
      const problem = await refusalOf(folder)
      expect(problem.code).toBe('damaged workspace')
      expect(problem.says).toMatch(says)

      const offer = await offerFor(folder)
      expect(offer.backups.length).toBeGreaterThan(0)
      const { way } = await findWayBack(folder, ask)
      const found = way.kind === 'backup' ? { kind: 'backup', place: way.backup.place } : way
      expect(found).toEqual(offers)
      // Looking changes nothing.
      expect(withoutNotes(picture(folder))).toEqual(withoutNotes(before))

      const damagedBytes = Object.values(withoutNotes(before))
      const shown =
        way.kind === 'backup'
          ? { kind: way.kind, backupAt: way.backup.at.toISOString(), place: way.backup.place }
          : { kind: way.kind, backupAt: '', place: 'here' }
      await goBack(folder, ask, shown, quick)

      const { workspace } = closing(await unlock(folder))
      expect(noted(workspace)).toEqual(there)
      expect(await workspace.check()).toMatchObject({ ok: true })
      workspace.close()
      // Whatever was in the folder is still somewhere in it, byte for byte, but for what opening itself goes on writing.
      const kept = new Set(Object.values(picture(folder)))
      const replaced = await setAsideOf(folder)
      const gone = damagedBytes.filter((hash) => !kept.has(hash))
      expect(gone.length).toBeLessThanOrEqual(offers.kind === 'backup' ? 0 : 1)
      expect(replaced).toHaveLength(1)
    },
  )

  it('is left alone where the records and their keys turn out to be good', async () => {
    const { folder } = await damagedLater()
    const { way } = await findWayBack(folder, ask)
    expect(way).toEqual(staysWith('today'))
    const shown = { kind: 'records stay' as const, backupAt: '', place: 'here' }
    expect((await goBack(folder, ask, shown, quick)).setAside).toBe('')
  })

  it('an index of the journal that is somebody else’s or rubbish is no damage: it is made again', async () => {
    const { folder } = await damagedLater()
    fs.writeFileSync(at(folder).shm, 'rubbish'.repeat(5000))
    const { workspace } = closing(await unlock(folder))
    expect(noted(workspace)).toEqual(everything)
    expect(await workspace.check()).toMatchObject({ ok: true })
  })

  it('refuses when something else is found by the time somebody decides', async () => {
    const { folder } = await damagedLater()
    flip(at(folder).db, 5000)
    const { way } = await findWayBack(folder, ask)
    if (way.kind !== 'backup') throw new Error('a backup was offered')
    const shown = { kind: way.kind, backupAt: '2026-11-19T18:00:00.000Z', place: way.backup.place }
    const before = picture(folder)
    expect((await problemOf(goBack(folder, ask, shown, quick))).code).toBe('conflict')
    expect(picture(folder)).toEqual(before)
  })

  it('is put right with the printed recovery code as well, and with no wrong one', async () => {
    const { folder, recoveryCode } = await damagedLater()
    fs.writeFileSync(at(folder).keys, '{')
    const withCode = (code: string) => ({ proof: { personId: priya.personId, recoveryCode: code } })
    const other = await makeWorkspace()
    expect((await problemOf(findWayBack(folder, withCode(other.recoveryCode)))).code).toBe(
      'wrong recovery code',
    )
    expect((await problemOf(findWayBack(folder, { proof: { ...proof, passphrase: 'no' } }))).code).toBe(
      'wrong passphrase',
    )
    expect((await findWayBack(folder, withCode(recoveryCode))).way).toEqual(staysWith('backup'))
  })

  it('says so when no backup is good, and changes nothing', async () => {
    const { folder, second } = await damagedLater()
    flip(at(folder).db, 5000)
    for (const { file } of (await offerFor(folder)).backups) flip(file, 9000)
    const before = picture(folder)
    const problem = await problemOf(findWayBack(folder, ask))
    expect(problem.says).toMatch(/None of the 2 backups that were found is good\. Nothing has been changed\./)
    expect(picture(folder)).toEqual(before)
    expect(fs.readdirSync(second)).toHaveLength(1)
  })
})

/** The small files beside the records that every opening writes. */
const withoutNotes = (files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files).filter(
      ([name]) => !/(audit-note|sign-in-attempts|sign-in-waits|workspace\.holder|workspace\.open)/.test(name),
    ),
  )

describe('what would be missing', () => {
  const missingFrom = async (folder: string) => (await findWayBack(folder, ask)).missing

  it('is named by reference, kind and date where the damaged file can still be read, and by nobody’s name', async () => {
    const { folder, good } = await damagedLater()
    // The last page: full-text or free pages, and never the ones that are asked about.
    let missing = await missingFrom(folder)
    for (let place = good.db.length - 100; place > 0 && missing.changes === 0; place -= 4096) {
      fs.writeFileSync(at(folder).db, good.db)
      flip(at(folder).db, place)
      missing = await missingFrom(folder)
    }
    expect(missing).toMatchObject({
      readable: 'all',
      from: '2026-11-20T18:00:00.000Z',
      changes: 2,
      purges: 0,
      otherRecords: 0,
    })
    expect(
      missing.lost.map(({ what, isNew, familyRef, type, date }) => [what, isNew, familyRef, type, date]),
    ).toEqual([
      ['family', true, 'WX-0002', '', ''],
      ['record', true, 'WX-0002', 'ICPC', '2026-11-21'],
    ])
    expect(JSON.stringify(missing)).not.toContain('Kayleigh')
  })

  it('is told by its times where the damaged file cannot be read at all', async () => {
    const { folder } = await damagedLater()
    flip(at(folder).db, 20)
    const missing = await missingFrom(folder)
    expect(missing).toMatchObject({ readable: 'none', lost: [], from: '2026-11-20T18:00:00.000Z' })
    expect(missing.until).toBe(fs.statSync(at(folder).db).mtime.toISOString())
  })
})

describe('another computer', () => {
  it('gets the records back from a folder with backups, into an empty folder', async () => {
    const { folder, second } = await damagedLater()
    fs.rmSync(folder, { recursive: true })
    const fresh = path.join(tempFolder(), 'new', 'records')
    const nothing = await offerFor(fresh)
    expect(nothing).toMatchObject({ keysFrom: 'nowhere', backups: [], people: [] })
    const offer = await offerFor(fresh, second)
    expect(offer).toMatchObject({ keysFrom: 'backup', name: 'Harbour council', people: [priya] })
    const there = { ...ask, elsewhere: second }
    const { way } = await findWayBack(fresh, there)
    if (way.kind !== 'backup') throw new Error('a backup was offered')
    const shown = { kind: way.kind, backupAt: way.backup.at.toISOString(), place: way.backup.place }
    await goBack(fresh, there, shown, quick)
    const { workspace } = closing(await unlock(fresh))
    expect(noted(workspace)).toEqual(['before the backup'])
    expect(fs.readdirSync(placeIn(second, workspace.id))).toHaveLength(2)
  })
})

const seeds = Number(process.env.CHAIRSIDE_TORTURE ? 1000 : 50)

/** The same sequence for the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Everything that a person put into the workspace. */
const contentOf = (workspace: Workspace): string =>
  JSON.stringify(
    ['case_file', 'record', 'account', 'setting'].map((table) =>
      workspace.raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
    ),
  )

describe('bytes that flip by themselves, anywhere in the file', () => {
  const open: Workspace[] = []
  afterEach(() => {
    for (const workspace of open.splice(0)) workspace.close()
  })

  it(
    `are found when the workspace is opened or by the check of the daily copy, or change no word (${seeds} seeds)`,
    async () => {
      const { folder, good } = await damagedLater()
      const whole = closing(await unlock(folder)).workspace
      const content = contentOf(whole)
      whole.close()
      const start = fs.readFileSync(at(folder).db)
      const tally = { opening: 0, 'daily check': 0, harmless: 0 }
      for (let seed = 1; seed <= seeds; seed++) {
        const chance = chanceOf(seed)
        const bad = Buffer.from(start)
        const times = 1 + Math.floor(chance() * 3)
        for (let n = 0; n < times; n++) {
          const place = Math.floor(chance() * bad.length)
          bad[place] = (bad[place] ?? 0) ^ (1 << Math.floor(chance() * 8))
        }
        fs.writeFileSync(at(folder).db, bad)
        // Every other one as if the file were as large as that of a county.
        const options = seed % 2 === 0 ? { ...quick, readWhole: 0 } : quick
        const opened = await unlockWorkspace(folder, priya.personId, passphrase, options).catch(
          (error: unknown) => error,
        )
        if (!(opened instanceof Error)) {
          const { workspace } = opened as { workspace: Workspace }
          open.push(workspace)
          const outcome = await workspace.backUp().catch((error: unknown) => error)
          if (outcome instanceof Error) {
            expect(workspace.damage?.code, `seed ${seed}`).toBe('damaged workspace')
            tally['daily check'] += 1
          } else {
            expect(contentOf(workspace), `seed ${seed}`).toBe(content)
            tally.harmless += 1
          }
          workspace.close()
        } else {
          expect(opened, `seed ${seed}`).toMatchObject({ code: 'damaged workspace' })
          tally.opening += 1
        }
        for (const name of [at(folder).wal, at(folder).shm, at(folder).marker])
          fs.rmSync(name, { force: true })
      }
      expect(tally.opening + tally['daily check'] + tally.harmless).toBe(seeds)
      expect(tally.opening).toBeGreaterThan(seeds / 2)
      expect(tally['daily check']).toBeGreaterThan(seeds / 10)
      fs.writeFileSync(at(folder).db, start)
      expect(good.db.length).toBeGreaterThan(100_000)
    },
    60_000 + seeds * 500,
  )
})
