/** How far two people who judged the same records agree: as a share, and beyond what chance would give. */
import { type Marks, type Overall, overallMarks, type RubricKey, rubric } from './rubric.ts'

export type Judged = { overall: Overall; marks: Marks }
/** Two people's judgements of one record, each made without seeing the other. */
export type Pair = readonly [Judged, Judged]

export type Agreement = {
  /** Records that two people have judged. */
  records: number
  /** Of those, where both said the same of the whole. */
  agreed: number
  /**
   * Cohen's kappa of the overall judgement: 1 is full agreement, 0 what chance would give, below 0 less than that. Null with
   * fewer than two records, and where everybody gave everything the same mark, so that chance alone would agree.
   */
  kappa: number | null
  questions: { key: RubricKey; agreed: number; of: number }[]
}

export function agreementOf(pairs: readonly Pair[]): Agreement {
  const agreed = pairs.filter(([a, b]) => a.overall === b.overall).length
  return {
    records: pairs.length,
    agreed,
    kappa: kappaOf(pairs, agreed),
    questions: rubric.map(({ key }) => ({
      key,
      agreed: pairs.filter(([a, b]) => a.marks[key] === b.marks[key]).length,
      of: pairs.length,
    })),
  }
}

/** J. Cohen, A coefficient of agreement for nominal scales (1960): (observed - expected) / (1 - expected). */
function kappaOf(pairs: readonly Pair[], agreed: number): number | null {
  const n = pairs.length
  if (n < 2) return null
  const share = (which: 0 | 1, mark: Overall) =>
    pairs.filter((pair) => pair[which].overall === mark).length / n
  const expected = overallMarks.reduce((sum, mark) => sum + share(0, mark) * share(1, mark), 0)
  if (expected > 1 - 1e-9) return null
  return (agreed / n - expected) / (1 - expected)
}

/** What a kappa means, in words a board may read. Bounds: J. R. Landis and G. G. Koch (1977), in fewer steps. */
export function agreementInWords({ records, agreed, kappa }: Agreement): string {
  if (records === 0) return 'No record has been judged by two people yet.'
  const share = `Two people said the same of ${agreed} of ${records} ${records === 1 ? 'record' : 'records'}.`
  if (kappa === null) return `${share} That is too little to say how much of it is chance.`
  if (kappa >= 0.6) return `${share} That is well beyond chance.`
  if (kappa >= 0.4) return `${share} That is beyond chance, and worth talking about.`
  return `${share} That is little more than chance: read some together before the marks are used.`
}
