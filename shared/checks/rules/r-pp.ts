/**
 * R-PP Police powers of protection. Seed 9.1; STRAT, ICPC, RCPC, CG, CIN; MUST when triggered; override by chair when
 * the police could not say. Source: domain reference 3.1; the 72 hours are law (Children Act 1989 s46(6)).
 * The record is factual; it does not judge the officer. Words that say the powers were
 * not used ask as well: that is the branch "not used".
 */
import type { Answer, MeetingEvent } from '../../minutes/index.ts'
import type { Finding, PlacedCue, Reading, Rule } from '../check.ts'
import { dateIn, inWords, momentIn } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { isReady } from '../general.ts'

const HOURS = 72
const used = { field: 'used', is: ['Used'] }
const notUsed = { field: 'used', is: ['Not used'] }

function test(answer: Answer): string[] {
  const start = momentIn(answer.fields.startedAt)
  const end = momentIn(answer.fields.endsAt)
  if (answer.fields.used !== 'Used' || !start || !end) return []
  const hours = (Date.parse(end) - Date.parse(start)) / 3_600_000
  if (hours <= 0) return ['Police protection cannot end before it began.']
  return hours > HOURS ? [`Police protection ends at most ${HOURS} hours after it began.`] : []
}

const happened = (event: MeetingEvent): string =>
  `Police incident${event.date ? ` of ${inWords(event.date)}` : ''}${event.place ? ` at ${event.place}` : ''}${event.text ? `: ${event.text}` : ''}`

function say(reading: Reading, event: MeetingEvent | undefined, cues: PlacedCue[], alone: boolean): Finding {
  const actions = reading.minutes.actions.filter((action) => action.fromRule === 'R-PP' && isReady(action))
  return speak(rPP, reading, {
    subject: event ? { id: event.id, label: happened(event) } : undefined,
    alone,
    severity: ['MUST'],
    why: event
      ? 'Police attended. Were their powers of protection considered?'
      : 'The text speaks of police, or of a child found in danger. Were police powers of protection considered?',
    evidence: [...(event ? [fact(`${happened(event)}.`, 'protection', event.id)] : []), ...wordsOfCues(cues)],
    prefill: event
      ? {
          fields: {
            considered: event.s46Considered === 'yes' ? 'Yes' : event.s46Considered === 'no' ? 'No' : '',
            used: event.s46Used === 'yes' ? 'Used' : event.s46Used === 'no' ? 'Not used' : '',
          },
        }
      : undefined,
    test,
    overrideTest: (statement) => [
      ...((dateIn(statement.fields.askedOn) ?? '') > reading.today
        ? ['The police cannot have been asked on a day to come.']
        : []),
      ...(actions.length > 0
        ? []
        : ['The override needs an action from this check, with an owner and a date, to find out.']),
    ],
  })
}

export const rPP: Rule = {
  id: 'R-PP',
  title: 'Police powers of protection',
  seeds: ['9.1'],
  meetingTypes: ['STRAT', 'ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW'],
  questions: [
    'Were police powers considered? By whom?',
    'If used: “Start time, officer, designated officer, where the child went, when the 72 hours ends, who was told, what happens next.”',
    'If not used: “Reason given at the time, and how the child was kept safe.”',
    'Should this be passed to police for their own audit?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'considered',
        label: 'Were police powers considered?',
        kind: 'choice',
        choices: ['Yes', 'No'],
        required: true,
      },
      {
        key: 'consideredBy',
        label: 'By whom',
        kind: 'line',
        required: true,
        when: { field: 'considered', is: ['Yes'] },
      },
      {
        key: 'used',
        label: 'Were they used?',
        kind: 'choice',
        choices: ['Used', 'Not used'],
        required: true,
      },
      { key: 'startedAt', label: 'Start', kind: 'datetime', required: true, when: used },
      { key: 'officer', label: 'Officer', kind: 'line', required: true, when: used },
      { key: 'designatedOfficer', label: 'Designated officer', kind: 'line', required: true, when: used },
      { key: 'placed', label: 'Where the child went', kind: 'line', required: true, when: used },
      { key: 'endsAt', label: 'The 72 hours end at', kind: 'datetime', required: true, when: used },
      { key: 'told', label: 'Who was told', kind: 'line', required: true, when: used },
      { key: 'next', label: 'What happens next', kind: 'text', required: true, when: used },
      {
        key: 'reason',
        label: 'Reason given at the time',
        kind: 'text',
        required: true,
        min: 15,
        when: notUsed,
      },
      {
        key: 'keptSafe',
        label: 'How the child was kept safe',
        kind: 'text',
        required: true,
        min: 15,
        when: notUsed,
      },
      {
        key: 'audit',
        label: 'Should this be passed to police for their own audit?',
        kind: 'choice',
        choices: ['Yes', 'No'],
        required: true,
      },
    ],
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing when triggered.',
  asksWhen:
    'Words about police powers, used or not, an incident with the police, or a child found in dangerous or unfit conditions.',
  answeredBy:
    'Every question of one branch: used, or not used. It records facts and does not judge the officer.',
  source: 'Response plan 9.1. 72 hours: Children Act 1989, section 46(6).',
  override: {
    allowed: true,
    anyOf: [['Ch']],
    limit: 'Where the police are unable to say: the date they were asked, and an action to find out.',
    fields: [{ key: 'askedOn', label: 'Police were asked on', kind: 'date', required: true }],
  },
  find(reading) {
    const cues = reading.cues.filter((cue) => cue.family === 'PP' && !cue.setAside)
    const events = reading.minutes.events
      .filter((event) => event.type === 'policeIncident')
      .sort((a, b) => (dateIn(a.date) ?? '').localeCompare(dateIn(b.date) ?? ''))
    if (events.length === 0) return cues.length > 0 ? [say(reading, undefined, cues, true)] : []
    return events.map((event, index) => say(reading, event, index === 0 ? cues : [], events.length === 1))
  },
}
