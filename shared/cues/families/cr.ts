/** Possible crime against or in front of a child (rule R-CR; CR-06 also R-ME). Asked, never asserted; never quietened. */
import type { CueList } from '../definition.ts'

export const cr: CueList = {
  family: 'CR',
  name: 'Possible crime',
  cues: [
    {
      id: 'CR-01',
      pattern: String.raw`\b(?:hit|hits|hitting|punch(?:ed|es|ing)|kick(?:ed|s|ing)|slap(?:ped|s|ping)|smack(?:ed|s|ing)|beat(?:en|s|ing)?|burn(?:t|ed)|strangl(?:ed|es|ing)|chok(?:ed|ing)|shook|shaken|pushed|dragged|threw)\b`,
      question: 'Is this an allegation about a child or in front of a child? If yes open R-CR now.',
      matches: ["Ellie said Lee 'hit me with the belt'.", 'Stuart pushed him against the fridge.'],
      passes: ['He plays the drums.', 'The meeting was put off.'],
    },
    {
      id: 'CR-02',
      pattern: String.raw`\b(?:rap(?:e|ed)|sexual(?:ly)? (?:assault(?:ed)?|abus(?:e|ed|ing)|touch(?:ed|ing))|indecent (?:image|photo|exposure)s?|touched (?:her|him|me) (?:under|on|down)|groom(?:ed|ing)|exposed himself)\b`,
      question: 'Allegation of a sexual offence. Open R-CR and R-CS now.',
      matches: ['She said he touched her under her clothes.', 'Indecent images were found.'],
      passes: ['The bridegroom was late.', 'She was touched by the card.'],
    },
    {
      id: 'CR-03',
      pattern: String.raw`\b(?:knife|machete|gun|weapon|threat(?:s|en|ens|ened|ening)? to (?:kill|hurt|harm|stab|burn))\b`,
      question: 'Were children present? Open R-CR now.',
      matches: ['He threatened to stab her.', 'There was a kitchen knife on the stairs.'],
      passes: ['The school is under threat of closure.', 'He had begun to talk.'],
    },
    {
      id: 'CR-04',
      pattern: String.raw`\b(?:left (?:home )?alone|home alone|locked (?:in|out)|drug dealing|cannabis (?:grow|farm|plants)|drink[- ]driv(?:e|ing))\b`,
      question: 'Could this be an offence against or affecting a child? Open R-CR.',
      matches: ['The boys were left alone overnight.', 'He was locked in.'],
      passes: ['She was seen alone.', 'The door has a lock.'],
    },
    {
      id: 'CR-05',
      pattern: String.raw`\b(?:disclos(?:ed|ure|es)|alleg(?:ed|es|ation|ations)|told (?:her|his|the|a) (?:teacher|teaching assistant|school|friend|nurse)|asked me not to tell|secret game)\b`,
      question: 'Whose words, said when, to whom? Has it been referred?',
      saysNo: true,
      matches: ['He asked me not to tell.', 'Ellie told a teaching assistant.'],
      passes: ['He told a joke.', 'The school is closed.'],
    },
    {
      id: 'CR-06',
      pattern: String.raw`\b(?:bruis(?:e|es|ed|ing)|fractur(?:e|es|ed)|black eye|bite mark|scald(?:ed)?|hand ?print|red mark|unexplained (?:mark|injur(?:y|ies)))\b`,
      question: 'Has a paediatrician been asked? Open R-ME.',
      matches: [
        'There was a bruise along his jaw.',
        'A red mark on the back of her thigh.',
        'Three fractures.',
      ],
      passes: ['Her marks in maths are good.', 'He has brown eyes.'],
    },
    {
      id: 'CR-07',
      pattern: String.raw`\b(?:domestic (?:abuse|violence|incident)|assault(?:ed)?|coerci(?:ve|on)|stalk(?:ed|ing)|harass(?:ed|ment)|breach(?:ed)? (?:of )?(?:bail|order))\b`,
      question: 'What did the child see, hear or live with? Referred to police? Safety of the other parent?',
      matches: ['Domestic abuse is in the past.', 'A mother living with coercion.'],
      passes: ['The domestic bills are paid.', 'He ordered a taxi.'],
    },
    {
      id: 'CR-08',
      pattern: String.raw`\b(?:county lines|exploit(?:ed|ation)|traffick(?:ed|ing)|FGM|forced marriage|honour[- ]based)\b`,
      question: 'Open R-CR; separate statutory duties may apply.',
      matches: ['There is a worry about county lines.', 'FGM was raised.'],
      passes: ['Traffic was heavy.', 'He lives in the next county.'],
    },
  ],
}
