/** What happened to a line, as sentences: pure. */
import type { LineEvent } from '../../../shared/distribution/index.ts'
import { sayInstant } from '../../ui/index.ts'
import { upper } from './words.ts'

const withReference = (words: string, reference: string): string =>
  reference ? `${words} (${reference})` : words

/** " by tracked post", " by hand", " to be read with the person"; '' where nothing is said. */
const byMethod = (method: LineEvent['method']): string => {
  if (method === '') return ''
  if (method === 'by hand') return ' by hand'
  return method === 'read with the person' ? ' to be read with the person' : ` by ${method}`
}

const proofSays = ({ proof, reference }: LineEvent): string => {
  switch (proof) {
    case 'read aloud by':
      return reference ? `Read aloud by ${reference}` : 'Read aloud to them'
    case 'signed receipt':
      return reference ? `Signed for by ${reference}` : 'Signed for'
    case 'reply from the recipient':
      return withReference('The recipient replied', reference)
    case '':
      return withReference('Proof kept', reference)
    default:
      return withReference(`${upper(proof)} kept`, reference)
  }
}

const happened = (event: LineEvent, nameOf: (account: string) => string): string => {
  const { kind, method, address, readBack, agreed, reference, contained } = event
  switch (kind) {
    case 'address set':
      return [
        `To go${byMethod(method) || ' by a method not said'}${address ? ` to ${address}` : ''}`,
        readBack ? 'the address was read back' : '',
        agreed ? 'they agreed in writing' : '',
      ]
        .filter(Boolean)
        .join('; ')
    case 'given to': {
      const name = nameOf(reference) || event.note
      return name ? `Given to ${name}` : reference ? 'Given to somebody' : 'Given to nobody in particular'
    }
    case 'prepared':
      return `Made${event.note ? `: ${event.note}` : ''}${
        reference ? ` (${reference.split('\n').filter(Boolean).join(', ')})` : ''
      }. Nothing was sent`
    case 'sent':
      return withReference(`Sent${byMethod(method)}${address ? ` to ${address}` : ''}`, reference)
    case 'proof':
      return proofSays(event)
    case 'acknowledged':
      return 'The recipient said that they have it'
    case 'returned':
      return 'It came back'
    case 'failed':
      return 'It did not arrive'
    case 'recalled':
      return 'It was called back'
    case 'not to be sent':
      return 'Not to be sent'
    case 'to be sent after all':
      return 'To be sent after all'
    case 'why late':
      return 'Why it is late'
    case 'wrong recipient':
      return `It went to somebody else${reference ? `: ${reference}` : ''}${
        contained === null
          ? ''
          : contained
            ? '. It is contained'
            : '. It is not contained, or not known to be'
      }`
  }
}

/** "Sent by tracked post (AB 123). Left at the desk." */
export const eventWords = (event: LineEvent, nameOf: (account: string) => string): string => {
  const says = happened(event, nameOf)
  // Of these the note is part of the sentence already.
  const note = event.kind === 'given to' || event.kind === 'prepared' ? '' : event.note.trim()
  return note ? `${says}. ${upper(note)}${/[.!?]$/.test(note) ? '' : '.'}` : `${says}.`
}

/** "Thursday 17 September 2026, 12:31, noted by Morag Ellery" */
export const eventWhen = ({ at, byName }: Pick<LineEvent, 'at' | 'byName'>): string =>
  [sayInstant(at), byName ? `noted by ${byName}` : ''].filter(Boolean).join(', ')
