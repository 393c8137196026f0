/** First child in need meeting (domain 2.0, 2.6). */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const cinPlan: TemplateData = {
  type: 'CIN_PLAN',
  version: '2026.11',
  name: 'Child in need planning meeting',
  shortName: 'Child in need planning',
  purpose: 'Agree the plan of help with the family after the assessment.',
  area: 'meetings',
  subTypes: [],
  chairTitle: 'Chair',
  signs: ['Chair', 'Team manager, when closing or stepping down'],
  triggers: [
    { key: 'assessmentEnd', label: 'Assessment ended' },
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
      ...block.purpose,
      heading: 'Why there is a plan',
      guidance:
        'What the assessment found, in words the family can follow, and what the plan is for. It rests on agreement: say who has agreed to it and who has not.',
    },
    block.childVoice,
    block.familyViews,
    block.agencyInfo,
    block.wnb,
    block.chron,
    block.analysis,
    block.checks,
    own(block.dec, {
      heading: 'Decision for each child',
      guidance: 'For each child, with reasons: the plan goes ahead, or something else is needed now.',
    }),
    own(block.stepPlan, { heading: 'If stepping down' }),
    block.dissent,
    block.plan,
    block.contingency,
    block.mgmt,
    own(block.next, { guidance: 'The first review, six weeks from now. How often the child is visited.' }),
    block.sign,
    block.dist,
  ],
}
