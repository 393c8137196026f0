/** What is drawn under the text: open questions, and words that were looked for. */
import type { ChecksReading } from '../../editor/checks/messages.ts'
import type { TextMark } from '../../editor/text/cue-marks.ts'
import { markOf } from './cue-note.tsx'

export type Found = { entryId: string; start: number; end: number; now: boolean }

export function marksFor(reading: ChecksReading | null, found: Found[], active: string | null): TextMark[] {
  const cues: TextMark[] = (reading?.cues ?? [])
    .filter((cue) => !cue.resolved)
    .map((cue) => {
      const id = markOf(cue)
      return {
        id,
        entryId: cue.entryId,
        start: cue.start,
        end: cue.end,
        look: cue.quiet && id !== active ? 'cue-quiet' : 'cue',
      }
    })
  return [
    ...cues,
    ...found.map((one): TextMark => ({ id: '', ...one, look: one.now ? 'found-now' : 'found' })),
  ]
}
