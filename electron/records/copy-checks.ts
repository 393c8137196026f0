/**
 * The second person of a copy (rule R-RS, domain 3.1 and 6): before a signed copy that leaves anything out is handed
 * out, somebody who neither signed nor led nor wrote the record looks at it and confirms that very file.
 */
import type { Account } from '../../shared/access/access.ts'
import type { CopyCheck, CopyStanding, RecordMeta } from '../../shared/api/contract.ts'
import { isThisPerson } from '../../shared/checks/index.ts'
import { type Recipient, recipientsOf, whySecondLook } from '../../shared/copies/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/template.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { plainName } from './plain-name.ts'

/** Why this person cannot confirm any copy of this record, as a sentence; empty when they can. */
export function whyNotSecond(me: Account, record: RecordMeta, minutes: Minutes): string {
  if (record.state !== 'signed') return 'Copies are confirmed once the record is signed.'
  const own =
    plainName(record.signedBy) === plainName(me.name)
      ? 'You signed this record'
      : isThisPerson(me, minutes.meeting.chair, minutes)
        ? 'You led this meeting'
        : isThisPerson(me, minutes.meeting.minuteTaker, minutes)
          ? 'You wrote these minutes'
          : ''
  return own && `${own}, so somebody else has to look at its copies and confirm them.`
}

const isReady = (because: string[], checks: CopyCheck[]): boolean => because.length === 0 || checks.length > 0

/** Every copy of the record: why a second person has to look at it, and who has. */
export async function standingOf(
  rooms: Rooms,
  record: RecordMeta,
  minutes: Minutes,
  template: Template,
): Promise<CopyStanding[]> {
  const made = await rooms.store.copyChecks.list(record.id)
  return recipientsOf(minutes, template).map((recipient) => {
    const because = whySecondLook(minutes, recipient, template)
    const checks = made.filter(({ recipientId }) => recipientId === recipient.id)
    return {
      recipientId: recipient.id,
      because,
      checks,
      released: record.state !== 'signed' || isReady(because, checks),
    }
  })
}

/** What rule R-RS is told about a signed record; undefined for a draft, whose copies nobody can confirm yet. */
export async function copyChecksOf(
  rooms: Rooms,
  record: RecordMeta,
  minutes: Minutes,
  template: Template,
): Promise<{ needed: string[]; confirmed: string[] } | undefined> {
  if (record.state !== 'signed') return undefined
  const standing = await standingOf(rooms, record, minutes, template)
  const ids = (list: CopyStanding[]) => list.map(({ recipientId }) => recipientId)
  return {
    needed: ids(standing.filter(({ because }) => because.length > 0)),
    confirmed: ids(standing.filter(({ checks }) => checks.length > 0)),
  }
}

/** Throws `Problem` "blocked" while a signed copy waits for its second person. */
export async function refuseUnseen(
  rooms: Rooms,
  record: RecordMeta,
  minutes: Minutes,
  template: Template,
  recipient: Recipient,
): Promise<void> {
  const standing = await standingOf(rooms, record, minutes, template)
  if (standing.find(({ recipientId }) => recipientId === recipient.id)?.released) return
  throw new Problem(
    'blocked',
    `A second person has not looked at the copy for ${recipient.name} yet.`,
    'The signed record and its copies are safe.',
    'Somebody who did not sign, lead or write this record signs in, opens Copies and confirms it.',
  )
}

/** Problems: `not allowed` for the signer and the like, `not valid` where nobody has to look, `conflict`, `not found`. */
export async function confirmCopy(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  { minutes, template }: { minutes: Minutes; template: Template },
  request: { recipient: Recipient; sha256: string; note: string },
): Promise<CopyCheck> {
  const { recipient, sha256, note } = request
  const why = whyNotSecond(me, record, minutes)
  if (why) throw new Problem('not allowed', why, 'Nothing was confirmed.')
  if (isThisPerson(me, recipient.id, minutes))
    throw new Problem(
      'not allowed',
      'This is your own copy, so somebody else has to confirm it.',
      'Nothing was confirmed.',
    )
  if (whySecondLook(minutes, recipient, template).length === 0)
    throw new Problem(
      'not valid',
      `Nobody has to confirm the copy for ${recipient.name}.`,
      'It can be saved as it is.',
    )
  return rooms.store.copyChecks.add({
    recordId: record.id,
    recipientId: recipient.id,
    sha256,
    byAccount: me.id,
    byName: me.name,
    role: me.role,
    note,
  })
}
