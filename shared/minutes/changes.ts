/**
 * What people add to a record after it was written: answers, words in further sections, corrected rows. A file of
 * changes is laid over minutes; a row with a known id is changed in the fields it names, any other row is new.
 */
import { z } from 'zod'
import { type ReadFile, readMinutesFile } from './file.ts'
import { type Minutes, minutesSchema } from './minutes.ts'

export const CHANGES_FORMAT = 'chairside-changes/1'

const lists = [
  'children',
  'people',
  'attendance',
  'chronology',
  'events',
  'tools',
  'previousActions',
  'decisions',
  'views',
  'dissent',
  'goals',
  'actions',
  'answers',
  'cueResolutions',
  'lateReasons',
  'statements',
] as const
type List = (typeof lists)[number]

const row = z.looseObject({ id: z.string() })
type Row = z.infer<typeof row>
const part = z.record(z.string(), z.unknown()).default({})

const changesSchema = z.strictObject({
  format: z.literal(CHANGES_FORMAT),
  note: z.string().optional(),
  meeting: part,
  triggers: z.record(z.string(), z.string()).default({}),
  coreGroup: part,
  nextMeeting: part,
  rows: z.partialRecord(z.enum(lists), z.array(row)).default({}),
  /** Entries to add at the end of a section; the section is made when it is not there. */
  sections: minutesSchema.shape.sections,
  /** Ids of actions that are taken out, because others stand in their place. */
  removedActions: z.array(z.string()).default([]),
  signatories: z.array(z.unknown()).default([]),
})

function laidOver(before: Row[], changes: Row[]): Row[] {
  const changed = new Map(changes.map((change) => [change.id, change]))
  const known = new Set(before.map(({ id }) => id))
  return [
    ...before.map((one) => ({ ...one, ...changed.get(one.id) })),
    ...changes.filter(({ id }) => !known.has(id)),
  ]
}

function sectionsWith(before: Minutes['sections'], added: Minutes['sections']): Minutes['sections'] {
  const after = before.map((section) => ({ ...section, entries: [...section.entries] }))
  for (const { key, child, entries } of added) {
    const there = after.find((section) => section.key === key && section.child === child)
    if (there) there.entries.push(...entries)
    else after.push({ key, child, entries: [...entries] })
  }
  return after
}

/** @param json a file of changes. @returns the whole record, or what is wrong in one sentence; never throws. */
export function withChanges(minutes: Minutes, json: unknown): ReadFile {
  const parsed = changesSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = (issue?.path ?? []).map((step) => `“${String(step)}”`).join(', ')
    return {
      ok: false,
      says: `This is not a file of changes that this version reads${place && `: look at ${place}`}.`,
    }
  }
  const changes = parsed.data
  const rows = Object.fromEntries(
    lists.map((list: List) => [list, laidOver(minutes[list] as Row[], changes.rows[list] ?? [])]),
  )
  return readMinutesFile({
    ...minutes,
    ...rows,
    actions: (rows.actions ?? []).filter(({ id }) => !changes.removedActions.includes(id)),
    sections: sectionsWith(minutes.sections, changes.sections),
    meeting: {
      ...minutes.meeting,
      ...changes.meeting,
      triggers: { ...minutes.meeting.triggers, ...changes.triggers },
    },
    coreGroup: { ...minutes.coreGroup, ...changes.coreGroup },
    nextMeeting: { ...minutes.nextMeeting, ...changes.nextMeeting },
    signatories: changes.signatories,
  })
}
