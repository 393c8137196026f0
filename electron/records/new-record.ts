/** What a new record knows before anybody types: the case, the template, and what was left open last time. */
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import {
  appointmentsForRecord,
  type CaseFile,
  chronologyForRecord,
  otherNamesOf,
  statusesOn,
  statusInWords,
} from '../../shared/cases/index.ts'
import { type Running, runningIn } from '../../shared/checks/dissent.ts'
import { parseDate } from '../../shared/clocks/index.ts'
import {
  type Action,
  asItStands,
  type Child,
  carriedGoals,
  type Dissent,
  type DraftContent,
  draftContentSchema,
  followedBy,
  holdsGoals,
  keptEarlier,
  type MeetingEvent,
  type MeetingType,
  type Minutes,
  type Person,
  stageName,
  stageNumber,
  type Table,
} from '../../shared/minutes/index.ts'
import type { SectionKind, Template } from '../../shared/templates/template.ts'

export type NewRecord = {
  template: Template
  subType: string
  caseFile: CaseFile
  date: string
  start: string
  place: string
  me: Account
  authority: string
  caseRefLabel: string
  conferenceModel: string
  /** Signed minutes of this family, oldest first. */
  history: Minutes[]
}

const settled = new Set(['done', 'no longer needed'])

/** An action keeps its name from record to record: its row, and the meeting that raised it. */
export const keyOf = (action: Action, minutes: Minutes): string =>
  `${action.raisedIn || minutes.meeting.date} ${action.id}`

/**
 * Actions that nobody has settled, as the next meeting's "actions from last time" (domain section 5). Read from every
 * record, so that one that was begun before another was signed loses nothing and brings nothing back. `looksAt`: this
 * meeting has a place to settle them. Where it has none they are carried along uncounted, for the next one that has.
 */
export function carriedOver(records: Minutes[], looksAt: boolean): Action[] {
  const open = new Map<string, Action>()
  const ended = new Set<string>()
  for (const minutes of records) {
    for (const action of [...minutes.previousActions, ...minutes.actions]) {
      const key = keyOf(action, minutes)
      if (settled.has(action.status.trim().toLowerCase())) ended.add(key)
      const count = Math.max(action.carriedCount, open.get(key)?.carriedCount ?? 0)
      const { date } = minutes.meeting
      const earlier = keptEarlier(action.earlier, date)
      open.set(key, { ...action, earlier, carriedCount: count, raisedIn: action.raisedIn || date })
    }
  }
  return [...open]
    .filter(([key]) => !ended.has(key))
    .map(([, action]) => ({
      ...action,
      status: '',
      doneOn: '',
      evidence: '',
      effectOnChild: '',
      carriedCount: action.carriedCount + (looksAt ? 1 : 0),
    }))
}

/** A running disagreement as the next record has it: how it stands today, and the meeting where it began. */
function carried({ row, minutes }: Running): Dissent {
  // What was said in supervision stays inside the council, whoever reads the next record.
  const inside = row.audience ?? (area(minutes.meeting.type) === 'supervision' ? 'council' : undefined)
  return {
    ...asItStands(row, minutes),
    ...(inside && { audience: inside }),
    raisedIn: row.raisedIn || minutes.meeting.date,
  }
}

/**
 * Escalated disagreements without an end (R-ES: a gate while it is open). An escalation record follows one of them to
 * its end: the oldest that none follows yet, otherwise the oldest.
 */
function stillDisagreed(history: Minutes[], type: MeetingType): Running[] {
  const running = runningIn(history)
  if (type !== 'ESC') return running
  const next = running.find(({ minutes }) => followedBy(minutes) === undefined) ?? running[0]
  return next ? [next] : []
}

/** Without what the tables of an escalation record say from now on. */
export const untold = (row: Dissent): Dissent => ({
  ...row,
  stage: '',
  lead: '',
  due: '',
  outcome: '',
  outcomeSentOn: '',
  accepted: '',
})

/**
 * The stages that a new escalation record begins with: those of the one before it, or the stage that the row names,
 * from the day it was escalated. Nothing begins after `latest` (ISO date).
 */
export function stagesFrom({ row, minutes }: Running, latest: string | undefined): Table['rows'] {
  const before =
    followedBy(minutes)?.id === row.id ? minutes.tables.find(({ key }) => key === 'stages') : undefined
  if (before && before.rows.length > 0) return before.rows.map((one) => ({ ...one, id: ulid() }))
  const day = parseDate(row.raisedIn || minutes.meeting.date) ?? latest
  const lead = minutes.people.find(({ id }) => id === row.lead)?.name || row.lead
  return [
    {
      id: ulid(),
      cells: {
        stage: stageName(stageNumber(row.stage) || 1),
        began: (latest !== undefined && day !== undefined && day > latest ? latest : day) ?? '',
        lead,
        due: parseDate(row.due) ?? '',
      },
    },
  ]
}

const area = (type: MeetingType) => (type.startsWith('SUP_') ? 'supervision' : 'meetings')

/** Carried actions follow the child across meeting types; supervision directions stay in supervision. */
const ofArea = (history: Minutes[], type: MeetingType): Minutes[] =>
  history.filter((minutes) => area(minutes.meeting.type) === area(type))

/** The day of the last meeting of a type. */
const lastDay = (history: Minutes[], type: MeetingType): string =>
  history.findLast((minutes) => minutes.meeting.type === type)?.meeting.date ?? ''

/** What an earlier record says of a date or a stage; the newest that says anything. */
const lastSaid = (history: Minutes[], key: string): string =>
  history.findLast((minutes) => (minutes.meeting.triggers[key] ?? '').trim() !== '')?.meeting.triggers[key] ??
  ''

/** Dates that only move forward: the later of what is known. */
const later = (...days: string[]): string =>
  days
    .flatMap((day) => parseDate(day) ?? [])
    .sort()
    .at(-1) ?? ''

/** Facts that go on until somebody says otherwise, and so stand in the next record too. */
const lasting = [
  'legalStage',
  'preProceedingsStart',
  'careApplicationIssued',
  'careExtendedTo',
  'cppStart',
  'planStatus',
]

/** The dates that this template asks for, as far as the family's signed records know them. */
export function knownTriggers(template: Template, history: Minutes[]): Record<string, string> {
  const last = (type: MeetingType): string => lastDay(history, type)
  const known: Record<string, string> = {
    // The last of its own kind: a core group in between is no review conference.
    previousReview: last(template.type),
    initialConference: last('ICPC') || lastSaid(history, 'initialConference'),
    lastCoreGroup: later(last('CG'), lastSaid(history, 'lastCoreGroup')),
    cinPlanStart: last('CIN_PLAN') || lastSaid(history, 'cinPlanStart'),
    lastCaseSupervision: later(last('SUP_CASE'), lastSaid(history, 'lastCaseSupervision')),
    lastGroupSupervision: last('SUP_GROUP'),
    chronologyLastUpdated: later(...history.map((one) => one.meeting.triggers.chronologyLastUpdated ?? '')),
    ...Object.fromEntries(lasting.map((key) => [key, lastSaid(history, key)])),
  }
  return Object.fromEntries(
    template.triggers.flatMap(({ key }) => {
      const value = known[key]
      return value ? [[key, value]] : []
    }),
  )
}

/** Each adult with every other name that the case file has: an old concern may stand under one of them (R-HH). */
const withOtherNames = ({ people, otherNames }: Pick<CaseFile, 'people' | 'otherNames'>): Person[] =>
  people.map((person) => ({ ...person, aliases: otherNamesOf(person, otherNames) }))

/** Each child with the plan that is in force on the day of the record, where nobody has written one. */
function withPlan({ children, statuses }: Pick<CaseFile, 'children' | 'statuses'>, date: string): Child[] {
  // A record without a date yet begins with what has no end.
  const day = parseDate(date) ?? '9999-12-31'
  return children.map((child) => {
    const [status] = statusesOn(statuses, child.id, 'plan', day)
    return status && child.planBefore.trim() === '' ? { ...child, planBefore: statusInWords(status) } : child
  })
}

/** What the case file knows of appointments and no signed record has told; nothing without the day of the meeting. */
function appointmentsOf({ caseFile, history, date }: NewRecord): MeetingEvent[] {
  const day = parseDate(date)
  if (day === undefined) return []
  return appointmentsForRecord(
    caseFile.appointments,
    history.flatMap(({ events }) => events),
    day,
  )
}

export function newRecordContent(from: NewRecord): DraftContent {
  const { template, caseFile, me } = from
  const family = withOtherNames(caseFile)
  const known = family.find((person) => person.accountId === me.id)
  const self = known ?? {
    id: `p-${ulid()}`,
    name: me.name,
    role: 'professional',
    agency: me.organisation,
    agencyGroup: 'CSC',
    jobTitle: me.role,
    accountId: me.id,
  }
  const people = known ? family : [...family, self]
  const has = (kind: SectionKind): boolean => template.sections.some((section) => section.kind === kind)
  const chairs = me.role !== 'Minute taker'
  const follows = template.type === 'ESC'
  const disagreed = has('dissent') ? stillDisagreed(from.history, template.type) : []
  return draftContentSchema.parse({
    meeting: {
      type: template.type,
      subType: from.subType,
      templateVersion: template.version,
      title: template.name,
      authority: from.authority,
      caseRefLabel: from.caseRefLabel,
      conferenceModel: from.conferenceModel,
      familyRef: caseFile.familyRef,
      date: from.date,
      start: from.start,
      place: from.place,
      chair: chairs ? self.id : '',
      minuteTaker: chairs ? '' : self.id,
      triggers: knownTriggers(template, from.history),
    },
    children: withPlan(caseFile, from.date),
    people,
    chronology: chronologyForRecord(caseFile.chronology),
    events: has('wasNotBrought') ? appointmentsOf(from) : [],
    // The family is invited to a meeting; a session of supervision is between professionals.
    attendance: (template.area === 'meetings' ? people : [self]).map((person) => ({
      id: `at-${ulid()}`,
      person: person.id,
      status: person.id === self.id ? 'attended' : '',
    })),
    previousActions: carriedOver(ofArea(from.history, template.type), has('previousActions')),
    goals: holdsGoals(template.type) ? carriedGoals(ofArea(from.history, template.type)) : [],
    dissent: disagreed.map((one) => (follows ? untold(carried(one)) : carried(one))),
    tables: follows
      ? disagreed.map((one) => ({ key: 'stages', rows: stagesFrom(one, parseDate(from.date)) }))
      : [],
  })
}
