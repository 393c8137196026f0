/**
 * Figures of the checker on labelled sentences (`npm run cues:score -- FILE`): JSON lines with `text` and the families a
 * careful reader asks about, as `families` (or `labels`, or `cues`). Without FILE, the author kept for measuring.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type LearnedFamily, learnedFamilies } from '../../shared/cues/index.ts'
import { chanceOf } from '../../shared/cues/learned/cues.ts'
import { cueModel, noticeWording } from '../../shared/cues/notice.ts'
import { type CorpusLine, entriesOf, heldOut, readAuthors } from './corpus.ts'
import { contextOf, labelsOf, placed, readLinesAs } from './dataset.ts'
import { familyFigures, hardRaised, type Judged, macroF1 } from './figures.ts'
import { chooseLimits } from './thresholds.ts'
import { make, readAll, scoresOf } from './trainer.ts'
import { choosingAuthors, trainingAuthors } from './weights.ts'

const codes = z
  .array(z.string())
  .transform((all) =>
    all
      .map((one) => one.slice(0, 2).toUpperCase())
      .filter((one): one is LearnedFamily => (learnedFamilies as readonly string[]).includes(one)),
  )
const names = z.array(z.string()).optional()
const scoredLine = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String).optional(),
    entry: z.number().int().optional(),
    text: z.string(),
    families: codes.optional(),
    labels: codes.optional(),
    cues: codes.optional(),
    near: codes.optional(),
    speaker: z.enum(['professional', 'family', 'child']).optional().catch(undefined),
    carers: names,
    children: names,
  })
  .transform(({ families, labels, cues, id, ...line }, at): CorpusLine => {
    if (!families && !labels && !cues) at.addIssue('no families, labels or cues')
    return { id: id ?? '', families: families ?? labels ?? cues ?? [], ...line } as CorpusLine
  })

function read(path: string): CorpusLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return []
      const found = scoredLine.safeParse(JSON.parse(line))
      if (!found.success) throw new Error(`${path}, line ${at + 1}: ${z.prettifyError(found.error)}`)
      return [found.data]
    })
}

/** What the product raises, line by line: an entry is read whole, as a record would be. */
export function judge(lines: readonly CorpusLine[]): Judged[] {
  return entriesOf(lines).flatMap((entry) => {
    const { text, ranges } = placed(entry)
    const found = noticeWording(text, entry[0] && contextOf(entry[0])).filter(
      (cue) => cue.learned && !cue.quiet,
    )
    return entry.map((line, nth): Judged => {
      const { start, end } = ranges[nth] ?? { start: 0, end: 0 }
      const here = found.filter(
        ({ learned }) => learned && learned.sentence.start < end && learned.sentence.end > start,
      )
      return {
        wanted: new Set(line.families),
        raised: new Set(here.map((cue) => cue.family as LearnedFamily)),
        hard: line.near === undefined || line.near.length > 0,
      }
    })
  })
}

/** How often a page of ordinary records is asked about, and how often rightly. */
export function onOrdinaryPages(): { sentences: number; words: number; raised: number; right: number } {
  const ordinary: ReadonlySet<string> = new Set(heldOut.ordinary)
  const lines = readAuthors()
    .filter(({ name }) => ordinary.has(name))
    .flatMap((one) => one.lines)
  const judged = judge(lines)
  const sum = (of: (one: Judged) => number): number => judged.reduce((total, one) => total + of(one), 0)
  return {
    sentences: lines.length,
    words: lines.reduce((total, { text }) => total + text.split(/\s+/).length, 0),
    raised: sum(({ raised }) => raised.size),
    right: sum(({ raised, wanted }) => [...raised].filter((family) => wanted.has(family)).length),
  }
}

/** Chances beside what was wanted, in tenths: how often the product is right where it says so. */
export function calibration(
  lines: readonly CorpusLine[],
): { from: number; said: number; found: number; sentences: number }[] {
  const model = cueModel()
  const tenths = Array.from({ length: 10 }, () => ({ said: 0, found: 0, sentences: 0 }))
  for (const { line, sentences, index, context } of readLinesAs(lines, model.isWord)) {
    const scores = model.scores(sentences, index, context)
    for (const [nth, family] of learnedFamilies.entries()) {
      const { slope, offset } = model.family(family)
      const chance = chanceOf(scores[nth] ?? 0, slope, offset)
      const tenth = tenths[Math.min(9, Math.floor(chance / 10))]
      if (!tenth) continue
      tenth.said += chance
      tenth.sentences += 1
      if (line.families.includes(family)) tenth.found += 100
    }
  }
  return tenths.map(({ said, found, sentences }, nth) => ({
    from: nth * 10,
    said: sentences === 0 ? 0 : said / sentences,
    found: sentences === 0 ? 0 : found / sentences,
    sentences,
  }))
}

/** Macro F1 on these lines when fewer authors had been trained on; limits are chosen anew each time. */
export function learningCurve(
  lines: readonly CorpusLine[],
  steps: readonly number[],
): { authors: number; sentences: number; f1: number }[] {
  const authors = readAuthors()
  const choosing = choosingAuthors(authors).slice(0, 2)
  // Limits are chosen on two authors whom this model has not seen.
  const training = trainingAuthors(authors).filter((author) => !choosing.includes(author))
  return steps.map((share) => {
    const some = training.slice(0, Math.max(1, Math.round(training.length * share)))
    const file = { name: '·file', lines: [...lines] }
    const { words, sentences } = readAll(some, [...some, ...choosing, file])
    const names = new Set(some.map(({ name }) => name))
    const made = make(
      sentences.filter(({ author }) => names.has(author)),
      words,
    )
    const chosen = sentences.filter(({ author }) => !names.has(author) && author !== file.name)
    const scored = sentences.filter(({ author }) => author === file.name)
    const limits = scoresOf(made, chosen)
    const scores = scoresOf(made, scored)
    const judged = scored.map(({ line }, at): Judged => {
      const raised = learnedFamilies.filter(
        (family) =>
          (scores[family][at] ?? -9) >= chooseLimits(limits[family], labelsOf(chosen, family)).usual,
      )
      return { wanted: new Set(line.families), raised: new Set(raised), hard: false }
    })
    return {
      authors: some.length,
      sentences: names.size === 0 ? 0 : some.reduce((sum, one) => sum + one.lines.length, 0),
      f1: macroF1(judged),
    }
  })
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const percent = (value: number): string => `${(value * 100).toFixed(0)}%`.padStart(5)

function main(): void {
  const [path] = process.argv.slice(2)
  const measured: ReadonlySet<string> = new Set(heldOut.measuring)
  const lines = path
    ? read(path)
    : readAuthors()
        .filter(({ name }) => measured.has(name))
        .flatMap((one) => one.lines)
  const judged = judge(lines)
  say(`${lines.length} sentences, weights ${cueModel().version}`)
  say('family  precision  recall    F1   wanted  raised')
  for (const family of learnedFamilies) {
    const { precision, recall, f1, wanted, raised } = familyFigures(judged, family)
    say(
      `${family}          ${percent(precision)}   ${percent(recall)}  ${f1.toFixed(2)}   ${String(wanted).padStart(6)}  ${String(raised).padStart(6)}`,
    )
  }
  say(`macro F1 ${macroF1(judged).toFixed(3)}`)
  const hard = hardRaised(judged)
  say(
    `hard negatives raised ${hard.raised} of ${hard.of} (${percent(hard.of === 0 ? 0 : hard.raised / hard.of).trim()})`,
  )
  const page = onOrdinaryPages()
  say(
    `on ordinary records: ${page.raised} questions in ${page.words} words, ${percent(page.right / Math.max(1, page.raised)).trim()} of them right`,
  )
  say('calibration: chance said, share found, sentences and families')
  for (const { from, said, found, sentences } of calibration(lines))
    say(
      `  ${String(from).padStart(2)} to ${from + 10}%: ${said.toFixed(0).padStart(3)}%  ${found.toFixed(0).padStart(3)}%  ${sentences}`,
    )
  say('learning curve: authors trained on, sentences, macro F1')
  for (const { authors, sentences, f1 } of learningCurve(lines, [0.125, 0.25, 0.5, 0.75, 1]))
    say(`  ${authors}  ${sentences}  ${f1.toFixed(3)}`)
}

if (import.meta.main) main()
