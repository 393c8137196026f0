/** Court and pre-proceedings (rule R-LP). */
import type { CueList } from '../definition.ts'

export const lp: CueList = {
  family: 'LP',
  name: 'Legal progress',
  cues: [
    {
      id: 'LP-01',
      pattern: String.raw`\b(?:PLO|pre-?proceedings|letter before proceedings|legal planning|care proceedings|interim care order|supervision order|final hearing)\b`,
      question: 'Complete R-LP: stage, week number, delay, who was told.',
      matches: ['The PLO letter went out in May.', 'Care proceedings were issued.'],
      passes: ['The exploration of options continues.', 'A non-molestation order is in force.'],
    },
  ],
}
