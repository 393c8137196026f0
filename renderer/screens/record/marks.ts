/** What is drawn under the text: open questions, and words that were looked for. */
import type { PlacedCue } from '../../../shared/checks/check.ts'
import type { ShownCue } from '../../editor/checks/messages.ts'
import type { HeldReading } from '../../editor/checks/use-checks.ts'
import type { Held } from '../../editor/held.ts'
import type { TextMark } from '../../editor/text/cue-marks.ts'

export type Found = { entryId: string; start: number; end: number; now: boolean }

/** Names the mark of a cue: the same words in the same place keep their mark from reading to reading. */
export const markOf = (cue: PlacedCue): string => `${cue.entryId}|${cue.cue}|${cue.nth}|${cue.text}`

/** `opened`: sections whose counted questions somebody asked to see. */
export function marksFor(
  cues: ShownCue[],
  found: Found[],
  active: string | null,
  opened: ReadonlySet<string> = new Set(),
): TextMark[] {
  return [
    ...cues
      .filter(
        (cue) =>
          !cue.resolved && !cue.inRow && (cue.inText || opened.has(cue.section) || markOf(cue) === active),
      )
      .map((cue): TextMark => {
        const id = markOf(cue)
        return {
          id,
          entryId: cue.entryId,
          start: cue.start,
          end: cue.end,
          words: cue.text,
          look: id === active ? 'cue-now' : cue.quiet ? 'cue-quiet' : 'cue',
        }
      }),
    ...found.map((one): TextMark => ({ id: '', ...one, look: one.now ? 'found-now' : 'found' })),
  ]
}

/** Keeps the marks up to date with what they are made of, until the returned function is called. */
export function followMarks(
  marks: Held<TextMark[]>,
  reading: HeldReading,
  found: Held<Found[]>,
  active: Held<string | null>,
  opened: Held<ReadonlySet<string>>,
): () => void {
  const draw = () => marks.set(marksFor(reading.get()?.cues ?? [], found.get(), active.get(), opened.get()))
  draw()
  const ends = [
    reading.subscribe(draw),
    found.subscribe(draw),
    active.subscribe(draw),
    opened.subscribe(draw),
  ]
  return () => {
    for (const end of ends) end()
  }
}
