/**
 * Reports over a period, for those who ask (domain section 8). Who is outside the service is told no small number, no team and
 * no case; which of the two somebody is, is decided here and never by a screen.
 */
import { type Account, can } from '../../shared/access/access.ts'
import type { BehindLine, MeasureReport, ReportAsk, ReportAudience } from '../../shared/api/measures.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import {
  type MeasureId,
  measureOf,
  measures,
  monthsIn,
  periodBefore,
  reportOf,
  wholeMonths,
} from '../../shared/measures/index.ts'
import { closedTypes } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import type { Pack, PackAsk } from '../documents/packs/index.ts'
import { makePack } from '../documents/packs/index.ts'
import { Problem } from '../problem.ts'
import { breath } from '../store/index.ts'
import { measureQueries } from '../store/measure-queries.ts'
import { teams } from './teams.ts'
import { closedOpenTo } from './who-may-open.ts'

/** Ten years of months are more than any picture holds. */
const MOST_MONTHS = 120
/** Cases that are listed at once. */
const MOST_CASES = 300

/** No record is from before, and no plan goes beyond: with a typing slip in a year, months would be counted for ever. */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2200-12-31'

/** Works for the partners and not for the service. */
const isOutside = (me: Account): boolean => !can(me, 'case.read')

export const audiencesOf = (me: Account): ReportAudience[] =>
  isOutside(me) ? ['partnership'] : ['service', 'partnership']

const refused = (what: string, todo = 'Ask somebody of the service.') =>
  new Problem('not allowed', what, 'Nothing was shown.', todo)

/** What is asked for, as this person may have it. Throws `Problem`. */
function allowed(me: Account, ask: ReportAsk): ReportAsk {
  if (ask.from > ask.to)
    throw new Problem(
      'not valid',
      'The period ends before it begins.',
      'Nothing was changed.',
      'Choose a later end, or an earlier beginning.',
    )
  if (ask.from < FIRST_DAY || ask.to > LAST_DAY)
    throw new Problem(
      'not valid',
      'The period has a year in it that no record is from.',
      'Nothing was changed.',
      'Look at its first and its last day.',
    )
  if (
    Number(ask.to.slice(0, 4)) - Number(ask.from.slice(0, 4)) > MOST_MONTHS / 12 ||
    monthsIn(ask.from, ask.to).length > MOST_MONTHS
  )
    throw new Problem(
      'not valid',
      'The period is longer than ten years.',
      'Nothing was changed.',
      'Choose a shorter one.',
    )
  if (!audiencesOf(me).includes(ask.audience))
    throw refused(`Your role here, ${me.role}, is shown the figures for outside the service.`)
  if (isOutside(me) && ask.team !== '')
    throw refused(`Your role here, ${me.role}, is shown the figures of the whole service.`)
  // A day more or less would tell what happened on that day.
  return ask.audience === 'partnership' ? { ...ask, ...wholeMonths(ask.from, ask.to) } : ask
}

/** `agency`: what is counted for that one alone; '' for everything. */
async function report(
  { store }: Rooms,
  id: MeasureId,
  ask: ReportAsk,
  agency: string,
  now: Date,
): Promise<MeasureReport> {
  const { from, to, team, audience } = ask
  const measure = measureOf(id)
  const today = londonDate(now.toISOString())
  const figures = await store.measures.figures({
    id,
    from,
    to,
    team,
    agency,
    today,
    before: periodBefore(from, to),
    amounts: measure.length !== '',
  })
  const { name, says } = measureQueries[id]
  return reportOf({
    measure,
    from,
    to,
    audience,
    ...figures,
    how: `${says} Saved query: ${name}.`,
  })
}

type Asking = { ask: ReportAsk; ids: readonly MeasureId[]; agency: string; now: Date }

/** `tell` hears how many are counted. */
async function every(
  rooms: Rooms,
  { ask, ids, agency, now }: Asking,
  tell: (done: number) => void = () => undefined,
): Promise<MeasureReport[]> {
  const reports: MeasureReport[] = []
  for (const id of ids) {
    reports.push(await report(rooms, id, ask, agency, now))
    tell(reports.length)
    // Working out what may be told outside takes its time too.
    await breath()
  }
  return reports
}

/** Every measure, in the order in which they are counted. */
export const allIds: readonly MeasureId[] = measures.map(({ id }) => id)

export async function oneReport(
  rooms: Rooms,
  id: MeasureId,
  ask: ReportAsk,
  me: Account,
  now: Date,
): Promise<MeasureReport> {
  return report(rooms, id, allowed(me, ask), '', now)
}

/** Every measure over a period. `tell` hears how many of them are counted. */
export async function listOfReports(
  rooms: Rooms,
  ask: ReportAsk,
  { me, now, tell }: { me: Account; now: Date; tell?: (done: number) => void },
) {
  return {
    reports: await every(rooms, { ask: allowed(me, ask), ids: allIds, agency: '', now }, tell),
    teams: isOutside(me) ? [] : await teams(rooms.store),
    agencies: await rooms.store.measures.agencies(),
    audiences: audiencesOf(me),
  }
}

export type CasesAsk = ReportAsk & {
  id: MeasureId
  group?: string | undefined
  /** `2026-09`; left out: the whole period. */
  month?: string | undefined
  which: 'all' | 'met' | 'not met'
}

/** The cases behind a number: what this person may not open is only counted. */
export async function casesBehind(
  rooms: Rooms,
  { id, group, month, which, ...asked }: CasesAsk,
  me: Account,
  now: Date,
): Promise<{ lines: BehindLine[]; more: boolean; notShown: number }> {
  if (!can(me, 'report.read')) throw refused(`Your role here, ${me.role}, does not include reports.`)
  if (asked.audience !== 'service')
    throw refused(
      'Outside the service no case behind a number is shown.',
      'Choose “inside the service” to see them.',
    )
  const { from, to, team } = allowed(me, asked)
  const { lines, notShown } = await rooms.store.measures.behind({
    id,
    from,
    to,
    team,
    agency: '',
    today: londonDate(now.toISOString()),
    ...(group === undefined || measureOf(id).by === '' ? {} : { group }),
    ...(month === undefined ? {} : { month }),
    which,
    closedTypes,
    open: await closedOpenTo(rooms, me),
    most: MOST_CASES + 1,
  })
  return { lines: lines.slice(0, MOST_CASES), more: lines.length > MOST_CASES, notShown }
}

/** Measures that say something about one agency: by its name, or because it is the only one that does this. */
const ofAgencies: readonly MeasureId[] = ['G3', 'G4', 'G13', 'G14', 'G17', 'G23', 'G26', 'G27']

/** The board pack, or the evidence of one agency (G29): only what is counted for that agency is in it. */
export async function packOf(rooms: Rooms, asked: PackAsk, me: Account, now: Date): Promise<Pack> {
  const { kind, format } = asked
  const { from, to, team, audience } = allowed(me, asked)
  const agency = kind === 'agency' ? asked.agency.trim() : ''
  if (kind === 'agency' && agency === '')
    throw new Problem('not valid', 'No agency is chosen.', 'Nothing was made.', 'Choose one.')
  const ask: PackAsk = { kind, format, agency, from, to, team, audience }
  return makePack(ask, {
    reports: await every(rooms, { ask, ids: kind === 'agency' ? ofAgencies : allIds, agency, now }),
    organisation: me.organisation,
    workspaceName: rooms.workspace.name,
    fictional: rooms.workspace.fictional,
    now,
  })
}
