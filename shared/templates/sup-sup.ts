/** Supervision of supervisors, conference chairs included (domain 2.10; who signs: domain 7). About no one family. */
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const supSup: TemplateData = {
  type: 'SUP_SUP',
  version: '2026.11',
  name: 'Supervision of supervisors',
  shortName: 'Supervision of supervisors',
  purpose: 'Oversee how managers and chairs supervise, decide and challenge.',
  area: 'supervision',
  family: 'none',
  subTypes: ['practice supervisor', 'team manager', 'conference chair'],
  chairTitle: 'Supervisor',
  chairLevels: ['SM', 'HoS', 'QA'],
  signs: ['Supervisor', 'Supervisee'],
  triggers: [{ key: 'lastSupervision', label: 'Last session with this supervisor or chair' }],
  decisionType: 'none',
  decisions: [],
  copies: ['case record', 'personal record'],
  quorum: {
    csc: false,
    independentChair: false,
    otherAgencies: 0,
    family: false,
    people: 2,
    source: 'LOCAL',
  },
  sections: [
    own(block.hdr, {
      heading: 'Session details',
      audience: 'supervision',
      guidance: 'Date, start and end, supervisor and supervisee, and when the last session was.',
    }),
    own(block.attend, {
      heading: 'Who took part',
      audience: 'supervision',
      guidance: 'The two of you. Anyone else only if both agree.',
    }),
    own(block.prevAct, { audience: 'supervision' }),
    {
      ...section(
        'compliance',
        'Supervision in their team: done on time, missed and why',
        'table',
        'council',
        'For each worker of the team: sessions due, held on time, missed, and the reason given.',
      ),
      columns: [
        { key: 'team', heading: 'Worker or team', kind: 'text' },
        { key: 'due', heading: 'Due', kind: 'text' },
        { key: 'onTime', heading: 'Held on time', kind: 'text' },
        { key: 'missed', heading: 'Missed', kind: 'text' },
        { key: 'why', heading: 'Why', kind: 'text' },
      ],
    },
    {
      ...section(
        'sample',
        'Records read together',
        'table',
        'council',
        'Two or more. Was the child present in it? Was there reflection? Was there challenge? Give an example, not a mark.',
      ),
      columns: [
        { key: 'caseRef', heading: 'Case reference', kind: 'text' },
        { key: 'child', heading: 'Was the child present in it?', kind: 'text' },
        { key: 'reflection', heading: 'Was there reflection?', kind: 'text' },
        { key: 'challenge', heading: 'Was there challenge?', kind: 'text' },
      ],
    },
    {
      ...section(
        'highRisk',
        'High-risk and historical cases',
        'table',
        'council',
        'Each open high-risk history review, and its next step.',
      ),
      columns: [
        { key: 'caseRef', heading: 'Case reference', kind: 'text' },
        { key: 'stage', heading: 'Where it stands', kind: 'text' },
        { key: 'next', heading: 'Next step, by when', kind: 'text' },
      ],
    },
    section(
      'wider',
      'The wider picture on high-risk cases',
      'entries',
      'council',
      'What are other agencies seeing that the file does not show? Who has been asked, and what was done about it?',
    ),
    {
      ...section(
        'overrides',
        'Overrides and closures approved',
        'table',
        'council',
        'Each check set aside and each closure approved since last time. Does a reason come back?',
      ),
      columns: [
        { key: 'caseRef', heading: 'Case reference', kind: 'text' },
        { key: 'what', heading: 'What was approved', kind: 'text' },
        { key: 'reason', heading: 'Reason given', kind: 'text' },
        { key: 'view', heading: 'What we think of it now', kind: 'text' },
      ],
    },
    section(
      'challenge',
      'How optimism is challenged',
      'entries',
      'supervision',
      'One example of challenging a hopeful view. Which escalations were raised, and which were avoided, and why?',
    ),
    {
      ...section(
        'chairing',
        'For chairs: quorum, late minutes, dissent, families’ feedback',
        'table',
        'council',
        'What the figures and the families say about conferences chaired since last time.',
        { when: 'a conference chair is supervised' },
      ),
      columns: [
        { key: 'what', heading: 'What', kind: 'text' },
        { key: 'shows', heading: 'What it shows', kind: 'text' },
        { key: 'next', heading: 'What happens now', kind: 'text' },
      ],
    },
    own(block.checks, {
      heading: 'Required checks',
      guidance: 'Answer each question together, with an example. What stays open is listed before signing.',
    }),
    section(
      'learningReviews',
      'Learning from reviews used with the team',
      'entries',
      'council',
      'Which theme, with whom, and one example of practice that changed because of it.',
    ),
    section(
      'wellbeing',
      'Wellbeing',
      'entries',
      'supervision',
      'How you are, what the load is like, and what would help. Kept out of every file.',
      'optional',
    ),
    section(
      'development',
      'Development',
      'entries',
      'supervision',
      'What you want to get better at, and how that will happen.',
      'optional',
    ),
    own(block.dissent, {
      audience: 'council',
      guidance:
        'Who disagrees and about what, in their own words. Whether they want it noted or escalated is theirs to say.',
    }),
    own(block.plan, { heading: 'Actions', audience: 'supervision' }),
    own(block.next, {
      audience: 'council',
      guidance: 'The next session, and what each of you brings to it.',
    }),
    own(block.sign, { audience: 'council', guidance: 'Supervisor and supervisee both sign.' }),
  ],
}
