/** What is known of a family's history as high risk: its reviews, and the Head of Service's decision that holds. */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { FinalDecision, HistoryReview } from '../../shared/api/escalations.ts'
import { clocksFor } from '../../shared/checks/index.ts'
import { finalDecisions } from '../../shared/checks/last-word.ts'
import { parseDate } from '../../shared/clocks/index.ts'
import type { Minutes, Statement } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { linkOf } from './disagreements.ts'
import { minutesOf } from './judge.ts'
import { rulesFor } from './rules-in-force.ts'
import { openableOf } from './who-may-open.ts'

type Read = { record: RecordMeta; minutes: Minutes }

async function reviewOf(rooms: Rooms, { record, minutes }: Read, now: Date): Promise<HistoryReview> {
  const { settings, clockSettings } = await rulesFor(rooms, minutes, now)
  const clocks = clocksFor({ minutes, settings, clockSettings, now: now.toISOString() })
  const views = minutes.statements.filter(
    ({ kind, ruleId }) => kind === 'senior manager view' && ruleId === 'R-HH',
  )
  const referred = views.some(({ fields }) => fields.refer === 'Yes')
  const decided = finalDecisions(minutes, settings.overrideMinimum).length > 0
  const view = views.at(-1)
  const waitsFor = !view
    ? 'the senior manager'
    : referred && !decided
      ? 'the Head of Service'
      : record.state === 'signed'
        ? 'nobody'
        : 'the signature'
  const id =
    waitsFor === 'the senior manager' ? 'T-HRR-SM' : waitsFor === 'the Head of Service' ? 'T-HRR-HOS' : ''
  const clock = clocks.find((one) => one.id === id)
  return {
    record: { ...linkOf(record), signed: record.state === 'signed' },
    flagged: parseDate(minutes.meeting.triggers.highRiskFlagged ?? '') ?? '',
    waitsFor,
    due: clock?.due ?? '',
    late: clock?.state === 'overdue',
    seniorView: view ? { by: view.byName, role: view.role, at: view.at, referred } : null,
  }
}

const asDecision = ({ fields, text, byName: by, role, at }: Statement, record: RecordMeta): FinalDecision => {
  const { decision = '', reduce = '', conditions = '', revisitOn = '', newInformation = '' } = fields
  return {
    decision,
    reduce,
    conditions,
    revisitOn,
    newInformation,
    text,
    by,
    role,
    at,
    record: linkOf(record),
  }
}

/** The decision that holds, in whichever of these records it was written: they are in the order of their dates. */
function decisionIn(all: readonly Read[], minimum: number): FinalDecision | null {
  let held: FinalDecision | null = null
  for (const { record, minutes } of all) {
    const newest = finalDecisions(minutes, minimum, held !== null).at(-1)
    if (newest) held = asDecision(newest, record)
  }
  return held
}

/**
 * A decision is shown from the moment it is written, because it cannot be taken back; other records go by it once its
 * own is signed. Only records that this person may open are read.
 */
export async function familyHistory(rooms: Rooms, caseId: string, me: Account, now: Date) {
  const own = await rooms.store.records.ofCase(caseId)
  const mine = await openableOf(rooms, own, me)
  const spoken = new Set<string>()
  for (const { id } of mine)
    if ((await rooms.store.statements.list(id)).some(({ kind }) => kind === 'head of service decision'))
      spoken.add(id)
  const wanted = mine
    .filter((record) => record.type === 'HRR' || spoken.has(record.id))
    .sort((a, b) => a.date.localeCompare(b.date) || a.createdAt.localeCompare(b.createdAt))
  const all: Read[] = await Promise.all(
    wanted.map(async (record) => ({ record, minutes: await minutesOf(rooms, record) })),
  )
  const reviews = await Promise.all(
    all.filter(({ record }) => record.type === 'HRR').map((one) => reviewOf(rooms, one, now)),
  )
  const { settings } = await rulesFor(rooms, { meeting: { date: '' } }, now)
  return { reviews: reviews.reverse(), decision: decisionIn(all, settings.overrideMinimum) }
}
