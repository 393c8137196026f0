/** Legal progression (domain 2.12, R-LP): one row for each record that says where court, or the way to it, stands. */
import { daysBetween, parseDate } from '../../clocks/index.ts'
import { entryText, isLegalStage, type Minutes } from '../../minutes/index.ts'
import { answersTo, byDate, childrenOf, filledFrom, headOf, inOneLine, personIn, tableOf } from './reading.ts'
import type { FamilyRecords, LegalRow, ReadRecord, RowHead } from './rows.ts'

/** Weeks that each stage may take, as the clocks in force say. */
export type WeeksAllowed = { preProceedings: number; proceedings: number }

type Said = Omit<LegalRow, keyof RowHead | 'pastTime'>

const nothing: Said = {
  stage: '',
  stageSince: '',
  week: '',
  dates: '',
  work: '',
  delay: '',
  owner: '',
  effect: '',
  told: '',
  nextDate: '',
}

const lines = (all: readonly string[]): string => all.filter(Boolean).join('; ')

const beganAs: Record<string, readonly string[]> = {
  'pre-proceedings': ['preProceedingsStart'],
  'proceedings issued': ['careApplicationIssued', 'proceedingsIssued'],
  'final order': ['finalOrder'],
}

/** What the details of the meeting know. */
function inDetails({ meeting: { triggers } }: Minutes): Said {
  const stage = isLegalStage(triggers.legalStage) ? (triggers.legalStage ?? '').trim() : ''
  const since = beganAs[stage]?.map((key) => triggers[key] ?? '').find(Boolean) ?? ''
  const named: [string, string | undefined][] = [
    ['pre-proceedings began', triggers.preProceedingsStart],
    ['application issued', triggers.careApplicationIssued],
    ['extended to', triggers.careExtendedTo],
    ['emergency protection order granted', triggers.epoGranted],
    ['final order made', triggers.finalOrder],
  ]
  return { ...nothing, stage, stageSince: since, dates: inOneLine(named) }
}

/** What the answer to R-LP says. */
function inAnswer(minutes: Minutes): Said {
  const answer = answersTo(minutes, 'R-LP').at(-1)
  if (!answer) return nothing
  const { stage = '', stageSince = '', week = '', holdUp = '', nextDate = '' } = answer.fields
  const told = lines(
    answer.rows.map(({ who, date }) =>
      inOneLine([
        ['', who],
        ['', date],
      ]),
    ),
  )
  return { ...nothing, stage, stageSince, week, delay: holdUp, nextDate, told }
}

/** The legal position of a review, a core group or supervision. */
function inTable(minutes: Minutes): Said {
  const row = tableOf(minutes, 'legal').findLast(({ cells }) => isLegalStage(cells.stage))
  if (!row) return nothing
  const {
    stage = '',
    date = '',
    week = '',
    holdUp = '',
    owner = '',
    effect = '',
    told = '',
    nextDate = '',
  } = row.cells
  return {
    ...nothing,
    stage,
    stageSince: date,
    week,
    delay: holdUp,
    owner: personIn(minutes, owner),
    effect,
    told,
    nextDate,
  }
}

/** The parts of a legal progression record. Its legal advice is not read. */
function inRecord(minutes: Minutes): Said {
  if (minutes.meeting.type !== 'LEGAL') return nothing
  const delay = minutes.sections
    .filter(({ key }) => key === 'delay')
    .flatMap(({ entries }) => entries.map(entryText))
  return {
    ...nothing,
    dates: lines(
      tableOf(minutes, 'dates').map(({ cells }) =>
        inOneLine([
          ['', cells.step],
          ['', cells.date],
          ['week', cells.week],
          ['', cells.progress],
        ]),
      ),
    ),
    work: lines(
      tableOf(minutes, 'work').map(({ cells }) =>
        inOneLine([
          ['', cells.what],
          ['owner', personIn(minutes, cells.owner ?? '')],
          ['due', cells.due],
          ['filed', cells.filed],
        ]),
      ),
    ),
    delay: lines(delay),
    told: lines(
      tableOf(minutes, 'told').map(({ cells }) =>
        inOneLine([
          ['', cells.who],
          ['', cells.date],
          ['', cells.what],
        ]),
      ),
    ),
    nextDate: minutes.nextMeeting.date,
  }
}

/** Have its 16 or 26 weeks passed on the day of the record? A court may have extended them. */
function pastTime(said: Said, { meeting }: Minutes, weeks: WeeksAllowed): LegalRow['pastTime'] {
  const allowed =
    said.stage === 'pre-proceedings'
      ? weeks.preProceedings
      : said.stage === 'proceedings issued'
        ? weeks.proceedings
        : undefined
  const since = parseDate(said.stageSince)
  const on = parseDate(meeting.date)
  if (allowed === undefined || !since || !on) return ''
  const extended = parseDate(meeting.triggers.careExtendedTo ?? '')
  if (said.stage === 'proceedings issued' && extended) return on > extended ? 'yes' : 'no'
  return daysBetween(since, on) > allowed * 7 ? 'yes' : 'no'
}

function rowIn(family: FamilyRecords, record: ReadRecord, weeks: WeeksAllowed): LegalRow[] {
  const { minutes } = record
  const said = [inRecord(minutes), inTable(minutes), inDetails(minutes)].reduce(
    (first, second) => filledFrom(first, second),
    inAnswer(minutes),
  )
  const says = said.stage !== '' || minutes.meeting.type === 'LEGAL' || said.dates !== ''
  if (!says) return []
  const children = childrenOf(answersTo(minutes, 'R-LP').at(-1)?.about ?? 'all', minutes)
  return [
    {
      ...headOf(family, record, { id: 'legal', children, date: minutes.meeting.date }),
      ...said,
      pastTime: pastTime(said, minutes, weeks),
    },
  ]
}

/** Newest first. */
export const legalRegister = (family: FamilyRecords, weeks: WeeksAllowed): LegalRow[] =>
  byDate(family.records.flatMap((record) => rowIn(family, record, weeks)))
