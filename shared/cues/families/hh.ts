/** History that is talked away, or repeats (rule R-HH). History does not expire; never quietened. */
import type { CueList } from '../definition.ts'

export const hh: CueList = {
  family: 'HH',
  name: 'History',
  cues: [
    {
      id: 'HH-01',
      pattern: String.raw`\b(?:historic(?:al)?|in the past|years ago|long time ago|dealt with at the time|nothing came of it)\b`,
      question: 'Age is not a reason to set it aside. What links it to now? Open R-HH.',
      saysNo: true,
      matches: ['The concerns in 2017 are historical.', 'It was years ago and nothing came of it.'],
      passes: ['The history is set out below.', 'He walked past the school.'],
    },
    {
      id: 'HH-02',
      pattern: String.raw`\b(?:19[6-9]\d|20[0-2]\d)\b`,
      question: 'If earlier than the meeting year: is this the same kind of concern as now?',
      quiet: 'always',
      earlierYear: true,
      except: [
        {
          before: String.raw`\b(?:born|dob|d\.o\.b\.?)[^.;]{0,20}`,
          why: 'A date of birth is not an event.',
        },
      ],
      matches: [
        { text: 'A plan was made in 2017.', context: { meetingYear: 2026 } },
        { text: 'In 1998 he was convicted.', context: { meetingYear: 2026 } },
      ],
      passes: [
        'A plan was made in 2017.',
        { text: 'A plan was made on 4 May 2026.', context: { meetingYear: 2026 } },
        { text: 'Ellie, born 8 March 2017, is in Year 5.', context: { meetingYear: 2026 } },
      ],
    },
    {
      id: 'HH-03',
      pattern: String.raw`\b(?:another referral|re-?referr(?:ed|al)|previous(?:ly)? (?:referr\w{1,6}|known|open|closed|on a plan)|same kind of|similar (?:concerns?|incidents?|injuries)|second plan)\b`,
      question: 'List each earlier like concern. Open R-HH.',
      matches: ['There was another referral in 2020.', 'These are similar injuries nine years apart.'],
      passes: ['This is the first referral.', 'They have a similar house.'],
    },
  ],
}
