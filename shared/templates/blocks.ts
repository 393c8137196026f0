/**
 * Sections that several meeting types share (domain 2.1). A template takes a block as it is or with a heading,
 * guidance, audience or requirement of its own; the key and kind stay, so that every check finds its section.
 */
import type { TemplateData, TemplateSection } from './template.ts'

type Trigger = TemplateData['triggers'][number]

type Own = Partial<Pick<TemplateSection, 'heading' | 'guidance' | 'audience' | 'required'>>
export const own = (block: TemplateSection, differences: Own): TemplateSection => ({
  ...block,
  ...differences,
})

export const section = (
  key: string,
  heading: string,
  kind: TemplateSection['kind'],
  audience: TemplateSection['audience'],
  guidance: string,
  required: TemplateSection['required'] = 'required',
): TemplateSection => ({ key, heading, kind, required, audience, guidance })

export const hdr = section(
  'hdr',
  'Meeting details',
  'details',
  'shared',
  'Date, start and end, place or platform, who chairs and who takes the minutes, an interpreter if there is one, the dates that started a clock, and whether anyone is recording.',
)

export const kids = section(
  'kids',
  'Children',
  'children',
  'shared',
  'Each child by full name, with date of birth or due date, case number, school or nursery, ethnicity, first language, any disability and how they communicate, plan and legal status, and who holds parental responsibility.',
)

export const household = section(
  'household',
  'Household and important people',
  'household',
  'shared',
  'Everyone who lives in, stays in or often visits the home, how they are related, and when they were last checked. Name fathers who are not there. Set who must not learn an address.',
)

export const attend = section(
  'attend',
  'Attendance, apologies, reports',
  'attendance',
  'shared',
  'Who was invited, who came and how, who sent a report and when the family saw it, why somebody is missing, and who left and came back.',
)

export const confid: TemplateSection = {
  ...section(
    'confid',
    'Confidentiality and challenge statement',
    'statement',
    'shared',
    'Read it out at the start. It is printed in every copy.',
  ),
  statement: [
    'What is said and written in this meeting is confidential. Please do not copy it or pass it on without the agreement of the chair.',
    'Anyone here may disagree, with each other or with the chair, and may say so at any time. Disagreement will be written down and will stand beside the decision.',
    'Nobody may record this meeting unless the chair has agreed. If it is recorded, these minutes say by whom and for what.',
  ].join('\n'),
}

export const prevMin = section(
  'prevMin',
  'Accuracy of last minutes',
  'entries',
  'shared',
  'Say that the last minutes were agreed, or list each correction: who asked, which passage, what it should say.',
)

export const prevAct = section(
  'prevAct',
  'Actions from last time',
  'previousActions',
  'shared',
  'Settle every action: done, part done, not done or no longer needed. What shows it, what changed for the child, and what happens now.',
)

export const chron = section(
  'chron',
  'Chronology and history',
  'chronology',
  'shared',
  'Say what the pattern shows; the dates alone do not. Bring in every earlier concern of the same kind, however old. Name who updated the chronology and when.',
)

export const wnb = section(
  'wnb',
  'Appointments and Was Not Brought',
  'wasNotBrought',
  'shared',
  'For each child: which service and date, brought or not or cancelled and by whom, the reason given, what harm could follow, and whether the service has been told.',
)

export const agencyInfo = section(
  'agencyInfo',
  'Information from each agency',
  'entries',
  'shared',
  'What each agency saw or has on record, with dates and the last contact. Mark opinion as opinion. Say what the agency does not know.',
)

export const childVoice = section(
  'childVoice',
  'Voice and lived experience',
  'perChild',
  'shared',
  'When the child was seen, by whom, alone or why not, and how they communicate. Their own words, or what they showed. An ordinary day and night. What changed because of what they told us. A child may ask that something is kept from the family.',
)

export const familyViews = section(
  'familyViews',
  'Views of parents and family',
  'entries',
  'shared',
  'Each person with parental responsibility on their own: what they agree with and what they dispute. Name their supporter or advocate. If somebody is not here, say how their view was sought.',
)

export const restricted = section(
  'restricted',
  'Restricted information',
  'entries',
  'restricted',
  'Only what has to be withheld: a live police matter, a safe address, somebody else’s data, a source. For each: from whom, why, who decided, and when that is looked at again.',
  'optional',
)

export const strengths = section(
  'strengths',
  'What is working well',
  'entries',
  'shared',
  'What adults do that keeps the child safe: how often, since when, and who has seen it. A promise is not yet a strength.',
)

export const worries = section(
  'worries',
  'What we are worried about',
  'entries',
  'shared',
  'Harm that has happened, harm that could happen, and what makes it harder to put right. Plain words that the family would recognise.',
)

export const analysis = section(
  'analysis',
  'Analysis',
  'entries',
  'shared',
  'What the facts mean for each child. How bad, how often, for how long. What else could explain them. What we still do not know. Where neglect is a worry: what the neglect tool shows, or when it will be done.',
)

export const checks = section(
  'checks',
  'Required checks',
  'checks',
  'council',
  'Answer each question with what shows it and where that comes from. What stays open is listed before signing.',
)

export const dec = section(
  'dec',
  'Decision',
  'decision',
  'shared',
  'For each child: the decision in the words of the threshold, the reasons, each agency’s view, and who decided.',
)

export const dissent = section(
  'dissent',
  'Disagreement',
  'dissent',
  'professionals',
  'Who disagrees and about what, in their own words. Whether they want it noted or escalated is theirs to say. The chair may share it with the family.',
  { when: 'there is disagreement' },
)

export const plan = section(
  'plan',
  'Plan and actions',
  'plan',
  'shared',
  'Who does exactly what, by which date, and how we will know that it helped the child. One owner for each action; never “ongoing”.',
)

export const contingency = section(
  'contingency',
  'If things do not change or get worse',
  'entries',
  'shared',
  'What would tell us that it is not working, what we will then do, and by when. Name the sign and the response.',
)

export const mgmt = section(
  'mgmt',
  'Management oversight',
  'management',
  'council',
  'The manager’s own reasoning, written by the manager: what persuades you, what worries you, what would change your mind.',
  { when: 'a manager must decide' },
)

export const next = section(
  'next',
  'Next dates',
  'nextDates',
  'shared',
  'The next meeting, how often the child is visited, and when reports are due.',
)

export const sign = section(
  'sign',
  'Signatures',
  'signatures',
  'shared',
  'Filled in when the record is signed: who, in which role, and when.',
)

export const dist = section(
  'dist',
  'Distribution record',
  'distribution',
  'council',
  'Filled in when copies go out: who got which copy, how, when, and the proof.',
)

/** Where court or pre-proceedings stand; the rules on legal progress read it. */
export const legalStage: Trigger = {
  key: 'legalStage',
  label: 'Legal stage',
  kind: 'choice',
  choices: ['none', 'legal planning meeting', 'pre-proceedings', 'proceedings issued', 'final order'],
}

const inStage = (...is: string[]): Trigger['when'] => ({ trigger: 'legalStage', is })

/** The stage, and the dates that it makes a question: 16 weeks, 26 weeks and 8 days run from them. */
export const legalTriggers: Trigger[] = [
  legalStage,
  {
    key: 'preProceedingsStart',
    label: 'Pre-proceedings began',
    when: inStage('pre-proceedings', 'proceedings issued', 'final order'),
  },
  {
    key: 'preProceedingsEnd',
    label: 'Pre-proceedings ended without an application',
    when: { trigger: 'preProceedingsStart' },
  },
  {
    key: 'careApplicationIssued',
    label: 'Application issued',
    when: inStage('proceedings issued', 'final order'),
  },
  {
    key: 'careExtendedTo',
    label: 'Court has extended the proceedings to',
    when: { trigger: 'careApplicationIssued' },
  },
  { key: 'finalOrder', label: 'Final order made', when: inStage('final order') },
  {
    key: 'epoGranted',
    label: 'Emergency protection order granted',
    when: inStage('legal planning meeting', 'pre-proceedings', 'proceedings issued'),
  },
  {
    key: 'epoExtendedTo',
    label: 'Emergency protection order extended to',
    when: { trigger: 'epoGranted' },
  },
  { key: 'epoEnded', label: 'Emergency protection order ended', when: { trigger: 'epoGranted' } },
]

/** Who was kept out of a conference, or met apart, and why. */
export const exclusion: TemplateSection = {
  ...section(
    'exclusion',
    'Exclusions and separate attendance',
    'table',
    'professionals',
    'Who was kept out or met apart, from which part, on what ground, and how their view still came in. A request should reach the chair at least three working days before.',
    'optional',
  ),
  columns: [
    { key: 'person', heading: 'Who', kind: 'person' },
    { key: 'part', heading: 'Which part', kind: 'text' },
    { key: 'ground', heading: 'Ground', kind: 'text' },
    { key: 'requested', heading: 'Asked for on', kind: 'date' },
    { key: 'views', heading: 'How their views came in', kind: 'text' },
  ],
}

export const purpose = section(
  'purpose',
  'Purpose of this review',
  'entries',
  'shared',
  'Why there is a plan, and what this review has to settle. A child in need plan rests on agreement: say who has agreed to it and who has not.',
)

export const newEvents = section(
  'newEvents',
  'New events and information',
  'entries',
  'shared',
  'Since last time, with dates: incidents, referrals, appointments a child was not brought to, moves, new adults in the home.',
)

export const change = section(
  'change',
  'What has changed, and how long has it lasted',
  'entries',
  'shared',
  'What has changed for the child and since when. What happened after earlier improvements. Who outside the family has seen it.',
)

export const visits: TemplateSection = {
  ...section(
    'visits',
    'Visits and core groups held',
    'table',
    'shared',
    'For each child: visits due and made, seen alone how often, and core groups due and held. Give the reason for each that was missed.',
  ),
  columns: [
    { key: 'child', heading: 'Child', kind: 'child' },
    { key: 'due', heading: 'Visits due', kind: 'text' },
    { key: 'made', heading: 'Visits made', kind: 'text' },
    { key: 'alone', heading: 'Seen alone', kind: 'text' },
    { key: 'coreGroups', heading: 'Core groups held, of those due', kind: 'text' },
    { key: 'missed', heading: 'Missed, and why', kind: 'text' },
  ],
}

/** Court or pre-proceedings (rule R-LP). */
export const legal: TemplateSection = {
  ...section(
    'legal',
    'Legal position',
    'table',
    'shared',
    'The stage and the week it is in, each date, what is holding it up and who owns that, what the delay does to the child, and who has been told since last time.',
    { when: 'court or pre-proceedings' },
  ),
  columns: [
    {
      key: 'stage',
      heading: 'Stage',
      kind: 'choice',
      choices: ['legal planning meeting', 'pre-proceedings', 'proceedings issued', 'final order'],
    },
    { key: 'date', heading: 'Since', kind: 'date' },
    { key: 'week', heading: 'Week number', kind: 'text' },
    { key: 'holdUp', heading: 'What is holding it up', kind: 'text' },
    { key: 'owner', heading: 'Who owns that', kind: 'person' },
    { key: 'effect', heading: 'What the delay does to the child', kind: 'text' },
    { key: 'told', heading: 'Who has been told, and when', kind: 'text' },
    { key: 'nextDate', heading: 'Next date', kind: 'date' },
  ],
}

/** The plan that takes over when this one steps down or ends. */
export const stepPlan: TemplateSection = {
  ...section(
    'stepPlan',
    'The plan that follows',
    'table',
    'shared',
    'Who leads from now on and that they have accepted, the first meeting, which actions move with the child, and what would bring the case back.',
    { when: 'the plan steps down' },
  ),
  columns: [
    { key: 'child', heading: 'Child', kind: 'child' },
    { key: 'lead', heading: 'New lead', kind: 'person' },
    {
      key: 'accepted',
      heading: 'Has the new lead accepted?',
      kind: 'choice',
      choices: ['yes', 'not yet', 'no'],
    },
    { key: 'firstMeeting', heading: 'First meeting', kind: 'date' },
    { key: 'actions', heading: 'Actions that move with the child', kind: 'text' },
    { key: 'bringBack', heading: 'What would bring it back', kind: 'text' },
  ],
}
