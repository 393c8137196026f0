/** What the checks said when a record was signed, read back from where it is kept. A later version may know more fields. */
import { z } from 'zod'
import { type Finding, roleLevels, ruleIds } from '../checks/check.ts'
import { statementKinds } from '../minutes/index.ts'

const fieldSchema = z.object({
  key: z.string(),
  label: z.string(),
  /** Of a form, which no report asks about: a later version may know more of them. */
  kind: z.string(),
  choices: z.array(z.string()).optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  min: z.number().optional(),
  none: z.boolean().optional(),
  when: z.object({ field: z.string(), is: z.array(z.string()) }).optional(),
})

const levelsSchema = z.array(z.enum(roleLevels))

const evidenceSchema = z.union([
  z.object({
    kind: z.literal('words'),
    section: z.string(),
    entryId: z.string(),
    start: z.number(),
    end: z.number(),
    text: z.string(),
    cue: z.string().optional(),
  }),
  z.object({
    kind: z.literal('fact'),
    says: z.string(),
    section: z.string().optional(),
    rowId: z.string().optional(),
  }),
])

const formSchema = z.object({
  per: z.enum(['child', 'record']),
  fields: z.array(fieldSchema),
  rows: z
    .object({
      label: z.string(),
      columns: z.array(fieldSchema),
      min: z.number().optional(),
      fixed: z.array(z.string()).optional(),
    })
    .optional(),
  evidence: z.boolean(),
  answeredIn: z.string().optional(),
})

const overrideSchema = z.union([
  z.object({ allowed: z.literal(false), why: z.string() }),
  z.object({
    allowed: z.literal(true),
    anyOf: z.array(levelsSchema),
    byChair: z.literal(true).optional(),
    limit: z.string().optional(),
    fields: z.array(fieldSchema).optional(),
  }),
])

const findingSchema = z.object({
  id: z.string(),
  ruleId: z.enum(ruleIds),
  title: z.string(),
  severity: z.array(z.enum(['PROMPT', 'MUST', 'GATE', 'NOW'])),
  about: z.array(z.string()),
  subject: z.object({ id: z.string(), label: z.string() }).optional(),
  why: z.string(),
  evidence: z.array(evidenceSchema),
  questions: z.array(z.string()),
  state: z.enum(['open', 'answered', 'overridden']),
  shortfalls: z.array(z.string()),
  form: formSchema,
  prefill: z
    .object({
      fields: z.record(z.string(), z.string()).optional(),
      rows: z.array(z.record(z.string(), z.string())).optional(),
    })
    .optional(),
  secondPerson: z.array(
    z.object({
      kind: z.enum(statementKinds),
      levels: levelsSchema,
      person: z.object({ id: z.string(), name: z.string() }).optional(),
      questions: z.array(z.string()),
      fields: z.array(fieldSchema),
    }),
  ),
  override: overrideSchema,
  acknowledged: z.boolean().optional(),
  blocksSigning: z.boolean(),
  blocksClosing: z.boolean(),
  blocksIssuing: z.boolean(),
})

/** A record that was signed elsewhere, or made up, has none. */
export const frozenFindingsSchema: z.ZodType<Finding[]> = z
  .array(findingSchema)
  .nullable()
  .transform((all) => all ?? []) as unknown as z.ZodType<Finding[]>
