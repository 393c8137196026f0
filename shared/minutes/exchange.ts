/**
 * The exchange shape `cp-minutes-example/1`: how another system hands over one meeting. Unknown extra parts are
 * ignored; what is known has to have the right form, because a name in the wrong place could reach a wrong reader.
 */
import { z } from 'zod'
import { statementKinds } from './minutes.ts'

export const EXCHANGE_SHAPE = 'cp-minutes-example/1'

/** Text that may be left out or null. */
const text = z.string().nullish()
const flag = z.boolean().nullish()
const names = z.array(z.string()).nullish()
const about = z.union([z.literal('all'), z.array(z.string())]).nullish()
/** A place on a scale of 0 to 10. */
const score = z.union([z.string(), z.number()]).nullish()
/** A child's id, several, or all of them. */
const whichChildren = z.union([z.string(), z.array(z.string())]).nullish()

export const exchangeAudiences = {
  shared: 'shared',
  professionals: 'professionals',
  restricted: 'restricted',
  la: 'council',
  'personal-supervision': 'supervision',
  'la-anonymised': 'learning',
} as const
type ExchangeAudience = keyof typeof exchangeAudiences
const audience = z.enum(Object.keys(exchangeAudiences) as [ExchangeAudience, ...ExchangeAudience[]]).nullish()

const seen = z.object({
  date: text,
  by: text,
  alone: flag,
  where: text,
  announced: flag,
  whyNotAlone: text,
})

const child = z.object({
  id: z.string(),
  name: z.string(),
  dob: text,
  unborn: flag,
  caseRef: text,
  setting: text,
  ethnicity: text,
  firstLanguage: text,
  needs: text,
  planBefore: text,
  previousPlans: z.array(z.object({ from: text, to: text, category: text })).nullish(),
  seen: z.array(seen).nullish(),
  ownAppointments: flag,
  withholdSettingFrom: names,
})

const person = z.object({
  id: z.string(),
  name: z.string(),
  role: text,
  agency: text,
  agencyGroup: text,
  jobTitle: text,
  of: names,
  stepParentOf: names,
  parentalResponsibility: names,
  inHousehold: flag,
  detail: text,
  address: text,
  phone: text,
  employer: text,
  withholdAddressFrom: names,
  withholdPhoneFrom: names,
  withholdEmployerFrom: names,
  withholdReason: text,
  aliases: names,
  lastChecked: text,
  worksWithChildren: flag,
  accountId: text,
})

const attendance = z.object({
  person: z.string(),
  status: text,
  mode: text,
  detail: text,
  report: z.object({ submitted: flag, date: text, sharedWithFamily: text, withheldReason: text }).nullish(),
})

const event = z.object({
  type: z.string(),
  date: text,
  child: text,
  text: text,
  place: text,
  service: text,
  recordedAs: text,
  outcome: text,
  responsible: text,
  reason: text,
  harm: text,
  serviceTold: text,
  against: text,
  kind: text,
  toldTo: text,
  strategyDiscussionRequestedAt: text,
  policeRef: text,
  medicalDecision: text,
  s46Considered: flag,
  s46Used: flag,
})

const entry = z.object({
  speaker: text,
  about,
  source: z.enum(['seen', 'child said', 'carer said', 'agency record', 'third party', 'opinion']).nullish(),
  text: z.string(),
  visibility: audience,
  withholdFrom: names,
  origin: text,
})

const section = z.object({
  key: z.string(),
  visibility: audience,
  withholdFrom: names,
  restrictionReason: text,
  entries: z.array(entry),
})

const action = z.object({
  id: z.string().nullish(),
  text: z.string(),
  owner: text,
  ownerAgreed: z.enum(['yes', 'no', 'not present']).nullish(),
  due: text,
  repeat: text,
  child: whichChildren,
  goalId: text,
  goal: text,
  measure: text,
  outcome: text,
  status: text,
  evidence: text,
  effectOnChild: text,
  visibility: audience,
  withholdFrom: names,
  carriedCount: z.number().int().nonnegative().nullish(),
  raisedIn: text,
})

const goal = z.object({
  id: z.string().nullish(),
  children: whichChildren,
  worry: text,
  goal: z.string(),
  baseline: text,
  /** One for each thing that will be seen, or all of them in one text. */
  indicators: z.union([z.string(), z.array(z.string())]).nullish(),
  targetDate: text,
  status: text,
  contingency: text,
  category: text,
  scaleBefore: score,
  scaleNow: score,
  evidence: text,
  effectOnChild: text,
  ended: text,
  visibility: audience,
  withholdFrom: names,
  raisedIn: text,
})

/** A manager's own words, with who wrote them and when; words without a name cannot stand as a statement. */
const oversight = z.object({ text: z.string(), by: z.string(), role: z.string(), at: z.string() })

const decision = z.object({
  type: text,
  child: text,
  value: z.string(),
  category: text,
  status: text,
  reason: text,
  decidedBy: text,
  managementOversight: z.union([z.string(), oversight]).nullish(),
})

const dissent = z.object({
  person: z.string(),
  about: text,
  text: text,
  recordedInPersonsOwnWords: flag,
  escalationStage: text,
  choice: z.enum(['noted', 'escalated']).nullish(),
  lead: text,
  due: text,
  outcome: text,
  accepted: flag,
  visibility: audience,
})

const answer = z.object({
  ruleId: z.string(),
  about,
  aboutReason: text,
  answer: text,
  value: text,
  evidence: text,
  sources: z.array(z.object({ kind: text, who: text, date: text })).nullish(),
  linkedActionIds: names,
  fields: z.record(z.string(), z.string()).nullish(),
  rows: z.array(z.record(z.string(), z.string())).nullish(),
  answeredBy: text,
  answeredAt: text,
  supersedes: text,
})

const override = z.object({
  kind: z.enum(statementKinds).nullish(),
  ruleId: z.string(),
  about,
  by: z.string(),
  role: z.string(),
  reason: z.string(),
  at: z.string(),
  reviewBy: text,
  fields: z.record(z.string(), z.string()).nullish(),
})

/** Someone who signs or countersigns: a person of the record, or a name and role. */
export const signatorySchema = z.object({
  person: z.string().default(''),
  name: z.string().default(''),
  role: z.string().default(''),
})
export type Signatory = z.infer<typeof signatorySchema>

const texts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

export const exchangeSchema = z.object({
  shape: z.literal(EXCHANGE_SHAPE),
  meeting: z.object({
    type: z.string(),
    subType: text,
    title: text,
    authority: text,
    caseRefLabel: text,
    familyRef: text,
    date: text,
    start: text,
    end: text,
    mode: text,
    place: text,
    conferenceModel: text,
    model: text,
    chair: text,
    minuteTaker: text,
    interpreter: text,
    recordingPolicy: text,
    purposeOfPlan: text,
    triggerEvents: texts.nullish(),
  }),
  children: z.array(child).nullish(),
  people: z.array(person).nullish(),
  attendance: z.array(attendance).nullish(),
  chronology: z
    .array(z.object({ date: text, about: names, source: text, category: text, text: text, meaning: text }))
    .nullish(),
  events: z.array(event).nullish(),
  tools: z
    .array(
      z.object({
        type: text,
        name: text,
        status: text,
        date: text,
        completedBy: text,
        trainedOn: text,
        summary: text,
      }),
    )
    .nullish(),
  previousActions: z.array(action).nullish(),
  sections: z.array(section).nullish(),
  decisions: z.array(decision).nullish(),
  views: z.array(z.object({ person: z.string(), view: text, category: text, text: text })).nullish(),
  dissent: z.array(dissent).nullish(),
  goals: z.array(goal).nullish(),
  actions: z.array(action).nullish(),
  coreGroup: z.object({ members: names, firstMeeting: text }).nullish(),
  nextMeeting: z.object({ type: text, date: text, visits: text }).nullish(),
  closureConsideration: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])).nullish(),
  answers: z.array(answer).nullish(),
  overrides: z.array(override).nullish(),
})
export type Exchange = z.infer<typeof exchangeSchema>
