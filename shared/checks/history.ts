/**
 * Earlier concerns that are like today's, at any date (domain reference 3.1, R-HH; seed 1.3: history does not
 * expire). Dates say how long ago something was; they never decide whether it counts.
 */
import { entryText, type Minutes, type Person } from '../minutes/index.ts'
import type { PlacedCue, Reading } from './check.ts'
import { dateIn } from './dates.ts'
import { circumstancesIn, type HarmKind, harmsIn, harmWords } from './harms.ts'
import { missedBy } from './missed.ts'
import { adultsOf } from './people.ts'
import { nameOf } from './record.ts'

export type Earlier = {
  /** As typed; may be no date at all. */
  date: string
  text: string
  /** What it shares with today, in words. */
  shares: string[]
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

type Today = { harms: Set<HarmKind>; circumstances: Set<string>; adults: Person[] }

const historySections = new Set(['chron', 'history', 'likeForLike', 'gap'])

function today(reading: Reading): Today {
  const { minutes } = reading
  const words = [
    ...minutes.decisions.map((one) => one.category),
    ...minutes.views.map((one) => one.category),
    ...minutes.events
      .filter((event) => event.type === 'allegation' || event.type === 'policeIncident')
      .map((event) => `${event.kind} ${event.text}`),
  ].join(' . ')
  const harms = harmsIn(words)
  for (const cue of reading.cues) {
    const harm = harmOfCue(cue)
    if (harm && !cue.setAside && !cue.negated && !historySections.has(cue.section)) harms.add(harm)
  }
  if (minutes.children.some((child) => missedBy(child.id, reading)?.level === 'persistent'))
    harms.add('neglect')
  const said = minutes.sections
    .filter((section) => !historySections.has(section.key))
    .flatMap((section) => section.entries.map(entryText))
    .join('\n')
  return { harms, circumstances: circumstancesIn(said), adults: adultsOf(minutes) }
}

const namesFully = (text: string, person: Person): boolean =>
  person.name.trim() !== '' && text.toLowerCase().includes(person.name.trim().toLowerCase())

const removal =
  /\b(?:care orders?|removed from (?:her|his|their|the)|adopt(?:ed|ion)|placement order|taken into care|placed in (?:foster )?care|special guardianship)\b/i

type Item = { id?: string; date: string; about: string[]; category: string; text: string }

function sharedWith(item: Item, now: Today): string[] {
  const words = `${item.category}. ${item.text}`
  const harms = harmsIn(words)
  const shares = [...harms]
    .filter((kind) => now.harms.has(kind))
    .map((kind) => `the same kind of harm: ${harmWords[kind]}`)
  for (const name of circumstancesIn(item.text)) {
    if (now.circumstances.has(name)) shares.push(`the same circumstances: ${name}`)
  }
  for (const adult of now.adults) {
    const involved = item.about.includes(adult.id) || namesFully(item.text, adult)
    if (involved && harms.size > 0) shares.push(`the same adult: ${adult.name}`)
    if (involved && removal.test(words)) shares.push(`a child of ${adult.name} was removed`)
  }
  return [...new Set(shares)]
}

/** Events of this record are today's concern, also once they stand in the chronology. */
const isTodays = (item: Item, minutes: Minutes): boolean =>
  minutes.events.some(
    (event) =>
      event.date !== '' &&
      event.date === item.date &&
      (!event.child || item.about.length === 0 || item.about.includes(event.child)),
  )

function itemsOf(reading: Reading): Item[] {
  const { minutes, history } = reading
  const earlier: Item[] = history.flatMap((one) => [
    ...one.chronology,
    ...one.events
      .filter((event) => event.type === 'allegation')
      .map((event) => ({
        date: event.date,
        about: [event.child, event.against].filter(Boolean),
        category: event.kind,
        text:
          event.text ||
          `${nameOf(one, event.child)}: ${event.kind} alleged against ${nameOf(one, event.against)}`,
      })),
    ...one.decisions
      .filter((decision) => /^cpp ends/i.test(decision.value))
      .map((decision) => ({
        date: one.meeting.date,
        about: [decision.child].filter(Boolean),
        category: 'earlier plan',
        text: `Child protection plan ended: ${decision.value}`,
      })),
  ])
  const seen = new Set<string>()
  return [...minutes.chronology, ...earlier].filter((item) => {
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
  const found: Earlier[] = []
  for (const item of itemsOf(reading)) {
    const date = dateIn(item.date)
    if ((date && date >= reading.date) || isTodays(item, minutes)) continue
    const shares = item.category === 'earlier plan' ? ['an earlier plan'] : sharedWith(item, now)
    if (shares.length > 0) found.push({ date: item.date, text: item.text, shares, rowId: item.id })
  }
  for (const child of minutes.children) {
    for (const plan of child.previousPlans) {
      const date = plan.from || plan.to
      // The same plan often stands in the chronology too: one line is enough for people to answer.
      const listed = found.find((one) => one.date !== '' && one.date === date && /\bplan\b/i.test(one.text))
      if (listed) listed.shares.push('an earlier plan')
      else {
        found.push({
          date,
          text: `${child.name || 'A child'} had a child protection plan${plan.category ? `, category ${plan.category}` : ''}.`,
          shares: ['an earlier plan'],
        })
      }
    }
  }
  for (const adult of now.adults) {
    if (removal.test(adult.detail)) {
      found.push({
        date: '',
        text: `${adult.name}: ${adult.detail}`,
        shares: [`a child of ${adult.name} was removed`],
      })
    }
  }
  return found.sort((a, b) => (dateIn(a.date) ?? '9999').localeCompare(dateIn(b.date) ?? '9999'))
}

/** Cues that speak of history; a year alone is no cue here (HH-02). */
export const historyCues = (reading: Reading): PlacedCue[] =>
  reading.cues.filter((cue) => cue.family === 'HH' && cue.cue !== 'HH-02' && !cue.setAside && !cue.negated)
