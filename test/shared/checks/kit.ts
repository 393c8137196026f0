/** A small record to try rules on: one family, one child unless a test adds more, nothing that raises a question. */
import {
  type CheckContext,
  defaultSettings,
  evaluate,
  type Finding,
  type RuleId,
} from '../../../shared/checks/index.ts'
import {
  type Answer,
  type DraftContent,
  type Entry,
  emptyContent,
  type MeetingType,
  type Minutes,
  minutesSchema,
  type Statement,
  textBlocks,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { type Template, templateFor } from '../../../shared/templates/index.ts'

export const DATE = '2026-09-17'
export const NOW = '2026-09-17T15:00:00Z'
export const evidence =
  'The health visitor weighed and saw the baby at the clinic on 10 September and wrote it in the red book.'

/** "Case types" of domain 3.0, in the order of the alphabet. */
export const everyCaseType: MeetingType[] = [
  'CG',
  'CIN_PLAN',
  'CIN_REVIEW',
  'CLOSE',
  'HRR',
  'ICPC',
  'RCPC',
  'STRAT',
  'SUP_CASE',
  'SUP_GROUP',
]

type Parts = Partial<Omit<DraftContent, 'meeting'>> & {
  meeting?: Partial<DraftContent['meeting']>
  statements?: Statement[]
}

const shape = minutesSchema.shape

export const person = (id: string, name: string, role: string, more: object = {}) =>
  shape.people.parse([{ id, name, role, ...more }])[0] as Minutes['people'][number]
export const child = (id: string, name: string, more: object = {}) =>
  shape.children.parse([{ id, name, dob: '2018-04-02', ...more }])[0] as Minutes['children'][number]
export const event = (type: string, more: object = {}) =>
  shape.events.parse([
    { id: `ev-${type}-${JSON.stringify(more).length}`, type, ...more },
  ])[0] as Minutes['events'][number]
export const action = (more: object = {}) =>
  shape.actions.parse([
    { id: 'a1', text: 'Siobhan will weigh Ada in clinic', owner: 'p-hv', due: '2026-10-01', ...more },
  ])[0] as Minutes['actions'][number]
export const chronology = (more: object) =>
  shape.chronology.parse([{ id: 'ch1', ...more }])[0] as Minutes['chronology'][number]
export const decision = (value: string, more: object = {}) =>
  shape.decisions.parse([
    { id: 'd1', child: 'c1', value, reason: 'Because.', ...more },
  ])[0] as Minutes['decisions'][number]
export const view = (more: object) =>
  shape.views.parse([{ id: 'v1', ...more }])[0] as Minutes['views'][number]
export const dissent = (more: object) =>
  shape.dissent.parse([{ id: 'di1', ...more }])[0] as Minutes['dissent'][number]
export const tool = (more: object) =>
  shape.tools.parse([{ id: 't1', ...more }])[0] as Minutes['tools'][number]

export const family = [
  person('p-mum', 'Dana Ashby', 'mother', { of: ['c1'], inHousehold: true, lastChecked: '2026-09-01' }),
  person('p-chair', 'Priya Noor', 'professional', {
    agency: 'Children’s Social Care',
    agencyGroup: 'CSC',
    accountId: 'acc-chair',
  }),
  person('p-sw', 'Callum Reid', 'professional', {
    agency: 'Children’s Social Care',
    agencyGroup: 'CSC',
    accountId: 'acc-sw',
  }),
  person('p-hv', 'Siobhan Green', 'professional', {
    agency: 'Community Health',
    agencyGroup: 'health visiting/school nursing',
  }),
  person('p-dsl', 'Mark Toll', 'professional', {
    agency: 'Lane Primary',
    agencyGroup: 'education/early years',
  }),
]

/** A record of this type about Ada Ashby, aged eight. */
export function minutes(type: MeetingType, parts: Parts = {}): Minutes {
  const { meeting, statements, ...rest } = parts
  const content = emptyContent({ type, date: DATE, chair: 'p-chair', minuteTaker: 'p-sw', ...meeting })
  return toMinutes(
    { ...content, children: [child('c1', 'Ada Ashby')], people: family, ...rest },
    statements ?? [],
  )
}

export const entry = (text: string, more: Partial<Entry> = {}): Entry => ({
  id: 'e1',
  speaker: 'p-hv',
  about: ['c1'],
  withholdFrom: [],
  blocks: textBlocks(text),
  ...more,
})

/** A section with one entry of this text. */
export const section = (key: string, text: string, more: Partial<Entry> = {}) => ({
  key,
  child: '',
  entries: [entry(text, more)],
})

/** An answer that passes the general test; each test takes something away. */
export const answer = (ruleId: RuleId, more: Partial<Answer> = {}): Answer => ({
  id: `an-${ruleId}`,
  ruleId,
  about: ['c1'],
  aboutReason: '',
  value: 'yes',
  evidence,
  sources: [{ kind: 'agency record', who: 'Siobhan Green', date: '2026-09-10' }],
  linkedActionIds: [],
  fields: {},
  rows: [],
  answeredBy: 'acc-sw',
  answeredAt: NOW,
  supersedes: '',
  ...more,
})

const accounts: Record<string, { byAccount: string; byName: string }> = {
  'CP chair': { byAccount: 'acc-chair', byName: 'Priya Noor' },
  'Team manager': { byAccount: 'acc-tm', byName: 'Ruth Ives' },
  'Service manager': { byAccount: 'acc-sm', byName: 'Morag Ell' },
  'Head of Service': { byAccount: 'acc-hos', byName: 'Ada Pole' },
  'QA lead': { byAccount: 'acc-qa', byName: 'Ken Orr' },
  'Social worker': { byAccount: 'acc-other', byName: 'Una Fay' },
}

export const statement = (
  kind: Statement['kind'],
  ruleId: string,
  role: string,
  more: Partial<Statement> = {},
): Statement => ({
  id: `st-${kind}-${role}`,
  kind,
  ruleId,
  about: 'all',
  text: 'I have read the whole file and spoken to the school; my reasons are the unannounced visits in June and July.',
  fields: {},
  reviewBy: '',
  byAccount: 'acc-nobody',
  byName: 'Nobody Known',
  ...accounts[role],
  role,
  at: NOW,
  ...more,
})

export const template = (type: MeetingType): Template =>
  templateFor(type) ?? (templateFor('SUP_CASE') as Template)

export const context = (record: Minutes, more: Partial<CheckContext> = {}): CheckContext => ({
  minutes: record,
  template: template(record.meeting.type),
  history: [],
  settings: defaultSettings,
  now: NOW,
  ...more,
})

export const findings = (rule: RuleId, record: Minutes, more: Partial<CheckContext> = {}): Finding[] =>
  evaluate(context(record, more)).filter((one) => one.ruleId === rule)

/** The rule's only finding, or a failure that says how many there are. */
export function only(rule: RuleId, record: Minutes, more: Partial<CheckContext> = {}): Finding {
  const found = findings(rule, record, more)
  if (found.length !== 1 || !found[0]) throw new Error(`${rule} spoke ${found.length} times`)
  return found[0]
}

/** All that lacks, as one text. */
export const lacks = (finding: Finding): string => finding.shortfalls.join('\n')

/** The same answer with some fields changed; an empty text takes a field away. */
export const but = (given: Answer, fields: Record<string, string>, more: Partial<Answer> = {}): Answer => ({
  ...given,
  ...more,
  fields: { ...given.fields, ...fields },
})
