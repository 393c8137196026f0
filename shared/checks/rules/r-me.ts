/**
 * R-ME Child protection medical. Seed 10.1; case types; MUST when triggered, GATE; override by team manager with the
 * paediatrician named. Source: domain reference 3.1. "There is no bruise" does not trigger it.
 */
import type { Answer } from '../../minutes/index.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { dateIn, inWords } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { harmsIn } from '../harms.ts'
import { caseTypes, childrenInWords, childrenOfCue, nameOf } from '../record.ts'

const held = { field: 'decision', is: ['Medical held', 'Medical arranged'] }
const seriousNeglect =
  /\b(?:serious|severe|significant|chronic) neglect|faltering growth|failure to thrive\b/i

function test(answer: Answer): string[] {
  if (
    answer.fields.decision === 'Medical held' &&
    !(answer.fields.result ?? '').trim() &&
    !dateIn(answer.fields.resultDue)
  ) {
    return ['Give the result, or the date it is due.']
  }
  if (answer.fields.decision === 'Medical arranged' && !dateIn(answer.fields.resultDue)) {
    return ['Give the date the result is due.']
  }
  return []
}

type Trigger = { children: string[]; evidence: Evidence }

function triggers(reading: Reading): Trigger[] {
  const { minutes } = reading
  const all = minutes.children.map((child) => child.id)
  const cues = reading.cues.filter((cue) => cue.cue === 'CR-06' && !cue.setAside && !cue.negated)
  const found: Trigger[] = cues.flatMap((cue) =>
    wordsOfCues([cue]).map((evidence) => ({ children: childrenOfCue(cue, reading), evidence })),
  )
  for (const event of minutes.events.filter(
    (one) => one.type === 'allegation' && !one.medicalDecision.trim(),
  )) {
    const words = `${event.kind} ${event.text}`
    const kinds = harmsIn(words)
    if (kinds.has('sexual') || kinds.has('physical')) {
      found.push({
        children: event.child ? [event.child] : all,
        evidence: fact(
          `${nameOf(minutes, event.child) || 'A child'}: ${event.kind || 'allegation'}, ${inWords(event.date) || 'no date'}, and no decision about a medical.`,
          'protection',
          event.id,
        ),
      })
    }
  }
  if (minutes.decisions.some((decision) => seriousNeglect.test(decision.reason))) {
    found.push({ children: all, evidence: fact('The reasons speak of serious neglect.', 'dec') })
  }
  const enquiry = dateIn(minutes.meeting.triggers.strategyDiscussionStartingS47)
  const decided = minutes.events.some((event) => event.medicalDecision.trim() !== '')
  const s47 = minutes.decisions.some((decision) => /^s47/i.test(decision.value.trim()))
  if ((enquiry || s47) && !decided) {
    found.push({
      children: found.length > 0 ? [] : all,
      evidence: fact(
        enquiry
          ? `Section 47 enquiries began after ${inWords(enquiry)}, and no decision about a medical is recorded.`
          : 'Section 47 enquiries are decided, and no decision about a medical is recorded.',
        'hdr',
      ),
    })
  }
  return found
}

export const rME: Rule = {
  id: 'R-ME',
  title: 'Child protection medical',
  seeds: ['10.1'],
  meetingTypes: caseTypes,
  questions: [
    'Was a medical discussed with a paediatrician? Decision, by whom, when?',
    'What question must it answer: treatment, explanation, evidence, growth, reassurance?',
    'Consent from whom? Where, when, who goes with the child? Brothers and sisters?',
    'Was the child asked for their own account and offered a choice? Who gets the report and when?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'decision',
        label: 'Decision',
        kind: 'choice',
        choices: ['Medical held', 'Medical arranged', 'No medical needed'],
        required: true,
      },
      { key: 'paediatrician', label: 'Discussed with which paediatrician', kind: 'line', required: true },
      { key: 'decidedBy', label: 'Decided by', kind: 'line', required: true },
      { key: 'decidedOn', label: 'Decided on', kind: 'date', required: true },
      { key: 'reason', label: 'Reason', kind: 'text', required: true, min: 20 },
      { key: 'purpose', label: 'The question it must answer', kind: 'line', required: true, when: held },
      { key: 'when', label: 'When', kind: 'datetime', required: true, when: held },
      { key: 'where', label: 'Where, and who goes with the child', kind: 'line', when: held },
      { key: 'consent', label: 'Consent from whom', kind: 'line', when: held },
      { key: 'siblings', label: 'Brothers and sisters', kind: 'line' },
      {
        key: 'childAccount',
        label: 'The child’s own account, and the choice they were offered',
        kind: 'text',
        required: true,
        when: held,
      },
      { key: 'result', label: 'Result', kind: 'text', when: held },
      { key: 'resultDue', label: 'Report due', kind: 'date', when: held },
    ],
  },
  severities: ['MUST', 'GATE'],
  weight: 'Must be answered before signing when triggered. Stops closing.',
  asksWhen:
    'Words about an injury, an injury, an allegation of sexual abuse, serious neglect, or a section 47 enquiry that has begun with no decision about a medical.',
  answeredBy:
    'The decision with its reason, the purpose, the times, a line with the child’s own account, and the result or the date it is due.',
  source: 'Response plan 10.1. Times follow the local agreement.',
  override: {
    allowed: true,
    anyOf: [['TM']],
    fields: [{ key: 'paediatrician', label: 'Which paediatrician was asked', kind: 'line', required: true }],
  },
  find(reading) {
    const found = triggers(reading)
    if (found.length === 0) return []
    const named = new Set(found.flatMap((one) => one.children))
    const about = reading.minutes.children.map((child) => child.id).filter((id) => named.has(id))
    return [
      speak(rME, reading, {
        about,
        severity: ['MUST', 'GATE'],
        why: `Has a paediatrician been asked about ${childrenInWords(reading, about)}?`,
        evidence: found.map((one) => one.evidence),
        eachChild: true,
        test,
      }),
    ]
  },
}
