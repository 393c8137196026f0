/** Professionals' or forum meeting, GP safeguarding forum notes among them (domain 2.0, 2.13). */
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const professionals: TemplateData = {
  type: 'PROF',
  version: '2026.11',
  name: 'Professionals’ meeting',
  shortName: 'Professionals’ meeting',
  purpose:
    'Agencies meet without the family, or a practice’s safeguarding forum. It takes no decision about the case.',
  area: 'meetings',
  family: 'perhaps',
  subTypes: ['professionals’ meeting', 'GP safeguarding forum'],
  chairTitle: 'Named lead',
  signs: ['Named lead'],
  triggers: [],
  decisionType: 'none',
  decisions: [],
  copies: ['internal', 'professionals'],
  sections: [
    own(block.hdr, { audience: 'professionals' }),
    own(block.attend, { audience: 'professionals' }),
    own(block.confid, { audience: 'professionals' }),
    section(
      'whyWithout',
      'Why the family is not present',
      'entries',
      'professionals',
      'The reason, and who tells the family about this meeting and when. If telling them is unsafe, say why.',
    ),
    own(block.agencyInfo, {
      audience: 'professionals',
      guidance:
        'What each agency saw or has on record, with dates. No decision that belongs to another meeting is taken here.',
    }),
    block.checks,
    block.dissent,
    own(block.plan, { audience: 'professionals' }),
    own(block.next, { audience: 'professionals' }),
    own(block.sign, { audience: 'professionals' }),
    block.dist,
  ],
}
