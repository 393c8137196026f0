/** Management oversight note: a short decision outside a meeting (domain 2.0, 2.13). */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const managementNote: TemplateData = {
  type: 'MGMT',
  version: '2026.11',
  name: 'Management oversight note',
  shortName: 'Management note',
  purpose: 'Write down a decision made outside a meeting, the same day.',
  area: 'meetings',
  subTypes: [],
  chairTitle: 'Manager',
  chairLevels: ['TM', 'SM', 'HoS'],
  signs: [
    'Worker',
    'Manager',
    'Service manager, when a check was overridden or the history repeats',
    'Head of Service, if referred',
  ],
  triggers: [],
  decisionType: 'management',
  decisions: [...decisionValues.management],
  copies: ['internal'],
  sections: [
    own(block.hdr, { audience: 'council', guidance: 'Date and time of the decision, and who made it.' }),
    own(block.kids, { audience: 'council' }),
    own(block.attend, {
      heading: 'Who was asked',
      audience: 'council',
      required: 'optional',
      guidance: 'Anyone you spoke with before you decided.',
    }),
    {
      ...section(
        'mgmt',
        'Facts known and reasoning',
        'entries',
        'council',
        'In your own words: what you know and from whom, what persuades you, what worries you, and what would change your mind.',
      ),
    },
    block.checks,
    own(block.dec, {
      heading: 'Direction',
      audience: 'council',
      guidance: 'What you direct for each child, and why.',
    }),
    own(block.plan, { audience: 'council' }),
    own(block.sign, { audience: 'council' }),
  ],
}
