/**
 * The files in certificate-files.json were written by OpenSSL 3 (`openssl pkcs12 -export`), so that reading is
 * tested against another writer. People and council are invented; the keys were made for this and protect nothing.
 */
import { describe, expect, it } from 'vitest'
import { Problem } from '../../../electron/problem.ts'
import { readPkcs12, signDocument, verifyDocument } from '../../../electron/signing/index.ts'
import files from './certificate-files.json' with { type: 'json' }
import { makeDocument } from './helpers.ts'

const now = new Date('2026-12-01T10:00:00Z')
const file = (name: keyof typeof files) => new Uint8Array(Buffer.from(files[name], 'base64'))

async function problemOf(name: keyof typeof files, password: string, at = now): Promise<Problem> {
  const error = await readPkcs12(file(name), password, at).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(Problem)
  return error as Problem
}

describe('a certificate file from the council', () => {
  it.each(['rsaAes', 'rsaLegacy', 'tripleDes', 'ecAes'] as const)(
    'opens with its password and signs, whichever way it is protected: %s',
    async (name) => {
      const identity = await readPkcs12(file(name), 'correct', now)
      const signed = signDocument(await makeDocument(), identity, { at: now, purpose: 'Test', role: 'Chair' })
      const report = verifyDocument(signed, { trusted: [file('authority')] })
      expect(report).toMatchObject({
        state: 'genuine',
        signer: { name: 'Rowan Ellis', organisation: 'Fictional Council' },
        trust: 'trusted',
      })
    },
  )

  it('hands over the certificate byte for byte, with its issuer', async () => {
    const identity = await readPkcs12(file('rsaLegacy'), 'correct', now)
    expect(Buffer.from(identity.certificate).toString('base64')).toBe(files.rsaCertificate)
    expect(identity.chain.map((der) => Buffer.from(der).toString('base64'))).toEqual([files.authority])
  })

  it.each(['poundAes', 'poundLegacy'] as const)('opens with a password beyond ASCII: %s', async (name) => {
    const identity = await readPkcs12(file(name), '£5-Größe', now)
    expect(identity.privateKey.length).toBeGreaterThan(50)
    expect((await problemOf(name, '£5-Grosse')).message).toContain('password does not open')
  })

  it('opens without a password when it has none', async () => {
    expect((await readPkcs12(file('noPassword'), '', now)).chain).toEqual([])
  })

  it('opens a file without integrity check, and still tells a wrong password', async () => {
    expect((await readPkcs12(file('noMac'), 'correct', now)).certificate.length).toBeGreaterThan(100)
    expect((await problemOf('noMac', 'wrong')).message).toContain('password does not open')
  })

  it('gives each kind of trouble its own sentence', async () => {
    const said = new Map([
      ['wrong password', (await problemOf('rsaAes', 'Correct')).message],
      ['no key', (await problemOf('noKey', 'correct')).message],
      ['not for signing', (await problemOf('otherKey', 'correct')).message],
      ['key too short', (await problemOf('smallKey', 'correct')).message],
      ['ended', (await problemOf('ecAes', 'correct', new Date('2060-01-01'))).message],
      ['early', (await problemOf('ecAes', 'correct', new Date('2020-01-01'))).message],
      ['unknown protection', (await problemOf('camellia', 'correct')).message],
    ])
    expect(new Set(said.values()).size).toBe(said.size)
    expect(said.get('wrong password')).toBe('The password does not open this certificate file.')
    expect(said.get('no key')).toContain('no private key')
    expect(said.get('not for signing')).toContain('intranet.fictional.example is not meant for signing')
    expect(said.get('ended')).toMatch(/Rowan Ellis ended on \d+ October 2048/)
    expect(said.get('early')).toContain('not valid until 22 November 2026')
    expect((await problemOf('camellia', 'correct')).todo).toContain('AES256')
  })

  it('calls a file that is cut short, or is something else, damaged', async () => {
    const whole = file('rsaAes')
    for (const bytes of [
      whole.slice(0, -9),
      new Uint8Array(),
      Buffer.from('not a certificate'),
      whole.slice(3),
    ]) {
      const error = await readPkcs12(bytes, 'correct', now).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(Problem)
      expect((error as Problem).message).toContain('damaged')
    }
  })

  it('never hands out an identity from a file with one wrong byte that matters', async () => {
    const whole = file('ecAes')
    const good = await readPkcs12(whole, 'correct', now)
    for (let i = 0; i < whole.length; i += 7) {
      const bytes = Uint8Array.from(whole)
      bytes[i] = (bytes[i] ?? 0) ^ 0x21
      const result = await readPkcs12(bytes, 'correct', now).catch((e: unknown) => e)
      if (result instanceof Error) expect(result).toBeInstanceOf(Problem)
      else expect(result).toEqual(good)
    }
  })
})
