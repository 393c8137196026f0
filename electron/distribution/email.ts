/** E-mails about one line: a draft that a mail program opens ready to send, and the same words for the council's server. */
import { domainToASCII } from 'node:url'
import MailComposer from 'nodemailer/lib/mail-composer'
import { Problem } from '../problem.ts'
import { type MadeFile, markOf, messageIdOf, oneLine, plainFileName, type Sending } from './sending.ts'
import { emailWords } from './words.ts'

export type EmailOptions = {
  /** The one person it goes to. `name` may be ''. */
  to: { name: string; address: string }
  /** Address it is sent from; '' leaves that to the mail program (drafts only). */
  from: string
  /** 1 for the first mail of the line; another for each one after that (`messageIdOf`). */
  attempt: number
  /** Ask for receipts. They go to `from`, else to the contact's address; without either none is asked for. */
  receipts: boolean
  /** The protected copy takes the place of the signed file (`protectedCopy`). */
  attachment?: MadeFile | undefined
}

const UNSENT = 'No e-mail was made.'

const refused = (happened: string, todo: string) => new Problem('not valid', happened, UNSENT, todo)

/** What may stand before the @ without quotes (RFC 5322); whatever else a server may know is not guessed. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** The one e-mail address in a text, ready to be used; a `Problem` that says what is wrong with it. */
export function checkEmailAddress(given: string): string {
  const address = given.trim()
  if (address === '')
    throw refused('There is no e-mail address.', 'Write down the address of the one person this goes to.')
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(address))
    throw refused(
      'The e-mail address has a line break or a hidden character in it.',
      'Delete it and type the address anew.',
    )
  if (/[,;]/.test(address) || address.split('@').length > 2)
    throw refused(
      'This holds more than one e-mail address.',
      'Each copy goes to one person. Leave one address here, and send the others from their own lines.',
    )
  if (/[\s<>"]/.test(address))
    throw refused(
      'There is more than an e-mail address here.',
      'Write the address alone, without a name or spaces: name@example.org.',
    )
  const [local = '', domain = ''] = address.split('@')
  if (!address.includes('@') || local === '' || domain === '')
    throw refused('This is not an e-mail address.', 'It has a name, an @ and a domain: name@example.org.')
  if (!LOCAL.test(local) || local.length > 64)
    throw refused(
      `The part before the @ is not one that mail servers take.`,
      'Check the address letter by letter with the person who gave it.',
    )
  const ascii = domainToASCII(domain).toLowerCase()
  const labels = ascii.split('.')
  const last = labels.at(-1) ?? ''
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(last))
    throw refused(
      'The part after the @ is not the name of a mail domain.',
      'It has a dot in it, such as example.org. Check it letter by letter.',
    )
  const whole = `${local}@${ascii}`
  if (whole.length > 254)
    throw refused('The e-mail address is too long to be one.', 'Check it letter by letter.')
  return whole
}

/** The address if it can be used, else ''. */
function usable(address: string): string {
  try {
    return checkEmailAddress(address)
  } catch {
    return ''
  }
}

/** A name as it may stand in a header: one line, and no address inside that a mail program could take for the real one. */
const displayName = (name: string): string => {
  const plain = oneLine(name)
  return plain.includes('@') ? '' : [...plain].slice(0, 120).join('').trim()
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export type Composed = { bytes: Uint8Array; to: string; from: string; messageId: string }

/** The mail as bytes, with CRLF line ends. `sentAt`: set for one that is sent now; a draft has no date until it is. */
export async function compose(
  sending: Sending,
  options: EmailOptions,
  sentAt: Date | undefined,
): Promise<Composed> {
  const to = checkEmailAddress(options.to.address)
  const from = options.from.trim() === '' ? '' : checkEmailAddress(options.from)
  if (!Number.isSafeInteger(options.attempt) || options.attempt < 1)
    throw new Problem('unexpected', 'An e-mail was asked for without its number.', UNSENT)
  const file = options.attachment ?? sending.file
  if (file.bytes.length === 0)
    throw refused('The file to be attached is empty.', 'Open the record and make its signed copy again.')
  const contact = usable(sending.contact.email)
  const receiptsTo = options.receipts ? from || contact : ''
  const { subject, text, fileName } = emailWords(sending, { isProtected: options.attachment !== undefined })
  const messageId = messageIdOf(sending.lineId, options.attempt)
  const mail = new MailComposer({
    ...(from ? { from } : {}),
    to: { name: displayName(options.to.name), address: to },
    ...(contact && contact !== from ? { replyTo: contact } : {}),
    subject,
    text,
    messageId: `<${messageId}>`,
    ...(sentAt ? { date: sentAt } : {}),
    headers: {
      ...(sentAt ? {} : { 'X-Unsent': '1' }),
      Sensitivity: 'Company-Confidential',
      ...(receiptsTo ? { 'Disposition-Notification-To': receiptsTo, 'Return-Receipt-To': receiptsTo } : {}),
    },
    attachments: [
      {
        filename: plainFileName(options.attachment?.fileName ?? '') || fileName,
        content: Buffer.from(file.bytes),
        contentType: DOCX,
        contentDisposition: 'attachment',
      },
    ],
    newline: 'win',
    // Nothing but what is handed over goes into a mail, whatever a text looks like.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const built = await mail.compile().build()
  return { bytes: sentAt ? built : withoutDate(built), to, from, messageId }
}

/** A draft's date is the one of its sending, which the mail program writes; a date of its making could be taken for it. */
function withoutDate(mail: Buffer): Uint8Array {
  const end = mail.indexOf('\r\n\r\n')
  const head = mail.subarray(0, end).toString('latin1')
  const rest = mail.subarray(end)
  return Buffer.concat([Buffer.from(head.replace(/(^|\r\n)Date:[^\r\n]*(\r\n|$)/i, '$1'), 'latin1'), rest])
}

/** An `.eml` draft with the signed copy (or `attachment`) attached. */
export async function emailDraft(sending: Sending, options: EmailOptions): Promise<MadeFile> {
  const { bytes } = await compose(sending, options, undefined)
  return { fileName: `e-mail ${markOf(sending.lineId)}.eml`, bytes }
}
