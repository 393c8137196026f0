/**
 * R-LA Person who works with children. Seed 3.1; STRAT, ICPC, CLOSE; MUST when triggered; override by service
 * manager. Source: domain reference 3.1; one working day is statutory guidance (WT2023). The answer stays in the
 * checks section, which no family copy carries.
 */
import type { MeetingEvent, Minutes, Person } from '../../minutes/index.ts'
import type { Rule } from '../check.ts'
import { dateIn, momentIn, workingDaysAfter } from '../dates.ts'
import { fact, speak } from '../finding.ts'
import { lengthOf } from '../general.ts'

const work =
  /\b(?:teach(?:er|ing)|nurser(?:y|ies)|school|childmind\w*|child minder|foster|coach|youth|scouts?|guides|brownies|nanny|babysit\w*|sunday school|play ?group|tutor|midwife|paediatric\w*|health visitor|social worker|children's home)\b/i

const worksWithChildren = (person: Person): boolean =>
  person.worksWithChildren || work.test(`${person.jobTitle} ${person.employer} ${person.role}`)

function concerned(minutes: Minutes): { event: MeetingEvent; person: Person }[] {
  return minutes.events
    .filter((event) => event.type === 'allegation')
    .flatMap((event) => {
      const person = minutes.people.find((one) => one.id === event.against)
      return person && worksWithChildren(person) ? [{ event, person }] : []
    })
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
  asksWhen: 'An allegation is about somebody whose role says that they work or volunteer with children.',
  answeredBy:
    'When the designated officer (LADO) was told and by whom; where it was later than 1 working day, why.',
  source: 'Response plan 3.1. 1 working day is statutory guidance (Working Together 2023).',
  override: { allowed: true, anyOf: [['SM']] },
  find(reading) {
    const all = concerned(reading.minutes)
    return all.map(({ event, person }) =>
      speak(rLA, reading, {
        about: event.child ? [event.child] : [],
        subject: { id: event.id, label: `Allegation against ${person.name}` },
        alone: all.length === 1,
        severity: ['MUST'],
        why: `The allegation is about ${person.name}, who works or volunteers with children. The designated officer has to be told.`,
        evidence: [
          fact(
            `${person.name}: ${person.jobTitle || person.employer || 'works with children'}`,
            'household',
            person.id,
          ),
        ],
        test: (answer) => {
          const at = momentIn(answer.fields.toldAt)
          if (!at) return []
          if (at > reading.now) return ['The designated officer cannot have been told at a time to come.']
          const made = dateIn(event.date)
          const late =
            made !== undefined && (dateIn(answer.fields.toldAt) ?? '') > workingDaysAfter(reading, made, 1)
          return late && lengthOf(answer.fields.whyLate ?? '') < 15
            ? ['It was later than one working day. Say why.']
            : []
        },
      }),
    )
  },
}
