/**
 * What is asked about the wording of a record: the lists and the trained model together, each in its place. Read where
 * people write and look, never by a rule, so that nothing that decides has to wait for the model or carry its weights.
 */
import { askAboutWording } from '../cues/notice.ts'
import type { CheckContext, PlacedCue } from './check.ts'
import { placeAll } from './reading.ts'

/** The questions about the wording of a record, in its order; those that are only counted are `quiet`. */
export const wordingIn = (context: CheckContext): PlacedCue[] => placeAll(context, askAboutWording, 'wording')

export { makeReady } from '../cues/notice.ts'
