/** Signing certificates over the years: renewed in time, renewed by signing, lost with a passphrase, and the council's. */
import { afterEach, describe, expect, test } from 'vitest'
import { standingOf, trustOf, unlockIdentity } from '../../../electron/people.ts'
import { contentIn, signDocument, verifyDocument } from '../../../electron/signing/index.ts'
import certificates from '../signing/certificate-files.json' with { type: 'json' }
import { makeDocument } from '../signing/helpers.ts'
import { startCore, wordsOf } from './core-kit.ts'

const passphrase = 'four odd words here'
const me = {
  name: 'Priya Noor',
  role: 'CP chair' as const,
  organisation: 'Wexmoor Council',
  email: '',
}

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

async function world() {
  const clock = { now: new Date('2026-12-01T10:00:00Z') }
  const kit = await startCore(() => clock.now)
  stop = kit.stop
  const { recoveryCode } = await kit.client.workspace.create({ folder: kit.folder, me, passphrase })
  const account = (await kit.client.people.list())[0]
  if (!account) throw new Error('somebody made the workspace')
  const rooms = () => kit.core.needRooms()
  const sign = async (words = passphrase) => {
    const identity = await unlockIdentity(rooms(), account, words, clock.now)
    return signDocument(await makeDocument(), identity, { at: clock.now, purpose: 'Minutes' })
  }
  const look = async (file: Uint8Array) =>
    kit.client.verify.file({ fileName: 'x.docx', bytes: Buffer.from(file).toString('base64') })
  const travel = (date: string) => {
    clock.now = new Date(date)
  }
  return { ...kit, account, recoveryCode, rooms, sign, look, travel }
}

describe('a certificate of the workspace', () => {
  test('is good for three years, and said to be ending two months before', async () => {
    const { client, travel } = await world()
    expect(await client.people.signingIdentity()).toMatchObject({
      from: 'workspace',
      standing: 'good',
      until: '2029-12-01T00:00:00.000Z',
    })
    travel('2029-09-30T10:00:00Z')
    expect((await client.people.signingIdentity()).standing).toBe('good')
    travel('2029-10-03T10:00:00Z')
    expect((await client.people.signingIdentity()).standing).toBe('ends soon')
    travel('2029-12-01T00:00:01Z')
    expect((await client.people.signingIdentity()).standing).toBe('ended')
  })

  test('is renewed with the passphrase, and what the old one signed still verifies', async () => {
    const { client, sign, look, travel } = await world()
    const old = await sign()
    const before = verifyDocument(old, { trusted: [] }).certificate
    travel('2029-11-20T10:00:00Z')
    expect(await wordsOf(client.people.renewCertificate({ passphrase: 'wrong words here' }))).toContain(
      'passphrase',
    )
    expect(await client.people.renewCertificate({ passphrase })).toMatchObject({
      standing: 'good',
      until: '2032-11-20T00:00:00.000Z',
    })
    const fresh = await sign()
    expect(verifyDocument(fresh, { trusted: [] }).certificate).not.toEqual(before)
    expect(await look(fresh)).toMatchObject({ verdict: 'genuine', certificate: { trusted: true } })
    travel('2030-01-15T10:00:00Z')
    const later = await look(old)
    expect(later).toMatchObject({ verdict: 'genuine', certificate: { trusted: true } })
    expect(later.certificate.says).toContain('It has ended since, on 1 December 2029')
  })

  test('that ends soon, or has ended, is renewed by signing: nobody is kept from it by a date', async () => {
    const { client, sign, look, travel } = await world()
    travel('2031-05-01T10:00:00Z')
    expect((await client.people.signingIdentity()).standing).toBe('ended')
    expect(await look(await sign())).toMatchObject({ verdict: 'genuine', certificate: { trusted: true } })
    expect((await client.people.signingIdentity()).standing).toBe('good')
  })

  test('whose key was lost with the passphrase: what it signed is as good as it was, and a later date is not believed', async () => {
    const { client, core, sign, look, travel, recoveryCode, account, rooms } = await world()
    const old = await sign()
    const lost = await unlockIdentity(rooms(), account, passphrase, core.now())
    await client.workspace.lock()
    travel('2027-02-01T10:00:00Z')
    const newPassphrase = 'five other words by heart'
    await client.workspace.recover({ recoveryCode, personId: account.id, newPassphrase })
    const found = await look(old)
    expect(found).toMatchObject({ verdict: 'genuine', certificate: { trusted: true } })
    expect(found.certificate.says).toContain(
      'Its key was lost on 1 February 2027, after the time of signing.',
    )

    const late = signDocument(await makeDocument(), lost, {
      at: new Date('2027-02-02T10:00:00Z'),
      purpose: 'Minutes',
    })
    expect(await look(late)).toMatchObject({
      verdict: 'genuine',
      certificate: {
        trusted: false,
        says: 'The key of this certificate was lost on 1 February 2027, before the time of signing, so Priya Noor need not have signed this.',
      },
    })
    expect(await look(await sign(newPassphrase))).toMatchObject({ certificate: { trusted: true } })
    expect((await trustOf(rooms(), core.now())).withdrawn).toHaveLength(1)
  })
})

describe('a certificate of the council', () => {
  const file = (name: keyof typeof certificates) => ({
    bytes: certificates[name],
    filePassword: 'correct',
    passphrase,
  })

  test('signs instead, says when it ends, and is not renewed by the workspace behind anybody’s back', async () => {
    const { client, sign, travel } = await world()
    expect(await client.people.useCertificate(file('rsaAes'))).toMatchObject({
      from: 'council',
      standing: 'good',
    })
    expect(verifyDocument(await sign(), { trusted: [] }).signer?.name).toBe('Rowan Ellis')
    travel('2060-01-01T10:00:00Z')
    expect((await client.people.signingIdentity()).standing).toBe('ended')
    expect(await wordsOf(sign())).toMatch(/^The certificate of Rowan Ellis ended on/)
    expect(await client.people.renewCertificate({ passphrase })).toMatchObject({ from: 'workspace' })
  })

  test('is not given up with a lost passphrase: its file is somewhere else', async () => {
    const { client, rooms, core, recoveryCode, account } = await world()
    await client.people.useCertificate(file('rsaAes'))
    await client.workspace.lock()
    await client.workspace.recover({
      recoveryCode,
      personId: account.id,
      newPassphrase: 'five other words by heart',
    })
    expect((await trustOf(rooms(), core.now())).withdrawn).toEqual([])
  })

  test.each([
    ['a wrong password', { ...file('rsaAes'), filePassword: 'Correct' }, /^The password does not open/],
    ['no private key', file('noKey'), /holds no private key/],
    ['another purpose', file('otherKey'), /is not meant for signing documents/],
    ['a key that is too short', file('smallKey'), /of a kind that Office signatures cannot use/],
    ['protection nobody can read', file('camellia'), /protected in a way that cannot be read here/],
    ['no certificate file at all', { ...file('rsaAes'), bytes: 'AAAA' }, /is not a certificate file/],
    ['the wrong passphrase', { ...file('rsaAes'), passphrase: 'wrong words here' }, /passphrase/],
  ])('is refused for %s, with its own sentence, and the old one stays', async (_, given, says) => {
    const { client } = await world()
    expect(await wordsOf(client.people.useCertificate(given))).toMatch(says)
    expect((await client.people.signingIdentity()).from).toBe('workspace')
  })
})

test('how a certificate stands is told to the day', () => {
  const until = '2029-12-01T00:00:00.000Z'
  expect(standingOf(until, new Date('2029-10-01T23:59:59Z'))).toBe('good')
  expect(standingOf(until, new Date('2029-10-02T00:00:00Z'))).toBe('ends soon')
  expect(standingOf(until, new Date('2029-12-01T00:00:00Z'))).toBe('ended')
})

test('a document that nobody made here carries no content of a copy', async () => {
  expect(contentIn(await makeDocument())).toBeNull()
})
