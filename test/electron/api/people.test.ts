/** What an administrator changes about the people of a workspace, and what a supervisor is shown of it. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Account } from '../../../shared/access/access.ts'
import type { AccountChange } from '../../../shared/api/contract.ts'
import { deskKit } from './desk-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

async function people(start?: string) {
  const kit = await deskKit(start)
  stop = kit.stop
  const administrator = kit.client
  const of = async (role: string) => {
    const one = (await administrator.people.list()).find((person) => person.role === role)
    if (!one) throw new Error(`nobody is a ${role}`)
    return one
  }
  const change = async (role: string, fields: object = {}) => {
    const { id, organisation, email, administrator: may, active, role: own } = await of(role)
    const now = { id, role: own, organisation, email, administrator: may, active, supervisor: '' }
    return administrator.people.change({ ...now, ...fields })
  }
  return { ...kit, administrator, of, change }
}

/** What stands about the admin officer now, as a change that changes nothing. */
async function asChange(of: (role: string) => Promise<Account>): Promise<AccountChange> {
  const { id, role, organisation, email, administrator, active } = await of('Admin officer')
  return { id, role, organisation, email, administrator, active, supervisor: '' }
}

const refused = (words: RegExp) => expect.objectContaining({ message: expect.stringMatching(words) })

describe('An administrator', () => {
  test('changes role, organisation and address of somebody, whose name stays', async () => {
    const { change, of } = await people()
    const changed = await change('Social worker', {
      role: 'Practice supervisor',
      email: 'c.a@wexmoor.example',
    })
    expect(changed).toMatchObject({ name: 'Callum Adebayo', role: 'Practice supervisor' })
    expect(await of('Practice supervisor')).toEqual(changed)
  })

  test('closes an account and opens it again, but never the last one that can', async () => {
    const { change, of } = await people()
    expect(await change('Social worker', { active: false })).toMatchObject({ active: false })
    expect(await change('Social worker', { active: true })).toMatchObject({ active: true })
    await expect(change('CP chair', { active: false })).rejects.toEqual(refused(/^Nobody would be left/))
    await expect(change('CP chair', { administrator: false })).rejects.toEqual(
      refused(/^Nobody would be left/),
    )
    expect(await of('CP chair')).toMatchObject({ active: true, administrator: true })
  })

  test('is obeyed at once in windows that are open: a new role holds, a closed account is signed out', async () => {
    const { as, change, of } = await people()
    const theirs = as('Admin officer')
    await expect(theirs.people.change({ ...(await asChange(of)), role: 'Team manager' })).rejects.toBeTruthy()
    await change('Admin officer', { administrator: true })
    expect(await theirs.people.change({ ...(await asChange(of)) })).toMatchObject({ administrator: true })
    await change('Admin officer', { active: false })
    await expect(theirs.people.list()).rejects.toEqual(refused(/^Chairside is locked/))
  })

  test('names a supervisor for everybody, but never in a circle', async () => {
    const { administrator, change, of } = await people()
    const manager = await of('Team manager')
    const worker = await of('Social worker')
    await change('Social worker', { supervisor: manager.id })
    expect(await administrator.people.supervision()).toEqual([{ person: worker.id, supervisor: manager.id }])
    await expect(change('Team manager', { supervisor: worker.id })).rejects.toEqual(
      refused(/^Callum Adebayo cannot supervise Ruth Iveson/),
    )
    await expect(change('Team manager', { supervisor: 'nobody' })).rejects.toEqual(refused(/not/))
    expect(await administrator.people.supervision()).toHaveLength(1)
  })

  test('is the only one who may', async () => {
    const { as, of } = await people()
    const worker = await of('Social worker')
    const { id, role, organisation, email } = worker
    await expect(
      as('Social worker').people.change({
        id,
        role,
        organisation,
        email,
        administrator: true,
        active: true,
        supervisor: '',
      }),
    ).rejects.toMatchObject({ code: 'PROBLEM' })
  })
})

describe('Today tells a supervisor of those they supervise', () => {
  const whose = async (kit: Awaited<ReturnType<typeof people>>, who: 'Team manager' | 'Admin officer') =>
    (await kit.as(who).desk.today()).lines.map((line) => `${line.kind} ${line.whose}`)

  test('apart from everybody else’s: their drafts, their clocks and their actions', async () => {
    const kit = await people()
    await kit.write({
      date: '2026-09-14',
      by: 'Social worker',
      rest: { actions: [{ id: 'a-1', text: 'Visit Wren', owner: 'p-sw', due: '2026-09-25' }] },
    })
    const before = await whose(kit, 'Team manager')
    expect(before.length).toBeGreaterThan(1)
    expect(before.every((line) => line.endsWith(' team'))).toBe(true)
    expect(await kit.as('Team manager').desk.today()).toMatchObject({ manages: true, supervises: false })
    await kit.change('Social worker', { supervisor: (await kit.of('Team manager')).id })
    const after = await whose(kit, 'Team manager')
    expect(after).toContain('draft supervised')
    expect(after).toContain('action supervised')
    expect(await kit.as('Team manager').desk.today()).toMatchObject({ supervises: true })
    expect(await whose(kit, 'Admin officer')).toEqual(['draft team'])
  })

  test('through a supervisor in between, and no longer when the line is taken away', async () => {
    const kit = await people()
    await kit.write({ date: '2026-09-14', by: 'Social worker' })
    const [manager, officer] = [await kit.of('Team manager'), await kit.of('Admin officer')]
    await kit.change('Social worker', { supervisor: officer.id })
    await kit.change('Admin officer', { supervisor: manager.id })
    expect(await whose(kit, 'Team manager')).toContain('draft supervised')
    await kit.change('Admin officer')
    expect(await whose(kit, 'Team manager')).not.toContain('draft supervised')
  })

  test('and opens no record of supervision to them', async () => {
    const kit = await people()
    const id = await kit.write({ type: 'SUP_CASE', date: '2026-09-14', by: 'Social worker' })
    await kit.change('Social worker', { supervisor: (await kit.of('Team manager')).id })
    const { lines } = await kit.as('Team manager').desk.today()
    expect(lines.filter(({ recordId }) => recordId === id)).toEqual([])
  })
})
