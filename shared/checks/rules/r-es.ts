/**
 * R-ES Escalation of disagreement. Seed 1.4; all multi-agency types and SUP_*, and CLOSE while an escalation runs;
 * MUST; GATE while open; no override. Source: domain reference 3.1; that every area has an escalation procedure is
 * statutory guidance (WT2023).
 *
 * Who disagrees and what they choose stands in the disagreement section, once; the form asks only whether a child is
 * unsafe meanwhile. "Noted" ends it; "escalated" lets the minutes be signed and keeps the gate until the outcome, in
 * this record and in every later one of the family.
 */
import { londonDate } from '../../clocks/index.ts'
import {
  type Answer,
  asItStands,
  type Differing,
  type Dissent,
  differingViews,
  followedBy,
  type Minutes,
  stageName,
  stageNumber,
  stagesOf,
} from '../../minutes/index.ts'
import type { Evidence, Reading, Rule, SecondPerson } from '../check.ts'
import { addDays, dateIn, inWords } from '../dates.ts'
import {
  accountOf,
  confirmedBefore,
  hasEnded,
  isRunning,
  isTheirs,
  type Running,
  runningElsewhere,
  whereFollowed,
  wordsOfDissent,
} from '../dissent.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { nameOf, supervisionTypes } from '../record.ts'

/** The day by which a disagreement has to be settled that leaves a child unsafe: the day after this was said. */
function tomorrow(answer: Answer, reading: Reading): string {
  const said = dateIn(answer.answeredAt) ? londonDate(answer.answeredAt) : reading.date
  return addDays(said > reading.date ? said : reading.date, 1)
}

const isUnsafe = (answer: Answer): boolean => answer.fields.unsafe === 'Yes'

/** It is followed here, and its stage has begun: the clock of the stage says by when. */
const isUnderWay = (one: Dissent, minutes: Minutes): boolean =>
  followedBy(minutes)?.id === one.id && dateIn(stagesOf(minutes).at(-1)?.began) !== undefined

/** Immediate danger skips stages: nothing is only noted, and nothing waits. */
function unsafeLacks(answer: Answer, reading: Reading): string[] {
  if (!isUnsafe(answer)) return []
  const { minutes } = reading
  const latest = tomorrow(answer, reading)
  return minutes.dissent
    .map((one) => asItStands(one, minutes))
    .filter((one) => !hasEnded(one, minutes))
    .flatMap((one) => {
      const who = nameOf(minutes, one.person) || 'Somebody'
      if (one.choice === 'noted') {
        return [
          `${who}: a child is unsafe, so it cannot only be noted. Escalate it, at stage 3 or above if need be.`,
        ]
      }
      const due = dateIn(one.due)
      // The stages of an escalation record count in hours then, unless a date was set.
      if (due === undefined && isUnderWay(one, minutes)) return []
      return due !== undefined && due <= latest
        ? []
        : [`${who}: a child is unsafe. Stages may be skipped; it has to be settled by ${inWords(latest)}.`]
    })
}

function ownWordsLacks(one: Dissent, minutes: Minutes, who: string): string[] {
  if (accountOf(one, minutes) !== '') {
    return [`${who}: signs in and confirms these words and this choice. They lapse when either is changed.`]
  }
  return one.ownWords === 'yes'
    ? [`${who}: how, and on which day, was it confirmed with them?`]
    : [`${who}: in their own words, or confirmed by them.`]
}

function lacksOf(one: Dissent, reading: Reading): string[] {
  const { minutes, history } = reading
  const who = nameOf(minutes, one.person) || 'Somebody'
  const lacks: string[] = []
  if (!wordsOfDissent(one, minutes)) lacks.push(`${who}: write down what they disagree about.`)
  if (one.choice === '') lacks.push(`${who}: noted only, or escalated? It is their choice.`)
  if (!isTheirs(one, minutes) && !confirmedBefore(one, minutes, history)) {
    lacks.push(...ownWordsLacks(one, minutes, who))
  }
  if (one.choice === 'escalated') {
    const { stage, lead, due } = asItStands(one, minutes)
    if (!stage.trim() || !lead.trim()) lacks.push(`${who}: say at which stage, and who leads.`)
    if (!dateIn(due) && !isUnderWay(one, minutes)) lacks.push(`${who}: say by when it will be settled.`)
  }
  return lacks
}

/** "stage 2: managers", or that there is none above it. */
function nextStage(stage: string): string {
  const next = stageName(stageNumber(stage) + 1)
  return next ? `the next stage, ${next}` : 'the partnership, which is the last stage'
}

/** What an escalation still waits for. */
function waitsFor({ row, minutes }: Running, today: string): string {
  const one = asItStands(row, minutes)
  const who = nameOf(minutes, one.person) || 'Somebody'
  const due = dateIn(one.due)
  const late = due !== undefined && due < today ? ` It was to be settled by ${inWords(due)}.` : ''
  if (one.accepted === 'no') {
    return `${who} does not accept the outcome: it goes to ${nextStage(one.stage)}.${late}`
  }
  if (one.outcome.trim() === '' || one.accepted === '') {
    return `${who}: waiting for the written outcome, and whether they accept it.${late}`
  }
  if (!dateIn(one.outcomeSentOn)) return `${who}: when did the written outcome go to everybody?`
  return `${who}: signs in and confirms that they accept the outcome.`
}

const beganIn = ({ row, minutes }: Running): string =>
  `${nameOf(minutes, row.person) || 'Somebody'} escalated a disagreement${row.about ? ` about the ${row.about}` : ''} in a meeting of ${inWords(row.raisedIn || minutes.meeting.date)}, and it has not ended.`

/** Whose own confirmation is asked for, signed in as themselves. */
function askedOf(reading: Reading, waiting: Dissent[]): SecondPerson[] {
  const { minutes } = reading
  const people = Map.groupBy(
    waiting.filter((one) => accountOf(one, minutes) !== ''),
    (one) => one.person,
  )
  return [...people].map(([id, rows]) => ({
    kind: 'dissent confirmed',
    levels: [],
    person: { id, name: nameOf(minutes, id) },
    questions: rows
      .map((row) => asItStands(row, minutes))
      .map((one) =>
        [
          `You disagree${one.about ? ` about the ${one.about}` : ''}: “${wordsOfDissent(one, minutes)}”.`,
          one.choice === 'noted' ? 'You want it noted and taken no further.' : '',
          one.choice === 'escalated' ? 'You want it escalated.' : '',
          one.outcome.trim() ? `It ended: “${one.outcome.trim()}”.` : '',
          one.accepted === 'yes' ? 'You accept that.' : '',
          one.accepted === 'no' ? 'You do not accept that.' : '',
          'Is this what you say?',
        ]
          .filter(Boolean)
          .join(' '),
      ),
    fields: [],
  }))
}

/** A closure decision is no place to disagree; it waits for an escalation that runs elsewhere. */
const onlyWaits = (minutes: Minutes): boolean => minutes.meeting.type === 'CLOSE'

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
    'CLOSE',
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
    'Somebody’s view differs from the decision, an agency’s view on reasonable cause among them; words of disagreement are written; dissent is recorded; or an escalation of an earlier record has not ended, which also holds a closure decision.',
  answeredBy:
    'The person’s own words and their own choice to have it noted or escalated: confirmed by them signed in, or, where they have no account, with how and when it was confirmed with them. Escalated: a stage, who leads and a due date. It ends with a written outcome that went to everybody and that they accept; one they do not accept goes to the next stage. Where a child is unsafe nothing is only noted, stages may be skipped, and it is due at latest the next day.',
  source:
    'Response plan 1.4. Having a way to escalate is statutory guidance (Working Together 2023); the stages are local.',
  override: { allowed: false, why: 'A disagreement is settled by the people who disagree, or escalated.' },
  find(reading) {
    const { minutes, history, later = [] } = reading
    const others = [...history, ...later]
    const closes = onlyWaits(minutes)
    const rows = closes ? [] : minutes.dissent
    const cues = closes
      ? []
      : reading.cues.filter((cue) => cue.family === 'ES' && !cue.setAside && !cue.negated)
    const views: Differing[] = closes ? [] : differingViews(minutes)
    const elsewhere = runningElsewhere(others, minutes)
    const evidence: Evidence[] = [
      ...rows.map((one) =>
        fact(
          `${nameOf(minutes, one.person)} disagrees${one.about ? ` about the ${one.about}` : ''}${one.raisedIn ? `, since ${inWords(one.raisedIn)}` : ''}.`,
          'dissent',
          one.id,
        ),
      ),
      ...elsewhere.map((one) => fact(beganIn(one), 'dissent', one.row.id)),
      ...views.map((view) => fact(`${nameOf(minutes, view.person)}: ${view.says}`, view.section, view.id)),
      ...wordsOfCues(cues),
    ]
    // A signed escalation record speaks for its disagreement in every other record of the family.
    const told = (row: Dissent): Running =>
      (followedBy(minutes)?.id === row.id ? undefined : whereFollowed(row, minutes, others)) ?? {
        row,
        minutes,
      }
    const running = rows
      .map((row) => ({ own: row, told: told(row) }))
      .filter(({ own, told: held }) =>
        held.row === own ? own.choice !== 'noted' && !hasEnded(own, minutes) : isRunning(held),
      )
    const waits = [...running.map((one) => one.told), ...elsewhere].map((one) => waitsFor(one, reading.today))
    const waiting = speak(rES, reading, {
      severity: ['GATE'],
      why: 'A disagreement has been escalated and has not ended yet.',
      evidence,
      byAnswer: false,
      record: waits,
      holds: 'closing only',
    })
    const confirmed = (one: Dissent): boolean =>
      isTheirs(one, minutes) || confirmedBefore(one, minutes, history)
    const asked = askedOf(
      reading,
      rows.filter(
        (one) =>
          !confirmed(one) || (asItStands(one, minutes).outcome.trim() !== '' && !hasEnded(one, minutes)),
      ),
    )
    if (cues.length === 0 && views.length === 0 && rows.length === 0)
      return elsewhere.length > 0 ? [waiting] : []
    const heard = new Set(rows.map((one) => one.person))
    const unheard = views.filter((view) => !heard.has(view.person))
    const lacks = [
      ...rows.flatMap((one) => lacksOf(one, reading)),
      ...unheard.map(
        (view) =>
          `${nameOf(minutes, view.person) || 'Somebody'} holds a different view. Record it under Disagreement.`,
      ),
      ...(rows.length === 0 && views.length === 0
        ? ['The text speaks of disagreement. Record who disagrees, or set the passage aside with a reason.']
        : []),
    ]
    const finding = speak(rES, reading, {
      severity: ['MUST', 'GATE'],
      why: 'Somebody holds a different view. It has to be heard, and settled or escalated.',
      evidence,
      record: lacks,
      test: (answer) => unsafeLacks(answer, reading),
    })
    const one = finding.state === 'answered' && waits.length > 0 ? waiting : finding
    return [{ ...one, secondPerson: asked }]
  },
}
