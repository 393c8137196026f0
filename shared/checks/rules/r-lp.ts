/**
 * R-LP Legal progress. Seed 11.1; RCPC, CG, SUP_CASE, LEGAL; MUST while the legal status is not "none"; override by
 * service manager. Source: domain reference 3.1 and 4: 26 weeks for care proceedings is Children Act 1989 s32, 16 weeks
 * for pre-proceedings a national standard.
 */
import { type ClockId, lengthOf } from '../../clocks/index.ts'
import { isLegalStage, legalWords } from '../../minutes/index.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { dateIn, daysBetween, inWords } from '../dates.ts'
import { clocksIn } from '../due.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { lengthOf as sizeOf } from '../general.ts'

/** Dates of the meeting that say that court, or the way to it, has begun. */
const beginnings: Record<string, string> = {
  preProceedingsStart: 'Pre-proceedings have begun.',
  careApplicationIssued: 'Proceedings are issued.',
  proceedingsIssued: 'Proceedings are issued.',
  epoGranted: 'An emergency protection order was granted.',
}

/** The date on which each stage began, as the details have it, and how many weeks it may take. */
const stages: Record<string, { from: string[]; weeks?: ClockId }> = {
  'pre-proceedings': { from: ['preProceedingsStart'], weeks: 'T-PREPROC' },
  'proceedings issued': { from: ['careApplicationIssued', 'proceedingsIssued'], weeks: 'T-CARE' },
  'final order': { from: ['finalOrder'] },
}

/** What the details know already: the stage, since when, and which week of its 16 or 26 this is. */
function known(reading: Reading): Record<string, string> {
  const { triggers } = reading.minutes.meeting
  const stage = (triggers.legalStage ?? '').trim()
  const since = stages[stage]?.from.flatMap((key) => dateIn(triggers[key]) ?? [])[0]
  const clock = stages[stage]?.weeks
  const week =
    since && since <= reading.date ? Math.floor(daysBetween(since, reading.date) / 7) + 1 : undefined
  return {
    ...(isLegalStage(stage) && { stage }),
    ...(since && { stageSince: since }),
    ...(week && clock && { week: `${week} of ${lengthOf(clock, reading.clockSettings).n}` }),
  }
}

export const rLP: Rule = {
  id: 'R-LP',
  title: 'Legal progress',
  seeds: ['11.1'],
  meetingTypes: ['RCPC', 'CG', 'SUP_CASE', 'LEGAL'],
  questions: [
    'Stage and week number?',
    'What is holding it up, who owns that, what is delay doing to the child?',
    'Who with a proper interest has been told since last time, and when?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'stage',
        label: 'Stage',
        kind: 'choice',
        choices: ['legal planning meeting', 'pre-proceedings', 'proceedings issued', 'final order'],
        required: true,
      },
      { key: 'stageSince', label: 'In this stage since', kind: 'date', required: true },
      { key: 'week', label: 'Week number', kind: 'line', required: true },
      {
        key: 'holdUp',
        label: 'What is holding it up, who owns that, and what the delay does to the child',
        kind: 'text',
      },
      { key: 'nextDate', label: 'Next date', kind: 'date', required: true },
    ],
    rows: {
      label: 'Who has been told since last time',
      min: 1,
      columns: [
        { key: 'who', label: 'Who', kind: 'line', required: true },
        { key: 'date', label: 'When', kind: 'date', required: true },
      ],
    },
  },
  severities: ['MUST'],
  weight: 'Must be answered before signing while it applies.',
  asksWhen: 'The legal status is anything but “none”, or words speak of court or pre-proceedings.',
  answeredBy:
    'The stage with its dates, who has been told since last time and when, and the next date. Past 16 or 26 weeks also what is holding it up, and a new date.',
  source:
    'Response plan 11.1. 26 weeks for care proceedings: Children Act 1989, section 32. 16 weeks for pre-proceedings: a national standard.',
  override: { allowed: true, anyOf: [['SM']] },
  find(reading) {
    const { minutes } = reading
    const stage = (minutes.meeting.triggers.legalStage ?? '').trim()
    const rows = minutes.tables
      .filter((table) => table.key === 'legal')
      .flatMap((table) => table.rows)
      .filter((row) => isLegalStage(row.cells.stage))
    const begun = Object.entries(beginnings).filter(([key]) => dateIn(minutes.meeting.triggers[key]))
    const orders = minutes.children.filter((child) => legalWords.test(child.planBefore))
    const unsaid = minutes.meeting.type === 'LEGAL' && stage === ''
    const late = clocksIn(reading, ['T-PREPROC', 'T-CARE']).filter((clock) => clock.state === 'overdue')
    const cues = reading.cues.filter((cue) => cue.family === 'LP' && !cue.setAside && !cue.negated)
    const evidence: Evidence[] = [
      ...(isLegalStage(stage) ? [fact(`Legal stage: ${stage}.`, 'hdr')] : []),
      ...(unsaid ? [fact('The stage is not recorded yet.', 'hdr')] : []),
      ...[...new Set(begun.map(([, says]) => says))].map((says) => fact(says, 'hdr')),
      ...orders.map((child) => fact(`${child.name || 'A child'}: ${child.planBefore}.`, 'kids', child.id)),
      ...rows.map((row) => fact(`Legal stage: ${row.cells.stage}.`, 'legal', row.id)),
      ...wordsOfCues(cues),
      ...late.map((clock) => fact(`${clock.name}: was due on ${inWords(clock.due)}.`, 'hdr')),
    ]
    if (evidence.length === 0) return []
    return [
      speak(rLP, reading, {
        severity: ['MUST'],
        why: 'Court or pre-proceedings are mentioned. Where does it stand, and who has been told?',
        evidence,
        prefill: { fields: known(reading) },
        test: (answer) => [
          ...((dateIn(answer.fields.stageSince) ?? '') > reading.today
            ? ['The stage cannot have begun on a day to come.']
            : []),
          ...(late.length > 0 && sizeOf(answer.fields.holdUp ?? '') < 15
            ? [
                'It has run past its time. Say what is holding it up, who owns that, and what the delay does to the child.',
              ]
            : []),
          ...(late.length > 0 && (dateIn(answer.fields.nextDate) ?? '9999') < reading.today
            ? ['It has run past its time. Give a new date that is still to come.']
            : []),
          ...(late.length === 0 && (dateIn(answer.fields.nextDate) ?? '9999') < reading.date
            ? ['The next date had passed before the meeting.']
            : []),
        ],
      }),
    ]
  },
}
