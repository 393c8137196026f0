/**
 * R-DC Disguised compliance. Seed 12.1; ICPC, RCPC, CG, CIN, CLOSE, SUP_*; MUST when triggered, otherwise PROMPT;
 * override by team manager or chair. Source: domain reference 3.1 and 3.2.
 *
 * A cue that the text itself corroborates (grey mark) does not trigger the rule: its evidence is there already.
 * The name of the rule is for professionals; what is written has to describe behaviour. A room that nobody was shown
 * has no place of its own in a record, so only the child that was not seen is looked for.
 */
import { matchCues } from '../../cues/index.ts'
import type { Answer, Child, MeetingEvent } from '../../minutes/index.ts'
import type { Reading, Rule } from '../check.ts'
import { dateIn, inWords } from '../dates.ts'
import { count, fact, speak, wordsOfCues } from '../finding.ts'
import { lengthOf } from '../general.ts'
import { cameOf, countedAsMissed } from '../missed.ts'
import { adultsOf } from '../people.ts'
import { childrenInWords, eventsEver, lastOf, nameOf, statusOf, supervisionTypes } from '../record.ts'

const happenings: Record<string, string> = {
  wasNotBrought: 'was not brought',
  noAccess: 'no access',
  visitCancelledByCarer: 'visit cancelled by the carer',
}

/**
 * What is known about visits since the last meeting: a child nobody saw, or better news only where all were expected.
 * A child whose visits were never listed is R-VC's question; here an empty list says nothing.
 */
function visitsSince(since: string, reading: Reading): string[] {
  const { children, answers } = reading.minutes
  const listed = children.filter((child) => !child.unborn && child.seen.some((visit) => dateIn(visit.date)))
  const recent = (child: Child) =>
    child.seen.filter((visit) => {
      const date = dateIn(visit.date) ?? ''
      return date > since && date <= reading.date
    })
  const unseen = listed.filter((child) => recent(child).length === 0).map((child) => child.id)
  const visits = listed.flatMap(recent)
  const better = answers.some(
    (answer) => answer.ruleId === 'R-OO' && answer.fields.improvement === 'There is improvement',
  )
  const expected = visits.length > 0 && visits.every((visit) => visit.announced === 'yes')
  return [
    ...(unseen.length > 0
      ? [`${childrenInWords(reading, unseen)}: no visit is recorded since ${inWords(since)}`]
      : []),
    ...(better && expected ? ['Something is better, and every visit since then was an expected one'] : []),
  ]
}

/** Happenings since the last meeting that may mean less scrutiny; each is one. */
function patternOf(reading: Reading): string[] {
  const { minutes, settings } = reading
  const since = dateIn(minutes.meeting.triggers.previousReview) ?? dateIn(lastOf(reading)?.meeting.date)
  const missed = new Set(countedAsMissed(eventsEver(reading, 'wasNotBrought'), settings))
  const recent = minutes.events.filter((event) => {
    const date = dateIn(event.date)
    const counts = event.type === 'wasNotBrought' ? missed.has(event) : happenings[event.type] !== undefined
    return counts && (date === undefined || (date > (since ?? '') && date <= reading.date))
  })
  const carers = new Set(adultsOf(minutes).map((person) => person.id))
  // Carried once, it was not done once: this meeting is the first to look at it. Carried twice, it was not done twice.
  const undone = minutes.previousActions.filter(
    (action) => carers.has(action.owner) && statusOf(action) === 'not done' && action.carriedCount >= 2,
  )
  return [
    ...recent.map((event) => `${inWords(event.date) || 'No date'}: ${whatHappened(event)}`),
    ...undone.map(
      (action) => `${nameOf(minutes, action.owner)} agreed but did not do, twice running: ${action.text}`,
    ),
    ...(since === undefined ? [] : visitsSince(since, reading)),
  ]
}

const whatHappened = (event: MeetingEvent): string =>
  event.type === 'wasNotBrought' && cameOf(event) === 'cancelled by carer'
    ? 'appointment cancelled by the carer'
    : (happenings[event.type] ?? event.type)

const labels = (text: string): string[] =>
  matchCues(text)
    .filter((cue) => cue.cue === 'DC-08' || cue.family === 'VB')
    .map((cue) => cue.text)

function test(answer: Answer): string[] {
  const lacks: string[] = []
  const conclusion = answer.fields.conclusion ?? ''
  const label = labels(conclusion)[0]
  if (label) lacks.push(`“${label}” is a label. Say what was said, done and not done.`)
  const said = lengthOf(answer.fields.saidToCarer ?? '') >= 20
  const waits = lengthOf(answer.fields.reasonForWaiting ?? '') >= 20
  if (!said && !waits) {
    lacks.push('Say how this was put to the carer and what they replied, or why it is not safe to do so yet.')
  }
  return lacks
}

export const rDC: Rule = {
  id: 'R-DC',
  title: 'Disguised compliance',
  seeds: ['12.1'],
  meetingTypes: ['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW', 'CLOSE', ...supervisionTypes],
  questions: [
    'Put what carers say or agree beside what has changed for the child. Where do they part?',
    'Which improvement was seen when nobody was expected, or is confirmed by someone who does not rely on the carer?',
    'What pattern is there in cancelled, moved or controlled contact?',
    'Could fear, exhaustion, poverty, disability, language or control by another adult explain it? What help follows?',
    'Has this been said plainly and fairly to the carer, and what did they reply?',
  ],
  form: {
    per: 'record',
    evidence: true,
    fields: [
      {
        key: 'conclusion',
        label: 'What this comes to, as behaviour',
        kind: 'text',
        required: true,
        min: 30,
        hint: 'What was said, done and not done. No label.',
      },
      { key: 'explanations', label: 'What else may explain it, and what help follows', kind: 'text' },
      { key: 'saidToCarer', label: 'How it was said to the carer, and their reply', kind: 'text' },
      { key: 'reasonForWaiting', label: 'If not yet: why it is not safe to say so now', kind: 'text' },
    ],
    rows: {
      label: 'What carers say beside what has changed',
      min: 1,
      columns: [
        { key: 'claim', label: 'What was said or agreed', kind: 'line', required: true },
        { key: 'for', label: 'Evidence for', kind: 'line', required: true, none: true },
        { key: 'against', label: 'Evidence against', kind: 'line', required: true, none: true },
        { key: 'source', label: 'Source', kind: 'line', required: true },
        { key: 'date', label: 'Date', kind: 'date', required: true },
      ],
    },
  },
  severities: ['MUST', 'PROMPT'],
  weight: 'Must be answered before signing when triggered. Otherwise a prompt.',
  asksWhen:
    'Words that raise disguised compliance stand unresolved; or, since the last meeting, two or more of these: an appointment that counts as missed, a visit cancelled by the carer, no access, an agreed action of the carer not done twice running, a child whose last recorded visit lies before that meeting, something better while every visit was an expected one.',
  answeredBy:
    'At least one line of claim, evidence for, evidence against, source and date; a conclusion that states behaviour and not a label; and what the carer replied when it was said plainly to them, or a safety reason for waiting.',
  source: 'Response plan 12.1.',
  override: { allowed: true, anyOf: [['TM'], ['Ch']] },
  find(reading) {
    const cues = reading.cues.filter(
      (cue) => cue.family === 'DC' && !cue.resolved && !cue.quiet && !cue.negated,
    )
    const pattern = patternOf(reading)
    const triggered = cues.length > 0 || pattern.length >= 2
    const why =
      pattern.length >= 2
        ? `${pattern.length} things since the last meeting may mean that the child is seen less, or that agreements are not kept.`
        : cues.length > 0
          ? `${count(cues.length, 'passage gives', 'passages give')} a carer’s account, or contact the carer controls, without another sighting.`
          : 'Worth a thought at every meeting: does what carers say match what has changed for the child?'
    return [
      speak(rDC, reading, {
        severity: [triggered ? 'MUST' : 'PROMPT'],
        why,
        evidence: [
          ...wordsOfCues(cues),
          ...(pattern.length >= 2 ? pattern.map((says) => fact(says, 'wnb')) : []),
        ],
        test,
      }),
    ]
  },
}
