/**
 * Supervision as it is planned: who is due, what was held, missed and why. Days and people alone: no word of a session
 * comes through here. Whoever asks sees their own and what is held by them or by those below them.
 */
import { z } from 'zod'
import { roleSchema } from '../access/access.ts'
import { meetingTypeSchema } from '../minutes/index.ts'
import { awaySchema, dueStates, sessionKinds } from '../supervision/index.ts'
import { needs } from './procedure.ts'

const daySchema = z.union([z.literal(''), z.iso.date()])

/** One session that is or was due. Days are ISO, '' where there is none; people are accounts with their names. */
export const dueLineSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(sessionKinds),
  /** The family's reference, the person's or the team's name. */
  title: z.string(),
  caseId: z.string(),
  children: z.number().int(),
  person: z.string(),
  personName: z.string(),
  supervisor: z.string(),
  supervisorName: z.string(),
  team: z.string(),
  due: z.string(),
  /** The day for which it was due before leave moved it. */
  first: z.string(),
  last: z.string(),
  booked: z.string(),
  held: z.string(),
  /** The record of the session, where this person may open it. */
  recordId: z.string(),
  state: z.enum(dueStates),
  overdue: z.boolean(),
  /** What the plan knows of why it was moved or missed. */
  because: z.string(),
  said: z.strictObject({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** The record that holds it; null where this person does not write one. */
  begin: z.strictObject({ type: meetingTypeSchema, person: z.string(), caseId: z.string() }).nullable(),
  mayBook: z.boolean(),
  maySay: z.boolean(),
  mayExcuse: z.boolean(),
})
export type DueLine = z.infer<typeof dueLineSchema>

export const dueShows = ['open', 'held', 'missed', 'all'] as const

export const planLineSchema = z.strictObject({
  person: z.string(),
  name: z.string(),
  role: roleSchema,
  active: z.boolean(),
  supervisor: z.string(),
  supervisorName: z.string(),
  team: z.string(),
  newlyQualifiedFrom: z.string(),
  /** From which day on sessions are counted; '' from the day on which the account was made. */
  countedFrom: z.string(),
  /** How many people this one supervises. */
  supervises: z.number().int(),
  /** How often, each a sentence. */
  frequency: z.array(z.string()),
  away: z.array(awaySchema),
  mayChange: z.boolean(),
  /** May this person see what is due and held? Somebody who only looks after accounts does not. */
  sees: z.boolean(),
  /** Supervision of this person's own work; null where none is counted. */
  own: z
    .strictObject({ due: z.string(), last: z.string(), booked: z.string(), overdue: z.boolean() })
    .nullable(),
  /** Families whose work this person leads: how many are due or overdue. */
  families: z.strictObject({ open: z.number().int(), overdue: z.number().int(), next: z.string() }),
})
export type PlanLine = z.infer<typeof planLineSchema>

/** What the id of a row begins with that was filled from the figures. */
export const FROM_FIGURES = 'figures-'

export const pictureRowSchema = z.strictObject({
  /** The table, and an id that stays the same for the same thing. */
  key: z.string(),
  id: z.string(),
  cells: z.record(z.string(), z.string()),
})
export type PictureRow = z.infer<typeof pictureRowSchema>

export const supervisionContract = {
  plan: needs('record.read').output(
    z.strictObject({
      people: z.array(planLineSchema),
      teams: z.array(z.string()),
      /** Accounts that may be named as supervisors. */
      supervisors: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      behind: z.boolean(),
    }),
  ),
  /** Soonest first for what is open, newest first for the rest; at most 300. */
  dues: needs('record.read')
    .input(
      z.strictObject({
        show: z.enum(dueShows),
        kind: z.union([z.literal(''), z.enum(sessionKinds)]),
        /** Whose own session or family; '' everybody's. */
        person: z.string(),
        from: daySchema,
        to: daySchema,
      }),
    )
    .output(
      z.strictObject({
        lines: z.array(dueLineSchema),
        more: z.boolean(),
        /** People below this person. */
        supervises: z.number().int(),
        behind: z.boolean(),
      }),
    ),
  /** Team, supervisor and what the counts begin with. */
  setPerson: needs('record.read')
    .input(
      z.strictObject({
        person: z.string(),
        supervisor: z.string(),
        team: z.string().trim().max(100),
        newlyQualifiedFrom: daySchema,
        countedFrom: daySchema,
      }),
    )
    .output(z.strictObject({ done: z.literal(true) })),
  /** Leave or a vacancy; with `id` '' a new one. */
  setAway: needs('record.read')
    .input(awaySchema)
    .output(z.strictObject({ done: z.literal(true) })),
  removeAway: needs('record.read')
    .input(z.strictObject({ id: z.string() }))
    .output(z.strictObject({ done: z.literal(true) })),
  /** Why a session was not held in time: kept with the name and the moment, and never taken back. */
  say: needs('record.write')
    .input(z.strictObject({ id: z.string(), text: z.string().trim().min(3).max(500), excuse: z.boolean() }))
    .output(z.strictObject({ done: z.literal(true) })),
  /** `day` '' takes a day away that was set here. */
  book: needs('record.write')
    .input(z.strictObject({ id: z.string(), day: daySchema }))
    .output(z.strictObject({ done: z.literal(true) })),
  /** The tables of a record of supervision of supervisors, from the figures as they are now. */
  teamPicture: needs('record.read')
    .input(z.strictObject({ recordId: z.string() }))
    .output(z.strictObject({ rows: z.array(pictureRowSchema), says: z.string() })),
}
