/** Plain text of rich text: one line per paragraph or list item. Offsets in findings count in this text. */
import type { Block, Entry, Run } from './minutes.ts'

const runText = (run: Run): string => (run.break ? '\n' : run.text)

export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.runs.map(runText).join('')
    case 'list':
      return block.items.map(blocksText).join('\n')
    case 'unknown':
      return ''
  }
}

export function blocksText(blocks: Block[]): string {
  return blocks.map(blockText).join('\n')
}

export function entryText(entry: Entry): string {
  return blocksText(entry.blocks)
}

/** One paragraph per line of plain text. */
export function textBlocks(text: string): Block[] {
  return text.split('\n').map((line) => ({ type: 'paragraph', runs: line === '' ? [] : [{ text: line }] }))
}
