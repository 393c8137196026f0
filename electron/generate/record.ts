/** The record of one made-up meeting: who came, what was said under each heading, what was decided and who does what. */
import type { Account } from '../../shared/access/access.ts'
import { chronologyForRecord } from '../../shared/cases/index.ts'
import { dateOfDay, dayNumber } from '../../shared/clocks/index.ts'
import {
  type Action,
  actionSchema,
  type Decision,
  type DraftContent,
  decisionValues,
  draftContentSchema,
  type Entry,
  emptyContent,
  type MeetingType,
  type Minutes,
  type Section,
  textBlocks,
  toMinutes,
} from '../../shared/minutes/index.ts'
import type { Template, TemplateSection } from '../../shared/templates/template.ts'
import { carriedOver } from '../records/new-record.ts'
import { type Chance, chanceOf } from './chance.ts'
import { aboutOn, type Family } from './family.ts'
import type { Meeting } from './journey.ts'
import { paragraph, step, type Topic } from './sentences.ts'
import { COUNCIL } from './staff.ts'

export type RecordWish = {
  family: Family
  /** Which of the family's meetings. */
  at: number
  template: Template
  /** The record before this one of the same area, for the actions that nobody has settled. */
  before: Minutes | undefined
  seed: number
}

const plus = (date: string, days: number): string => dateOfDay(dayNumber(date) + days)

/** What is written under a heading; what is not named here is worries and what the agencies know. */
const topics: Partial<Record<string, Topic>> = {
  reason: 'purpose',
  purpose: 'purpose',
  presenting: 'purpose',
  childVoice: 'child',
  experience: 'child',
  familyViews: 'views',
  strengths: 'strengths',
  agencyInfo: 'agency',
  work: 'agency',
  ground: 'agency',
  newEvents: 'worries',
  worries: 'worries',
  allegation: 'worries',
  immediate: 'contingency',
  contingency: 'contingency',
  analysis: 'analysis',
  gap: 'analysis',
  groupView: 'analysis',
  dilemma: 'analysis',
  change: 'change',
  progress: 'change',
  prevMin: 'change',
  reflection: 'supervision',
  risk: 'supervision',
  wellbeing: 'supervision',
  personal: 'supervision',
  learning: 'analysis',
  recommendation: 'decision',
  mgmt: 'decision',
}

const sources = ['agency record', 'seen', 'carer said', 'child said', 'third party', 'opinion'] as const

function entryOf(chance: Chance, family: Family, section: TemplateSection, day: string, child = ''): Entry {
  const { facts, category } = family
  const about = aboutOn(chance, family, day, child)
  const topic = topics[section.key] ?? chance.pick(['worries', 'agency'] as const)
  const words = paragraph(chance, topic, about, chance.whole(1, 4), category)
  const held = section.audience === 'shared' && chance.often(0.04)
  return {
    id: chance.id('e'),
    speaker: chance.often(0.6) ? chance.pick(facts.people).id : '',
    about: child ? [child] : chance.often(0.5) ? 'all' : [chance.pick(facts.children).id],
    withholdFrom: [],
    blocks: textBlocks(words),
    ...(chance.often(0.7)
      ? { source: topic === 'child' ? ('child said' as const) : chance.common(sources) }
      : {}),
    ...(held ? { audience: 'professionals' as const } : {}),
  }
}

function sectionsOf(chance: Chance, family: Family, template: Template, day: string): Section[] {
  return template.sections.flatMap((section): Section[] => {
    if (section.required !== 'required' && !chance.often(0.35)) return []
    const { key } = section
    if (section.kind === 'perChild')
      return family.facts.children.map(({ id }) => ({
        key,
        child: id,
        entries: [entryOf(chance, family, section, day, id)],
      }))
    if (section.kind !== 'entries') return []
    const entries = Array.from({ length: chance.whole(1, 3) }, () => entryOf(chance, family, section, day))
    return [{ key, child: '', entries }]
  })
}

function leadOf(family: Family, template: Template): Account {
  const [level] = template.chairLevels ?? []
  if (level === 'Ch') return family.chair
  return level || template.area === 'supervision' || template.type === 'CLOSE'
    ? family.manager
    : family.worker
}

/** Dates that start clocks, as far as this family's earlier meetings give them. */
function triggersOf(chance: Chance, family: Family, at: number, template: Template): Record<string, string> {
  const { meetings } = family.journey
  const date = meetings[at]?.date ?? ''
  const last = (...types: MeetingType[]): string =>
    meetings.slice(0, at).findLast(({ type }) => types.includes(type))?.date ?? ''
  const reviewed = last(template.type)
  const known: Record<string, string> = {
    referralReceived: `${plus(date, -1)} 09:30`,
    referralDecided: date,
    strategyNeedIdentified: `${plus(date, -1)} 11:00`,
    strategyDiscussionStartingS47: last('STRAT'),
    s47Completed: plus(date, -chance.whole(2, 6)),
    assessmentEnd: plus(date, -chance.whole(3, 14)),
    chronologyLastUpdated: plus(date, -chance.whole(2, 70)),
    lastCaseSupervision: last('SUP_CASE'),
    lastGroupSupervision: last('SUP_GROUP'),
    initialConference: last('ICPC'),
    previousReview: reviewed,
    lastCoreGroup: last('CG'),
    previousMinutesIssued: reviewed && plus(reviewed, chance.whole(3, 16)),
    cinPlanStart: last('CIN_PLAN'),
    preProceedingsStart: last('LEGAL') || (template.type === 'LEGAL' ? plus(date, -20) : ''),
    highRiskFlagged: plus(date, -chance.whole(1, 9)),
  }
  return Object.fromEntries(
    template.triggers.flatMap(({ key }) => {
      const value = known[key]
      return value ? [[key, value]] : []
    }),
  )
}

/** What became of what was agreed last time: most is done, some is carried on, meeting after meeting. */
function settled(chance: Chance, action: Action, date: string): Action {
  const status = chance.weighed([
    ['done', 52],
    ['part done', 16],
    ['not done', 20],
    ['in progress', 8],
    ['no longer needed', 4],
  ] as const)
  return {
    ...action,
    status,
    doneOn: status === 'done' ? plus(date, -chance.whole(1, 20)) : '',
    evidence: status === 'done' && chance.often(0.6) ? 'Seen by the worker and written down that day.' : '',
    effectOnChild: status === 'done' && chance.often(0.4) ? 'Calmer at school.' : '',
  }
}

function actionsOf(chance: Chance, family: Family, date: string): Action[] {
  const { people, children } = family.facts
  return Array.from({ length: chance.whole(1, 6) }, (_, nth) =>
    actionSchema.parse({
      id: `a-${nth + 1}-${chance.whole(1000, 9999)}`,
      ...step(chance, aboutOn(chance, family, date)),
      owner: chance.pick(people).id,
      ownerAgreed: chance.weighed([
        ['yes', 70],
        ['not present', 15],
        ['', 15],
      ] as const),
      due: chance.often(0.9) ? plus(date, chance.whole(3, 84)) : 'ongoing',
      child: chance.often(0.6) ? 'all' : [chance.pick(children).id],
    }),
  )
}

function decisionOf(chance: Chance, template: Template, at: { last: boolean; active: boolean }): string {
  const ends = at.last && !at.active
  switch (template.decisionType) {
    case 'cpp':
      return chance.often(0.9) ? decisionValues.conference[0] : decisionValues.conference[1]
    case 'cpp review':
      return chance.often(0.75) ? decisionValues.review[0] : decisionValues.review[2]
    case 'cin':
      return ends ? 'close' : 'continues'
    case 'strategy':
      return chance.common(decisionValues.strategy)
    case 'assessment':
      return chance.common(decisionValues.assessment)
    case 'management':
      return chance.common(decisionValues.management)
    case 'none':
      return ''
  }
}

function decisionsOf(chance: Chance, family: Family, at: number, template: Template): Decision[] {
  const { meetings, active } = family.journey
  const value = decisionOf(chance, template, { last: at === meetings.length - 1, active })
  if (value === '') return []
  const date = meetings[at]?.date ?? ''
  return family.facts.children.map((child) => ({
    id: chance.id('de'),
    child: child.id,
    type: template.decisionType,
    value,
    category: /^CPP (?:made|continues)/.test(value) ? family.category : '',
    status: 'decided',
    reason: paragraph(chance, 'decision', aboutOn(chance, family, date), 1),
    decidedBy:
      family.facts.people.find(({ accountId }) => accountId === leadOf(family, template).id)?.id ?? '',
  }))
}

const missedBefore = (chance: Chance, family: Family, date: string): DraftContent['events'] => {
  const since = plus(date, -150)
  const missed = family.facts.appointments.filter(
    (one) => one.outcome === 'was not brought' && one.date <= date && one.date > since,
  )
  return missed.map(({ child, service, date: day, reason, harm, serviceTold }) => ({
    ...emptyEvent,
    id: chance.id('ev'),
    type: 'wasNotBrought',
    date: day,
    child,
    service,
    reason,
    harm,
    serviceTold,
    recordedAs: chance.common(['was not brought', 'DNA', 'cancelled']),
  }))
}

const emptyEvent: Omit<DraftContent['events'][number], 'id' | 'type'> = {
  date: '',
  enteredAt: '',
  child: '',
  text: '',
  place: '',
  service: '',
  recordedAs: '',
  outcome: '',
  responsible: '',
  reason: '',
  harm: '',
  serviceTold: '',
  against: '',
  kind: '',
  toldTo: '',
  strategyDiscussionRequestedAt: '',
  policeRef: '',
  medicalDecision: '',
  s46Considered: '',
  s46Used: '',
}

/** The days from one meeting to the next of its kind, where the diary names none. */
const next: Partial<Record<MeetingType, number>> = {
  ICPC: 85,
  RCPC: 170,
  CG: 35,
  CIN_REVIEW: 80,
  CIN_PLAN: 42,
}

export type MadeRecord = { meeting: Meeting; lead: Account; writer: Account; content: DraftContent }

/** One record of a family. The same wish gives the same record. */
export function recordOf({ family, at, template, before, seed }: RecordWish): MadeRecord {
  const chance = chanceOf('record', seed, family.nth, at)
  const { facts, journey, worker, minuteTaker } = family
  const meeting = journey.meetings[at] ?? { type: template.type, date: '' }
  const { date } = meeting
  const lead = leadOf(family, template)
  const conference = template.type === 'ICPC' || template.type === 'RCPC'
  const leading = facts.people.find(({ accountId }) => accountId === lead.id)
  const chair = leading ?? {
    ...personOf(lead),
    id: chance.id('p'),
  }
  const people = leading ? facts.people : [...facts.people, chair]
  const has = (kind: TemplateSection['kind']) => template.sections.some((section) => section.kind === kind)
  const carried = before ? carriedOver([before], has('previousActions')) : []
  const following = journey.meetings.slice(at + 1).find(({ type }) => !type.startsWith('SUP_'))
  const invited = template.area === 'meetings' ? people : people.filter(({ accountId }) => accountId !== '')
  const content = draftContentSchema.parse({
    meeting: {
      type: template.type,
      subType: template.subTypes[0] ?? '',
      templateVersion: template.version,
      title: template.name,
      authority: COUNCIL,
      familyRef: facts.familyRef,
      date,
      start: chance.pick(['09:30', '10:00', '11:00', '13:30', '14:00']),
      end: chance.pick(['15:00', '15:30', '16:15']),
      place: chance.common(['Alder House', 'by video', 'the family home', 'Wexmoor Civic Centre']),
      chair: chair.id,
      triggers: triggersOf(chance, family, at, template),
    },
    children: facts.children.map((child) => ({
      ...child,
      planBefore: planOn(family, child.id, date),
      seen: child.unborn
        ? []
        : [
            {
              date: plus(date, -chance.whole(1, 30)),
              by: facts.people.find(({ accountId }) => accountId === worker.id)?.id ?? '',
              alone: chance.pick(['yes', 'no', '']),
              where: chance.pick(['home', 'school', 'nursery']),
            },
          ],
    })),
    people,
    attendance: invited.map((person) => ({
      id: chance.id('at'),
      person: person.id,
      status:
        person.id === chair.id
          ? 'attended'
          : chance.weighed([
              ['attended', 70],
              ['apologies', 16],
              ['absent without apology', 8],
              ['partial', 3],
              ['represented', 3],
            ]),
    })),
    chronology: has('chronology')
      ? chronologyForRecord(facts.chronology.filter((event) => event.date <= date))
      : [],
    events: missedBefore(chance, family, date),
    previousActions: has('previousActions')
      ? carried.map((action) => settled(chance, action, date))
      : carried,
    sections: sectionsOf(chance, family, template, date),
    decisions: decisionsOf(chance, family, at, template),
    actions: actionsOf(chance, family, date),
    coreGroup:
      template.type === 'ICPC'
        ? { members: chance.some(people, 4).map(({ id }) => id), firstMeeting: plus(date, 10) }
        : {},
    nextMeeting: has('nextDates')
      ? {
          type: following?.type ?? template.type,
          date: following?.date ?? plus(date, next[template.type] ?? 28),
        }
      : {},
  })
  return { meeting, lead, writer: conference ? minuteTaker : lead, content }
}

const personOf = (account: Account) => ({
  name: account.name,
  role: 'professional',
  agency: COUNCIL,
  agencyGroup: 'CSC',
  jobTitle: account.role,
  accountId: account.id,
  of: [],
  stepParentOf: [],
  parentalResponsibility: [],
  inHousehold: false,
  detail: '',
  address: '',
  phone: '',
  employer: '',
  withholdAddressFrom: [],
  withholdReason: '',
  aliases: [],
  lastChecked: '',
  worksWithChildren: false,
})

/** The plan a child was on just before this day. */
const planOn = ({ facts }: Family, child: string, day: string): string =>
  facts.statuses.find(
    (row) => row.child === child && row.kind === 'plan' && row.from < day && (row.to === '' || row.to >= day),
  )?.value ?? 'none'

/** What a later record needs of this one: its actions, and no more, so that thousands fit in memory. */
export const forLater = ({ meeting, actions, previousActions }: DraftContent): Minutes => ({
  ...toMinutes(emptyContent({ type: meeting.type, date: meeting.date })),
  actions,
  previousActions,
})

/** Supervision of a manager by a senior manager: about no family. */
export function supervisionOf(
  nth: number,
  date: string,
  template: Template,
  people: { senior: Account; manager: Account },
  seed: number,
): DraftContent {
  const chance = chanceOf('supervision', seed, nth)
  const senior = { ...personOf(people.senior), id: chance.id('p') }
  const manager = { ...personOf(people.manager), id: chance.id('p') }
  const names = {
    child: 'the child',
    carer: 'the carer',
    other: 'the father',
    worker: 'the worker',
    day: date,
  }
  const sections = template.sections
    .filter(({ kind, required }) => kind === 'entries' && required === 'required')
    .map(({ key }) => ({
      key,
      entries: [
        {
          id: chance.id('e'),
          blocks: textBlocks(paragraph(chance, 'supervision', names, chance.whole(2, 5))),
        },
      ],
    }))
  return draftContentSchema.parse({
    meeting: {
      type: template.type,
      templateVersion: template.version,
      title: template.name,
      authority: COUNCIL,
      date,
      start: '09:00',
      chair: senior.id,
      triggers: { lastSupervision: plus(date, -28) },
    },
    people: [senior, manager],
    attendance: [senior, manager].map(({ id }) => ({ id: chance.id('at'), person: id, status: 'attended' })),
    sections,
    nextMeeting: { type: template.type, date: plus(date, 28) },
  })
}
