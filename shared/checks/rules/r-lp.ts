/**
 * R-LP Legal progress. Seed 11.1; RCPC, CG, SUP_CASE, LEGAL; MUST while the legal status is not "none"; override by
 * service manager. Source: domain reference 3.1.
 */
import type { Evidence, Rule } from '../check.ts'
import { dateIn } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'

const none = /^(?:none|no|not applicable|n\/?a)?$/i

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
  answeredBy: 'The stage with its dates, who has been told since last time and when, and the next date.',
  source: 'Response plan 11.1.',
  override: { allowed: true, anyOf: [['SM']] },
  find(reading) {
    const { minutes } = reading
    const stage = (minutes.meeting.triggers.legalStage ?? '').trim()
    const rows = minutes.tables
      .filter((table) => table.key === 'legal')
      .flatMap((table) => table.rows)
      .filter((row) => !none.test((row.cells.stage ?? '').trim()))
    const begun = ['preProceedingsStart', 'careApplicationIssued'].filter((key) =>
      dateIn(minutes.meeting.triggers[key]),
    )
    const cues = reading.cues.filter((cue) => cue.family === 'LP' && !cue.setAside && !cue.negated)
    const evidence: Evidence[] = [
      ...(none.test(stage) ? [] : [fact(`Legal stage: ${stage}.`, 'hdr')]),
      ...begun.map((key) =>
        fact(
          key === 'preProceedingsStart' ? 'Pre-proceedings have begun.' : 'Proceedings are issued.',
          'hdr',
        ),
      ),
      ...rows.map((row) => fact(`Legal stage: ${row.cells.stage}.`, 'legal', row.id)),
      ...wordsOfCues(cues),
    ]
    if (evidence.length === 0) return []
    return [
      speak(rLP, reading, {
        severity: ['MUST'],
        why: 'Court or pre-proceedings are mentioned. Where does it stand, and who has been told?',
        evidence,
        test: (answer) =>
          (dateIn(answer.fields.stageSince) ?? '') > reading.today
            ? ['The stage cannot have begun on a day to come.']
            : [],
      }),
    ]
  },
}
