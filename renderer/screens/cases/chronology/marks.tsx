/** The signs of the picture: told apart by shape and line, in any colour. */
import type { CaseEvent } from '../../../../shared/cases/index.ts'
import {
  gapLines,
  MARK,
  type Mark,
  markShapes,
  type PictureShape,
  signShapes,
  stretchShape,
} from '../../../../shared/chronology/index.ts'

/** A shape of the picture as SVG; its look is a class of `chronology.css`. */
function Drawn({ shape }: { shape: PictureShape }) {
  const className = `chron-${shape.look}`
  switch (shape.is) {
    case 'line':
      return <path className={className} d={`M${shape.x1} ${shape.y1}L${shape.x2} ${shape.y2}`} />
    case 'disc':
      return <circle className={className} cx={shape.x} cy={shape.y} r={shape.r} />
    case 'box': {
      const { x, y, width, height, round } = shape
      return <rect className={className} x={x} y={y} width={width} height={height} rx={round} />
    }
    case 'diamond': {
      const { x, y, r } = shape
      return <path className={className} d={`M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`} />
    }
    case 'text':
      return (
        <text className={className} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.words}
        </text>
      )
  }
}

/** Shapes of the picture, the first one lowest. */
export function Shapes({ shapes }: { shapes: readonly PictureShape[] }) {
  return shapes.map((shape, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no name but their place
    <Drawn key={at} shape={shape} />
  ))
}

export function EventMark({
  mark,
  label,
  isTabStop,
  onOpen,
  onFocus,
}: {
  mark: Mark
  label: string
  isTabStop: boolean
  onOpen: () => void
  onFocus: () => void
}) {
  const { x, y, start, end } = mark
  const left = Math.min(x - MARK, start) - 2
  const right = Math.max(x + MARK, end) + 2
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand inside a drawing
    <g
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={label}
      data-mark={mark.id}
      className="chron-event"
      onClick={onOpen}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onOpen()
      }}
    >
      <rect className="chron-ring" x={left} y={y - 12} width={right - left} height={24} rx={4} />
      <Shapes shapes={markShapes(mark)} />
    </g>
  )
}

const signs: { sensitivity: CaseEvent['sensitivity']; words: string }[] = [
  { sensitivity: 'shared', words: 'shared with family' },
  { sensitivity: 'professionals', words: 'professionals' },
  { sensitivity: 'restricted', words: 'restricted' },
]

/** What the signs mean. */
export function Key() {
  return (
    <ul className="chron-key ui-plain-list" aria-label="What the signs mean">
      {signs.map(({ sensitivity, words }) => (
        <li key={sensitivity}>
          <svg width={20} height={20} aria-hidden="true" focusable="false">
            <Shapes shapes={signShapes(sensitivity, 10, 10)} />
          </svg>
          {words}
        </li>
      ))}
      <li>
        <svg width={36} height={20} aria-hidden="true" focusable="false">
          <Shapes shapes={[stretchShape('lasted', 1, 10, 34)]} />
        </svg>
        lasted so long
      </li>
      <li>
        <svg width={36} height={20} aria-hidden="true" focusable="false">
          <Shapes shapes={[stretchShape('within', 1, 10, 34)]} />
        </svg>
        some time within
      </li>
      <li>
        <svg width={36} height={20} aria-hidden="true" focusable="false">
          <Shapes shapes={gapLines(2, 34, 10)} />
        </svg>
        a year or more with nothing
      </li>
    </ul>
  )
}
