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
    {
      id: 'PP-02',
      pattern: String.raw`\b(?:found|discovered)\b[^.;]{0,60}\b(?:in|amid|among)\b[^.;]{0,30}\b(?:dangerous|unsafe|unfit|squalid|squalor|filthy|hazardous|uninhabitable)\b|\bunfit for (?:human habitation|(?:a |the )?(?:baby|child(?:ren)?))\b`,
      question: 'Were the police called, and were their powers considered? Complete R-PP.',
      matches: [
        'The children were found living in filthy conditions.',
        'The paramedics found the baby in unsafe conditions.',
        'The home was unfit for children.',
      ],
      passes: [
        'The housing officer found the flat clean and safe.',
        'A safe place to play was found for the children.',
        'Ben is not fit for school today.',
      ],
    },
  ],
}
