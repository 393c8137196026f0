/**
 * The record as plain JSON: checks, copies, search and export read this and nothing else.
 *
 * Every field that a person types is a free string, because a draft is saved valid or not: a due date may say
 * "ongoing" until somebody puts it right. Whether a value is good enough is a check's question, never the schema's.
 */
import { z } from 'zod'
import { audienceSchema, meetingTypeSchema, sourceKindSchema } from './vocabulary.ts'

export const MINUTES_FORMAT = 'chairside-minutes/1'

const text = z.string().default('')
const ids = z.array(z.string()).default([])
const json: z.ZodType<unknown> = z.json()

/** A stretch of text with one style; `break` marks a line break inside a paragraph. */
export const runSchema = z.strictObject({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  break: z.literal(true).optional(),
})
export type Run = z.infer<typeof runSchema>

export type Block =
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'list'; ordered: boolean; items: Block[][] }
  /** Content this version cannot read. Kept word for word and shown as such, never dropped. */
  | { type: 'unknown'; raw: unknown }

export const blockSchema: z.ZodType<Block> = z.lazy(() =>
  z.union([
    z.strictObject({ type: z.literal('paragraph'), runs: z.array(runSchema) }),
    z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(blockSchema)) }),
    z.strictObject({ type: z.literal('unknown'), raw: json }),
  ]),
)

/** The unit of minutes. `about` holds ids of children or other people, or says that it concerns everyone. */
export const entrySchema = z.strictObject({
  id: z.string(),
  speaker: text,
  about: z.union([z.literal('all'), z.array(z.string())]).default([]),
  source: sourceKindSchema.optional(),
  /** Left out: the section's own audience holds. */
  audience: audienceSchema.optional(),
  withholdFrom: ids,
  /** Why it is withheld, for the people who may know that it is. */
  withholdReason: z.string().optional(),
  /** Title of the record that a pasted passage came from. */
  origin: z.string().optional(),
  blocks: z.array(blockSchema),
})
export type Entry = z.infer<typeof entrySchema>

/** The entries typed under one heading; `child` is set where the template asks for one part per child. */
export const sectionSchema = z.strictObject({
  key: z.string(),
  child: text,
  entries: z.array(entrySchema),
})
export type Section = z.infer<typeof sectionSchema>

const seenSchema = z.strictObject({
  date: text,
  by: text,
  alone: z.enum(['yes', 'no', '']).default(''),
  where: text,
  announced: z.enum(['yes', 'no', '']).default(''),
  whyNotAlone: text,
})

export const childSchema = z.strictObject({
  id: z.string(),
  name: text,
  /** Date of birth, or the due date of an unborn baby. */
  dob: text,
  unborn: z.boolean().default(false),
  caseRef: text,
  setting: text,
  ethnicity: text,
  firstLanguage: text,
  needs: text,
  planBefore: text,
  previousPlans: z.array(z.strictObject({ from: text, to: text, category: text })).default([]),
  seen: z.array(seenSchema).default([]),
  /** A young person who makes their own appointments; Was Not Brought wording does not apply (R-WN1). */
  ownAppointments: z.boolean().default(false),
  /** People who must not learn which school or setting this child goes to. */
  withholdSettingFrom: z.array(z.string()).optional(),
  /** What this child gets in writing of this meeting, one of `childCopies`: the chair decides (domain section 6). */
  copyChoice: z.string().optional(),
  /** Age and understanding, and why it is that. */
  copyReason: z.string().optional(),
})
export type Child = z.infer<typeof childSchema>

export const personSchema = z.strictObject({
  id: z.string(),
  name: text,
  role: text,
  agency: text,
  agencyGroup: text,
  jobTitle: text,
  /** Children this adult is parent or carer of, by birth or otherwise. */
  of: ids,
  stepParentOf: ids,
  parentalResponsibility: ids,
  inHousehold: z.boolean().default(false),
  /** Named, but never to be printed in a family copy unless a note says so. */
  detail: text,
  address: text,
  phone: text,
  employer: text,
  /** People who must not learn this person's address. `kept-back.ts` says for which other facts it holds too. */
  withholdAddressFrom: ids,
  withholdPhoneFrom: z.array(z.string()).optional(),
  withholdEmployerFrom: z.array(z.string()).optional(),
  withholdReason: text,
  aliases: ids,
  lastChecked: text,
  /** Works or volunteers with children (rule R-LA). */
  worksWithChildren: z.boolean().default(false),
  /** The account of this workspace that is this person, if any. */
  accountId: text,
  /** Of an advocate: ids of the children who agree that they get the child's parts (domain section 6). */
  copyAgreedBy: z.array(z.string()).optional(),
  /** Of a supporter or an interpreter: id of whoever of the family asks that they get a copy. */
  copyAskedBy: z.string().optional(),
  /** When and how that was said. */
  copyNote: z.string().optional(),
})
export type Person = z.infer<typeof personSchema>

export const attendanceSchema = z.strictObject({
  id: z.string(),
  person: text,
  status: text,
  mode: text,
  detail: text,
  reportSubmitted: z.enum(['yes', 'no', '']).default(''),
  reportDate: text,
  reportSharedWithFamily: text,
  reportWithheldReason: text,
})
export type Attendance = z.infer<typeof attendanceSchema>

export const chronologyItemSchema = z.strictObject({
  id: z.string(),
  date: text,
  about: ids,
  source: text,
  category: text,
  text: text,
  meaning: text,
})
export type ChronologyItem = z.infer<typeof chronologyItemSchema>

export const eventTypes = [
  'wasNotBrought',
  'policeIncident',
  'allegation',
  'noAccess',
  'visitCancelledByCarer',
] as const

/** A dated happening with fields of its own. Which fields matter depends on `type`; the others stay empty. */
export const meetingEventSchema = z.strictObject({
  id: z.string(),
  type: text,
  date: text,
  /** UTC instant at which the row was made in the record; a clock of hours runs from it. */
  enteredAt: text,
  child: text,
  text: text,
  place: text,
  /** wasNotBrought */
  service: text,
  recordedAs: text,
  outcome: text,
  responsible: text,
  reason: text,
  harm: text,
  serviceTold: text,
  /** allegation */
  against: text,
  kind: text,
  toldTo: text,
  strategyDiscussionRequestedAt: text,
  policeRef: text,
  medicalDecision: text,
  /** policeIncident */
  s46Considered: z.enum(['yes', 'no', '']).default(''),
  s46Used: z.enum(['yes', 'no', '']).default(''),
})
export type MeetingEvent = z.infer<typeof meetingEventSchema>

export const toolSchema = z.strictObject({
  id: z.string(),
  type: text,
  name: text,
  status: text,
  date: text,
  completedBy: text,
  trainedOn: text,
  summary: text,
})
export type Tool = z.infer<typeof toolSchema>

/** How an action was agreed before a meeting decided it again: the words of what was carried are never lost. */
export const earlierActionSchema = z.strictObject({
  text,
  owner: text,
  due: text,
  /** Why it was decided again. */
  reason: text,
  /** Date of the meeting that decided it again; empty in that meeting's own record. */
  changedIn: text,
})
export type EarlierAction = z.infer<typeof earlierActionSchema>

export const actionSchema = z.strictObject({
  id: z.string(),
  text: text,
  /** Id of a person of this record. One owner; helpers are named in the text. */
  owner: text,
  ownerAgreed: z.enum(['yes', 'no', 'not present', '']).default(''),
  due: text,
  repeat: text,
  /** Ids of children, or all of them. */
  child: z.union([z.literal('all'), z.array(z.string())]).default('all'),
  /** Id of a goal of the plan that it serves. */
  goalId: text,
  /** The goal in words, of a record that has no goals of its own. */
  goal: text,
  /** How we will know it is done. */
  measure: text,
  /** What it should change for the child. */
  outcome: text,
  status: text,
  /** The day on which it was done. */
  doneOn: text,
  evidence: text,
  effectOnChild: text,
  audience: audienceSchema.optional(),
  withholdFrom: ids,
  carriedCount: z.number().int().nonnegative().default(0),
  raisedIn: text,
  /** The rule whose answer made this action, e.g. `R-VC`. */
  fromRule: text,
  /** Oldest first. */
  earlier: z.array(earlierActionSchema).default([]),
})
export type Action = z.infer<typeof actionSchema>

/** How a goal read before a meeting worded it anew. */
export const earlierGoalSchema = z.strictObject({
  worry: text,
  goal: text,
  indicators: text,
  targetDate: text,
  contingency: text,
  /** Why it was worded anew. */
  reason: text,
  /** Date of the meeting that worded it anew; empty in that meeting's own record. */
  changedIn: text,
})
export type EarlierGoal = z.infer<typeof earlierGoalSchema>

/** What an earlier meeting said of a goal. */
export const goalPastSchema = z.strictObject({
  date: text,
  /** Kind of meeting, e.g. `CG`. */
  meeting: text,
  status: text,
  scale: text,
})
export type GoalPast = z.infer<typeof goalPastSchema>

/** A goal of the plan, one for each worry (domain section 5), with what this meeting says of it. */
export const goalSchema = z.strictObject({
  id: z.string(),
  /** Ids of children, or all of them. */
  children: z.union([z.literal('all'), z.array(z.string())]).default('all'),
  /** What harm. */
  worry: text,
  /** How life will be for the child. */
  goal: text,
  baseline: text,
  /** What will be seen, and by whom. */
  indicators: text,
  targetDate: text,
  /** Of the goal, never of a person: one of `goalStatuses`. */
  status: text,
  /** If not by when, then what. */
  contingency: text,
  category: text,
  /** 0 to 10 where the conference model uses scaling. */
  scaleBefore: text,
  scaleNow: text,
  evidence: text,
  effectOnChild: text,
  /** One of `goalEnds`, once the plan has no more to do with it. */
  ended: text,
  audience: audienceSchema.optional(),
  withholdFrom: ids,
  /** Date of the meeting that set it; empty in that meeting's own record. */
  raisedIn: text,
  /** What was said of it before, oldest first. */
  past: z.array(goalPastSchema).default([]),
  /** Oldest first. */
  earlier: z.array(earlierGoalSchema).default([]),
})
export type Goal = z.infer<typeof goalSchema>

export const decisionSchema = z.strictObject({
  id: z.string(),
  child: text,
  type: text,
  value: text,
  category: text,
  /** `proposed` until somebody who may decide has decided. */
  status: text,
  reason: text,
  decidedBy: text,
})
export type Decision = z.infer<typeof decisionSchema>

export const viewSchema = z.strictObject({
  id: z.string(),
  person: text,
  view: text,
  category: text,
  text: text,
})
export type View = z.infer<typeof viewSchema>

export const dissentSchema = z.strictObject({
  id: z.string(),
  person: text,
  about: text,
  text: text,
  ownWords: z.enum(['yes', 'no', '']).default(''),
  /** How and when it was read back to that person, where they have no account to confirm it with themselves. */
  confirmedHow: text,
  confirmedOn: text,
  /** `noted` is that person's own choice, never the chair's. */
  choice: z.enum(['noted', 'escalated', '']).default(''),
  stage: text,
  lead: text,
  due: text,
  outcome: text,
  /** When the written outcome went to everybody. */
  outcomeSentOn: text,
  accepted: z.enum(['yes', 'no', '']).default(''),
  /** Date of the meeting where it began; empty in that meeting's own record. */
  raisedIn: text,
  /** The chair may share it with the family; professionals only otherwise. */
  audience: audienceSchema.optional(),
})
export type Dissent = z.infer<typeof dissentSchema>

export const sourceSchema = z.strictObject({ kind: text, who: text, date: text })
export type Source = z.infer<typeof sourceSchema>

/** An answer to a check (domain 3.0). `fields` and `rows` hold what the rule's own form asks for. */
export const answerSchema = z.strictObject({
  id: z.string(),
  ruleId: z.string(),
  about: z.union([z.literal('all'), z.array(z.string())]).default([]),
  /** Why the answer is about all children at once. */
  aboutReason: text,
  value: z.enum(['yes', 'no', 'not yet', 'not applicable', 'cannot tell', '']).default(''),
  evidence: text,
  sources: z.array(sourceSchema).default([]),
  linkedActionIds: ids,
  fields: z.record(z.string(), z.string()).default({}),
  rows: z.array(z.record(z.string(), z.string())).default([]),
  answeredBy: text,
  answeredAt: text,
  supersedes: text,
})
export type Answer = z.infer<typeof answerSchema>

/** What the writer did about one cue (domain 3.0). */
export const cueResolutionSchema = z.strictObject({
  id: z.string(),
  entryId: z.string(),
  cue: z.string(),
  /** The words that raised it: the resolution lapses when they change. */
  words: z.string(),
  /** Which of several equal matches in the entry, counted from 0. */
  nth: z.number().int().nonnegative().default(0),
  how: z.enum(['evidence added', 'reworded', 'quote kept as said', 'not relevant']),
  reason: text,
  by: text,
  at: text,
})
export type CueResolution = z.infer<typeof cueResolutionSchema>

/** Why something was late (domain section 4): the reason is reported, never hidden. */
export const lateReasonSchema = z.strictObject({
  id: z.string(),
  /** Id of the clock, e.g. `T-ICPC`. */
  clock: text,
  /** The child or person the clock runs for; empty for the record. */
  about: text,
  /** The row the clock belongs to; empty for a clock of the meeting. */
  row: text,
  reason: text,
  /** Who agreed the delay, and what keeps the children safe until then: asked for conferences. */
  agreedBy: text,
  interim: text,
  at: text,
  by: text,
})
export type LateReason = z.infer<typeof lateReasonSchema>

/**
 * Words that need a named person who signed in themselves. The core stamps who and when; no draft can carry one,
 * so a second person is never a tick in somebody else's form.
 */
export const statementKinds = [
  'override',
  'management oversight',
  'senior manager view',
  'head of service decision',
  'crime decision',
  'closure decision',
  'long plan review',
  'dissent confirmed',
] as const
export const statementSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(statementKinds),
  ruleId: z.string(),
  about: z.union([z.literal('all'), z.array(z.string())]).default('all'),
  text: z.string(),
  fields: z.record(z.string(), z.string()).default({}),
  reviewBy: text,
  byAccount: z.string(),
  byName: z.string(),
  /** The account's role when it was written, e.g. `Team manager`. */
  role: z.string(),
  at: z.string(),
})
export type Statement = z.infer<typeof statementSchema>

export const meetingSchema = z.strictObject({
  type: meetingTypeSchema,
  subType: text,
  templateVersion: text,
  title: text,
  authority: text,
  caseRefLabel: z.string().default('LCS number'),
  familyRef: text,
  date: text,
  start: text,
  end: text,
  mode: text,
  place: text,
  conferenceModel: text,
  chair: text,
  minuteTaker: text,
  interpreter: text,
  recordingPolicy: text,
  purposeOfPlan: text,
  /** What happened on which date and starts a clock, e.g. `strategyDiscussionStartingS47`. */
  triggers: z.record(z.string(), z.string()).default({}),
})
export type Meeting = z.infer<typeof meetingSchema>

/** Rows of a section whose template asks for a table of its own columns. */
export const tableSchema = z.strictObject({
  key: z.string(),
  rows: z.array(z.strictObject({ id: z.string(), cells: z.record(z.string(), z.string()).default({}) })),
})
export type Table = z.infer<typeof tableSchema>

/** What the writers type: exactly what a draft holds. */
export const draftContentSchema = z.strictObject({
  meeting: meetingSchema,
  children: z.array(childSchema).default([]),
  people: z.array(personSchema).default([]),
  attendance: z.array(attendanceSchema).default([]),
  chronology: z.array(chronologyItemSchema).default([]),
  events: z.array(meetingEventSchema).default([]),
  tools: z.array(toolSchema).default([]),
  previousActions: z.array(actionSchema).default([]),
  sections: z.array(sectionSchema).default([]),
  tables: z.array(tableSchema).default([]),
  decisions: z.array(decisionSchema).default([]),
  views: z.array(viewSchema).default([]),
  dissent: z.array(dissentSchema).default([]),
  goals: z.array(goalSchema).default([]),
  actions: z.array(actionSchema).default([]),
  coreGroup: z.strictObject({ members: ids, firstMeeting: text }).prefault({}),
  nextMeeting: z.strictObject({ type: text, date: text, visits: text }).prefault({}),
  answers: z.array(answerSchema).default([]),
  cueResolutions: z.array(cueResolutionSchema).default([]),
  lateReasons: z.array(lateReasonSchema).default([]),
  /** Parts of a draft that this version cannot read, kept as they are. */
  unread: z.array(z.strictObject({ where: z.string(), value: json })).default([]),
})
export type DraftContent = z.infer<typeof draftContentSchema>

export const minutesSchema = draftContentSchema.extend({
  format: z.literal(MINUTES_FORMAT),
  /** Second-person words held by the core beside the draft. */
  statements: z.array(statementSchema).default([]),
})
export type Minutes = z.infer<typeof minutesSchema>

/** The draft's content and the core's statements, as one record. */
export function toMinutes(content: DraftContent, statements: Statement[] = []): Minutes {
  return { format: MINUTES_FORMAT, ...content, statements }
}

/** A record with nothing in it yet; every list empty, every text "". */
export function emptyContent(meeting: z.input<typeof meetingSchema>): DraftContent {
  return draftContentSchema.parse({ meeting })
}
