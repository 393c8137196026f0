/**
 * Earlier concerns that are like today's, at any date (domain reference 3.1, R-HH; seed 1.3: history does not
 * expire). Dates say how long ago something was; they never decide whether it counts.
 */
import { type Decision, entryText, type MeetingEvent, type Minutes, type Person } from '../minutes/index.ts'
import { isConfirmed } from './alleged.ts'
import type { PlacedCue, Reading } from './check.ts'
import { dateIn, monthsAfter } from './dates.ts'
import { circumstancesIn, type HarmKind, harmsIn, harmWords } from './harms.ts'
import { missedBy } from './missed.ts'
import { adultsOf, names } from './people.ts'
import { nameOf, reduces } from './record.ts'

export type Earlier = {
  /** As typed; may be no date at all. */
  date: string
  text: string
  /** What it shares with today, in words. */
  shares: string[]
  /** Kinds of harm it speaks of, in words; what the row itself is called where it speaks of none. */
  kind: string
  /** Adults of the record that it is about. */
  who: string[]
  rowId?: string
}

const cueHarm: Record<string, HarmKind> = {
  'CR-01': 'physical',
  'CR-02': 'sexual',
  'CR-03': 'physical',
  'CR-06': 'physical',
  'CR-07': 'domestic',
}
const familyHarm: Record<string, HarmKind> = { NG: 'neglect', CS: 'sexual' }

const harmOfCue = (cue: PlacedCue): HarmKind | undefined => cueHarm[cue.cue] ?? familyHarm[cue.family]

type Today = { harms: Set<HarmKind>; circumstances: Set<string>; adults: Adult[] }
/** An adult of the record, with the names that can mean nobody else of it. */
type Adult = { person: Person; named: (text: string) => boolean }

const historySections = new Set([
  'chron',
  'history',
  'flagged',
  'likeForLike',
  'gap',
  'hoS',
  'smView',
  'hosDecision',
])

/** A sentence that says a harm is not there. Asking about it again would be asking about an answer. */
const saysNotThere =
  /\b(?:no|not any|without(?: any)?|nothing (?:of|about)) (?:\w+ ){0,2}(?:concerns?|signs?|evidence|worr(?:y|ies)|indications?|history|reports?|marks?|injur(?:y|ies))\b/i

const affirmed = (text: string): string =>
  text
    .split(/(?<=[.!?\n])\s*/)
    .filter((sentence) => !saysNotThere.test(sentence))
    .join(' ')

type Told = { harms: ReadonlySet<HarmKind>; circumstances: ReadonlySet<string> }

/** What an entry speaks of: the same words speak of the same, so that one edit reads one entry again. */
const told = new Map<string, Told>()
const KEPT = 4000

function toldIn(text: string): Told {
  const before = told.get(text)
  if (before) return before
  const made = { harms: harmsIn(affirmed(text)), circumstances: circumstancesIn(text) }
  if (told.size >= KEPT) told.clear()
  told.set(text, made)
  return made
}

/**
 * For how long an event of this record is still today's concern: about as long as an assessment may take. An older
 * one that somebody typed into this record is history, and counts as such.
 */
const TODAY_MONTHS = 2

const isRecent = (event: MeetingEvent, reading: Reading): boolean => {
  const date = dateIn(event.date)
  return date === undefined || date > monthsAfter(reading.date, -TODAY_MONTHS)
}

const isConcern = (event: MeetingEvent): boolean =>
  event.type === 'allegation' || event.type === 'policeIncident'

/** The first name, an alias or a usual word stands for somebody only while nobody else of the record shares it. */
function adultsIn(minutes: Minutes): Adult[] {
  const adults = adultsOf(minutes)
  const first = (name: string): string => name.trim().toLowerCase().split(/\s+/)[0] ?? ''
  const role = (person: Person): string => person.role.trim().toLowerCase()
  const others = (person: Person) =>
    [...minutes.people, ...minutes.children].filter((one) => one.id !== person.id)
  return adults.map((person) => {
    const shared = others(person).some((one) => first(one.name) === first(person.name))
    // "Her partner" or "the carer" may have been somebody else then; "mum" is this child's mother.
    const usual =
      !/partner|carer/.test(role(person)) &&
      !adults.some((one) => one !== person && role(one) === role(person))
    const full = person.name.trim().toLowerCase()
    const named = (text: string): boolean =>
      shared
        ? (full.includes(' ') && text.toLowerCase().includes(full)) ||
          person.aliases.some((one) => names(text, { name: one }))
        : names(text, { name: person.name, aliases: person.aliases, role: usual ? person.role : '' })
    return { person, named }
  })
}

function today(reading: Reading): Today {
  const { minutes } = reading
  const said = minutes.sections
    .filter((section) => !historySections.has(section.key))
    .flatMap((section) => section.entries.map((entry) => toldIn(entryText(entry))))
  const words = [
    ...minutes.decisions.flatMap((one) => [one.category, affirmed(one.reason)]),
    ...minutes.views.map((one) => one.category),
    ...minutes.children.map((one) => one.planBefore),
    ...minutes.events
      .filter((event) => isConcern(event) && isRecent(event, reading))
      .map((event) => `${event.kind} ${event.text}`),
  ].join(' . ')
  const harms = new Set([...harmsIn(words), ...said.flatMap((one) => [...one.harms])])
  for (const cue of reading.cues) {
    const harm = harmOfCue(cue)
    if (harm && !cue.setAside && !cue.negated && !historySections.has(cue.section)) harms.add(harm)
  }
  if (minutes.children.some((child) => missedBy(child.id, reading)?.level === 'persistent'))
    harms.add('neglect')
  const circumstances = new Set(said.flatMap((one) => [...one.circumstances]))
  return { harms, circumstances, adults: adultsIn(minutes) }
}

const removal =
  /\b(?:care orders?|removed from (?:her|his|their|the)|adopt(?:ed|ion)|placement order|taken into care|placed in (?:foster )?care|special guardianship)\b/i

type Item = {
  id?: string
  date: string
  about: string[]
  category: string
  text: string
  /** Kinds of harm its record speaks of, where its own words are short. */
  harms?: Set<HarmKind>
  /** It stands in the case file and in no record. */
  elsewhere?: true
}

const protectionPlan = /\b(?:child protection plan|cpp)\b/i
const noPlan = /\b(?:no|not|without)\b[^.]{0,40}\b(?:child protection plan|cpp)\b|\bcpp not made\b/i

/** An earlier child protection plan, whatever it was about. A line of the kind "Plan" is one unless it says otherwise. */
function isEarlierPlan(item: Item, reading: Reading): boolean {
  const spoken = protectionPlan.test(item.text) && !noPlan.test(item.text)
  const kind = /^(?:earlier )?plan$/i.test(item.category.trim())
  if (!spoken && !(kind && !/\b(?:child in need|cin|early help|taf|team around)\b/i.test(item.text)))
    return false
  // The plan that runs today, and that this record is about, is not an earlier one.
  const { cppStart, initialConference } = reading.minutes.meeting.triggers
  const began = dateIn(cppStart) ?? dateIn(initialConference)
  const date = dateIn(item.date)
  return began === undefined || date === undefined || date < began
}

const kindOf = ({ category, text, harms = new Set() }: Item): string => {
  const kinds = [...new Set([...harmsIn(`${category}. ${text}`), ...harms])]
  return kinds.map((kind) => harmWords[kind]).join(', ') || category.trim()
}

const whoIsIn = (item: Item, now: Today): string[] =>
  now.adults
    .filter(({ person, named }) => item.about.includes(person.id) || named(item.text))
    .map(({ person }) => person.name)

function sharedWith(item: Item, now: Today, reading: Reading): string[] {
  const words = `${item.category}. ${item.text}`
  const harms = new Set([...harmsIn(words), ...(item.harms ?? [])])
  const shares = [...harms]
    .filter((kind) => now.harms.has(kind))
    .map((kind) => `the same kind of harm: ${harmWords[kind]}`)
  for (const name of circumstancesIn(item.text)) {
    if (now.circumstances.has(name)) shares.push(`the same circumstances: ${name}`)
  }
  for (const { person, named } of now.adults) {
    const involved = item.about.includes(person.id) || named(item.text)
    if (involved && harms.size > 0) shares.push(`the same adult: ${person.name}`)
    if (involved && removal.test(words)) shares.push(`a child of ${person.name} was removed`)
  }
  if (isEarlierPlan(item, reading)) shares.push('an earlier plan')
  return [...new Set(shares)]
}

/**
 * Recent events of this record are today's concern, also once they stand in the chronology; so are the missed
 * appointments that together are today's question (R-WN2), however long ago the first of them was.
 */
function todaysEvents(reading: Reading): MeetingEvent[] {
  const { events, children } = reading.minutes
  const missed = new Set(
    children.flatMap((child) => (missedBy(child.id, reading)?.events ?? []).map((one) => one.id)),
  )
  return events.filter((event) => event.date !== '' && (isRecent(event, reading) || missed.has(event.id)))
}

const isAmong = (item: Item, events: MeetingEvent[]): boolean =>
  events.some(
    (event) =>
      dateIn(event.date) === dateIn(item.date) &&
      (!event.child || item.about.length === 0 || item.about.includes(event.child)),
  )

const itemOf = (event: MeetingEvent, minutes: Minutes): Item => ({
  id: event.id,
  date: event.date,
  about: [event.child, event.against].filter(Boolean),
  category: event.kind,
  text:
    event.text ||
    (event.type === 'policeIncident'
      ? `Police were called${event.place ? ` to ${event.place}` : ''}.`
      : `${nameOf(minutes, event.child)}: ${event.kind} alleged against ${nameOf(minutes, event.against)}`),
})

/** A decision that ended a plan, an enquiry or help, or began none. */
const ends = (decision: Decision, minutes: Minutes): boolean => reduces(decision, minutes.meeting.type)

/** Why an earlier record was made, as its own words say. */
const reasonSections = new Set(['reason', 'presenting', 'allegation', 'purpose', 'worries', 'recommendation'])
const harmsOfRecord = (minutes: Minutes): Set<HarmKind> =>
  harmsIn(
    [
      ...minutes.events.filter(isConcern).map((event) => `${event.kind} ${event.text}`),
      ...minutes.sections
        .filter((section) => reasonSections.has(section.key))
        .flatMap((section) => section.entries.map((entry) => affirmed(entryText(entry)))),
    ].join(' . '),
  )

const goesOn = /^(?:cpp continues|plan continues|continues)\b/i

/**
 * Decisions of earlier signed records: each that ended help or an enquiry, and what was decided before that. What
 * began the help that still runs, or kept it going, is today's work and no history.
 */
function decisionsIn(history: Minutes[]): Item[] {
  return history.slice(0, lastEndIn(history) + 1).flatMap(decisionItems)
}

/** Where the last record stands that ended help or an enquiry; -1 where none did. */
const lastEndIn = (history: Minutes[]): number =>
  history.findLastIndex((one) => one.decisions.some((decision) => ends(decision, one)))

function decisionItems(one: Minutes): Item[] {
  const harms = harmsOfRecord(one)
  return one.decisions
    .filter(({ value }) => value.trim() !== '' && !goesOn.test(value.trim()))
    .map((decision) => ({
      id: decision.id,
      date: one.meeting.date,
      about: [decision.child].filter(Boolean),
      category: /^cpp (?:made|ends)/i.test(decision.value) ? 'earlier plan' : decision.category,
      text: /^cpp ends/i.test(decision.value)
        ? `Child protection plan ended: ${decision.value}`
        : `Decided: ${decision.value}${decision.category ? `, ${decision.category}` : ''}${decision.reason ? `. ${decision.reason}` : ''}`,
      harms,
    }))
}

/** Something of an earlier record that this check would find. `harms`: kinds of harm its record spoke of, in words. */
export type EarlierItem = {
  id: string
  kind: 'chronology' | 'event' | 'decision'
  date: string
  about: string[]
  category: string
  text: string
  meaning: string
  harms: string[]
}

/**
 * All that is found in records of a family, each with the place of its record among them (oldest first): what has to be
 * kept of a record that goes, so that its history does not go with it.
 */
export function historyOfRecords(history: Minutes[]): { at: number; item: EarlierItem }[] {
  const last = lastEndIn(history)
  return history.flatMap((one, at) => {
    const made = (kind: EarlierItem['kind'], items: (Item & { meaning?: string })[]) =>
      items.map(({ id = '', date, about, category, text, meaning = '', harms = new Set<HarmKind>() }) => ({
        at,
        item: {
          id,
          kind,
          date,
          about,
          category,
          text,
          meaning,
          harms: [...harms].map((harm) => harmWords[harm]),
        },
      }))
    return [
      ...made('chronology', one.chronology),
      ...made(
        'event',
        one.events.filter(isConcern).map((event) => itemOf(event, one)),
      ),
      ...(at <= last ? made('decision', decisionItems(one)) : []),
    ]
  })
}

/** What only the case file holds, and where it stands. */
const beside = ({ caseEvents = [] }: Reading): Item[] =>
  caseEvents.map((event) => ({ ...event, elsewhere: true as const }))

function itemsOf(reading: Reading): Item[] {
  const { minutes, history } = reading
  const earlier: Item[] = [
    ...minutes.events
      .filter((event) => isConcern(event) && !isRecent(event, reading))
      .map((event) => itemOf(event, minutes)),
    ...history.flatMap((one) => [
      ...one.chronology,
      ...one.events.filter(isConcern).map((event) => itemOf(event, one)),
    ]),
    ...decisionsIn(history),
  ]
  const seen = new Set<string>()
  return [...minutes.chronology, ...beside(reading), ...earlier].filter((item) => {
    const key = `${item.date}|${item.text.trim().toLowerCase()}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Every earlier like concern, oldest first, those without a date last. No time limit of any kind. */
export function earlierLikeConcerns(reading: Reading): Earlier[] {
  const { minutes } = reading
  const now = today(reading)
  const todays = todaysEvents(reading)
  const found: Earlier[] = []
  for (const item of itemsOf(reading)) {
    const date = dateIn(item.date)
    if ((date && date >= reading.date) || isAmong(item, todays)) continue
    const shares = sharedWith(item, now, reading)
    if (shares.length > 0) {
      const told = { kind: kindOf(item), who: whoIsIn(item, now) }
      const place = item.elsewhere
        ? { text: `${item.text} (case file, for professionals only)` }
        : { text: item.text, rowId: item.id }
      found.push({ date: item.date, shares, ...place, ...told })
    }
  }
  for (const child of minutes.children) {
    for (const plan of child.previousPlans) {
      const date = plan.from || plan.to
      // The same plan often stands in the chronology too: one line is enough for people to answer.
      const listed = found.find((one) => one.date !== '' && one.date === date && /\bplan\b/i.test(one.text))
      if (listed) {
        if (!listed.shares.includes('an earlier plan')) listed.shares.push('an earlier plan')
      } else {
        found.push({
          date,
          text: `${child.name || 'A child'} had a child protection plan${plan.category ? `, category ${plan.category}` : ''}.`,
          shares: ['an earlier plan'],
          kind: plan.category || 'child protection plan',
          who: [],
        })
      }
    }
  }
  for (const { person } of now.adults) {
    if (removal.test(person.detail)) {
      found.push({
        date: '',
        text: `${person.name}: ${person.detail}`,
        shares: [`a child of ${person.name} was removed`],
        kind: 'a child was removed',
        who: [person.name],
      })
    }
  }
  return found.sort((a, b) => (dateIn(a.date) ?? '9999').localeCompare(dateIn(b.date) ?? '9999'))
}

/** Cues that speak of history; a year alone is no cue here (HH-02). */
export const historyCues = (reading: Reading): PlacedCue[] =>
  reading.cues.filter((cue) => cue.family === 'HH' && cue.cue !== 'HH-02' && !cue.setAside && !cue.negated)

/** The writer stood by these words: they are a new event, not a memory of an old one. */
const isNewEvent = (cue: PlacedCue): boolean =>
  harmOfCue(cue) !== undefined && !historySections.has(cue.section) && !cue.negated && isConfirmed(cue)

/**
 * Has something like it happened after this day: an earlier concern on a later date, an allegation or police
 * incident, a passage that the writer has confirmed, or appointments missed until they are persistent?
 */
export function happenedSince(day: string, concerns: Earlier[], reading: Reading): boolean {
  const { minutes } = reading
  const missed = minutes.children.flatMap((child) => {
    const found = missedBy(child.id, reading)
    return found?.level === 'persistent' ? found.events : []
  })
  const dates = [
    ...concerns.map((one) => dateIn(one.date)),
    ...minutes.events.filter(isConcern).map((event) => dateIn(event.date) ?? reading.date),
    ...missed.map((event) => dateIn(event.date)),
    ...(reading.cues.some(isNewEvent) ? [reading.date] : []),
  ]
  return dates.some((date) => date !== undefined && date > day)
}
