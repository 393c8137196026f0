/** Referral or single-assessment closure decision (domain 2.0, 2.7; who signs: domain 7). */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const closure: TemplateData = {
  type: 'CLOSE',
  version: '2026.11',
  name: 'Referral or assessment decision',
  shortName: 'Closure decision',
  purpose: 'Record why Children’s Social Care does or does not stay involved.',
  area: 'meetings',
  subTypes: ['referral', 'single assessment'],
  chairTitle: 'Author',
  signs: [
    'Author',
    'Team manager',
    'Service manager, when a check was overridden or the history repeats',
    'Head of Service, if referred',
  ],
  triggers: [
    { key: 'referralReceived', label: 'Referral received' },
    { key: 'referralDecided', label: 'Decision on the referral' },
    { key: 'assessmentEnd', label: 'Assessment ended' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
  ],
  decisionType: 'assessment',
  decisions: [...decisionValues.assessment],
  copies: ['internal'],
  quorum: {
    csc: false,
    independentChair: false,
    otherAgencies: 0,
    family: false,
    managerBesidesAuthor: true,
    source: 'LOCAL',
  },
  sections: [
    own(block.hdr, {
      audience: 'council',
      guidance: 'When the referral came in and from whom, and how many working days have been used.',
    }),
    own(block.kids, { audience: 'council' }),
    own(block.household, { audience: 'council' }),
    section(
      'presenting',
      'Presenting concern and earlier referrals',
      'entries',
      'council',
      'What was reported this time. Then every earlier contact, with its date and what came of it, however old.',
    ),
    section(
      'work',
      'What was done',
      'entries',
      'council',
      'Who was seen and when, which agencies were asked, and which replies are still outstanding.',
    ),
    own(block.childVoice, { audience: 'council' }),
    own(block.familyViews, { audience: 'council' }),
    own(block.agencyInfo, { audience: 'council' }),
    own(block.wnb, { audience: 'council' }),
    own(block.chron, { audience: 'council' }),
    {
      ...section(
        'harmGrid',
        'Each kind of harm considered',
        'checks',
        'council',
        'For each kind of harm: what points towards it, what points away, and who was asked. “Cannot tell” is an honest answer, and it keeps the case open.',
      ),
      rules: ['R-CG'],
    },
    own(block.analysis, { heading: 'Worker’s reasoning', audience: 'council' }),
    section(
      'recommendation',
      'Worker’s recommendation',
      'entries',
      'council',
      'What you recommend for each child, and what would make you think again.',
    ),
    block.checks,
    own(block.dec, {
      heading: 'Decision',
      audience: 'council',
      guidance:
        'For each child, with reasons. To close, to take no further action or to step down stays proposed until a manager who is not the author has decided.',
    }),
    own(block.mgmt, { heading: 'Manager’s own reasoning and decision', required: 'required' }),
    own(block.plan, {
      audience: 'council',
      required: 'optional',
      guidance: 'Anything still to be done, by whom and by which date, before or after the decision.',
    }),
    {
      ...section(
        'tell',
        'Who is told',
        'table',
        'council',
        'The person who referred, the family and the agencies: told when, by whom, and what they can do if they are worried again.',
      ),
      columns: [
        { key: 'who', heading: 'Who', kind: 'text' },
        { key: 'date', heading: 'Told on', kind: 'date' },
        { key: 'by', heading: 'By whom, and how', kind: 'text' },
        { key: 'worried', heading: 'What they can do if worried', kind: 'text' },
      ],
    },
    {
      ...section(
        'hoS',
        'High-risk history decision',
        'management',
        'council',
        'Where earlier concerns are like this one: the senior manager’s view, and the Head of Service’s decision if it was referred. Each signs in and writes their own.',
        { when: 'the history is high risk' },
      ),
      statements: ['senior manager view', 'head of service decision'],
    },
    own(block.sign, { audience: 'council' }),
  ],
}
