/**
 * One disagreement, wherever it stands (domain reference 2.13 and 3.1, R-ES).
 *
 * Where the truth is: the row under Disagreement says who disagrees, about what, in which words, and whether they want
 * it noted or escalated. That is theirs, and every record that carries the disagreement carries the same row. Once an
 * escalation record follows it, the two tables of that record say the rest: `stages` at which stage it is, since when
 * and who leads, `end` how it ended, when that went to everybody and whether they accept it. `asItStands` reads them
 * into the row; whatever asks about a disagreement asks that, so that nothing is written in two places. A disagreement
 * that no escalation record follows has only its row. What a later meeting carries along is how it stood on that day.
 */
import type { Dissent, Minutes } from './minutes.ts'

export const stageNames = [
  '1 practitioners',
  '2 managers',
  '3 senior or designated leads',
  '4 partnership',
] as const

/** Rows made here have a name of their own, the same in every record; those of a file are told apart by their meeting. */
const madeHere = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** One disagreement keeps this name from record to record: its row, and where that is short the meeting it began in. */
export const disagreementKey = (one: Dissent, minutes: Pick<Minutes, 'meeting'>): string =>
  madeHere.test(one.id) ? one.id : `${one.raisedIn || minutes.meeting.date} ${one.id}`

type Held = Pick<Minutes, 'meeting' | 'dissent' | 'tables' | 'people'>

/** The disagreement that this record follows to its end: the first row of an escalation record. */
export const followedBy = (held: {
  meeting: Pick<Minutes['meeting'], 'type'>
  dissent: readonly Dissent[]
}): Dissent | undefined => (held.meeting.type === 'ESC' ? held.dissent[0] : undefined)

export type Stage = {
  id: string
  /** 1 to 4. */
  number: number
  name: string
  /** Dates as they are typed: whether one can be read as a date is asked by whoever reads it. */
  began: string
  /** `hh:mm`, or '' where no time is written. */
  beganAt: string
  ended: string
  /** A date that was set, in place of the length of the clock. */
  due: string
  /** Id of a person of the record, or words. */
  lead: string
}

const said = (text: string | undefined): string => (text ?? '').trim()

/** The stage that a text names: "2 managers", "Stage 3", "stage 1: practitioners"; 0 where it names none. */
export const stageNumber = (text: string): number => Number(/[1-4]/.exec(text)?.[0] ?? 0)

export const stageName = (number: number): string => stageNames[number - 1] ?? ''

/** The stages of an escalation record in the order they are written; lines that name no stage are passed over. */
export function stagesOf({ tables }: Pick<Minutes, 'tables'>): Stage[] {
  const rows = tables.filter(({ key }) => key === 'stages').flatMap((table) => table.rows)
  return rows.flatMap(({ id, cells }) => {
    const number = stageNumber(cells.stage ?? '')
    if (number === 0) return []
    return [
      {
        id,
        number,
        name: stageName(number),
        began: said(cells.began),
        beganAt: said(cells.beganAt),
        ended: said(cells.ended),
        due: said(cells.due),
        lead: said(cells.lead),
      },
    ]
  })
}

export type Ending = { outcome: string; date: string; sentOn: string; accepted: Dissent['accepted'] }

/** The last outcome that is written in an escalation record: one that was not accepted is followed by another. */
export function endingOf({ tables }: Pick<Minutes, 'tables'>): Ending | undefined {
  const rows = tables.filter(({ key }) => key === 'end').flatMap((table) => table.rows)
  const last = rows.findLast(({ cells }) => said(cells.outcome) !== '')
  if (!last) return undefined
  const { cells } = last
  const accepted = cells.accepted === 'yes' || cells.accepted === 'no' ? cells.accepted : ''
  return {
    outcome: said(cells.outcome),
    date: said(cells.date),
    sentOn: said(cells.sentOn),
    accepted,
  }
}

const named = (id: string, { people }: Pick<Minutes, 'people'>): string =>
  people.find((person) => person.id === id)?.name || id

/**
 * The row with what the tables of the escalation record say about it; any other row, and one of a file whose tables
 * are empty, as it is written.
 */
export function asItStands(one: Dissent, minutes: Held): Dissent {
  if (followedBy(minutes)?.id !== one.id) return one
  const stage = stagesOf(minutes).at(-1)
  const end = endingOf(minutes)
  if (!stage && !end) return one
  return {
    ...one,
    stage: stage?.name ?? '',
    lead: stage ? named(stage.lead, minutes) : '',
    due: stage?.due ?? '',
    outcome: end?.outcome ?? '',
    outcomeSentOn: end?.sentOn ?? '',
    accepted: end?.accepted ?? '',
  }
}
