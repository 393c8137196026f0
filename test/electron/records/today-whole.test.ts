/** Today reads what is a person's and no more: in a whole service it says the same as if everything had been read. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Core, createCore } from '../../../electron/core.ts'
import { generateWorkspace } from '../../../electron/generate/workspace.ts'
import { deskOf } from '../../../electron/records/desk-today.ts'
import { openWhatIsDue } from '../../../electron/records/distribution-lines.ts'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'
import { plainToday } from './plain-today.ts'

const today = '2026-11-23'
const now = new Date(`${today}T10:00:00.000Z`)
const passphrase = 'only for a test'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'chairside-today-'))

let core: Core
beforeAll(async () => {
  const { people } = await generateWorkspace({
    folder,
    passphrase,
    cases: 30,
    records: 200,
    seed: 7,
    today,
    scryptN: 2 ** 12,
  })
  core = createCore({ door: 'command line', folder, now: () => now })
  const { workspace } = await unlockWorkspace(folder, people[0]?.personId ?? '', passphrase)
  const rooms = await core.adopt(workspace)
  await rooms.facts.catchUp(1_000_000)
  await rooms.supervision.current(1_000_000)
  await openWhatIsDue(rooms, now, 1_000_000)
  await rooms.facts.catchUp(1_000_000)
  // In a service of thousands many things are due on the same day, of every kind: here all that is due is within a week.
  await rooms.workspace.alone((raw) =>
    raw.exec(`UPDATE record_clock SET due = date('${today}', ((unicode(substr(record_id, -1)) + place) % 7 - 4) || ' days')
      WHERE settled = 0 AND due_at = ''`),
  )
}, 120_000)
afterAll(async () => {
  await core.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const everybody = () => core.needRooms().store.accounts.list()

/** Sessions that are due and actions are asked for as they always were: what is compared is what was left out early. */
const compared = ({ id }: { id: string }) => !id.startsWith('supervision ') && !id.startsWith('action ')

describe('Today of a whole service', () => {
  it('has for everybody the lines, in the order, that reading everything gives', async () => {
    const rooms = core.needRooms()
    let team = 0
    for (const me of await everybody()) {
      const plain = await plainToday(rooms, me, now)
      const { items } = await deskOf(rooms, me, now, 10_000)
      expect(items.filter(compared), me.role).toEqual(plain)
      team += plain.filter(({ whose }) => whose === 'team').length
    }
    expect(team).toBeGreaterThan(100)
  })

  it('leaves out of the team’s only what is less urgent than what it shows, and says that there is more', async () => {
    const rooms = core.needRooms()
    const isTeams = ({ whose }: { whose: string }) => whose === 'team'
    let cut = 0
    for (const me of await everybody()) {
      const all = (await deskOf(rooms, me, now, 10_000)).items
      for (const most of [1, 2, 5, 12]) {
        const few = await deskOf(rooms, me, now, most)
        expect(few.items.filter(isTeams), `${me.role}, ${most}`).toEqual(all.filter(isTeams).slice(0, most))
        expect(few.items.filter((one) => !isTeams(one))).toEqual(all.filter((one) => !isTeams(one)))
        expect(few.more).toBe(all.filter(isTeams).length > most)
        if (few.more) cut += 1
      }
    }
    expect(cut).toBeGreaterThan(30)
  })

  it('has the same lines for somebody who supervises everybody else', async () => {
    const rooms = core.needRooms()
    const [me, ...others] = await everybody()
    if (!me) throw new Error('somebody is there')
    await rooms.store.settings.set(
      'supervision lines',
      others.map(({ id }) => ({ person: id, supervisor: me.id })),
      me.id,
    )
    const plain = await plainToday(rooms, me, now)
    expect(plain.filter(({ whose }) => whose === 'supervised').length).toBeGreaterThan(20)
    for (const most of [3, 10_000]) {
      const { items } = await deskOf(rooms, me, now, most)
      let left = most
      const cut = plain.filter(({ whose }) => whose !== 'team' || left-- > 0)
      expect(items.filter(({ whose }) => whose !== 'team').filter(compared)).toEqual(
        cut.filter(({ whose }) => whose !== 'team'),
      )
    }
  })
  it('shows the first of the team’s by their titles where everything is due on the same day', async () => {
    const rooms = core.needRooms()
    await rooms.workspace.alone((raw) =>
      raw.exec(
        `UPDATE record_clock SET due = date('${today}', '-3000 days') WHERE settled = 0 AND due_at = ''`,
      ),
    )
    let cut = 0
    for (const me of await everybody()) {
      const teams = async (most: number) =>
        (await deskOf(rooms, me, now, most)).items.filter(({ whose }) => whose === 'team')
      const all = await teams(10_000)
      for (const most of [1, 2, 5, 12]) {
        expect(await teams(most), `${me.role}, ${most}`).toEqual(all.slice(0, most))
        if (all.slice(0, most).some(({ kind }) => kind === 'clock')) cut += 1
      }
    }
    expect(cut).toBeGreaterThan(0)
  })

  it('says that there is more when somebody whom they supervise has more actions than fit', async () => {
    const { store, workspace } = core.needRooms()
    const [me, worker] = (await everybody()).filter(({ role }) => role === 'Social worker')
    if (!me || !worker) throw new Error('two social workers are there')
    const lines = [{ person: worker.id, supervisor: me.id }]
    await store.settings.set('supervision lines', lines, me.id)
    const theirs = async () => {
      const { items, more } = await deskOf(core.needRooms(), me, now)
      const supervised = items.filter(({ id, whose }) => id.startsWith('action ') && whose === 'supervised')
      return { shown: supervised.length, more }
    }
    const before = await theirs()
    expect(before.more).toBe(false)
    // One of their actions so often that they have as many as fit, and then one more.
    const again = (from: number, to: number) =>
      workspace.alone((raw) => {
        const one = raw
          .prepare<[], Record<string, unknown>>(
            `SELECT * FROM record_action WHERE audience = 'shared' AND head = 'open' LIMIT 1`,
          )
          .get()
        const names = Object.keys(one ?? {})
        const insert = raw.prepare(
          `INSERT INTO record_action (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
        )
        for (let n = from; n < to; n += 1)
          insert.run({ ...one, place: 1000 + n, line: `again-${n}`, owner_account: worker.id })
      })
    await again(before.shown, 300)
    expect(await theirs()).toEqual({ shown: 300, more: false })
    await again(300, 301)
    expect(await theirs()).toEqual({ shown: 300, more: true })
  })
})
