/** Rows with a date: events of the chronology, times when a child was seen, and appointments. */
import { appointmentSchema, type CaseEvent, caseEventSchema } from '../case-file.ts'
import { sameTelling } from './alike.ts'
import { adds, settle } from './facts.ts'
import type { Doubt, FactChange, ReadRow } from './model.ts'
import { readEventDate, readSensitivity } from './values.ts'
import { factList } from './who.ts'
import { dayOf, plain, sayDay } from './words.ts'
import {
  ask,
  childOfRow,
  type Done,
  done,
  familyOfRow,
  type Option,
  type Picked,
  sayWanted,
  type Work,
  wantedIn,
  wrong,
} from './work.ts'

const sameDay = (a: string, b: string): boolean => dayOf(a) === dayOf(b)
const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text)
const saysOf = (row: ReadRow, ...more: string[]): string =>
  [sayDay(row.values.date ?? ''), sayWanted(wantedIn(row.values)), ...more.map(short)]
    .filter(Boolean)
    .join(' · ')

type Place = { caseId: string; child: string; doubts: Doubt[] }

/** The child of the row, or the family where history is about all of it. */
function placeOf(work: Work, says: string, row: ReadRow): Place | { row: Done } {
  const wanted = wantedIn(row.values)
  if (wanted.name === '' && wanted.numbers.length === 0) {
    const family = familyOfRow(work.ledger, wanted.familyRef)
    return 'wrong' in family
      ? { row: wrong(says, family.wrong) }
      : { caseId: family.caseId, child: '', doubts: [] }
  }
  const picked = childOfRow(work, says, row, wanted)
  return picked.is === 'over'
    ? { row: picked.row }
    : { caseId: picked.known.caseId, child: picked.known.id, doubts: picked.doubts }
}

const replaces = (work: Work, row: ReadRow): boolean => work.decisions.replace.includes(row.line)

function pickEvent(work: Work, says: string, row: ReadRow, place: Place): Picked {
  const { values } = row
  const file = work.ledger.case(place.caseId)
  const thatDay = file.chronology.filter((one) => sameDay(one.date, values.date ?? ''))
  const same = thatDay.find((one) => plain(one.text) === plain(values.text ?? ''))
  // Two rows of one file are two events to the system that wrote it.
  const earlier = thatDay.filter((one) => one.importId !== work.importId)
  const alike = earlier.filter(
    (one) =>
      (place.child === '' || one.about.length === 0 || one.about.includes(place.child)) &&
      sameTelling(one.text, values.text ?? ''),
  )
  const names = (about: readonly string[]): string =>
    file.children
      .filter(({ id }) => about.includes(id))
      .map(({ name }) => name)
      .join(', ')
  const facts = (event: Record<string, string>, about: string) =>
    factList({
      Date: event.date ?? '',
      'What happened': event.text ?? '',
      About: about,
      Category: event.category ?? '',
      Source: event.source ?? '',
    })
  const option = (event: CaseEvent): Option => ({
    id: event.id,
    show: () => ({
      id: event.id,
      facts: facts(
        { date: event.date, text: event.text, category: event.category, source: event.source },
        names(event.about),
      ),
      why: ['the same day', 'nearly the same words'],
    }),
  })
  return ask(
    work,
    says,
    {
      key: `line ${row.line}`,
      of: 'event',
      facts: facts(values, names([place.child])),
      mayBeAnother: true,
      among: alike.map(option),
      sure: same && option(same),
      all: earlier.map(option),
    },
    place.doubts,
  )
}

/** One row of the chronology. */
export function eventRow(work: Work, row: ReadRow): Done {
  const { values } = row
  const says = saysOf(row, values.text ?? '')
  const place = placeOf(work, says, row)
  if ('row' in place) return place.row
  const picked = pickEvent(work, says, row, place)
  if (picked.is === 'over') return picked.row
  const file = work.ledger.open(place.caseId)
  let event = picked.is === 'it' ? work.ledger.openEvent(place.caseId, picked.id) : undefined
  const isNew = event === undefined
  if (!event) {
    const { until = '', date = '', text = '' } = values
    const exact = readEventDate(date, work.today)?.precision ?? 'about'
    event = caseEventSchema.parse({
      id: work.ledger.newId(),
      date,
      text,
      precision: until === '' ? exact : 'period',
      sensitivity: readSensitivity(values.sensitivity ?? ''),
      importId: work.importId,
    })
    file.chronology.push(event)
  }
  const changes = settle(
    event,
    values,
    {
      until: 'Until',
      category: 'Category',
      source: 'Source',
      agency: 'Agency',
      meaning: 'What it meant for the child',
    },
    replaces(work, row),
  )
  if (changes.some(({ label, how }) => label === 'Until' && how !== 'differs')) event.precision = 'period'
  if (place.child !== '' && !event.about.includes(place.child) && (isNew || event.about.length > 0)) {
    event.about.push(place.child)
    changes.push(adds('About', file.children.find((one) => one.id === place.child)?.name ?? ''))
  }
  return done(says, changes, isNew, picked.doubts)
}

/** The entry of a list that a row is about: with the same words, or else one that leaves them open. */
function fitting<T>(list: readonly T[], words: (one: T) => string, wanted: string): T | undefined {
  return (
    list.find((one) => plain(words(one)) === plain(wanted)) ??
    list.find((one) => words(one) === '' || wanted === '')
  )
}

/** One row of visits: a time when the child was seen. */
export function visitRow(work: Work, row: ReadRow): Done {
  const { values } = row
  const says = saysOf(row, values.by ? `seen by ${values.by}` : '')
  const place = placeOf(work, says, row)
  if ('row' in place) return place.row
  const child = work.ledger.open(place.caseId).children.find((one) => one.id === place.child)
  if (!child) return wrong(says, 'The row does not say which child was seen.')
  const { date = '', by = '' } = values
  const thatDay = child.seen.filter((one) => sameDay(one.date, date))
  const known = fitting(thatDay, (one) => one.by, by)
  const seen = known ?? {
    date,
    by: '',
    alone: '' as const,
    where: '',
    announced: '' as const,
    whyNotAlone: '',
  }
  if (!known) child.seen.push(seen)
  const labels = {
    by: 'Seen by',
    alone: 'Seen alone',
    where: 'Where',
    announced: 'Announced',
    whyNotAlone: 'Why not alone',
  }
  return done(says, settle(seen, values, labels, replaces(work, row)), !known, place.doubts)
}

/** One row of appointments. */
export function appointmentRow(work: Work, row: ReadRow): Done {
  const { values } = row
  const says = saysOf(row, values.service ?? '', values.outcome ?? '')
  const place = placeOf(work, says, row)
  if ('row' in place) return place.row
  const file = work.ledger.open(place.caseId)
  const { date = '', service = '' } = values
  const thatDay = file.appointments.filter((one) => one.child === place.child && sameDay(one.date, date))
  const known = fitting(thatDay, (one) => one.service, service)
  const appointment =
    known ??
    appointmentSchema.parse({ id: work.ledger.newId(), child: place.child, date, importId: work.importId })
  if (!known) file.appointments.push(appointment)
  const labels = {
    service: 'Service',
    outcome: 'Outcome',
    reason: 'Reason',
    harm: 'Harm considered',
    serviceTold: 'Service told',
  }
  const changes: FactChange[] = settle(appointment, values, labels, replaces(work, row))
  return done(says, changes, !known, place.doubts)
}
