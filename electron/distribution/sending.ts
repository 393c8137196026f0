/**
 * What every way of sending is told about one line of the distribution desk. Whoever calls gives the names that must
 * not be seen from outside (children and family); they are looked for here and never written anywhere.
 */
import { createHash } from 'node:crypto'
import type { CopyKind } from '../../shared/copies/copy.ts'
import { dateWords } from '../../shared/copies/words.ts'
import type { ItemKind } from '../../shared/distribution/index.ts'

export type Sending = {
  /** Id of the line; its mark and the ids of its mails come from it. */
  lineId: string
  item: ItemKind
  /** Reference of the family, e.g. `WX-4471`. */
  reference: string
  /** Date of the meeting, ISO. */
  meetingDate: string
  /** e.g. `1.0`. */
  version: string
  /** SHA-256 of the signed file, lower-case hex. */
  sha256: string
  audience: CopyKind
  /** The signed DOCX as it stands in the record, byte for byte. */
  file: MadeFile
  recipient: { name: string; role: string }
  /** Name of the council; '' where the record has none. */
  authority: string
  /** Whom a reader replies to: a team or a person, with what is known of e-mail and telephone. */
  contact: { name: string; email: string; phone: string }
  /** Names of the children and the family of the record: none of them may show from outside. */
  keepOut: readonly string[]
  /** True for the bundled fictional example. */
  fictional: boolean
}

export type MadeFile = { fileName: string; bytes: Uint8Array }

/** Nothing that looks or sounds like another: no I, L, O, U, 0 or 1. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Short mark of a line, the same each time: `D-7KQ2-M9PD`. It stands in the subject of its mails, since many mail
 * programs give a message another id when they send it, and in what is printed; a receipt finds its line by it.
 */
export function markOf(lineId: string): string {
  let rest = createHash('sha256').update(`mark of a line\n${lineId}`).digest().readBigUInt64BE()
  const base = BigInt(LETTERS.length)
  let mark = ''
  for (let at = 0; at < 8; at++) {
    mark += LETTERS[Number(rest % base)]
    rest /= base
  }
  return `D-${mark.slice(0, 4)}-${mark.slice(4)}`
}

const MARK = new RegExp(`(?<![A-Z0-9])D-([${LETTERS}]{4})-([${LETTERS}]{4})(?![A-Z0-9])`, 'i')

/** The first mark of a line in a text, in capitals; '' where there is none. */
export function markIn(text: string): string {
  const found = MARK.exec(text)
  return found ? `D-${found[1]}-${found[2]}`.toUpperCase() : ''
}

/** Reserved for names that are nobody's (RFC 2606): a message id under it says nothing about who sent it. */
const DOMAIN = 'distribution.invalid'

/**
 * Message id of a mail of this line, without angle brackets. A mail that is made anew needs another one, or servers
 * take it for the first and drop it.
 * @param attempt 1 for the first mail of the line
 */
export function messageIdOf(lineId: string, attempt: number): string {
  return `${markOf(lineId).toLowerCase()}.${attempt}@${DOMAIN}`
}

const MESSAGE_ID = new RegExp(`d-[a-z0-9]{4}-[a-z0-9]{4}\\.\\d{1,9}@${DOMAIN.replace('.', '\\.')}`, 'i')

/** The first message id of ours in a text; '' where there is none. */
export const messageIdIn = (text: string): string => MESSAGE_ID.exec(text)?.[0].toLowerCase() ?? ''

/** Names as the words that must not be seen; a word of one or two letters would be found everywhere. */
const wordsOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) =>
      name
        .normalize('NFC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => [...word].length > 2)

/** Does the text hold one of the names as a word of its own? */
export function names(text: string, keepOut: readonly string[]): boolean {
  const words = new Set(wordsOf([text]))
  return wordsOf(keepOut).some((word) => words.has(word))
}

/** The reference, or '' where it holds somebody's name in whatever place. */
export function referenceOf({ reference, keepOut }: Sending): string {
  const inside = reference.normalize('NFC').toLowerCase()
  return wordsOf(keepOut).some((word) => inside.includes(word)) ? '' : oneLine(reference)
}

const itemNames: Record<ItemKind, string> = {
  minutes: 'minutes',
  'decision letter': 'decision letter',
  'child letter': 'letter',
  'referral sheet': 'referral sheet',
  'distribution checklist': 'distribution checklist',
  addendum: 'addendum to minutes',
  'correction outcome': 'answer to a request for correction',
}

/** Kind of document in words, in the middle of a sentence. */
export const itemName = ({ item }: Sending): string => itemNames[item]

export const meetingDay = ({ meetingDate }: Sending): string => dateWords(meetingDate)

/** One line without control, invisible or direction characters, and without white space at its ends. */
export const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()

/** Name of a file that goes out: the signed one's own, unless it holds a name that may not be seen. */
export function fileNameOf(sending: Sending): string {
  const own = plainFileName(sending.file.fileName)
  if (own && !names(own, sending.keepOut)) return own
  return `${itemName(sending)} ${markOf(sending.lineId)}.docx`
}

/** Legal on every system; '' where nothing is left of it. */
export function plainFileName(name: string): string {
  const safe = oneLine(name)
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/u.exec(safe) ?? []
  return stem ? `${[...stem].slice(0, 110).join('').trimEnd()}${ending}` : ''
}
