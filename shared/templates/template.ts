/**
 * A meeting type as data. A template is an immutable version: a record names the one it was made with,
 * and keeps it for life.
 */
import { z } from 'zod'
import { audienceSchema, meetingTypeSchema, statementKinds } from '../minutes/index.ts'

/**
 * What a section is made of. Any section may hold entries, which stand before its structured part.
 * `entries` flowing text · `perChild` flowing text, one part for each child · every other kind names the structured
 * part of the record that the section shows and edits · `table` rows with the section's own `columns` ·
 * `statement` fixed wording · `checks` answers to the rules · `signatures` and `distribution` are filled by the product.
 */
export const sectionKinds = [
  'entries',
  'perChild',
  'details',
  'children',
  'household',
  'attendance',
  'statement',
  'previousActions',
  'wasNotBrought',
  'checks',
  'decision',
  'dissent',
  'plan',
  'coreGroup',
  'nextDates',
  'chronology',
  'management',
  'table',
  'signatures',
  'distribution',
] as const
export const sectionKindSchema = z.enum(sectionKinds)
export type SectionKind = z.infer<typeof sectionKindSchema>

/** When a conditional section is required. Each has one meaning, in `conditions.ts`. */
export const conditionIds = [
  'protective steps were needed',
  'there is disagreement',
  'a plan is made',
  'no plan is made',
  'the plan steps down',
  'a manager must decide',
  'court or pre-proceedings',
  'a plan ends',
  'an enquiry is started',
  'a crime may have been committed',
  'police powers came up',
  'first core group',
  'a conference chair is supervised',
  'the history is high risk',
  'it is referred to the head of service',
  'there is delay',
] as const
export const conditionSchema = z.enum(conditionIds)
export type ConditionId = z.infer<typeof conditionSchema>

export const columnSchema = z.strictObject({
  key: z.string(),
  heading: z.string(),
  kind: z.enum(['text', 'date', 'time', 'person', 'child', 'choice']).default('text'),
  choices: z.array(z.string()).optional(),
})

export const templateSectionSchema = z.strictObject({
  key: z.string(),
  heading: z.string(),
  kind: sectionKindSchema,
  /** `required`, `optional`, or the condition under which it is required. */
  required: z.union([
    z.literal('required'),
    z.literal('optional'),
    z.strictObject({ when: conditionSchema }),
  ]),
  audience: audienceSchema,
  /** What a good entry contains, in words for the person writing it. */
  guidance: z.string(),
  columns: z.array(columnSchema).optional(),
  /** Of a `checks` section: only the answers to these rules; left out, all that no other section shows. */
  rules: z.array(z.string()).optional(),
  /** Of a `management` section: which second-person words it shows; left out, all that no other section shows. */
  statements: z.array(z.enum(statementKinds)).optional(),
  /** The fixed wording of a `statement` section. */
  statement: z.string().optional(),
})
export type TemplateSection = z.infer<typeof templateSectionSchema>

/** Who has to be there for a meeting to decide (domain 2.0). */
export const quorumRuleSchema = z.strictObject({
  /** Children's Social Care has to take part. */
  csc: z.boolean(),
  /** The chair is independent of the case, so that their own agency has to be there besides them. */
  independentChair: z.boolean(),
  /** How many other agencies with direct contact with the family. */
  otherAgencies: z.number().int().nonnegative(),
  /** At least one member of the family. */
  family: z.boolean(),
  /** At least so many people, the chair among them. */
  people: z.number().int().positive().optional(),
  /** At most so many: more than these cannot think together. */
  mostPeople: z.number().int().positive().optional(),
  /** Agencies that have to take part, one of each list, by their groups. */
  groups: z.array(z.strictObject({ says: z.string(), anyOf: z.array(z.string()) })).optional(),
  /** The person whom the roles table names as accountable manager took part: only a manager can fix actions. */
  accountableManager: z.boolean().optional(),
  /** Two people decide: the author, and a manager who signed in and wrote their own words. */
  managerBesidesAuthor: z.boolean().optional(),
  source: z.enum(['LAW', 'SG', 'NP', 'LOCAL']),
})
export type QuorumRule = z.infer<typeof quorumRuleSchema>

export const templateSchema = z.strictObject({
  type: meetingTypeSchema,
  version: z.string(),
  name: z.string(),
  /** Short form for lists, e.g. `Initial conference`. */
  shortName: z.string(),
  purpose: z.string(),
  /** A group of records in the rail: meetings or supervision. */
  area: z.enum(['meetings', 'supervision']),
  subTypes: z.array(z.string()),
  chairTitle: z.string(),
  /** Override levels of the people who may chair and sign it (domain 2.0 and 7); left out, anyone who may sign. */
  chairLevels: z.array(z.enum(['Ch', 'TM', 'SM', 'HoS', 'QA'])).optional(),
  /** Who has to sign and countersign (domain section 7). */
  signs: z.array(z.string()),
  /** Trigger dates that the details of the meeting ask for: key in `meeting.triggers` and its label. */
  triggers: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      /** A `moment` is a day with its time, where hours count. */
      kind: z.enum(['date', 'moment', 'choice']).default('date'),
      choices: z.array(z.string()).optional(),
      /** Asked only while that other one holds one of these values, or anything at all where none is named. */
      when: z.strictObject({ trigger: z.string(), is: z.array(z.string()).optional() }).optional(),
    }),
  ),
  /** Is a record of this type about one family, about none, or perhaps about one? */
  family: z.enum(['one', 'perhaps', 'none']).default('one'),
  decisionType: z.enum(['cpp', 'cpp review', 'cin', 'strategy', 'assessment', 'management', 'none']),
  decisions: z.array(z.string()),
  /** Which copies this type may produce (domain 2.14 and section 6). */
  copies: z.array(
    z.enum(['internal', 'professionals', 'parent', 'case record', 'personal record', 'learning note']),
  ),
  /** Left out: this meeting needs no quorum. */
  quorum: quorumRuleSchema.optional(),
  sections: z.array(templateSectionSchema),
})
export type Template = z.infer<typeof templateSchema>
/** A template as it is written down, before what may be left out is filled in. */
export type TemplateData = z.input<typeof templateSchema>
