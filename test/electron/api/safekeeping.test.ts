/** Backups, drill, recovery code and the way back, as a window asks for them. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { drillCalendar } from '../../../electron/records/drill-calendar.ts'
import { backupsOf } from '../../../electron/workspace/index.ts'
import { clientFor, startCore, startWorkspace, wordsOf } from './core-kit.ts'

const passphrase = 'four odd words here'
const temp: string[] = []
let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  for (const folder of temp.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function begin() {
  const kit = await startWorkspace()
  stop = kit.stop
  const family = await kit.client.cases.create({
    familyRef: 'WX-1',
    children: [],
    people: [],
    chronology: [],
  })
  const me = (await kit.client.workspace.status()).me?.id ?? ''
  return { ...kit, me, familyId: family.id }
}

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-second-'))
  temp.push(folder)
  return folder
}

const given = (personId: string, more: object = {}) => ({
  personId,
  passphrase,
  recoveryCode: '',
  elsewhere: '',
  before: '',
  ...more,
})

describe('a backup', () => {
  test('that somebody asks for lies in both folders when they are told', async () => {
    const { client } = await begin()
    const folder = await newFolder()
    await client.safekeeping.setSecondFolder({ folder })
    const { at } = await client.workspace.backUp()
    const standing = await client.safekeeping.standing()
    expect(standing).toMatchObject({ newest: at, second: { folder, backup: at, failingSince: '' } })
    expect(readdirSync(join(folder, readdirSync(folder)[0] ?? ''))).toHaveLength(2)
  })

  test('is looked after by administrators alone', async () => {
    const { somebody } = await begin()
    const chair = await somebody('Priya Noor', 'CP chair')
    expect(await wordsOf(chair.safekeeping.standing())).toContain('does not include this')
  })
})

describe('the restore drill', () => {
  test('tries the newest backup, says what is in it, is remembered, and leaves nothing behind', async () => {
    const { client, core, folder } = await begin()
    expect(await wordsOf(client.safekeeping.drill({ passphrase, from: 'here' }))).toContain(
      'There is no backup yet.',
    )
    await client.workspace.backUp()
    await client.cases.create({ familyRef: 'WX-2', children: [], people: [], chronology: [] })
    const drill = await client.safekeeping.drill({ passphrase, from: 'here' })
    expect(drill).toMatchObject({
      ok: true,
      problems: [],
      by: 'Ruth Iveson',
      found: { families: 1, records: 0 },
      now: { families: 2, records: 0 },
      document: 'none',
    })
    expect(drill.changesSince).toBeGreaterThan(0)
    expect((await client.safekeeping.standing()).drill).toEqual(drill)
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('.'))).toEqual([])
    const rows = core.needRooms().workspace.raw.prepare('SELECT action FROM audit').pluck().all()
    expect(rows).toContain('restore drill passed')
  })

  test('says that a damaged backup is not to be relied on, and is no drill with a wrong passphrase', async () => {
    const { client, folder } = await begin()
    await client.workspace.backUp()
    const [backup] = await backupsOf(folder)
    const bytes = readFileSync(backup?.file ?? '')
    bytes[9000] = (bytes[9000] ?? 0) ^ 1
    writeFileSync(backup?.file ?? '', bytes)
    const drill = await client.safekeeping.drill({ passphrase, from: 'here' })
    expect(drill).toMatchObject({ ok: false, problems: ['Part of the backup cannot be read.'] })
    expect(await wordsOf(client.safekeeping.drill({ passphrase: 'wrong', from: 'here' }))).toContain(
      'That passphrase does not open',
    )
    expect((await client.safekeeping.standing()).drill?.ok).toBe(false)
  })

  test('comes back each year in a calendar, a year after the last one, and names nobody', () => {
    const now = new Date('2026-11-30T10:00:00Z')
    const file = drillCalendar('2026-06-01', '2026-11-30', now)
    expect(file).toContain('RRULE:FREQ=YEARLY')
    expect(file).toContain('DTSTART;VALUE=DATE:20270601')
    expect(file).toContain('BEGIN:VALARM')
    expect(drillCalendar('', '2026-11-30', now)).toContain('DTSTART;VALUE=DATE:20261207')
    expect(drillCalendar('2024-06-01', '2026-11-30', now)).toContain('DTSTART;VALUE=DATE:20261207')
  })
})

describe('the recovery code', () => {
  test('is tried from its paper before the workspace is used, and a new one counts once it was typed back', async () => {
    const kit = await startCore()
    stop = kit.stop
    const { client } = kit
    const me = { name: 'Ruth Iveson', role: 'Team manager' as const, organisation: 'Wexmoor', email: '' }
    const { recoveryCode } = await client.workspace.create({ folder: kit.folder, me, passphrase })
    expect((await client.safekeeping.standing()).codeTriedAt).toBe('')
    expect(
      await wordsOf(client.safekeeping.tryRecoveryCode({ recoveryCode: recoveryCode.slice(1) })),
    ).toContain('typing mistake')
    await client.safekeeping.tryRecoveryCode({ recoveryCode: recoveryCode.toLowerCase() })
    expect((await client.safekeeping.standing()).codeTriedAt).not.toBe('')

    expect(await wordsOf(client.safekeeping.newRecoveryCode({ passphrase: 'wrong' }))).toContain(
      'does not open',
    )
    const next = (await client.safekeeping.newRecoveryCode({ passphrase })).recoveryCode
    // Until it has come back, the earlier code is the one that works.
    await client.safekeeping.tryRecoveryCode({ recoveryCode })
    expect(await wordsOf(client.safekeeping.confirmRecoveryCode({ recoveryCode }))).toContain(
      'another workspace',
    )
    await client.safekeeping.confirmRecoveryCode({ recoveryCode: next })
    expect(await wordsOf(client.safekeeping.tryRecoveryCode({ recoveryCode }))).toContain('another workspace')
    expect((await client.safekeeping.standing()).codeTriedAt).not.toBe('')
    await client.workspace.lock()
    const [person] = (await client.workspace.status()).people
    await client.workspace.recover({
      recoveryCode: next,
      personId: person?.id ?? '',
      newPassphrase: 'four other odd words',
    })
  })
})

describe('a workspace that is damaged', () => {
  test('is put right from the start screen, and everybody is told what that costs first', async () => {
    const { client, core, folder, me, familyId } = await begin()
    await client.workspace.backUp()
    await client.cases.create({ familyRef: 'WX-2', children: [], people: [], chronology: [] })
    expect(await wordsOf(client.rescue.find(given(me)))).toContain('still open in a window')
    await client.workspace.lock()
    const file = join(folder, 'workspace.db')
    const bytes = readFileSync(file)
    // The last page of an index or a list; whatever can still be read is told.
    bytes[bytes.length - 50] = (bytes.at(-50) ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect(await wordsOf(client.workspace.unlock({ personId: me, passphrase }))).toContain(
      'could not be read safely',
    )

    const offer = await client.rescue.look({ elsewhere: '' })
    expect(offer).toMatchObject({ keysFrom: 'today', recordsThere: true, workspaceName: 'Wexmoor Council' })
    expect(offer.backups).toHaveLength(1)
    expect(await wordsOf(client.rescue.find(given(me, { passphrase: 'wrong' })))).toContain('does not open')
    const found = await client.rescue.find(given(me))
    expect(found.way).toMatchObject({ kind: 'backup', place: 'here' })
    expect(found.missing.listed).toBe(true)
    if (found.missing.readable === 'all')
      expect(found.missing.lost.map(({ familyRef }) => familyRef)).toEqual(['WX-2'])
    const { kind, backupAt, place } = found.way
    const done = await client.rescue.putRight({ ...given(me), shown: { kind, backupAt, place } })
    expect(readdirSync(done.setAside)).toContain('workspace.db')
    const again = clientFor(core, core.newSession())
    await again.workspace.unlock({ personId: me, passphrase })
    expect((await again.cases.list()).map(({ id }) => id)).toEqual([familyId])
    const standing = await again.safekeeping.standing()
    expect(standing.setAside).toMatchObject([{ folder: done.setAside }])
    const after = await again.safekeeping.removeSetAside({ at: standing.setAside[0]?.at ?? '' })
    expect(after.setAside).toEqual([])
  })

  test('is offered a way back when its keys are gone, before anybody can be asked to sign in', async () => {
    const { client, folder, me } = await begin()
    await client.workspace.backUp()
    await client.workspace.lock()
    writeFileSync(join(folder, 'keys.json'), '')
    expect(await wordsOf(client.workspace.status())).toContain('keys of this workspace could not be read')
    const offer = await client.rescue.look({ elsewhere: '' })
    expect(offer).toMatchObject({ keysFrom: 'backup', problem: { code: 'damaged workspace' } })
    expect(offer.people.map(({ id }) => id)).toEqual([me])
    const { way } = await client.rescue.find(given(me))
    expect(way).toMatchObject({ kind: 'records stay', keysFrom: 'backup' })
    await client.rescue.putRight({ ...given(me), shown: { kind: way.kind, backupAt: '', place: 'here' } })
    await client.workspace.unlock({ personId: me, passphrase })
  })
})
