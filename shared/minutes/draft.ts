/**
 * The layout of a draft (a Yjs document) and its two-way mapping to the record's plain content.
 *
 * A draft survives a crash, keeps its history, may be typed in by two people at once and merges after time offline.
 * Text is an XML fragment for each section (`section:<key>`, or `section:<key>:<child>` where the template has one
 * part per child), in the node names of the editor. Rows are arrays of maps. Whatever cannot be read is carried
 * along in `unread` or as an `unknown` block; it is never dropped.
 */
import * as Y from 'yjs'
import type { z } from 'zod'
import {
  actionSchema,
  answerSchema,
  attendanceSchema,
  childSchema,
  chronologyItemSchema,
  cueResolutionSchema,
  type DraftContent,
  decisionSchema,
  dissentSchema,
  draftContentSchema,
  goalSchema,
  lateReasonSchema,
  meetingEventSchema,
  personSchema,
  tableSchema,
  toolSchema,
  viewSchema,
} from './minutes.ts'
import { fragmentToEntries, writeEntries } from './rich-text.ts'

/** Raised when a later version of the product changes this layout, so that an older one leaves such drafts alone. */
export const DRAFT_FORMAT = 1

/** Lists of rows and what a row must look like. */
export const rowLists = {
  children: childSchema,
  people: personSchema,
  attendance: attendanceSchema,
  chronology: chronologyItemSchema,
  events: meetingEventSchema,
  tools: toolSchema,
  previousActions: actionSchema,
  decisions: decisionSchema,
  views: viewSchema,
  dissent: dissentSchema,
  goals: goalSchema,
  actions: actionSchema,
  answers: answerSchema,
  cueResolutions: cueResolutionSchema,
  lateReasons: lateReasonSchema,
} as const
export type RowList = keyof typeof rowLists
export type RowOf<L extends RowList> = z.infer<(typeof rowLists)[L]>

/**
 * Fields whose value is itself a set of named texts. Each is stored under its own key (`fields/requestedAt`), so that
 * two people who fill in different questions of one form do not overwrite each other.
 */
const nested = new Set(['fields', 'cells'])

const SECTION = 'section:'
const TABLE = 'table:'

/** Name of the fragment that holds a section's text. */
export const sectionName = (key: string, child = ''): string =>
  SECTION + key + (child === '' ? '' : `:${child}`)

export const tableName = (key: string): string => TABLE + key

export const rowsOf = (doc: Y.Doc, list: RowList): Y.Array<Y.Map<unknown>> => doc.getArray(list)

/** A row as stored: plain values, nested texts flattened. */
export function rowToMap(row: Record<string, unknown>): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  for (const [key, value] of Object.entries(row)) {
    if (value === undefined) continue
    if (nested.has(key) && value !== null && typeof value === 'object') {
      for (const [name, text] of Object.entries(value)) map.set(`${key}/${name}`, text)
    } else map.set(key, value)
  }
  return map
}

function mapToRow(map: Y.Map<unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const key of [...map.keys()].sort()) {
    const value = map.get(key)
    const slash = key.indexOf('/')
    const outer = slash < 0 ? '' : key.slice(0, slash)
    if (nested.has(outer)) {
      const texts = (row[outer] ?? {}) as Record<string, unknown>
      texts[key.slice(slash + 1)] = value
      row[outer] = texts
    } else row[key] = value instanceof Y.AbstractType ? value.toJSON() : value
  }
  return row
}

type Unread = DraftContent['unread']

function readRows<S extends z.ZodType>(array: Y.Array<unknown>, schema: S, where: string, unread: Unread) {
  const rows: z.infer<S>[] = []
  for (const item of array) {
    const raw = item instanceof Y.Map ? mapToRow(item) : item
    const parsed = schema.safeParse(raw)
    if (parsed.success) rows.push(parsed.data)
    else unread.push({ where, value: item instanceof Y.AbstractType ? item.toJSON() : item })
  }
  return rows
}

function readFields(
  map: Y.Map<unknown>,
  schema: z.ZodObject,
  where: string,
  unread: Unread,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const key of [...map.keys()].sort()) {
    const value = map.get(key)
    const fieldSchema = schema.shape[key]
    const plain = value instanceof Y.AbstractType ? value.toJSON() : value
    if (fieldSchema?.safeParse(plain).success) fields[key] = plain
    else unread.push({ where, value: { [key]: plain } })
  }
  return fields
}

const codePointOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The plain content of a draft. Entries in which nothing has been written yet are left out; sections and tables come
 * in order of their names, for the page's order is the template's business.
 */
export function draftToMinutes(doc: Y.Doc): DraftContent {
  const unread: Unread = []
  const shape = draftContentSchema.shape
  const meetingMap = doc.getMap('meeting')
  const triggers: Record<string, string> = {}
  for (const [key, value] of doc.getMap('triggers')) {
    if (typeof value === 'string') triggers[key] = value
    else unread.push({ where: 'triggers', value: { [key]: value } as Unread[number]['value'] })
  }
  const meeting = readFields(meetingMap, shape.meeting.omit({ triggers: true }), 'meeting', unread)
  const lists = Object.fromEntries(
    (Object.keys(rowLists) as RowList[]).map((list) => [
      list,
      readRows(doc.getArray<unknown>(list), rowLists[list], list, unread),
    ]),
  )
  const names = [...doc.share.keys()].sort(codePointOrder)
  const sections = names
    .filter((name) => name.startsWith(SECTION))
    .map((name) => {
      const [key = '', ...child] = name.slice(SECTION.length).split(':')
      return {
        key,
        child: child.join(':'),
        entries: fragmentToEntries(doc.getXmlFragment(name), name, unread),
      }
    })
    .filter((section) => section.entries.length > 0)
  const tables = names
    .filter((name) => name.startsWith(TABLE))
    .map((name) => ({
      key: name.slice(TABLE.length),
      rows: readRows(doc.getArray(name), tableSchema.shape.rows.element, name, unread),
    }))
    .filter((table) => table.rows.length > 0)
  const stray = [...doc.getArray<{ where: string; value: unknown }>('unread')]
  return draftContentSchema.parse({
    ...lists,
    meeting: { type: 'PROF', ...meeting, triggers },
    sections,
    tables,
    coreGroup: readFields(doc.getMap('coreGroup'), shape.coreGroup.unwrap(), 'coreGroup', unread),
    nextMeeting: readFields(doc.getMap('nextMeeting'), shape.nextMeeting.unwrap(), 'nextMeeting', unread),
    unread: [...unread, ...stray],
  })
}

/** Writes the content into an empty document (or a new one); the inverse of `draftToMinutes`. */
export function minutesToDraft(content: DraftContent, doc: Y.Doc = new Y.Doc()): Y.Doc {
  doc.transact(() => {
    const { triggers, ...meeting } = content.meeting
    const set = (name: string, fields: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(fields)) doc.getMap(name).set(key, value)
    }
    set('meeting', meeting)
    set('triggers', triggers)
    set('coreGroup', content.coreGroup)
    set('nextMeeting', content.nextMeeting)
    doc.getMap('layout').set('format', DRAFT_FORMAT)
    for (const list of Object.keys(rowLists) as RowList[]) {
      rowsOf(doc, list).push(content[list].map((row) => rowToMap(row)))
    }
    for (const { key, child, entries } of content.sections) {
      writeEntries(doc.getXmlFragment(sectionName(key, child)), entries)
    }
    for (const { key, rows } of content.tables) {
      doc.getArray<Y.Map<unknown>>(tableName(key)).push(rows.map((row) => rowToMap(row)))
    }
    doc.getArray('unread').push(content.unread)
  })
  return doc
}

/** False when the draft was written by a later version whose layout this one does not know. */
export function isReadable(doc: Y.Doc): boolean {
  const format = doc.getMap('layout').get('format')
  return format === undefined || (typeof format === 'number' && format <= DRAFT_FORMAT)
}
