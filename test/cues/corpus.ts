/** The labelled sentences: one file for each author, one line for each sentence (`corpus/*.jsonl`). */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { learnedFamilies } from '../../shared/cues/index.ts'

const family = z.enum(learnedFamilies)
const names = z.array(z.string().min(1))

export const lineSchema = z.strictObject({
  id: z.string(),
  /** Lines of one author with the same number are one entry, in their order; without one a line stands alone. */
  entry: z.number().int().optional(),
  text: z.string().min(1),
  /** Families that a careful reader asks about here. */
  families: z.array(family),
  /** Families that it looks like and is not. */
  near: z.array(family).optional(),
  speaker: z.enum(['professional', 'family', 'child']).optional(),
  carers: names.optional(),
  children: names.optional(),
  /** What the author had written where the second reader disagreed, and why the label was changed or stayed. */
  disputed: z.strictObject({ first: z.array(family), second: z.array(family), why: z.string() }).optional(),
})
export type CorpusLine = z.infer<typeof lineSchema>

export type Author = { name: string; lines: CorpusLine[] }

/**
 * Authors held out whole: to choose limits, each by a model that was trained on all the others; and to be measured, by
 * a model in which they have no part at all.
 */
export const heldOut = {
  choosing: ['chairs', 'health', 'ordinary', 'plans', 'police', 'schools', 'visits'],
  measuring: ['county', 'reviewer'],
  /** Whole ordinary records, in which most sentences ask for nothing: how a page of real minutes would fare. */
  ordinary: ['daybook'],
} as const

const folder = new URL('./corpus/', import.meta.url)

/** Lines of a file of JSON lines; a line that is no sentence of the corpus is an error that names its number. */
export function readLines(text: string, name: string): CorpusLine[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const parsed = lineSchema.safeParse(JSON.parse(line))
    if (!parsed.success) throw new Error(`${name}, line ${at + 1}: ${z.prettifyError(parsed.error)}`)
    return [parsed.data]
  })
}

/** Every author of the corpus, by name. */
export function readAuthors(): Author[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => {
      const name = file.replace('.jsonl', '')
      return { name, lines: readLines(readFileSync(new URL(file, folder), 'utf8'), name) }
    })
}

/** The entries of an author: runs of lines that stand together. */
export function entriesOf(lines: readonly CorpusLine[]): CorpusLine[][] {
  const entries: CorpusLine[][] = []
  for (const line of lines) {
    const last = entries.at(-1)
    if (line.entry !== undefined && last?.[0]?.entry === line.entry) last.push(line)
    else entries.push([line])
  }
  return entries
}
