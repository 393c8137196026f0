/**
 * R-LA Person who works with children. Seed 3.1; STRAT, ICPC, CLOSE; MUST when triggered; override by service
 * manager. Source: domain reference 3.1; one working day is statutory guidance (WT2023). The answer stays in the
 * checks section, which no family copy carries.
 */
import { calendar, lengthOf as clockLength, parseMoment } from '../../clocks/index.ts'
import { dueOf } from '../../clocks/make.ts'
import { type Minutes, type Person, worksWithChildren } from '../../minutes/index.ts'
import { type Alleged, allegedIn, isConfirmed } from '../alleged.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { momentIn } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { lengthOf } from '../general.ts'
import { childrenOfCue, nameOf } from '../record.ts'

/** Words for somebody who is not among the people of the record, and whose work is with children. */
const worker =
  /\b(?:teacher|teaching assistant|coach|tutor|childminder|nursery|youth worker|scout|babysitter|foster carer|social worker|nurse|midwife|health visitor|escort)\b/i

const isConcerned = ({ person, words }: Alleged): boolean =>
  person ? worksWithChildren(person) || person.agencyGroup === 'education/early years' : worker.test(words)

type Matter = {
  id: string
  /** Whose work it is about, by id or by the words used. */
  who: string
  name: string
  about: string[]
  /** When it was known, as typed. */
  since: string
  evidence: Evidence
  prefill?: Record<string, string>
}

const workOf = (name: string, person: Person | undefined): Evidence =>
  fact(`${name}: ${person?.jobTitle || person?.employer || 'works with children'}`, 'household', person?.id)

function fromEvents({ minutes }: Reading): Matter[] {
  return minutes.events
    .filter((event) => event.type === 'allegation')
    .flatMap((event) => {
      const person = minutes.people.find((one) => one.id === event.against)
      if (!person || !isConcerned({ person, words: '', key: '' })) return []
      return [
        {
          id: event.id,
          who: person.id,
          name: person.name,
          about: event.child ? [event.child] : [],
          since: event.date,
          evidence: workOf(person.name, person),
        },
      ]
    })
}

/** The strategy discussion asks of everybody involved whether they work with children. */
function fromTable(minutes: Minutes, since: string): Matter[] {
  return minutes.tables
    .filter(({ key }) => key === 'lado')
    .flatMap((table) => table.rows)
    .filter(({ cells }) => (cells.works ?? '').trim().toLowerCase() === 'yes')
    .map(({ id, cells }) => {
      const who = (cells.person ?? '').trim()
      const name = nameOf(minutes, who) || 'somebody who is not named yet'
      return {
        id,
        who: who || id,
        name,
        about: [],
        since,
        evidence: fact(`${name}: said to work with children.`, 'lado', id),
        prefill: { toldAt: cells.told ?? '', toldBy: cells.by ?? '' },
      }
    })
}

function fromPassages(reading: Reading): Matter[] {
  return reading.cues
    .filter((cue) => cue.family === 'CR' && isConfirmed(cue))
    .flatMap((cue) => {
      const alleged = allegedIn(cue, reading)
      const [evidence] = wordsOfCues([cue])
      if (!alleged || !evidence || !isConcerned(alleged)) return []
      return [
        {
          id: `${cue.entryId}|${alleged.key}`,
          who: alleged.key,
          name: alleged.person?.name || `the ${alleged.words.toLowerCase()}`,
          about: childrenOfCue(cue, reading),
          since: reading.date,
          evidence,
        },
      ]
    })
}

/** Each allegation that is recorded; of the table and the text, each person who is not among those already, once. */
function mattersOf(reading: Reading): Matter[] {
  const events = fromEvents(reading)
  const known = new Set(events.map(({ who }) => who))
  const others = [...fromTable(reading.minutes, reading.date), ...fromPassages(reading)].filter(({ who }) => {
    if (known.has(who)) return false
    known.add(who)
    return true
  })
  return [...events, ...others]
}

/** Later than the clock allows (T-LADO)? A closure day of the authority never makes it longer. */
function isLate(toldAt: string, since: string, reading: Reading): boolean {
  const start = parseMoment(since)
  const told = parseMoment(toldAt)
  if (!start || !told) return false
  const length = clockLength('T-LADO', reading.clockSettings)
  const due = dueOf(start, length, calendar(reading.settings.closureDays), 'SG')
  return due.includes('T') ? (told.instant ?? told.date) > due : told.date > due
}

export const rLA: Rule = {
  id: 'R-LA',
  title: 'Person who works with children',
  seeds: ['3.1'],
  meetingTypes: ['STRAT', 'ICPC', 'CLOSE'],
  questions: ['LADO told (1 working day)? Time, by whom?'],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      { key: 'toldAt', label: 'LADO told at', kind: 'datetime', required: true },
      { key: 'toldBy', label: 'By whom', kind: 'person', required: true },
      { key: 'whyLate', label: 'If later than one working day: why', kind: 'text' },
    ],
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing when triggered.',
  asksWhen:
    'An allegation, or a passage confirmed as one, is about somebody whose role says that they work or volunteer with children; or a strategy discussion says so of anybody involved.',
  answeredBy:
    'When the designated officer (LADO) was told and by whom; where it was later than 1 working day, why.',
  source: 'Response plan 3.1. 1 working day is statutory guidance (Working Together 2023).',
  override: { allowed: true, anyOf: [['SM']] },
  find(reading) {
    const matters = mattersOf(reading)
    return matters.map(({ id, name, about, since, evidence, prefill }) =>
      speak(rLA, reading, {
        about,
        subject: { id, label: `Allegation against ${name}` },
        alone: matters.length === 1,
        severity: ['MUST'],
        why: `The allegation is about ${name}, who works or volunteers with children. The designated officer has to be told.`,
        evidence: [evidence],
        ...(prefill ? { prefill: { fields: prefill } } : {}),
        test: (answer) => {
          const at = momentIn(answer.fields.toldAt)
          if (!at) return []
          if (at > reading.now) return ['The designated officer cannot have been told at a time to come.']
          return isLate(answer.fields.toldAt ?? '', since, reading) &&
            lengthOf(answer.fields.whyLate ?? '') < 15
            ? ['It was later than one working day. Say why.']
            : []
        },
      }),
    )
  },
}
