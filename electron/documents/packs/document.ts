/** The board pack and the evidence pack of an agency as DOCX, written from measure reports and from nothing else. */
import { HeadingLevel, Paragraph } from 'docx'
import type { MeasureReport } from '../../../shared/api/measures.ts'
import { instantWords } from '../../../shared/copies/words.ts'
import { type Recommendation, recommendations } from '../../../shared/measures/recommendations.ts'
import { edgesOfPaper } from '../edges.ts'
import { packed } from '../pack.ts'
import { factParagraphs, headingOf, type Piece, paragraphOf } from '../parts.ts'
import { nextParagraph } from '../tables.ts'
import { Lists, runsOf } from '../text.ts'
import type { PackAsk, PackContent } from './ask.ts'
import { MeasurePages, monthsOfGroups } from './measure-section.ts'
import { MOVED, missing, moved, silent } from './picks.ts'
import { below, headingOnNewPage, listOf, namedTable } from './pieces.ts'
import { audienceWords, readingNotes, titleOf } from './telling.ts'
import {
  auditFirst,
  changeWords,
  ENOUGH,
  figureWords,
  inOrder,
  isEmpty,
  markWords,
  periodWords,
  withQuality,
} from './words.ts'

const named = ({ id, name }: MeasureReport): string => `${id} ${name}`
const ids = (reports: readonly MeasureReport[]): string => reports.map(({ id }) => id).join(', ')
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function opening(ask: PackAsk, { organisation, workspaceName, now }: PackContent): Piece[] {
  const facts = [
    { label: 'Agency', value: ask.kind === 'agency' ? ask.agency : '' },
    { label: 'Period', value: periodWords(ask) },
    { label: 'Compared with', value: 'The period of the same length just before' },
    { label: 'Team', value: ask.team || 'All teams' },
    { label: 'For', value: audienceWords(ask) },
    { label: 'Made', value: `${instantWords(now.toISOString())}, from the workspace ${workspaceName}` },
    { label: 'Made from', value: 'Signed records. What is not signed is not counted.' },
  ].filter(({ value }) => value !== '')
  return [
    ...(organisation ? [paragraphOf(organisation, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(titleOf(ask)) }),
    paragraphOf(audienceWords(ask), 'CopyLine'),
    ...factParagraphs(facts.filter(({ label }) => label !== 'For')),
  ]
}

/** What moved, what misses its mark, and about what the period says nothing. */
function summary(reports: MeasureReport[]): Piece[] {
  const { some, count } = moved(reports)
  const missed = missing(reports)
  const marked = reports.filter(({ mark, total }) => mark !== null && total.percent !== null)
  const { empty, hidden } = silent(reports)
  const sentence = [
    `This pack has ${counted(reports.length, 'measure', 'measures')}.`,
    count === 0
      ? `None moved by ${MOVED} points or more.`
      : `${counted(count, 'measure', 'measures')} moved by ${MOVED} points or more${count > some.length ? `; the ${some.length} that moved most stand below` : ''}.`,
    marked.length === 0
      ? ''
      : `${missed.length === 0 ? 'Every mark is met' : `${counted(missed.length, 'measure misses its mark', 'measures miss their mark')}`}.`,
  ].join(' ')
  const moves = withQuality(some, reports)
  const marks = withQuality(missed, reports)
  const more = [
    empty.length > 0 ? `Nothing was counted for ${ids(empty)}.` : '',
    hidden.length > 0
      ? `Not shown in full, because a number is small or would give a small one away: ${ids(hidden)}.`
      : '',
  ].filter(Boolean)
  return [
    headingOf('In short', 0),
    paragraphOf(sentence.trim()),
    ...namedTable(
      'What moved',
      ['Measure', 'Figure', 'Change'],
      moves.map((report) => [named(report), figureWords(report.total, report), changeWords(report)]),
    ),
    ...namedTable(
      'Where the mark is missed',
      ['Measure', 'Figure', 'Mark'],
      marks.map((report) => [
        named(report),
        figureWords(report.total, report),
        markWords(report) || 'No mark: read beside G5',
      ]),
    ),
    ...(moves.length > 0
      ? [
          below(
            `A measure is listed as moved only where at least ${ENOUGH} were counted in both periods: among fewer, one case alone would move it.`,
          ),
        ]
      : []),
    ...more.map((text) => paragraphOf(text)),
  ]
}

/** The figures that show a recommendation: those of the plan's own list, and those that say that they serve it. */
function serving(recommendation: Recommendation, reports: readonly MeasureReport[]): MeasureReport[] {
  const { number, measures } = recommendation
  const listed = measures.flatMap((id) => reports.find((report) => report.id === id) ?? [])
  const others = reports.filter((report) => report.seeds.includes(number) && !listed.includes(report))
  return withQuality([...listed, ...others], reports)
}

const shows = (report: MeasureReport): string =>
  isEmpty(report.total)
    ? `${named(report)}: nothing was counted`
    : `${named(report)}: ${figureWords(report.total, report)}. ${changeWords(report)}`

function plan(ask: PackAsk, reports: MeasureReport[]): Piece[] {
  const rank = ({ number }: Recommendation): number => {
    const at = (auditFirst as readonly string[]).indexOf(number)
    return at === -1 ? auditFirst.length : at
  }
  const rows = recommendations
    .map((recommendation) => ({ recommendation, by: serving(recommendation, reports) }))
    .filter(({ recommendation, by }) => ask.kind === 'board' || by.length > 0 || rank(recommendation) < 3)
  const ordered =
    ask.kind === 'agency' ? rows.toSorted((a, b) => rank(a.recommendation) - rank(b.recommendation)) : rows
  return [
    headingOnNewPage('What the response plan asks, and what shows it'),
    paragraphOf(
      ask.kind === 'agency'
        ? 'Recommendations 3.1, 5.1 and 1.4 come first: the audits under section 11 and section 175 ask for them.'
        : 'One row for each recommendation: what is done about it in the minutes and in supervision, and the figures that show whether it is.',
    ),
    ...namedTable(
      'Recommendations and their figures',
      ['No.', 'What is asked', 'What is done', 'How it is measured: figure, and change'],
      ordered.map(({ recommendation: { number, asks, done }, by }) => [
        number,
        asks,
        done,
        by.map(shows).join(nextParagraph) || 'No measure of this pack',
      ]),
    ),
  ]
}

const timescales = [
  'Initial conference: within 15 working days of the strategy discussion that started the enquiry.',
  'First core group: within 10 working days of the initial conference.',
  'First review: within 3 months of the initial conference; later ones within 6 months of the last.',
]

/** Pixels of a page above the first measure: a heading of the first level and what stands below it. */
const HEAD = 60
const BROKEN =
  'Each measure has its figure, its picture, and its tables. A line is broken, and a bar is left out, where a number is hidden or nothing was counted.'

function measureSection(reports: readonly MeasureReport[]): Piece[] {
  if (reports.length === 0) return []
  const pages = new MeasurePages(HEAD + 50)
  return [
    headingOnNewPage('The measures'),
    paragraphOf(BROKEN),
    ...reports.flatMap((report) => pages.of(report)),
  ]
}

/** G28 on its own, as the Department’s return and an inspection ask for it. */
function timescaleSection(report: MeasureReport, lists: Lists): Piece[] {
  return [
    headingOnNewPage('Timescales, as the DfE return counts them'),
    ...listOf(timescales, lists),
    ...new MeasurePages(HEAD + 120).of(report),
    ...(isEmpty(report.total) ? [] : monthsOfGroups(report)),
  ]
}

export function writePack(ask: PackAsk, content: PackContent): Promise<Uint8Array> {
  const lists = new Lists()
  const { fictional, now } = content
  const reports = inOrder(content.reports, ask.kind)
  const dates = reports.find(({ id }) => id === 'G28')
  const measures = reports.filter((report) => report !== dates)
  const children = [
    ...opening(ask, content),
    ...summary(reports),
    ...plan(ask, reports),
    ...measureSection(measures),
    ...(dates ? timescaleSection(dates, lists) : []),
    headingOnNewPage('How to read this pack'),
    ...listOf(readingNotes(ask, reports), lists),
  ]
  const edges = edgesOfPaper({
    marking:
      ask.audience === 'service'
        ? 'Confidential: inside the council'
        : 'Confidential: for safeguarding partners',
    copyLine: ask.kind === 'agency' ? `For ${ask.agency}` : '',
    fictional,
    edition: `${titleOf(ask)}, ${periodWords(ask)}`,
    at: now.toISOString(),
  })
  return packed(edges, `${titleOf(ask)}, ${periodWords(ask)}`, children)
}
