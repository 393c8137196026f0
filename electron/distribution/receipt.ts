/**
 * What comes back by mail: delivery notifications (RFC 3464), read receipts (RFC 8098), bounces in plain words, and items
 * saved from Outlook. Whatever it says is only a claim of a mail system: the desk shows it, and a person notes it.
 */
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { instantWords } from '../../shared/copies/words.ts'
import { readApart } from '../apart.ts'
import { markIn, messageIdIn, oneLine } from './sending.ts'

export type Receipt = {
  what: 'delivered' | 'read' | 'failed' | 'unknown'
  /** Id of the mail it is about, without angle brackets; '' where it names none. */
  messageId: string
  /** Mark of the line (`markOf`) found in it; '' where there is none. */
  reference: string
  /** Address that it says it is about; '' where it names none. */
  recipient: string
  /** UTC instant, ISO 8601; '' where it says none. */
  at: string
  /** What was found, or why nothing was, in plain words. */
  says: string
}

/** A returned mail holds its attachment; nothing larger than this comes back as a receipt. */
const LARGEST = 25 * 1024 * 1024
/** What a receipt has to say stands at its start; the rest is the mail that came back. */
const READ = 1024 * 1024
/** A receipt inside a forwarded mail inside a forwarded mail is enough. */
const DEEPEST = 2
/** What is larger is read in a thread of its own: a mail can be built so that looking through it takes hours. */
const READ_HERE = 8 * 1024

const KEPT = 'It can be kept with the line as it is.'

const unknown = (says: string): Receipt => ({
  what: 'unknown',
  messageId: '',
  reference: '',
  recipient: '',
  at: '',
  says,
})

/** Never throws for what is in the file: whatever cannot be read is `unknown`, with a sentence. */
export async function readReceipt(bytes: Uint8Array, fileName: string): Promise<Receipt> {
  if (bytes.length === 0) return unknown('This file is empty.')
  if (bytes.length > LARGEST) return unknown(`This file is too large to be a receipt, so it was not read.`)
  const kind = kindOf(bytes)
  if (kind === 'outlook') return outlookItem(bytes)
  if (kind !== 'mail')
    return unknown(`This is ${kindWords[kind]}. Chairside reads receipts from e-mails only. ${KEPT}`)
  try {
    if (bytes.length <= READ_HERE) return await readMailHere(bytes)
    const read = await readApart('receipt', bytes.subarray(0, READ))
    if ('value' in read) return read.value as Receipt
    throw new Error('It could not be read.')
  } catch {
    const name = /\.(eml|txt|mht)$/i.test(fileName) ? 'This e-mail' : 'This file'
    return unknown(`${name} could not be read: it is damaged, or built in a way that no receipt is. ${KEPT}`)
  }
}

/** The same in this thread. Throws what the reader of mails throws. */
export async function readMailHere(bytes: Uint8Array): Promise<Receipt> {
  return (await readMail(bytes, DEEPEST)) ?? unknown(notOurs)
}

const notOurs = 'This e-mail is no receipt that Chairside knows, and names no mail of the distribution desk.'

type Kind = 'mail' | 'outlook' | 'pdf' | 'zip' | 'picture' | 'other'

const kindWords: Record<Exclude<Kind, 'mail' | 'outlook'>, string> = {
  pdf: 'a PDF or a scan',
  zip: 'a Word document or a zip file',
  picture: 'a picture',
  other: 'no e-mail',
}

const starts: [Kind, readonly number[]][] = [
  ['outlook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
]

const KNOWN =
  /^(from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|auto-submitted|x-[\w-]+|arc-[\w-]+|authentication-results|dkim-signature):/i

function kindOf(bytes: Uint8Array): Kind {
  const known = starts.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  if (known) return known[0]
  const head = Buffer.from(bytes.subarray(0, 16 * 1024))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replace(/^\s+/, '')
    .replace(/^From [^\n]*\n/, '')
  const lines = (head.split(/\r?\n\r?\n/)[0] ?? '').split(/\r?\n(?![ \t])/)
  const headers = lines.filter((line) => KNOWN.test(line))
  return /^[!-9;-~]+:/.test(lines[0] ?? '') && headers.length >= 2 ? 'mail' : 'other'
}

/** Fields of a part that is written like headers, a group for each block of them. */
type Fields = Map<string, string>

function fieldsOf(text: string): Fields[] {
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((block) => {
      const fields: Fields = new Map()
      for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
        const at = line.indexOf(':')
        const name = line.slice(0, at).trim().toLowerCase()
        if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim())
      }
      return fields
    })
    .filter((fields) => fields.size > 0)
}

/** `rfc822; lee@example.org` as the address. */
const addressOf = (field: string | undefined): string =>
  oneLine((field ?? '').replace(/^[\w-]+\s*;/, '').replace(/[<>]/g, '')).slice(0, 254)

const bare = (id: string | undefined): string => oneLine((id ?? '').replace(/[<>]/g, '')).slice(0, 300)

const instantOf = (date: string | undefined): string => {
  const at = Date.parse((date ?? '').replace(/\([^)]*\)/g, ''))
  return Number.isNaN(at) ? '' : new Date(at).toISOString()
}

const textOf = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content)

const isPart = (mail: Email, ...types: string[]): Attachment[] =>
  mail.attachments.filter(({ mimeType }) => types.includes(mimeType))

const headerOf = (mail: Email, name: string): string =>
  mail.headers.find(({ key }) => key === name)?.value ?? ''

/** Everything by which the mail that it is about can be found. */
type About = Pick<Receipt, 'messageId' | 'reference'>

/** Headers of the mail that came back, whole or on their own. */
function returnedHeaders(mail: Email): Fields {
  const [part] = isPart(
    mail,
    'text/rfc822-headers',
    'message/rfc822-headers',
    'message/rfc822',
    'message/global',
    'message/global-headers',
  )
  return (part && fieldsOf(textOf(part))[0]) ?? new Map()
}

function aboutOf(mail: Email, named: readonly (string | undefined)[]): About {
  const returned = returnedHeaders(mail)
  const exact = [...named, returned.get('message-id')].map(bare).filter(Boolean)
  const looser = [mail.inReplyTo, mail.references, returned.get('subject'), mail.subject]
  const words = `${mail.text ?? ''}\n${mail.html ?? ''}`
  // Marks of several lines in one text (a whole conversation quoted) say nothing.
  const inText = new Set(words.split(/\s+/).map(markIn).filter(Boolean))
  const only = inText.size === 1 ? [...inText][0] : ''
  const ours = [...exact, ...looser].map((text) => messageIdIn(text ?? '')).find(Boolean)
  return {
    messageId: exact.find((id) => messageIdIn(id)) ?? ours ?? exact[0] ?? messageIdIn(words),
    reference: [...exact, ...looser].map((text) => markIn(text ?? '')).find(Boolean) ?? only ?? '',
  }
}

/** `undefined`: nothing in it has to do with a receipt or with us. */
async function readMail(bytes: Uint8Array, depth: number): Promise<Receipt | undefined> {
  const mail = await PostalMime.parse(bytes, {
    attachmentEncoding: 'utf8',
    forceRfc822Attachments: true,
    maxNestingDepth: 12,
    maxHeadersSize: 256 * 1024,
  })
  const found = deliveryReport(mail) ?? readReport(mail) ?? plainBounce(mail) ?? plainReceipt(mail)
  if (found) return found
  if (depth > 0)
    for (const part of isPart(mail, 'message/rfc822')) {
      const inner = await readMail(new TextEncoder().encode(textOf(part)), depth - 1)
      if (inner && inner.what !== 'unknown') return inner
    }
  return ordinaryMail(mail)
}

const on = (at: string): string => (at ? ` on ${instantWords(at)}` : '')

/** What a status code means (RFC 3463), for the ones that somebody can do something about. */
function statusWords(status: string): string {
  const meanings: [RegExp, string][] = [
    [/^\d\.1\.[12346]/, 'The address does not exist there.'],
    [/^\d\.2\.1/, 'The mailbox does not take mail any more.'],
    [/^\d\.2\.2/, 'The mailbox is full.'],
    [/^\d\.(2\.3|3\.4)/, 'The mail is too large for it.'],
    [/^\d\.4\.7/, 'The mail system tried for days and gave up.'],
    [/^\d\.7\./, 'It was refused by a rule of security there.'],
  ]
  return meanings.find(([pattern]) => pattern.test(status))?.[1] ?? ''
}

const sentences = (...texts: string[]): string => texts.filter(Boolean).join(' ')

type Outcome = Pick<Receipt, 'what' | 'says'>

/** Worst first: one of several lines that failed must not be hidden by one that arrived. */
const actions = ['failed', 'delayed', 'relayed', 'expanded', 'delivered']

function outcomeOf(action: string, who: string, at: string, why: string): Outcome {
  const to = who ? ` to ${who}` : ''
  switch (action) {
    case 'delivered':
      return { what: 'delivered', says: `The mail system says that it was delivered${to}${on(at)}.` }
    case 'failed':
      return { what: 'failed', says: sentences(`It could not be delivered${to}${on(at)}.`, why) }
    case 'delayed':
      return {
        what: 'unknown',
        says: sentences(`It has not been delivered${to} yet; the mail system is still trying.`, why),
      }
    case 'relayed':
    case 'expanded':
      return {
        what: 'unknown',
        says: `It was passed on${to} to a mail system that gives no receipts. Whether it arrived is not known.`,
      }
    default:
      return {
        what: 'unknown',
        says: 'The mail system sent a report, but does not say what became of the mail.',
      }
  }
}

function deliveryReport(mail: Email): Receipt | undefined {
  const [part] = isPart(mail, 'message/delivery-status', 'message/global-delivery-status')
  if (!part) return undefined
  const blocks = fieldsOf(textOf(part))
  const actionOf = (fields: Fields): string =>
    (fields.get('action') ?? '').toLowerCase().split(/[\s;(]/)[0] ?? ''
  const rank = (fields: Fields): number => {
    const at = actions.indexOf(actionOf(fields))
    return at < 0 ? actions.length : at
  }
  const lines = blocks.filter((fields) => fields.has('action')).sort((a, b) => rank(a) - rank(b))
  const line: Fields = lines[0] ?? new Map()
  const whole: Fields = blocks.find((fields) => !fields.has('action')) ?? new Map()
  const at =
    instantOf(line.get('last-attempt-date')) || instantOf(mail.date) || instantOf(whole.get('arrival-date'))
  const recipient = addressOf(line.get('original-recipient')) || addressOf(line.get('final-recipient'))
  const code = oneLine((line.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;/, '')).slice(0, 300)
  const why = sentences(statusWords(line.get('status') ?? ''), code && `The mail system said: ${code}`)
  return {
    ...aboutOf(mail, [whole.get('original-envelope-id'), line.get('original-message-id')]),
    ...outcomeOf(actionOf(line), recipient, at, why),
    recipient,
    at,
  }
}

function readReport(mail: Email): Receipt | undefined {
  const [part] = isPart(mail, 'message/disposition-notification')
  if (!part) return undefined
  const fields: Fields = fieldsOf(textOf(part))[0] ?? new Map()
  const type = /;\s*([\w-]+)/.exec(fields.get('disposition') ?? '')?.[1]?.toLowerCase() ?? ''
  const recipient = addressOf(fields.get('original-recipient')) || addressOf(fields.get('final-recipient'))
  const at = instantOf(mail.date)
  const by = recipient ? ` by ${recipient}` : ''
  const outcome: Outcome =
    type === 'displayed'
      ? {
          what: 'read',
          says: `It was opened${by}${on(at)}. That the attached file was read, it does not say.`,
        }
      : type === 'deleted'
        ? { what: 'unknown', says: `It was deleted${by}${on(at)} without being opened.` }
        : {
            what: 'unknown',
            says: 'A program dealt with the mail. Whether anybody has opened it is not known.',
          }
  return { ...aboutOf(mail, [fields.get('original-message-id')]), ...outcome, recipient, at }
}

const senderOf = (mail: Email): string =>
  [mail.from?.address, mail.from?.name, headerOf(mail, 'from')].filter(Boolean).join(' ')

/** A bounce without the parts that programs read: older servers, and Outlook's own words. */
function plainBounce(mail: Email): Receipt | undefined {
  const isMachine =
    /mailer-daemon|postmaster|microsoft ?exchange|mail delivery (sub)?system/i.test(senderOf(mail)) ||
    /^\s*<>\s*$/.test(headerOf(mail, 'return-path')) ||
    headerOf(mail, 'x-failed-recipients') !== ''
  if (!isMachine) return undefined
  const said = `${mail.subject ?? ''}\n${plainText(mail)}`.slice(0, SAID)
  const recipient =
    addressOf(headerOf(mail, 'x-failed-recipients')) ||
    (/[\w.+'-]+@[\w-]+(\.[\w-]+)+/.exec(plainText(mail))?.[0] ?? '')
  const at = instantOf(mail.date)
  const isDelay =
    /delayed|will (be retried|keep trying|continue to try)|not yet been delivered|warning: message/i.test(
      said,
    )
  const isFailure =
    /undeliver|returned mail|delivery (has )?fail|failure notice|could ?n[o']t be delivered|could not be delivered|was ?n[o']t delivered|permanent(ly)? (fatal )?(error|fail)|address(es)? (was|were) not found|user unknown|mailbox (is )?full/i.test(
      said,
    )
  if (!isDelay && !isFailure) return undefined
  const code = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? ''
  const outcome = outcomeOf(isDelay ? 'delayed' : 'failed', recipient, at, statusWords(code))
  return { ...aboutOf(mail, []), ...outcome, recipient, at }
}

/** What a mail system has to say stands in its first words; looking through all that it sends back could take for ever. */
const SAID = 20_000

const plainText = (mail: Email): string =>
  (mail.text ?? (mail.html ?? '').slice(0, SAID).replace(/<[^<>]*>/g, ' ')).slice(0, SAID)

/** `Read: ...` and `Delivered: ...` as Outlook and Exchange write them where the parts for programs got lost. */
function plainReceipt(mail: Email): Receipt | undefined {
  const [, word = ''] = /^\s*(not read|read|delivered|relayed)\s*:/i.exec(mail.subject ?? '') ?? []
  const text = plainText(mail).replace(/\s+/g, ' ')
  const at = instantOf(mail.date)
  const about = { ...aboutOf(mail, []), recipient: mail.from?.address ?? '', at }
  const isRead = /your message\b.{0,600}\bwas read on\b/i.test(text)
  if (/^not read/i.test(word) && /was deleted without being read/i.test(text))
    return { ...about, what: 'unknown', says: `It was deleted${on(at)} without being opened.` }
  if (/^read/i.test(word) && isRead)
    return {
      ...about,
      what: 'read',
      says: `It was opened${on(at)}. That the attached file was read, it does not say.`,
    }
  if (/^delivered/i.test(word) && /has been delivered|was delivered/i.test(text))
    return { ...about, ...outcomeOf('delivered', '', at, ''), recipient: '' }
  if (/^relayed/i.test(word) && /no delivery notification|delivery to these recipients/i.test(text))
    return { ...about, ...outcomeOf('relayed', '', at, ''), recipient: '' }
  return undefined
}

/** Somebody wrote back, or a mail of other people. */
function ordinaryMail(mail: Email): Receipt | undefined {
  const about = aboutOf(mail, [])
  const auto = headerOf(mail, 'auto-submitted').trim().toLowerCase()
  const isAutomatic =
    (auto !== '' && auto !== 'no') ||
    /^\s*(automatic reply|auto(matic)? ?response|out of office)/i.test(mail.subject ?? '')
  if (!about.reference && !about.messageId) return undefined
  const says = isAutomatic
    ? 'This is an automatic reply. It does not show that anybody has opened the mail.'
    : 'This is a mail that somebody wrote, and no receipt. If it says that the copy arrived, note it as a reply from the recipient.'
  return { what: 'unknown', ...about, recipient: mail.from?.address ?? '', at: instantOf(mail.date), says }
}

/**
 * An item dragged out of Outlook (.msg). Only its class and our mark are looked for: both stand in it as text, and nothing of
 * the rest is needed.
 */
function outlookItem(bytes: Uint8Array): Receipt {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = `${raw.toString('utf16le')}\n${raw.toString('latin1')}`
  const kind = /REPORT\.IPM\.Note\.(IPNRN|IPNNRN|NDR|DR)(?![A-Za-z])/i.exec(text)?.[1]?.toUpperCase() ?? ''
  const about = {
    messageId: messageIdIn(text),
    reference: markIn(text),
    recipient: '',
    at: '',
  }
  const time = 'When, it does not say: open it in Outlook to see.'
  switch (kind) {
    case 'IPNRN':
      return { ...about, what: 'read', says: `It was opened. ${time}` }
    case 'DR':
      return { ...about, what: 'delivered', says: `The mail system says that it was delivered. ${time}` }
    case 'NDR':
      return { ...about, what: 'failed', says: `It could not be delivered. ${time}` }
    case 'IPNNRN':
      return { ...about, what: 'unknown', says: 'It was deleted without being opened.' }
    default:
      return {
        ...about,
        what: 'unknown',
        says: `This is an item of Outlook or an older Office file, and no receipt that Chairside knows. ${KEPT}`,
      }
  }
}
