/**
 * The field's own words, as the record stores them (domain reference, section 1).
 * A value outside a list is kept as it was typed: the record never refuses what a person wrote.
 */
import { z } from 'zod'

export const meetingTypes = [
  'ICPC',
  'RCPC',
  'CG',
  'STRAT',
  'CIN_PLAN',
  'CIN_REVIEW',
  'CLOSE',
  'SUP_CASE',
  'SUP_GROUP',
  'SUP_SUP',
  'HRR',
  'LEGAL',
  'ESC',
  'MGMT',
  'PROF',
] as const
export const meetingTypeSchema = z.enum(meetingTypes)
export type MeetingType = z.infer<typeof meetingTypeSchema>

/** Who may read an entry. The letters of domain 2.0 in the words of the interface. */
export const audiences = [
  'shared',
  'professionals',
  'restricted',
  'council',
  'supervision',
  'learning',
] as const
export const audienceSchema = z.enum(audiences)
export type Audience = z.infer<typeof audienceSchema>

export const audienceNames: Record<Audience, string> = {
  shared: 'Shared with family',
  professionals: 'Professionals',
  restricted: 'Restricted',
  council: 'Inside the council',
  supervision: 'Personal supervision',
  learning: 'Learning note',
}

/** Where a sentence comes from (domain, design principle 3). */
export const sourceKinds = [
  'seen',
  'child said',
  'carer said',
  'agency record',
  'third party',
  'opinion',
] as const
export const sourceKindSchema = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof sourceKindSchema>

export const personRoles = [
  'child',
  'mother',
  'father',
  'step-parent',
  'partner',
  'carer',
  'special guardian',
  'grandparent',
  'sibling',
  'other adult in household',
  'other adult in contact',
  'person who may pose a risk',
  'professional',
  'advocate',
  'interpreter',
  'supporter',
  'solicitor',
  'observer',
] as const

export const attendanceStatuses = [
  'attended',
  'partial',
  'represented',
  'apologies',
  'absent without apology',
  'not invited',
  'excluded',
] as const
export const attendanceModes = ['in person', 'video', 'phone'] as const

export const agencyGroups = [
  'CSC',
  'police',
  'health visiting/school nursing',
  'GP',
  'hospital',
  'mental health',
  'education/early years',
  'probation/youth justice',
  'housing',
  'domestic abuse service',
  'substance use service',
  'voluntary',
  'legal',
  'other',
] as const

/** What a child gets in writing (domain section 6): the chair decides, by age and understanding. */
export const childCopies = ['letter or short version', 'full copy', 'nothing in writing'] as const

export const planCategories = ['Neglect', 'Physical abuse', 'Sexual abuse', 'Emotional abuse'] as const

export const decisionValues = {
  conference: [
    'CPP made',
    'CPP not made: CIN',
    'CPP not made: early help',
    'CPP not made: NFA',
    'adjourned: inquorate',
  ],
  review: [
    'CPP continues (same category)',
    'CPP continues (changed category)',
    'CPP ends: CIN',
    'CPP ends: other',
  ],
  cin: ['continues', 'step up: strategy discussion', 'step down: TAF', 'close'],
  strategy: [
    'S47 joint',
    'S47 CSC only',
    'police only',
    'no S47: assessment',
    'no S47: CIN continues',
    'no S47: NFA',
  ],
  assessment: ['NFA', 'early help', 'CIN', 'strategy/S47', 'ICPC', 'looked after'],
  group: ['plan continues', 'plan changes', 'step up: strategy discussion', 'high-risk history review'],
  management: ['direction given', 'agreed', 'not agreed', 'referred to service manager'],
} as const

export const actionStatuses = [
  'not started',
  'in progress',
  'done',
  'part done',
  'not done',
  'no longer needed',
] as const
/** Where a goal of the plan stands, never a person (domain section 5). The word always stands beside the colour. */
export const goalStatuses = ['green', 'amber', 'red', 'grey'] as const
export type GoalStatus = (typeof goalStatuses)[number]
export const goalStatusNames: Record<GoalStatus, string> = {
  green: 'Green: on track',
  amber: 'Amber: late or partly done',
  red: 'Red: not done or not working',
  grey: 'Grey: not due yet',
}

/** How a goal leaves the plan. */
export const goalEnds = ['reached', 'no longer needed'] as const

export const answerValues = ['yes', 'no', 'not yet', 'not applicable', 'cannot tell'] as const

/** Decisions that end or reduce the council's involvement; they open the closure gate (rule R-CG). */
export function isReduction(decision: string): boolean {
  return /^(?:cpp not made|cpp ends|no s47|step down|early help\b|close\b|closed\b|nfa\b)/i.test(
    decision.trim(),
  )
}
