/** Core group (domain 2.0, 2.4; who signs: domain 7). */
import * as block from './blocks.ts'
import { own } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const coreGroup: TemplateData = {
  type: 'CG',
  version: '2026.11',
  name: 'Core group',
  shortName: 'Core group',
  purpose: 'Turn the outline plan into a working one, and drive it between conferences.',
  area: 'meetings',
  subTypes: ['first core group', 'later core group'],
  chairTitle: 'Chair',
  signs: ['Chair'],
  triggers: [
    { key: 'initialConference', label: 'Initial conference' },
    { key: 'lastCoreGroup', label: 'Last core group' },
    { key: 'previousMinutesIssued', label: 'Last minutes issued' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
    ...block.legalTriggers,
  ],
  decisionType: 'none',
  decisions: [],
  copies: ['internal', 'professionals', 'parent'],
  quorum: { csc: true, independentChair: false, otherAgencies: 1, family: true, source: 'LOCAL' },
  sections: [
    own(block.hdr, {
      guidance:
        'Date, start and end, place, who chairs and who takes the minutes, and in one line why there is a plan.',
    }),
    block.kids,
    block.attend,
    block.confid,
    own(block.childVoice, {
      heading: 'The child since last time',
      guidance:
        'Seen when, by whom, alone or why not. Their own words, or what they showed. An ordinary day and night now, and what changed because of what they told us.',
    }),
    own(block.prevAct, { heading: 'The plan, goal by goal' }),
    block.wnb,
    own(block.newEvents, {
      heading: 'Incidents and new information',
      guidance: 'What has happened since last time, with dates: incidents, referrals, moves, new adults.',
    }),
    own(block.familyViews, {
      heading: 'Family’s view of the plan',
      guidance:
        'Each person on their own: what helps, what does not, what they cannot do and why. If somebody is not here, say how their view was sought.',
    }),
    {
      key: 'detail',
      heading: 'Detailed plan',
      kind: 'entries',
      required: { when: 'first core group' },
      audience: 'shared',
      guidance:
        'At the first meeting the outline plan becomes a working one: for each worry the goal, how it is today, what will be seen and by whom, and by when. The actions themselves stand under Plan and actions.',
    },
    own(block.analysis, {
      heading: 'Is the child safer? What tells us so?',
      guidance:
        'Evidence of change in the child’s life. That somebody attended is not evidence. What is still unknown?',
    }),
    block.checks,
    {
      key: 'tellChair',
      heading: 'Anything the chair must know now',
      kind: 'entries',
      required: 'optional',
      audience: 'professionals',
      guidance:
        'New harm, a plan that is not working, a member who has been missing twice. Say who tells the conference chair, and today.',
    },
    block.dissent,
    own(block.plan, {
      guidance:
        'Who does exactly what, by which date, and how we will know that it helped the child. The updated plan goes to every member.',
    }),
    block.contingency,
    own(block.next, { guidance: 'The next core group within four to six weeks, and visits before then.' }),
    block.sign,
    block.dist,
  ],
}
