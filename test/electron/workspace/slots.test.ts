import { scryptSync } from 'node:crypto'
import { scrypt as portableScrypt } from '@noble/hashes/scrypt.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuseOldRuntime } from '../../../electron/workspace/native.ts'
import {
  lockSigningKeys,
  makePersonSlot,
  makeRecoverySlot,
  newKey,
  openPersonSlot,
  openRecoverySlot,
  SCRYPT_N,
  seal,
  stretch,
  unlockSigningKeys,
  unseal,
} from '../../../electron/workspace/slots.ts'
import { LOW_N, passphrase, priya, sean } from './folders.ts'

const salt = Buffer.alloc(16, 7).toString('base64')

describe('stretching a passphrase', () => {
  it('costs 2 to the power of 17 or more for new slots', () => {
    expect(SCRYPT_N).toBeGreaterThanOrEqual(2 ** 17)
  })

  it('gives what the portable library gives, so that a runtime without native scrypt opens the same slots', async () => {
    const cost = { N: 2 ** 10, r: 8, p: 1, salt }
    const expected = portableScrypt('Ångström', Buffer.alloc(16, 7), { ...cost, dkLen: 64 })
    expect(Buffer.from(await stretch('Ångström', cost))).toEqual(Buffer.from(expected))
    expect(Buffer.from(expected)).toEqual(
      scryptSync('Ångström', Buffer.alloc(16, 7), 64, { N: 2 ** 10, r: 8, p: 1 }),
    )
  })

  it('reads a passphrase the same from every keyboard', async () => {
    const cost = { N: LOW_N, r: 8, p: 1, salt }
    expect(await stretch('cafe\u0301 ①', cost)).toEqual(await stretch('caf\u00e9 1', cost))
  })
})

describe('sealing', () => {
  it('gives any bytes back for the same key and binding', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (bytes, binding) => {
        const key = newKey()
        expect(await unseal(key, await seal(key, bytes, binding), binding)).toEqual(new Uint8Array(bytes))
      }),
      { numRuns: 50 },
    )
  })

  it('opens for no other key, binding or altered byte', async () => {
    const key = newKey()
    const sealed = await seal(key, new Uint8Array([1, 2, 3]), 'slot a')
    const flipped = Buffer.from(sealed.data, 'base64')
    flipped[0] = (flipped[0] ?? 0) ^ 1
    expect(await unseal(newKey(), sealed, 'slot a')).toBeUndefined()
    expect(await unseal(key, sealed, 'slot b')).toBeUndefined()
    expect(await unseal(key, { ...sealed, data: flipped.toString('base64') }, 'slot a')).toBeUndefined()
  })
})

describe('slots', () => {
  const holds = { key: newKey(), locker: newKey() }

  it('open with their passphrase, only in their workspace and only for their person', async () => {
    const slot = await makePersonSlot('w1', priya, passphrase, holds, LOW_N)
    expect(await openPersonSlot('w1', slot, passphrase)).toEqual(holds)
    expect(await openPersonSlot('w1', slot, `${passphrase} `)).toBeUndefined()
    expect(await openPersonSlot('w2', slot, passphrase)).toBeUndefined()
    expect(await openPersonSlot('w1', { ...slot, personId: sean.personId }, passphrase)).toBeUndefined()
    expect(await openPersonSlot('w1', { ...slot, id: 'other' }, passphrase)).toBeUndefined()
  })

  it('keep signing keys from everyone who has only the workspace key', async () => {
    const slot = await makePersonSlot('w1', priya, passphrase, holds, LOW_N)
    const locked = await lockSigningKeys('w1', slot, holds.locker, new Uint8Array([9, 9, 9]))
    expect(await unlockSigningKeys('w1', locked, holds.locker)).toEqual(new Uint8Array([9, 9, 9]))
    expect(await unlockSigningKeys('w1', locked, holds.key)).toBeUndefined()
    const recovery = await makeRecoverySlot('w1', 'CODE', holds.key, LOW_N)
    const opened = await openRecoverySlot('w1', recovery, 'CODE')
    expect(opened).toEqual(holds.key)
    expect(Object.keys(recovery).sort()).toEqual(['id', 'key', 'kind', 'scrypt'])
  })
})

describe('the native module', () => {
  it('is refused with a sentence on a runtime that it would crash', () => {
    expect(() => refuseOldRuntime('9')).toThrow(/too old/)
    expect(() => refuseOldRuntime(undefined)).toThrow(/too old/)
    expect(() => refuseOldRuntime('10')).not.toThrow()
  })
})
