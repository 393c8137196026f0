/** Legal planning and case progression record (domain 2.0, 2.12; rule R-LP). */
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const legal: TemplateData = {
  type: 'LEGAL',
  version: '2026.11',
  name: 'Legal planning and case progression',
  shortName: 'Legal progression',
  purpose: 'Follow pre-proceedings and court: what is due, what is late and why, and who has been told.',
  area: 'meetings',
  subTypes: ['legal planning meeting', 'pre-proceedings review', 'case progression'],
  chairTitle: 'Senior manager or case progression officer',
  signs: ['Senior manager or case progression officer'],
  triggers: [...block.legalTriggers, { key: 'previousReview', label: 'Last case progression meeting' }],
  decisionType: 'none',
  decisions: [],
  copies: ['internal', 'professionals'],
  quorum: {
    csc: true,
    independentChair: false,
    otherAgencies: 0,
    family: false,
    groups: [{ says: 'Legal', anyOf: ['legal'] }],
    source: 'LOCAL',
  },
  sections: [
    own(block.hdr, {
      heading: 'Stage',
      audience: 'professionals',
      guidance:
        'The stage it is in now and the date it began. Spell out interim care order: the three letters have another meaning too.',
    }),
    own(block.kids, { audience: 'professionals' }),
    own(block.attend, { audience: 'professionals', guidance: 'Children’s Social Care and Legal at least.' }),
    own(block.prevAct, { audience: 'professionals' }),
    {
      ...section(
        'dates',
        'Key dates',
        'table',
        'professionals',
        'Legal planning meeting, letter, first meeting, reviews, issue and hearings, each with its date, its week number of 16 or 26, and whether it is on time.',
      ),
      columns: [
        { key: 'step', heading: 'Step', kind: 'text' },
        { key: 'date', heading: 'Date', kind: 'date' },
        { key: 'week', heading: 'Week number', kind: 'text' },
        {
          key: 'progress',
          heading: 'On time?',
          kind: 'choice',
          choices: ['done', 'on time', 'late', 'not yet set'],
        },
      ],
    },
    {
      ...section(
        'work',
        'Assessments and reports',
        'table',
        'professionals',
        'Each assessment and report: who owns it, when it is due, and when it was filed.',
      ),
      columns: [
        { key: 'what', heading: 'What', kind: 'text' },
        { key: 'owner', heading: 'Owner', kind: 'person' },
        { key: 'due', heading: 'Due', kind: 'date' },
        { key: 'filed', heading: 'Filed', kind: 'date' },
      ],
    },
    section(
      'delay',
      'Cause of delay and effect on the child',
      'entries',
      'professionals',
      'What is holding it up, who owns that by name, and what the waiting does to the child.',
      { when: 'there is delay' },
    ),
    {
      ...section(
        'told',
        'Who was updated, and when',
        'table',
        'professionals',
        'Conference chair, core group, foster carer, independent reviewing officer, school: whoever needs to know.',
      ),
      columns: [
        { key: 'who', heading: 'Who', kind: 'text' },
        { key: 'date', heading: 'Told on', kind: 'date' },
        { key: 'what', heading: 'What they were told', kind: 'text' },
      ],
    },
    section(
      'advice',
      'Legal advice',
      'entries',
      'restricted',
      'Privileged. It is never in a copy for another agency or for the family.',
      'optional',
    ),
    block.checks,
    block.dissent,
    own(block.plan, { audience: 'professionals' }),
    own(block.next, {
      audience: 'professionals',
      guidance: 'The next progression meeting, within four weeks, and the next hearing.',
    }),
    own(block.sign, { audience: 'professionals' }),
    block.dist,
  ],
}
