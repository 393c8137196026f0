/**
 * What reports count, worked out the slow way: every signed record is read again and everything is added up here, one after
 * the other. It asks the product what one record counts (`shared/measures/facts`), and nothing of how that is added up.
 */
import type { Rooms } from '../../../electron/core.ts'
import { sentFor } from '../../../electron/records/distribution-sent.ts'
import { minutesOf } from '../../../electron/records/judge.ts'
import { leadOf, sourceOf } from '../../../electron/records/measure-facts.ts'
import { keyOf } from '../../../electron/records/new-record.ts'
import { allTeams } from '../../../electron/records/teams.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { clocksFor } from '../../../shared/checks/index.ts'
import { daysBetween, londonDate, parseDate } from '../../../shared/clocks/index.ts'
import { agencyWords } from '../../../shared/measures/facts/words.ts'
import {
  frozenFindingsSchema,
  type MeasureFact,
  type MeasureId,
  measures,
} from '../../../shared/measures/index.ts'
import {
  asItStands,
  disagreementKey,
  endingOf,
  followedBy,
  type Minutes,
  stagesOf,
} from '../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { dressed } from '../../../shared/templates/index.ts'

export type PlainRecord = {
  record: RecordMeta
  /** Without anybody's personal supervision. */
  minutes: Minutes
  facts: MeasureFact[]
  team: string
}

/** One thing that counts; `n`: how often. */
export type PlainRow = {
  day: string
  met: boolean
  group: string
  amount: number | null
  team: string
  n: number
}

async function plainRecord(rooms: Rooms, record: RecordMeta, now: Date): Promise<PlainRecord> {
  const { store } = rooms
  const minutes = await minutesOf(rooms, record)
  const rules = ruleSetOn(minutes.meeting.date, await store.ruleChanges.list(), now.toISOString())
  const { type, templateVersion, conferenceModel } = minutes.meeting
  const template = dressed(await rooms.templates.of(type, templateVersion), conferenceModel, rules.labels)
  const sent = await sentFor(store, record, { minutes, template, rules })
  const { settings, clockSettings } = rules
  const clocks = clocksFor({ minutes, settings, clockSettings, sent, now: now.toISOString() })
  const signed = record.state === 'signed'
  const teams = await allTeams(store)
  const source = sourceOf({
    record,
    minutes,
    template,
    findings: signed ? frozenFindingsSchema.parse(await store.signed.findings(record.id)) : [],
    rules,
    clocks,
    sent,
    lines: await store.distribution.lines({ recordId: record.id }),
    teams,
    now,
  })
  return {
    record,
    minutes: source.minutes,
    facts: signed ? measures.flatMap(({ facts }) => facts?.(source) ?? []) : [],
    team: signed ? (teams[leadOf(minutes, record)] ?? '') : '',
  }
}

/** Signed records, and escalations that are still being followed, oldest first. */
export async function plainRecords(rooms: Rooms, now: Date): Promise<PlainRecord[]> {
  const all = (await rooms.store.records.list()).filter(
    ({ state, type }) => state === 'signed' || type === 'ESC',
  )
  const found: PlainRecord[] = []
  for (const record of all) found.push(await plainRecord(rooms, record, now))
  return found
}

const dateOf = ({ record }: PlainRecord): string => parseDate(record.date) ?? '9999-12-31'
const orderOf = (one: PlainRecord): string => `${dateOf(one)} ${one.record.createdAt} ${one.record.id}`
const familyOf = ({ record }: PlainRecord): string => record.caseId || record.id
const isSupervision = ({ minutes }: PlainRecord): boolean => minutes.meeting.type.startsWith('SUP_')

const rowOf = (fact: MeasureFact, { team }: PlainRecord): PlainRow => ({
  day: fact.day,
  met: fact.met === 1,
  group: fact.group,
  amount: fact.amount,
  team,
  n: 1,
})

/** Of the facts that tell of the same thing the newest. */
function newestOf(
  id: MeasureId,
  records: readonly PlainRecord[],
  sameAs: (fact: MeasureFact, from: PlainRecord) => string,
  newest: (fact: MeasureFact, from: PlainRecord) => string,
): PlainRow[] {
  const best = new Map<string, { order: string; row: PlainRow }>()
  for (const from of records)
    for (const fact of from.facts.filter(({ measure }) => measure === id)) {
      const [key, order] = [sameAs(fact, from), newest(fact, from)]
      const known = best.get(key)
      if (!known || order > known.order) best.set(key, { order, row: rowOf(fact, from) })
    }
  return [...best.values()].map(({ row }) => row)
}

type Asked = { from: string; to: string; now: Date }

function plainActions(records: readonly PlainRecord[]) {
  return records
    .filter(({ record }) => record.state === 'signed')
    .flatMap((from) => {
      const { minutes } = from
      const ofHow = (all: Minutes['actions'], how: 0 | 1) =>
        all.map((action) => {
          const owner = minutes.people.find(({ id }) => id === action.owner)
          return {
            from,
            action,
            key: `${isSupervision(from)} ${familyOf(from)} ${keyOf(action, minutes)}`,
            order: `${orderOf(from)} ${how}`,
            agency: owner?.agency.trim() ? agencyWords(minutes, owner.agency, owner.agencyGroup) : '',
            status: action.status.trim().toLowerCase(),
          }
        })
      return [...ofHow(minutes.previousActions, 0), ...ofHow(minutes.actions, 1)]
    })
}

/** Each action once: the row that is best by this. */
function bestActions(rows: ReturnType<typeof plainActions>, by: (row: (typeof rows)[number]) => string) {
  const best = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const known = best.get(row.key)
    if (!known || by(row) > by(known)) best.set(row.key, row)
  }
  return [...best.values()]
}

function actionsDue(records: readonly PlainRecord[], { now }: Asked): PlainRow[] {
  const today = londonDate(now.toISOString())
  return bestActions(
    plainActions(records),
    ({ status, order }) => `${status === '' ? 0 : 1} ${order}`,
  ).flatMap(({ action, from, status }): PlainRow[] => {
    const due = parseDate(action.due)
    if (due === undefined || status === 'no longer needed') return []
    const done = status === 'done'
    if (!done && due >= today) return []
    const on = parseDate(action.doneOn) ?? from.record.date
    const effect = action.effectOnChild.trim() === '' ? 'Done, no effect recorded' : 'Done, effect recorded'
    return [
      {
        day: due,
        met: done && on <= due,
        group: done ? effect : 'Not done',
        amount: null,
        team: from.team,
        n: 1,
      },
    ]
  })
}

function actionsCarried(records: readonly PlainRecord[], { from, to }: Asked): PlainRow[] {
  const within = records.filter(({ record }) => record.date >= from && record.date <= to)
  return bestActions(plainActions(within), ({ order }) => order)
    .filter(({ status }) => status !== 'done' && status !== 'no longer needed')
    .map((row) => ({
      day: row.from.record.date,
      met: row.action.carriedCount >= 2,
      group: row.agency || 'Family',
      amount: null,
      team: row.from.team,
      n: 1,
    }))
}

function disagreements(records: readonly PlainRecord[]) {
  const all = records.flatMap((from) =>
    from.minutes.dissent
      .filter((row) => row.person !== '' || row.about.trim() !== '' || row.text.trim() !== '')
      .map((row) => {
        const { minutes } = from
        const follows = followedBy(minutes)?.id === row.id
        const stage = follows ? stagesOf(minutes).at(-1) : undefined
        const now = asItStands(row, minutes)
        const rank = minutes.meeting.type === 'ESC' ? 2 : isSupervision(from) ? 0 : 1
        return {
          from,
          key: `${familyOf(from)} ${disagreementKey(row, minutes)}`,
          order: `${rank} ${orderOf(from)}`,
          since: parseDate(stage?.began || row.raisedIn || minutes.meeting.date) ?? '',
          choice: row.choice,
          stage: now.stage.trim(),
          accepted: now.accepted,
          endedOn: parseDate((follows ? endingOf(minutes)?.date : undefined) || now.outcomeSentOn) ?? '',
        }
      }),
  )
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((rows) => {
    const best = rows.toSorted((a, b) => (a.order < b.order ? -1 : 1)).at(-1)
    const raised = rows
      .map(({ since }) => since)
      .filter(Boolean)
      .sort()[0]
    return best && raised ? [{ ...best, raised }] : []
  })
}

/** Everything that one measure counts, whatever the team; the period decides only what is newest in it. */
export async function plainRows(
  rooms: Rooms,
  id: MeasureId,
  records: readonly PlainRecord[],
  asked: Asked,
): Promise<PlainRow[]> {
  const today = londonDate(asked.now.toISOString())
  switch (id) {
    case 'G5':
    case 'G6': {
      const kind = id === 'G5' ? 'case' : 'supervisors'
      const rows = await rooms.workspace.db.selectFrom('supervision_due').selectAll().execute()
      return rows
        .filter((row) => row.kind === kind && row.state !== 'excused')
        .filter(({ state, due }) => !['due', 'booked'].includes(state) || due < today)
        .map((row) => ({
          day: row.due,
          met: row.state === 'held',
          group: '',
          amount: null,
          team: row.team,
          n: id === 'G5' ? row.children : 1,
        }))
    }
    case 'G13':
      return disagreements(records)
        .filter(({ choice }) => choice === 'escalated')
        .map((one) => ({
          day: one.raised,
          met: one.accepted === 'yes',
          group: one.stage || '1 practitioners',
          amount: one.endedOn === '' ? null : Math.max(0, daysBetween(one.raised, one.endedOn)),
          team: one.from.team,
          n: 1,
        }))
    case 'G14':
      return disagreements(records).map((one) => ({
        day: one.raised,
        met: one.choice === 'noted',
        group: '',
        amount: null,
        team: one.from.team,
        n: 1,
      }))
    case 'G24':
      return newestOf(
        id,
        records,
        ({ unit, day }, from) => `${familyOf(from)} ${unit} ${day}`,
        (_, from) => from.record.id,
      )
    case 'G25':
      return newestOf(
        id,
        records.map((from) => ({
          ...from,
          facts: from.facts.filter(({ day }) => day >= asked.from && day <= asked.to),
        })),
        (_, from) => familyOf(from),
        ({ day }, from) => `${day} ${from.record.id}`,
      )
    case 'G26':
      return actionsDue(records, asked)
    case 'G27':
      return actionsCarried(records, asked)
    default:
      return records.flatMap((from) =>
        from.facts.filter(({ measure }) => measure === id).map((fact) => rowOf(fact, from)),
      )
  }
}

/** Counted and met of these rows, by any key. */
export function addedUp(rows: readonly PlainRow[], keyOfRow: (row: PlainRow) => string) {
  const sums = new Map<string, { counted: number; met: number }>()
  for (const row of rows) {
    const sum = sums.get(keyOfRow(row)) ?? { counted: 0, met: 0 }
    sum.counted += row.n
    if (row.met) sum.met += row.n
    sums.set(keyOfRow(row), sum)
  }
  return sums
}
