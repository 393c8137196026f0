/** Initial child protection conference (domain 2.0, 2.2; decisions: domain 1; who signs: domain 7). */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const icpc: TemplateData = {
  type: 'ICPC',
  version: '2026.11',
  name: 'Initial child protection conference',
  shortName: 'Initial conference',
  purpose:
    'Decide for each child whether a child protection plan is needed, and agree the outline plan and the core group.',
  area: 'meetings',
  subTypes: ['standard', 'pre-birth', 'transfer-in', 'looked-after child', 'reconvened'],
  chairTitle: 'CP chair',
  chairLevels: ['Ch'],
  signs: ['CP chair'],
  triggers: [
    {
      key: 'strategyDiscussionStartingS47',
      label: 'Strategy discussion that started the section 47 enquiry',
    },
    { key: 's47Completed', label: 'Section 47 enquiry completed' },
    { key: 'moveNotified', label: 'Told that the child has moved in (transfer-in)' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
    { key: 'lastCaseSupervision', label: 'Case last discussed in supervision' },
  ],
  decisionType: 'cpp',
  decisions: [...decisionValues.conference],
  copies: ['internal', 'professionals', 'parent'],
  quorum: { csc: true, independentChair: true, otherAgencies: 2, family: false, source: 'LOCAL' },
  sections: [
    block.hdr,
    block.kids,
    block.household,
    own(block.attend, {
      guidance:
        'Who was invited, who came and how, who sent a report and when the family saw it, why somebody is missing, and who left and came back. Quorum is worked out from this; going ahead without it needs a reason.',
    }),
    block.confid,
    block.exclusion,
    {
      key: 'reason',
      heading: 'Why we are meeting',
      kind: 'entries',
      required: 'required',
      audience: 'shared',
      guidance:
        'What happened, and what the section 47 enquiry found, in one paragraph that the family can follow.',
    },
    own(block.chron, { heading: 'History and chronology' }),
    block.agencyInfo,
    block.wnb,
    own(block.childVoice, { heading: 'Voice of each child' }),
    own(block.familyViews, {
      guidance:
        'Each person with parental responsibility on their own: what they agree with and what they dispute. Name their supporter or advocate. If somebody is not here, say how their view was sought. Who is in the wider family network, and has a family group conference been offered?',
    }),
    own(block.strengths, {
      guidance:
        'What adults do that keeps the child safe: how often, since when, and who has seen it. A promise is not yet a strength. If your model uses a scale, give the number and why.',
    }),
    own(block.worries, {
      guidance:
        'Harm that has happened, harm that could happen, and what makes it harder to put right. Plain words that the family would recognise. If your model uses a scale, give the number and why.',
    }),
    {
      key: 'protection',
      heading: 'Protective steps considered',
      kind: 'entries',
      required: { when: 'protective steps were needed' },
      audience: 'shared',
      guidance:
        'Police powers of protection, an emergency protection order, a medical, who lives where, bail conditions: what was thought about, what was done, and why. Mark what the police have asked to withhold as restricted.',
    },
    own(block.restricted, { heading: 'Restricted part' }),
    own(block.analysis, { heading: 'Analysis and chair’s summary' }),
    block.checks,
    own(block.dec, {
      heading: 'Decision and category',
      guidance:
        'Write down each agency’s view first. Then, for each child, the chair’s decision, the category, and the reasons in the words of the threshold.',
    }),
    block.dissent,
    own(block.plan, {
      heading: 'Outline plan',
      guidance:
        'What must change for the child, who does what by which date, and how we will know. One owner for each action; never “ongoing”.',
    }),
    block.contingency,
    {
      key: 'coreGroup',
      heading: 'Core group members and first date',
      kind: 'coreGroup',
      required: { when: 'a plan is made' },
      audience: 'shared',
      guidance: 'Who is in the core group, and its first meeting: at most ten working days after today.',
    },
    {
      key: 'notCpp',
      heading: 'If no plan is made: support offered instead',
      kind: 'entries',
      required: { when: 'no plan is made' },
      audience: 'shared',
      guidance: 'A child in need plan or early help: what is offered, who leads it, and from when.',
    },
    own(block.next, {
      guidance:
        'The review conference: within three months of today. How often the child is visited, and when reports are due.',
    }),
    block.sign,
    block.dist,
  ],
}
