/**
 * R-ME Child protection medical. Seed 10.1; case types; MUST when triggered, GATE; override by team manager with the
 * paediatrician named. Source: domain reference 3.1. "There is no bruise" does not trigger it.
 */
import { splitSentences } from '../../cues/index.ts'
import { isNegated } from '../../cues/negation.ts'
import { type Answer, entryText, type Minutes } from '../../minutes/index.ts'
import { isConfirmed } from '../alleged.ts'
import type { Evidence, PlacedCue, Reading, Rule } from '../check.ts'
import { dateIn, inWords } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { harmsIn } from '../harms.ts'
import { caseTypes, childrenInWords, childrenOfCue, nameOf } from '../record.ts'

const held = { field: 'decision', is: ['Medical held', 'Medical arranged'] }
const seriousNeglect =
  /\b(?:(?:serious|severe|significant|chronic) neglect|faltering growth|failure to thrive)\b/i

function test(answer: Answer, reading: Reading): string[] {
  const { fields } = answer
  const lacks: string[] = []
  if ((dateIn(fields.decidedOn) ?? '') > reading.today)
    lacks.push('A medical cannot have been decided on a day to come.')
  if (fields.decision === 'Medical held' && !(fields.result ?? '').trim() && !dateIn(fields.resultDue))
    lacks.push('Give the result, or the date it is due.')
  if (fields.decision === 'Medical arranged' && !dateIn(fields.resultDue))
    lacks.push('Give the date the result is due.')
  return lacks
}

type Trigger = { children: string[]; evidence: Evidence }

/** Does a text speak of serious neglect without saying that there was none? */
const speaksOfNeglect = (text: string): boolean =>
  splitSentences(text).some((sentence) => {
    const match = seriousNeglect.exec(sentence.text)
    return match !== null && !isNegated(sentence.text, match.index, match.index + match[0].length, false)
  })

/** An injury in the words, and a sexual offence that the writer confirmed as an allegation. */
const raises = (cue: PlacedCue): boolean =>
  (cue.cue === 'CR-06' && !cue.setAside && (!cue.negated || isConfirmed(cue))) ||
  (cue.cue === 'CR-02' && isConfirmed(cue))

function neglect(reading: Reading): Trigger[] {
  const { minutes } = reading
  const all = minutes.children.map((child) => child.id)
  const oneOf = (ids: 'all' | string[]): string[] => {
    const named = ids === 'all' ? all : all.filter((id) => ids.includes(id))
    return named.length > 0 ? named : all
  }
  return [
    ...minutes.decisions
      .filter((decision) => speaksOfNeglect(decision.reason))
      .map((decision) => ({
        children: oneOf([decision.child]),
        evidence: fact('The reasons speak of serious neglect.', 'dec', decision.id),
      })),
    ...minutes.views
      .filter((view) => speaksOfNeglect(view.text))
      .map((view) => ({
        children: all,
        evidence: fact(
          `${nameOf(minutes, view.person) || 'A view'} speaks of serious neglect.`,
          'dec',
          view.id,
        ),
      })),
    ...minutes.sections
      .filter((section) => section.key === 'analysis')
      .flatMap((section) => section.entries)
      .filter((entry) => speaksOfNeglect(entryText(entry)))
      .map((entry) => ({
        children: oneOf(entry.about),
        evidence: fact('The analysis speaks of serious neglect.', 'analysis', entry.id),
      })),
  ]
}

/** A section 47 enquiry asks for every child it is about, whatever else was decided about a brother or sister. */
function enquiries({ minutes }: Reading): Trigger[] {
  const all = minutes.children.map((child) => child.id)
  const began = dateIn(minutes.meeting.triggers.strategyDiscussionStartingS47)
  if (began) {
    return [
      {
        children: all,
        evidence: fact(
          `Section 47 enquiries began after ${inWords(began)}. Is there a decision about a medical for each child?`,
          'hdr',
        ),
      },
    ]
  }
  return minutes.decisions
    .filter((decision) => /^s47/i.test(decision.value.trim()))
    .map((decision) => ({
      children: all.includes(decision.child) ? [decision.child] : all,
      evidence: fact(
        'Section 47 enquiries are decided. Is there a decision about a medical for each child?',
        'dec',
        decision.id,
      ),
    }))
}

/** What was written beside an allegation about a medical is where an answer starts; it never is one. */
const saidAlready = (minutes: Minutes): string =>
  [
    ...new Set(minutes.events.map((event) => event.medicalDecision.trim()).filter((text) => text !== '')),
  ].join('; ')

function triggers(reading: Reading): Trigger[] {
  const { minutes } = reading
  const all = minutes.children.map((child) => child.id)
  const cues = reading.cues.filter(raises)
  const found: Trigger[] = cues.flatMap((cue) =>
    wordsOfCues([cue]).map((evidence) => ({ children: childrenOfCue(cue, reading), evidence })),
  )
  for (const event of minutes.events.filter((one) => one.type === 'allegation')) {
    const kinds = harmsIn(`${event.kind} ${event.text}`)
    if (kinds.has('sexual') || kinds.has('physical')) {
      const said = event.medicalDecision.trim()
      found.push({
        children: event.child ? [event.child] : all,
        evidence: fact(
          `${nameOf(minutes, event.child) || 'A child'}: ${event.kind || 'allegation'}, ${inWords(event.date) || 'no date'}${said ? `; about a medical it says “${said}”.` : ', and no decision about a medical.'}`,
          'protection',
          event.id,
        ),
      })
    }
  }
  return [...found, ...neglect(reading), ...enquiries(reading)]
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
    'Words about an injury, an allegation of assault or sexual abuse, serious neglect in the reasons, a view or the analysis, or a section 47 enquiry. It asks for each child concerned.',
  answeredBy:
    'The decision with its reason, the purpose, the times, a line with the child’s own account, and the result or the date it is due. A word beside the allegation is where an answer starts, and never is one.',
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
    const said = saidAlready(reading.minutes)
    const about = reading.minutes.children.map((child) => child.id).filter((id) => named.has(id))
    return [
      speak(rME, reading, {
        about,
        severity: ['MUST', 'GATE'],
        why: `Has a paediatrician been asked about ${childrenInWords(reading, about)}?`,
        evidence: found.map((one) => one.evidence),
        ...(said ? { prefill: { fields: { reason: said } } } : {}),
        eachChild: true,
        test: (answer) => test(answer, reading),
      }),
    ]
  },
}
