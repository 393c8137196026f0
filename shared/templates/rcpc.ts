/** Review child protection conference (domain 2.0, 2.3; decisions: domain 1; who signs: domain 7). */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const rcpc: TemplateData = {
  type: 'RCPC',
  version: '2026.11',
  name: 'Review child protection conference',
  shortName: 'Review conference',
  purpose: 'Test what has changed for each child, and decide whether the child protection plan continues.',
  area: 'meetings',
  subTypes: ['first review', 'later review', 'transfer-out', 'reconvened'],
  chairTitle: 'CP chair',
  chairLevels: ['Ch'],
  signs: ['CP chair', 'Team manager for the child in need plan, when a protection plan ends'],
  triggers: [
    { key: 'initialConference', label: 'Initial conference' },
    { key: 'previousReview', label: 'Last review conference' },
    { key: 'lastCoreGroup', label: 'Last core group' },
    { key: 'previousMinutesIssued', label: 'Last minutes issued' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
    { key: 'lastCaseSupervision', label: 'Case last discussed in supervision' },
    ...block.legalTriggers,
  ],
  decisionType: 'cpp review',
  decisions: [...decisionValues.review],
  copies: ['internal', 'professionals', 'parent'],
  quorum: { csc: true, independentChair: true, otherAgencies: 2, family: false, source: 'LOCAL' },
  sections: [
    block.hdr,
    block.kids,
    block.household,
    block.attend,
    block.confid,
    block.exclusion,
    block.prevMin,
    own(block.prevAct, {
      heading: 'Progress on the plan',
      guidance:
        'Goal by goal and action by action: how it was, how it is now, what shows it, and what changed for the child. Green, amber or red is about the plan, never about a person.',
    }),
    block.visits,
    block.newEvents,
    own(block.childVoice, {
      heading: 'Voice of each child',
      guidance:
        'What has changed for the child since last time, in their own words or in what they showed. When seen, by whom, alone or why not, and how they communicate. An ordinary day and night now.',
    }),
    block.familyViews,
    block.agencyInfo,
    block.chron,
    block.wnb,
    block.change,
    block.legal,
    own(block.restricted, { heading: 'Restricted part' }),
    own(block.analysis, { heading: 'Analysis and chair’s summary' }),
    block.checks,
    own(block.dec, {
      heading: 'Decision and category',
      guidance:
        'Each agency’s view first. Then, for each child, whether the plan continues and why, in the words of the threshold. Ending a plan opens the closure gate.',
    }),
    block.dissent,
    own(block.plan, { heading: 'Plan and actions from now on' }),
    block.contingency,
    own(block.stepPlan, {
      heading: 'If the plan ends: the child in need plan',
      guidance:
        'Who leads from now on and that they have accepted, the first meeting within ten working days, which actions move with the child, and what would bring the case back.',
    }),
    own(block.next, {
      guidance:
        'The next review conference, within six months. How often the child is visited, when the core group meets, and when reports are due.',
    }),
    block.sign,
    block.dist,
  ],
}
