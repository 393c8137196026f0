/**
 * G3 Recipients with proof of receipt (seeds 5.2, 5.1).
 *
 * Counted: each recipient who must have the minutes, or a child a letter of their own, once there is proof or the limit
 * has passed; in a kind of meeting without a limit, once it was sent. A decision letter goes to people who have the
 * minutes as well, so that it is no recipient more. Personal supervision is between those who were in it and is never
 * counted.
 * Met: there is proof that the copy reached its recipient.
 * Day: the meeting. Group: the agency, or for the family and the file who they are. Amount: none.
 * Source: domain section 6, "Proof recorded per recipient".
 */
import { dueFor, type ItemKind } from '../../distribution/index.ts'
import type { MeasureCopy, MeasureFact, MeasureSource } from '../measure.ts'
import { benchOf, heldOn, isPast } from './days.ts'
import { agencyWords, oneOfKind } from './words.ts'

/** One of these is what somebody has of a meeting. */
const items: readonly ItemKind[] = ['minutes', 'child letter']

const itemOf = ({ item }: MeasureCopy): ItemKind | undefined => items.find((one) => one === item)

/** Readers who are no agency. */
const readers: Readonly<Record<string, { group: string; says: string }>> = {
  internal: { group: 'The file', says: 'the file' },
  'case record': { group: 'The file', says: 'the file' },
  parent: { group: 'Parents', says: 'a parent' },
  child: { group: 'Children', says: 'a child' },
  advocate: { group: 'Advocates', says: 'an advocate' },
}

export function proofOfReceipt(source: MeasureSource): MeasureFact[] {
  const { type, date } = source.minutes.meeting
  const day = heldOn(source)
  return source.copies.flatMap((copy): MeasureFact[] => {
    const item = itemOf(copy)
    if (item === undefined || !copy.required || copy.kind === 'personal record') return []
    const { due } = dueFor(type, item, date, benchOf(source))
    const proven = copy.provenOn !== ''
    if (!proven && !(due === '' ? copy.sentOn !== '' : isPast(due, source))) return []
    const reader = readers[copy.kind]
    return [
      {
        measure: 'G3',
        day,
        unit: copy.id,
        met: proven ? 1 : 0,
        group: reader?.group ?? agencyOf(copy, source),
        amount: null,
        says: `Copy for ${reader?.says ?? oneOfKind(copy.agency)}: ${proven ? 'with proof' : copy.sentOn ? 'sent, without proof' : 'not sent'}`,
      },
    ]
  })
}

/** As the record groups it, so that one agency is one in every figure. */
function agencyOf({ agency }: MeasureCopy, { minutes }: MeasureSource): string {
  const known = minutes.people.find((person) => person.agency.trim() === agency.trim())
  return agencyWords(minutes, agency, known?.agencyGroup)
}
