/** Accounts, their key slots and their signing identities: made together, so that nobody is half a member. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Account } from '../shared/access/access.ts'
import type { Rooms } from './core.ts'
import { Problem } from './problem.ts'
import {
  type Authority,
  createAuthority,
  describeCertificate,
  issueIdentity,
  readPkcs12,
  type SigningIdentity,
  type Withdrawn,
} from './signing/index.ts'
import type { UnlockedSlot } from './workspace/index.ts'

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

const authoritySchema = z.strictObject({ certificate: z.base64(), privateKey: z.base64() })
const keysSchema = z.strictObject({
  certificate: z.base64(),
  chain: z.array(z.base64()),
  privateKey: z.base64(),
  from: z.enum(['workspace', 'council']),
})
/** The public half, kept where it can be read without a passphrase. */
const publicSchema = z.strictObject({ certificate: z.base64(), from: z.enum(['workspace', 'council']) })

/** Certificates whose keys were lost, and when; told to the verifier. */
const withdrawnSchema = z.array(z.strictObject({ sha256: z.string(), at: z.string() }))

const AUTHORITY = 'authority'
const WITHDRAWN = 'withdrawn certificates'
const certificateOf = (accountId: string) => `certificate:${accountId}`

/** The workspace's own authority: it vouches for the certificates of the people of this workspace. */
export async function authorityOf(rooms: Rooms, now: Date, by = 'workspace'): Promise<Authority> {
  const known = await rooms.store.settings.get(AUTHORITY, authoritySchema)
  if (known) return { certificate: bytes(known.certificate), privateKey: bytes(known.privateKey) }
  const made = await createAuthority(`Chairside ${rooms.workspace.name}`.slice(0, 64), now)
  await rooms.store.settings.set(
    AUTHORITY,
    { certificate: b64(made.certificate), privateKey: b64(made.privateKey) },
    by,
  )
  return made
}

/** Whose word counts in this workspace, and which of its certificates stopped counting and when. */
export async function trustOf(
  rooms: Rooms,
  now: Date,
): Promise<{ trusted: Uint8Array[]; withdrawn: Withdrawn[] }> {
  const authority = await authorityOf(rooms, now)
  return {
    trusted: [authority.certificate],
    withdrawn: (await rooms.store.settings.get(WITHDRAWN, withdrawnSchema)) ?? [],
  }
}

async function keep(
  rooms: Rooms,
  account: Account,
  slot: UnlockedSlot,
  identity: SigningIdentity,
  from: 'workspace' | 'council',
) {
  const blob = {
    certificate: b64(identity.certificate),
    chain: identity.chain.map(b64),
    privateKey: b64(identity.privateKey),
    from,
  }
  await rooms.workspace.setSigningKeys(slot, new TextEncoder().encode(JSON.stringify(blob)))
  await rooms.store.settings.set(
    certificateOf(account.id),
    { certificate: blob.certificate, from },
    account.id,
  )
}

/** Makes a signing key and a certificate of the workspace's authority for this person. */
export async function giveIdentity(
  rooms: Rooms,
  account: Account,
  slot: UnlockedSlot,
  now: Date,
): Promise<void> {
  const identity = await issueIdentity(await authorityOf(rooms, now), account, now)
  await keep(rooms, account, slot, identity, 'workspace')
}

/**
 * The key that a lost passphrase locked is lost: what is dated from now on cannot have been signed with it, and what was
 * signed before stays as good as it was. A council's own certificate is not touched: its file is somewhere else.
 */
export async function giveUpLostKey(rooms: Rooms, account: Account, now: Date): Promise<void> {
  const known = await rooms.store.settings.get(certificateOf(account.id), publicSchema)
  if (known?.from !== 'workspace') return
  const before = (await rooms.store.settings.get(WITHDRAWN, withdrawnSchema)) ?? []
  const sha256 = createHash('sha256').update(bytes(known.certificate)).digest('hex')
  await rooms.store.settings.set(WITHDRAWN, [...before, { sha256, at: now.toISOString() }], account.id)
}

/** A new key and certificate of the workspace; what the earlier one signed stays verifiable. */
export async function renewIdentity(
  rooms: Rooms,
  account: Account,
  passphrase: string,
  now: Date,
): Promise<void> {
  await giveIdentity(rooms, account, await rooms.workspace.verify(account.id, passphrase), now)
}

/** From this many days before its end a certificate is told to be ending. */
const SOON = 60

export type IdentityStanding = 'good' | 'ends soon' | 'ended'

/** How a certificate stands that is good until `until` (UTC instant, ISO 8601). */
export function standingOf(until: string, now: Date): IdentityStanding {
  const end = new Date(until).getTime()
  if (end <= now.getTime()) return 'ended'
  return end - now.getTime() <= SOON * 24 * 60 * 60 * 1000 ? 'ends soon' : 'good'
}

/** Puts a certificate of the council (PKCS#12) in its place. */
export async function useCouncilCertificate(
  rooms: Rooms,
  account: Account,
  file: { bytes: Uint8Array; password: string },
  passphrase: string,
  now: Date,
): Promise<void> {
  const slot = await rooms.workspace.verify(account.id, passphrase)
  const identity = await readPkcs12(file.bytes, file.password, now)
  await keep(rooms, account, slot, identity, 'council')
}

/**
 * The signing key, which only this person's passphrase opens. A certificate of the workspace that ends soon is renewed on
 * the way, so that nobody is kept from signing by a date. Problem `wrong passphrase` otherwise.
 */
export async function unlockIdentity(
  rooms: Rooms,
  account: Account,
  passphrase: string,
  now: Date,
): Promise<SigningIdentity> {
  const slot = await rooms.workspace.verify(account.id, passphrase)
  let blob = await rooms.workspace.signingKeys(slot)
  if (!blob) {
    await giveIdentity(rooms, account, slot, now)
    blob = await rooms.workspace.signingKeys(slot)
  }
  let keys = keysSchema.parse(JSON.parse(new TextDecoder().decode(blob)))
  if (
    keys.from === 'workspace' &&
    standingOf(describeCertificate(bytes(keys.certificate)).until, now) !== 'good'
  ) {
    await giveIdentity(rooms, account, slot, now)
    keys = keysSchema.parse(JSON.parse(new TextDecoder().decode(await rooms.workspace.signingKeys(slot))))
  }
  return {
    certificate: bytes(keys.certificate),
    chain: keys.chain.map(bytes),
    privateKey: bytes(keys.privateKey),
  }
}

export async function publicIdentity(rooms: Rooms, account: Account, now: Date) {
  const known = await rooms.store.settings.get(certificateOf(account.id), publicSchema)
  if (!known)
    throw new Problem(
      'not found',
      'There is no signing certificate for this person yet.',
      '',
      'One is made at the first signature.',
    )
  const { subject, issuer, until } = describeCertificate(bytes(known.certificate))
  return { subject, issuer, until, from: known.from, standing: standingOf(until, now) }
}

/** Adds somebody who can sign in: key slot, account, signing identity. */
export async function addPerson(
  rooms: Rooms,
  account: Account,
  passphrase: string,
  by: string,
  now: Date,
): Promise<Account> {
  const twin = (await rooms.store.accounts.list()).find(
    (other) => other.name.trim().toLowerCase() === account.name.trim().toLowerCase(),
  )
  if (twin) {
    throw new Problem(
      'conflict',
      'Somebody with that name can already sign in.',
      '',
      'Add a middle initial, so that signatures can be told apart.',
    )
  }
  const person = { personId: account.id, name: account.name, role: account.role }
  const slot = await rooms.workspace.addSlot(person, passphrase, undefined, by)
  try {
    await rooms.store.accounts.add(account, by)
  } catch (cause) {
    await rooms.workspace.removeSlot(account.id, by)
    throw cause
  }
  await giveIdentity(rooms, account, slot, now)
  return account
}
