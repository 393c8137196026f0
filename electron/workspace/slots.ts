/**
 * Key slots: how a passphrase opens a workspace without being stored.
 *
 * passphrase -(scrypt)-> 64 bytes: the first half seals the workspace key, the second half seals this person's
 * locker key. The locker holds the signing keys. Whoever has the workspace key therefore has the records but
 * nobody's signature, and a changed passphrase reseals the two keys without touching what they protect.
 * Everything is sealed with AES-256-GCM, bound to its workspace, slot, person and purpose.
 */
import nodeCrypto from 'node:crypto'
import { z } from 'zod'

/** Cost of scrypt for new slots: 128 MB and about a third of a second. Older slots are raised when next used. */
export const SCRYPT_N = 2 ** 17

const base64 = z.base64()

const sealedSchema = z.strictObject({ nonce: base64, data: base64 })
export type Sealed = z.infer<typeof sealedSchema>

/** Bounds keep a damaged file from asking for all of the machine's memory. */
const scryptSchema = z.strictObject({
  N: z
    .int()
    .min(2)
    .max(2 ** 21)
    .refine((n) => (n & (n - 1)) === 0),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(8),
  salt: base64,
})
export type ScryptCost = z.infer<typeof scryptSchema>

export const personSlotSchema = z.strictObject({
  kind: z.literal('person'),
  id: z.string().min(1),
  personId: z.string().min(1),
  name: z.string(),
  role: z.string(),
  scrypt: scryptSchema,
  key: sealedSchema,
  locker: sealedSchema,
  signing: sealedSchema.optional(),
})
export type StoredPersonSlot = z.infer<typeof personSlotSchema>

export const recoverySlotSchema = z.strictObject({
  kind: z.literal('recovery'),
  id: z.string().min(1),
  scrypt: scryptSchema,
  key: sealedSchema,
})
export type StoredRecoverySlot = z.infer<typeof recoverySlotSchema>

/** A person as the unlock screen may show them before anything is unlocked. */
export type PersonSlot = { personId: string; name: string; role: string }

/** What an opened slot yields. Kept out of logs: it lives in memory only. */
export type Opened = { key: Uint8Array; locker: Uint8Array }

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'))
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length))

/** A random 256-bit key. */
export const newKey = (): Uint8Array<ArrayBuffer> => random(32)

const newCost = (N: number): ScryptCost => ({ N, r: 8, p: 1, salt: toBase64(random(16)) })

/** 64 bytes from a passphrase, which is NFKC-normalised so that every keyboard gives the same key. */
export async function stretch(passphrase: string, cost: ScryptCost): Promise<Uint8Array> {
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const salt = fromBase64(cost.salt)
  const { N, r, p } = cost
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      nodeCrypto.scrypt(secret, salt, 64, { N, r, p, maxmem: 256 * N * r * p + 2 ** 20 }, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } catch {
    // A runtime built without native scrypt: the same result, slower.
    const { scryptAsync } = await import('@noble/hashes/scrypt.js')
    return scryptAsync(secret, salt, { N, r, p, dkLen: 64, maxmem: 256 * N * r * p + 2 ** 20 })
  }
}

const aes = (key: Uint8Array, use: KeyUsage) =>
  crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, [use])

/** Seals bytes; `binding` must be given again, word for word, to open them. */
export async function seal(key: Uint8Array, bytes: Uint8Array, binding: string): Promise<Sealed> {
  const nonce = random(12)
  const additionalData = new TextEncoder().encode(binding)
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData },
    await aes(key, 'encrypt'),
    new Uint8Array(bytes),
  )
  return { nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)) }
}

/** The bytes again; undefined when the key or the binding is another, or the seal was altered. */
export async function unseal(
  key: Uint8Array,
  sealed: Sealed,
  binding: string,
): Promise<Uint8Array | undefined> {
  const additionalData = new TextEncoder().encode(binding)
  const aesKey = await aes(key, 'decrypt')
  try {
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(sealed.nonce), additionalData },
      aesKey,
      fromBase64(sealed.data),
    )
    return new Uint8Array(bytes)
  } catch {
    return undefined
  }
}

const bind = (workspaceId: string, slotId: string, holder: string, purpose: string) =>
  JSON.stringify(['chairside-keys', workspaceId, slotId, holder, purpose])

const lockerBinding = (workspaceId: string, slot: Pick<StoredPersonSlot, 'id' | 'personId'>) =>
  bind(workspaceId, slot.id, slot.personId, 'signing keys')

/** A slot for a person. `id` is kept when a passphrase changes, so that what the locker holds stays bound to it. */
export async function makePersonSlot(
  workspaceId: string,
  person: PersonSlot,
  passphrase: string,
  holds: Opened,
  N: number,
  id: string = crypto.randomUUID(),
): Promise<StoredPersonSlot> {
  const scrypt = newCost(N)
  const stretched = await stretch(passphrase, scrypt)
  const binding = (purpose: string) => bind(workspaceId, id, person.personId, purpose)
  return {
    kind: 'person',
    id,
    personId: person.personId,
    name: person.name,
    role: person.role,
    scrypt,
    key: await seal(stretched.subarray(0, 32), holds.key, binding('workspace key')),
    locker: await seal(stretched.subarray(32), holds.locker, binding('locker key')),
  }
}

/** Undefined when the passphrase is wrong. */
export async function openPersonSlot(
  workspaceId: string,
  slot: StoredPersonSlot,
  passphrase: string,
): Promise<Opened | undefined> {
  const stretched = await stretch(passphrase, slot.scrypt)
  const binding = (purpose: string) => bind(workspaceId, slot.id, slot.personId, purpose)
  const key = await unseal(stretched.subarray(0, 32), slot.key, binding('workspace key'))
  const locker = await unseal(stretched.subarray(32), slot.locker, binding('locker key'))
  return key && locker ? { key, locker } : undefined
}

/** The slot of the printed code. It seals the workspace key and nothing else: it can sign for nobody. */
export async function makeRecoverySlot(
  workspaceId: string,
  code: string,
  key: Uint8Array,
  N: number,
): Promise<StoredRecoverySlot> {
  const id = crypto.randomUUID()
  const scrypt = newCost(N)
  const stretched = await stretch(code, scrypt)
  const binding = bind(workspaceId, id, 'recovery', 'workspace key')
  return { kind: 'recovery', id, scrypt, key: await seal(stretched.subarray(0, 32), key, binding) }
}

/** The workspace key; undefined when the code is another workspace's. */
export async function openRecoverySlot(
  workspaceId: string,
  slot: StoredRecoverySlot,
  code: string,
): Promise<Uint8Array | undefined> {
  const stretched = await stretch(code, slot.scrypt)
  const binding = bind(workspaceId, slot.id, 'recovery', 'workspace key')
  return unseal(stretched.subarray(0, 32), slot.key, binding)
}

/** Puts a person's signing keys into their locker. */
export async function lockSigningKeys(
  workspaceId: string,
  slot: StoredPersonSlot,
  locker: Uint8Array,
  bytes: Uint8Array,
): Promise<StoredPersonSlot> {
  return { ...slot, signing: await seal(locker, bytes, lockerBinding(workspaceId, slot)) }
}

/** What is in the locker; undefined when it is empty or the locker key is another person's. */
export async function unlockSigningKeys(
  workspaceId: string,
  slot: StoredPersonSlot,
  locker: Uint8Array,
): Promise<Uint8Array | undefined> {
  return slot.signing && unseal(locker, slot.signing, lockerBinding(workspaceId, slot))
}
