/** What a picture is made of: plain shapes in pixels, each with a name for its look. Worked out here, drawn elsewhere. */

export type Fill =
  /** The part that the figure says. */
  | 'filled'
  /** What is left of the whole. */
  | 'rest'
  | 'dots'
  | 'cross'
  | 'soft'
  | 'over'
  | 'heat-0'
  | 'heat-1'
  | 'heat-2'
  | 'heat-3'
  | 'heat-4'

export type Shape =
  | { as: 'box'; x: number; y: number; width: number; height: number; look: Fill }
  | {
      as: 'path'
      d: string
      look: 'axis' | 'line' | 'mark' | 'whisker' | 'together' | 'strip' | 'strip-full'
    }
  | { as: 'dot'; x: number; y: number; look: 'point' | 'hollow' | 'step' }
  | {
      as: 'words'
      x: number
      y: number
      words: string
      anchor: 'start' | 'middle' | 'end'
      look: 'name' | 'label' | 'quiet' | 'cell' | 'on-full'
    }

export type Drawing = {
  width: number
  height: number
  shapes: Shape[]
  /** The same, told: what a picture says to whoever does not see it. */
  tells: string
}

/** About the width of a letter and the height of a line of the words in a picture. */
export const LETTER = 7.2
export const LINE = 18

export const roomOf = (words: string): number => words.length * LETTER

/** Words in lines no wider than the room; a word that is wider by itself is cut where it must be. */
export function inLines(text: string, room: number): string[] {
  const most = Math.max(4, Math.floor(room / LETTER))
  const lines: string[] = []
  let line = ''
  for (const whole of text.split(/\s+/).filter(Boolean)) {
    let word = whole
    while (word !== '') {
      const longer = line === '' ? word : `${line} ${word}`
      if (longer.length <= most) {
        line = longer
        word = ''
      } else if (line !== '') {
        lines.push(line)
        line = ''
      } else {
        lines.push(word.slice(0, most))
        word = word.slice(most)
      }
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** A name in as many lines as it needs, and where it ends. */
export function nameShapes(
  text: string,
  at: { x: number; y: number; room: number; anchor?: 'start' | 'middle' },
): { shapes: Shape[]; bottom: number } {
  const lines = inLines(text, at.room)
  return {
    shapes: lines.map((words, line) => ({
      as: 'words',
      x: at.x,
      y: at.y + line * LINE + 13,
      words,
      anchor: at.anchor ?? 'start',
      look: 'name',
    })),
    bottom: at.y + lines.length * LINE,
  }
}

export const words = (
  text: string,
  x: number,
  y: number,
  look: 'label' | 'quiet' | 'cell' | 'on-full' = 'label',
  anchor: 'start' | 'middle' | 'end' = 'start',
): Shape => ({ as: 'words', x, y, words: text, anchor, look })
