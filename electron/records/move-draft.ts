/**
 * A draft that was begun in the wrong family goes to the right one. What it has of the first family is shown, row by row,
 * and is taken out or kept as somebody decides; what it should know of the other family comes in. Every word that was
 * typed stays, so that a row on which words rest, or in which somebody has written, is never taken out.
 */
import { createHash } from 'node:crypto'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { Drawn, MovePlan } from '../../shared/api/undo.ts'
import type { CaseFile } from '../../shared/cases/index.ts'
import {
  type DraftContent,
  draftToMinutes,
  type Move,
  moveRows,
  moveRowsBack,
  type RowList,
} from '../../shared/minutes/index.ts'
import { dressed, type Template } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import type { DraftMove } from '../store/moves.ts'
import { whyKept } from '../store/thrown-away.ts'
import { seenBy } from './case-files.ts'
import { historyOf } from './history.ts'
import { newRecordContent } from './new-record.ts'
import { rulesFor } from './rules-in-force.ts'
import { undoable } from './thrown-away.ts'
import { openable } from './who-may-open.ts'

/** Lists of a draft that a family's file fills, and what they are called. */
const filledLists = [
  ['children', 'children'],
  ['people', 'people'],
  ['chronology', 'history'],
  ['events', 'appointments'],
  ['previousActions', 'last actions'],
  ['goals', 'goals'],
  ['dissent', 'disagreements'],
] as const satisfies readonly (readonly [RowList, Drawn['group']])[]
type FilledList = (typeof filledLists)[number][0]

type Row = { id: string } & Record<string, unknown>

/** Records that follow something of their own family: in another one they would be about nothing. */
const boundToFamily = new Set(['ESC', 'HRR'])

const cannot = (happened: string, todo: string): Problem =>
  new Problem('blocked', happened, 'Nothing has been changed.', todo)

const signedStays = (): Problem =>
  cannot(
    'This record is signed, so it stays in the family it was signed in.',
    'Ask for its version to be withdrawn under Corrections, so that nobody is given it any more, and write the record again in the right family. What went out is listed there, to be asked back.',
  )

/** The two families, the draft, and what a fresh record would begin with in each. */
type Both = {
  record: RecordMeta
  content: DraftContent
  template: Template
  from: CaseFile
  to: CaseFile
  fresh: { from: DraftContent; to: DraftContent }
}

async function freshIn(
  rooms: Rooms,
  {
    record,
    content,
    template,
    caseFile,
    me,
    now,
  }: Pick<Both, 'record' | 'content' | 'template'> & {
    caseFile: CaseFile
    me: Account
    now: Date
  },
): Promise<DraftContent> {
  const { meeting } = content
  const rules = await rulesFor(rooms, { meeting: { date: meeting.date } }, now)
  return newRecordContent({
    template,
    caseFile,
    me,
    subType: meeting.subType,
    date: meeting.date,
    start: meeting.start,
    place: meeting.place,
    authority: meeting.authority,
    caseRefLabel: rules.labels.caseRefLabel,
    conferenceModel: meeting.conferenceModel,
    history: await historyOf(rooms, { id: record.id, caseId: caseFile.id }),
  })
}

async function bothOf(
  rooms: Rooms,
  { recordId, caseId }: { recordId: string; caseId: string },
  me: Account,
  now: Date,
): Promise<Both> {
  if ((await openable(rooms, recordId, me)).state === 'signed') throw signedStays()
  const { record } = await undoable(rooms, recordId, me)
  if (record.caseId === '')
    throw cannot('This record belongs to no family.', 'Begin a record in the family that it is about.')
  if (boundToFamily.has(record.type))
    throw cannot(
      'This kind of record follows what happened in its own family, and would be about nothing in another one.',
      'Throw this draft away, and begin the record in the right family.',
    )
  if (record.caseId === caseId)
    throw cannot('This draft is in that family already.', 'Choose the family it is about.')
  const why = whyKept(await rooms.store.thrownAway.keptBy(recordId, me.id))
  if (why.length > 0)
    throw cannot(
      `This draft cannot go to another family. ${why.join(' ')}`,
      'Begin a new record in the right family, and say in this one what has happened.',
    )
  if ((await rooms.store.retention.holdsOn({ kind: 'record', id: recordId })).length > 0)
    throw cannot(
      'This draft, or its family, is on legal hold and stays where it is.',
      'Who set the hold and why is under Settings, Retention.',
    )
  const content = await rooms.drafts.content(recordId)
  const { labels } = await rulesFor(rooms, content, now)
  const { templateVersion, conferenceModel } = content.meeting
  const template = dressed(await rooms.templates.of(record.type, templateVersion), conferenceModel, labels)
  const from = await rooms.store.cases.get(record.caseId)
  const to = await rooms.store.cases.get(caseId)
  const at = { record, content, template, me, now }
  return {
    record,
    content,
    template,
    from,
    to,
    fresh: {
      from: await freshIn(rooms, { ...at, caseFile: from }),
      to: await freshIn(rooms, { ...at, caseFile: to }),
    },
  }
}

const rowsIn = (content: DraftContent, list: RowList): Row[] => content[list] as unknown as Row[]

/** Ids of rows that the first family's file, or its earlier records, have put into the draft. */
function drawnIds({ from, fresh }: Both, list: FilledList): Set<string> {
  // Whoever begins the record stands in it without being of the family: of people only the file is asked.
  const rows: { id: string }[] =
    list === 'children' || list === 'people' || list === 'chronology' ? from[list] : rowsIn(fresh.from, list)
  return new Set(rows.map(({ id }) => id))
}

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(stringsIn)
      : []

/** A line of the attendance list in which nobody has written anything. */
const isBare = (row: DraftContent['attendance'][number]): boolean =>
  Object.entries(row).every(([key, value]) => key === 'id' || key === 'person' || value === '')

/** Every id that words of the page rest on: of the text, and of rows that were not drawn from the family. */
function restedOn(content: DraftContent, drawn: ReadonlyMap<RowList, ReadonlySet<string>>): Set<string> {
  const rows = (Object.keys(content) as (keyof DraftContent)[]).flatMap((key): unknown[] => {
    const value: unknown = content[key]
    if (key === 'attendance') return content.attendance.filter((row) => !isBare(row))
    const of = drawn.get(key as RowList)
    return of && Array.isArray(value) ? (value as Row[]).filter(({ id }) => !of.has(id)) : [value]
  })
  return new Set(rows.flatMap(stringsIn))
}

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text)
const joined = (...parts: string[]): string => parts.filter((part) => part.trim() !== '').join(', ')

function saysOf(list: FilledList, row: Row): string {
  const field = (key: string): string => (typeof row[key] === 'string' ? (row[key] as string) : '')
  switch (list) {
    case 'children':
      return joined(field('name') || 'A child without a name', field('dob'))
    case 'people':
      return joined(field('name') || 'Somebody without a name', field('role'), field('agency'))
    case 'previousActions':
      return short(field('text') || 'An action without words')
    case 'goals':
      return short(field('goal') || field('worry') || 'A goal without words')
    case 'events':
      return short(joined(field('date'), field('service'), field('text')) || 'An appointment')
    case 'dissent':
      return short(joined(field('view'), field('reason'), field('text')) || 'A disagreement')
    default:
      return short(joined(field('date'), field('text')) || 'An event without words')
  }
}

/** What of a row must not come to the wrong reader: addresses, and what is kept from somebody. */
function sensitiveOf(row: Row): string {
  const kept = (key: string): number => (Array.isArray(row[key]) ? (row[key] as unknown[]).length : 0)
  const has = (key: string): boolean => typeof row[key] === 'string' && (row[key] as string).trim() !== ''
  const facts = [
    has('address') ? 'address' : '',
    has('phone') ? 'telephone number' : '',
    has('employer') ? 'place of work' : '',
    has('detail') ? 'a note' : '',
    has('setting') ? 'school or setting' : '',
  ]
  const withheld = [
    kept('withholdAddressFrom') > 0 ? 'the address is kept from somebody' : '',
    kept('withholdPhoneFrom') > 0 ? 'the telephone number is kept from somebody' : '',
    kept('withholdEmployerFrom') > 0 ? 'the place of work is kept from somebody' : '',
    kept('withholdSettingFrom') > 0 ? 'the school or setting is kept from somebody' : '',
    kept('withholdFrom') > 0 ? 'it is kept from somebody' : '',
    typeof row.audience === 'string' && row.audience !== 'shared' ? 'it is not for everybody' : '',
  ]
  const says = joined(...facts)
  const holds = joined(...withheld)
  return [says ? `Holds ${says}.` : '', holds ? `${holds[0]?.toUpperCase()}${holds.slice(1)}.` : '']
    .filter(Boolean)
    .join(' ')
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)]),
        )
      : value
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** What of a draft is of the first family, each with why it has to stay where it does. */
function drawnOf(both: Both): Drawn[] {
  const { content, fresh, template } = both
  const ids = new Map<RowList, ReadonlySet<string>>(filledLists.map(([list]) => [list, drawnIds(both, list)]))
  const rests = restedOn(content, ids)
  const rows = filledLists.flatMap(([list, group]): Drawn[] => {
    const began = new Map(rowsIn(fresh.from, list).map((row) => [row.id, row]))
    return rowsIn(content, list)
      .filter(({ id }) => ids.get(list)?.has(id))
      .map((row) => {
        const was = began.get(row.id)
        // What the file says by now may be newer than what the draft began with: it is kept rather than lost.
        const written = was !== undefined && !same(row, was)
        return {
          key: `${list} ${row.id}`,
          group,
          says: saysOf(list, row),
          sensitive: sensitiveOf(row),
          stays: rests.has(row.id)
            ? 'Words on the page name it. Change those first, then remove it there.'
            : written
              ? 'It is not as the family’s file has it: somebody may have written in it.'
              : '',
        }
      })
  })
  const labels = new Map(template.triggers.map(({ key, label }) => [key, label]))
  const dates = Object.entries(fresh.from.meeting.triggers)
    .filter(([key, value]) => value !== '' && content.meeting.triggers[key] === value)
    .map(([key, value]) => ({
      key: `dates ${key}`,
      group: 'dates' as const,
      says: `${labels.get(key) ?? key}: ${value}`,
      sensitive: '',
      stays: '',
    }))
  return [...rows, ...dates]
}

/** Rows of the other family that the draft does not have, with a line in the attendance list for its people. */
function comingIn({ content, fresh }: Both, me: Account): Move['in'] {
  const accounts = new Set(content.people.map(({ accountId }) => accountId).filter(Boolean))
  const isThere = (list: RowList, row: Row): boolean =>
    rowsIn(content, list).some(({ id }) => id === row.id) ||
    (list === 'people' && typeof row.accountId === 'string' && accounts.has(row.accountId))
  const isSelf = (row: Row): boolean => row.accountId === me.id
  const rows = filledLists.flatMap(([list]) =>
    rowsIn(fresh.to, list)
      .filter((row) => !isThere(list, row) && !(list === 'people' && isSelf(row)))
      .map((row) => ({ list: list as RowList, row })),
  )
  const people = new Set(rows.filter(({ list }) => list === 'people').map(({ row }) => row.id))
  const lines = fresh.to.attendance
    .filter(({ person }) => people.has(person))
    .map((row) => ({ list: 'attendance' as RowList, row: row as unknown as Row }))
  return [...rows, ...lines]
}

const groupOf = new Map<RowList, Drawn['group']>(filledLists)

function planOf(both: Both, me: Account): MovePlan {
  const { record, content, from, to } = both
  const dates = datesOf(both, new Set())
  const labels = new Map(both.template.triggers.map(({ key, label }) => [key, label]))
  const plan = {
    from: { caseId: from.id, familyRef: from.familyRef },
    to: { caseId: to.id, familyRef: to.familyRef },
    drawn: drawnOf(both),
    gets: [
      ...comingIn(both, me).flatMap(({ list, row }) => {
        const group = groupOf.get(list)
        return group ? [{ group, says: saysOf(list as FilledList, row) }] : []
      }),
      ...Object.entries(dates).map(([key, value]) => ({
        group: 'dates' as const,
        says: `${labels.get(key) ?? key}: ${value}`,
      })),
    ],
    // What this person may not read goes along all the same, and is not told of.
    events: seenBy(me, from)
      .chronology.filter(({ recordId }) => recordId === record.id)
      .map(({ date, text }) => short(joined(date, text))),
    pasted: [
      ...new Set(
        content.sections.flatMap(({ entries }) => entries.flatMap(({ origin }) => (origin ? [origin] : []))),
      ),
    ],
  }
  return { ...plan, hash: createHash('sha256').update(JSON.stringify(plan)).digest('hex') }
}

/** Dates of the meeting form: those that are taken out, and those that the other family knows and the draft does not. */
function datesOf({ content, fresh }: Both, out: ReadonlySet<string>): Record<string, string> {
  const cleared = [...out].filter((key) => key.startsWith('dates ')).map((key) => key.slice('dates '.length))
  const known = Object.entries(fresh.to.meeting.triggers).filter(
    ([key, value]) => value !== '' && ((content.meeting.triggers[key] ?? '') === '' || cleared.includes(key)),
  )
  return { ...Object.fromEntries(cleared.map((key) => [key, ''])), ...Object.fromEntries(known) }
}

/** What moving the draft would do. Changes nothing. Throws `Problem` where it cannot be moved. */
export async function tryMove(
  rooms: Rooms,
  input: { recordId: string; caseId: string },
  me: Account,
  now: Date,
): Promise<MovePlan> {
  return planOf(await bothOf(rooms, input, me, now), me)
}

/**
 * Moves the draft. `out`: what is taken out, by key. Throws `Problem` "conflict" where something else would happen than
 * was shown, and "not valid" for what cannot be taken out.
 */
export async function moveDraft(
  rooms: Rooms,
  input: { recordId: string; caseId: string; out: readonly string[]; hash: string },
  me: Account,
  now: Date,
): Promise<string> {
  const both = await bothOf(rooms, input, me, now)
  const plan = planOf(both, me)
  if (plan.hash !== input.hash)
    throw new Problem(
      'conflict',
      'Something has changed since you looked at this.',
      'Nothing has been moved.',
      'Look at it again: it now shows what would happen.',
    )
  const out = new Set(input.out)
  const may = new Set(plan.drawn.filter(({ stays }) => stays === '').map(({ key }) => key))
  if (![...out].every((key) => may.has(key)))
    throw new Problem(
      'not valid',
      'Something of this cannot be taken out, because words rest on it.',
      'Nothing has been moved.',
      'Leave it in, and change the words on the page afterwards.',
    )
  const rows = filledLists.flatMap(([list]) =>
    [...out]
      .filter((key) => key.startsWith(`${list} `))
      .map((key) => ({ list: list as RowList, id: key.slice(list.length + 1) })),
  )
  const people = new Set(rows.filter(({ list }) => list === 'people').map(({ id }) => id))
  // Their line under who was there goes with them: only where nobody has written in it.
  const lines = both.content.attendance
    .filter((row) => people.has(row.person) && isBare(row))
    .map(({ id }) => ({ list: 'attendance' as RowList, id }))
  const move: Move = {
    familyRef: both.to.familyRef,
    out: [...rows, ...lines],
    in: comingIn(both, me),
    dates: datesOf(both, out),
  }
  const { record } = both
  await rooms.drafts.changeWith(record.id, me.id, (doc) => {
    const undo = moveRows(doc, move)
    return (update) =>
      rooms.store.moves.move(
        {
          recordId: record.id,
          fromCase: record.caseId,
          toCase: input.caseId,
          familyRef: both.to.familyRef,
          update,
          undo,
        },
        { account: me.id, name: me.name },
      )
  })
  await rooms.drafts.indexNow(record.id).catch(() => undefined)
  return record.id
}

/** The move that can be taken back, for those who may; undefined where there is none. */
export async function movedFrom(
  rooms: Rooms,
  recordId: string,
): Promise<{ caseId: string; familyRef: string; byName: string; at: string } | undefined> {
  const last = await rooms.store.moves.last(recordId)
  if (!last) return undefined
  const { familyRef } = await rooms.store.cases.get(last.fromCase)
  return { caseId: last.fromCase, familyRef, byName: last.byName, at: last.at }
}

/** Ids of rows that came with a move and that words rest on by now. */
function neededSince(content: DraftContent, { undo }: DraftMove): Set<string> {
  const came = new Map<RowList, Set<string>>()
  for (const { list, row } of undo.draft.added)
    came.set(list, (came.get(list) ?? new Set()).add(String(row.id)))
  return restedOn(content, came)
}

/** Takes the last move back: every row where it was, and every word that was typed since stays. */
export async function moveBack(rooms: Rooms, recordId: string, me: Account): Promise<string> {
  if ((await openable(rooms, recordId, me)).state === 'signed') throw signedStays()
  const { record } = await undoable(rooms, recordId, me)
  const last = await rooms.store.moves.last(recordId)
  if (!last) throw cannot('This draft was not moved.', 'To move it, choose the family it is about.')
  await rooms.drafts.changeWith(recordId, me.id, (doc) => {
    moveRowsBack(doc, last.undo.draft, neededSince(draftToMinutes(doc), last))
    const familyRef = String(doc.getMap('meeting').get('familyRef') ?? '')
    return (update) =>
      rooms.store.moves.back({ recordId: record.id, familyRef, update, seq: last.seq }, { account: me.id })
  })
  await rooms.drafts.indexNow(recordId).catch(() => undefined)
  return record.id
}
