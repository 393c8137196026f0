/**
 * What the trained model notices in a record: prompts beside the text. Read where people write and look, never by a
 * rule, so that nothing that decides has to wait for it or carry its weights.
 */
import type { CueContext, CueMatch } from '../cues/cue.ts'
import { matchCues } from '../cues/match.ts'
import { noticeWording } from '../cues/notice.ts'
import type { CheckContext, PlacedCue } from './check.ts'
import { placeAll } from './reading.ts'

const stands = (cue: CueMatch, { learned }: CueMatch): boolean =>
  learned !== undefined && learned.sentence.start <= cue.start && cue.start < learned.sentence.end

/** Where a list of the family asks already, the model has nothing to add. */
function beyondTheLists(text: string, context: Partial<CueContext>): CueMatch[] {
  const noticed = noticeWording(text, context)
  if (noticed.length === 0) return noticed
  const listed = matchCues(text, context)
  return noticed.filter((one) => !listed.some((cue) => cue.family === one.family && stands(cue, one)))
}

/** The wording of a record that the model asks about and no list does, each in its place. */
export const noticedIn = (context: CheckContext): PlacedCue[] => placeAll(context, beyondTheLists, 'model')
