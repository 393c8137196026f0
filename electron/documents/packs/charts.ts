/**
 * The pictures of a pack: a line by month, bars by group, months against agencies, and the spread of a length. Each carries
 * the numbers that it shows as words; a number that is hidden is not drawn.
 */
import { scaleBand, scaleLinear, scalePoint } from 'd3-scale'
import type { Figure, MeasureReport, Spread } from '../../../shared/api/measures.ts'
import { monthWords, sentenceCase } from '../../../shared/copies/words.ts'
import type { Drawn, DrawnShape } from '../picture.ts'
import {
  boxAt,
  cutTo,
  drawnGroups,
  type Group,
  lineAt,
  nameWidth,
  WIDTH,
  wordsAt,
  wordsWidth,
} from './scene.ts'
import {
  countWords,
  figureWords,
  isEmpty,
  numberWords,
  onlyCounts,
  percentWords,
  shortMonth,
  spreadWords,
} from './words.ts'

const numberOf = (figure: Figure, counts: boolean): number | null =>
  counts ? figure.counted : figure.percent

/** "October 2025 88%", "no cases in May 2025". */
function saysMonth(month: MeasureReport['months'][number], counts: boolean): string {
  const name = monthWords(month.month)
  if (isEmpty(month)) return `${name} nothing counted`
  const value = counts ? countWords(month.counted) : percentWords(month)
  return `${name} ${value}`
}

/** Levels of the axis: per cent, or whole numbers up to the most that was counted. */
function levelsOf(values: readonly (number | null)[], counts: boolean): { top: number; ticks: number[] } {
  if (!counts) return { top: 100, ticks: [0, 25, 50, 75, 100] }
  const top = Math.max(4, ...values.map((value) => value ?? 0))
  const scale = scaleLinear([0, top], [0, 1]).nice(4)
  return { top: scale.domain()[1] ?? top, ticks: scale.ticks(4).filter(Number.isInteger) }
}

const PLOT = { left: 40, right: WIDTH - 36, top: 26, bottom: 150 }

/** One month after the other; where a month has no number the line is broken. */
function line(report: MeasureReport): Drawn {
  const counts = onlyCounts(report)
  const { months, mark } = report
  const values = months.map((month) => numberOf(month, counts))
  const { top, ticks } = levelsOf(values, counts)
  const y = scaleLinear([0, top], [PLOT.bottom, PLOT.top])
  const x = scalePoint(
    months.map(({ month }) => month),
    [PLOT.left + 20, PLOT.right - 20],
  )
  const points = months.map(({ month }, at) => ({ x: x(month) ?? PLOT.left, value: values[at] ?? null }))
  const step = Math.max(1, Math.ceil((months.length * 46) / (PLOT.right - PLOT.left)))
  const unit = counts ? '' : '%'
  const shapes: DrawnShape[] = [
    ...ticks.flatMap((tick) => [
      lineAt(tick === 0 ? 'line' : 'tick', [PLOT.left, y(tick)], [PLOT.right, y(tick)]),
      wordsAt(`${numberWords(tick)}${unit}`, PLOT.left - 6, y(tick) + 4, { anchor: 'end', quiet: true }),
    ]),
    ...(mark === null || counts ? [] : markShapes(mark, y(mark))),
    // Behind the numbers, so that no line of the grid strikes them out.
    ...points.flatMap(({ x: middle, value }, at) =>
      value === null || at % step !== 0
        ? []
        : [boxAt('gap-ground', { x: middle - 15, y: y(value) - 20, width: 30, height: 14 })],
    ),
    ...points.flatMap((point, at) => {
      const next = points[at + 1]
      if (!next || point.value === null || next.value === null) return []
      return [lineAt('series', [point.x, y(point.value)], [next.x, y(next.value)])]
    }),
    ...points.flatMap((point, at): DrawnShape[] => {
      const named = at % step === 0
      const month = months[at]?.month ?? ''
      return [
        ...(named ? [wordsAt(shortMonth(month), point.x, 168, { anchor: 'middle', quiet: true })] : []),
        ...(point.value === null
          ? []
          : [
              { is: 'disc' as const, look: 'shape' as const, x: point.x, y: y(point.value), r: 3.5 },
              ...(named
                ? [
                    wordsAt(`${numberWords(point.value)}${unit}`, point.x, y(point.value) - 8, {
                      anchor: 'middle',
                    }),
                  ]
                : []),
            ]),
      ]
    }),
  ]
  const says = [
    `Line by month${counts ? '' : ' in per cent'}: ${months.map((month) => saysMonth(month, counts)).join(', ')}.`,
    ...(mark === null ? [] : [`The mark is ${mark}%.`]),
  ].join(' ')
  return { says, width: WIDTH, height: 174, shapes }
}

/** Its words stand at the right end of the line, where no month is. */
const markShapes = (mark: number, y: number): DrawnShape[] => [
  lineAt('mark', [PLOT.left, y], [PLOT.right, y]),
  wordsAt(`${mark}%`, PLOT.right + 5, y + 4),
]

const ROW = 22

/** Bars that lie, one for each group: what is met of each as a part of 100%, or of the largest that was counted. */
function bars(report: MeasureReport, measure: 'percent' | 'counts'): Drawn {
  const { some, rest } = drawnGroups(report)
  const labels = some.map((group) => figureWords(group, report))
  const left = nameWidth(some.map(({ group }) => group))
  const right = WIDTH - Math.max(60, ...labels.map(wordsWidth)) - 10
  const most = Math.max(1, ...some.map(({ counted }) => counted ?? 0))
  const x = scaleLinear([0, measure === 'percent' ? 100 : most], [left, right])
  const y = scaleBand(
    some.map((_, at) => at),
    [4, 4 + some.length * ROW],
  ).padding(0.25)
  const height = y.bandwidth()
  const shapes = some.flatMap((group, at): DrawnShape[] => {
    const top = y(at) ?? 0
    const base = top + height / 2 + 4
    const bar = (look: 'whole' | 'part', value: number): DrawnShape[] =>
      value === 0 ? [] : [boxAt(look, { x: left, y: top, width: x(value) - left, height })]
    const [whole, part] =
      measure === 'percent'
        ? [group.percent === null ? 0 : 100, group.percent ?? 0]
        : [group.counted ?? 0, onlyCounts(report) ? (group.counted ?? 0) : (group.met ?? 0)]
    const end = measure === 'percent' ? right : x(whole)
    return [
      wordsAt(cutTo(group.group, left - 10), 0, base),
      ...bar('whole', whole),
      ...bar('part', part),
      wordsAt(labels[at] ?? '', (whole === 0 ? left : end) + 6, base),
    ]
  })
  const axis = lineAt('line', [left, 2], [left, 6 + some.length * ROW])
  const says = [
    `Bars by ${report.by}: ${some.map(({ group }, at) => `${group} ${labels[at]}`).join('; ')}.${rest}`,
    ...(onlyCounts(report) ? [] : ['The dark part of a bar is what was met.']),
  ].join(' ')
  return { says, width: WIDTH, height: 8 + some.length * ROW, shapes: [...shapes, axis] }
}

const shadeOf = (percent: number): 'shade-0' | 'shade-1' | 'shade-2' | 'shade-3' => {
  if (percent >= 90) return 'shade-3'
  if (percent >= 75) return 'shade-2'
  return percent >= 50 ? 'shade-1' : 'shade-0'
}

/** Months against groups, the number in each field and a darker ground for more. */
function heat(report: MeasureReport): Drawn {
  const { some, rest } = drawnGroups(report)
  const months = report.months.slice(-12)
  const left = Math.min(220, nameWidth(some.map(({ group }) => group)))
  const x = scaleBand(
    months.map(({ month }) => month),
    [left, WIDTH],
  )
  const cell = x.bandwidth()
  const HEAD = 30
  const row = ({ group, months: own }: Group, at: number): DrawnShape[] => {
    const top = HEAD + at * ROW
    return [
      wordsAt(cutTo(group, left - 8), 0, top + ROW / 2 + 4),
      ...months.flatMap(({ month }): DrawnShape[] => {
        const figure = own.find((one) => one.month === month)
        const start = x(month) ?? left
        if (!figure || isEmpty(figure)) return []
        const { percent } = figure
        const field = { x: start + 1, y: top + 1, width: cell - 2, height: ROW - 2 }
        return [
          boxAt(percent === null ? 'gap-ground' : shadeOf(percent), field),
          wordsAt(percent === null ? '–' : `${percent}%`, start + cell / 2, top + ROW / 2 + 4, {
            anchor: 'middle',
          }),
        ]
      }),
    ]
  }
  const shapes = [
    lineAt('line', [0, HEAD], [WIDTH, HEAD]),
    ...months.flatMap(({ month }) =>
      shortMonth(month)
        .split(' ')
        .map((words, row) =>
          wordsAt(words, (x(month) ?? left) + cell / 2, 11 + row * 13, { anchor: 'middle', quiet: true }),
        ),
    ),
    ...some.flatMap(row),
  ]
  const said = some.map((group) => `${group.group} ${figureWords(group, report)}`).join('; ')
  const says = `Months against ${report.by}, with the per cent of each month: over the whole period ${said}.${rest} An empty field had nothing counted; a dash is a share that is not shown.`
  return { says, width: WIDTH, height: HEAD + some.length * ROW, shapes }
}

/** Where half of the lengths lie, the middle one, and the least and the most. */
function spread(report: MeasureReport): Drawn | undefined {
  const { groups, by, length } = report
  const rows: { name: string; spread: Spread }[] = [
    ...(report.spread
      ? [{ name: groups.length > 0 ? 'All' : sentenceCase(length), spread: report.spread }]
      : []),
    ...groups.flatMap(({ group, spread: own }) => (own ? [{ name: group, spread: own }] : [])),
  ].slice(0, 9)
  if (rows.length === 0) return undefined
  const left = nameWidth(rows.map(({ name }) => name))
  const x = scaleLinear([0, Math.max(1, ...rows.map((one) => one.spread.most))], [left + 4, WIDTH - 20]).nice(
    6,
  )
  const bottom = 6 + rows.length * 26
  const shapes = [
    ...x
      .ticks(6)
      .flatMap((tick) => [
        lineAt('tick', [x(tick), 4], [x(tick), bottom]),
        wordsAt(numberWords(tick), x(tick), bottom + 14, { anchor: 'middle', quiet: true }),
      ]),
    ...rows.flatMap(({ name, spread: one }, at): DrawnShape[] => {
      const middle = 6 + at * 26 + 13
      return [
        wordsAt(cutTo(name, left - 10), 0, middle + 4),
        lineAt('gap', [x(one.least), middle], [x(one.most), middle]),
        lineAt('gap', [x(one.least), middle - 5], [x(one.least), middle + 5]),
        lineAt('gap', [x(one.most), middle - 5], [x(one.most), middle + 5]),
        boxAt('lasted', {
          x: x(one.lower),
          y: middle - 8,
          width: Math.max(1, x(one.upper) - x(one.lower)),
          height: 16,
        }),
        lineAt('series', [x(one.middle), middle - 8], [x(one.middle), middle + 8]),
      ]
    }),
  ]
  const said = rows.map(({ name, spread: one }) => `${name}: ${spreadWords(one, length)}`).join('. ')
  const says = `Spread in ${length}${groups.length > 0 ? ` by ${by}` : ''}. ${said}. The box holds half of them, its line is the middle one.`
  return { says, width: WIDTH, height: bottom + 20, shapes }
}

export type NamedPicture = { name: string; picture: Drawn }

/** Whether a picture by group would show anything. */
const showsGroups = ({ groups }: MeasureReport): boolean =>
  groups.some(({ counted, percent }) => (counted ?? 0) > 0 || percent !== null)

/** Where most fields would be empty or hidden, the groups over the whole period say more. */
function fillsHeat({ groups }: MeasureReport): boolean {
  const fields = groups.flatMap(({ months }) => months.slice(-12))
  return fields.filter(({ percent }) => percent !== null).length * 2 >= fields.length
}

const byMonth = (report: MeasureReport): NamedPicture[] => {
  const counts = onlyCounts(report)
  const shown = report.months.filter((month) => numberOf(month, counts) !== null)
  return shown.length > 1 && shown.length * 2 >= report.months.length
    ? [{ name: `${report.name}, by month`, picture: line(report) }]
    : []
}

/** The pictures in which people would rather look for this measure; none where there is too little to draw. */
export function picturesFor(report: MeasureReport): NamedPicture[] {
  const [main] = report.charts
  const grouped = showsGroups(report)
  const name = `${report.name}, by ${report.by}`
  const first = ((): NamedPicture[] => {
    if (main === 'line' || main === 'box' || !grouped) return byMonth(report)
    if (main === 'heat map' && fillsHeat(report)) return [{ name, picture: heat(report) }]
    return [{ name, picture: bars(report, main === 'bar' || main === 'heat map' ? 'percent' : 'counts') }]
  })()
  const lengths = report.charts.includes('box') ? spread(report) : undefined
  return [
    ...first,
    ...(lengths ? [{ name: `${report.name}, spread in ${report.length}`, picture: lengths }] : []),
  ]
}
