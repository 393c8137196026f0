/** Measures G1 to G28 over a period, the cases behind them, and the packs that go to a board or an agency (domain section 8). */
import { z } from 'zod'
import { charts, measureIdSchema } from '../measures/measure.ts'
import { needs } from './procedure.ts'

/** `service`: whoever may see single cases. `partnership`: outside the service, where small numbers are hidden. */
export const reportAudiences = ['service', 'partnership'] as const
export type ReportAudience = (typeof reportAudiences)[number]

/** ISO days, both included. `team`: '' for all. */
export const reportAskSchema = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  team: z.string().max(200),
  audience: z.enum(reportAudiences),
})
export type ReportAsk = z.infer<typeof reportAskSchema>

/**
 * A count and how many of it were met. Where `hidden`, one of them is from 1 to 4 and the report is for outside: what must
 * not be known is null, and is said as "fewer than 5". `percent` has no decimals; null where nothing is counted or it is hidden.
 */
export const figureSchema = z.strictObject({
  counted: z.number().int().nullable(),
  met: z.number().int().nullable(),
  percent: z.number().nullable(),
  hidden: z.boolean(),
})
export type Figure = z.infer<typeof figureSchema>

/** The spread of a length; null where there is none or too few to show. */
export const spreadSchema = z.strictObject({
  count: z.number().int(),
  least: z.number(),
  lower: z.number(),
  middle: z.number(),
  upper: z.number(),
  most: z.number(),
})
export type Spread = z.infer<typeof spreadSchema>

/** `month`: `2026-09`. Every month of the period is there, also with nothing in it. */
export const monthFigureSchema = figureSchema.extend({ month: z.string() })
export type MonthFigure = z.infer<typeof monthFigureSchema>
export const groupFigureSchema = figureSchema.extend({
  group: z.string(),
  spread: spreadSchema.nullable(),
  months: z.array(monthFigureSchema),
})
export type GroupFigure = z.infer<typeof groupFigureSchema>

export const measureReportSchema = z.strictObject({
  id: measureIdSchema,
  name: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  audience: z.string(),
  charts: z.array(z.enum(charts)),
  by: z.string(),
  /** What amounts are counted in; '' where nothing is measured. */
  length: z.string(),
  seeds: z.array(z.string()),
  mark: z.number().nullable(),
  better: z.enum(['more', 'fewer', 'neither']),
  total: figureSchema,
  /** The period of the same length just before. */
  before: figureSchema,
  months: z.array(monthFigureSchema),
  /** Largest first, except where they have an order of their own (stages, ages, years). */
  groups: z.array(groupFigureSchema),
  spread: spreadSchema.nullable(),
  /** One plain sentence of what it means. */
  says: z.string(),
  /** How it is worked out, for whoever checks it: in words, with the name of the saved query. */
  how: z.string(),
})
export type MeasureReport = z.infer<typeof measureReportSchema>

export const behindLineSchema = z.strictObject({
  recordId: z.string(),
  caseId: z.string(),
  familyRef: z.string(),
  title: z.string(),
  /** ISO day. */
  day: z.string(),
  group: z.string(),
  met: z.boolean(),
  amount: z.number().nullable(),
  says: z.string(),
})
export type BehindLine = z.infer<typeof behindLineSchema>

export const packKinds = ['board', 'agency'] as const
export const packFormats = ['docx', 'xlsx', 'csv'] as const

export const measuresContract = {
  /** Every measure over a period, in the order of the domain. `behind`: some records are not worked out yet. */
  list: needs('report.read')
    .input(reportAskSchema)
    .output(
      z.strictObject({
        reports: z.array(measureReportSchema),
        teams: z.array(z.string()),
        agencies: z.array(z.string()),
        /** Audiences that this person may choose; the first is theirs. */
        audiences: z.array(z.enum(reportAudiences)),
        behind: z.boolean(),
      }),
    ),
  /** Of the list that is being counted in this window just now, how many measures are; noughts where none is. */
  progress: needs('report.read').output(z.strictObject({ done: z.number().int(), all: z.number().int() })),
  one: needs('report.read')
    .input(reportAskSchema.extend({ id: measureIdSchema }))
    .output(measureReportSchema),
  /** The cases behind a number: inside the service, for those who may see them; what one may not open is only counted. */
  cases: needs('case.read')
    .input(
      reportAskSchema.extend({
        id: measureIdSchema,
        /** Left out: all of them. */
        group: z.string().optional(),
        /** `2026-09`, a month of the period; left out: the whole period. */
        month: z
          .string()
          .regex(/^\d{4}-\d\d$/)
          .optional(),
        which: z.enum(['all', 'met', 'not met']),
      }),
    )
    .output(
      z.strictObject({ lines: z.array(behindLineSchema), more: z.boolean(), notShown: z.number().int() }),
    ),
  /** The board pack, or the S11 / S175 evidence pack of one agency (G29). `bytes`: base64. */
  pack: needs('report.read')
    .input(
      reportAskSchema.extend({
        kind: z.enum(packKinds),
        agency: z.string().max(200),
        format: z.enum(packFormats),
      }),
    )
    .output(z.strictObject({ fileName: z.string(), bytes: z.base64() })),
}
