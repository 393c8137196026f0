/** Who did what, told in plain words and only as far as whoever asks may see. */
import type { Account } from '../../shared/access/access.ts'
import { permissionWords } from '../../shared/access/words.ts'
import type { AuditAsk, AuditList, AuditRow } from '../../shared/api/audit.ts'
import { contract } from '../../shared/api/contract.ts'
import type { ProcedureMeta } from '../../shared/api/procedure.ts'
import { actionWords, kindOf, subjectWords } from '../../shared/audit/words.ts'
import { addDays, startOfDay } from '../../shared/clocks/dates.ts'
import type { Rooms } from '../core.ts'
import type { AuditLine } from '../store/index.ts'
import { openableOf } from './who-may-open.ts'

/** One answer's length: a page of a screen. */
const PAGE = 100

const CLOSED = 'a record that you may not open'

export type Period = { from: string; until: string }

/** The instants of a period of London dates, the last one included; '' stays open. */
export const periodOf = ({ from, to }: { from: string; to: string }): Period => ({
  from: from ? startOfDay(from) : '',
  until: to ? startOfDay(addDays(to, 1)) : '',
})

/** Instants are written with and without thousandths. */
const time = (instant: string): number => new Date(instant).getTime()

export const idsOf = (subject: string): string[] => subject.split(' ').filter(Boolean)

/** Whom a row is to be found under: who did it, or in whose name somebody was refused. */
const isOf = (row: AuditLine, person: string): boolean =>
  row.person === person || (row.person === '' && idsOf(row.subject)[0] === person)

/**
 * What rows are about, as this person may know it. `hidden` is true for a row that names a record which they may not open:
 * then neither its id nor its reference is told.
 */
export async function aboutOf(rooms: Rooms, rows: readonly AuditLine[], me: Account) {
  const ids = [...new Set(rows.flatMap(({ subject }) => idsOf(subject)))]
  const { records, families, lines, gone } = await rooms.store.audit.named(ids)
  const open = new Set((await openableOf(rooms, [...records.values()], me)).map(({ id }) => id))
  const names = new Map((await rooms.store.accounts.list()).map(({ id, name }) => [id, name]))

  const one = (id: string): AuditRow['about'] => {
    const recordId = lines.get(id) ?? id
    const record = records.get(recordId)
    if (record && !open.has(recordId)) return [{ kind: 'closed', id: '', words: CLOSED }]
    if (record)
      return [
        { kind: 'record', id: recordId, words: `${record.title}, ${record.date} (${record.familyRef})` },
      ]
    const family = families.get(id)
    if (family !== undefined) return [{ kind: 'family', id, words: family }]
    const moved = gone.get(recordId)
    if (moved !== undefined)
      return [{ kind: 'family', id: '', words: `${moved} (moved to the child’s file)` }]
    const name = names.get(id)
    return name === undefined ? [] : [{ kind: 'person', id, words: name }]
  }
  return {
    names,
    about: ({ subject }: AuditLine) => {
      const all = idsOf(subject).flatMap(one)
      return all.filter((this_, at) => all.findIndex(({ words }) => words === this_.words) === at)
    },
    hidden: ({ subject }: AuditLine) =>
      idsOf(subject).some((id) => {
        const recordId = lines.get(id) ?? id
        return records.has(recordId) && !open.has(recordId)
      }),
  }
}

/** What a refused call was for, in the words of the permission that it needs; its own name where it is not known any more. */
function refusedWords(name: string): string {
  const found: unknown = name
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], contract)
  const meta = (found as { '~orpc'?: { meta?: Partial<ProcedureMeta> } } | undefined)?.['~orpc']?.meta
  return meta?.permission ? permissionWords[meta.permission] : name
}

const moreWords = ({ action, subject }: AuditLine): string => {
  const more = subjectWords(action, subject)
  return action === 'refused' ? refusedWords(more) : more
}

const toRow =
  ({ names, about }: Awaited<ReturnType<typeof aboutOf>>) =>
  (line: AuditLine): AuditRow => ({
    seq: line.seq,
    at: line.at,
    person: line.person,
    name: names.get(line.person) ?? (line.person ? 'Somebody who is not known any more' : ''),
    action: line.action,
    says: actionWords(line.action),
    about: about(line),
    more: moreWords(line),
  })

/** Rows for one page, newest first. What was read until now is in it. */
export async function auditList(rooms: Rooms, me: Account, ask: AuditAsk): Promise<AuditList> {
  const { store } = rooms
  await store.readings.flush()
  const { from, until } = periodOf(ask)
  const [first, end] = [from ? time(from) : 0, until ? time(until) : Number.POSITIVE_INFINITY]
  const ids = ask.about ? await mayAsk(rooms, me, await store.audit.idsAbout(ask.about)) : undefined
  const fits = (row: AuditLine): boolean => {
    if (ask.kind ? kindOf(row.action) !== ask.kind : kindOf(row.action) === 'typing') return false
    if (ask.person && !isOf(row, ask.person)) return false
    const at = time(row.at)
    if (at < first || at >= end) return false
    return ids === undefined || idsOf(row.subject).some((id) => ids.has(id))
  }
  // Clocks are put right by minutes, and a reading stands up to a second behind a change: a day is more than enough.
  const past = (row: AuditLine): boolean => time(row.at) < first - 24 * 60 * 60 * 1000
  const found = await store.audit.find({ before: ask.before, person: '', most: PAGE }, fits, past)
  const rows = found.rows.map(toRow(await aboutOf(rooms, found.rows, me)))
  return { rows, next: found.next }
}

/** Of the ids that are asked about those of records that this person may not open are taken away. */
async function mayAsk(rooms: Rooms, me: Account, ids: Set<string>): Promise<Set<string>> {
  const { records, lines } = await rooms.store.audit.named([...ids])
  const open = new Set((await openableOf(rooms, [...records.values()], me)).map(({ id }) => id))
  return new Set(
    [...ids].filter((id) => {
      const recordId = lines.get(id) ?? id
      return !records.has(recordId) || open.has(recordId)
    }),
  )
}

/** What this person did themselves. */
export const ownAuditList = (rooms: Rooms, me: Account, ask: Omit<AuditAsk, 'person'>): Promise<AuditList> =>
  auditList(rooms, me, { ...ask, person: me.id })
