/**
 * What one record says about what is due, for the lists that go across records. Worked out from its words with the same
 * clocks and wording checks that its own page uses.
 */
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { Finding } from '../../shared/checks/index.ts'
import { clocksFor } from '../../shared/checks/index.ts'
import { adultsOf, namesOf } from '../../shared/checks/people.ts'
import { settledStatuses } from '../../shared/checks/record.ts'
import {
  type Clock,
  type ClockId,
  calendar,
  clockDefinition,
  lengthOf,
  londonDate,
  parseDate,
} from '../../shared/clocks/index.ts'
import { dueOf } from '../../shared/clocks/make.ts'
import { recipientsOf, whySecondLook } from '../../shared/copies/index.ts'
import { matchCues } from '../../shared/cues/match.ts'
import type { SentDates } from '../../shared/distribution/index.ts'
import { lessonsOf } from '../../shared/learning/index.ts'
import { agencyWords } from '../../shared/measures/facts/words.ts'
import {
  type Action,
  changedHere,
  isProfessional,
  type Minutes,
  supervisedAs,
} from '../../shared/minutes/index.ts'
import type { RuleSet } from '../../shared/rule-sets/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { ActionFact, ClockFact, Party, RecordFacts, StoredLine } from '../store/index.ts'
import {
  disagreementFacts,
  disagreementLine,
  disagreementOf,
  rankOf,
  stageLead,
} from './disagreement-facts.ts'
import { measuresIn } from './measure-facts.ts'
import { keyOf } from './new-record.ts'
import { withoutPersonal } from './personal.ts'
import { plainName } from './plain-name.ts'
import type { Teams } from './teams.ts'

/** Raised when facts are worked out in another way, so that those that are there are made again. */
const FACTS_VERSION = 4

/** The rules that facts were worked out with: a change of the council's makes them stale. */
export const basisOf = (changes: readonly { id: string }[]): string =>
  [FACTS_VERSION, changes.length, changes.at(-1)?.id ?? ''].join(' ')

export type FactSource = {
  record: RecordMeta
  minutes: Minutes
  template: Template
  rules: RuleSet
  basis: string
  /** What is known of its copies, and how often that had changed; nothing where it has none. */
  sent?: SentDates
  copies?: number
  /** Of a signed record: what reports count besides. */
  signed?: { findings: readonly Finding[]; lines: readonly StoredLine[]; teams: Teams }
  now: Date
}

/** For how many days after signing it is asked whose copies wait for a second person. */
const COPIES_DAYS = 120
const DAY = 24 * 60 * 60 * 1000

/** Everything that is known of a record. Personal supervision is left out: its words stay with those who were in it. */
export function recordFacts(source: FactSource): RecordFacts {
  const { record, minutes, template, basis, now } = source
  const open = withoutPersonal(minutes, template)
  const { settings, clockSettings } = source.rules
  const { sent = {}, copies = 0 } = source
  const clocks = clocksFor({ minutes, settings, clockSettings, sent, now: now.toISOString() })
  const recent = Date.parse(record.signedAt) > now.getTime() - COPIES_DAYS * DAY
  return {
    basis,
    changedAt: record.changedAt,
    workedOn: londonDate(now.toISOString()),
    statements: minutes.statements.length,
    parties: partiesOf(minutes),
    lookAt:
      record.state === 'signed' && recent
        ? recipientsOf(minutes, template)
            .filter((recipient) => whySecondLook(minutes, recipient, template).length > 0)
            .map(({ id }) => id)
        : [],
    copies,
    actions: [
      ...open.previousActions.map((action) => actionFact(action, 'carried', source)),
      ...open.actions.map((action) => actionFact(action, 'raised', source)),
    ],
    clocks: clockFacts(source, open, clocks),
    disagreements: disagreementFacts(open, template, record, clocks),
    ...(source.signed && {
      measures: measuresIn({
        record,
        minutes,
        template,
        rules: source.rules,
        clocks,
        sent,
        now,
        ...source.signed,
      }),
    }),
    lessons: lessonsOf(minutes),
  }
}

/**
 * Who took part, as `tookPart` reads it: supervisor or chair, minute taker and whoever was there; and whoever leads the
 * stage of an escalation.
 */
export function partiesOf(minutes: Minutes): Party[] {
  const { chair, minuteTaker } = minutes.meeting
  const there = new Set([
    chair,
    minuteTaker,
    ...minutes.attendance
      .filter(({ status }) => status === 'attended' || status === 'partial')
      .map(({ person }) => person),
  ])
  const present = minutes.people
    .filter(({ id }) => there.has(id))
    .map(({ id, name, accountId }) => ({
      account: accountId,
      name: plainName(name),
      leads: id === chair || id === minuteTaker,
      chairs: id === chair,
    }))
  const lead = stageLead(minutes)
  return lead ? [...present, lead] : present
}

/** What was carried follows the family through its meetings, or through its supervision; never from one to the other. */
function lineOf({ record, minutes }: FactSource, ...parts: string[]): string {
  const area = minutes.meeting.type.startsWith('SUP_') ? 'supervision' : 'meetings'
  return JSON.stringify([area, record.caseId || record.id, ...parts])
}

/** A record without a readable date comes after those that have one. */
const dayOf = (record: RecordMeta): string => parseDate(record.date) ?? '9999-12-31'

const accountOf = (minutes: Minutes, id: string) => minutes.people.find((person) => person.id === id)

function actionFact(action: Action, how: ActionFact['how'], source: FactSource): ActionFact {
  const { record, minutes, template } = source
  const owner = accountOf(minutes, action.owner)
  const name = owner?.name ?? (isChild(action.owner, minutes) || action.owner)
  const due = parseDate(action.due) ?? ''
  const status = action.status.trim()
  const children = action.child === 'all' ? minutes.children.map(({ id }) => id) : action.child
  const plan = template.sections.find(({ key }) => key === 'plan')?.audience
  return {
    action_id: action.id,
    how,
    line: lineOf(source, keyOf(action, minutes)),
    sort: `${dayOf(record)} ${record.createdAt} ${record.id} ${how === 'carried' ? 0 : 1}`,
    case_id: record.caseId,
    family_ref: minutes.meeting.familyRef || record.familyRef,
    what: action.text,
    measure: action.measure,
    outcome: action.outcome,
    owner: name,
    owner_account: owner?.accountId ?? '',
    owner_plain: plainName(name),
    owner_agreed: action.ownerAgreed,
    agency: owner?.agency ?? '',
    agency_said: owner?.agency.trim() ? agencyWords(minutes, owner.agency, owner.agencyGroup) : '',
    due,
    due_said: due ? '' : action.due.trim(),
    status,
    settled: settledStatuses.has(status.toLowerCase()) ? 1 : 0,
    carried_count: action.carriedCount,
    children: JSON.stringify(children),
    raised_in: action.raisedIn || minutes.meeting.date,
    evidence: action.evidence,
    effect_on_child: action.effectOnChild,
    again_because: changedHere(action)?.reason ?? '',
    done_on: parseDate(action.doneOn) ?? '',
    audience: action.audience ?? plan ?? 'shared',
    vague: vagueWords(action, minutes).join(', '),
    hidden_from: JSON.stringify(
      action.withholdFrom.flatMap((id) => {
        const person = accountOf(minutes, id)
        return person ? [{ account: person.accountId, name: plainName(person.name) }] : []
      }),
    ),
  }
}

const isChild = (id: string, minutes: Minutes): string =>
  minutes.children.find((child) => child.id === id)?.name ?? ''

/** Words that leave open who does what by when (the SM cues), unless somebody has said why they may stay. */
function vagueWords(action: Action, minutes: Minutes): string[] {
  const owner = accountOf(minutes, action.owner)
  const kind = owner
    ? isProfessional(owner)
      ? 'professional'
      : 'family'
    : isChild(action.owner, minutes)
      ? 'family'
      : ''
  const found = matchCues(action.text, {
    section: 'plan',
    carers: adultsOf(minutes).flatMap(namesOf),
    children: minutes.children.flatMap((child) => namesOf(child)),
    action: { owner: kind, dated: parseDate(action.due) !== undefined },
  })
  const kept = new Set(
    minutes.cueResolutions
      .filter((one) => one.entryId === action.id && one.how !== 'reworded')
      .map(({ words }) => words),
  )
  const words = found.filter(({ family, text }) => family === 'SM' && !kept.has(text)).map(({ text }) => text)
  return [...new Set(words)]
}

/** Clocks of single actions are told by the actions themselves, and the window for corrections asks nobody for anything. */
const notKept: ReadonlySet<string> = new Set(['T-ACTION', 'T-CORRECTIONS'])

function clockFacts(source: FactSource, open: Minutes, all: readonly Clock[]): ClockFact[] {
  const { minutes } = source
  const told = new Set(open.dissent.map(({ id }) => id))
  const personal = new Set(minutes.dissent.map(({ id }) => id).filter((id) => !told.has(id)))
  const clocks = all
    .filter(({ id, row }) => !notKept.has(id) && !(row && personal.has(row)))
    .map((clock) => clockFact(clock, source))
  return [...clocks, ...nextSession(source)]
}

function clockFact(
  clock: Pick<Clock, 'id' | 'name' | 'about' | 'row' | 'start' | 'due' | 'booked' | 'state'>,
  source: FactSource,
): ClockFact {
  const { record, minutes } = source
  const instant = clock.due.includes('T')
  return {
    clock: clock.id,
    ...clockLine(clock, source),
    case_id: record.caseId,
    family_ref: minutes.meeting.familyRef || record.familyRef,
    title: clock.name,
    about: clock.about,
    about_name: isChild(clock.about, minutes) || (accountOf(minutes, clock.about)?.name ?? ''),
    start: clock.start,
    due: instant ? londonDate(clock.due) : clock.due,
    due_at: instant ? clock.due : '',
    booked: clock.booked ?? '',
    state: clock.state,
    settled: clock.state === 'met' || clock.state === 'met late' ? 1 : 0,
  }
}

/** What a clock is the newest of, and how it is told. */
function clockLine(clock: Pick<Clock, 'id' | 'about' | 'row' | 'start'>, source: FactSource) {
  const { record, minutes } = source
  // The latest start is the one that runs now; of the same one, the newest record knows best.
  const sort = `${clock.start} ${dayOf(record)} ${record.createdAt} ${record.id}`
  const stage = clock.id.startsWith('T-ESC-') ? disagreementOf(clock, minutes) : undefined
  if (!stage) return { line: lineOf(source, clock.id, clock.about, clock.row ?? ''), sort }
  // One disagreement has one stage at a time, and its escalation record knows which.
  const later = `${clock.start.slice(0, 10)} ${clock.id}`
  return { line: disagreementLine(stage, minutes, record), sort: `${rankOf(minutes)} ${later} ${sort}` }
}

function sessionClock(minutes: Minutes): ClockId | undefined {
  switch (minutes.meeting.type) {
    case 'SUP_GROUP':
      return 'T-GROUP-SUPERVISION'
    case 'SUP_SUP':
      return 'T-SUP-OF-SUP'
    case 'SUP_CASE': {
      const plan = supervisedAs(minutes)
      if (plan === '') return undefined
      return plan === 'CPP' ? 'T-SUPERVISION-CPP' : 'T-SUPERVISION-CIN'
    }
    default:
      return undefined
  }
}

/** A session that was held starts the time to the next one. Its own page only looks back at the one before. */
function nextSession(source: FactSource): ClockFact[] {
  const { record, minutes, rules, now } = source
  // Sessions about no family cannot be told apart by it, so that none of them ends the time of another.
  if (!record.caseId) return []
  const held = parseDate(minutes.meeting.date)
  const id = sessionClock(minutes)
  if (!id || held === undefined || held > londonDate(now.toISOString())) return []
  const { name, source: from } = clockDefinition(id)
  const length = lengthOf(id, rules.clockSettings)
  const due = dueOf({ date: held }, length, calendar(rules.settings.closureDays), from)
  const booked = parseDate(minutes.nextMeeting.date)
  return [
    clockFact({ id, name, about: '', start: held, due, state: 'running', ...(booked && { booked }) }, source),
  ]
}
