/** High-risk history review (domain 2.0, 2.11; seed 1.3). The Head of Service's decision is final in the authority. */
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const highRiskHistory: TemplateData = {
  type: 'HRR',
  version: '2026.11',
  name: 'High-risk history review',
  shortName: 'High-risk history',
  purpose: 'A senior manager reads the whole history; the Head of Service makes the final decision.',
  area: 'meetings',
  subTypes: [],
  chairTitle: 'Senior manager',
  chairLevels: ['SM', 'HoS'],
  signs: ['Senior manager', 'Head of Service, if referred'],
  triggers: [
    { key: 'highRiskFlagged', label: 'History flagged as high risk' },
    { key: 'referredToHeadOfService', label: 'Referred to the Head of Service' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
  ],
  decisionType: 'none',
  decisions: [],
  copies: ['internal'],
  quorum: {
    csc: false,
    independentChair: false,
    otherAgencies: 0,
    family: false,
    people: 1,
    source: 'LOCAL',
  },
  sections: [
    own(block.hdr, {
      heading: 'Why it was flagged',
      audience: 'council',
      guidance:
        'When it was flagged, by which check and in which record, and when it went to the Head of Service.',
    }),
    section(
      'flagged',
      'What the check found',
      'entries',
      'council',
      'The words of the check that raised it, and the record that they come from.',
      'optional',
    ),
    own(block.kids, { audience: 'council' }),
    own(block.attend, {
      heading: 'Who took part',
      audience: 'council',
      guidance: 'Whoever spoke with the senior manager about the history. One person is enough.',
    }),
    {
      ...section(
        'likeForLike',
        'Earlier concerns beside present concerns',
        'table',
        'council',
        'Each earlier concern of the same kind, at any date: the person or alleged person, what was done, what followed, and what is like it today.',
      ),
      columns: [
        { key: 'date', heading: 'Date', kind: 'text' },
        { key: 'kind', heading: 'Kind of concern', kind: 'text' },
        { key: 'person', heading: 'Person', kind: 'text' },
        { key: 'done', heading: 'What was done', kind: 'text' },
        { key: 'followed', heading: 'What followed', kind: 'text' },
        { key: 'now', heading: 'What is like it today', kind: 'text' },
      ],
    },
    own(block.chron, { audience: 'council' }),
    section(
      'gap',
      'What explains any quiet period?',
      'entries',
      'council',
      'Was the child safer, or was nobody looking? Who saw the child in that time, and where is that written?',
    ),
    own(block.childVoice, { audience: 'council' }),
    block.checks,
    {
      ...section(
        'smView',
        'Senior manager scrutiny',
        'management',
        'council',
        'You have read the file yourself: your view, what changes in the plan, and whether it goes to the Head of Service, with reasons. You sign in and write it in the panel of checks.',
      ),
      statements: ['senior manager view'],
    },
    {
      ...section(
        'hosDecision',
        'Head of Service decision (final)',
        'management',
        'council',
        'The decision, the reasons, any conditions, and when it is looked at again. It is locked; only new information leads to a new one.',
        { when: 'it is referred to the head of service' },
      ),
      statements: ['head of service decision'],
    },
    own(block.plan, { audience: 'council', required: 'optional' }),
    {
      ...section(
        'tell',
        'Who is told',
        'table',
        'council',
        'The lead worker and the conference chair at least: when, and by whom.',
      ),
      columns: [
        { key: 'who', heading: 'Who', kind: 'text' },
        { key: 'date', heading: 'Told on', kind: 'date' },
        { key: 'by', heading: 'By whom', kind: 'text' },
      ],
    },
    own(block.sign, { audience: 'council' }),
  ],
}
