/** Appointments and Was Not Brought (domain 2.1 wnb, R-WN2): of the case file and of signed minutes, each once. */
import { addMonths, parseDate } from '../../clocks/index.ts'
import { type MeetingEvent, meetingEventSchema } from '../../minutes/index.ts'
import type { Appointment } from '../case-file.ts'
import { answersTo, byDate, childrenOf, headOf } from './reading.ts'
import type { FamilyRecords, MissedRow, ReadRecord } from './rows.ts'

/** What is persistent about one child's appointments: why, and the ids of those it rests on. */
export type Persistence = { why: string; events: readonly string[] }

/** The judgement of rule R-WN2, given by whoever knows the rules in force. Events come oldest first. */
export type JudgeMissed = (child: string, events: MeetingEvent[]) => Persistence | undefined

type Known = { event: MeetingEvent; record?: ReadRecord; judged: boolean }

/** The same appointment in the case file and in two records is one. */
const keyOf = ({ child, date, service }: Pick<MeetingEvent, 'child' | 'date' | 'service'>): string =>
  [child, parseDate(date) ?? date.trim(), service.trim().toLowerCase()].join('|')

const eventOf = ({ id, child, service, date, outcome, reason, harm, serviceTold }: Appointment) =>
  meetingEventSchema.parse({
    id,
    type: 'wasNotBrought',
    child,
    service,
    date,
    outcome,
    reason,
    harm,
    serviceTold,
  })

/** How far back a meeting goes through appointments: the longest time in which they become persistent (R-WN2, local). */
const MONTHS = 12

/**
 * Appointments of the case file that a record begins with: those of the year before it that are known to have been
 * kept, missed or cancelled, and that no earlier record (`events`) holds. Whether they are persistent is the rule's
 * question; one that was kept breaks a row of missed ones, so that it is brought along too.
 */
export function appointmentsForRecord(
  appointments: readonly Appointment[],
  events: readonly MeetingEvent[],
  day: string,
): MeetingEvent[] {
  const told = new Set(events.filter(({ type }) => type === 'wasNotBrought').map(keyOf))
  const since = addMonths(day, -MONTHS)
  return appointments
    .filter(({ outcome, date }) => {
      const on = parseDate(date)
      return outcome !== '' && on !== undefined && on >= since && on <= day
    })
    .toSorted((a, b) => (parseDate(a.date) ?? '').localeCompare(parseDate(b.date) ?? ''))
    .map(eventOf)
    .filter((event) => !told.has(keyOf(event)))
}

const said = ['outcome', 'recordedAs', 'reason', 'harm', 'serviceTold', 'responsible'] as const

/** The newer words, and the older ones where the newer say nothing. */
function together(newer: Known, older: Known): Known {
  const event = { ...newer.event }
  for (const key of said) if (event[key].trim() === '') event[key] = older.event[key]
  return { ...newer, event, judged: newer.judged || older.judged }
}

/** Newest record first: its words stand, and what it leaves open is read in the earlier ones and in the case file. */
function knownOf({ file, records }: FamilyRecords): Known[] {
  const all: Known[] = [
    ...records
      .toReversed()
      .flatMap((record) =>
        record.minutes.events
          .filter(({ type }) => type === 'wasNotBrought')
          .map((event): Known => ({ event, record, judged: true })),
      ),
    // An appointment without an outcome may be still to come: nobody has said that it was missed.
    ...file.appointments.map((one): Known => ({ event: eventOf(one), judged: one.outcome !== '' })),
  ]
  const found = new Map<string, Known>()
  for (const one of all) {
    const before = found.get(keyOf(one.event))
    found.set(keyOf(one.event), before ? together(before, one) : one)
  }
  return [...found.values()]
}

/** What the newest answer to R-WN2 says about one child. */
function answerFor(records: readonly ReadRecord[], child: string): Record<string, string> {
  for (const { minutes } of records.toReversed()) {
    const answer = answersTo(minutes, 'R-WN2').findLast(({ about }) =>
      childrenOf(about, minutes).includes(child),
    )
    if (answer) return answer.fields
  }
  return {}
}

const oldestFirst = (events: readonly MeetingEvent[]): MeetingEvent[] =>
  events.toSorted((a, b) => (parseDate(a.date) ?? '9999').localeCompare(parseDate(b.date) ?? '9999'))

/** Every appointment that is known, newest first, and whether it is part of something persistent. */
export function missedRegister(family: FamilyRecords, judge: JudgeMissed): MissedRow[] {
  const known = knownOf(family)
  const children = [...new Set(known.map(({ event }) => event.child))].filter(Boolean)
  const persistent = new Map<string, { why: string; fields: Record<string, string> }>()
  for (const child of children) {
    const own = known.filter(({ event, judged }) => judged && event.child === child)
    const found = judge(child, oldestFirst(own.map(({ event }) => event)))
    for (const id of found?.events ?? [])
      persistent.set(id, { why: found?.why ?? '', fields: answerFor(family.records, child) })
  }
  return byDate(
    known.map(({ event, record }) => {
      const part = persistent.get(event.id)
      const { service, outcome, recordedAs, reason, harm, serviceTold } = event
      return {
        ...headOf(family, record, { id: event.id, children: [event.child], date: event.date }),
        service,
        outcome,
        recordedAs,
        reason,
        harm,
        serviceTold: serviceTold || (part?.fields.serviceTold ?? ''),
        persistent: part?.why ?? '',
        supervisionDate: part?.fields.supervisionDate ?? '',
        chronologyDate: part?.fields.chronologyDate ?? '',
      }
    }),
  )
}
