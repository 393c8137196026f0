/**
 * Withdrawing a signed version and putting the next one in its place (domain section 7): where personal or third-party data
 * leaked by mistake. From the moment it is withdrawn none of its files is handed out; a second person confirms what is taken
 * out; the replacement is signed anew; and the old version is kept under lock.
 */
import { type Account, levelOf } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { ChangedPassage, Superseded, WithdrawalStanding } from '../../shared/api/corrections.ts'
import { applyMarks, markable, type WithdrawalMark } from '../../shared/corrections/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import type { Letter, Withdrawal } from '../store/index.ts'
import { plainName } from './plain-name.ts'

/** The withdrawal of the newest version that has neither ended nor been dropped. */
export async function openWithdrawal(rooms: Rooms, record: RecordMeta): Promise<Withdrawal | undefined> {
  if (record.state !== 'signed') return undefined
  const all = await rooms.store.corrections.withdrawals(record.id)
  return all.find((one) => one.version === record.version && !one.dropped && !one.replaced)
}

/** Throws `Problem` "blocked" while the signed version is being withdrawn: none of its files leaves. */
export async function refuseWithdrawn(rooms: Rooms, record: RecordMeta): Promise<void> {
  if (!(await openWithdrawal(rooms, record))) return
  throw new Problem(
    'blocked',
    `Version ${record.version} of this record is being withdrawn, so none of its files is handed out.`,
    'The signed record is safe.',
    'Wait for the replacement, or look at Corrections to see how far it is.',
  )
}

/**
 * Letters that may still be handed out: what was signed before the record was replaced may hold what had to be taken out of
 * it, and is signed anew.
 */
export async function currentLetters(rooms: Rooms, { id, state }: RecordMeta): Promise<Letter[]> {
  const letters = await rooms.store.letters.list(id)
  const versions = state === 'signed' ? await rooms.store.signed.versions(id) : []
  const since = versions.length > 1 ? (versions.at(-1)?.signedAt ?? '') : ''
  return letters.filter(({ at }) => at >= since)
}

/** The next whole version: 2.0 after 1.0. */
export const nextVersionOf = ({ version }: RecordMeta): string => `${Number(version.split('.')[0]) + 1}.0`

const headingOf = ({ sections }: Template, where: string): string =>
  sections.find(({ key }) => key === where)?.heading ?? where

/** What marks change, passage by passage, as the record says it. */
export function changesOf(
  minutes: Minutes,
  template: Template,
  marks: readonly WithdrawalMark[],
): ChangedPassage[] {
  const after = new Map(markable(applyMarks(minutes, marks)).map(({ id, text }) => [id, text]))
  const names = new Map([...minutes.people, ...minutes.children].map(({ id, name }) => [id, name]))
  const touched = new Set(marks.map(({ id }) => id))
  return markable(minutes)
    .filter(({ id }) => touched.has(id))
    .map(({ id, where, text }) => ({
      id,
      where: headingOf(template, where),
      before: text,
      after: after.get(id) ?? '',
      keptFrom: [
        ...new Set(marks.flatMap((mark) => (mark.what === 'keep from' && mark.id === id ? mark.people : []))),
      ].map((person) => names.get(person) ?? person),
    }))
}

/** Everything that can be marked, under the headings that people know. */
export const markableOf = (minutes: Minutes, template: Template) =>
  markable(minutes).map((passage) => ({ ...passage, where: headingOf(template, passage.where) }))

export function withdrawalStanding(
  me: Account,
  withdrawal: Withdrawal,
  minutes: Minutes,
  template: Template,
): WithdrawalStanding {
  const { id, version, nextVersion, reason, byName, role, at, confirmed } = withdrawal
  return {
    id,
    version,
    nextVersion,
    reason,
    byName,
    role,
    at,
    confirmed: confirmed && {
      byName: confirmed.byName,
      role: confirmed.role,
      at: confirmed.at,
      note: confirmed.note,
    },
    changes: changesOf(minutes, template, withdrawal.marks),
    notSecond: whyNotConfirm(me, withdrawal),
  }
}

export const whyNotConfirm = (me: Account, { byAccount }: Withdrawal): string =>
  byAccount === me.id ? 'You asked for this, so somebody else looks at it and confirms it.' : ''

const mayOpenOld = new Set(['TM', 'SM', 'HoS', 'QA'])

/** A version under lock is for those who answer for it, with a reason. */
export function whyNotOpenOld(me: Account, record: RecordMeta): string {
  const level = levelOf(me.role) ?? ''
  if (mayOpenOld.has(level) || plainName(record.signedBy) === plainName(me.name)) return ''
  return `A version that was replaced is kept under lock. ${record.signedBy}, a manager or the quality lead may open it, with a reason.`
}

/** Versions that were replaced, who has a file of each, and who has looked into them since. */
export async function oldVersionsOf(
  rooms: Rooms,
  record: RecordMeta,
  minutes: Minutes,
): Promise<Superseded[]> {
  const versions = (await rooms.store.signed.versions(record.id)).filter(
    ({ version }) => version !== record.version,
  )
  if (versions.length === 0) return []
  const withdrawals = await rooms.store.corrections.withdrawals(record.id)
  const openings = await rooms.store.corrections.openings(record.id)
  const lines = await rooms.store.distribution.lines({ recordId: record.id })
  const found: Superseded[] = []
  for (const { version, signedBy, signedAt } of versions) {
    const ended = withdrawals.find((one) => one.version === version && one.replaced)
    const files = await rooms.store.signed.filesOf(record.id, version)
    found.push({
      version,
      signedBy,
      signedAt,
      replacedBy: ended?.replaced?.byName ?? '',
      replacedAt: ended?.replaced?.at ?? '',
      reason: ended?.reason ?? '',
      readers: files.map(({ recipientId, kind }) => {
        const line = lines.find(
          (one) => one.item === 'minutes' && one.version === version && one.recipientId === recipientId,
        )
        const person = [...minutes.people, ...minutes.children].find(({ id }) => id === recipientId)
        const sentAt = line?.standing.sentAt ?? ''
        const recalled = line?.standing.reached === 'recalled'
        const how = line?.standing.method ? `, ${line.standing.method}` : ''
        return {
          recipientId,
          name: line?.name || person?.name || kind,
          sent: recalled
            ? 'Sent, and called back since.'
            : sentAt
              ? `Sent ${sentAt.slice(0, 10)}${how}.`
              : '',
          toRecall: sentAt !== '' && !recalled,
        }
      }),
      openings: openings
        .filter((one) => one.version === version)
        .map(({ byName, role, at, reason }) => ({ byName, role, at, reason })),
    })
  }
  return found
}
