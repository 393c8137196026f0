/** Child in need review (domain 2.0, 2.6; decisions: domain 1; who signs: domain 7). */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const cinReview: TemplateData = {
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
    block.purpose,
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
    block.change,
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
