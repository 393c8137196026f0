/**
 * Earlier concerns beside today's (domain reference 2.11): what the check found, and what the worker has answered about
 * each. Pure; the high-risk history review begins with it.
 */
import type { Reading } from './check.ts'
import { dateIn, inWords } from './dates.ts'
import { filledRows } from './form.ts'
import { type Earlier, earlierLikeConcerns } from './history.ts'

/** Cells of one row, by the columns of the review's own table. */
export type LikeRow = Record<'date' | 'kind' | 'person' | 'done' | 'followed' | 'now', string>

export type LikeForLike = {
  /** Oldest first, those without a date last. */
  rows: LikeRow[]
  /** The worker's own answer; '' where nobody has answered. */
  same: string
  quiet: string
  highRisk: string
}

/** `on` is the date as it was typed, which the rows are put in order by. */
type Dated = LikeRow & { on: string }

/** As people write it; words that are no date as they are. */
const dated = (text: string): string => (dateIn(text) ? inWords(text) : text)

type AnswerRow = Record<string, string>

const plain = (text = ''): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** By its date; where several share one, or none has any, by its words. */
function told(concern: Earlier, rows: readonly AnswerRow[]): AnswerRow | undefined {
  const date = dateIn(concern.date)
  const sameDay = rows.filter((row) =>
    date ? dateIn(row.date) === date : plain(row.date) === plain(concern.date),
  )
  return (
    sameDay.find((row) => plain(row.what) === plain(concern.text)) ??
    (sameDay.length === 1 ? sameDay[0] : undefined)
  )
}

const sentence = (words: string): string => (words ? words.charAt(0).toUpperCase() + words.slice(1) : '')

export function likeForLike(reading: Reading): LikeForLike {
  const answer = reading.answersTo('R-HH').at(-1)
  const answered = answer ? filledRows(answer) : []
  const used = new Set<AnswerRow>()
  const rows = earlierLikeConcerns(reading).map((concern): Dated => {
    const row = told(concern, answered)
    if (row) used.add(row)
    return {
      on: concern.date,
      date: dated(concern.date),
      kind: [sentence(concern.kind), concern.text].filter(Boolean).join(': '),
      person: concern.who.join(', '),
      done: row?.done ?? '',
      followed: row?.after ?? '',
      now: sentence(concern.shares.join('; ')),
    }
  })
  // What only the worker knew of.
  const others = answered
    .filter((row) => !used.has(row))
    .map(
      (row): Dated => ({
        on: row.date ?? '',
        date: dated(row.date ?? ''),
        kind: row.what ?? '',
        person: '',
        done: row.done ?? '',
        followed: row.after ?? '',
        now: answer?.fields.same ?? '',
      }),
    )
  return {
    rows: [...rows, ...others]
      .sort((a, b) => (dateIn(a.on) ?? '9999').localeCompare(dateIn(b.on) ?? '9999'))
      .map(({ on: _on, ...row }) => row),
    same: answer?.fields.same?.trim() ?? '',
    quiet: answer?.fields.quiet?.trim() ?? '',
    highRisk: answer?.fields.highRisk ?? '',
  }
}
