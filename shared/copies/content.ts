/**
 * The content of a copy for another program: what stands in the document, in the same words and the same order, as JSON.
 * It is made from the copy and from nothing else, so it can never say more than the page does. Signed documents carry it
 * in a part of their own inside the signature (`customXml/item1.xml`, element `copy` in `urn:chairside:copy:1`), so that a
 * case system can take the record in without anybody retyping it.
 */
import { z } from 'zod'
import type { Block } from '../minutes/index.ts'
import { type Copy, type CopyPart, copyKinds } from './copy.ts'

export const COPY_FORMAT = 'chairside-copy/1'
export const COPY_NAMESPACE = 'urn:chairside:copy:1'

/** Text with one style; `break` is a line break before it. */
const runSchema = z.strictObject({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  break: z.literal(true).optional(),
})

export type ContentBlock =
  | { type: 'paragraph'; runs: z.infer<typeof runSchema>[] }
  | { type: 'list'; ordered: boolean; items: ContentBlock[][] }
const blockSchema: z.ZodType<ContentBlock> = z.lazy(() =>
  z.union([
    z.strictObject({ type: z.literal('paragraph'), runs: z.array(runSchema) }),
    z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(blockSchema)) }),
  ]),
)

const factSchema = z.strictObject({ label: z.string(), value: z.string() })

export type ContentPart =
  | {
      type: 'entry'
      speaker?: string | undefined
      about?: string | undefined
      source?: string | undefined
      marking?: string | undefined
      blocks: ContentBlock[]
    }
  | { type: 'paragraph'; text: string; strong?: boolean | undefined }
  | { type: 'facts'; facts: z.infer<typeof factSchema>[] }
  | {
      type: 'table'
      caption: string
      columns: string[]
      rows: string[][]
      /** Words that stood in a cell before, by row and column. */
      before?: string[][] | undefined
      marking?: string | undefined
    }
  | { type: 'heading'; text: string; parts: ContentPart[] }
const partSchema: z.ZodType<ContentPart> = z.lazy(() =>
  z.union([
    z.strictObject({
      type: z.literal('entry'),
      speaker: z.string().optional(),
      about: z.string().optional(),
      source: z.string().optional(),
      marking: z.string().optional(),
      blocks: z.array(blockSchema),
    }),
    z.strictObject({ type: z.literal('paragraph'), text: z.string(), strong: z.boolean().optional() }),
    z.strictObject({ type: z.literal('facts'), facts: z.array(factSchema) }),
    z.strictObject({
      type: z.literal('table'),
      caption: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      before: z.array(z.array(z.string())).optional(),
      marking: z.string().optional(),
    }),
    z.strictObject({ type: z.literal('heading'), text: z.string(), parts: z.array(partSchema) }),
  ]),
)

export const copyContentSchema = z.strictObject({
  format: z.literal(COPY_FORMAT),
  /** Language of the text, BCP 47. */
  language: z.literal('en-GB'),
  /** Whose copy it is: the kind, and the line at the head of the page. */
  kind: z.enum(copyKinds),
  copyLine: z.string(),
  marking: z.string(),
  authority: z.string(),
  title: z.string(),
  /** Of the meeting: its kind, and its day (or month) in words. */
  meetingName: z.string(),
  date: z.string(),
  /** True for the bundled fictional example. */
  fictional: z.boolean(),
  /** e.g. `Version 1.0`, and the SHA-256 of the frozen record in hex. */
  version: z.string(),
  recordHash: z.string(),
  facts: z.array(factSchema),
  /** Decisions, actions and next dates. */
  summary: z.array(partSchema),
  sections: z.array(
    z.strictObject({
      number: z.number().int().positive(),
      heading: z.string(),
      marking: z.string().optional(),
      parts: z.array(partSchema),
    }),
  ),
  closing: z.array(z.string()),
  /** Who signed the record first; `at` is a UTC instant, ISO 8601. Missing where the copy names nobody. */
  signature: z.strictObject({ name: z.string(), role: z.string(), at: z.string() }).optional(),
  /**
   * The newest row of the workspace's audit chain when it was signed: whoever has this document can tell whether the chain
   * was written anew or put back since. Missing in documents of before, and where the copy names nobody.
   */
  auditRow: z
    .strictObject({ number: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional(),
})
export type CopyContent = z.infer<typeof copyContentSchema>

/** What this version cannot print is not in the document either. */
function blocksOf(blocks: Block[]): ContentBlock[] {
  return blocks.flatMap((block): ContentBlock[] => {
    if (block.type === 'unknown') return []
    if (block.type === 'list')
      return [{ type: 'list', ordered: block.ordered, items: block.items.map(blocksOf) }]
    // A line break is one on paper, and its run has no words there.
    const runs = block.runs.map(({ text, bold, italic, break: line }) => ({
      text: line ? '' : text,
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
      ...(line ? { break: line } : {}),
    }))
    return [{ type: 'paragraph', runs }]
  })
}

function partOf(part: CopyPart): ContentPart {
  switch (part.type) {
    case 'entry':
      return {
        type: 'entry',
        ...(part.speaker ? { speaker: part.speaker } : {}),
        ...(part.about ? { about: part.about } : {}),
        ...(part.source ? { source: part.source } : {}),
        ...(part.marking ? { marking: part.marking } : {}),
        blocks: blocksOf(part.blocks),
      }
    case 'paragraph':
      return { type: 'paragraph', text: part.text, ...(part.strong ? { strong: true } : {}) }
    case 'facts':
      return { type: 'facts', facts: part.facts.map(({ label, value }) => ({ label, value })) }
    case 'table':
      return {
        type: 'table',
        caption: part.caption,
        columns: [...part.columns],
        rows: part.rows.map((row) => [...row]),
        ...(part.before ? { before: part.before.map((row) => [...row]) } : {}),
        ...(part.marking ? { marking: part.marking } : {}),
      }
    case 'heading':
      return { type: 'heading', text: part.text, parts: part.parts.map(partOf) }
  }
}

/** The content of the minutes that are written from this copy. Each field is named: a copy may hold what is not printed. */
export function contentOf(copy: Copy): CopyContent {
  return {
    format: COPY_FORMAT,
    language: copy.language,
    kind: copy.kind,
    copyLine: copy.copyLine,
    marking: copy.marking,
    authority: copy.authority,
    title: copy.title,
    meetingName: copy.meetingName,
    date: copy.date,
    fictional: copy.fictional,
    version: copy.version,
    recordHash: copy.recordHash,
    facts: copy.facts.map(({ label, value }) => ({ label, value })),
    summary: copy.summary.map(partOf),
    sections: copy.sections.map(({ number, heading, marking, parts }) => ({
      number,
      heading,
      ...(marking ? { marking } : {}),
      parts: parts.map(partOf),
    })),
    closing: [...copy.closing],
    ...(copy.signature ? { signature: { ...copy.signature } } : {}),
    ...(copy.auditRow ? { auditRow: { number: copy.auditRow.number, hash: copy.auditRow.hash } } : {}),
  }
}
