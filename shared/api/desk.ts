/** What is due across records: Today, the actions of every record one may open, and a file for one's own calendar. */
import { z } from 'zod'
import { audienceSchema } from '../minutes/index.ts'
import { needs } from './procedure.ts'

export const urgencies = ['overdue', 'today', 'week', 'later', 'waiting'] as const
export type Urgency = (typeof urgencies)[number]

export const deskKinds = ['clock', 'action', 'draft', 'ready', 'countersign', 'copies'] as const
export type DeskKind = (typeof deskKinds)[number]

/** One thing that waits, with the one thing to do about it. */
export const deskLineSchema = z.strictObject({
  /** Stable while it waits. */
  id: z.string(),
  kind: z.enum(deskKinds),
  /** Mine; somebody's whom I supervise, directly or through others; or another's whose work a manager sees. */
  whose: z.enum(['mine', 'supervised', 'team']),
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
  /** Somebody is named whom I supervise. */
  supervises: z.boolean(),
  /** There is more than is shown. */
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
  /** Why this meeting decided it again. */
  because: z.string(),
})
export type ActionHistory = z.infer<typeof actionHistorySchema>

export const actionWarnings = ['owner', 'notice', 'date', 'words', 'carried'] as const

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

/** What one signed record says of a goal of the plan. */
export const goalPointSchema = z.strictObject({
  recordId: z.string(),
  title: z.string(),
  /** ISO date of the meeting, as typed. */
  date: z.string(),
  /** `green`, `amber`, `red` or `grey`; '' where that meeting said nothing; anything else as it was typed. */
  status: z.string(),
  scale: z.string(),
  evidence: z.string(),
  effectOnChild: z.string(),
  /** The words and the date as they stood there. */
  goal: z.string(),
  targetDate: z.string(),
})
export type GoalPointLine = z.infer<typeof goalPointSchema>

/** One goal of a family's plan over time, as the newest signed record has it. */
export const goalLineSchema = z.strictObject({
  id: z.string(),
  goal: z.string(),
  worry: z.string(),
  /** Names; none of them: every child. */
  children: z.array(z.string()),
  baseline: z.string(),
  indicators: z.string(),
  targetDate: z.string(),
  contingency: z.string(),
  /** `reached`, `no longer needed`, or '' while the plan works on it. */
  ended: z.string(),
  audience: audienceSchema,
  /** Oldest first, one for each record. */
  points: z.array(goalPointSchema),
})
export type GoalLine = z.infer<typeof goalLineSchema>

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
  /** The goals of a family's plan over time, from those signed records that I may open. */
  goals: needs('record.read')
    .input(z.strictObject({ caseId: z.string() }))
    .output(z.array(goalLineSchema)),
  /** Due dates as a calendar file (iCalendar, base64). It names families by their reference only. */
  calendar: needs('record.read')
    .input(z.strictObject({ whose: z.enum(['mine', 'supervised', 'all']) }))
    .output(z.strictObject({ fileName: z.string(), bytes: z.base64() })),
}
