/** "Why am I seeing this?": the words that weighed most, in plain language. */
import type { PlacedCue } from '../../../shared/checks/check.ts'
import { whyAsked } from '../../../shared/cues/why.ts'

export function WhyAsked({ cue }: { cue: PlacedCue }) {
  return (
    <details className="cue-why">
      <summary>Why am I seeing this?</summary>
      {whyAsked(cue).map((says) => (
        <p key={says}>{says}</p>
      ))}
    </details>
  )
}
