import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Entry } from '../../../../renderer/editor/text/entry-node.ts'
import { plainText, rangesOf } from '../../../../renderer/editor/text/offsets.ts'
import { Entries, Words } from '../../../../renderer/editor/text/schema.ts'
import { type Block, entryText, type Entry as MinutesEntry } from '../../../../shared/minutes/index.ts'
import { entry as anyEntry } from '../../../shared/minutes/arbitraries.ts'

const schema = getSchema([Entries, Words, Entry])

/** What the editor can hold; parts that this version cannot read are shown elsewhere. */
const readable = (blocks: Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.type === 'unknown') return []
    return block.type === 'list' ? [{ ...block, items: block.items.map(readable) }] : [block]
  })

function blockJson(block: Block): unknown {
  if (block.type === 'list') {
    return {
      type: block.ordered ? 'orderedList' : 'bulletList',
      content: block.items.map((item) => ({ type: 'listItem', content: item.map(blockJson) })),
    }
  }
  if (block.type !== 'paragraph') throw new TypeError('Only what the editor holds')
  return {
    type: 'paragraph',
    content: block.runs.map((run) =>
      run.break
        ? { type: 'hardBreak' }
        : {
            type: 'text',
            text: run.text,
            marks: [...(run.bold ? [{ type: 'bold' }] : []), ...(run.italic ? [{ type: 'italic' }] : [])],
          },
    ),
  }
}

const written = anyEntry.map((one): MinutesEntry => ({ ...one, blocks: readable(one.blocks) }))

/** The entry as it stands on a page, after another one. */
function onPage(entry: MinutesEntry): { doc: Node; node: Node; pos: number } {
  const doc = Node.fromJSON(schema, {
    type: 'doc',
    content: [
      { type: 'entry', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Before.' }] }] },
      { type: 'entry', content: entry.blocks.map(blockJson) },
    ],
  })
  doc.check()
  return { doc, node: doc.child(1), pos: doc.child(0).nodeSize }
}

const textOf = (doc: Node, ranges: { from: number; to: number }[]) =>
  ranges.map(({ from, to }) => doc.textBetween(from, to, '¶', '\n')).join('')

describe('places in the plain text of an entry', () => {
  test('the page reads an entry as the checks do', () => {
    fc.assert(
      fc.property(written, (entry) => {
        expect(plainText(onPage(entry).node)).toBe(entryText(entry))
      }),
    )
  })

  test('every character of the plain text is found where it stands, and a paragraph’s end is nowhere', () => {
    fc.assert(
      fc.property(written, (entry) => {
        const { doc, node, pos } = onPage(entry)
        const text = entryText(entry)
        for (let at = 0; at < text.length; at++) {
          const ranges = rangesOf(node, pos, at, at + 1)
          expect(ranges.length).toBeLessThanOrEqual(1)
          if (ranges.length === 0) expect(text[at]).toBe('\n')
          else expect(textOf(doc, ranges)).toBe(text[at])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a stretch of words is the characters in it, in their order', () => {
    fc.assert(
      fc.property(written, fc.nat(400), fc.nat(60), (entry, first, length) => {
        const { doc, node, pos } = onPage(entry)
        const text = entryText(entry)
        const start = text.length === 0 ? 0 : first % text.length
        const end = Math.min(text.length, start + length)
        const single = Array.from({ length: end - start }, (_, index) =>
          textOf(doc, rangesOf(node, pos, start + index, start + index + 1)),
        ).join('')
        expect(textOf(doc, rangesOf(node, pos, start, end))).toBe(single)
      }),
      { numRuns: 60 },
    )
  })
})
