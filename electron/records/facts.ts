/**
 * What one record says about what is due, for the lists that go across records. Worked out from its words with the same
 * clocks and wording checks that its own page uses.
 */
import type { RecordMeta } from '../../shared/api/contract.ts'
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
import { type Action, isProfessional, type Minutes, supervisedAs } from '../../shared/minutes/index.ts'
import type { RuleSet } from '../../shared/rule-sets/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { ActionFact, ClockFact, Party, RecordFacts } from '../store/index.ts'
import { keyOf } from './new-record.ts'
import { withoutPersonal } from './personal.ts'
import { plainName } from './plain-name.ts'

/** Raised when facts are worked out in another way, so that those that are there are made again. */
const FACTS_VERSION = 1

/** The rules that facts were worked out with: a change of the council's makes them stale. */
export const basisOf = (changes: readonly { id: string }[]): string =>
  [FACTS_VERSION, changes.length, changes.at(-1)?.id ?? ''].join(' ')

export type FactSource = {
  record: RecordMeta
  minutes: Minutes
  template: Template
  rules: RuleSet
  basis: string
  now: Date
}

/** For how many days after signing it is asked whose copies wait for a second person. */
const COPIES_DAYS = 120
const DAY = 24 * 60 * 60 * 1000

/** Everything that is known of a record. Personal supervision is left out: its words stay with those who were in it. */
export function recordFacts(source: FactSource): RecordFacts {
  const { record, minutes, template, basis, now } = source
  const open = withoutPersonal(minutes, template)
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
    actions: [
      ...open.previousActions.map((action) => actionFact(action, 'carried', source)),
      ...open.actions.map((action) => actionFact(action, 'raised', source)),
    ],
    clocks: clockFacts(source, open),
  }
}

/** Who took part, as `tookPart` reads it: supervisor or chair, minute taker and whoever was there. */
function partiesOf(minutes: Minutes): Party[] {
  const { chair, minuteTaker } = minutes.meeting
  const there = new Set([
    chair,
    minuteTaker,
    ...minutes.attendance
      .filter(({ status }) => status === 'attended' || status === 'partial')
      .map(({ person }) => person),
  ])
  return minutes.people
    .filter(({ id }) => there.has(id))
    .map(({ id, name, accountId }) => ({
      account: accountId,
      name: plainName(name),
      leads: id === chair || id === minuteTaker,
      chairs: id === chair,
    }))
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
    agency: owner?.agency ?? '',
    due,
    due_said: due ? '' : action.due.trim(),
    status,
    settled: settledStatuses.has(status.toLowerCase()) ? 1 : 0,
    carried_count: action.carriedCount,
    children: JSON.stringify(children),
    raised_in: action.raisedIn || minutes.meeting.date,
    evidence: action.evidence,
    effect_on_child: action.effectOnChild,
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

function clockFacts(source: FactSource, open: Minutes): ClockFact[] {
  const { minutes, rules, now } = source
  const { settings, clockSettings } = rules
  const told = new Set(open.dissent.map(({ id }) => id))
  const personal = new Set(minutes.dissent.map(({ id }) => id).filter((id) => !told.has(id)))
  const clocks = clocksFor({ minutes, settings, clockSettings, now: now.toISOString() })
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
    line: lineOf(source, clock.id, clock.about, clock.row ?? ''),
    // The latest start is the one that runs now; of the same one, the newest record knows best.
    sort: `${clock.start} ${dayOf(record)} ${record.createdAt} ${record.id}`,
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
