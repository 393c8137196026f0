/**
 * Was Not Brought: a child's missed appointment worded as the child's own non-attendance (rules R-WN1, R-WN2).
 * Whose appointment it was is worked out in `appointments.ts`; DNA meaning genetic material is an exception here.
 */
import type { CueList, Exception } from '../definition.ts'

const childsQuestion = 'Child? Use "was not brought by [adult]" and record the effect on the child.'
const harcastle = { carers: ['Dana', 'Lee', 'Lee Pruett'], children: ['Ellie', 'Tobias', 'Wren'] }
const doyle = { carers: ['Kerry', 'Kerry Doyle', 'Stuart'], children: ['Jacob', 'Mae'] }

const noted: Exception = {
  sentence: String.raw`\[recorded as `,
  why: 'The writer has kept the words of a record and said so.',
}

export const wn: CueList = {
  family: 'WN',
  name: 'Was Not Brought',
  general: { id: 'WN-00', question: childsQuestion },
  cues: [
    {
      id: 'WN-01',
      pattern: String.raw`\bDNA(?:'?[ds])?\b|\b[Dd]na'd\b`,
      caseMatters: true,
      question: childsQuestion,
      childsAppointment: true,
      except: [
        {
          after: ' {0,3}-?(?:sample|test|profil|swab|match|evidence|result|strand)',
          why: 'Genetic material, not an appointment.',
        },
        { before: String.raw`\bpaternity `, why: 'Genetic material, not an appointment.' },
        noted,
      ],
      matches: [
        { text: "Wren DNA'd her hearing test on 3 June.", context: harcastle },
        'Wren DNA’d her hearing test.',
        'Child B DNA physio three times.',
        'Mum engaged well and he was DNA for his hearing test.',
        'Tobias DNA three asthma reviews this year.',
        { text: "Mum reported that Wren DNA'd her hearing test.", context: harcastle },
        { text: "The GP wrote that Tobias DNA'd his asthma review.", context: harcastle },
        { text: 'Mum DNA Wren’s hearing test.', context: harcastle },
        { text: 'Ellie DNA her own dental appointment.', context: harcastle },
        { text: "Mum rang to say the appointment for Wren was DNA'd.", context: harcastle },
        { text: 'Wren DNA, the clinic told Dana, DNA again.', context: harcastle },
        { text: 'Wren was to go with Dana but DNA.', context: harcastle },
        { text: 'Ellie and her mother DNA on 4 May.', context: harcastle },
      ],
      passes: [
        'Mother DNA her own cervical screening appointment in April.',
        "Lee Pruett's DNA sample was taken in 2024.",
        'A paternity DNA report was read.',
        'Mum engaged well but she DNA her counselling.',
        "Father DNA'd his own parenting assessment twice.",
        { text: 'Dana DNA her IDVA appointment.', context: harcastle },
        {
          text: 'Ellie DNA her contraception clinic.',
          context: { children: ['Ellie'], ownAppointments: ['Ellie'] },
        },
        { text: 'Wren DNA her hearing test [recorded as DNA].', context: harcastle },
        'The dna result came back.',
      ],
    },
    {
      id: 'WN-02',
      pattern: String.raw`\b(?:did not|didn'?t|does not|doesn'?t|has not|hasn'?t|have not|haven'?t|had not|hadn'?t|failed to|fails to|failing to|failure to) attend(?:ed)?\b`,
      question: childsQuestion,
      saysNo: true,
      childsAppointment: true,
      except: [
        {
          after: String.raw` (?:(?!nurse)[\w'-]+ ){0,4}?(?:meetings?|conferences?|core group|panel|forum|court|supervision|interview|training|family time|contact|hearing(?! (?:test|appointment|aid|clinic|check|review|assessment|screen)))\b`,
          why: 'A meeting, not an appointment of the child.',
        },
        {
          after: String.raw` (?:the |his |her |their |any |full[- ]time )?(?:school|nursery|college|lessons?|breakfast club)\b(?! (?:nurs|health|dent|clinic|imm|appointment|vision|screen|vaccin))`,
          why: 'School absence is not an appointment.',
        },
        noted,
      ],
      matches: [
        { text: 'Jacob failed to attend asthma clinic three times.', context: doyle },
        'Ellie did not attend the dentist.',
        { text: 'Mae has not attended her review.', context: doyle },
        'Tobias did not attend the school nurse clinic.',
        'He did not attend his hearing test.',
        {
          text: 'Mum spoke to the ward about Jacob. He did not attend on 4 May.',
          context: { carers: ['Mum'], children: ['Jacob'] },
        },
      ],
      passes: [
        {
          text: 'Kerry did not attend her own GP review in June, which is a matter for her.',
          context: doyle,
        },
        'Kerry did not attend her own GP review in June, which is a matter for her.',
        { text: 'Stuart did not attend the programme.', context: doyle },
        'The GP did not attend the meeting.',
        'Ms Greaves did not attend.',
        'Police were called but did not attend.',
        'Jacob did not attend school on Monday.',
        'Mum did not attend her antenatal appointment.',
        { text: 'Kerry was invited to the clinic. She did not attend.', context: doyle },
      ],
    },
    {
      id: 'WN-03',
      pattern: String.raw`\b(?:no[- ]shows?|missed (?:his|her|their|two|three|four|five|six|several|all|\d{1,3}) (?:[\w'-]{1,30} ){0,3}(?:appointments?|clinics?|reviews?|checks?|immunisations?))\b`,
      question: 'Who was responsible for bringing the child? What was missed?',
      childsAppointment: true,
      except: [noted],
      matches: ['Wren missed three hearing appointments.', 'Mae was a no-show at the dentist.'],
      passes: ['He missed his dad.', { text: 'Stuart missed two of his appointments.', context: doyle }],
    },
    {
      id: 'WN-04',
      pattern: String.raw`\bdischarged\b.{0,60}\b(?:non-?attendance|not attending|DNA|missed)\b`,
      question: 'Discharged for something an adult controls. Who looked at the risk first?',
      childsAppointment: true,
      matches: [
        'Discharged for non-attendance [recorded as DNA].',
        'She has been discharged from audiology for non-attendance.',
        'Discharged after two DNA.',
      ],
      passes: [
        'He was discharged home on 4 May.',
        { text: 'Dana was discharged from her clinic for non-attendance.', context: harcastle },
      ],
    },
    {
      id: 'WN-05',
      pattern: String.raw`\b(?:cancel(?:led|s)|rearranged|rescheduled)\b.{0,40}\b(?:again|twice|three times|several times|repeatedly|\d{1,3} times)\b`,
      question: 'Repeated moving of appointments can hide missed care. What has the child missed?',
      matches: ['Mum cancelled the appointment again.', 'The clinic was rearranged three times.'],
      passes: ['The clinic was moved once, to 4 May.', 'She visited twice.'],
    },
  ],
}
