import { traverseContractProcedures } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { router } from '../../../electron/api/router.ts'
import { type Account, can, canBegin, canIn, permissions, roles } from '../../../shared/access/access.ts'
import { contract, type ProcedureMeta } from '../../../shared/api/contract.ts'
import { meetingTypes } from '../../../shared/minutes/index.ts'
import { clientFor, startCore, wordsOf } from './core-kit.ts'

type Found = { name: string; meta: Partial<ProcedureMeta>; hasOutput: boolean }

function procedures(): Found[] {
  const found: Found[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: one, path }) => {
    const { meta, outputSchema } = one['~orpc']
    found.push({
      name: path.join('.'),
      meta: meta as Partial<ProcedureMeta>,
      hasOutput: outputSchema !== undefined,
    })
  })
  return found
}

const names = (record: object, path: string[] = []): string[] =>
  Object.entries(record).flatMap(([key, value]) =>
    value !== null && typeof value === 'object' && !('~orpc' in value)
      ? names(value, [...path, key])
      : [[...path, key].join('.')],
  )

describe('who may call what', () => {
  test('every procedure names the permission it needs', () => {
    const all = procedures()
    expect(all.length).toBeGreaterThan(30)
    expect(all.filter(({ meta }) => !meta.permission || !permissions.includes(meta.permission))).toEqual([])
  })

  test('what every procedure answers is parsed before it leaves the core', () => {
    expect(procedures().filter(({ hasOutput }) => !hasOutput)).toEqual([])
  })

  test('every procedure of the contract is there, and none besides', () => {
    expect(names(router).sort()).toEqual(
      procedures()
        .map(({ name }) => name)
        .sort(),
    )
  })

  test('before anybody has signed in only the way in can be called', () => {
    const open = procedures().filter(({ meta }) => meta.beforeSignIn)
    expect(open.map(({ name }) => name).sort()).toEqual([
      'rescue.find',
      'rescue.look',
      'rescue.putRight',
      'workspace.chooseFolder',
      'workspace.create',
      'workspace.createFictional',
      'workspace.lock',
      'workspace.recover',
      'workspace.status',
      'workspace.unlock',
      'workspace.useFolder',
    ])
  })

  test('somebody who has left can do nothing', () => {
    for (const role of roles) {
      for (const permission of permissions) {
        expect(can({ role, administrator: true, active: false }, permission)).toBe(false)
      }
    }
  })

  test('an admin officer reads records and never writes in them', () => {
    const officer = { role: 'Admin officer', administrator: false, active: true } as const
    expect(can(officer, 'record.read')).toBe(true)
    expect(can(officer, 'record.write')).toBe(false)
    expect(can(officer, 'record.sign')).toBe(false)
    expect(meetingTypes.filter((type) => canIn(officer, 'record.write', type))).toEqual([])
  })

  test.each(['record.write', 'record.sign'] as const)(
    'a quality lead has %s for supervision of supervisors and for no other record',
    (permission) => {
      const lead = { role: 'QA lead', administrator: true, active: true } as const
      expect(meetingTypes.filter((type) => canIn(lead, permission, type))).toEqual(['SUP_SUP'])
      expect(canIn({ ...lead, active: false }, permission, 'SUP_SUP')).toBe(false)
      expect([canBegin(lead, 'meetings'), canBegin(lead, 'supervision')]).toEqual([false, true])
    },
  )

  test('what is not about writing is the same for a quality lead whatever the record', () => {
    const lead = { role: 'QA lead', administrator: false, active: true } as const
    expect(canIn(lead, 'record.read', 'ICPC')).toBe(true)
    expect(canIn(lead, 'copy.make', 'ICPC')).toBe(true)
  })

  test('everybody else who writes, writes every kind of record', () => {
    for (const role of roles.filter((one) => one !== 'QA lead')) {
      const person = { role, administrator: false, active: true }
      const may = can(person, 'record.write')
      expect(meetingTypes.every((type) => canIn(person, 'record.write', type) === may)).toBe(true)
      expect([canBegin(person, 'meetings'), canBegin(person, 'supervision')]).toEqual([may, may])
    }
  })

  test('any role that prepares copies may be the second person who confirms them', () => {
    const confirm = procedures().find(({ name }) => name === 'copies.confirm')
    expect(confirm?.meta.permission).toBe('copy.make')
    // Whoever works for the partners only, outside the service, sees no copy at all.
    expect(roles.filter((role) => !can({ role, administrator: false, active: true }, 'copy.make'))).toEqual([
      'Partnership officer',
    ])
  })

  test('the core refuses a call that a role does not allow, in words', async () => {
    const kit = await startCore()
    try {
      await kit.client.workspace.createFictional()
      const admin: Account = {
        id: 'somebody',
        name: 'Sam O’Dell',
        role: 'Admin officer',
        organisation: '',
        email: '',
        administrator: false,
        active: true,
        createdAt: '',
      }
      const other = kit.core.newSession()
      kit.core.signIn(other, admin)
      const client = clientFor(kit.core, other)
      const [record] = await kit.client.records.list()
      const recordId = record?.id ?? ''
      expect(await wordsOf(client.drafts.append({ recordId, window: 'w', update: 'AAA=' }))).toContain(
        'Your role here, Admin officer, does not include this.',
      )
      expect(await wordsOf(client.people.list())).toBeUndefined()
    } finally {
      await kit.stop()
    }
  })

  test('words never go down under another name than that of whoever typed them', async () => {
    const kit = await startCore()
    try {
      await kit.client.workspace.createFictional()
      const [record] = await kit.client.records.list()
      const append = { recordId: record?.id ?? '', window: 'w', update: 'AAA=' }
      const said = await wordsOf(kit.client.drafts.append({ ...append, typedBy: 'somebody-else' }))
      expect(said).toContain('Somebody else typed these words')
      expect(said).toContain('saved as soon as that person signs in here')
      const me = (await kit.client.workspace.status()).me?.id ?? ''
      expect(await wordsOf(kit.client.drafts.append({ ...append, typedBy: me }))).toBeUndefined()
    } finally {
      await kit.stop()
    }
  })

  test('after the lock nothing can be read', async () => {
    const kit = await startCore()
    try {
      await kit.client.workspace.createFictional()
      await kit.client.workspace.lock()
      expect(await wordsOf(kit.client.records.list())).toBe(
        'Chairside is locked. Nothing is lost. Sign in to go on.',
      )
    } finally {
      await kit.stop()
    }
  })
})
