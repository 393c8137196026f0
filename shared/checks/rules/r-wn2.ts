/**
 * R-WN2 Persistent Was Not Brought. Seed 8.2; all case types and SUP_*; MUST and GATE; override by service manager.
 * Source: domain reference 3.1; the numbers are local: see `missed.ts`.
 */
import type { Answer } from '../../minutes/index.ts'
import type { Reading, Rule } from '../check.ts'
import { dateIn, inWords } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { readyActions } from '../general.ts'
import { missedBy } from '../missed.ts'
import { caseTypes } from '../record.ts'

function test(answer: Answer, reading: Reading): string[] {
  const lacks: string[] = []
  const discussed = dateIn(answer.fields.supervisionDate)
  if (!discussed && readyActions(answer, reading.minutes).length === 0) {
    lacks.push('Give the date it was discussed in supervision, or link an action with an owner and a date.')
  }
  if ((discussed ?? '') > reading.today)
    lacks.push('The supervision date is still to come: link an action instead.')
  if ((dateIn(answer.fields.chronologyDate) ?? '') > reading.today)
    lacks.push('The chronology date is still to come.')
  return lacks
}

export const rWN2: Rule = {
  id: 'R-WN2',
  title: 'Persistent Was Not Brought',
  seeds: ['8.2'],
  meetingTypes: [...caseTypes, 'SUP_SUP'],
  questions: [
    'What has the child missed and what harm could follow?',
    'Who was responsible, what got in the way, what help was offered?',
    'Does this indicate neglect or other harm?',
    'Has the service been told and has any discharge been stopped?',
    'Date discussed in supervision, and date entered in the chronology.',
  ],
  form: {
    per: 'child',
    evidence: true,
    fields: [
      {
        key: 'impact',
        label: 'What was missed and what harm could follow',
        kind: 'text',
        required: true,
        min: 40,
      },
      {
        key: 'responsible',
        label: 'Who was responsible, what got in the way, what help was offered',
        kind: 'text',
      },
      { key: 'neglect', label: 'Does it indicate neglect or other harm?', kind: 'text' },
      { key: 'serviceTold', label: 'Has the service been told, and any discharge stopped?', kind: 'text' },
      {
        key: 'supervisionDate',
        label: 'Discussed in supervision on',
        kind: 'date',
        hint: 'Or link an action with an owner and a date.',
      },
      { key: 'chronologyDate', label: 'Entered in the chronology on', kind: 'date', required: true },
    ],
  },
  severities: ['PROMPT', 'MUST', 'GATE'],
  weight:
    'Must be answered before signing, and stops closing, when persistent. One missed essential appointment is a prompt for a child on a plan or under enquiry.',
  asksWhen:
    'For each child on a child protection plan or under a section 47 enquiry: 2 missed appointments in 6 months are persistent (local). For every other child: 3 in 12 months, or 2 in a row for one service (local). Cancellations by a carer count after the second. A discharge for not attending always counts.',
  answeredBy:
    'What was missed and what harm could follow; the date it was discussed in supervision, or an action with an owner and a date; and the date it was entered in the chronology.',
  source: 'Response plan 8.2. The numbers are local values.',
  override: { allowed: true, anyOf: [['SM']] },
  find: (reading) =>
    reading.minutes.children.flatMap((child) => {
      const missed = missedBy(child.id, reading)
      if (!missed) return []
      const persistent = missed.level === 'persistent'
      return [
        speak(rWN2, reading, {
          about: [child.id],
          severity: persistent ? ['MUST', 'GATE'] : ['PROMPT'],
          why: `${child.name || 'This child'} ${missed.why}.`,
          evidence: [
            ...missed.events.map((event) =>
              fact(
                `${inWords(event.date) || 'No date'}: ${event.service || 'appointment'}${event.recordedAs ? `, recorded as “${event.recordedAs}”` : ''}`,
                'wnb',
                event.id,
              ),
            ),
            ...wordsOfCues(missed.cues),
          ],
          test: (answer) => test(answer, reading),
        }),
      ]
    }),
}
