/**
 * Escalation record (domain 2.0, 2.13; seed 1.4): one professional disagreement followed to an end. Its first row under
 * Disagreement is what it follows; its stages and its end say how that goes on (`shared/minutes/disagreement.ts`).
 */
import { stageNames } from '../minutes/disagreement.ts'
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
        'For each stage: when it began, who leads and who met, the result, and whether it goes on. A time counts where a child is unsafe. A date that was set goes before the usual length.',
      ),
      columns: [
        {
          key: 'stage',
          heading: 'Stage',
          kind: 'choice',
          choices: [...stageNames],
        },
        { key: 'began', heading: 'Began', kind: 'date' },
        { key: 'beganAt', heading: 'At', kind: 'time' },
        { key: 'lead', heading: 'Who leads', kind: 'text' },
        { key: 'due', heading: 'To be settled by', kind: 'date' },
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
        'The written outcome, when it went to everybody and to whom, whether the person who raised it accepts it, and what partners can learn. One that is not accepted goes to the next stage; the next outcome is one more line.',
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
        { key: 'sentOn', heading: 'Sent to everybody on', kind: 'date' },
        { key: 'sent', heading: 'Sent to', kind: 'text' },
        { key: 'learning', heading: 'What partners can learn', kind: 'text' },
      ],
    },
    block.checks,
    own(block.dissent, {
      required: 'required',
      guidance:
        'Whose disagreement this record follows, in their own words. Stages and how it ended stand above; they are not written twice.',
    }),
    own(block.plan, { audience: 'professionals', required: 'optional' }),
    own(block.sign, { audience: 'professionals' }),
    block.dist,
  ],
}
