/** Disagreement that needs that person's own words and their choice about escalation (rule R-ES). */
import type { CueList } from '../definition.ts'

export const es: CueList = {
  family: 'ES',
  name: 'Disagreement',
  cues: [
    {
      id: 'ES-01',
      pattern: String.raw`\b(?:(?:do|does|did|is|are) not agree|(?:don't|doesn't|didn't) agree|disagree(?:s|d|ment)?|dissent(?:s|ed)?|different view|unhappy with the (?:decision|plan))\b`,
      question: "Record it in the person's words and their choice about escalation.",
      saysNo: true,
      matches: ['School does not agree with closing.', 'Ms Greaves disagrees.'],
      passes: ['All professionals agreed.', 'The view from the flat is of the park.'],
    },
  ],
}
