/**
 * What the figures say of a supervisor or a chair, as rows for the tables of a record of supervision of supervisors (domain
 * 2.10): nobody counts by hand what Chairside has. Every row says where it comes from. It is for whoever answers for that
 * person, and tells only of records that they may open.
 */
import { z } from 'zod'
import type { Account } from '../../shared/access/access.ts'
import { supervisedBy } from '../../shared/access/supervision.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { FROM_FIGURES, type PictureRow } from '../../shared/api/supervision.ts'
import { clocksFor } from '../../shared/checks/index.ts'
import { addMonths, londonDate } from '../../shared/clocks/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import { drawn } from '../../shared/sampling/index.ts'
import { inWords } from '../../shared/supervision/index.ts'
import { quorumOf } from '../../shared/templates/quorum.ts'
import type { Rooms } from '../core.ts'
import type { DueRow } from '../store/index.ts'
import { sentFor } from './distribution-sent.ts'
import { familyHistory } from './history-reviews.ts'
import { minutesOf } from './judge.ts'
import { plainName } from './plain-name.ts'
import { rulesFor } from './rules-in-force.ts'
import { scopeOf } from './supervision-plan.ts'
import { isMe, openableOf } from './who-may-open.ts'

/** How far back is looked where there was no session before. */
const MONTHS_BACK = 3
/** Of a reason that somebody wrote: enough to know which one it is. */
const REASON_LENGTH = 300
const SAMPLE = 2

type Look = {
  rooms: Rooms
  me: Account
  now: Date
  about: Account
  /** ISO days, both included. */
  since: string
  today: string
  /** Everybody below the person whom it is about. */
  below: ReadonlySet<string>
}

const row = (key: string, id: string, cells: Record<string, string>): PictureRow => ({
  key,
  id: `${FROM_FIGURES}${key}-${id}`,
  cells,
})
const span = ({ since, today }: Look): string => `${inWords(since)} to ${inWords(today)}`
const peopleSchema = z.array(z.string())

/** Rows for a person whom I answer for; nothing for anybody else. */
export async function pictureOf(rooms: Rooms, about: Account, me: Account, now: Date) {
  await rooms.supervision.current()
  const scope = await scopeOf(rooms, me)
  if (!scope.below.has(about.id)) {
    return { rows: [], says: 'The figures are for those who supervise this person, and their managers.' }
  }
  const today = londonDate(now.toISOString())
  const readings = await rooms.store.supervision.readings()
  const last = readings
    .filter(({ kind, chair, people }) => {
      return (
        kind === 'supervisors' &&
        chair !== about.id &&
        peopleSchema.parse(JSON.parse(people)).includes(about.id)
      )
    })
    .map(({ day }) => day)
    .filter((day) => day !== '' && day < today)
    .at(-1)
  const since = last ?? addMonths(today, -MONTHS_BACK)
  const look: Look = { rooms, me, now, about, since, today, below: supervisedBy(scope.lines, about.id) }
  const theirs = (await rooms.store.supervision.dues()).filter(({ supervisor }) => supervisor === about.id)
  const chaired = await chairedSince(look)
  return {
    rows: [
      ...(await compliance(look, theirs)),
      ...(await sample(look)),
      ...(await highRisk(look, theirs, chaired)),
      ...(await approvals(look)),
      ...chairing(look, chaired),
    ],
    says: `From signed records, ${span(look)}.`,
  }
}

/** Of the person who is supervised in this record. */
export async function teamPicture(rooms: Rooms, record: RecordMeta, me: Account, now: Date) {
  const about =
    record.type === 'SUP_SUP' ? await supervisedIn(rooms, await minutesOf(rooms, record)) : undefined
  if (!about) {
    return { rows: [], says: 'Name the person who is supervised first, as somebody who signs in here.' }
  }
  return pictureOf(rooms, about, me, now)
}

async function supervisedIn(rooms: Rooms, minutes: Minutes): Promise<Account | undefined> {
  const accounts = (await rooms.store.accounts.list()).filter(({ active }) => active)
  const chair = minutes.people.find(({ id }) => id === minutes.meeting.chair)
  const others = minutes.people.filter(({ id }) => id !== minutes.meeting.chair)
  const found = others.flatMap(({ accountId: account, name }) => {
    const one = accounts.find((each) => isMe(each, { account, name: plainName(name) }))
    return one && one.id !== chair?.accountId ? [one] : []
  })
  return found.length === 1 ? found[0] : undefined
}

/** For each worker, and for the team's own sessions: by name, because workers are not put in an order of any other kind. */
async function compliance(look: Look, theirs: readonly DueRow[]): Promise<PictureRow[]> {
  const { rooms, since, today } = look
  const names = new Map((await rooms.store.accounts.list()).map(({ id, name }) => [id, name]))
  const within = theirs.filter(({ due }) => due >= since && due <= today)
  const lines = Map.groupBy(within, ({ kind, person, team }) => (kind === 'group' ? `group ${team}` : person))
  return [...lines]
    .map(([id, all]) => {
      const count = (...states: string[]) => all.filter(({ state }) => states.includes(state)).length
      const late = count('held late')
      const overdue = count('due', 'booked')
      const excused = count('excused')
      const reasons = all
        .filter(({ state, why }) => state !== 'held' && why !== '')
        .map(({ due, why }) => `${inWords(due)}: ${why}`)
      const open = all.filter(({ state, said }) => state === 'missed' && said === '').length
      const why = [
        ...reasons,
        late > 0 ? `${late} held late.` : '',
        overdue > 0 ? `${overdue} overdue.` : '',
        excused > 0 ? `${excused} excused.` : '',
        open > 0 ? `No reason given yet for ${open}.` : '',
        `From signed sessions, ${span(look)}.`,
      ]
      const team = id.startsWith('group ')
        ? `${id.slice(6)}, group supervision`
        : (names.get(id) ?? 'No worker named')
      return row('compliance', id || 'nobody', {
        team,
        due: String(all.length),
        onTime: String(count('held')),
        missed: String(count('missed')),
        why: why.filter(Boolean).join(' '),
      })
    })
    .sort((a, b) => (a.cells.team ?? '').localeCompare(b.cells.team ?? ''))
}

/** Drawn by a number that everybody can work out again, so that nobody chooses: two families where there are two. */
async function sample(look: Look): Promise<PictureRow[]> {
  const { rooms, me, about, since, today } = look
  const readings = (await rooms.store.supervision.readings()).filter(
    ({ kind, chair, day }) => kind === 'case' && chair === about.id && day >= since && day <= today,
  )
  const records = (await rooms.store.facts.records(readings.map(({ record_id }) => record_id))).map(
    (one) => one.record,
  )
  const byId = new Map((await openableOf(rooms, records, me)).map((record) => [record.id, record]))
  // The same lot as for quality samples, with a seed that is the same for as long as the session is prepared.
  const open = drawn(`${about.id} ${since}`, [...byId.keys()], byId.size).flatMap((id) => byId.get(id) ?? [])
  const families = open.filter(({ caseId }, at) => open.findIndex((one) => one.caseId === caseId) === at)
  const chosen = families.length >= SAMPLE ? families : open
  return chosen.slice(0, SAMPLE).map((record) =>
    row('sample', record.id, {
      caseRef: `${record.familyRef || 'No reference'}, supervision of ${inWords(record.date)} (drawn by lot from ${open.length} since ${inWords(since)})`,
    }),
  )
}

/** Of the families of their workers, and of those whose conferences they chaired. */
async function highRisk(
  look: Look,
  theirs: readonly DueRow[],
  chaired: readonly Chaired[],
): Promise<PictureRow[]> {
  const { rooms, me, now, below } = look
  const led = (await rooms.store.supervision.dues()).filter(
    ({ kind, person }) => kind === 'case' && below.has(person),
  )
  const families = new Set([...theirs, ...led].map(({ case_id }) => case_id).filter(Boolean))
  for (const { record } of chaired) if (record.caseId) families.add(record.caseId)
  const reviewed = (await rooms.store.records.list()).filter(
    ({ type, caseId }) => type === 'HRR' && families.has(caseId),
  )
  const rows: PictureRow[] = []
  for (const caseId of new Set(reviewed.map((record) => record.caseId))) {
    const { familyRef } = await rooms.store.cases.get(caseId)
    const { reviews } = await familyHistory(rooms, caseId, me, now)
    for (const { record, flagged, waitsFor, due, late } of reviews) {
      if (waitsFor === 'nobody') continue
      const by = due ? `, by ${inWords(londonDay(due))}${late ? ', which has passed' : ''}` : ''
      rows.push(
        row('highRisk', record.recordId, {
          caseRef: familyRef || 'No reference',
          stage: `Waits for ${waitsFor}. ${flagged ? `Flagged on ${inWords(flagged)}. ` : ''}From its high-risk history review.`,
          next: `${waitsFor === 'the signature' ? 'To be signed' : `The view of ${waitsFor}`}${by}`,
        }),
      )
    }
  }
  return rows
}

const londonDay = (at: string): string => (at.includes('T') ? londonDate(at) : at)

/** What this person set aside or approved in their own name since the last session. */
async function approvals({ rooms, me, about, since, today }: Look): Promise<PictureRow[]> {
  const all = await rooms.store.supervision.statementsBy(about.id, since)
  const records = (await rooms.store.facts.records(all.map(({ recordId }) => recordId))).map(
    ({ record }) => record,
  )
  const open = new Map((await openableOf(rooms, records, me)).map((record) => [record.id, record]))
  return all.flatMap(({ recordId, statement }) => {
    const record = open.get(recordId)
    const day = londonDate(statement.at)
    if (!record || day > today || (statement.kind !== 'override' && statement.kind !== 'closure decision'))
      return []
    const what = statement.kind === 'override' ? `Check ${statement.ruleId} set aside` : 'Closure approved'
    const text = statement.text.trim()
    return [
      row('overrides', statement.id, {
        caseRef: record.familyRef || 'No reference',
        what: `${what} on ${inWords(day)}, in ${record.title}`,
        reason: text.length > REASON_LENGTH ? `${text.slice(0, REASON_LENGTH)}…` : text,
      }),
    ]
  })
}

type Chaired = { record: RecordMeta; quorate: boolean; late: boolean; dissent: number }

/** Signed conferences that this person chaired since the last session, as far as I may open them. */
async function chairedSince(look: Look): Promise<Chaired[]> {
  const { rooms, me, about, since, today, now } = look
  if (about.role !== 'CP chair') return []
  const of = { account: about.id, name: plainName(about.name) }
  const theirs = (await rooms.store.facts.mayBeOf(['ICPC', 'RCPC'], of)).filter(
    ({ record, parties }) =>
      record.state === 'signed' &&
      record.date >= since &&
      record.date <= today &&
      parties.some((party) => party.chairs && isMe(about, party)),
  )
  const found: Chaired[] = []
  const records = theirs.map(({ record }) => record)
  for (const record of await openableOf(rooms, records, me)) {
    const minutes = await minutesOf(rooms, record)
    const template = await rooms.templates.of(minutes.meeting.type, minutes.meeting.templateVersion)
    const rules = await rulesFor(rooms, minutes, now)
    const sent = await sentFor(rooms.store, record, { minutes, template, rules })
    const { settings, clockSettings } = rules
    const clocks = clocksFor({ minutes, settings, clockSettings, sent, now: now.toISOString() })
    found.push({
      record,
      quorate: quorumOf(minutes, template.quorum).met,
      late: clocks.some(
        ({ id, state }) => id === 'T-MINUTES-20' && (state === 'met late' || state === 'overdue'),
      ),
      dissent: minutes.dissent.filter(({ audience }) => audience !== 'supervision').length,
    })
  }
  return found
}

function chairing(look: Look, chaired: readonly Chaired[]): PictureRow[] {
  if (chaired.length === 0) return []
  const of = chaired.length === 1 ? 'of 1 conference' : `of ${chaired.length} conferences`
  const refs = (those: readonly Chaired[]) =>
    those.length > 0 ? ` (${those.map(({ record }) => record.familyRef || 'no reference').join(', ')})` : ''
  const without = chaired.filter(({ quorate }) => !quorate)
  const late = chaired.filter((one) => one.late)
  const disagreed = chaired.filter(({ dissent }) => dissent > 0)
  const from = `From signed conferences, ${span(look)}.`
  return [
    row('chairing', 'quorum', {
      what: 'Quorum',
      shows: `${without.length} ${of} without quorum${refs(without)}. ${from}`,
    }),
    row('chairing', 'late', {
      what: 'Late minutes',
      shows: `Minutes late for ${late.length} ${of}${refs(late)}. ${from}`,
    }),
    row('chairing', 'dissent', {
      what: 'Dissent',
      shows: `Disagreement recorded in ${disagreed.length} ${of}${refs(disagreed)}. ${from}`,
    }),
  ]
}
