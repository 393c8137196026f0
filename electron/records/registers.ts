/**
 * The registers of a family, and one of them over all families for an audit. Read from the case file and from signed
 * records that this person may open; what is restricted, privileged or personal in those is never part of a register,
 * because a register leaves as a file.
 */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import {
  type CaseFile,
  type FamilyRecords,
  type JudgeMissed,
  legalRegister,
  medicalRegister,
  missedRegister,
  noRows,
  policeRegister,
  type ReadRecord,
  type RegisterKind,
  type Registers,
  registerKinds,
  statusesOn,
  statusInWords,
  type WeeksAllowed,
  within,
} from '../../shared/cases/index.ts'
import { readMinutes } from '../../shared/checks/index.ts'
import { missedBy } from '../../shared/checks/missed.ts'
import { addMonths, lengthOf, londonDate, longDate, parseDate } from '../../shared/clocks/index.ts'
import {
  type Audience,
  childSchema,
  emptyContent,
  type Minutes,
  planOf,
  toMinutes,
} from '../../shared/minutes/index.ts'
import type { RuleSet } from '../../shared/rule-sets/index.ts'
import { type Template, templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { caseFor } from './case-files.ts'
import { withoutPersonal } from './history.ts'
import { minutesOf } from './judge.ts'
import { rulesFor } from './rules-in-force.ts'
import { openableOf } from './who-may-open.ts'

const closed: ReadonlySet<Audience> = new Set(['restricted', 'supervision', 'learning'])

/** A record without whatever stands under a closed heading, is itself closed, or is kept from somebody. */
export function withoutClosed(minutes: Minutes, template: Template): Minutes {
  const shut = template.sections.filter(({ audience }) => closed.has(audience))
  const keys = new Set(shut.map(({ key }) => key))
  const isShut = (kind: 'wasNotBrought' | 'checks'): boolean => shut.some((section) => section.kind === kind)
  return {
    ...withoutPersonal(minutes, template),
    events: minutes.events.filter(({ type }) => type !== 'wasNotBrought' || !isShut('wasNotBrought')),
    answers: isShut('checks') ? [] : minutes.answers,
    tables: minutes.tables.filter(({ key }) => !keys.has(key)),
    sections: minutes.sections
      .filter(({ key }) => !keys.has(key))
      .map((section) => ({
        ...section,
        entries: section.entries.filter(
          ({ audience, withholdFrom }) =>
            (audience === undefined || !closed.has(audience)) && withholdFrom.length === 0,
        ),
      })),
  }
}

const dayInWords = (date: string): string => {
  const day = parseDate(date)
  return day ? longDate(day).replace(/^\w+ /, '') : date
}

async function read(rooms: Rooms, records: readonly RecordMeta[]): Promise<ReadRecord[]> {
  const found: ReadRecord[] = []
  for (const record of records) {
    const minutes = await minutesOf(rooms, record)
    const template = await rooms.templates.of(minutes.meeting.type, minutes.meeting.templateVersion)
    const title = [record.title, dayInWords(record.date)].filter(Boolean).join(', ')
    found.push({ id: record.id, title, minutes: withoutClosed(minutes, template) })
  }
  return found
}

const oldestFirst = (records: readonly RecordMeta[]): RecordMeta[] =>
  records.toSorted((a, b) => a.date.localeCompare(b.date) || a.createdAt.localeCompare(b.createdAt))

/** What the newest decision about a child says of the plan; undefined where none does. */
function decidedPlan(records: readonly ReadRecord[], child: string): string | undefined {
  for (const { minutes } of records.toReversed()) {
    const value = minutes.decisions.findLast((one) => one.child === child)?.value.trim() ?? ''
    if (/^(?:cpp (?:made|continues)|s47|strategy\/s47)/i.test(value)) return 'CPP'
    if (/\bcin\b/i.test(value)) return 'CIN'
    if (/^(?:cpp (?:not made|ends)|no s47|step down|close|nfa|early help)/i.test(value)) return ''
  }
  return undefined
}

/** The plan a child's appointments are judged by: the case file's, or what was decided, or what the last meeting was. */
function planWords(file: CaseFile, records: readonly ReadRecord[], child: string, day: string): string {
  const [status] = statusesOn(file.statuses, child, 'plan', day)
  if (status) return statusInWords(status)
  const last = records.at(-1)?.minutes
  return decidedPlan(records, child) ?? (last ? planOf(last, child) : '')
}

/** Rule R-WN2's own judgement, of all appointments that are known and by the rules in force on a day (ISO). */
function judgeOf(file: CaseFile, records: readonly ReadRecord[], rules: RuleSet, day: string): JudgeMissed {
  return (child, events) => {
    const content = emptyContent({ type: 'MGMT', date: day })
    const planBefore = planWords(file, records, child, day)
    const minutes = toMinutes({
      ...content,
      children: [childSchema.parse({ id: child, planBefore })],
      // The words of a row are read by other rules; what became of the appointment is all that counts here.
      events: events.map((event) => ({ ...event, text: '', reason: '', harm: '' })),
    })
    const template = templateFor('MGMT')
    if (!template) return undefined
    const moment = `${day}T12:00:00Z`
    const { settings } = rules
    const found = missedBy(child, readMinutes({ minutes, template, history: [], settings, now: moment }))
    if (found?.level !== 'persistent') return undefined
    const why = `${found.why.charAt(0).toUpperCase()}${found.why.slice(1)}.`
    return { why, events: found.events.map(({ id }) => id) }
  }
}

type Asked = { kinds: readonly RegisterKind[]; rules: RuleSet; day: string }

async function ofFamily(
  rooms: Rooms,
  file: CaseFile,
  metas: readonly RecordMeta[],
  asked: Asked,
): Promise<Registers> {
  const records = await read(rooms, oldestFirst(metas))
  const family: FamilyRecords = { file, records }
  const { kinds, rules, day } = asked
  const weeks: WeeksAllowed = {
    preProceedings: lengthOf('T-PREPROC', rules.clockSettings).n,
    proceedings: lengthOf('T-CARE', rules.clockSettings).n,
  }
  const wants = (kind: RegisterKind): boolean => kinds.includes(kind)
  return {
    wnb: wants('wnb') ? missedRegister(family, judgeOf(file, records, rules, day)) : [],
    medicals: wants('medicals') ? medicalRegister(family) : [],
    police: wants('police') ? policeRegister(family) : [],
    legal: wants('legal') ? legalRegister(family, weeks) : [],
  }
}

const signedOnly = (records: readonly RecordMeta[]): RecordMeta[] =>
  records.filter(({ state }) => state === 'signed')

/** All registers of one family, as they stand today. Throws `Problem` "not found". */
export async function registersOf(rooms: Rooms, caseId: string, me: Account, now: Date): Promise<Registers> {
  const file = await caseFor(rooms, caseId, me)
  const own = signedOnly(await rooms.store.records.ofCase(caseId))
  const day = londonDate(now.toISOString())
  const rules = await rulesFor(rooms, { meeting: { date: day } }, now)
  return ofFamily(rooms, file, await openableOf(rooms, own, me), { kinds: registerKinds, rules, day })
}

/**
 * Months before the period whose records are read as well: what was missed then may make something within it
 * persistent, and a medical is decided before it is held.
 */
const MONTHS_BEFORE: Record<RegisterKind, number> = { wnb: 24, medicals: 6, police: 6, legal: 0 }

export type AuditRequest = { kind: RegisterKind; from: string; to: string }

/** One register over all families, with what is dated within the period. */
export async function auditRegister(
  rooms: Rooms,
  { kind, from, to }: AuditRequest,
  me: Account,
  now: Date,
): Promise<Registers> {
  const today = londonDate(now.toISOString())
  const day = to !== '' && to < today ? to : today
  const rules = await rulesFor(rooms, { meeting: { date: day } }, now)
  const since = from === '' ? '' : addMonths(from, -MONTHS_BEFORE[kind])
  const signed = signedOnly(await rooms.store.records.list()).filter(
    ({ date }) => date === '' || date >= since,
  )
  const readable = Map.groupBy(await openableOf(rooms, signed, me), ({ caseId }) => caseId)
  const found = noRows()
  for (const { id } of await rooms.store.cases.list()) {
    const metas = readable.get(id) ?? []
    if (metas.length === 0 && kind !== 'wnb') continue
    const file = await caseFor(rooms, id, me)
    const rows = await ofFamily(rooms, file, metas, { kinds: [kind], rules, day })
    found.wnb.push(...within(rows.wnb, { from, to }))
    found.medicals.push(...within(rows.medicals, { from, to }))
    found.police.push(...within(rows.police, { from, to }))
    found.legal.push(...within(rows.legal, { from, to }))
  }
  return found
}
