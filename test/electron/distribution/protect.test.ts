import { randomBytes } from 'node:crypto'
import { zipSync } from 'fflate'
import { decrypt, isEncrypted } from 'officecrypto-tool'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  makePassword,
  markOf,
  passwordBits,
  protect,
  protectedCopy,
  unprotect,
} from '../../../electron/distribution/index.ts'
import { verifyDocument } from '../../../electron/signing/index.ts'
import { allText, textOf, xmlOf } from '../documents/leaks.ts'
import { sendingOf, signedFile } from './kit.ts'

const PASSWORD = 'batu-kemi-ruza-pidu-huni-gawi'

describe('A protected copy', () => {
  let signed: Uint8Array
  let locked: Uint8Array
  beforeAll(async () => {
    signed = await signedFile()
    locked = await protect(signed, PASSWORD)
  })

  it('holds the signed file byte for byte, so that its signature is still valid', async () => {
    const opened = await unprotect(locked, PASSWORD)
    expect(Buffer.from(opened).equals(Buffer.from(signed))).toBe(true)
    const stateOf = (file: Uint8Array) => verifyDocument(file, { trusted: [] }).state
    expect(stateOf(opened)).toBe(stateOf(signed))
  })

  it('is opened by another reader of the format with the same password', async () => {
    expect(isEncrypted(Buffer.from(locked))).toBe(true)
    const opened = await decrypt(Buffer.from(locked), { password: PASSWORD })
    expect(opened.equals(Buffer.from(signed))).toBe(true)
  })

  it('says that it is AES with a key of 256 bits, and holds nothing that can be read', () => {
    const text = Buffer.from(locked).toString('latin1')
    expect(text).toMatch(/cipherAlgorithm="AES"/)
    expect(text).toMatch(/keyBits="256"/)
    expect(text).toMatch(/hashAlgorithm="SHA512"/)
    expect(text).toMatch(/spinCount="100000"/)
    expect(text).not.toContain('word/document.xml')
  })

  it('differs each time, also for the same file and password', async () => {
    const again = await protect(signed, PASSWORD)
    expect(Buffer.from(again).equals(Buffer.from(locked))).toBe(false)
  })

  it.each(['batu-kemi-ruza-pidu-huni-gawa', PASSWORD.toUpperCase(), PASSWORD.replaceAll('-', ' '), 'x'])(
    'does not open with the wrong password %j, and says what to check',
    async (wrong) => {
      await expect(unprotect(locked, wrong)).rejects.toMatchObject({
        code: 'wrong passphrase',
        message: 'That password does not open this file.',
      })
    },
  )

  it('is refused for what is empty, no Word document, too large, or without a password', async () => {
    const refused = async (bytes: Uint8Array, password = PASSWORD) =>
      protect(bytes, password).then(
        () => 'made',
        (error: Error) => error.message,
      )
    expect(await refused(new Uint8Array())).toBe('The file to be protected is empty.')
    expect(await refused(new TextEncoder().encode('%PDF-1.7'))).toBe(
      'Only a Word document can be protected with a password.',
    )
    const huge = new Uint8Array(101 * 1024 * 1024)
    huge.set([0x50, 0x4b, 0x03, 0x04])
    expect(await refused(huge)).toBe('The file is too large to be protected with a password.')
    expect(await refused(signed, '')).toBe('There is no password.')
    expect(await refused(signed, 'x'.repeat(256))).toBe('The password is too long for a Word file.')
  })

  it('that is damaged, or is none, is told apart from a wrong password', async () => {
    const damaged = async (bytes: Uint8Array) =>
      unprotect(bytes, PASSWORD).then(
        () => 'opened',
        (error: { code: string }) => error.code,
      )
    expect(await damaged(signed)).toBe('damaged file')
    expect(await damaged(new Uint8Array())).toBe('damaged file')
    expect(await damaged(locked.subarray(0, 2000))).toBe('damaged file')
  })

  it('may be as large as 30 MB', { timeout: 240_000 }, async () => {
    const large = zipSync({ 'word/media/scan.bin': [randomBytes(30 * 1024 * 1024), { level: 0 }] })
    const opened = await unprotect(await protect(large, PASSWORD), PASSWORD)
    expect(Buffer.from(opened).equals(Buffer.from(large))).toBe(true)
  })

  it('never keeps anybody waiting who is typing: it is made in a thread of its own', async () => {
    let turns = 0
    let isRunning = true
    const count = () => {
      turns += 1
      if (isRunning) setImmediate(count)
    }
    count()
    await protect(signed, PASSWORD)
    isRunning = false
    expect(turns).toBeGreaterThan(100)
  })
})

describe('The password slip', () => {
  it('carries the password in large type and how to pass it on, and nobody’s name', async () => {
    const sending = await sendingOf()
    const { file, slip, password } = await protectedCopy(sending)
    expect(file.fileName).toBe('Initial conference 2026-09-17 WX-4471 parent 2 v1.0 protected.docx')
    expect(slip.fileName).toBe(`password slip ${markOf(sending.lineId)}.docx`)
    const text = textOf(xmlOf(slip.bytes, 'word/document.xml'))
    expect(text).toContain(password)
    expect(text).toContain('WX-4471')
    expect(text).toContain('Never in the same e-mail or envelope')
    for (const name of ['Tyler', 'Pruett', 'Harcastle', 'Lee'])
      expect(allText(slip.bytes)).not.toContain(name)
    expect(Buffer.from(await unprotect(file.bytes, password)).equals(Buffer.from(sending.file.bytes))).toBe(
      true,
    )
  })

  it('takes the password that a line already has', async () => {
    const { password } = await protectedCopy(await sendingOf(), PASSWORD)
    expect(password).toBe(PASSWORD)
  })
})

describe('A password', () => {
  const made = Array.from({ length: 3000 }, makePassword)

  it('is six groups of small letters that do not look like others', () => {
    for (const password of made)
      expect(password).toMatch(/^([bdfghjkmnprstvwz][aeiu][bdfghjkmnprstvwz][aiu](-|$)){6}/)
  })

  it('has more than 69 bits of chance in it, and is never the same twice', () => {
    expect(passwordBits).toBeGreaterThan(69)
    expect(new Set(made).size).toBe(made.length)
  })

  it('uses every letter in every place about as often as chance does', () => {
    for (const place of [0, 1, 2, 3]) {
      const letters = made.flatMap((password) => password.split('-').map((group) => group.charAt(place)))
      const counts = Map.groupBy(letters, (letter) => letter)
      const fair = letters.length / counts.size
      for (const [, found] of counts) expect(Math.abs(found.length - fair) / fair).toBeLessThan(0.25)
    }
  })

  it('never holds a word that nobody wants to read out about a child', () => {
    const all = made.join('-')
    for (const word of ['nazi', 'paki', 'rape', 'hate', 'mama', 'papa'])
      expect(all.split('-')).not.toContain(word)
  })
})
