/**
 * Individual case supervision (domain 2.8). It makes two documents: the case record for the child's file, and the
 * personal record of the worker, which never goes there. Headings follow Kolb's cycle: experience, reflection,
 * analysis, action.
 */
import * as block from './blocks.ts'
import { own } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const supCase: TemplateData = {
  type: 'SUP_CASE',
  version: '2026.11',
  name: 'Individual case supervision',
  shortName: 'Case supervision',
  purpose: 'Reflect on one family’s work, decide, and direct it.',
  area: 'supervision',
  subTypes: [],
  chairTitle: 'Supervisor',
  chairLevels: ['TM', 'SM', 'HoS'],
  signs: ['Supervisor', 'Worker'],
  triggers: [
    { key: 'lastCaseSupervision', label: 'Case last discussed in supervision' },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
    { key: 'nqswStarted', label: 'Newly qualified worker: started in the role' },
    {
      key: 'nqswLastSession',
      label: 'Newly qualified worker: last session of supervision',
      when: { trigger: 'nqswStarted' },
    },
    ...block.legalTriggers,
  ],
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
      audience: 'council',
      guidance: 'Date, start and end, supervisor and worker, and when this case was last discussed.',
    }),
    own(block.prevAct, {
      audience: 'council',
      guidance: 'Settle every direction from last time. Was the date met, and what changed for the child?',
    }),
    own(block.childVoice, {
      heading: 'The child: last seen, alone, what life is like now',
      audience: 'council',
      guidance:
        'The supervisor asks about the child first. When last seen, by whom, alone or why not; their words or what they showed; an ordinary day and night now.',
    }),
    {
      key: 'experience',
      heading: 'What has happened since last time',
      kind: 'entries',
      required: 'required',
      audience: 'council',
      guidance: 'Facts and dates, before anyone says what they mean.',
    },
    {
      key: 'reflection',
      heading: 'Feelings, assumptions, values, what you avoid',
      kind: 'entries',
      required: 'required',
      audience: 'supervision',
      guidance:
        'What this family stirs up, what you may be assuming, and what you find yourself avoiding. Not a comment on performance. Put a short summary for the child’s file in an entry of its own, and set it to Inside the council.',
    },
    own(block.analysis, {
      heading: 'What sense do we make of it? Other explanations?',
      audience: 'council',
    }),
    own(block.chron, {
      heading: 'Pattern in the chronology',
      audience: 'council',
      guidance: 'The supervisor confirms that the chronology has been read, and says what pattern it shows.',
    }),
    own(block.wnb, { heading: 'Missed appointments', audience: 'council' }),
    own(block.checks, {
      heading: 'Curiosity, compliance, optimism, learning',
      guidance:
        'Answer each question together, with what shows it and where that comes from. What stays open is listed before signing.',
    }),
    {
      key: 'risk',
      heading: 'Risk now, high-risk history, threshold',
      kind: 'entries',
      required: 'required',
      audience: 'council',
      guidance:
        'How safe each child is today and why you think so. Earlier concerns of the same kind. Is this still the right level of plan?',
    },
    own(block.legal, { heading: 'Court or pre-proceedings progress', audience: 'council' }),
    own(block.dissent, {
      audience: 'council',
      guidance:
        'Who disagrees and about what, in their own words. Whether they want it noted or escalated is theirs to say.',
    }),
    own(block.plan, {
      heading: 'Directions',
      audience: 'council',
      guidance: 'What is to be done, why, by when, and who checks that it was.',
    }),
    {
      key: 'wellbeing',
      heading: 'Worker’s wellbeing, workload, development',
      kind: 'entries',
      required: 'optional',
      audience: 'supervision',
      guidance:
        'How the worker is, what the workload is like, and what would help. Kept out of the child’s file.',
    },
    own(block.next, { audience: 'council', guidance: 'The next session, and visits before then.' }),
    own(block.sign, {
      audience: 'council',
      guidance: 'Supervisor and worker both sign. The worker may add a comment.',
    }),
  ],
}
