/** The pictures of a measure: those that its definition names, made of the figures of one report. */
import type { BehindLine, GroupFigure, MeasureReport, MonthFigure } from '../../../shared/api/measures.ts'
import type { Chart } from '../../../shared/measures/measure.ts'
import { type Bar, barsDrawing } from './charts/bars.ts'
import { boxDrawing } from './charts/box.ts'
import { funnelDrawing } from './charts/funnel.ts'
import { beganOn, ganttDrawing, type Run } from './charts/gantt.ts'
import { heatDrawing, leastHeatWidth } from './charts/heat.ts'
import { histogramDrawing, leastHistogramWidth } from './charts/histogram.ts'
import { leastLineWidth, lineDrawing } from './charts/line.ts'
import { paretoDrawing } from './charts/pareto.ts'
import { Picture } from './charts/picture.tsx'
import type { Drawing, Fill } from './charts/shapes.ts'
import { groupsAreParts } from './questions.ts'
import { FEW, groupName, monthWords, sayFigure } from './words.ts'

export type PictureSpec = {
  title: string
  least?: number
  draw: (width: number) => Drawing
  /** What patterns and lines mean. */
  key?: string
  /** One of several of a kind, which share the width. */
  small?: boolean
}

const isAnything = ({ counted }: Pick<GroupFigure, 'counted'>): boolean => counted !== 0

/** Each group with its own share, on one scale of per cent. */
export function shareBars(groups: readonly GroupFigure[]): Bar[] {
  return groups.filter(isAnything).map((group) => ({
    name: groupName(group.group),
    label: sayFigure(group),
    parts:
      group.percent === null
        ? []
        : [
            { look: 'filled', value: group.percent },
            { look: 'rest', value: 100 - group.percent },
          ],
  }))
}

/** How many of all are in each group, and how many of them are in the figure. */
export function partBars(groups: readonly GroupFigure[], all: number | null): Bar[] {
  return groups.filter(isAnything).map((group) => {
    const { counted, met } = group
    const name = groupName(group.group)
    if (counted === null) return { name, label: FEW, parts: [] }
    const share = all ? `, ${Math.round((counted / all) * 100)}% of all` : ''
    if (met === null) return { name, label: `${counted}${share}`, parts: [{ look: 'soft', value: counted }] }
    return {
      name,
      label: `${counted}${share}`,
      parts: [
        { look: 'filled', value: met },
        { look: 'rest', value: counted - met },
      ],
    }
  })
}

/** How many are in the figure and how many are not, on one scale of numbers. */
function countBars(groups: readonly GroupFigure[]): Bar[] {
  return groups.filter(isAnything).map((group) => ({
    name: groupName(group.group),
    label: sayFigure(group),
    parts:
      group.counted === null || group.met === null
        ? []
        : [
            { look: 'filled', value: group.met },
            { look: 'rest', value: group.counted - group.met },
          ],
  }))
}

const partLooks: readonly Fill[] = ['filled', 'rest', 'dots', 'soft', 'cross']

type Counts = readonly { group: string; counted: number | null }[]

/** A whole bar, made of the groups in their order: each a part of what may be shown. */
function stack(name: string, counts: Counts): Bar {
  const seen = counts.reduce((sum, { counted }) => sum + (counted ?? 0), 0)
  const said = counts
    .filter(({ counted }) => counted !== 0)
    .map(({ group, counted }) => `${groupName(group)} ${counted ?? FEW}`)
  return {
    name: `${name}: ${said.join(', ')}`,
    label: '',
    parts: counts.map(({ counted }, at) => ({
      look: partLooks[at % partLooks.length] ?? 'rest',
      value: seen === 0 ? 0 : ((counted ?? 0) / seen) * 100,
    })),
  }
}

/** One bar for the whole time, and one for each month where there are several. */
export function monthStacks({ groups, months }: Pick<MeasureReport, 'groups' | 'months'>): Bar[] {
  const whole = { name: 'The whole period', counts: groups as Counts }
  const single = months.map(({ month }) => ({
    name: monthWords(month),
    counts: groups.map(({ group, months: own }) => ({
      group,
      counted: own.find((one) => one.month === month)?.counted ?? 0,
    })),
  }))
  const isSome = ({ counts }: { counts: Counts }) => counts.some(({ counted }) => counted !== 0)
  return [whole, ...(single.length > 1 ? single : [])]
    .filter(isSome)
    .map(({ name, counts }) => stack(name, counts))
}

/** What a pareto counts: what is in the figure, or everything where groups are of another kind. */
function causesOf(groups: readonly GroupFigure[]) {
  const byMet = groups.some(({ met }) => met !== null && met > 0)
  const countOf = ({ met, counted }: GroupFigure) => (byMet ? met : counted)
  return {
    causes: groups.map((group) => ({ name: groupName(group.group), count: countOf(group) ?? 0 })),
    unseen: groups.filter((group) => countOf(group) === null).map(({ group }) => groupName(group)),
  }
}

function runsOf(lines: readonly BehindLine[], length: string): Run[] {
  return lines.flatMap(({ familyRef, group, day, amount, met }) => {
    const from = amount === null ? undefined : beganOn(day, amount, length)
    if (amount === null || !from) return []
    const name = [familyRef, group].filter(Boolean).join(', ')
    return [{ name, from, to: day, amount, over: met }]
  })
}

const filledKey = 'Filled: in the figure. Hatched: the rest.'

const lineSpec = (title: string, months: readonly MonthFigure[], mark: number | null, height?: number) => ({
  title,
  least: leastLineWidth(months.length),
  draw: (width: number) => lineDrawing(months, { width, mark, height }),
})

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const barsSpec = (
  { name, by }: MeasureReport,
  bars: readonly Bar[],
  { key = filledKey, ...scale }: { key?: string; most?: number; mark?: number | null } = {},
): PictureSpec[] =>
  bars.length === 0
    ? []
    : [{ title: `${name}: ${by}`, draw: (width) => barsDrawing(bars, { width, ...scale }), key }]

function lineSpecs(report: MeasureReport, some: readonly GroupFigure[]): PictureSpec[] {
  const { id, name, months, mark, total } = report
  const whole = {
    ...lineSpec(`${name}, by month`, months, mark),
    key: mark === null ? undefined : `Broken line: ${mark}%, the level that the response plan names.`,
  }
  if (groupsAreParts(id)) return [whole, ...barsSpec(report, partBars(some, total.counted))]
  return [
    whole,
    ...some.map((group) => ({
      ...lineSpec(groupName(group.group), group.months, mark, 90),
      small: true,
    })),
  ]
}

function boxSpecs({ length, spread }: MeasureReport, some: readonly GroupFigure[]): PictureSpec[] {
  if (!spread) return []
  const inGroups = some.filter((group) => group.spread !== null)
  const rows = [
    { name: 'All', spread },
    ...(inGroups.length > 1
      ? inGroups.map(({ group, spread: own }) => ({ name: groupName(group), spread: own }))
      : []),
  ]
  return [{ title: `How many ${length}`, draw: (width) => boxDrawing(rows, { width, length }) }]
}

function ganttSpecs(
  report: MeasureReport,
  some: readonly GroupFigure[],
  cases: readonly BehindLine[],
): PictureSpec[] {
  const { length } = report
  const runs = runsOf(cases, length)
  if (runs.length === 0) return boxSpecs(report, some)
  return [
    {
      title: 'How long each case has run',
      least: 280,
      draw: (width) => ganttDrawing(runs, { width, length }),
      key: 'Hatched: past the time that is set.',
    },
  ]
}

function paretoSpec({ by }: MeasureReport, some: readonly GroupFigure[]): PictureSpec {
  const { causes, unseen } = causesOf(some)
  return {
    title: `${sentence(by)}, the most frequent first`,
    draw: (width) => paretoDrawing(causes, { width, unseen }),
    key: `Diamonds: the share that a cause has together with those above it.${unseen.length > 0 ? ' Shares are of those that are shown.' : ''}`,
  }
}

const stackKey = ({ groups }: MeasureReport): string =>
  `In each bar from the left: ${groups.map(({ group }) => groupName(group)).join(', ')}.`

function specsOf(chart: Chart, report: MeasureReport, cases: readonly BehindLine[]): PictureSpec[] {
  const { id, name, by, months, groups, mark, total } = report
  const parts = groupsAreParts(id)
  const some = groups.filter(isAnything)
  switch (chart) {
    case 'line':
      return lineSpecs(report, some)
    case 'bar':
      return parts
        ? barsSpec(report, partBars(some, total.counted))
        : barsSpec(report, shareBars(some), { most: 100, mark })
    case 'stacked bar':
      return parts
        ? barsSpec(report, monthStacks(report), { key: stackKey(report), most: 100 })
        : barsSpec(report, countBars(some))
    case 'heat map':
      return [
        {
          title: `${name}: ${by} and months`,
          least: leastHeatWidth(months.length),
          draw: (width) => heatDrawing(some, { width }),
          key: 'The darker the ground and the longer the strip, the more.',
        },
      ]
    case 'funnel': {
      const stages = groups.map(({ group, counted }) => ({ name: groupName(group), ended: counted }))
      const draw = (width: number) => funnelDrawing(stages, { width, all: total.counted })
      return [{ title: `How far it went: ${by}`, draw }]
    }
    case 'histogram': {
      const columns = groups.map(({ group, counted }) => ({ name: groupName(group), count: counted }))
      const draw = (width: number) => histogramDrawing(columns, { width })
      return [{ title: `${name}: ${by}`, least: leastHistogramWidth(groups.length), draw }]
    }
    case 'pareto':
      return [paretoSpec(report, some)]
    case 'box':
      return boxSpecs(report, some)
    case 'gantt':
      return ganttSpecs(report, some, cases)
  }
}

/**
 * Everything that is drawn for a report. `cases` are those that one may see: only they have days of their own, so that
 * outside the service lengths are drawn as a spread.
 */
export const picturesOf = (report: MeasureReport, cases: readonly BehindLine[]): PictureSpec[] =>
  report.charts.flatMap((chart) => specsOf(chart, report, cases))

/** The pictures, one below the other; several of a kind share the width. */
export function Pictures({ report, cases }: { report: MeasureReport; cases: readonly BehindLine[] }) {
  return (
    <div className="report-pictures">
      {picturesOf(report, cases).map(({ title, least, draw, key, small }) => (
        <figure key={title} className={small ? undefined : 'report-picture-wide'}>
          <figcaption>
            <h3>{title}</h3>
            {key ? <p className="ui-quiet ui-small">{key}</p> : null}
          </figcaption>
          <Picture title={title} least={least} draw={draw} />
        </figure>
      ))}
    </div>
  )
}
