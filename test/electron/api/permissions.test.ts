import { traverseContractProcedures } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { router } from '../../../electron/api/router.ts'
import { type Account, can, permissions, roles } from '../../../shared/access/access.ts'
import { contract, type ProcedureMeta } from '../../../shared/api/contract.ts'
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

  test('a quality lead and an admin officer read records and never write in them', () => {
    for (const role of ['QA lead', 'Admin officer'] as const) {
      expect(can({ role, administrator: false, active: true }, 'record.read')).toBe(true)
      expect(can({ role, administrator: false, active: true }, 'record.write')).toBe(false)
      expect(can({ role, administrator: false, active: true }, 'record.sign')).toBe(false)
    }
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
