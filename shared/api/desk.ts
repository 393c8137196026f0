/** What is due across records: Today, the actions of every record one may open, and a file for one's own calendar. */
import { z } from 'zod'
import { audienceSchema } from '../minutes/index.ts'
import { needs } from './procedure.ts'

export const urgencies = ['overdue', 'today', 'week', 'later', 'waiting'] as const
export type Urgency = (typeof urgencies)[number]

export const deskKinds = ['clock', 'action', 'draft', 'ready', 'copies'] as const
export type DeskKind = (typeof deskKinds)[number]

/** One thing that waits, with the one thing to do about it. */
export const deskLineSchema = z.strictObject({
  /** Stable while it waits. */
  id: z.string(),
  kind: z.enum(deskKinds),
  whose: z.enum(['mine', 'team']),
  urgency: z.enum(urgencies),
  title: z.string(),
  /** Whose it is, why it is here: short parts of one quiet line. */
  says: z.array(z.string()),
  recordId: z.string(),
  familyRef: z.string(),
  /** ISO date, or '' where none is set. */
  due: z.string(),
  /** UTC instant of what is counted in hours, or ''. */
  dueAt: z.string(),
  step: z.strictObject({ href: z.string(), label: z.string(), main: z.boolean() }),
})
export type DeskLine = z.infer<typeof deskLineSchema>

export const todaySchema = z.strictObject({
  /** The most urgent first. */
  lines: z.array(deskLineSchema),
  /** A manager's list holds the team's as well. */
  manages: z.boolean(),
  /** There is more of the team's than is shown. */
  more: z.boolean(),
  /** Some records have not been read yet; the list fills by itself. */
  behind: z.boolean(),
})
export type Today = z.infer<typeof todaySchema>

/** What one meeting said of an action. */
export const actionHistorySchema = z.strictObject({
  recordId: z.string(),
  title: z.string(),
  date: z.string(),
  signed: z.boolean(),
  how: z.enum(['raised', 'carried']),
  /** The words as they stood there. */
  what: z.string(),
  owner: z.string(),
  due: z.string(),
  status: z.string(),
  evidence: z.string(),
  effectOnChild: z.string(),
})
export type ActionHistory = z.infer<typeof actionHistorySchema>

export const actionWarnings = ['owner', 'date', 'words', 'carried'] as const

/** One action over time: the newest that is known of it, and where that comes from. */
export const actionLineSchema = z.strictObject({
  id: z.string(),
  /** The newest record that has it. */
  recordId: z.string(),
  caseId: z.string(),
  familyRef: z.string(),
  what: z.string(),
  /** How it will be known that it is done. */
  measure: z.string(),
  /** What it should change for the child. */
  outcome: z.string(),
  owner: z.string(),
  agency: z.string(),
  mine: z.boolean(),
  /** ISO date, or '' where none is set. */
  due: z.string(),
  /** What stands in place of a date. */
  dueSaid: z.string(),
  overdue: z.boolean(),
  status: z.string(),
  settled: z.boolean(),
  carriedCount: z.number().int(),
  /** ISO date of the meeting that raised it. */
  raisedIn: z.string(),
  /** What was done, and apart from it what changed for the child. */
  evidence: z.string(),
  effectOnChild: z.string(),
  audience: audienceSchema,
  warnings: z.array(z.strictObject({ kind: z.enum(actionWarnings), says: z.string() })),
  history: z.array(actionHistorySchema),
})
export type ActionLine = z.infer<typeof actionLineSchema>

export const actionsSchema = z.strictObject({
  lines: z.array(actionLineSchema),
  /** There are more that fit. */
  more: z.boolean(),
  behind: z.boolean(),
})

const whose = z.enum(['mine', 'all'])

export const deskContract = {
  /** Everything that waits for me and, where my role is a manager's, for the team. */
  today: needs('record.read').output(todaySchema),
  /** Actions of every record that I may open, soonest due first. */
  actions: needs('record.read')
    .input(
      z.strictObject({
        state: z.enum(['open', 'settled', 'all']),
        whose,
        caseId: z.string(),
        text: z.string().max(200),
      }),
    )
    .output(actionsSchema),
  /** Due dates as a calendar file (iCalendar, base64). It names families by their reference only. */
  calendar: needs('record.read')
    .input(z.strictObject({ whose }))
    .output(z.strictObject({ fileName: z.string(), bytes: z.base64() })),
}
