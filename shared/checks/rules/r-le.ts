/**
 * R-LE Learning from reviews. Seeds 7.1, 2.1; ICPC, RCPC, CIN_REVIEW, SUP_CASE PROMPT; SUP_GROUP, SUP_SUP MUST;
 * override by chair or supervisor. Source: domain reference 3.1.
 *
 * The lesson is picked from the council's library (`shared/learning`), which is not read here: the rule stays a function
 * of the record, and a record keeps its answer when the library changes. A lesson that was typed is accepted too: a review
 * may have come out this week, and records of before there was a library stay as they were answered. Whether it was picked
 * is told by `fields.themeId`, and a report counts a lesson by its title either way.
 */
import { type Override, type Rule, roleLevels } from '../check.ts'
import { speak } from '../finding.ts'
import { supervisionTypes } from '../record.ts'

/** The supervisor is whoever leads the session: a practice supervisor, a manager, or the head of quality assurance. */
const bySupervisor: Override = {
  allowed: true,
  anyOf: roleLevels.map((level) => [level]),
  byChair: true,
}

export const rLE: Rule = {
  id: 'R-LE',
  title: 'Learning from reviews',
  seeds: ['7.1', '2.1'],
  meetingTypes: ['ICPC', 'RCPC', 'CIN_REVIEW', 'SUP_CASE', 'SUP_GROUP', 'SUP_SUP'],
  questions: [
    'Which lesson from a local or national review is closest to this family? What are we doing differently because of it?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      { key: 'theme', label: 'Which lesson', kind: 'lesson', required: true, min: 5 },
      {
        key: 'difference',
        label: 'What we are doing differently in this case because of it',
        kind: 'text',
        required: true,
        min: 40,
      },
    ],
  },
  severities: ['PROMPT', 'MUST'],
  weight:
    'A prompt in conferences, reviews and case supervision. Must be answered in group supervision and in supervision of supervisors.',
  asksWhen: 'Always.',
  answeredBy:
    'A theme from the council’s library, or another local or national review, and a sentence about what is done differently in this case.',
  source: 'Response plan 7.1 and 2.1.',
  override: {
    allowed: true,
    anyOf: [['Ch'], ['TM']],
    limit: 'the chair of this meeting, and in supervision whoever leads the session, of whatever level',
  },
  find(reading) {
    const { type } = reading.minutes.meeting
    const group = ['SUP_GROUP', 'SUP_SUP'].includes(type)
    return [
      speak(rLE, reading, {
        severity: [group ? 'MUST' : 'PROMPT'],
        why: 'A lesson learned elsewhere may fit this family.',
        evidence: [],
        override: supervisionTypes.includes(type) ? bySupervisor : { allowed: true, anyOf: [['Ch']] },
      }),
    ]
  },
}
