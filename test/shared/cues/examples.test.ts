import { describe, expect, it } from 'vitest'
import { cueLists, matchCues } from '../../../shared/cues/index.ts'

const parts = (example: (typeof cueLists)[number]['cues'][number]['matches'][number]) =>
  typeof example === 'string' ? { text: example, context: {} } : example

/** A family that only the trained model reads has no list. */
for (const list of cueLists.filter(({ cues }) => cues.length > 0)) {
  describe(`${list.family}: ${list.name}`, () => {
    for (const cue of list.cues) {
      it.each(cue.matches.map(parts))(`${cue.id} asks about "$text"`, ({ text, context }) => {
        expect(matchCues(text, context).map((match) => match.cue)).toContain(cue.id)
      })
      it.each(cue.passes.map(parts))(`${cue.id} leaves "$text" alone`, ({ text, context }) => {
        expect(matchCues(text, context).map((match) => match.cue)).not.toContain(cue.id)
      })
    }
  })
}
