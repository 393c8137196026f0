/**
 * A case: one family, what is known of it, and since when. Each fact is entered here once; a new record begins with the
 * facts as they are on its day and keeps them.
 *
 * Like the record, every field that a person types is a free string: a date may be "about 2017" until somebody knows
 * better. `periodOf` tells what such a date can mean.
 */
import { z } from 'zod'
import { type ChronologyItem, childSchema, chronologyItemSchema, personSchema } from '../minutes/index.ts'

const text = z.string().default('')

/** How well the date of an event is known. A `period` runs from `date` to `until`. */
export const precisions = ['day', 'about', 'period'] as const

/** Who may read an event besides the council: everybody in a meeting, professionals only, or nobody without a reason. */
export const sensitivities = ['shared', 'professionals', 'restricted'] as const

/** An event of the family's history: good or bad, at any date. */
export const caseEventSchema = chronologyItemSchema.extend({
  precision: z.enum(precisions).default('day'),
  until: text,
  sensitivity: z.enum(sensitivities).default('shared'),
  /** Ids of the accounts that a restricted event names as its readers (shared/access). */
  readers: z.array(z.string()).optional(),
  /** Why it is restricted and who decided it: for its readers. */
  restrictedBecause: z.string().optional(),
  /** The agency whose part of the history it is; `source` says where it was read. */
  agency: text,
  /** The entry of minutes that it was made of. */
  recordId: text,
  entryId: text,
  /** The import that brought it, so that the import can be undone. */
  importId: text,
})
export type CaseEvent = z.infer<typeof caseEventSchema>

/** Somebody lived or stayed in a home for a time; no `to`: still there. */
export const householdStaySchema = z.strictObject({
  id: z.string(),
  person: text,
  from: text,
  to: text,
  note: text,
})
export type HouseholdStay = z.infer<typeof householdStaySchema>

/** Another name of a child or adult, now or earlier: what an old concern may be filed under. */
export const otherNameSchema = z.strictObject({
  id: z.string(),
  of: text,
  name: text,
  kind: z.enum(['also known as', 'earlier surname', 'name at birth']).default('also known as'),
})
export type OtherName = z.infer<typeof otherNameSchema>

/** A number that another system knows a child or adult by. */
export const numberSchema = z.strictObject({
  id: z.string(),
  of: text,
  kind: z.enum(['NHS number', 'UPN', 'case number']).default('case number'),
  value: text,
})
export type KnownNumber = z.infer<typeof numberSchema>

/** Somebody is something to somebody: `from` is the `kind` of `to` ("mother of"). */
export const relationshipSchema = z.strictObject({ id: z.string(), from: text, kind: text, to: text })
export type Relationship = z.infer<typeof relationshipSchema>

/** A plan or a legal status of one child for a time; no `to`: in force. */
export const childStatusSchema = z.strictObject({
  id: z.string(),
  child: text,
  kind: z.enum(['plan', 'legal']).default('plan'),
  value: text,
  category: text,
  from: text,
  to: text,
  source: text,
})
export type ChildStatus = z.infer<typeof childStatusSchema>

/** An agency around the family, its worker, and whether its part of the history was confirmed and when. */
export const caseAgencySchema = z.strictObject({
  id: z.string(),
  name: text,
  group: text,
  worker: text,
  contact: text,
  from: text,
  to: text,
  historyConfirmed: text,
})
export type CaseAgency = z.infer<typeof caseAgencySchema>

export const appointmentOutcomes = [
  'brought',
  'was not brought',
  'cancelled by carer',
  'cancelled by service',
  'discharged for not being brought',
] as const

/** An appointment of a child and what became of it (domain 2.1, wnb). */
export const appointmentSchema = z.strictObject({
  id: z.string(),
  child: text,
  service: text,
  date: text,
  /** Empty: not said, or still to come. */
  outcome: z.enum(['', ...appointmentOutcomes]).default(''),
  reason: text,
  harm: text,
  serviceTold: text,
  importId: text,
})
export type Appointment = z.infer<typeof appointmentSchema>

const rows = <T extends z.ZodType>(schema: T) => z.array(schema).default([])

/** What is known of a family. */
export const caseContentSchema = z.strictObject({
  children: z.array(childSchema),
  people: z.array(personSchema),
  chronology: z.array(caseEventSchema),
  household: rows(householdStaySchema),
  otherNames: rows(otherNameSchema),
  numbers: rows(numberSchema),
  relationships: rows(relationshipSchema),
  statuses: rows(childStatusSchema),
  agencies: rows(caseAgencySchema),
  appointments: rows(appointmentSchema),
})
export type CaseContent = z.infer<typeof caseContentSchema>

export const caseSchema = caseContentSchema.extend({
  id: z.string(),
  familyRef: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
})
export type CaseFile = z.infer<typeof caseSchema>

/** What somebody who makes a family gives. */
export const caseInputSchema = caseSchema.omit({ id: true, createdAt: true, changedAt: true })
export type CaseInput = z.input<typeof caseInputSchema>

/** A family about which nothing is known yet. */
export const emptyCase = (familyRef = ''): z.infer<typeof caseInputSchema> =>
  caseInputSchema.parse({ familyRef, children: [], people: [], chronology: [] })

/** An event as a record has it. */
const asItem = ({
  id,
  date,
  about,
  source,
  category,
  text,
  meaning,
  until,
  precision,
}: CaseEvent): ChronologyItem => ({
  id,
  date:
    precision === 'period' && until !== ''
      ? `${date} to ${until}`
      : precision === 'about'
        ? `about ${date}`
        : date,
  about,
  source,
  category,
  text,
  meaning,
})

/**
 * The events that a record begins with, as a record has them. One that not everybody in a meeting may read stays in the
 * case file.
 */
export const chronologyForRecord = (events: readonly CaseEvent[]): ChronologyItem[] =>
  events.filter(({ sensitivity }) => sensitivity === 'shared').map(asItem)

/**
 * Events that the checks of a record read beside it: those for professionals, which stand in no record that a family
 * reads. Restricted events are not among them: what a check has found is frozen with the record, and more people read
 * that than may read the event.
 */
export const eventsBesideRecord = (events: readonly CaseEvent[]): ChronologyItem[] =>
  events.filter(({ sensitivity }) => sensitivity === 'professionals').map(asItem)
