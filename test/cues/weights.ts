/** The file of weights, made from the corpus alone. */
import { createHash } from 'node:crypto'
import { type LearnedFamily, learnedFamilies } from '../../shared/cues/index.ts'
import { type Weights, weightsSchema } from '../../shared/cues/learned/weights.ts'
import { type Author, heldOut, readAuthors } from './corpus.ts'
import { labelsOf, type Sentence } from './dataset.ts'
import { calibrate } from './learner.ts'
import { chooseLimits } from './thresholds.ts'
import { type Choices, choices, fileOf, inWholeSteps, make, readAll, scoresOf } from './trainer.ts'

/** Every author but those who are only ever measured. */
export function trainingAuthors(authors: readonly Author[]): Author[] {
  const held: ReadonlySet<string> = new Set([...heldOut.measuring, ...heldOut.ordinary])
  return authors.filter(({ name }) => !held.has(name))
}

/** Those of them who are held out whole, one after the other, to choose limits. */
export const choosingAuthors = (authors: readonly Author[]): Author[] =>
  authors.filter(({ name }) => (heldOut.choosing as readonly string[]).includes(name))

const short = (value: number): number => Number(value.toPrecision(6))

/** Scores of whole authors, each by a model that has not seen them. */
export function heldOutScores(
  training: readonly Author[],
  choosing: readonly Author[],
  chosen: Choices,
): { scores: Record<LearnedFamily, number[]>; sentences: Sentence[] } {
  const scores = Object.fromEntries(learnedFamilies.map((family) => [family, []])) as unknown as Record<
    LearnedFamily,
    number[]
  >
  const unseen: Sentence[] = []
  for (const author of choosing) {
    const others = training.filter(({ name }) => name !== author.name)
    const { words, sentences } = readAll(others, [...others, author])
    const seen = sentences.filter((one) => one.author !== author.name)
    const held = sentences.filter((one) => one.author === author.name)
    const made = inWholeSteps(make(seen, words, chosen))
    const here = scoresOf(made, held)
    for (const family of learnedFamilies) scores[family].push(...here[family])
    unseen.push(...held)
  }
  return { scores, sentences: unseen }
}

/** Trains on all training authors; limits and chances come from authors held out whole. */
export function weightsFor(
  authors: readonly Author[] = readAuthors(),
  chosen: Choices = choices,
): { file: Weights; text: string } {
  const training = trainingAuthors(authors)
  const held = heldOutScores(training, choosingAuthors(authors), chosen)
  const limits = familyLimits(held.scores, held.sentences)
  const { words, sentences } = readAll(training, training)
  const made = make(sentences, words, chosen)
  const { steps, ...file } = fileOf(made, sentences)
  const hash = createHash('sha256')
  for (const { lines } of training) for (const line of lines) hash.update(`${JSON.stringify(line)}\n`)
  const whole: Weights = {
    version: hash.digest('hex').slice(0, 12),
    families: Object.fromEntries(
      learnedFamilies.map((family) => [
        family,
        { step: steps[family], bias: short(made.families[family].bias), ...limits[family] },
      ]),
    ),
    ...file,
  }
  return { file: whole, text: `${JSON.stringify(weightsSchema.parse(whole), null, 1)}\n` }
}

type Limits = Pick<Weights['families'][string], 'raise' | 'count' | 'slope' | 'offset'>

function familyLimits(
  scores: Record<LearnedFamily, number[]>,
  sentences: readonly Sentence[],
): Record<LearnedFamily, Limits> {
  return Object.fromEntries(
    learnedFamilies.map((family) => {
      const labels = labelsOf(sentences, family)
      const { count, ...raise } = chooseLimits(scores[family], labels)
      const { slope, offset } = calibrate(scores[family], labels)
      return [family, { raise, count, slope: short(slope), offset: short(offset) }]
    }),
  ) as Record<LearnedFamily, Limits>
}
