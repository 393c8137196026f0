/**
 * The words of an e-mail and of the pages that go with a copy. What stands in a subject or at the start of a mail is
 * read over shoulders and on locked screens: kind of document and reference, and nobody's name.
 */
import { contactWords, type EnclosureFacts, howToCheck } from '../../shared/copies/enclosures.ts'
import { fileNameOf, itemName, markOf, oneLine, referenceOf, type Sending } from './sending.ts'

/** What the pages that go with a copy are told. `reader`: as on the envelope. */
export const factsOf = (sending: Sending, reader: string): EnclosureFacts => ({
  authority: oneLine(sending.authority),
  item: itemName(sending),
  reference: referenceOf(sending),
  mark: markOf(sending.lineId),
  version: oneLine(sending.version),
  sha256: sending.sha256,
  reader: oneLine(reader),
  contact: {
    name: oneLine(sending.contact.name),
    email: oneLine(sending.contact.email),
    phone: oneLine(sending.contact.phone),
  },
  fictional: sending.fictional,
})

type EmailWords = { subject: string; text: string; fileName: string }

export function emailWords(sending: Sending, { isProtected }: { isProtected: boolean }): EmailWords {
  const facts = factsOf(sending, '')
  const { authority, item, reference, mark, version } = facts
  const council = authority || 'the council'
  const article = /^[aeiou]/i.test(item) ? 'an' : 'a'
  const said = [
    `With this e-mail you receive ${item === 'minutes' ? item : `${article} ${item}`} from ${council}. The file is attached. It is confidential and for you alone: please keep it safe, and do not pass it on without asking us.`,
    lines(
      `Document: ${item}, version ${version}`,
      reference && `Reference: ${reference}`,
      `Mark of this e-mail: ${mark}`,
      sending.fictional && 'This is a fictional example: no real child, family or worker.',
    ),
    isProtected
      ? section(
          'How to open it',
          'The file opens in Word or LibreOffice with a password. We tell you the password in another way, never by e-mail. If you do not have it yet, please ask us for it.',
        )
      : '',
    section(
      'If this came to the wrong person',
      'Please do not open the file. Reply to this e-mail to say that it reached you by mistake, then delete it. Please do not forward it.',
    ),
    section('How to check that it is genuine', howToCheck.join(' ')),
    section(
      'If you have a question, or something in it is wrong',
      `Reply to this e-mail, or ask us: ${contactWords(facts)}. Please leave the mark ${mark} in the subject, and write nobody's name there.`,
    ),
  ]
  return {
    subject: `Confidential: ${[item, reference && `reference ${reference}`].filter(Boolean).join(', ')} (${mark})`,
    text: `${said.filter(Boolean).join('\n\n')}\n`,
    fileName: fileNameOf(sending),
  }
}

const lines = (...texts: (string | false)[]): string => texts.filter(Boolean).join('\n')

const section = (heading: string, text: string): string => `${heading}\n${text}`
