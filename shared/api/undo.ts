/** Undo for a person's mistakes: a draft that was thrown away, and one that was begun in the wrong family. */
import { z } from 'zod'
import { meetingTypeSchema } from '../minutes/index.ts'
import { needs } from './procedure.ts'

const because = z.string().trim().min(3).max(500)
const recordId = z.strictObject({ recordId: z.string() })

/** A draft under "Thrown away". `until`, ISO date: the last day of its term. */
export const thrownAwaySchema = z.strictObject({
  recordId: z.string(),
  caseId: z.string(),
  type: meetingTypeSchema,
  familyRef: z.string(),
  date: z.string(),
  byName: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  because: z.string(),
  until: z.string(),
  onHold: z.boolean(),
  mayBringBack: z.boolean(),
  /** Its term is over, nothing holds it, and this person purges. */
  mayDelete: z.boolean(),
})
export type ThrownAwayLine = z.infer<typeof thrownAwaySchema>

/** How many days a draft that was thrown away is kept. */
export const keptDays = { least: 7, usual: 30, most: 365 } as const
const daysSchema = z.number().int().min(keptDays.least).max(keptDays.most)

/** Something of a draft that came out of a family's file. */
export const drawnSchema = z.strictObject({
  /** Names it to `move`, e.g. `people p-mum`. */
  key: z.string(),
  group: z.enum([
    'children',
    'people',
    'history',
    'appointments',
    'last actions',
    'goals',
    'disagreements',
    'dates',
  ]),
  says: z.string(),
  /** What of it is kept from somebody, or is an address; '' for nothing of the kind. */
  sensitive: z.string(),
  /** Why it cannot be taken out: words of the page rest on it. '' where it can. */
  stays: z.string(),
})
export type Drawn = z.infer<typeof drawnSchema>

const movePlanSchema = z.strictObject({
  from: z.strictObject({ caseId: z.string(), familyRef: z.string() }),
  to: z.strictObject({ caseId: z.string(), familyRef: z.string() }),
  /** What the draft has of the family it is in. */
  drawn: z.array(drawnSchema),
  /** What it gets of the family it goes to, each a line. */
  gets: z.array(z.strictObject({ group: drawnSchema.shape.group, says: z.string() })),
  /** Events of the chronology that were made of it: they go along. */
  events: z.array(z.string()),
  /** Passages that were pasted from another record: they stay as they are. */
  pasted: z.array(z.string()),
  /** Of what was shown: another one, and nothing is moved. */
  hash: z.string(),
})
export type MovePlan = z.infer<typeof movePlanSchema>

export const undoContract = {
  /** May this person throw this draft away? Both empty: yes. `why` are sentences. */
  standing: needs('record.read')
    .input(recordId)
    .output(
      z.strictObject({
        notYou: z.string(),
        why: z.array(z.string()),
        days: z.number(),
        /** The family it can be moved back to; null where it was not moved. */
        movedFrom: z
          .strictObject({ caseId: z.string(), familyRef: z.string(), byName: z.string(), at: z.string() })
          .nullable(),
      }),
    ),
  throwAway: needs('record.write').input(recordId.extend({ because })).output(thrownAwaySchema),
  bringBack: needs('record.write').input(recordId).output(recordId),
  /** Those that this person may know of, newest first. */
  thrownAway: needs('record.read').output(
    z.strictObject({ days: z.number(), mayChange: z.boolean(), lines: z.array(thrownAwaySchema) }),
  ),
  /** After its term: nothing of it stays but ids in the audit trail. */
  deleteForGood: needs('retention.purge')
    .input(recordId)
    .output(z.strictObject({ done: z.literal(true) })),
  setDays: needs('people.manage')
    .input(z.strictObject({ days: daysSchema }))
    .output(z.strictObject({ days: z.number() })),
  /** What moving a draft to another family would do. Changes nothing. */
  tryMove: needs('record.write')
    .input(z.strictObject({ recordId: z.string(), caseId: z.string() }))
    .output(movePlanSchema),
  /** `out`: the keys of what is taken out; everything else that was shown is kept. */
  move: needs('record.write')
    .input(
      z.strictObject({
        recordId: z.string(),
        caseId: z.string(),
        out: z.array(z.string()),
        hash: z.string(),
      }),
    )
    .output(recordId),
  /** Takes the last move back. */
  moveBack: needs('record.write').input(recordId).output(recordId),
}
