/**
 * G21 Was Not Brought wording (domain section 8; seed 8.1; rule R-WN1).
 *
 * Counted: each event of the record where a child was not brought or was discharged for it, and each passage about a
 * missed appointment that was reworded or kept as a quotation, where no event of the record is about its children.
 * Cancelled appointments, those that were kept, an adult's own and those of a young person who makes their own are none.
 * Met (fewer is better): it was first recorded in words that put it on the child, such as DNA or "did not attend". DNA
 * meaning genetic material is none of them.
 * Day: of the meeting. Unit: the event or the passage. Group: the kind of agency whose appointment it was; of a passage,
 * of whoever said it. Amount: none.
 */
import { cameOf } from '../../checks/missed.ts'
import { namesOf } from '../../checks/people.ts'
import { matchCues } from '../../cues/index.ts'
import { agencyGroupOf } from '../../minutes/agency.ts'
import type { CueResolution, MeetingEvent, Minutes } from '../../minutes/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { childrenByNumber, meetingDay } from './of-record.ts'
import { agencyKind } from './words.ts'

/** Services that are called by what they do and not by who runs them. */
const services: readonly (readonly [string, RegExp])[] = [
  ['Dentist', /\b(?:dent\w*|orthodont\w*)\b/i],
  ['Eye service', /\b(?:optic\w*|optom\w*|orthopt\w*|ophthalm\w*|eye|vision)\b/i],
  ['Hearing service', /\b(?:audiolog\w*|hearing|ent)\b/i],
  ['Therapy service', /\b(?:physio\w*|speech|occupational therap\w*|diet\w*)\b/i],
  ['Hospital', /\b(?:clinic|consultant|out-?patients?|ward)\b/i],
]

const serviceKind = (service: string): string =>
  agencyGroupOf(service) === 'other'
    ? (services.find(([, pattern]) => pattern.test(service))?.[0] ?? agencyKind(service))
    : agencyKind(service)

/** Wording that puts it on the child (R-WN1): everything of the family but moved appointments. */
const isWording = ({ cue }: Pick<CueResolution, 'cue'>): boolean => cue.startsWith('WN-') && cue !== 'WN-05'

function isFirstTypedSo({ recordedAs, outcome }: MeetingEvent, { children }: Minutes): boolean {
  const words = recordedAs.trim() || outcome
  return matchCues(words, { children: children.flatMap((child) => namesOf(child)) }).some(isWording)
}

const reliesOnAdults = ({ children }: Minutes, id: string): boolean =>
  children.some((child) => child.id === id && !child.ownAppointments)

function events(source: MeasureSource): MeasureFact[] {
  const { minutes } = source
  return minutes.events
    .filter((event) => event.type === 'wasNotBrought' && reliesOnAdults(minutes, event.child))
    .filter((event) => ['missed', 'discharged'].includes(cameOf(event)))
    .map((event): MeasureFact => {
      const met = isFirstTypedSo(event, minutes)
      return {
        measure: 'G21',
        day: meetingDay(source),
        unit: event.id,
        met: met ? 1 : 0,
        group: serviceKind(event.service),
        amount: null,
        says: `${childrenByNumber([event.child], minutes)}: ${met ? 'first recorded as not attending' : 'recorded as not brought'}`,
      }
    })
}

type Place = { speaker: string; about: string[] }

/** Who said the words of an entry, and about which children. */
function placeOf(entryId: string, { sections, children }: Minutes): Place | undefined {
  const all = children.map(({ id }) => id)
  for (const section of sections) {
    const entry = section.entries.find(({ id }) => id === entryId)
    if (!entry) continue
    const said = entry.about === 'all' ? all : [...entry.about, section.child]
    const named = all.filter((id) => said.includes(id))
    return { speaker: entry.speaker, about: named.length > 0 ? named : all }
  }
  return undefined
}

/** Passages whose words are an event that nobody entered. */
function passages(source: MeasureSource): MeasureFact[] {
  const { minutes } = source
  const entered = new Set(
    minutes.events.filter(({ type }) => type === 'wasNotBrought').map(({ child }) => child),
  )
  const resolved = minutes.cueResolutions.filter((one) => isWording(one) && one.how !== 'not relevant')
  const each = new Map(resolved.map((one) => [[one.entryId, one.words, one.nth].join('|'), one]))
  return [...each.values()].flatMap(({ id, entryId }): MeasureFact[] => {
    const place = placeOf(entryId, minutes)
    const about = place?.about.filter((child) => reliesOnAdults(minutes, child)) ?? []
    if (!place || about.length === 0 || place.about.some((child) => entered.has(child))) return []
    const speaker = minutes.people.find((person) => person.id === place.speaker)
    return [
      {
        measure: 'G21',
        day: meetingDay(source),
        unit: id,
        met: 1,
        group: agencyKind(speaker?.agency ?? '', speaker?.agencyGroup),
        amount: null,
        says: `${childrenByNumber(about, minutes)}: first typed as not attending`,
      },
    ]
  })
}

export const notBroughtWording = (source: MeasureSource): MeasureFact[] => [
  ...events(source),
  ...passages(source),
]
