/** Believable reports of every measure over a year, always the same; as they are inside the service, and as partners see them. */
import type { PackAsk, PackContent } from '../../../electron/documents/packs/index.ts'
import type { Figure, MeasureReport, ReportAudience } from '../../../shared/api/measures.ts'
import type { Measure, MeasureId } from '../../../shared/measures/index.ts'
import { measures } from '../../../shared/measures/index.ts'

export const year = { from: '2025-10-01', to: '2026-09-30' }
export const yearMonths = Array.from({ length: 12 }, (_, at) => {
  const month = (at + 9) % 12
  return `${month < 9 ? 2026 : 2025}-${String(month + 1).padStart(2, '0')}`
})

const agencies = [
  'Children’s social care',
  'Wexmoor and District Hospitals NHS Foundation Trust, named nurse team for safeguarding children',
  'Police',
  'Health visiting',
  'School nursing',
  'Education',
  'GP practices',
  'Mental health trust',
  'Housing',
  'Probation',
]

const groupsOf: Partial<Record<MeasureId, string[]>> = {
  G1: [
    'Initial conference',
    'Review conference',
    'Core group',
    'Child in need review',
    'Strategy discussion',
  ],
  G3: agencies.slice(0, 8),
  G4: agencies,
  G7: ['Good', 'Requires improvement', 'Not good'],
  G8: ['Professional curiosity', 'Disguised compliance', 'Over-optimism'],
  G9: ['Through the full gate', 'With an override'],
  G10: ['Family moved away', 'Court order ended', 'Opened by mistake'],
  G11: [
    'Flag raised',
    'Senior manager’s view given',
    'Referred to the Head of Service',
    'Head of Service decided',
  ],
  G12: ['0 to 1', '1 to 2', '2 to 5', '5 to 10', '10 or more'],
  G13: ['1 practitioners', '2 managers', '3 senior or designated leads', '4 partnership'],
  G15: ['School', 'Health visiting', 'Police', 'Neighbour or family'],
  G16: ['Template used when cues fired', 'Template not used'],
  G19: ['Under 1', '1 to 4', '5 to 9', '10 to 15', '16 and over'],
  G20: ['Disguised compliance', 'Fathers and other men', 'Neglect of teenagers', 'Hidden siblings'],
  G21: agencies.slice(3, 8),
  G22: ['Supervision and chronology', 'Supervision alone', 'Neither'],
  G23: ['Used', 'Considered and not used'],
  G24: ['Child’s account present', 'Child’s account absent'],
  G25: ['Expert report awaited', 'Court listing', 'Change of social worker', 'Assessment of relatives'],
  G26: ['Done, effect recorded', 'Done, no effect recorded', 'Not done'],
  G27: agencies.slice(0, 6),
  G28: ['Initial conferences', 'Core groups', 'Review conferences'],
}

/** The same numbers each time, from 0 to below 1. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

export const figure = (counted: number, met: number): Figure => ({
  counted,
  met,
  percent: counted === 0 ? null : Math.round((met / counted) * 100),
  hidden: false,
})

const few = (count: number | null): boolean => count !== null && count > 0 && count < 5

/** A number from 1 to 4 is not known to anybody outside, be it of those met or of those not met. */
export function outside(one: Figure): Figure {
  const missed = (one.counted ?? 0) - (one.met ?? 0)
  if (!few(one.counted) && !few(one.met) && !few(missed)) return one
  return {
    counted: few(one.counted) ? null : one.counted,
    met: null,
    percent: null,
    hidden: true,
  }
}

/** How many a year, by measure; the others have some hundreds. */
const size: Partial<Record<MeasureId, number>> = {
  G4: 2400,
  G10: 9,
  G11: 14,
  G13: 18,
  G22: 22,
  G23: 31,
  G25: 26,
  G17: 64,
  G2: 150,
}

function monthsOf(next: () => number, perYear: number, rate: number) {
  return yearMonths.map((month, at) => {
    const counted = Math.floor((perYear / 12) * (0.6 + 0.8 * next()) + next())
    const share = Math.min(1, Math.max(0, rate + 0.012 * (at - 6) + 0.16 * (next() - 0.5)))
    return { month, ...figure(counted, Math.round(counted * share)) }
  })
}

const summed = (months: readonly Figure[]): Figure =>
  figure(
    months.reduce((all, { counted }) => all + (counted ?? 0), 0),
    months.reduce((all, { met }) => all + (met ?? 0), 0),
  )

const spreadOf = (count: number, middle: number) => ({
  count,
  least: 1,
  lower: Math.round(middle * 0.6),
  middle,
  upper: Math.round(middle * 1.5),
  most: middle * 3,
})

function groupOf(
  measure: Measure,
  group: string,
  next: () => number,
  perYear: number,
): MeasureReport['groups'][number] {
  const months = monthsOf(next, perYear, 0.5 + 0.4 * next())
  const total = summed(months)
  const middle = 4 + Math.round(next() * 20)
  const spread = measure.length === '' || few(total.counted) ? null : spreadOf(total.counted ?? 0, middle)
  return { group, ...total, months, spread }
}

/** A measure without a numerator has no share. */
function withoutShare(report: MeasureReport): MeasureReport {
  if (report.numerator !== '') return report
  const plain = <One extends Figure>(one: One): One => ({ ...one, percent: null })
  return {
    ...report,
    total: plain(report.total),
    before: plain(report.before),
    months: report.months.map(plain),
    groups: report.groups.map((group) => ({ ...plain(group), months: group.months.map(plain) })),
  }
}

/** Inside the service, every number as it is. */
const reportOf = (measure: Measure): MeasureReport => withoutShare(made(measure))

function made(measure: Measure): MeasureReport {
  const place = measures.indexOf(measure) + 1
  const next = chance(place * 7919 + 1)
  for (let at = 0; at < 5; at += 1) next()
  const perYear = size[measure.id] ?? 180 + Math.round(next() * 400)
  const rate = measure.better === 'fewer' ? 0.18 : 0.78
  const months = monthsOf(next, perYear, rate)
  const total = summed(months)
  const names = groupsOf[measure.id] ?? []
  const groups = names.map((group, at) =>
    groupOf(measure, group, next, (perYear * 1.4) / (names.length + at)),
  )
  const before = summed(monthsOf(next, perYear, rate - 0.08 + 0.12 * next()))
  return {
    id: measure.id,
    name: measure.name,
    numerator: measure.numerator,
    denominator: measure.denominator,
    audience: measure.audience,
    charts: [...measure.charts],
    by: measure.by,
    length: measure.length,
    seeds: [...measure.seeds],
    mark: measure.mark ?? null,
    better: measure.better,
    total,
    before,
    months,
    groups,
    spread: measure.length === '' ? null : spreadOf(total.counted ?? 0, 11),
    says: `${total.met} of ${total.counted} over the year, against ${before.met} of ${before.counted} in the year before.`,
    how: `One is counted for each thing that is due in the period. It is met when the record says so. Saved query: measure-${measure.id.toLowerCase()}.`,
  }
}

/** The same for partners. */
export const hiding = (report: MeasureReport): MeasureReport => {
  const total = outside(report.total)
  return {
    ...report,
    total,
    before: outside(report.before),
    months: report.months.map((month) => ({ ...month, ...outside(month) })),
    groups: report.groups.map((group) => ({
      ...group,
      ...outside(group),
      spread: few(group.counted) ? null : group.spread,
      months: group.months.map((month) => ({ ...month, ...outside(month) })),
    })),
    says: total.hidden ? 'The number is too small to be shown outside the service.' : report.says,
  }
}

export const yearReports = (audience: ReportAudience = 'service'): MeasureReport[] =>
  measures.map((measure) => (audience === 'service' ? reportOf(measure) : hiding(reportOf(measure))))

/** Nothing was recorded in all the year. */
export const emptyReport = (report: MeasureReport): MeasureReport => ({
  ...report,
  total: figure(0, 0),
  before: figure(0, 0),
  months: report.months.map(({ month }) => ({ month, ...figure(0, 0) })),
  groups: [],
  spread: null,
  says: 'Nothing was counted in this period.',
})

export const askFor = (more: Partial<PackAsk> = {}): PackAsk => ({
  kind: 'board',
  agency: '',
  format: 'docx',
  team: '',
  audience: 'partnership',
  ...year,
  ...more,
})

export const contentOf = (more: Partial<PackContent> = {}): PackContent => ({
  reports: yearReports('partnership'),
  organisation: 'Wexmoor Council',
  workspaceName: 'Wexmoor safeguarding',
  fictional: true,
  now: new Date('2026-10-05T09:30:00Z'),
  ...more,
})
