/**
 * Disagreements across the records of a family, or of all families, as far as this person may open those records. What
 * each record says is kept with its other facts; which of them knows a disagreement best is decided there
 * (`disagreement-facts.ts`).
 */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { Disagreement, RecordLink } from '../../shared/api/escalations.ts'
import { hasEnded } from '../../shared/checks/dissent.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import { disagreementKey } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import type { DisagreementFact, DisagreementRow, KnownRecord } from '../store/index.ts'
import { seenOf, tookPartIn } from './desk-access.ts'
import { disagreementLine } from './disagreement-facts.ts'
import { minutesOf } from './judge.ts'
import { escalationFor, escalationsOf } from './open-escalation.ts'
import { reviewInWork } from './open-review.ts'
import { openable } from './who-may-open.ts'

export const linkOf = (record: RecordMeta): RecordLink => ({
  recordId: record.id,
  title: templateFor(record.type)?.shortName || record.title,
  date: record.date,
})

/** Words of supervision, and restricted ones, stay with those who were there. */
function mayRead(fact: DisagreementFact, known: KnownRecord, me: Account): boolean {
  const closed = fact.restricted || known.record.type.startsWith('SUP_')
  return !closed || known.record.createdBy === me.id || tookPartIn(me, known.parties)
}

/** What an escalation record says of its end holds once it is signed: until then the gate stays shut everywhere. */
function stateOf(fact: DisagreementFact, { record }: KnownRecord): Disagreement['state'] {
  if (fact.choice === 'noted') return 'noted'
  if (fact.choice === '') return 'not said'
  return fact.ended && (!fact.follows || record.state === 'signed') ? 'ended' : 'running'
}

const order: Record<Disagreement['state'], number> = { running: 0, 'not said': 1, noted: 2, ended: 3 }

const bySoonest = (a: Disagreement, b: Disagreement): number =>
  order[a.state] - order[b.state] ||
  (a.state === 'running' ? (a.due || '9999').localeCompare(b.due || '9999') : 0) ||
  (b.endedOn || b.since).localeCompare(a.endedOn || a.since) ||
  a.id.localeCompare(b.id)

type Seen = { row: DisagreementRow; known: KnownRecord }

function lineOf(own: Seen[], me: Account, now: Date): Disagreement | undefined {
  const best = own.at(-1)
  if (!best) return undefined
  const { fact } = best.row
  const readable = mayRead(fact, best.known, me)
  const state = stateOf(fact, best.known)
  const began = own.find(({ row }) => row.fact.beganHere)
  const escalation = own.findLast(({ row }) => row.fact.follows)?.known.record
  const late =
    state === 'running' &&
    fact.accepted !== 'yes' &&
    fact.due !== '' &&
    (fact.dueAt ? Date.parse(fact.dueAt) < now.getTime() : fact.due < londonDate(now.toISOString()))
  return {
    id: best.row.line,
    caseId: best.row.caseId,
    familyRef: best.row.familyRef,
    person: fact.person,
    agency: fact.agency,
    about: readable ? fact.about : '',
    words: readable ? fact.words : '',
    outcome: readable ? fact.outcome : '',
    hidden: !readable,
    choice: fact.choice,
    stage: fact.stage,
    since: fact.since,
    due: fact.due,
    dueAt: fact.dueAt,
    late,
    lead: fact.lead,
    unsafe: fact.unsafe,
    endedOn: fact.endedOn,
    accepted: fact.accepted,
    state,
    began: began ? linkOf(began.known.record) : null,
    from: linkOf(best.known.record),
    row: fact.row,
    escalation: escalation ? { ...linkOf(escalation), signed: escalation.state === 'signed' } : null,
  }
}

/** `caseId` '' is all families. Running first. */
export async function disagreementLines(
  rooms: Rooms,
  caseId: string,
  me: Account,
  now: Date,
): Promise<Disagreement[]> {
  const rows = await rooms.store.disagreements.list(caseId)
  const seen = await seenOf(rooms, await rooms.store.facts.records(rows.map((row) => row.recordId)), me)
  const lines = Map.groupBy(
    rows.flatMap((row): Seen[] => {
      const known = seen.get(row.recordId)
      return known ? [{ row, known }] : []
    }),
    ({ row }) => row.line,
  )
  return [...lines.values()].flatMap((own) => lineOf(own, me, now) ?? []).sort(bySoonest)
}

/** Where each disagreement of one record is followed and where it began, and the review that is being written. */
export async function followedFrom(rooms: Rooms, recordId: string, me: Account) {
  const record = await openable(rooms, recordId, me)
  const minutes = await minutesOf(rooms, record)
  const escalations = await escalationsOf(rooms, record.caseId)
  const known = record.caseId ? await rooms.store.disagreements.list(record.caseId) : []
  const seen = await seenOf(rooms, await rooms.store.facts.records(known.map((one) => one.recordId)), me)
  const rows = minutes.dissent.map((row) => {
    const found = escalationFor(disagreementKey(row, minutes), escalations)
    const line = disagreementLine(row, minutes, record)
    const origin = known.find(
      (one) =>
        one.line === line && one.fact.beganHere && one.recordId !== record.id && seen.has(one.recordId),
    )
    const from = origin && seen.get(origin.recordId)?.record
    return {
      row: row.id,
      escalation:
        found && found.record.id !== record.id
          ? {
              ...linkOf(found.record),
              signed: found.record.state === 'signed',
              ended: hasEnded(found.row, found.minutes),
            }
          : null,
      began: from ? linkOf(from) : null,
    }
  })
  const review = await reviewInWork(rooms, record.caseId)
  return { rows, review: review && review.id !== record.id ? linkOf(review) : null }
}
