import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import {
  checkEmailAddress,
  emailDraft,
  markIn,
  markOf,
  messageIdOf,
  protectedCopy,
} from '../../../electron/distribution/index.ts'
import { sendingOf, signedFile, to } from './kit.ts'

const options = { to, from: '', attempt: 1, receipts: false }

const headOf = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes).toString('latin1')
  return text.slice(0, text.indexOf('\r\n\r\n'))
}

/** Names of the headers of the whole mail, unfolded. */
const headerNames = (bytes: Uint8Array): string[] =>
  headOf(bytes)
    .split(/\r\n(?![ \t])/)
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .sort()

const expected = [
  'content-type',
  'message-id',
  'mime-version',
  'reply-to',
  'sensitivity',
  'subject',
  'to',
  'x-unsent',
]

describe('An e-mail draft', () => {
  it('opens as a draft to one person with the signed copy attached, byte for byte', async () => {
    const sending = await sendingOf()
    const draft = await emailDraft(sending, options)
    expect(draft.fileName).toBe(`e-mail ${markOf(sending.lineId)}.eml`)
    const mail = await PostalMime.parse(draft.bytes)
    expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1')
    expect(mail.to).toEqual([{ name: 'Lee Pruett', address: 'lee@example.org' }])
    expect([mail.cc, mail.bcc, mail.from]).toEqual([undefined, undefined, undefined])
    const [file, ...others] = mail.attachments
    expect(others).toEqual([])
    expect(file?.filename).toBe('Initial conference 2026-09-17 WX-4471 parent 2 v1.0.docx')
    expect(file?.mimeType).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    expect(file?.disposition).toBe('attachment')
    expect(Buffer.from(file?.content as ArrayBuffer).equals(Buffer.from(await signedFile()))).toBe(true)
  })

  it('has no date and no sender of its own, so that the mail program writes them when it is sent', async () => {
    const { bytes } = await emailDraft(await sendingOf(), options)
    expect(headerNames(bytes)).toEqual(expected)
  })

  it('has lines that end as mail asks for and are never too long', async () => {
    const { bytes } = await emailDraft(await sendingOf(), options)
    const text = Buffer.from(bytes).toString('latin1')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThan(999)
  })

  it('says in its subject the kind of document, the reference and the mark of its line, and no more', async () => {
    const sending = await sendingOf({ item: 'decision letter' })
    const mail = await PostalMime.parse((await emailDraft(sending, options)).bytes)
    expect(mail.subject).toBe(`Confidential: decision letter, reference WX-4471 (${markOf(sending.lineId)})`)
  })

  it('says what it is, what to do if it went astray, how to check the signature and whom to reply to', async () => {
    const sending = await sendingOf()
    const mail = await PostalMime.parse((await emailDraft(sending, options)).bytes)
    expect(mail.replyTo).toEqual([{ name: '', address: 'conferences@wexcombe.example' }])
    const text = mail.text ?? ''
    for (const words of [
      'minutes from Wexcombe County Council',
      'confidential',
      'Reference: WX-4471',
      'If this came to the wrong person',
      'Reply to this e-mail to say that it reached you by mistake, then delete it',
      'It shows who signed it and when',
      'Conference team, 01632 960001 or conferences@wexcombe.example',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(words)
    for (const name of ['Tyler', 'Pruett', 'Mia', 'Harcastle', 'Lee']) expect(text).not.toContain(name)
  })

  it('leaves out a reference and the name of a file that hold the name of a child', async () => {
    const sending = await sendingOf({
      reference: 'PRUETT-4471',
      file: { fileName: 'Minutes Tyler.docx', bytes: await signedFile() },
    })
    const { bytes } = await emailDraft(sending, options)
    const mail = await PostalMime.parse(bytes)
    expect(mail.subject).toBe(`Confidential: minutes (${markOf(sending.lineId)})`)
    expect(mail.attachments[0]?.filename).toBe(`minutes ${markOf(sending.lineId)}.docx`)
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/pruett|tyler/i)
  })

  it('says how a protected copy opens, and never its password', async () => {
    const sending = await sendingOf()
    const { file, password } = await protectedCopy(sending)
    const { bytes } = await emailDraft(sending, { ...options, attachment: file })
    const mail = await PostalMime.parse(bytes)
    expect(mail.text).toContain('We tell you the password in another way')
    expect(Buffer.from(bytes).toString('latin1')).not.toContain(password)
    expect(mail.attachments[0]?.filename).toBe(
      'Initial conference 2026-09-17 WX-4471 parent 2 v1.0 protected.docx',
    )
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).equals(Buffer.from(file.bytes))).toBe(
      true,
    )
  })

  it('asks for receipts only when told to, and only for an address that can be used', async () => {
    const asked = async (contact: string, from: string) => {
      const sending = await sendingOf({ contact: { name: '', email: contact, phone: '' } })
      const { bytes } = await emailDraft(sending, { ...options, from, receipts: true })
      const { headers } = await PostalMime.parse(bytes)
      return ['disposition-notification-to', 'return-receipt-to'].map(
        (name) => headers.find(({ key }) => key === name)?.value,
      )
    }
    expect(await asked('team@wexcombe.example', '')).toEqual(Array(2).fill('team@wexcombe.example'))
    expect(await asked('team@wexcombe.example', 'me@wexcombe.example')).toEqual(
      Array(2).fill('me@wexcombe.example'),
    )
    expect(await asked('not an address\r\nBcc: x@y.example', '')).toEqual([undefined, undefined])
  })

  it('has the same id each time it is made, and another one when it is made anew for a second mail', async () => {
    const sending = await sendingOf()
    const idOf = async (attempt: number) =>
      (await PostalMime.parse((await emailDraft(sending, { ...options, attempt })).bytes)).messageId
    expect(await idOf(1)).toBe(`<${messageIdOf(sending.lineId, 1)}>`)
    expect(await idOf(1)).toBe(await idOf(1))
    expect(await idOf(2)).not.toBe(await idOf(1))
    expect(markIn((await idOf(2)) ?? '')).toBe(markOf(sending.lineId))
  })

  it('is refused with a sentence when there is nothing to attach', async () => {
    const sending = await sendingOf({ file: { fileName: 'x.docx', bytes: new Uint8Array() } })
    await expect(emailDraft(sending, options)).rejects.toMatchObject({
      code: 'not valid',
      message: 'The file to be attached is empty.',
    })
  })

  it.each([
    ['O’Brien, Siobhán', 'siobhan.o’brien'],
    ["Seán O'Brien", "sean.o'brien"],
    ['王小明', 'wang'],
    ['Ωμέγα "the" <Boss>; x', 'omega'],
    ['a@b.example, c@d.example', 'plain'],
    ['Lee\r\nBcc: everybody@example.org', 'lee'],
    ['=?utf-8?Q?Lee=0D=0ABcc:_x@y.example?=', 'lee'],
    ['\u202eeeL\u0000\u200b', 'lee'],
    ['x'.repeat(5000), 'lee'],
  ])('keeps one recipient and no header more for the name %j', async (name, local) => {
    const draft = emailDraft(await sendingOf(), { ...options, to: { name, address: `${local}@example.org` } })
    if (local.includes('’')) return void (await expect(draft).rejects.toMatchObject({ code: 'not valid' }))
    const { bytes } = await draft
    expect(headerNames(bytes)).toEqual(expected)
    const mail = await PostalMime.parse(bytes)
    expect(mail.to?.map(({ address }) => address)).toEqual([`${local}@example.org`])
  })

  it('parses back to exactly one recipient and no header more, for any name, reference, contact and address', async () => {
    const base = await sendingOf({ file: { fileName: 'x.docx', bytes: new Uint8Array([80, 75, 3, 4]) } })
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'\r\n:<>@,;"\\()[]=? aBcé'), maxLength: 60 }),
    )
    const local = fc.string({
      unit: fc.constantFrom(..."abzAZ09!#$%&'*+/=?^_`{|}~-"),
      minLength: 1,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, local, async (name, reference, contact, before) => {
        const { bytes } = await emailDraft(
          { ...base, reference, contact: { name: contact, email: base.contact.email, phone: contact } },
          { ...options, to: { name, address: `${before}@example.org` } },
        )
        expect(headerNames(bytes)).toEqual(expected)
        const mail = await PostalMime.parse(bytes)
        expect(mail.to?.map(({ address }) => address)).toEqual([`${before}@example.org`])
        expect(mail.subject?.startsWith('Confidential: minutes')).toBe(true)
        expect(markIn(mail.subject ?? '')).toBe(markOf(base.lineId))
        expect(mail.attachments).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('An e-mail address', () => {
  it.each([
    [' lee@example.org\n', 'lee@example.org'],
    ["o'brien+work@council.gov.uk", "o'brien+work@council.gov.uk"],
    ['Lee.Pruett@EXAMPLE.org', 'Lee.Pruett@example.org'],
    ['info@bücher.example', 'info@xn--bcher-kva.example'],
  ])('%j can be used', (given, used) => {
    expect(checkEmailAddress(given)).toBe(used)
  })

  it.each([
    ['', 'There is no e-mail address.'],
    ['   ', 'There is no e-mail address.'],
    ['a@example.org, b@example.org', 'This holds more than one e-mail address.'],
    ['a@example.org; b@example.org', 'This holds more than one e-mail address.'],
    ['a@example.org b@example.org', 'This holds more than one e-mail address.'],
    ['a@b@example.org', 'This holds more than one e-mail address.'],
    [
      'a@example.org\r\nBcc: b@example.org',
      'The e-mail address has a line break or a hidden character in it.',
    ],
    ['a\u200b@example.org', 'The e-mail address has a line break or a hidden character in it.'],
    ['Lee <lee@example.org>', 'There is more than an e-mail address here.'],
    ['lee', 'This is not an e-mail address.'],
    ['@example.org', 'This is not an e-mail address.'],
    ['lee@', 'This is not an e-mail address.'],
    ['lee..p@example.org', 'The part before the @ is not one that mail servers take.'],
    ['léé@example.org', 'The part before the @ is not one that mail servers take.'],
    ['mailto:lee@example.org', 'The part before the @ is not one that mail servers take.'],
    ['lee@localhost', 'The part after the @ is not the name of a mail domain.'],
    ['lee@192.168.0.1', 'The part after the @ is not the name of a mail domain.'],
    ['lee@-x.example', 'The part after the @ is not the name of a mail domain.'],
    ['lee@exa_mple.org', 'The part after the @ is not the name of a mail domain.'],
  ])('%j is refused with a sentence', (given, says) => {
    expect(() => checkEmailAddress(given)).toThrow(
      expect.objectContaining({ code: 'not valid', message: says }),
    )
  })

  it('is refused for each of its problems with something to do', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (given) => {
        try {
          const used = checkEmailAddress(given)
          expect(used).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/)
          expect(checkEmailAddress(used)).toBe(used)
        } catch (error) {
          expect(error).toMatchObject({ code: 'not valid', safe: 'No e-mail was made.' })
          expect((error as { todo: string }).todo).not.toBe('')
        }
      }),
    )
  })
})

describe('The mark of a line', () => {
  it('is the same each time and found again in whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: fc.constantFrom(...' .,:()[]\n') }), (id, around) => {
        const mark = markOf(id)
        expect(mark).toMatch(/^D-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
        expect(markIn(`${around}${mark.toLowerCase()}${around}`)).toBe(mark)
      }),
    )
    expect(markIn('D-7KQ2-M9PDX XD-7KQ2-M9PD D-7KQ2')).toBe('')
  })
})
