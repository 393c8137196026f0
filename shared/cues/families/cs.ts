/** Signs that ask whether sexual abuse has been thought about (rule R-CS). Neutral in tone; never quietened. */
import type { CueList } from '../definition.ts'

export const cs: CueList = {
  family: 'CS',
  name: 'Possible sexual abuse',
  cues: [
    {
      id: 'CS-01',
      pattern: String.raw`\b(?:bed-?wetting|wet(?:s|ting)? (?:the bed|herself|himself)|enuresis|soil(?:s|ed|ing)|encopresis|smear(?:s|ed|ing))\b`,
      question: 'New or long-standing? Medical cause looked for? Sexual abuse thought about as well?',
      matches: ['Ellie began wetting herself at school.', 'She has started soiling and smearing.'],
      passes: ['His shoes were wet.', 'There was soil on the step.'],
    },
    {
      id: 'CS-02',
      pattern: String.raw`\b(?:sexuali[sz]ed|age[- ]inappropriate sexual|masturbat\w{1,8}|explicit (?:drawing|language|images?))`,
      question: 'Brook tool used? Where could the child have learned it?',
      matches: ['School described sexualised play.', 'He made an explicit drawing.'],
      passes: ['The plan is explicit about dates.', 'She made a drawing of the dog.'],
    },
    {
      id: 'CS-03',
      pattern: String.raw`\b(?:sexually transmitted|genital|vaginal|anal|recurrent (?:uti|urinary))\b`,
      question: 'Paediatric advice sought? Open R-CS.',
      matches: [
        'She has had recurrent UTIs treated as recurrent urinary infection.',
        'There is genital soreness.',
      ],
      passes: ['The analysis is below.', 'A canal runs behind the flats.'],
    },
    {
      id: 'CS-04',
      pattern: String.raw`\b(?:registered sex offender|sexual harm prevention order|SHPO|risk to children|sex offender disclosure)\b`,
      question: 'What contact, who supervises, who checks?',
      matches: ['He is a registered sex offender.', 'He may pose a risk to children.'],
      passes: ['He is registered with a dentist.', 'The register was taken.'],
    },
    {
      id: 'CS-05',
      pattern: String.raw`\b(?:(?:does not|doesn't|did not|didn't) want to go home|don't like it when|frightened (?:of|at)|scared (?:of|to)|afraid (?:of|to))\b`,
      question: 'Of whom or what? Ask what could explain this, including sexual abuse.',
      saysNo: true,
      matches: [
        'She does not want to go home when only Lee is there.',
        'I don’t like it when it is just Lee.',
      ],
      passes: ['She wants to go home.', 'He likes it when it snows.'],
    },
    {
      id: 'CS-06',
      pattern: String.raw`\b(?:self[- ]harm\w{0,8}|overdose|goes? missing|nightmares|sleep(?:s|ing) in (?:his|her) clothes|very quiet|withdrawn)\b`,
      question: 'What might the child be showing us that they cannot say?',
      matches: ['He has been sleeping in his clothes.', 'She has become very quiet.'],
      passes: ['He sleeps in his own room.', 'The road is quiet.'],
    },
    {
      id: 'CS-07',
      pattern: String.raw`\b(?:secret game|special (?:friend|game|time)|gifts? from|sleeps? in (?:the same|his|her) bed|shares? a bed)\b`,
      question: 'Who, when, who else knows? Open R-CS and R-CR.',
      matches: ['She told staff that grandad has a secret game.', 'He shares a bed with his uncle.'],
      passes: ['He has his own bed.', 'She plays games on a tablet.'],
    },
  ],
}
