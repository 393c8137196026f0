/**
 * Where a disagreement stands (domain reference 3.1, R-ES, and section 7). What somebody says, and whether it is noted
 * or taken further, is theirs: they confirm it signed in as themselves, or somebody writes down how and when it was
 * read back to them. It ends with a written outcome that went to everybody and that they accept. An escalation record
 * that follows it says how it goes on and ends, once that record is signed, for every record of the family.
 */
import {
  asItStands,
  type Dissent,
  disagreementKey,
  followedBy,
  type Minutes,
  type Statement,
} from '../minutes/index.ts'
import { dateIn } from './dates.ts'
import { lengthOf } from './general.ts'
import type { Who } from './identity.ts'
import { isThisPerson } from './people.ts'

/** Their words: in the row itself, or with their view on the decision. */
export const wordsOfDissent = (one: Dissent, minutes: Minutes): string =>
  lengthOf(one.text) >= 10
    ? one.text.trim()
    : (minutes.views.find((view) => view.person === one.person && lengthOf(view.text) >= 10)?.text.trim() ??
      '')

/** The account of this workspace that the person who disagrees signs in with; empty where they have none. */
export const accountOf = (one: Dissent, minutes: Minutes): string =>
  minutes.people.find((person) => person.id === one.person)?.accountId ?? ''

/** What is confirmed of one row, under keys of its own: words and choice, and the end once there is one. */
function confirmedParts(one: Dissent, minutes: Minutes): Record<string, string> {
  const { outcome, accepted } = asItStands(one, minutes)
  return {
    [`${one.id} words`]: wordsOfDissent(one, minutes),
    [`${one.id} choice`]: one.choice,
    [`${one.id} outcome`]: outcome.trim(),
    [`${one.id} accepted`]: accepted,
  }
}

/** What this account confirms with its signed words: its own rows, as they stand now. The core writes it down. */
export const whatIsConfirmed = (who: Who, minutes: Minutes): Record<string, string> =>
  Object.assign(
    {},
    ...minutes.dissent
      .filter((one) => isThisPerson(who, one.person, minutes))
      .map((one) => confirmedParts(one, minutes)),
  )

const confirmations = (one: Dissent, minutes: Minutes): Statement[] =>
  minutes.statements.filter(
    (said) =>
      said.kind === 'dissent confirmed' &&
      said.ruleId === 'R-ES' &&
      isThisPerson({ id: said.byAccount, name: said.byName }, one.person, minutes),
  )

const matches = (one: Dissent, minutes: Minutes, parts: string[]): boolean => {
  const now = confirmedParts(one, minutes)
  return confirmations(one, minutes).some((said) =>
    parts.every((part) => said.fields[`${one.id} ${part}`] === now[`${one.id} ${part}`]),
  )
}

/** Their words and their choice are confirmed, and are still what was confirmed. */
export const isTheirs = (one: Dissent, minutes: Minutes): boolean =>
  accountOf(one, minutes) !== ''
    ? matches(one, minutes, ['words', 'choice'])
    : one.ownWords === 'yes' && lengthOf(one.confirmedHow) >= 5 && dateIn(one.confirmedOn) !== undefined

/** The end of an escalation: written, sent to everybody, and accepted by the person who raised it. */
export function hasEnded(one: Dissent, minutes: Minutes): boolean {
  const { outcome, outcomeSentOn, accepted } = asItStands(one, minutes)
  return (
    outcome.trim() !== '' &&
    dateIn(outcomeSentOn) !== undefined &&
    accepted === 'yes' &&
    (accountOf(one, minutes) === '' || matches(one, minutes, ['outcome', 'accepted']))
  )
}

/** A disagreement, and the record whose words about it hold. */
export type Running = { row: Dissent; minutes: Minutes }

const isFollowed = (one: Dissent, minutes: Minutes): boolean => followedBy(minutes)?.id === one.id

/** The newest of these records that follows this disagreement as its escalation record. */
export function whereFollowed(one: Dissent, minutes: Minutes, records: Minutes[]): Running | undefined {
  const key = disagreementKey(one, minutes)
  for (const record of records.toReversed()) {
    const row = followedBy(record)
    if (row && disagreementKey(row, record) === key) return { row, minutes: record }
  }
  return undefined
}

/** Neither ended with an outcome that they accept, nor taken back by them to be noted only. */
export const isRunning = ({ row, minutes }: Running): boolean =>
  row.choice === 'escalated' && !hasEnded(row, minutes)

/** Escalations of these records that have no end yet, as the newest record that holds each has it, oldest first. */
export function runningIn(records: Minutes[]): Running[] {
  const found = new Map<string, Running>()
  for (const minutes of records) {
    for (const row of minutes.dissent) {
      const key = disagreementKey(row, minutes)
      const before = found.get(key)
      // An escalation record is not overruled by a record that only carries the row along.
      if (before && isFollowed(before.row, before.minutes) && !isFollowed(row, minutes)) continue
      // Their choice to escalate is not undone by a row that says nothing, or "noted", without them.
      if (row.choice === 'escalated' || !before || (row.choice === 'noted' && isTheirs(row, minutes)))
        found.set(key, { row, minutes })
    }
  }
  return [...found.values()].filter(isRunning)
}

/** Escalations of other records that still run and that this record does not hold itself. */
export function runningElsewhere(others: Minutes[], minutes: Minutes): Running[] {
  const here = new Set(minutes.dissent.map((one) => disagreementKey(one, minutes)))
  return runningIn(others).filter(({ row, minutes: from }) => !here.has(disagreementKey(row, from)))
}

/** The same row in an earlier record, where the person has confirmed it already. */
export function confirmedBefore(one: Dissent, minutes: Minutes, history: Minutes[]): boolean {
  const key = disagreementKey(one, minutes)
  return history.some((record) =>
    record.dissent.some(
      (row) =>
        disagreementKey(row, record) === key &&
        isTheirs(row, record) &&
        row.choice === one.choice &&
        wordsOfDissent(row, record) === wordsOfDissent(one, minutes),
    ),
  )
}
