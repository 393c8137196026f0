/** Signs of neglect (rule R-NT). */
import type { CueList } from '../definition.ts'

export const ng: CueList = {
  family: 'NG',
  name: 'Neglect',
  cues: [
    {
      id: 'NG-01',
      pattern: String.raw`\b(?:hungry|no (?:food|bed|bedding|heating|covers)|dirty|unwashed|head ?lice|nits|squal(?:or|id)|faeces|dog mess|infest(?:ed|ation)|mould|shoes are too small|inappropriate cloth(?:es|ing))\b`,
      question: 'Has a neglect tool been completed? What is it like for the child?',
      saysNo: true,
      matches: ['Both are often hungry.', 'There was no bedding for Tobias.'],
      passes: ['There was food in the fridge.', 'He has new shoes.'],
    },
    {
      id: 'NG-02',
      pattern: String.raw`\b(?:tooth decay|decayed teeth|weight (?:has (?:gone|dropped|fallen)|loss)|losing weight|faltering growth|underweight|immunisations? (?:is|are) incomplete|untreated)\b`,
      question: 'Possible medical neglect: who is tracking it, and what is the harm?',
      matches: ['She has visible tooth decay.', "Wren's weight has gone from the 25th centile to the 9th."],
      passes: ['His weight follows the 50th centile.', 'She brushed her teeth.'],
    },
    {
      id: 'NG-03',
      pattern: String.raw`\b(?:unsupervised|late most days|out after dark|caring for (?:his|her) (?:brother|sister)s?|attendance (?:is|was) (?:at )?[0-8]\d%)`,
      question: 'Who is in charge of the child at these times?',
      matches: ['Mae is dropped off late most days.', "Ellie's attendance is 81%."],
      passes: ['His attendance is 97%.', 'She was on time every day.'],
    },
  ],
}
