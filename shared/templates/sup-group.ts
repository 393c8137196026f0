/**
 * Group reflective supervision (domain 2.9). Three outputs: an extract for the child's file, a learning note without
 * any identifying detail, and the personal record.
 */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const supGroup: TemplateData = {
  type: 'SUP_GROUP',
  version: '2026.11',
  name: 'Group reflective supervision',
  shortName: 'Group supervision',
  purpose: 'Think together about a stuck or risky case. The accountable manager decides.',
  area: 'supervision',
  subTypes: [],
  chairTitle: 'Facilitator',
  signs: ['Facilitator', 'Accountable manager', 'The presenter confirms the facts'],
  triggers: [
    { key: 'lastGroupSupervision', label: 'Last group session of this team' },
    { key: 'lastCaseSupervision', label: 'Case last discussed in supervision' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
  ],
  decisionType: 'management',
  decisions: [...decisionValues.group],
  copies: ['case record', 'learning note', 'personal record'],
  quorum: {
    csc: false,
    independentChair: false,
    otherAgencies: 0,
    family: false,
    people: 4,
    mostPeople: 10,
    accountableManager: true,
    source: 'LOCAL',
  },
  sections: [
    own(block.hdr, {
      heading: 'Session details',
      audience: 'council',
      guidance:
        'Date, start and end, who facilitates and who writes, and when this team last met as a group.',
    }),
    own(block.attend, {
      heading: 'Who took part',
      audience: 'council',
      guidance: 'Four to ten people, and the accountable manager before any action is fixed.',
    }),
    {
      ...section(
        'roles',
        'Roles',
        'table',
        'council',
        'Who presents, facilitates, observes and plans the actions, and who is the accountable manager.',
      ),
      columns: [
        {
          key: 'role',
          heading: 'Role',
          kind: 'choice',
          choices: ['presenter', 'facilitator', 'observer', 'action planner', 'accountable manager'],
        },
        { key: 'person', heading: 'Who', kind: 'person' },
      ],
    },
    section(
      'ground',
      'Ground rules and model',
      'entries',
      'council',
      'How the group works today: which model, what stays in the room, what goes on the child’s file, and that anyone may stop and ask.',
    ),
    own(block.prevAct, { audience: 'council', required: 'optional' }),
    section(
      'dilemma',
      'What the presenter wants help with',
      'entries',
      'council',
      'One question. What are you stuck on, and what would help look like?',
    ),
    section(
      'experience',
      'The facts',
      'entries',
      'council',
      'Facts only, in about ten minutes: dates, who saw what. No explanations yet.',
    ),
    {
      ...own(block.chron, {
        heading: 'Chronology read aloud',
        audience: 'council',
        guidance:
          'Read it aloud, oldest first. What repeats? What is missing, and for how long was nobody there?',
      }),
      key: 'history',
    },
    own(block.childVoice, {
      heading: 'The child in the room',
      audience: 'council',
      guidance:
        'What would this child say to the group? When were they last seen, by whom, alone? An ordinary day and night now.',
    }),
    section(
      'reflection',
      'Feelings, bias and the mood of the team',
      'entries',
      'supervision',
      'What this family stirs up in us, whom we like and whom we avoid, and what that may hide. In the extract it is the group’s, never one person’s: put that in an entry set to Inside the council.',
    ),
    {
      ...section(
        'hypotheses',
        'Competing explanations',
        'table',
        'council',
        'At least two explanations that cannot both be right, with what speaks for and against each, and what would tell them apart.',
      ),
      columns: [
        { key: 'hypothesis', heading: 'Explanation', kind: 'text' },
        { key: 'for', heading: 'Speaks for it', kind: 'text' },
        { key: 'against', heading: 'Speaks against it', kind: 'text' },
        { key: 'test', heading: 'What would tell', kind: 'text' },
      ],
    },
    own(block.checks, {
      heading: 'Over-optimism and disguised compliance challenge',
      guidance:
        'Answer each question together, with what shows it and where that comes from. What stays open is listed before signing.',
    }),
    section(
      'groupView',
      'Group’s view',
      'entries',
      'council',
      'What the group thinks and advises. It is advice, not a decision about the case.',
    ),
    own(block.dec, {
      heading: 'Accountable manager’s decision',
      audience: 'council',
      guidance:
        'The manager decides, with reasons, apart from the group’s view. Only a manager can fix actions.',
    }),
    own(block.dissent, {
      audience: 'council',
      guidance:
        'Who disagrees and about what, in their own words. Whether they want it noted or escalated is theirs to say.',
    }),
    own(block.plan, { heading: 'Actions', audience: 'council' }),
    section(
      'learning',
      'Learning for the team or service',
      'entries',
      'learning',
      'What others can learn. No name, age, place, date or anything else that tells which family or worker it was.',
    ),
    section(
      'personal',
      'Effect on workers',
      'entries',
      'supervision',
      'How people are, and what they need. Kept out of the child’s file.',
      'optional',
    ),
    own(block.next, {
      audience: 'council',
      guidance: 'The next session, and who brings back what became of this.',
    }),
    own(block.sign, { audience: 'council', guidance: 'Facilitator and accountable manager sign.' }),
  ],
}
