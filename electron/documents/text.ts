/** Rich text of a copy as paragraphs. Only words, bold, italics, line breaks and lists: nothing else can get through. */
import { Paragraph, TextRun } from 'docx'
import type { Block, Run } from '../../shared/copies/copy.ts'
import { bullets, numbers } from './look.ts'

/** Characters that XML 1.0 does not allow would make a file that no word processor opens. */
export const legal = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Plain text as runs; a line break in the text is one on paper. */
export function runsOf(
  text: string,
  style: { bold?: boolean; italics?: boolean; strike?: boolean; color?: string; size?: number } = {},
): TextRun[] {
  return legal(text)
    .split(/\r\n|\n|\r/)
    .map((part, at) => new TextRun({ ...style, text: part, ...(at > 0 ? { break: 1 } : {}) }))
}

function styled(runs: Run[]): TextRun[] {
  return runs.flatMap((run) => {
    const style = { ...(run.bold ? { bold: true } : {}), ...(run.italic ? { italics: true } : {}) }
    return run.break ? [new TextRun({ ...style, break: 1 })] : runsOf(run.text, style)
  })
}

/** Gives every list of a document a number of its own, so that each counts from 1. */
export class Lists {
  #count = 0
  next(): number {
    this.#count += 1
    return this.#count
  }
}

export type BlockStyle = { style?: string; lead?: TextRun[]; before?: number }

/**
 * Blocks as paragraphs. `lead` (a speaker's name) stands at the start of the first paragraph, or above a list.
 */
export function blockParagraphs(
  blocks: Block[],
  lists: Lists,
  { style, lead = [], before }: BlockStyle,
): Paragraph[] {
  const [first, ...rest] = blocks
  const named = style ? { style } : {}
  const opened = { ...named, ...(before ? { spacing: { before } } : {}) }
  if (lead.length === 0 || first === undefined) return paragraphsOf(blocks, lists, named)
  if (first.type === 'paragraph') {
    const opening = new Paragraph({ ...opened, children: [...lead, ...styled(first.runs)] })
    return [opening, ...paragraphsOf(rest, lists, named)]
  }
  return [new Paragraph({ ...opened, keepNext: true, children: lead }), ...paragraphsOf(blocks, lists, named)]
}

function paragraphsOf(blocks: Block[], lists: Lists, style: { style?: string }): Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [new Paragraph({ ...style, children: styled(block.runs) })]
    return block.type === 'list' ? listParagraphs(block, lists, style, 0) : []
  })
}

type List = Extract<Block, { type: 'list' }>

function listParagraphs(list: List, lists: Lists, style: { style?: string }, level: number): Paragraph[] {
  const instance = lists.next()
  const reference = list.ordered ? numbers : bullets
  const depth = Math.min(level, 8)
  return list.items.flatMap((item) => {
    let counted = false
    return item.flatMap((block) => {
      if (block.type === 'list') return listParagraphs(block, lists, style, level + 1)
      if (block.type !== 'paragraph') return []
      const place = counted
        ? { indent: { left: 425 * (depth + 1) } }
        : { numbering: { reference, level: depth, instance } }
      counted = true
      return [new Paragraph({ ...style, ...place, spacing: { after: 60 }, children: styled(block.runs) })]
    })
  })
}
