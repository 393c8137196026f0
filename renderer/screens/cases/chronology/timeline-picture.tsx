/** The history as a picture: years on one scale, a lane for each child or kind of harm, quiet years as quiet years. */
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import {
  type CaseEvent,
  moved,
  type PlacedEvent,
  showing,
  type Timeline,
  type TimeView,
  wholeView,
  zoomed,
} from '../../../../shared/cases/index.ts'
import {
  axisShapes,
  dayOf,
  drawingOf,
  type Family,
  gapShapes,
  markBeside,
  markId,
  sayEvent,
  shortText,
  shortWords,
} from '../../../../shared/chronology/index.ts'
import { dateOfDay } from '../../../../shared/clocks/index.ts'
import { Button, Kbd, sayDate } from '../../../ui/index.ts'
import { EventMark, Key, Shapes } from './marks.tsx'

/** The width that there is, followed as the window changes. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setWidth(Math.floor(element.clientWidth))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return { box, width }
}

const sayDay = (day: number): string => sayDate(dateOfDay(Math.floor(day)), false)

/** The ground behind the words of a gap is a little narrower than the room that they are given. */
const GAP_LETTER = 6.4

const NEARER = 0.5
const FURTHER = 2

export type PictureProps = {
  timeline: Timeline
  family: Family
  /** What the lanes are. */
  by: 'child' | 'harm'
  onOpen: (event: CaseEvent) => void
}

export function TimelinePicture(props: PictureProps) {
  const { span } = props.timeline
  if (!span) return <p className="ui-quiet">No event has a date that can be read yet.</p>
  // Another stretch of time is another picture: it begins whole.
  return <Picture key={`${span.from} ${span.to}`} {...props} whole={wholeView(span)} />
}

function Picture({ timeline, family, by, onOpen, whole }: PictureProps & { whole: TimeView }) {
  const { box, width } = useWidth()
  const [view, setView] = useState(whole)
  const [active, setActive] = useState('')
  const goTo = useRef('')
  const keysId = useId()
  const { lanes } = timeline
  const drawing = drawingOf(lanes, view, Math.max(width, 240), {
    wordsOf: by === 'harm' ? shortText : shortWords,
  })
  const marks = drawing.lanes.flatMap((lane) => lane.marks)
  const tabStop = marks.some(({ id }) => id === active) ? active : (marks[0]?.id ?? '')

  // The mark may only be drawn once the picture has moved to it.
  useEffect(() => {
    if (goTo.current === '') return
    const mark = box.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(goTo.current)}"]`)
    goTo.current = ''
    mark?.focus()
  })

  const middle = (): number => {
    const at = marks.find(({ id }) => id === active)
    return at ? dayOf(at.placed) : (view.from + view.to) / 2
  }
  const zoom = (factor: number) => setView(zoomed(view, whole, factor, middle()))
  const goToMark = (lane: string, placed: PlacedEvent) => {
    const id = markId(lane, placed.event.id)
    setActive(id)
    goTo.current = id
    setView((now) => showing(now, whole, dayOf(placed)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const zooms: Record<string, () => void> = {
      '+': () => zoom(NEARER),
      '=': () => zoom(NEARER),
      '-': () => zoom(FURTHER),
      '0': () => setView(whole),
    }
    const doIt = zooms[event.key]
    const isArrow = /^(?:Arrow(?:Up|Down|Left|Right)|Home|End)$/.test(event.key)
    if (!doIt && !isArrow) return
    event.preventDefault()
    // A mark that zooming leaves out of sight hands its focus to the one that stays nearest.
    if (doIt) return doIt()
    const next = markBeside(lanes, tabStop, event.key)
    if (next) goToMark(next.lane, next.at)
  }
  const wide = view.to - view.from >= whole.to - whole.from

  return (
    <div className="chron-picture">
      <div className="ui-row ui-no-print">
        <Button small onPress={() => zoom(NEARER)}>
          Nearer
        </Button>
        <Button small isDisabled={wide} onPress={() => zoom(FURTHER)}>
          Further
        </Button>
        <Button small isDisabled={wide} onPress={() => setView(whole)}>
          The whole time
        </Button>
        <Button
          small
          icon="left"
          isDisabled={view.from <= whole.from}
          onPress={() => setView(moved(view, whole, -0.5))}
        >
          Earlier
        </Button>
        <Button
          small
          icon="right"
          isDisabled={view.to >= whole.to}
          onPress={() => setView(moved(view, whole, 0.5))}
        >
          Later
        </Button>
        <span role="status" className="ui-quiet">
          {`${sayDay(Math.max(view.from, whole.from))} to ${sayDay(view.to)}`}
        </span>
      </div>
      <div ref={box} className="chron-box">
        {width > 0 ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing's marks
          <svg
            role="group"
            aria-label={by === 'harm' ? 'Timeline by kind of harm' : 'Timeline by child'}
            aria-describedby={keysId}
            width={drawing.width}
            height={drawing.height}
            viewBox={`0 0 ${drawing.width} ${drawing.height}`}
            onKeyDown={onKeyDown}
          >
            <Shapes shapes={axisShapes(drawing)} />
            {drawing.lanes.map((drawn) => (
              // biome-ignore lint/a11y/useSemanticElements: as above
              // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing takes no part in anything
              <g key={drawn.lane.id} role="group" aria-label={drawn.lane.name}>
                <path className="chron-line" d={`M0 ${drawn.top}H${drawing.width}`} />
                <text className="chron-lane" x={8} y={drawn.top + 17}>
                  {drawn.lane.name}
                  <tspan className="chron-unseen" dx={8}>
                    {unseenWords(drawn.lane.events.length, drawn.unseen)}
                  </tspan>
                </text>
                {drawn.gaps.map((gap) => (
                  <Shapes key={gap.gap.from} shapes={gapShapes(gap, GAP_LETTER)} />
                ))}
                {drawn.marks.map((mark) => (
                  <EventMark
                    key={mark.id}
                    mark={mark}
                    label={sayEvent(family, mark.placed.event)}
                    isTabStop={mark.id === tabStop}
                    onOpen={() => onOpen(mark.placed.event)}
                    onFocus={() => setActive(mark.id)}
                  />
                ))}
              </g>
            ))}
          </svg>
        ) : null}
      </div>
      <Key />
      <p id={keysId} className="ui-quiet ui-no-print">
        Arrow keys go from event to event, <Kbd>Enter</Kbd> opens one. <Kbd>+</Kbd> and <Kbd>-</Kbd> go nearer
        and further, <Kbd>0</Kbd> shows the whole time.
      </p>
    </div>
  )
}

function unseenWords(all: number, unseen: number): string {
  if (all === 0) return 'no events'
  return unseen > 0 ? `${unseen} more outside this time` : ''
}
