/** A child whose voice was not heard, with a reason that asks for more (rule R-VC). */
import type { CueList } from '../definition.ts'

export const vo: CueList = {
  family: 'VO',
  name: "The child's voice",
  general: {
    id: 'VO-00',
    question: 'Who heard this from the child, when and how, and in which words or behaviour?',
  },
  cues: [
    {
      id: 'VO-01',
      pattern: String.raw`\b(?:too young to|unable to (?:gain|obtain|get) (?:her|his|their) (?:views?|wishes)|non-?verbal|asleep for most)\b`,
      question:
        'What did you see the child do, with whom, and what might it mean? When will they be seen properly?',
      saysNo: true,
      matches: ['He is too young to share detailed views.', 'Wren was asleep for most of the visit.'],
      passes: ['She drew her house and named who lives there.', 'He sleeps for two hours after lunch.'],
    },
  ],
}
