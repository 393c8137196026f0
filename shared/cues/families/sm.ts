/** An action without an edge: no owner, no date, nothing to see when it is done (rule R-SM). */
import type { CueList } from '../definition.ts'

export const sm: CueList = {
  family: 'SM',
  name: 'Vague actions',
  general: { id: 'SM-00', question: 'Who, what exactly, by which date, and how will we know it helped?' },
  cues: [
    {
      id: 'SM-01',
      pattern: String.raw`\b(?:continue to|to (?:engage|monitor|support|encourage|liaise|keep an eye)|ongoing|as (?:needed|appropriate|required)|asap|tbc)\b`,
      question: 'Who, what exactly, by which date, and how will we know it helped?',
      matches: ['Social worker to monitor home conditions.', 'Kerry to rebook asthma clinic asap.'],
      passes: [
        'Siobhan Greaves will weigh Wren each Thursday in clinic until 29 October.',
        'They went to the park.',
      ],
    },
  ],
}
