/** Child in need review (domain 2.0, 2.6; decisions: domain 1; who signs: domain 7). */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own } from './blocks.ts'
import type { Template } from './template.ts'

export const cinReview: Template = {
  type: 'CIN_REVIEW',
  version: '2026.11',
  name: 'Child in need review',
  shortName: 'Child in need review',
  purpose: 'Test whether life is better for each child, and decide: continue, step up, step down or close.',
  area: 'meetings',
  subTypes: [],
  chairTitle: 'Chair',
  signs: ['Chair', 'Team manager, when closing or stepping down'],
  triggers: [
    { key: 'cinPlanStart', label: 'Child in need plan began' },
    { key: 'previousReview', label: 'Last review' },
    { key: 'previousMinutesIssued', label: 'Last minutes issued' },
    { key: 'lastCaseSupervision', label: 'Case last discussed in supervision' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
  ],
  decisionType: 'cin',
  decisions: [...decisionValues.cin],
  copies: ['internal', 'professionals', 'parent'],
  quorum: { csc: true, independentChair: false, otherAgencies: 1, family: true, source: 'LOCAL' },
  sections: [
    block.hdr,
    block.kids,
    block.household,
    block.attend,
    block.confid,
    {
      key: 'purpose',
      heading: 'Purpose of this review',
      kind: 'entries',
      required: 'required',
      audience: 'shared',
      guidance:
        'Why there is a plan, and what this review has to settle. A child in need plan rests on agreement: say who has agreed to it and who has not.',
    },
    block.prevMin,
    block.prevAct,
    {
      key: 'progress',
      heading: 'Progress against each goal',
      kind: 'entries',
      required: 'required',
      audience: 'shared',
      guidance:
        'Goal by goal: what is different for the child, what shows it, and who saw it. Attending a course is not yet a change for the child.',
    },
    block.childVoice,
    block.familyViews,
    block.agencyInfo,
    block.wnb,
    block.chron,
    {
      key: 'change',
      heading: 'What has changed, and how long has it lasted',
      kind: 'entries',
      required: 'required',
      audience: 'shared',
      guidance:
        'What has changed for the child and since when. What happened after earlier improvements. Who outside the family has seen it.',
    },
    block.analysis,
    block.checks,
    own(block.dec, {
      heading: 'Continue, step up, step down or close',
      guidance:
        'For each child, with reasons. Closing or stepping down stays “proposed” until a manager has decided.',
    }),
    own(block.stepPlan, { heading: 'If stepping down' }),
    block.dissent,
    block.plan,
    block.contingency,
    block.mgmt,
    block.next,
    block.sign,
  ],
}
