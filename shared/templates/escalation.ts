/** Escalation record (domain 2.0, 2.13; seed 1.4): a professional disagreement followed to an end. */
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const escalation: TemplateData = {
  type: 'ESC',
  version: '2026.11',
  name: 'Escalation record',
  shortName: 'Escalation',
  purpose: 'Follow a disagreement between professionals to a written end.',
  area: 'meetings',
  subTypes: [],
  chairTitle: 'Named agency lead',
  signs: ['Lead of each stage', 'The person who raised it confirms the outcome'],
  triggers: [],
  decisionType: 'none',
  decisions: [],
  copies: ['internal', 'professionals'],
  quorum: { csc: false, independentChair: false, otherAgencies: 2, family: false, source: 'LOCAL' },
  sections: [
    own(block.hdr, {
      audience: 'professionals',
      guidance: 'Who leads now, and who has been told. The dates of each stage stand under Stages.',
    }),
    own(block.kids, { audience: 'professionals' }),
    own(block.attend, { audience: 'professionals', guidance: 'The agencies who disagree, and who leads.' }),
    section(
      'raisedBy',
      'Who raises it, and about what',
      'entries',
      'professionals',
      'The person, their agency, the date, and which decision or inaction it is about, in their own words.',
    ),
    section(
      'safety',
      'Is any child unsafe meanwhile?',
      'entries',
      'professionals',
      'What is in place tonight, and who makes sure of it. If a child is in danger, stages are skipped.',
    ),
    section(
      'agree',
      'What is agreed and what is not',
      'entries',
      'professionals',
      'Narrow it down: is the disagreement about facts, about the threshold, or about what to do?',
    ),
    {
      ...section(
        'stages',
        'Stages',
        'table',
        'professionals',
        'For each stage: who met, when it began and ended, the result, and whether it goes on.',
      ),
      columns: [
        {
          key: 'stage',
          heading: 'Stage',
          kind: 'choice',
          choices: ['1 practitioners', '2 managers', '3 senior or designated leads', '4 partnership'],
        },
        { key: 'began', heading: 'Began', kind: 'date' },
        { key: 'ended', heading: 'Ended', kind: 'date' },
        { key: 'who', heading: 'Who met', kind: 'text' },
        { key: 'result', heading: 'Result', kind: 'text' },
        { key: 'next', heading: 'Next stage, or the end', kind: 'text' },
      ],
    },
    {
      ...section(
        'end',
        'How it ended',
        'table',
        'professionals',
        'The written outcome, whether the person who raised it accepts it, who it was sent to, and what partners can learn.',
      ),
      columns: [
        { key: 'outcome', heading: 'Outcome', kind: 'text' },
        { key: 'date', heading: 'Date', kind: 'date' },
        {
          key: 'accepted',
          heading: 'Accepted by the person who raised it?',
          kind: 'choice',
          choices: ['yes', 'no', 'still open'],
        },
        { key: 'sent', heading: 'Sent to', kind: 'text' },
        { key: 'learning', heading: 'What partners can learn', kind: 'text' },
      ],
    },
    block.checks,
    own(block.dissent, {}),
    own(block.plan, { audience: 'professionals', required: 'optional' }),
    own(block.sign, { audience: 'professionals' }),
    block.dist,
  ],
}
