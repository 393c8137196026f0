/** Generated records: every list, rich text in all its forms, names that break careless code. */
import fc from 'fast-check'
import type { z } from 'zod'
import type { Block, DraftContent, Entry, Run } from '../../../shared/minutes/index.ts'
import { audiences, draftContentSchema, rowLists, sourceKinds } from '../../../shared/minutes/index.ts'

export const words = fc.oneof(
  fc.constantFrom(
    '',
    "O'Brien-Łuczak",
    'Ellie',
    'a < b & "c"',
    '😀 tea',
    'ongoing',
    '2026-09-17',
    'line one\nline two',
  ),
  fc.string({ maxLength: 24 }),
)

const inline = fc.string({ minLength: 1, maxLength: 16 }).map((s) => s.replaceAll(/[\n\r\0]/g, ' '))

/** Runs in the form that reading gives: no two neighbours of one style, no empty text. */
function tidy(runs: Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && !last.break && !run.break && last.bold === run.bold && last.italic === run.italic)
      last.text += run.text
    else out.push({ ...run })
  }
  return out
}

export const runs: fc.Arbitrary<Run[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: inline.map((text): Run => ({ text })) },
      { weight: 2, arbitrary: inline.map((text): Run => ({ text, bold: true })) },
      { weight: 1, arbitrary: inline.map((text): Run => ({ text, bold: true, italic: true })) },
      { weight: 1, arbitrary: fc.constant<Run>({ text: '', break: true }) },
    ),
    { maxLength: 5 },
  )
  .map(tidy)

const paragraph: fc.Arbitrary<Block> = runs.map((r) => ({ type: 'paragraph', runs: r }))

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(
        fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })).map(([p, more]) => [p, ...more]),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.constant<Block>({
      type: 'unknown',
      raw: { node: 'diagram', attributes: { shape: 'genogram' }, content: [{ text: [{ insert: 'kept' }] }] },
    }),
  ),
}))

let counter = 0
export const id = (prefix: string) => fc.constant(null).map(() => `${prefix}-${++counter}`)

export const entry: fc.Arbitrary<Entry> = fc
  .record({
    id: id('e'),
    speaker: fc.constantFrom('', 'p-1', 'p-2'),
    about: fc.oneof(fc.constant('all' as const), fc.subarray(['c-1', 'c-2', 'p-1'])),
    source: fc.option(fc.constantFrom(...sourceKinds), { nil: undefined }),
    audience: fc.option(fc.constantFrom(...audiences), { nil: undefined }),
    withholdFrom: fc.subarray(['p-1', 'p-2']),
    withholdReason: fc.option(words, { nil: undefined }),
    origin: fc.option(words, { nil: undefined }),
    blocks: fc
      .array(block, { maxLength: 3 })
      .map((more) => [{ type: 'paragraph', runs: [{ text: 'Said.' }] }, ...more] as Block[]),
  })
  .map((e) => JSON.parse(JSON.stringify(e)) as Entry)

/** What a row holds besides texts: rows of its own, each a set of texts. */
function inner(field: unknown): fc.Arbitrary<Record<string, string>> {
  const { shape } = (field as z.ZodDefault<z.ZodArray<z.ZodObject>>).unwrap().element
  return fc.record(Object.fromEntries(Object.keys(shape).map((key) => [key, words])))
}

/** A row of any list: every text field filled with arbitrary words, the rest left to the schema's defaults. */
function row(schema: z.ZodObject): fc.Arbitrary<Record<string, unknown>> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {}
  for (const [key, field] of Object.entries(schema.shape)) {
    if (key === 'id') continue
    if ((field as z.ZodType).safeParse('any words').success) fields[key] = words
    else if (key === 'fields') fields[key] = fc.dictionary(fc.constantFrom('requestedAt', 'a/b', 'to'), words)
    else if (key === 'earlier' || key === 'past') fields[key] = fc.array(inner(field), { maxLength: 2 })
    else if (key === 'about') fields[key] = fc.array(fc.constantFrom('c-1', 'c-2'))
  }
  const needed: Record<string, fc.Arbitrary<unknown>> = {}
  if ('how' in schema.shape) needed.how = fc.constantFrom('reworded', 'not relevant')
  return fc
    .record({ id: id('r'), ...fields, ...needed })
    .map((value) => schema.parse(value) as Record<string, unknown>)
}

const lists = Object.fromEntries(
  Object.entries(rowLists).map(([list, schema]) => [
    list,
    fc.array(row(schema as z.ZodObject), { maxLength: 3 }),
  ]),
)

export const draftContent: fc.Arbitrary<DraftContent> = fc
  .record({
    ...lists,
    meeting: fc.record({
      type: fc.constantFrom('ICPC', 'CIN_REVIEW', 'SUP_CASE'),
      title: words,
      place: words,
      date: words,
      triggers: fc.dictionary(fc.constantFrom('s47Completed', 'previousReview', 'x y'), words),
    }),
    sections: fc
      .uniqueArray(
        fc.tuple(fc.constantFrom('analysis', 'childVoice', 'reason'), fc.constantFrom('', 'c-1', 'c-2')),
        {
          selector: ([key, child]) => `section:${key}${child && `:${child}`}`,
          maxLength: 4,
        },
      )
      .chain((places) =>
        fc.tuple(
          ...places.map(([key, child]) =>
            fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => ({ key, child, entries })),
          ),
        ),
      )
      .map((sections) => sections.sort((a, b) => (name(a) < name(b) ? -1 : 1))),
    tables: fc
      .array(fc.record({ id: id('t'), cells: fc.dictionary(fc.constantFrom('who', 'why/then'), words) }), {
        maxLength: 2,
      })
      .map((rows) => (rows.length > 0 ? [{ key: 'exclusion', rows }] : [])),
    coreGroup: fc.record({ members: fc.subarray(['p-1', 'p-2']), firstMeeting: words }),
    nextMeeting: fc.record({ type: words, date: words, visits: words }),
    unread: fc.array(fc.record({ where: fc.constant('actions'), value: fc.constant({ odd: [1, null] }) }), {
      maxLength: 1,
    }),
  })
  .map((content) => draftContentSchema.parse(content))

const name = (s: { key: string; child: string }) => `section:${s.key}${s.child && `:${s.child}`}`
