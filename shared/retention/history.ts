/**
 * History does not expire (seed 1.3): what the checks would still find in a record's own text is put into the family's
 * chronology before the record goes, where it stays until the family itself is purged.
 */
import { type Appointment, type CaseEvent, caseEventSchema } from '../cases/index.ts'
import { type Came, cameOf, type EarlierItem, historyOfRecords } from '../checks/index.ts'
import { parseDate } from '../clocks/index.ts'
import type { Minutes } from '../minutes/index.ts'

/** `sharedChronology`: the chronology of this kind of record is read by the family. */
export type RecordOfFamily = { id: string; minutes: Minutes; sharedChronology: boolean }

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
const keyOf = ({ date, text }: { date: string; text: string }): string =>
  `${parseDate(date) ?? plain(date)}|${plain(text)}`

/** The harm that its record spoke of stays with an event whose own words are short: the checks read the words alone. */
const textOf = ({ text, harms }: EarlierItem): string =>
  harms.length > 0
    ? `${text.trim().replace(/[^.]$/, '$&.')} Concerns of that time: ${harms.join(', ')}.`
    : text

/**
 * Events of the records that go which the chronology does not have, each once, ready to be added to it. What a family reads
 * in the record it may read there; everything else is for professionals, and the checks of later records find it.
 * `family`: every signed record that is here, oldest first, those that go among them. `newId` gives ids of their own.
 */
export function eventsToCarry(
  going: ReadonlySet<string>,
  family: readonly RecordOfFamily[],
  chronology: readonly CaseEvent[],
  newId: () => string,
): { recordId: string; event: CaseEvent }[] {
  const ids = new Set(chronology.map(({ id }) => id))
  const known = new Set(chronology.map(keyOf))
  const carried: { recordId: string; event: CaseEvent }[] = []
  for (const { at, item } of historyOfRecords(family.map(({ minutes }) => minutes))) {
    const record = family[at]
    if (!record || !going.has(record.id) || item.text.trim() === '') continue
    const text = textOf(item)
    if (ids.has(item.id) || known.has(keyOf(item)) || known.has(keyOf({ ...item, text }))) continue
    known.add(keyOf(item))
    const event = caseEventSchema.parse({
      id: newId(),
      date: item.date,
      about: item.about,
      source: 'A signed record that has moved to the child’s file',
      category: item.category,
      text,
      meaning: item.meaning,
      sensitivity: item.kind === 'chronology' && record.sharedChronology ? 'shared' : 'professionals',
      recordId: record.id,
    })
    carried.push({ recordId: record.id, event })
  }
  return carried
}

const outcomeOf = (came: Came): Appointment['outcome'] => {
  switch (came) {
    case 'missed':
      return 'was not brought'
    case 'discharged':
      return 'discharged for not being brought'
    default:
      return came
  }
}

const sameAppointment = (child: string, service: string, date: string): string =>
  JSON.stringify([child, plain(service), parseDate(date) ?? plain(date)])

/**
 * Appointments that the records which go tell of and the family's file does not: whether a child was brought counts for as
 * long as the rule says (R-WN2), whatever becomes of the record.
 */
export function appointmentsToCarry(
  going: readonly RecordOfFamily[],
  known: readonly Appointment[],
  newId: () => string,
): Appointment[] {
  const there = new Set(known.map(({ child, service, date }) => sameAppointment(child, service, date)))
  return going
    .flatMap(({ minutes }) => minutes.events)
    .filter((event) => event.type === 'wasNotBrought')
    .flatMap((event) => {
      const key = sameAppointment(event.child, event.service, event.date)
      if (there.has(key)) return []
      there.add(key)
      const { child, service, date, reason, harm, serviceTold } = event
      const outcome = outcomeOf(cameOf(event))
      return [{ id: newId(), child, service, date, outcome, reason, harm, serviceTold, importId: '' }]
    })
}
