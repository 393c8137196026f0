/**
 * What a search for words cannot ask (domain section 6, pitfalls; rule R-RS): an agency that by its kind tells of a
 * refuge, a sexual assault centre or an informant; somebody who is named although all they said is left out; a day that
 * also stands in what was left out. Questions for the person who prepares the copies; they change nothing in a copy.
 */
import { blocksText } from '../minutes/index.ts'
import type { LeftOut } from './copy.ts'
import { aboutOf } from './entries.ts'
import { type Passage, places, quoted } from './hints.ts'
import { audienceOf, mayRead, type Subject } from './reader.ts'
import type { Sheet } from './sheet.ts'
import { isWorking } from './words.ts'

const asked = ['professionals', 'parent', 'child', 'advocate', 'supporter']

export function sourceHints(sheet: Sheet, passages: Passage[]): LeftOut[] {
  if (!asked.includes(sheet.reader.recipient.kind)) return []
  return [...tellingAgencies(sheet, passages), ...silenced(sheet, passages), ...sameDays(sheet, passages)]
}

const TELLING =
  /\b(?:refuge|women[’']?s aid|safe ?house|sarc|sexual assault|rape crisis|informants?|crimestoppers|witness protection|source handl\w+|idva|isva|domestic (?:abuse|violence))\b/i

/** In the lists of a family copy: attendance, core group, who does what. */
function tellingAgencies({ minutes, family, reader }: Sheet, passages: Passage[]): LeftOut[] {
  if (!family) return []
  return minutes.people.flatMap((person): LeftOut[] => {
    if (!isWorking(person) || person.id === reader.recipient.id) return []
    if (!TELLING.test(`${person.agency} ${person.jobTitle}`)) return []
    const words = [person.name, person.agency, person.jobTitle].filter((one) => one.trim() !== '')
    const where = [...new Set(words.flatMap((one) => places(one, passages)))]
    if (where.length === 0) return []
    return [
      {
        where: quoted(where),
        what: words.join(', '),
        why: 'Who works there can tell that somebody is in a refuge, went to a sexual assault centre or gave information. May this reader learn it?',
      },
    ]
  })
}

/** People who are named in this copy while everything they said is left out of it as restricted or withheld. */
function silenced({ minutes, template, reader }: Sheet, passages: Passage[]): LeftOut[] {
  const spoken = new Map<string, Subject[]>()
  for (const section of minutes.sections) {
    const own = template.sections.find(({ key }) => key === section.key)?.audience ?? 'council'
    for (const entry of section.entries) {
      if (entry.speaker === '' || blocksText(entry.blocks).trim() === '') continue
      const { withholdFrom, speaker } = entry
      const subject = {
        audience: audienceOf(entry.audience, own),
        about: aboutOf(entry, section.child),
        withholdFrom,
        speaker,
      }
      spoken.set(speaker, [...(spoken.get(speaker) ?? []), subject])
    }
  }
  return [...spoken].flatMap(([speaker, subjects]): LeftOut[] => {
    const name = minutes.people.find(({ id }) => id === speaker)?.name ?? ''
    const kept = subjects.some(
      ({ audience, withholdFrom = [] }) =>
        audience === 'restricted' || withholdFrom.some((id) => reader.eyes.includes(id)),
    )
    if (name.trim() === '' || speaker === reader.recipient.id || !kept) return []
    if (subjects.some((subject) => mayRead(subject, reader))) return []
    const where = places(name, passages)
    if (where.length === 0) return []
    return [
      {
        where: quoted(where),
        what: name,
        why: 'Everything that they said is left out of this copy. Does it tell who the source is that they are named here?',
      },
    ]
  })
}

type Day = { day: number; month: number; year: number | undefined }

const monthNames =
  'January February March April May June July August September October November December'.split(' ')
const inNumbers = /\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/g
const inWords = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join('|')})\\b\\.?(?:,? (\\d{4}))?`,
  'gi',
)

/** Days that a text names: `14 September`, `2026-09-14`, `14/09/26`. */
export function daysIn(text: string): Day[] {
  const numbers = [...text.matchAll(inNumbers)].map(([, iso, isoMonth, isoDay, day, month, year]) =>
    iso
      ? { day: Number(isoDay), month: Number(isoMonth), year: Number(iso) }
      : { day: Number(day), month: Number(month), year: Number(year) + (Number(year) < 100 ? 2000 : 0) },
  )
  const words = [...text.matchAll(inWords)].map(([, day, name = '', year]) => ({
    day: Number(day),
    month:
      monthNames.findIndex((one) => one.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1,
    year: year ? Number(year) : undefined,
  }))
  return [...numbers, ...words].filter(({ day, month }) => day >= 1 && day <= 31 && month >= 1 && month <= 12)
}

const isSame = (a: Day, b: Day): boolean =>
  a.day === b.day &&
  a.month === b.month &&
  (a.year === undefined || b.year === undefined || a.year === b.year)

const dayWords = ({ day, month, year }: Day): string =>
  [day, monthNames[month - 1], year].filter((one) => one !== undefined).join(' ')

/** Days before the meeting that stand in a passage left out and in one that stays: they can tell how something is known. */
function sameDays({ minutes, left }: Sheet, passages: Passage[]): LeftOut[] {
  const [met] = daysIn(minutes.meeting.date)
  const births = minutes.children.flatMap(({ dob }) => daysIn(dob))
  const isPast = ({ day, month, year }: Day): boolean =>
    !met?.year ||
    year === undefined ||
    year * 372 + month * 31 + day < met.year * 372 + met.month * 31 + met.day
  const known = [...(met ? [met] : []), ...births]
  const found = new Map<string, LeftOut>()
  for (const one of left) {
    for (const day of daysIn(one.text)) {
      const key = `${day.day} ${day.month}`
      if (found.has(key) || !isPast(day) || known.some((other) => isSame(other, day))) continue
      const where = passages.filter(({ text }) => daysIn(text).some((other) => isSame(other, day)))
      if (where.length === 0) continue
      found.set(key, {
        where: quoted([...new Set(where.map((passage) => passage.where))]),
        what: dayWords(day),
        why: `The same day stands in a passage left out of “${one.where}”. Could it tell who said that, or how it is known?`,
      })
    }
  }
  return [...found.values()]
}
