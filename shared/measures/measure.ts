/**
 * What a measure is and what it counts (domain section 8). A measure says which facts of a signed record count; adding them
 * up is done in one place for all of them, so that every figure is worked out in the same way.
 */
import { z } from 'zod'
import type { Finding } from '../checks/check.ts'
import type { Clock } from '../clocks/index.ts'
import type { SentDates } from '../distribution/index.ts'
import type { MeetingType, Minutes } from '../minutes/index.ts'
import type { RuleSet } from '../rule-sets/index.ts'
import type { Template } from '../templates/template.ts'

export const measureIds = [
  'G1',
  'G2',
  'G3',
  'G4',
  'G5',
  'G6',
  'G7',
  'G8',
  'G9',
  'G10',
  'G11',
  'G12',
  'G13',
  'G14',
  'G15',
  'G16',
  'G17',
  'G18',
  'G19',
  'G20',
  'G21',
  'G22',
  'G23',
  'G24',
  'G25',
  'G26',
  'G27',
  'G28',
] as const
export const measureIdSchema = z.enum(measureIds)
export type MeasureId = z.infer<typeof measureIdSchema>

/** The pictures that domain section 8 names. */
export const charts = [
  'line',
  'bar',
  'stacked bar',
  'heat map',
  'funnel',
  'histogram',
  'pareto',
  'box',
  'gantt',
] as const
export type Chart = (typeof charts)[number]

/** One thing that is counted. A record has as many of a measure as it has things to count: one, or one for each child. */
export type MeasureFact = {
  measure: MeasureId
  /** ISO day that decides which period it belongs to. */
  day: string
  /** What is counted, unique within a record and measure: id of a child, a recipient, a row; '' for the record itself. */
  unit: string
  /** In the numerator? Everything that is here is in the denominator. */
  met: 0 | 1
  /** What the picture is divided by, e.g. an agency, a kind of meeting, a reason, a stage; '' where it is not. */
  group: string
  /** A length for box plots and histograms, in the measure's `unit` of length; null where there is none. */
  amount: number | null
  /** What the case behind the number is told by, without a name: "Copy for a GP", "Child 2". */
  says: string
}

/** A signed record as it was frozen, and what is known of its copies since. */
export type MeasureSource = {
  record: { id: string; caseId: string; type: MeetingType; date: string; signedAt: string }
  minutes: Minutes
  template: Template
  /** As they stood when it was signed. */
  findings: readonly Finding[]
  rules: RuleSet
  clocks: readonly Clock[]
  sent: SentDates
  /** Copies that were to be sent, and whether there is proof. */
  copies: readonly MeasureCopy[]
  /** The present moment, UTC instant. */
  now: string
}

export type MeasureCopy = {
  id: string
  item: string
  kind: string
  agency: string
  required: boolean
  /** ISO days; '' while it is not. */
  sentOn: string
  provenOn: string
}

/** Where the facts of a measure come from: single signed records, or what is kept across them. */
export type MeasureFrom = 'records' | 'actions' | 'disagreements' | 'supervision' | 'sampling' | 'cases'

export type Measure = {
  id: MeasureId
  name: string
  /** In one sentence each, as a director would read it. `numerator`: '' where things are only counted, without a share. */
  numerator: string
  denominator: string
  /** For whom it is made, e.g. "QA, partners". */
  audience: string
  /** The first is the main one. */
  charts: readonly Chart[]
  /** What it is divided by, in the plural: "agencies"; '' where it is not. */
  by: string
  /** Groups that have an order of their own, or by the first number in their words; left out: largest first. */
  groups?: readonly string[] | 'by number'
  /** Of `amount`, e.g. `working days`; '' where nothing is measured. */
  length: string
  /** Recommendations of the response plan that it serves, e.g. `5.2`. */
  seeds: readonly string[]
  /** A mark on the picture in per cent, where the plan has one. */
  mark?: number
  /** Whether more is better, fewer is better, or neither. */
  better: 'more' | 'fewer' | 'neither'
  from: MeasureFrom
  /** What of one signed record it counts; only where `from` is `records`. */
  facts?: (source: MeasureSource) => MeasureFact[]
}
