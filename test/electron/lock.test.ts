/** Locking as the core does it: in every window of a person, after a moment for the last words, and never in somebody's way. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LOOK_MS, openWindows, SLEPT_MS } from '../../electron/browser/sessions.ts'
import { type Core, createCore } from '../../electron/core.ts'
import { clientFor } from './api/core-kit.ts'

const passphrase = 'four odd words here'
const GRACE = 60
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let core: Core
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-test-'))
  core = createCore({ door: 'browser', folder: join(folder, 'records'), scryptN: 2 ** 4, lockGrace: GRACE })
})
afterEach(async () => {
  await core.close()
  await rm(folder, { recursive: true, force: true })
})

const window = () => {
  const session = core.newSession()
  return { session, client: clientFor(core, session) }
}

/** Ruth in two windows, Tom in one. */
async function windows() {
  const here = window()
  const me = { name: 'Ruth Iveson', role: 'Team manager' as const, organisation: '', email: '' }
  await here.client.workspace.create({ folder: core.folder, me, passphrase })
  const person = { name: 'Tom Okoro', role: 'Admin officer' as const, organisation: '', email: '' }
  const tom = await here.client.people.add({ person, administrator: false, passphrase })
  const ruth = here.session.me?.id ?? ''
  const there = window()
  await there.client.workspace.unlock({ personId: ruth, passphrase })
  const his = window()
  await his.client.workspace.unlock({ personId: tom.id, passphrase })
  return { here, there, his, ruth }
}

describe('locking by hand', () => {
  test('closes this window at once, the same person’s others a moment later, and nobody else’s', async () => {
    const { here, there, his } = await windows()
    await here.client.workspace.lock({ everywhere: true })
    expect(here.session.me).toBeNull()
    // For a moment the other window can bring its last words.
    expect((await there.client.workspace.status()).state).toBe('open')
    await pause(GRACE * 3)
    expect((await there.client.workspace.status()).state).toBe('locked')
    await expect(there.client.cases.list()).rejects.toThrow('Chairside is locked.')
    expect((await his.client.workspace.status()).state).toBe('open')
  })

  test('leaves the other windows alone where only this one was idle', async () => {
    const { here, there } = await windows()
    await here.client.workspace.lock()
    await pause(GRACE * 3)
    expect((await there.client.workspace.status()).state).toBe('open')
  })

  test('does not close a window in which the passphrase has been given again meanwhile', async () => {
    const { here, there, ruth } = await windows()
    await here.client.workspace.lock({ everywhere: true })
    await there.client.workspace.lock()
    await there.client.workspace.unlock({ personId: ruth, passphrase })
    await pause(GRACE * 3)
    expect((await there.client.workspace.status()).state).toBe('open')
  })
})

describe('a machine that slept', () => {
  test('is locked for everybody, and the records are closed', async () => {
    const { his, there } = await windows()
    core.lockSoon()
    await pause(GRACE * 3)
    for (const { client } of [his, there]) expect((await client.workspace.status()).state).toBe('locked')
    expect(core.rooms).toBeUndefined()
  })

  test('is noticed by the browser door from a gap in its clock, and only from a long one', () => {
    let now = 0
    let woken = 0
    const door = openWindows(
      () => ({ end: () => undefined }),
      () => now,
      () => {
        woken += 1
      },
    )
    for (const [step, times] of [
      [LOOK_MS, 0],
      [SLEPT_MS, 0],
      [SLEPT_MS + 1, 1],
      [LOOK_MS, 1],
      [8 * 60 * 60 * 1000, 2],
    ] as const) {
      now += step
      door.look()
      expect(woken).toBe(times)
    }
  })
})
