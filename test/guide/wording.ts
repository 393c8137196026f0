/**
 * The page about questions of wording: what each learned family looks for, examples that the product is asked here and
 * now, what it is known to get wrong, and its figures on authors whom it was not trained on.
 */
import { type LearnedFamily, learnedFamilies } from '../../shared/cues/index.ts'
import { generalQuestion } from '../../shared/cues/lists.ts'
import { noticeWording } from '../../shared/cues/notice.ts'
import { cueName } from '../../shared/cues/why.ts'
import { heldOut, readAuthors } from '../cues/corpus.ts'
import { familyFigures, hardRaised, macroF1 } from '../cues/figures.ts'
import { judge, onOrdinaryPages } from '../cues/score.ts'
import { made, table } from './parts.ts'

type Described = {
  looksFor: string
  asks: readonly string[]
  leaves: readonly string[]
  /** Sentences that a careful reader would ask about and this version does not, or the other way round. */
  misses: readonly string[]
  wrong: readonly string[]
}

const described: Record<LearnedFamily, Described> = {
  WN: {
    looksFor:
      'A missed appointment of a child that is worded as the child’s own act or as nobody’s. An adult’s own appointment, school absence, a seventeen-year-old’s own diary and a service’s cancellation are left alone; so is “was not brought”.',
    asks: [
      'Ellie did not attend her hearing test in May.',
      'Two letters from the eye clinic about Tom have gone unanswered.',
      'The dentist has an empty chair on Thursdays.',
    ],
    leaves: [
      'Tom was not brought to his hearing test by his father.',
      'Mum did not attend her own scan.',
      'The physiotherapist cancelled his session because she was ill.',
    ],
    misses: ['Her red book stops at eight months.'],
    wrong: [],
  },
  OO: {
    looksFor:
      'A hopeful conclusion about care, safety or progress that the text itself does not bear out. A date or a number alone is no evidence; something particular that somebody saw or counted is.',
    asks: [
      'Mum has really turned things round.',
      'Housing report no concerns.',
      'I came away feeling that these children are in good hands.',
    ],
    leaves: [
      'Mum came to five of six sessions, and the tutor saw the bedtime routine at two unannounced visits.',
      'It is too early to call this progress.',
    ],
    misses: ['The sun is out in that house again.'],
    wrong: [],
  },
  DC: {
    looksFor:
      'Agreement without change, or contact that is managed so that less is seen. Open refusal, a reason that was checked and a service’s own failure are something else.',
    asks: [
      'Mum agrees with everything and nothing is different for the children.',
      'The visit was moved for the fourth time, with a good reason each time.',
      'Dad answered every question that I put to Ellie.',
    ],
    leaves: [
      'Mum refused to sign the agreement and said why.',
      'The health visitor cancelled the visit because she was ill.',
    ],
    misses: ['The letters come back as neatly folded as they went.'],
    wrong: ['There is always cake.'],
  },
  SR: {
    looksFor:
      'A fact that matters for a child’s safety and rests only on the word of a carer or somebody close to them. A parent who “confirms” is no second source, nor is a professional who passes it on. What a child says is never doubted here.',
    asks: [
      'Mum says that he has not been back to the house.',
      'The bruise came from the coffee table, according to his mother.',
      'The parents confirm that the smoke alarms work.',
    ],
    leaves: [
      'Mum says the locks were changed, and the housing officer saw the new ones on 3 May.',
      'Mum said that she had left him alone on Friday.',
    ],
    misses: ['Nan tells us nothing of the sort goes on.', 'That window does not open any further than this.'],
    wrong: [],
  },
  SM: {
    looksFor: 'Something to be done that lacks who, by when, or what one would see.',
    asks: [
      'Support to be offered around routines.',
      'The social worker to keep an eye on attendance.',
      'Let us see how the summer goes.',
    ],
    leaves: [
      'Ms Okoro will weigh Ada on 4 June and send the figure to Dr Lowe that day.',
      'The health visitor supported mum with weaning in May.',
    ],
    misses: ['Back to the drawing board on sleep.'],
    wrong: [],
  },
  VB: {
    looksFor:
      'Words that blame a child, or make an adult of them, for what was done to them or for their distress. The same words about an adult, and a plain account of what a child did, are left alone.',
    asks: [
      'Kayla, 14, puts herself at risk by staying out.',
      'At thirteen she chose to go back to the flat.',
      'The girl is manipulative and knows which buttons to press.',
    ],
    leaves: [
      'Men in two cars have been waiting for Kayla outside college.',
      'Mum is manipulative.',
      'Ben, 6, shouted and threw a cup.',
    ],
    misses: ['With Kayla there is always a story.'],
    wrong: ['The file is thick and the boy is thin.'],
  },
  VO: {
    looksFor:
      'A child’s wish, feeling or view that is stated without who heard it and when or how, or that is waved away. An honest gap is left alone.',
    asks: [
      'Ellie is happy at home.',
      'Wishes and feelings were obtained.',
      'Sam would choose his nan’s every time.',
    ],
    leaves: [
      'Ellie told Ms Greaves on 3 June, on a walk from school, that she sleeps at her nan’s when there is shouting.',
      'Nobody has asked Sam yet; Jo will see him at school on 4 May.',
    ],
    misses: ['Ask her and she shrugs, so that is a yes.'],
    wrong: [],
  },
}

const raises = (text: string, family: LearnedFamily): boolean =>
  noticeWording(text).some((cue) => cue.family === family && !cue.quiet)

/** Examples of the page that the product does not treat as the page says. */
export function notAsDescribed(): string[] {
  return learnedFamilies.flatMap((family) => {
    const { asks, leaves, misses, wrong } = described[family]
    return [
      ...[...asks, ...wrong].filter((text) => !raises(text, family)),
      ...[...leaves, ...misses].filter((text) => raises(text, family)),
    ].map((text) => `${family}: ${text}`)
  })
}

const quoted = (texts: readonly string[]): string[] => texts.map((text) => `- “${text}”`)

function part(family: LearnedFamily): string[] {
  const { looksFor, asks, leaves, misses, wrong } = described[family]
  return [
    `## ${cueName({ family })} (${family})`,
    '',
    looksFor,
    '',
    `**Asks:** ${generalQuestion(family).question}`,
    '',
    '**Asks about, for example:**',
    '',
    ...quoted(asks),
    '',
    '**Leaves alone, for example:**',
    '',
    ...quoted(leaves),
    '',
    '**Is known to miss:**',
    '',
    ...quoted(misses),
    '',
    ...(wrong.length > 0 ? ['**Is known to ask where nothing is wrong:**', '', ...quoted(wrong), ''] : []),
  ]
}

const percent = (value: number): string => `${Math.round(value * 100)}%`

/** What a practice lead has to know about the questions of wording. */
export function wordingPage(): string {
  const authors = readAuthors()
  const measured: ReadonlySet<string> = new Set(heldOut.measuring)
  const ordinary: ReadonlySet<string> = new Set(heldOut.ordinary)
  const page = onOrdinaryPages()
  const lines = authors.filter(({ name }) => measured.has(name)).flatMap((one) => one.lines)
  const learned = authors.filter(({ name }) => !measured.has(name) && !ordinary.has(name))
  const independent = learned.filter(({ name }) => !name.startsWith('desk'))
  const judged = judge(lines)
  const hard = hardRaised(judged)
  const count = (many: number): string => many.toLocaleString('en-GB')
  return [
    '# Questions about wording',
    '',
    made,
    '',
    `Seven kinds of wording are found by a small model that was trained on ${count(learned.flatMap((one) => one.lines).length)} made-up sentences, nearly all by ${independent.length} authors who saw neither each other’s nor the lists, each judged by two readers. It runs on this computer, sends nothing, gives the same questions for the same words, and knows nothing of a family beyond the sentence, its neighbours and who is who in the record. Names, places, origins and faiths are read as if they were all one and the same.`,
    '',
    'Everything else that Chairside asks about wording rests on lists of exact terms: allegations, signs of sexual abuse, neglect, earlier harm, disagreement, police powers and legal terms. There a missed question is worse than one too many.',
    '',
    'A question about wording is a prompt. **No check that holds up signing waits for the model**: those rest on the lists and on what is filled in. What the model is not sure of is only counted beside the heading. What a list of one of the seven kinds knows and the model does not see is counted too.',
    '',
    '“Why am I seeing this?” names the words that weighed most. “Not relevant” (Shift F4, then 1 to 4) sets one aside with a reason. A council can change how readily each kind asks (Rules, “Wording”) and save the counts of what was set aside, without any text.',
    '',
    '## How good it is',
    '',
    `Measured on ${count(lines.length)} sentences by ${heldOut.measuring.length} authors of whom the model has seen nothing. More than half of them look like one of the seven and are not. “Right” is the share of its questions that a careful reader would ask too; “found” is the share of what a careful reader asks about that it finds. F1 is between the two.`,
    '',
    table(
      ['Kind of wording', 'Right', 'Found', 'F1'],
      learnedFamilies.map((family) => {
        const { precision, recall, f1 } = familyFigures(judged, family)
        return [`${cueName({ family })} (${family})`, percent(precision), percent(recall), f1.toFixed(2)]
      }),
    ),
    '',
    `The mean F1 is ${macroF1(judged).toFixed(2)}. Of ${count(hard.of)} sentences that only look like one of the seven, ${count(hard.raised)} (${percent(hard.raised / hard.of)}) are asked about. The authors are not your council: figures on your own minutes will differ, and the counts of what was set aside show how.`,
    '',
    `Those sentences were written to be hard. On ${count(page.words)} words of ordinary records by an author whom it has not seen either it asks ${count(page.raised)} questions, one in about ${count(Math.round(page.words / page.raised))} words, and ${percent(page.right / page.raised)} of them are right.`,
    '',
    'What it misses most is what needs the whole picture: irony, a picture in place of a statement, a claim whose weakness lies three sentences away. **It reads wording. It does not read the family. A page without a question has not been checked by anybody.**',
    '',
    ...learnedFamilies.flatMap(part),
  ].join('\n')
}
