/**
 * Self-report: a fact that matters for safety and rests only on a carer's word (rule R-DC). Pattern DC-01 of domain
 * 3.2. Never raised on a child's own words.
 */
import type { CueList } from '../definition.ts'

export const sr: CueList = {
  family: 'SR',
  name: "A carer's word alone",
  general: {
    id: 'SR-00',
    question: 'This is an account. What independent sighting, record or person supports or contradicts it?',
  },
  cues: [
    {
      id: 'SR-01',
      pattern: String.raw`{carer}[^.;]{0,20}\b(?:says?|said|states?|stated|reports?|reported|claims?|claimed|den(?:y|ies|ied)|insist(?:s|ed)|assur(?:es|ed)|explained)\b`,
      question: 'This is an account. What independent sighting, record or person supports or contradicts it?',
      saysNo: true,
      matches: [
        'Mum explained that the car had broken down.',
        { text: 'Lee stated that he was at work.', context: { carers: ['Lee Pruett', 'Lee'] } },
        { text: 'Zoë said the gate is always shut.', context: { carers: ['Zoë'] } },
      ],
      passes: [
        'The school nurse reported a weight of 14 kg.',
        { text: 'We will said nothing more.', context: { carers: ['Will'] } },
        { text: 'My mum said I must be good.', context: { speaker: 'child' } },
        { text: "Ellie said 'mum says I tell lies'.", context: { children: ['Ellie'] } },
        {
          text: 'Ellie told her teacher that dad promised to stop and mum said nothing.',
          context: { children: ['Ellie'] },
        },
        { text: 'Jacob came in late. He said mum said not to tell.', context: { children: ['Jacob'] } },
      ],
    },
  ],
}
