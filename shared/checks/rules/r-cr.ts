/**
 * R-CR Allegation of crime affecting a child. Seed 3.2; all types; NOW, MUST and GATE; override by team manager plus
 * service manager, two different people. Source: domain reference 3.1. Whether the law already requires the reader
 * to report child sexual abuse is not settled; the form asks and nothing is concluded.
 *
 * It speaks once for each allegation, and once for each passage that the writer has confirmed as one (a CR cue kept
 * as said, or with evidence added), also after its words were changed. Passages not yet looked at raise a question
 * and block nothing.
 */

import { calendar, lengthOf, parseMoment } from '../../clocks/index.ts'
import { dueOf } from '../../clocks/make.ts'
import type { Answer, CueResolution, MeetingEvent, Minutes } from '../../minutes/index.ts'
import { allegedIn, isConfirmed } from '../alleged.ts'
import type { Field, PlacedCue, Reading, Rule, SecondPerson } from '../check.ts'
import { dateIn, inWords, momentIn } from '../dates.ts'
import { answersFor, count, fact, speak, wordsOfCues } from '../finding.ts'
import { allTypes, childrenInWords, childrenOfCue, nameOf } from '../record.ts'

const policeView: Field = {
  key: 'policeView',
  label: 'The view of the police, and who gave it',
  kind: 'text',
  required: true,
  min: 10,
}

/** The other way to satisfy the rule: reasoned, by a manager, with the police view. */
export const crimeDecision: SecondPerson = {
  kind: 'crime decision',
  levels: ['TM'],
  questions: [
    'Why does this crime not affect the child so as to need a strategy discussion, and what is the view of the police?',
  ],
  fields: [policeView],
}

const requested = { field: 'requested', is: ['Requested'] }

function test(answer: Answer, reading: Reading, happened: string | undefined, strat: boolean): string[] {
  const lacks: string[] = []
  const { fields } = answer
  if (fields.requested === 'Doing it now') {
    lacks.push(
      isActing(answer, reading)
        ? 'The strategy discussion is being requested. Write down the time, by whom and to whom when it is done.'
        : '“Doing it now” was said longer ago than the time allowed, and no request is recorded. Ask for the strategy discussion now.',
    )
    return lacks
  }
  const at = momentIn(fields.requestedAt)
  if (at && at > reading.now)
    lacks.push('The strategy discussion cannot have been requested at a time to come.')
  if (at && happened && (dateIn(fields.requestedAt) ?? '') < happened) {
    lacks.push('The strategy discussion cannot have been requested before the allegation was made.')
  }
  if (!strat && fields.requested === 'Requested' && !(fields.stratRecord ?? '').trim()) {
    lacks.push('Give the reference of the strategy discussion record.')
  }
  return lacks
}

/** Confirmed later than this matter was answered: it may be something new, and is asked about by itself. */
const isLater = (cue: PlacedCue, answeredAt: string): boolean =>
  answeredAt !== '' && isConfirmed(cue) && cue.resolvedAt > answeredAt

/**
 * A passage belongs to an allegation when it is about the same child, or about the person it is made against, and
 * stood there before the allegation was answered. What is typed or confirmed later may be something new: it is
 * asked about again. Where it names somebody else as the one who did it, it is a matter of its own.
 */
function belongs(cue: PlacedCue, event: MeetingEvent, answeredAt: string, reading: Reading): boolean {
  const own = cue.entryId === event.id
  if (isLater(cue, answeredAt) || (answeredAt && !cue.resolved && !own)) return false
  if (event.against) {
    const alleged = allegedIn(cue, reading)
    if (alleged && alleged.person?.id !== event.against) return false
  }
  if (own) return true
  if (cue.about !== 'all' && event.against && cue.about.includes(event.against)) return true
  return event.child !== '' && childrenOfCue(cue, reading).includes(event.child)
}

/** Where an allegation does not say whom it is made against, it takes in the passages about one person only. */
function ofOnePerson(cues: PlacedCue[], reading: Reading): PlacedCue[] {
  const keys = cues.map((cue) => allegedIn(cue, reading)?.key)
  const first = keys.find((key) => key !== undefined)
  return cues.filter((_, index) => keys[index] === undefined || keys[index] === first)
}

type Passage = { subject: string; cues: PlacedCue[] }

/**
 * Confirmed passages that no recorded allegation takes in: one matter for each entry and person said to have done
 * it, and a new one for what was confirmed after the matter was answered. The first of an entry goes by its id.
 */
function passagesOf(cues: PlacedCue[], reading: Reading, answeredAt: (subject: string) => string): Passage[] {
  const found: Passage[] = []
  for (const [entryId, mine] of Map.groupBy(cues, (cue) => cue.entryId)) {
    const byPerson = Map.groupBy(
      mine.toSorted((a, b) => a.resolvedAt.localeCompare(b.resolvedAt)),
      (cue) => allegedIn(cue, reading)?.key ?? '',
    )
    for (const [key, told] of byPerson) {
      const name = found.some(({ subject }) => subject === entryId) ? `${entryId}|${key}` : entryId
      let open: Passage = { subject: name, cues: [] }
      for (const cue of told) {
        if (open.cues.length > 0 && isLater(cue, answeredAt(open.subject))) {
          found.push(open)
          open = { subject: `${name}|${cue.resolvedAt}`, cues: [] }
        }
        open.cues.push(cue)
      }
      found.push(open)
    }
  }
  return found.map((one) => ({ ...one, cues: one.cues.toSorted((a, b) => a.start - b.start) }))
}

/** Said of a confirmed passage: kept as said, or with evidence added. */
const confirms = ({ cue, how }: CueResolution): boolean =>
  cue.startsWith('CR-') && (how === 'quote kept as said' || how === 'evidence added')

/**
 * Confirmed passages whose words have gone since, one for each entry: rewriting or deleting them does not take back
 * what was alleged. It goes by the entry's id, so that an answer given before still counts. Nothing here where the
 * entry still holds a confirmed passage, or where a recorded allegation is about the same child.
 */
function goneFrom(reading: Reading): { entryId: string; words: string[]; about: string[] }[] {
  const { minutes } = reading
  const standing = new Set(reading.cues.filter(isConfirmed).map((cue) => cue.entryId))
  const recorded = minutes.events.filter((event) => event.type === 'allegation').map((event) => event.child)
  const gone = minutes.cueResolutions.filter((one) => confirms(one) && !standing.has(one.entryId))
  return [...Map.groupBy(gone, (one) => one.entryId)]
    .map(([entryId, mine]) => {
      const place = minutes.sections.find(({ entries }) => entries.some(({ id }) => id === entryId))
      const entry = place?.entries.find(({ id }) => id === entryId)
      const said =
        entry && entry.about !== 'all' && entry.about.length > 0 ? entry.about : [place?.child ?? '']
      const named = minutes.children.map(({ id }) => id).filter((id) => said.includes(id))
      const about = named.length > 0 ? named : minutes.children.map(({ id }) => id)
      return { entryId, words: [...new Set(mine.map((one) => one.words))], about }
    })
    .filter(({ about }) => !recorded.some((child) => child === '' || about.includes(child)))
}

function describe(event: MeetingEvent, minutes: Minutes): string {
  const child = nameOf(minutes, event.child) || 'a child'
  const against = event.against ? ` against ${nameOf(minutes, event.against)}` : ''
  const told = event.toldTo ? ` Told to ${event.toldTo}.` : ''
  const when = event.date ? ` on ${inWords(event.date)}` : ''
  return `${event.kind || 'Allegation'} of ${child}${against}${when}.${told}`
}

const answersOn = (reading: Reading, about: string[], subject: string, alone: boolean): Answer[] =>
  answersFor(
    'R-CR',
    reading,
    { about, subject: { id: subject, label: '' }, alone, severity: [], why: '', evidence: [] },
    about[0],
  )

/** The moment until which "doing it now" is enough: the length of the alarm after it was first said (T-CRIME-ALERT). */
function actingUntil(answer: Answer, reading: Reading): string {
  const said = parseMoment(answer.fields.doingAt ?? '') ?? parseMoment(answer.answeredAt)
  if (!said) return ''
  const length = lengthOf('T-CRIME-ALERT', reading.clockSettings)
  return dueOf(said, length, calendar(reading.settings.closureDays), 'LOCAL')
}

/** Somebody is acting on it: it was asked for, or "doing it now" was said within the hour. */
function isActing(answer: Answer, reading: Reading): boolean {
  if (answer.fields.requested === 'Requested') return true
  if (answer.fields.requested !== 'Doing it now') return false
  const until = actingUntil(answer, reading)
  return until !== '' && (until.includes('T') ? reading.now : reading.today) <= until
}

export const rCR: Rule = {
  id: 'R-CR',
  title: 'Allegation of crime affecting a child',
  seeds: ['3.2'],
  meetingTypes: allTypes,
  questions: [
    'Who is said to have done what to whom, when? Who was told, when, in what words?',
    'Is any child in danger now? Call 999 if so.',
    'Has a strategy discussion been requested? Time, by whom, to whom.',
    'Crime reference or time reported to police.',
    'What evidence could be lost: clothing, phone, marks, first account? Who is keeping it? Do not question the child further.',
    'Does the law require you to report this yourself (child sexual abuse)? Done at?',
  ],
  form: {
    per: 'child',
    evidence: true,
    fields: [
      {
        key: 'requested',
        label: 'Has a strategy discussion been requested?',
        kind: 'choice',
        choices: ['Requested', 'Doing it now'],
        required: true,
      },
      { key: 'requestedAt', label: 'Requested at', kind: 'datetime', required: true, when: requested },
      { key: 'requestedBy', label: 'Requested by', kind: 'person', required: true, when: requested },
      { key: 'requestedTo', label: 'Requested from', kind: 'line', required: true, when: requested },
      {
        key: 'stratRecord',
        label: 'Reference of the strategy discussion record',
        kind: 'line',
        hint: 'Its number in the case system, or its title here.',
        when: requested,
      },
      {
        key: 'danger',
        label: 'Is any child in danger now?',
        kind: 'choice',
        choices: ['No', 'Yes'],
        required: true,
        hint: 'Call 999 if so.',
      },
      {
        key: 'dangerAction',
        label: 'What is being done now to keep every child safe',
        kind: 'text',
        required: true,
        min: 15,
        when: { field: 'danger', is: ['Yes'] },
      },
      { key: 'crimeReference', label: 'Crime reference, or time reported to the police', kind: 'line' },
      {
        key: 'evidenceAtRisk',
        label: 'Evidence that could be lost',
        kind: 'text',
        required: true,
        min: 10,
        hint: 'Clothing, phone, marks, first account. Do not question the child further.',
      },
      { key: 'evidenceKeeper', label: 'Who is keeping it', kind: 'line', required: true },
      {
        key: 'dutyToReport',
        label: 'Does the law require you to report this yourself (child sexual abuse)?',
        kind: 'line',
        hint: 'If so: done at what time?',
      },
    ],
  },
  severities: ['NOW', 'MUST', 'GATE', 'PROMPT'],
  weight:
    'Shows at once, must be answered before signing, and stops closing. “Doing it now” is enough to carry on for 1 hour (local). A passage that nobody has confirmed yet is a prompt.',
  asksWhen:
    'Words of an allegation that the writer confirms, also where somebody denies it, or an allegation recorded as an event. A second person said to have done something is a matter of its own.',
  answeredBy:
    'The time at which a strategy discussion was requested and the record of it; or a team manager’s reasoned decision, with the police view, that the crime does not affect the child so as to need one. Once confirmed, calling the words not relevant does not end it. It warns 1 hour (local) after the entry.',
  source: 'Response plan 3.2. 1 hour is a local value.',
  override: {
    allowed: true,
    anyOf: [['TM', 'SM']],
    limit:
      'Both a team manager and a service manager. A chair alone may never set aside a confirmed allegation.',
    fields: [policeView],
  },
  find(reading) {
    const { minutes } = reading
    const strat = minutes.meeting.type === 'STRAT'
    const cues = reading.cues.filter((cue) => cue.family === 'CR' && !cue.setAside)
    const events = minutes.events.filter((event) => event.type === 'allegation')
    const taken = new Set<PlacedCue>()
    const answeredOf = (about: string[], subject: string, alone: boolean): string =>
      answersOn(reading, about, subject, alone)
        .map((answer) => answer.answeredAt || 'answered')
        .sort()
        .at(-1) ?? ''
    const matters = events.map((event) => {
      const about = event.child ? [event.child] : []
      const answeredAt = answeredOf(about, event.id, events.length === 1)
      const near = cues.filter((cue) => belongs(cue, event, answeredAt, reading))
      const mine = event.against ? near : ofOnePerson(near, reading)
      for (const cue of mine) taken.add(cue)
      return {
        about,
        subject: { id: event.id, label: describe(event, minutes) },
        date: dateIn(event.date),
        evidence: [fact(describe(event, minutes), 'protection', event.id), ...wordsOfCues(mine)],
        why: describe(event, minutes),
        prefill: { requestedAt: event.strategyDiscussionRequestedAt, crimeReference: event.policeRef },
      }
    })
    const confirmed = cues.filter((cue) => isConfirmed(cue) && !taken.has(cue))
    const passages = passagesOf(confirmed, reading, (subject) => answeredOf([], subject, false)).map(
      ({ subject: id, cues: mine }) => {
        const about = [...new Set(mine.flatMap((cue) => childrenOfCue(cue, reading)))]
        const words = mine.map((cue) => `“${cue.text}”`).join(', ')
        return {
          about,
          subject: { id, label: `${words} (${childrenInWords(reading, about)})` },
          date: undefined,
          evidence: wordsOfCues(mine),
          why: `You confirmed ${words} as an allegation about ${childrenInWords(reading, about)}.`,
          prefill: { requestedAt: '', crimeReference: '' },
        }
      },
    )
    const gone = goneFrom(reading).map(({ entryId, words, about }) => {
      const said = words.map((one) => `“${one}”`).join(', ')
      return {
        about,
        subject: { id: entryId, label: `${said} (${childrenInWords(reading, about)})` },
        date: undefined,
        evidence: [fact(`${said} was confirmed here, and the words have been changed since.`)],
        why: `You confirmed ${said} as an allegation about ${childrenInWords(reading, about)}. The words are no longer there; what was alleged still has to be dealt with.`,
        prefill: { requestedAt: '', crimeReference: '' },
      }
    })
    const all = [...matters, ...passages, ...gone]
    const findings = all.map(({ about, subject, date, evidence, why, prefill }) => {
      const alone = all.length === 1
      return speak(rCR, reading, {
        about,
        subject,
        alone,
        severity: ['NOW', 'MUST', 'GATE'],
        why,
        evidence,
        prefill: { fields: prefill },
        test: (answer) => test(answer, reading, date, strat),
        instead: (heard) => heard(crimeDecision).statement !== undefined,
        acknowledged: answersOn(reading, about, subject.id, alone).some((answer) =>
          isActing(answer, reading),
        ),
      })
    })
    const asking = cues.filter((cue) => !taken.has(cue) && !cue.resolved)
    if (asking.length === 0) return findings
    const question = speak(rCR, reading, {
      severity: ['PROMPT'],
      why: `${count(asking.length, 'passage', 'passages')} may be an allegation of a crime that affects a child. Confirm it, or set it aside with a reason.`,
      evidence: wordsOfCues(asking),
      questions: ['Is this an allegation about a child, or something a child lived through?'],
      byAnswer: false,
      record: ['Confirm the passage as an allegation, or set it aside with a reason.'],
    })
    return [...findings, { ...question, id: 'R-CR:asked' }]
  },
}
