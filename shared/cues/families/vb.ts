/** Words that put blame on a child. A prompt only. */
import type { CueList } from '../definition.ts'

export const vb: CueList = {
  family: 'VB',
  name: 'Blaming words',
  general: { id: 'VB-00', question: 'This wording places blame on a child. What was done to them, by whom?' },
  cues: [
    {
      id: 'VB-01',
      pattern: String.raw`\b(?:promiscuous|streetwise|attention[- ]seeking|beyond (?:parental )?control|lifestyle choice|puts? (?:herself|himself|themselves) at risk)\b`,
      question: 'This wording places blame on a child. What was done to them, by whom?',
      matches: ['She is streetwise and puts herself at risk.', 'It is attention-seeking.'],
      passes: ['He was given drugs by an adult.', 'She asked for attention to her knee.'],
    },
  ],
}
