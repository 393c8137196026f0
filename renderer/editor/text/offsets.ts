/**
 * Places in an entry's plain text (what checks count in) and in the editor (what the screen draws in). The plain text
 * is every paragraph of the entry in order, joined by line ends, as `shared/minutes/text.ts` writes it.
 */
import type { Node } from '@tiptap/pm/model'

type Piece = { text: string; from: number }

function pieces(entry: Node, entryPos: number): Piece[] {
  const found: Piece[] = []
  entry.descendants((node, pos) => {
    if (!node.isTextblock) return true
    let text = ''
    node.forEach((child) => {
      text += child.isText ? (child.text ?? '') : '\n'
    })
    // One step into the entry, one into the paragraph.
    found.push({ text, from: entryPos + 1 + pos + 1 })
    return false
  })
  return found
}

/** The entry's plain text as the checks read it. */
export const plainText = (entry: Node): string =>
  pieces(entry, 0)
    .map((piece) => piece.text)
    .join('\n')

/** Document positions of a stretch of plain text; several when it runs over more than one paragraph. */
export function rangesOf(
  entry: Node,
  entryPos: number,
  start: number,
  end: number,
): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  let at = 0
  for (const { text, from } of pieces(entry, entryPos)) {
    const first = Math.max(start, at)
    const last = Math.min(end, at + text.length)
    if (first < last) ranges.push({ from: from + (first - at), to: from + (last - at) })
    at += text.length + 1
  }
  return ranges
}
