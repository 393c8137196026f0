/**
 * Apparent co-operation: a carer's account, a promise, contact that is moved or controlled (rule R-DC).
 * Never raised on a child's own words: what a child tells us is not suspect.
 */
import type { CueList } from '../definition.ts'

export const dc: CueList = {
  family: 'DC',
  name: 'Disguised compliance',
  general: {
    id: 'DC-00',
    question: 'What has changed for the child, and who has seen it when nobody was expected?',
  },
  cues: [
    {
      id: 'DC-01',
      pattern: String.raw`{carer}[^.;]{0,20}\b(?:says?|said|states?|stated|reports?|reported|claims?|claimed|den(?:y|ies|ied)|insist(?:s|ed)|assur(?:es|ed)|explained)\b`,
      question: 'This is an account. What independent sighting, record or person supports or contradicts it?',
      noSign: true,
      saysNo: true,
      matches: [
        'Mum explained that the car had broken down.',
        { text: 'Lee stated that he was at work.', context: { carers: ['Lee Pruett', 'Lee'] } },
        { text: 'Zoë said the gate is always shut.', context: { carers: ['Zoë'] } },
      ],
      passes: [
        'The school nurse reported a weight of 14 kg.',
        { text: 'We will said nothing more.', context: { carers: ['Will'] } },
        { text: 'My mum said I must be good.', context: { speaker: 'child' } },
        { text: "Ellie said 'mum says I tell lies'.", context: { children: ['Ellie'] } },
        {
          text: 'Ellie told her teacher that dad promised to stop and mum said nothing.',
          context: { children: ['Ellie'] },
        },
        { text: 'Jacob came in late. He said mum said not to tell.', context: { children: ['Jacob'] } },
      ],
    },
    {
      id: 'DC-02',
      pattern: String.raw`{carer}[^.;]{0,25}\b(?:agreed|agrees|promised|intends?|plans?) to\b`,
      question: 'What was agreed at the last two meetings, and was it done?',
      matches: ['Mum has agreed to take Wren to all appointments.', 'Dad promised to stop.'],
      passes: [
        'The health visitor agreed to weigh him.',
        { text: 'Tobias said dad promised to come.', context: { children: ['Tobias'] } },
      ],
    },
    {
      id: 'DC-03',
      pattern: String.raw`\b(?:cancel(?:led|s)|rearranged|rescheduled|double[- ]booked|no reply|no answer|no access|could not gain access|not in when)\b`,
      question: 'How many times since last meeting? Has the child been seen less as a result?',
      saysNo: true,
      matches: ['She cancelled the last visit.', 'There was no reply to two before that.'],
      passes: ['The visit took place on 4 May.', 'They have access to a garden.'],
    },
    {
      id: 'DC-04',
      pattern: String.raw`\b(?:would not (?:allow|let)|did not (?:allow|let)|declin(?:ed|es)|refused (?:access|entry)|asked (?:us|the (?:social worker|health visitor)) (?:not to|to leave)|bedrooms? (?:was|were|has|have) not (?:been )?seen)\b`,
      question: 'Who decides what is seen? What was not seen?',
      saysNo: true,
      matches: ['Dad would not let me upstairs.', 'The bedrooms were not seen.', 'She asked us to leave.'],
      passes: [
        'He asked me not to tell.',
        'All rooms were seen.',
        { text: 'Ellie said mum would not let her out.', context: { children: ['Ellie'] } },
      ],
    },
    {
      id: 'DC-05',
      pattern: String.raw`\b(?:home|house|flat|kitchen)\b[^.;]{0,25}\b(?:clean|tidy|well presented|decorated)\b[^.;]{0,60}\b(?:visit|appointment|meeting|arranged)\b`,
      question: 'Was the visit expected? What was seen when it was not?',
      matches: ['The home was clean and well presented for my visit on 8 September.'],
      passes: ['The home was cold.', 'The school kitchen is clean.'],
    },
    {
      id: 'DC-06',
      pattern: String.raw`\b(?:in the same room|with (?:mum|mother|dad|father|parents?) (?:present|in)|mum present|in mum'?s arms|answered for|looked (?:at|to) (?:mum|mother|dad|father))\b`,
      question: 'When will this child be seen away from carers?',
      matches: ['Tobias was seen at home with mum present.', 'He was only seen in mum’s arms.'],
      passes: ['She was seen alone at school.', 'He slept in the small room.'],
    },
    {
      id: 'DC-07',
      pattern: String.raw`\b(?:changed (?:school|gp|surgery|social worker)|asked for (?:a )?(?:new|different) (?:social )?worker|only (?:engages|works) with)\b`,
      question:
        'Neutral fact: complaints and choice are rights. Has the picture of the child been broken up by the change?',
      matches: ['They changed GP in March.', 'She asked for a different social worker.'],
      passes: ['The family moved in March.', 'He only likes pasta.'],
    },
    {
      id: 'DC-08',
      pattern: String.raw`\b(?:disguised[- ]compliance|manipulative|lip service|playing the system|hard to reach|resistant|non-?engag(?:ing|ement|ed))\b`,
      question:
        'Replace the label with what was said, done and not done, with dates, and what may explain it.',
      matches: ['It sounds like disguised compliance to me.', 'They are playing the system.'],
      passes: ['Four of six visits took place.', 'The coat is water-repellent.'],
    },
    {
      id: 'DC-09',
      pattern: String.raw`\b(?:as far as (?:we|i) (?:know|are aware|am aware)|we (?:assume|understand|believe) that|presum(?:ed|ably))\b`,
      question: 'Who knows for certain, and who will ask them?',
      matches: ['As far as we know he has moved out.', 'He has presumably moved out.'],
      passes: ['The tenancy ended on 3 May; housing confirmed it.', 'We asked him on 4 May.'],
    },
  ],
}
