import type { Gap, Lane, Timeline } from '../../../../shared/cases/index.ts'
import { type Family, sayEvent } from '../../../../shared/chronology/index.ts'
import { Disclosure, sayDate } from '../../../ui/index.ts'

const sayGap = ({ from, to, words }: Gap): string =>
  `Nothing for ${words}, from ${sayDate(from, false)} to ${sayDate(to, false)}.`

/** Events and quiet years of a lane, one after the other. */
function linesOf(lane: Lane, family: Family): { key: string; words: string }[] {
  const lines = [
    ...lane.events.map(({ from, event }) => ({
      at: from,
      key: event.id,
      words: `${sayEvent(family, event)}.`,
    })),
    ...lane.gaps.map((gap) => ({ at: gap.from, key: `gap ${gap.from}`, words: sayGap(gap) })),
  ]
  return lines.toSorted((a, b) => a.at.localeCompare(b.at))
}

/** The picture for those who do not see it: everything that it shows, in the same order. */
export function TimelineWords({ timeline, family }: { timeline: Timeline; family: Family }) {
  return (
    <Disclosure label="The picture in words">
      <div className="ui-stack ui-measure">
        {timeline.gaps.length > 0 ? (
          <p>In the whole history: {timeline.gaps.map(sayGap).join(' ')}</p>
        ) : (
          <p>In the whole history there is no year with nothing.</p>
        )}
        {timeline.lanes.map((lane) => (
          <section key={lane.id} aria-label={`${lane.name}, in words`}>
            <h3>{lane.name}</h3>
            {lane.events.length === 0 ? <p>No events.</p> : null}
            <ul>
              {linesOf(lane, family).map(({ key, words }) => (
                <li key={key}>{words}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Disclosure>
  )
}
