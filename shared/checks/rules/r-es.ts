/**
 * R-ES Escalation of disagreement. Seed 1.4; all multi-agency types and SUP_*; MUST; GATE while open; no override.
 * Source: domain reference 3.1; that every area has an escalation procedure is statutory guidance (WT2023).
 *
 * Who disagrees and what they choose stands in the disagreement section, once; the form asks only whether a child is
 * unsafe meanwhile. "Noted" ends it; "escalated" lets the minutes be signed and keeps the gate until the outcome.
 */
import type { Decision, Dissent, Minutes, View } from '../../minutes/index.ts'
import type { Evidence, Rule } from '../check.ts'
import { dateIn } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { lengthOf } from '../general.ts'
import { isProfessional } from '../people.ts'
import { nameOf, supervisionTypes } from '../record.ts'

/** Steps of help that a view or a decision speaks of. */
const steps: [string, RegExp][] = [
  ['strategy', /\b(?:strategy|s47|section 47|step up)\b/i],
  [
    'child protection plan',
    /\b(?:cpp (?:made|continues)|cpp\b(?! (?:not made|ends))|child protection plan)\b/i,
  ],
  ['child in need', /\b(?:cin\b(?! close)|child in need|continues)\b/i],
  ['early help', /\b(?:taf|early help|team around)\b/i],
  ['nothing further', /\b(?:nfa|no further action|close|closed|closing)\b/i],
]

const stepsIn = (text: string): Set<string> =>
  new Set(steps.filter(([, pattern]) => pattern.test(text)).map(([name]) => name))

const outcomeOf = (decision: Decision): Set<string> => {
  const text = decision.value.replace(/^cpp (?:not made|ends):?/i, '').trim()
  if (/^cpp (?:made|continues)/i.test(decision.value)) return new Set(['child protection plan'])
  return stepsIn(text)
}

const categoryWord = (text: string): string =>
  /^\s*(neglect|physical|sexual|emotional)/i.exec(text)?.[1]?.toLowerCase() ?? ''

function differs(view: View, decisions: Decision[]): boolean {
  const wanted = stepsIn(view.view)
  const said = view.text
  const decided = decisions.filter((one) => one.value.trim() !== '')
  if (decided.length === 0) return /\b(?:does not|doesn't|do not) agree\b|\bdisagree/i.test(said)
  const otherStep =
    wanted.size > 0 &&
    decided.some((one) => outcomeOf(one).size > 0 && [...outcomeOf(one)].every((step) => !wanted.has(step)))
  const category = categoryWord(view.category)
  const categories = decided.map((one) => categoryWord(one.category)).filter(Boolean)
  const otherCategory =
    category !== '' && categories.length > 0 && !categories.every((one) => one === category)
  return otherStep || otherCategory || /\b(?:does not|doesn't|do not) agree\b|\bdisagree/i.test(said)
}

/** Views of professionals that are not the decision. A family's view is recorded with the family's views. */
const differing = (minutes: Minutes): View[] =>
  minutes.views.filter((view) => {
    const person = minutes.people.find((one) => one.id === view.person)
    return (!person || isProfessional(person)) && differs(view, minutes.decisions)
  })

const isClosed = (one: Dissent): boolean =>
  one.choice === 'noted' || (one.outcome.trim() !== '' && one.accepted !== '')

function lacksOf(one: Dissent, minutes: Minutes): string[] {
  const who = nameOf(minutes, one.person) || 'Somebody'
  const lacks: string[] = []
  if (lengthOf(one.text) < 10 && !viewText(one, minutes))
    lacks.push(`${who}: write down what they disagree about.`)
  if (one.ownWords !== 'yes') lacks.push(`${who}: in their own words, or confirmed by them.`)
  if (one.choice === '') lacks.push(`${who}: noted only, or escalated? It is their choice.`)
  if (one.choice === 'escalated') {
    if (!one.stage.trim() || !one.lead.trim()) lacks.push(`${who}: say at which stage, and who leads.`)
    if (!dateIn(one.due)) lacks.push(`${who}: say by when it will be settled.`)
  }
  return lacks
}

const viewText = (one: Dissent, minutes: Minutes): boolean =>
  minutes.views.some((view) => view.person === one.person && lengthOf(view.text) >= 10)

export const rES: Rule = {
  id: 'R-ES',
  title: 'Escalation of disagreement',
  seeds: ['1.4'],
  meetingTypes: [
    'ICPC',
    'RCPC',
    'CG',
    'STRAT',
    'CIN_PLAN',
    'CIN_REVIEW',
    'LEGAL',
    'ESC',
    'PROF',
    ...supervisionTypes,
  ],
  questions: [
    'Who disagrees, about what, in their own words?',
    'Is any child unsafe while this is unresolved? What is in place tonight?',
    'Is this noted only, or escalated? To which stage, who leads, by when?',
    'How did it end, what was agreed, did the person who raised it accept it?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'unsafe',
        label: 'Is any child unsafe while this is unresolved?',
        kind: 'choice',
        choices: ['No', 'Yes'],
        required: true,
      },
      { key: 'tonight', label: 'What is in place tonight', kind: 'text', required: true, min: 15 },
    ],
  },
  severities: ['MUST', 'GATE'],
  weight: 'Must be answered before signing. Stops closing while it is open.',
  asksWhen:
    'Somebody’s view differs from the decision, words of disagreement are written, dissent is recorded, or the chair and the team disagree.',
  answeredBy:
    'A statement in the person’s own words, or confirmed by them; their own choice to have it noted only, or a stage, who leads and a due date. It ends with a written outcome that went to everybody. Immediate danger skips stages.',
  source:
    'Response plan 1.4. Having a way to escalate is statutory guidance (Working Together 2023); the stages are local.',
  override: { allowed: false, why: 'A disagreement is settled by the people who disagree, or escalated.' },
  find(reading) {
    const { minutes } = reading
    const cues = reading.cues.filter((cue) => cue.family === 'ES' && !cue.setAside && !cue.negated)
    const views = differing(minutes)
    if (cues.length === 0 && views.length === 0 && minutes.dissent.length === 0) return []
    const heard = new Set(minutes.dissent.map((one) => one.person))
    const unheard = views.filter((view) => !heard.has(view.person))
    const lacks = [
      ...minutes.dissent.flatMap((one) => lacksOf(one, minutes)),
      ...unheard.map(
        (view) => `${nameOf(minutes, view.person)} holds a different view. Record it under Disagreement.`,
      ),
      ...(minutes.dissent.length === 0 && views.length === 0
        ? ['The text speaks of disagreement. Record who disagrees, or set the passage aside with a reason.']
        : []),
    ]
    const evidence: Evidence[] = [
      ...minutes.dissent.map((one) =>
        fact(
          `${nameOf(minutes, one.person)} disagrees${one.about ? ` about the ${one.about}` : ''}.`,
          'dissent',
          one.id,
        ),
      ),
      ...views.map((view) =>
        fact(
          `${nameOf(minutes, view.person)}: ${[view.view, view.category].filter(Boolean).join(', ')}`,
          'dec',
          view.id,
        ),
      ),
      ...wordsOfCues(cues),
    ]
    const why = 'Somebody holds a different view. It has to be heard, and settled or escalated.'
    const finding = speak(rES, reading, { severity: ['MUST', 'GATE'], why, evidence, record: lacks })
    const running = minutes.dissent.filter((one) => !isClosed(one))
    if (finding.state !== 'answered' || running.length === 0) return [finding]
    return [
      speak(rES, reading, {
        severity: ['GATE'],
        why: 'A disagreement has been escalated and has not ended yet.',
        evidence,
        record: running.map(
          (one) =>
            `${nameOf(minutes, one.person)}: waiting for the written outcome, and whether they accept it.`,
        ),
        holds: 'closing only',
      }),
    ]
  },
}
