/**
 * Where a disagreement stands (domain reference 3.1, R-ES, and section 7). What somebody says, and whether it is noted
 * or taken further, is theirs: they confirm it signed in as themselves, or somebody writes down how and when it was
 * read back to them. It ends with a written outcome that went to everybody and that they accept.
 */
import type { Dissent, Minutes, Statement } from '../minutes/index.ts'
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
const confirmedParts = (one: Dissent, minutes: Minutes): Record<string, string> => ({
  [`${one.id} words`]: wordsOfDissent(one, minutes),
  [`${one.id} choice`]: one.choice,
  [`${one.id} outcome`]: one.outcome.trim(),
  [`${one.id} accepted`]: one.accepted,
})

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
export const hasEnded = (one: Dissent, minutes: Minutes): boolean =>
  one.outcome.trim() !== '' &&
  dateIn(one.outcomeSentOn) !== undefined &&
  one.accepted === 'yes' &&
  (accountOf(one, minutes) === '' || matches(one, minutes, ['outcome', 'accepted']))

/** One disagreement keeps its name from record to record: the row, and the meeting where it began. */
const keyOf = (one: Dissent, minutes: Minutes): string => `${one.raisedIn || minutes.meeting.date} ${one.id}`

export type Running = { row: Dissent; minutes: Minutes }

/** Escalations of these records that have no end yet, as the newest record that holds each has it, oldest first. */
export function runningIn(records: Minutes[]): Running[] {
  const found = new Map<string, Running>()
  for (const minutes of records) {
    for (const row of minutes.dissent) {
      const key = keyOf(row, minutes)
      const before = found.get(key)
      // Their choice to escalate is not undone by a row that says nothing, or "noted", without them.
      if (row.choice === 'escalated' || !before || (row.choice === 'noted' && isTheirs(row, minutes)))
        found.set(key, { row, minutes })
    }
  }
  return [...found.values()].filter(
    ({ row, minutes }) => row.choice === 'escalated' && !hasEnded(row, minutes),
  )
}

/** Escalations of earlier records that still run and that this record does not hold itself. */
export function runningElsewhere(history: Minutes[], minutes: Minutes): Running[] {
  const here = new Set(minutes.dissent.map((one) => keyOf(one, minutes)))
  return runningIn(history).filter(({ row, minutes: from }) => !here.has(keyOf(row, from)))
}

/** The same row in an earlier record, where the person has confirmed it already. */
export function confirmedBefore(one: Dissent, minutes: Minutes, history: Minutes[]): boolean {
  const key = keyOf(one, minutes)
  return history.some((record) =>
    record.dissent.some(
      (row) =>
        keyOf(row, record) === key &&
        isTheirs(row, record) &&
        row.choice === one.choice &&
        wordsOfDissent(row, record) === wordsOfDissent(one, minutes),
    ),
  )
}
