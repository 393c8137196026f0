import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { emailDraft, markOf, messageIdOf, readReceipt } from '../../../electron/distribution/index.ts'
import { sendingOf, to } from './kit.ts'

const LINE = '01JGX0000000000000000LINE1'
const MARK = markOf(LINE)
const ID = messageIdOf(LINE, 1)
const SUBJECT = `Confidential: minutes, reference WX-4471 (${MARK})`

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'))
const read = (text: string, name = 'receipt.eml') => readReceipt(bytesOf(text), name)

/** A delivery notification as servers send it (RFC 3464). */
const notification = (
  perRecipient: string,
  {
    returned = `Message-ID: <${ID}>\nSubject: ${SUBJECT}\n`,
    message = 'Reporting-MTA: dns; mx.example.org',
    head = '',
  } = {},
) => `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: conferences@wexcombe.example
Subject: Delivery Status Notification
Date: Thu, 1 Oct 2026 11:20:05 +0100
${head}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

This is the mail system.

--b1
Content-Type: message/delivery-status

${message}

${perRecipient}

--b1
Content-Type: text/rfc822-headers

${returned}
--b1--
`

describe('A delivery notification', () => {
  it('that says delivered names the mail, the line, the address and the time', async () => {
    const receipt = await read(
      notification(
        'Final-Recipient: rfc822; lee@example.org\nAction: delivered\nStatus: 2.0.0\nLast-Attempt-Date: Thu, 1 Oct 2026 11:14:00 +0100',
      ),
    )
    expect(receipt).toEqual({
      what: 'delivered',
      messageId: ID,
      reference: MARK,
      recipient: 'lee@example.org',
      at: '2026-10-01T10:14:00.000Z',
      says: expect.stringContaining(
        'The mail system says that it was delivered to lee@example.org on 1 October 2026',
      ),
    })
  })

  it.each([
    ['5.1.1', 'The address does not exist there.'],
    ['5.2.2', 'The mailbox is full.'],
    ['5.3.4', 'The mail is too large for it.'],
    ['4.4.7', 'The mail system tried for days and gave up.'],
    ['5.7.1', 'It was refused by a rule of security there.'],
  ])('that says failed with status %s says why in plain words', async (status, why) => {
    const receipt = await read(
      notification(
        `Original-Recipient: rfc822;Lee@example.org\nFinal-Recipient: rfc822;lee@inner.example\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status}\n  no such\n\tmailbox`,
      ),
    )
    expect(receipt).toMatchObject({
      what: 'failed',
      reference: MARK,
      messageId: ID,
      recipient: 'Lee@example.org',
    })
    expect(receipt.says).toContain('It could not be delivered to Lee@example.org')
    expect(receipt.says).toContain(why)
    expect(receipt.says).toContain(`550 ${status} no such mailbox`)
  })

  it.each([
    ['delayed', 'the mail system is still trying'],
    ['relayed', 'passed on'],
    ['expanded', 'passed on'],
    ['something-new', 'does not say what became of the mail'],
  ])('that says %s is no proof of anything', async (action, says) => {
    const receipt = await read(
      notification(`Final-Recipient: rfc822; lee@example.org\nAction: ${action}\nStatus: 4.4.1`),
    )
    expect(receipt).toMatchObject({ what: 'unknown', reference: MARK })
    expect(receipt.says).toContain(says)
  })

  it('for several addresses is a failure when one of them failed', async () => {
    const receipt = await read(
      notification(
        'Final-Recipient: rfc822; a@example.org\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 5.1.1',
      ),
    )
    expect(receipt).toMatchObject({ what: 'failed', recipient: 'b@example.org' })
  })

  it('finds its line by the envelope id where the mail itself did not come back', async () => {
    const receipt = await read(
      notification('Final-Recipient: rfc822; lee@example.org\nAction: delivered', {
        returned: 'X-Nothing: here\n',
        message: `Reporting-MTA: dns; mx.example.org\nOriginal-Envelope-Id: ${ID}`,
      }),
    )
    expect(receipt).toMatchObject({ what: 'delivered', messageId: ID, reference: MARK })
  })

  it('finds its line by the mark in the subject where a mail program gave the mail another id', async () => {
    const receipt = await read(
      notification('Final-Recipient: rfc822; lee@example.org\nAction: failed', {
        returned: `Message-ID: <LO2P123MB0001@LO2P123.PROD.OUTLOOK.COM>\nSubject: ${SUBJECT}\n`,
      }),
    )
    expect(receipt).toMatchObject({
      what: 'failed',
      messageId: 'LO2P123MB0001@LO2P123.PROD.OUTLOOK.COM',
      reference: MARK,
    })
  })

  it('about some other mail is read all the same, and names no line', async () => {
    const receipt = await read(
      notification('Final-Recipient: rfc822; lee@example.org\nAction: delivered', {
        returned: 'Message-ID: <other@example.org>\nSubject: Lunch\n',
      }),
    )
    expect(receipt).toMatchObject({ what: 'delivered', messageId: 'other@example.org', reference: '' })
  })

  it('is read where the whole mail came back with its file, and where it was forwarded as an attachment', async () => {
    const draft = await emailDraft(await sendingOf(), { to, from: '', attempt: 1, receipts: false })
    const whole = notification('Final-Recipient: rfc822; lee@example.org\nAction: failed\nStatus: 5.2.2', {
      returned: '',
    }).replace(
      'Content-Type: text/rfc822-headers\n\n',
      `Content-Type: message/rfc822\n\n${Buffer.from(draft.bytes).toString('latin1')}`,
    )
    expect(await read(whole)).toMatchObject({ what: 'failed', messageId: ID, reference: MARK })
    const forwarded = `From: a@b.example\nTo: c@d.example\nSubject: FW\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="out"\n\n--out\nContent-Type: text/plain\n\nsee below\n--out\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n${whole}\n--out--\n`
    expect(await read(forwarded)).toMatchObject({ what: 'failed', messageId: ID, reference: MARK })
  })
})

/** A read receipt as mail programs send it (RFC 8098). */
const disposition = (fields: string) => `From: Lee Pruett <lee@example.org>
To: conferences@wexcombe.example
Subject: Read: ${SUBJECT}
Date: Fri, 2 Oct 2026 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="m"

--m
Content-Type: text/plain

Your message was opened.

--m
Content-Type: message/disposition-notification

Reporting-UA: mail.example; Thunderbird
Final-Recipient: rfc822;lee@example.org
${fields}

--m--
`

describe('A read receipt', () => {
  it('says by whom and when it was opened, and claims no more than that', async () => {
    const receipt = await read(
      disposition(`Original-Message-ID: <${ID}>\nDisposition: manual-action/MDN-sent-manually; displayed`),
    )
    expect(receipt).toMatchObject({
      what: 'read',
      messageId: ID,
      reference: MARK,
      recipient: 'lee@example.org',
      at: '2026-10-02T08:00:00.000Z',
    })
    expect(receipt.says).toContain('It was opened by lee@example.org on 2 October 2026')
    expect(receipt.says).toContain('That the attached file was read, it does not say.')
  })

  it.each([
    ['deleted', 'without being opened'],
    ['dispatched', 'Whether anybody has opened it is not known'],
    ['processed', 'Whether anybody has opened it is not known'],
  ])('that says %s is no proof that it was read', async (type, says) => {
    const receipt = await read(disposition(`Disposition: automatic-action/MDN-sent-automatically; ${type}`))
    expect(receipt).toMatchObject({ what: 'unknown', reference: MARK })
    expect(receipt.says).toContain(says)
  })
})

const plain = (from: string, subject: string, text: string, more = '') =>
  `From: ${from}\nTo: conferences@wexcombe.example\nSubject: ${subject}\nDate: Thu, 1 Oct 2026 11:20:05 +0100\n${more}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`

describe('A mail without the parts for programs', () => {
  it('from a mail system that says it failed is a failure', async () => {
    const receipt = await read(
      plain(
        'MAILER-DAEMON@old.example.org',
        'Returned mail: see transcript for details',
        `The following address had permanent fatal errors\n<lee@example.org>\n550 5.1.1 User unknown\n\n  --- Headers ---\nMessage-ID: <${ID}>\nSubject: ${SUBJECT}`,
      ),
    )
    expect(receipt).toMatchObject({
      what: 'failed',
      messageId: ID,
      reference: MARK,
      recipient: 'lee@example.org',
    })
    expect(receipt.says).toContain('The address does not exist there.')
  })

  it('from Exchange that could not deliver is a failure, and one that only warns is not', async () => {
    const failed = await read(
      plain(
        'Microsoft Outlook <MicrosoftExchange329e@wexcombe.example>',
        `Undeliverable: ${SUBJECT}`,
        "Your message to lee@example.org couldn't be delivered.",
      ),
    )
    expect(failed).toMatchObject({ what: 'failed', reference: MARK })
    const delayed = await read(
      plain(
        'postmaster@wexcombe.example',
        `Delivery delayed: ${SUBJECT}`,
        'It could not be delivered yet and will be retried.',
      ),
    )
    expect(delayed).toMatchObject({ what: 'unknown', reference: MARK })
    expect(delayed.says).toContain('still trying')
  })

  it.each([
    [
      'Read',
      'Your message\n\n   To: Lee\n   Subject: x\n   Sent: Thursday\n\n was read on Thursday, October 1, 2026.',
      'read',
    ],
    ['Delivered', 'Your message has been delivered to the following recipients:', 'delivered'],
    ['Relayed', 'Delivery to these recipients is complete, but no delivery notification was sent', 'unknown'],
    ['Not read', 'Your message was deleted without being read on Thursday', 'unknown'],
    ['Read', 'Yes, I have read it, but I do not agree.', 'unknown'],
    ['Delivered', 'Yes, thank you.', 'unknown'],
  ])('with the subject "%s: ..." in Outlook’s words %j is %s', async (word, text, what) => {
    expect(await read(plain('lee@example.org', `${word}: ${SUBJECT}`, text))).toMatchObject({
      what,
      reference: MARK,
    })
  })

  it('that somebody wrote is no receipt, nor is an automatic reply', async () => {
    const reply = await read(
      plain(
        'lee@example.org',
        `Re: ${SUBJECT}`,
        'Thank you, got it. It could not be delivered sooner?',
        `In-Reply-To: <${ID}>\n`,
      ),
    )
    expect(reply).toMatchObject({
      what: 'unknown',
      messageId: ID,
      reference: MARK,
      recipient: 'lee@example.org',
    })
    expect(reply.says).toContain('note it as a reply from the recipient')
    const away = await read(
      plain('lee@example.org', `Automatic reply: ${SUBJECT}`, 'I am away', 'Auto-Submitted: auto-replied\n'),
    )
    expect(away).toMatchObject({ what: 'unknown', reference: MARK })
    expect(away.says).toContain('automatic reply')
  })

  it('that quotes the marks of several lines belongs to none of them', async () => {
    const other = markOf('another line')
    const receipt = await read(plain('lee@example.org', 'Your mails', `I have ${MARK} and ${other}.`))
    expect(receipt).toMatchObject({ what: 'unknown', reference: '' })
  })

  it('of other people says that it names no mail of the desk', async () => {
    const receipt = await read(plain('lee@example.org', 'Lunch', 'At one?'))
    expect(receipt).toMatchObject({ what: 'unknown', messageId: '', reference: '' })
    expect(receipt.says).toContain('names no mail of the distribution desk')
  })
})

describe('An item of Outlook', () => {
  const item = (text: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(504),
        Buffer.from(text, 'utf16le'),
      ]),
    )

  it.each([
    ['REPORT.IPM.Note.IPNRN', 'read'],
    ['REPORT.IPM.Note.DR', 'delivered'],
    ['REPORT.IPM.Note.NDR', 'failed'],
    ['REPORT.IPM.Note.IPNNRN', 'unknown'],
    ['IPM.Note', 'unknown'],
  ])('of the class %s is %s', async (kind, what) => {
    const receipt = await readReceipt(item(`${kind}\0\0Read: ${SUBJECT}\0`), 'Read.msg')
    expect(receipt).toMatchObject({ what, reference: MARK, at: '' })
  })
})

describe('Something that is no receipt', () => {
  const zeros = (start: number[], size: number) => {
    const bytes = new Uint8Array(size)
    bytes.set(start)
    return bytes
  }
  it.each([
    ['nothing', new Uint8Array(), 'This file is empty.'],
    ['a scan', new TextEncoder().encode('%PDF-1.7 scan'), 'This is a PDF or a scan.'],
    ['a Word document', zeros([0x50, 0x4b, 3, 4], 200), 'This is a Word document or a zip file.'],
    ['a picture', zeros([0xff, 0xd8, 0xff], 200), 'This is a picture.'],
    ['a text', new TextEncoder().encode('Dear all,\nnote: it arrived.\n'), 'This is no e-mail.'],
    ['20 MB of nothing', zeros([1], 20 * 1024 * 1024), 'This is no e-mail.'],
    [
      'more than any receipt',
      zeros([1], 26 * 1024 * 1024),
      'This file is too large to be a receipt, so it was not read.',
    ],
  ])('is said to be %s', async (_name, bytes, says) => {
    const receipt = await readReceipt(bytes, 'scan.pdf')
    expect(receipt).toMatchObject({ what: 'unknown', messageId: '', reference: '', at: '' })
    expect(receipt.says.startsWith(says)).toBe(true)
  })

  it('may be 20 MB of junk that begins like a mail', async () => {
    const head = bytesOf(
      'From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n',
    )
    const bytes = new Uint8Array(20 * 1024 * 1024).fill(0x2d)
    bytes.set(head)
    expect(await readReceipt(bytes, 'x.eml')).toMatchObject({ what: 'unknown' })
  })

  it('may be nested far deeper than any mail', async () => {
    let nested = 'From: a@b.example\nSubject: x\nMIME-Version: 1.0\n'
    for (let at = 0; at < 2000; at++)
      nested += `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`
    const receipt = await read(nested)
    expect(receipt.what).toBe('unknown')
    expect(receipt.says).toContain('could not be read')
    let mails = 'From: a@b.example\nSubject: x\nMIME-Version: 1.0\n'
    for (let at = 0; at < 2000; at++)
      mails += 'Content-Type: message/rfc822\n\nFrom: a@b.example\nSubject: x\n'
    expect((await read(mails)).what).toBe('unknown')
  })

  it('never throws, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 2000 }),
          fc
            .string({ unit: 'binary', maxLength: 500 })
            .map((text) => bytesOf(`From: a\nSubject: ${text}\nTo: b\n\n${text}`)),
          fc.string({ unit: 'binary', maxLength: 300 }).map((text) => bytesOf(notification(text))),
        ),
        async (bytes) => {
          const receipt = await readReceipt(bytes, 'x')
          expect(receipt.says).not.toBe('')
          expect(['delivered', 'read', 'failed', 'unknown']).toContain(receipt.what)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('The draft itself', () => {
  let draft: Uint8Array
  beforeAll(async () => {
    draft = (await emailDraft(await sendingOf(), { to, from: '', attempt: 1, receipts: true })).bytes
  })
  it('dropped on the desk by mistake is no receipt', async () => {
    expect(await readReceipt(draft, 'draft.eml')).toMatchObject({ what: 'unknown', reference: MARK })
  })
})
