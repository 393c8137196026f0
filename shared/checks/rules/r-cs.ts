/**
 * R-CS Signs of child sexual abuse. Seeds 2.1, 1.2; all case types; MUST when triggered, part of the gate; override
 * by service manager. Source: domain reference 3.1.
 *
 * A sign stands until it is set aside with a reason; keeping a quotation or adding evidence does not remove it.
 * Wording that says it was not so ("no soiling") asks only, unless something else triggers the rule.
 */
import type { Answer } from '../../minutes/index.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { inWords } from '../dates.ts'
import { count, fact, speak, wordsOfCues } from '../finding.ts'
import { filledRows } from '../form.ts'
import { lengthOf } from '../general.ts'
import { harmsIn } from '../harms.ts'
import { caseTypes, childrenOfCue, childrenReduced, reductionsOf } from '../record.ts'

const sexual = (text: string): boolean => harmsIn(text).has('sexual')

/** A fact and the children it is about. */
type Sign = { children: string[]; evidence: Evidence }

function riskyAdults({ minutes }: Reading): Sign[] {
  const all = minutes.children.map((child) => child.id)
  return minutes.people
    .filter(
      (person) =>
        sexual(`${person.detail} ${person.role}`) ||
        (person.role === 'person who may pose a risk' && (person.detail === '' || sexual(person.detail))),
    )
    .map((person) => ({
      children: all,
      evidence: fact(`${person.name} may pose a sexual risk.`, 'household', person.id),
    }))
}

function earlierConcerns({ minutes, history }: Reading): Sign[] {
  const all = minutes.children.map((child) => child.id)
  const someOf = (ids: string[]): string[] => {
    const named = all.filter((id) => ids.includes(id))
    return named.length > 0 ? named : all
  }
  const items = [...history.flatMap((one) => one.chronology), ...minutes.chronology]
  const seen = new Set<string>()
  const plans = minutes.children.flatMap((child) =>
    child.previousPlans
      .filter((plan) => sexual(plan.category))
      .map((plan) => ({
        children: [child.id],
        evidence: fact(
          `${child.name}: earlier plan for sexual abuse${plan.from ? ` from ${inWords(plan.from)}` : ''}.`,
          'kids',
          child.id,
        ),
      })),
  )
  const listed = items
    .filter((item) => sexual(`${item.category} ${item.text}`))
    .filter((item) => {
      const key = `${item.date}|${item.text}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .map((item) => ({
      children: someOf(item.about),
      evidence: fact(`${inWords(item.date) || 'No date'}: ${item.text}`, 'chron', item.id),
    }))
  const decided = minutes.decisions
    .filter((decision) => sexual(decision.category))
    .map((decision) => ({
      children: someOf([decision.child]),
      evidence: fact('The category is sexual abuse.', 'dec', decision.id),
    }))
  return [...listed, ...plans, ...decided]
}

function allegations({ minutes }: Reading): Sign[] {
  const all = minutes.children.map((child) => child.id)
  return minutes.events
    .filter((event) => event.type === 'allegation' && sexual(`${event.kind} ${event.text}`))
    .map((event) => ({
      children: event.child ? [event.child] : all,
      evidence: fact(
        `Allegation of ${inWords(event.date) || 'an unknown date'}: ${event.kind}`,
        'protection',
        event.id,
      ),
    }))
}

export const rCS: Rule = {
  id: 'R-CS',
  title: 'Signs of child sexual abuse',
  seeds: ['2.1', '1.2'],
  meetingTypes: caseTypes,
  questions: [
    'What has been seen or heard, by whom and when, that could fit sexual abuse even if something else might explain it?',
    'What about the behaviour of adults or older children, and the opportunities in this setting?',
    'Has the CSA signs and indicators template (or, for a child’s sexual behaviour, the Brook tool) been used? If not, why not?',
    'We will not wait for the child to tell: what is decided, and is a strategy discussion needed?',
    'For wetting or soiling: “Is it new? Has a medical cause been looked for, and has sexual abuse been thought about as well?”',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'noneSeen',
        label: 'If nothing has been seen or heard: who was asked, and when',
        kind: 'text',
      },
      { key: 'adults', label: 'Adults, older children and opportunities in this setting', kind: 'text' },
      {
        key: 'tool',
        label: 'Which tool has been used?',
        kind: 'choice',
        choices: ['CSA signs and indicators template', 'Brook tool', 'Both', 'Neither'],
        required: true,
      },
      {
        key: 'whyNoTool',
        label: 'Why neither has been used',
        kind: 'text',
        required: true,
        min: 20,
        when: { field: 'tool', is: ['Neither'] },
      },
      {
        key: 'decided',
        label: 'What is decided, without waiting for the child to tell',
        kind: 'text',
        required: true,
        min: 20,
      },
      {
        key: 'strategy',
        label: 'Is a strategy discussion needed?',
        kind: 'choice',
        choices: ['Yes', 'No'],
        required: true,
      },
      {
        key: 'wetting',
        label: 'Wetting or soiling: is it new, and has a medical cause been looked for?',
        kind: 'text',
      },
    ],
    rows: {
      label: 'What has been seen or heard',
      columns: [
        { key: 'what', label: 'What was seen or heard', kind: 'line', required: true },
        { key: 'by', label: 'By whom', kind: 'line', required: true },
        { key: 'date', label: 'When', kind: 'date', required: true },
      ],
    },
  },
  severities: ['MUST', 'GATE', 'PROMPT'],
  weight:
    'Must be answered before signing when triggered. Stops closing. A passage that only denies a sign is a prompt.',
  asksWhen:
    'Words that could fit child sexual abuse; contact with a person who may pose a sexual risk; an earlier concern about sexual abuse; or a proposed closure.',
  answeredBy:
    'What was observed, by whom and when; the signs and indicators template or the Brook tool used, or the reason why not; and a decision. For each child concerned.',
  source: 'Response plan 2.1 and 1.2.',
  override: { allowed: true, anyOf: [['SM']] },
  find(reading) {
    const cues = reading.cues.filter((cue) => (cue.family === 'CS' || cue.cue === 'CR-02') && !cue.setAside)
    const standing = cues.filter((cue) => !cue.negated)
    const reductions = reductionsOf(reading.minutes)
    const facts = [...allegations(reading), ...earlierConcerns(reading), ...riskyAdults(reading)]
    const must = standing.length > 0 || facts.length > 0 || reductions.length > 0
    if (!must && cues.length === 0) return []
    const childrenOf = new Map(cues.map((cue) => [cue, childrenOfCue(cue, reading)]))
    const concerned = new Set([
      ...(must ? standing : cues).flatMap((cue) => childrenOf.get(cue) ?? []),
      ...facts.flatMap((one) => one.children),
      ...childrenReduced(reading.minutes),
    ])
    const about = reading.minutes.children.map((child) => child.id).filter((id) => concerned.has(id))
    const why =
      standing.length > 0
        ? `${count(standing.length, 'passage', 'passages')} could fit sexual abuse, even if something else might explain it.`
        : facts.length > 0
          ? 'There is an earlier concern about sexual abuse, or somebody who may pose a sexual risk.'
          : reductions.length > 0
            ? 'Less help is proposed, so sexual abuse has to be thought about before we leave.'
            : 'The text says that a sign of sexual abuse was not seen. Is that so for every child?'
    /** Signs in the children whom an answer covers: for a brother without one, who was asked will do. */
    const test = (answer: Answer): string[] => {
      const lacks: string[] = []
      const mine = standing.filter((cue) =>
        (childrenOf.get(cue) ?? []).some(
          (id) => answer.about === 'all' || answer.about.length === 0 || answer.about.includes(id),
        ),
      )
      const wetting = mine.some((cue) => cue.cue === 'CS-01')
      const rows = filledRows(answer)
      if (rows.length === 0 && (mine.length > 0 || lengthOf(answer.fields.noneSeen ?? '') < 30)) {
        lacks.push(
          mine.length > 0
            ? 'Write down what was seen or heard, by whom and when.'
            : 'Write down what was seen or heard, or who was asked and when.',
        )
      }
      if (wetting && lengthOf(answer.fields.wetting ?? '') < 20) {
        lacks.push(
          'For the wetting or soiling: is it new, has a medical cause been looked for, and has sexual abuse been thought about as well?',
        )
      }
      return lacks
    }
    return [
      speak(rCS, reading, {
        about,
        severity: !must ? ['PROMPT'] : reductions.length > 0 ? ['MUST', 'GATE'] : ['MUST'],
        why,
        evidence: [...wordsOfCues(cues), ...facts.map((one) => one.evidence)],
        eachChild: true,
        test,
      }),
    ]
  },
}
