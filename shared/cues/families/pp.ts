/** Police at the home: were their powers to protect considered? (rule R-PP) */
import type { CueList } from '../definition.ts'

export const pp: CueList = {
  family: 'PP',
  name: 'Police powers',
  cues: [
    {
      id: 'PP-01',
      pattern: String.raw`\bpolice\b.{0,140}\b(?:found|squal(?:or|id)|conditions|removed|attended)\b|\b(?:police protection|powers? of protection|section 46)\b`,
      question: 'Were police powers considered? Complete R-PP.',
      matches: ['Police attended 14 Larch Court.', 'The children were taken into police protection.'],
      passes: ['DC Holt works for the police.', 'Section 47 enquiries began.'],
    },
  ],
}
