/** Reports in memory: a year of a made-up council's figures for every measure, the same each time they are asked for. */
import { implement, ORPCError } from '@orpc/server'
import { type Account, can } from '../../shared/access/access.ts'
import { contract } from '../../shared/api/contract.ts'
import type { BehindLine, MeasureReport, ReportAsk } from '../../shared/api/measures.ts'
import type { Counts } from '../../shared/measures/hiding.ts'
import {
  type Measure,
  type MonthSum,
  measureOf,
  measures,
  monthsIn,
  reportOf,
  wholeMonths,
} from '../../shared/measures/index.ts'
import { fakeGroups, fakeShares } from './fake-measure-groups.ts'

const os = implement(contract).measures

type Options = { empty?: boolean; long?: boolean; counting?: boolean }

/** A number from 0 to 1 that is the same for the same words. */
function chance(words: string): number {
  let sum = 2166136261
  for (const letter of words) sum = Math.imul(sum ^ letter.charCodeAt(0), 16777619)
  return ((sum >>> 0) % 1000) / 1000
}

/** What one group of a measure counted in one month. */
function pairOf({ id, numerator }: Measure, group: string, at: number, month: string): Counts {
  const size = [14, 10, 7, 5, 3, 2, 1, 1, 1][at] ?? 1
  const counted = Math.floor(chance(`${id}${group}${month}`) * (size + 1) + size * 0.4)
  const usual = 0.6 + chance(`${id}${group}`) * 0.3 + chance(`share ${id}${month}`) * 0.2 - at * 0.04
  const share = Math.min(1, fakeShares[id]?.[at] ?? usual)
  return { counted, met: numerator === '' ? counted : Math.round(counted * share) }
}

const longName = 'Wexmoor and Great Thornington Integrated Community Health Partnership Foundation Trust'

/** The product's own adding-up and hiding, on made-up sums. */
function fakeReport(
  measure: Measure,
  ask: ReportAsk,
  { empty = false, long = false }: Options,
): MeasureReport {
  const { id, by, length } = measure
  const { from, to } = ask.audience === 'partnership' ? wholeMonths(ask.from, ask.to) : ask
  const named = (fakeGroups[id] ?? ['']).map((name, at) =>
    long && at === 1 && by === 'agencies' ? longName : name,
  )
  const months = empty ? [] : monthsIn(from, to)
  const sumsOf = (words: string): MonthSum[] =>
    months.flatMap((month) =>
      named.map((group, at) => ({ month, group, ...pairOf(measure, group, at, `${words}${month}`) })),
    )
  const sums = sumsOf('')
  const before = sumsOf('before ')
  return reportOf({
    measure,
    from,
    to,
    audience: ask.audience,
    sums,
    amounts: length
      ? sums.flatMap(({ group, month, counted }) =>
          counted > 0
            ? [{ group, amount: 2 + Math.round(chance(`${group}${month}${id}`) * 40), count: counted }]
            : [],
        )
      : [],
    before: {
      counted: before.reduce((sum, { counted }) => sum + counted, 0),
      met: before.reduce((sum, { met }) => sum + met, 0),
    },
    how: `Each signed record adds its facts once; a correction replaces them. The saved query is “measures ${id}”, and its days are those of the meeting.`,
  })
}

function linesOf(report: MeasureReport, long: boolean): BehindLine[] {
  return report.months.flatMap(({ month }, at) =>
    (report.groups.length > 0 ? report.groups : [{ group: '' }]).slice(0, 2).map(({ group }, place) => ({
      recordId: 'record-4',
      caseId: 'case-1',
      familyRef: long ? 'WX-4471-EXTRAORDINARILY-LONG-REFERENCE-OF-A-FAMILY' : 'WX-4471',
      title: 'Initial conference',
      day: `${month}-${String(4 + at + place * 9).padStart(2, '0')}`,
      group,
      met: (at + place) % 3 !== 0,
      amount: report.length ? 8 + at * 5 + place * 3 : null,
      says: `Child ${place + 1}`,
    })),
  )
}

function refuse(): never {
  const happened = 'Your role does not include this.'
  const data = { code: 'not allowed' as const, happened, safe: 'Nothing was changed.', todo: '' }
  throw new ORPCError('PROBLEM', { defined: true, status: 409, message: happened, data })
}

/** `me`: who is signed in; outside the service nothing is answered that is for inside. */
export function fakeMeasures(options: Options, me: () => Account) {
  const { empty = false, long = false } = options
  const inside = () => can(me(), 'case.read')
  const asked = (ask: ReportAsk): ReportAsk => (ask.audience === 'service' && !inside() ? refuse() : ask)
  let done = 0
  return {
    list: os.list.handler(async ({ input }) => {
      for (done = 0; options.counting && done < measures.length; done += 1)
        await new Promise((resolve) => setTimeout(resolve, 150))
      done = 0
      return {
        reports: measures.map((measure) => fakeReport(measure, asked(input), options)),
        teams: empty ? [] : ['Duty and assessment', 'Family support east', 'Family support west'],
        agencies: empty ? [] : ['Health visiting', 'Police', 'School or early years'],
        audiences: inside() ? ['service' as const, 'partnership' as const] : ['partnership' as const],
        behind: false,
      }
    }),
    progress: os.progress.handler(() => ({ done, all: done === 0 ? 0 : measures.length })),
    one: os.one.handler(({ input: { id, ...ask } }) => fakeReport(measureOf(id), asked(ask), options)),
    cases: os.cases.handler(({ input: { id, group, month, which, ...ask } }) => {
      if (!inside() || ask.audience !== 'service') refuse()
      const lines = empty ? [] : linesOf(fakeReport(measureOf(id), ask, options), long)
      return {
        lines: lines
          .filter((line) => group === undefined || line.group === group)
          .filter(({ day }) => month === undefined || day.startsWith(month))
          .filter(({ day }) => month === undefined || day.startsWith(month))
          .filter(({ met }) => which === 'all' || met === (which === 'met')),
        more: false,
        notShown: empty || which === 'met' ? 0 : 3,
      }
    }),
    pack: os.pack.handler(({ input }) => {
      asked(input)
      return {
        fileName: `${input.kind}-pack ${input.from} to ${input.to}.${input.format}`,
        bytes: btoa('a pack'),
      }
    }),
  }
}
