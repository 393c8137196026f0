/** Every call as every role: what the guide says about who may do what is what happens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { can, type Role, roles } from '../../../shared/access/access.ts'
import { clientFor, startCore, type TestClient, wordsOf } from './core-kit.ts'
import { callOf, everyProcedure } from './crawl.ts'

const passphrase = 'four odd words here'
/** The sentence with which the core refuses a role, and no other. */
const refused = /^Your role here, .+, does not include this\./

/** A field that no procedure reads: what is refused is refused before the input is looked at. */
const nonsense = { nothing: 'that any procedure knows' }

/** These end the window that asks, or ask for a folder. */
const notCalled = new Set(['workspace.lock', 'workspace.chooseFolder'])

let kit: Awaited<ReturnType<typeof startCore>>
const clients = new Map<Role, TestClient>()
beforeAll(async () => {
  kit = await startCore()
  const me = {
    name: 'Ruth Iveson',
    role: 'Team manager' as const,
    organisation: 'Wexmoor Council',
    email: '',
  }
  await kit.client.workspace.create({ folder: kit.folder, me, passphrase })
  for (const role of roles) {
    const person = { name: `Somebody ${role}`, role, organisation: '', email: '' }
    const { id } = await kit.client.people.add({ person, administrator: false, passphrase })
    const client = clientFor(kit.core, kit.core.newSession())
    await client.workspace.unlock({ personId: id, passphrase })
    clients.set(role, client)
  }
}, 120_000)
afterAll(() => kit.stop())

describe('every call', () => {
  test.each([...roles])('as a %s is refused exactly where the role does not include it', async (role) => {
    const client = clients.get(role)
    if (!client) throw new Error(role)
    const wrong: string[] = []
    let asked = 0
    for (const { name, meta, inputs } of everyProcedure()) {
      if (meta.beforeSignIn || notCalled.has(name) || !meta.permission) continue
      const may = can({ role, administrator: false, active: true }, meta.permission)
      // Whoever may call it gives it something that it cannot read, so that nothing is changed; where a call asks for
      // nothing it is simply made.
      const input = may && inputs({})[0] !== undefined ? nonsense : inputs({})[0]
      const says = (await wordsOf(callOf(client, name, input)())) ?? ''
      asked += 1
      if (refused.test(says) === may) wrong.push(`${name}: ${says}`)
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(100)
  })

  test('by somebody who has left is refused, whatever it is', async () => {
    const person = { name: 'Somebody Gone', role: 'Head of Service' as const, organisation: '', email: '' }
    const { id } = await kit.client.people.add({ person, administrator: true, passphrase })
    const gone = clientFor(kit.core, kit.core.newSession())
    await gone.workspace.unlock({ personId: id, passphrase })
    await kit.client.people.change({
      id,
      role: person.role,
      organisation: '',
      email: '',
      administrator: true,
      active: false,
      supervisor: '',
    })
    for (const { name, meta, inputs } of everyProcedure()) {
      if (meta.beforeSignIn) continue
      expect(await wordsOf(callOf(gone, name, inputs({})[0])()), name).toContain('Chairside is locked.')
    }
  })
})
