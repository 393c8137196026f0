/** The signs of the picture: told apart by shape and line, in any colour. */
import type { CaseEvent } from '../../../../shared/cases/index.ts'
import { type DrawnGap, MARK, type Mark } from './layout.ts'

/** A disc for everybody, a square for professionals, a diamond with a bar for what is restricted. */
export function Shape({
  sensitivity,
  x,
  y,
}: {
  sensitivity: CaseEvent['sensitivity']
  x: number
  y: number
}) {
  if (sensitivity === 'shared') return <circle className="chron-shape" cx={x} cy={y} r={MARK - 1} />
  if (sensitivity === 'professionals') {
    const side = 2 * MARK - 3
    return <rect className="chron-shape" x={x - side / 2} y={y - side / 2} width={side} height={side} />
  }
  return (
    <>
      <path
        className="chron-shape"
        d={`M${x} ${y - MARK - 1}l${MARK + 1} ${MARK + 1}l${-MARK - 1} ${MARK + 1}l${-MARK - 1} ${-MARK - 1}z`}
      />
      <path className="chron-bar" d={`M${x - 3} ${y}h6`} />
    </>
  )
}

/** How long it lasted, or the time within which it was: a full line, or a broken one. */
function Stretch({ mark }: { mark: Mark }) {
  const { start, end, y, placed } = mark
  if (end - start <= 2 * MARK) return null
  const lasted = placed.event.precision === 'period'
  return (
    <rect
      className={lasted ? 'chron-lasted' : 'chron-within'}
      x={start}
      y={y - 5}
      width={end - start}
      height={10}
      rx={5}
    />
  )
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
  const { x, y, start, end, words, wordsBefore, placed } = mark
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
      <Stretch mark={mark} />
      <Shape sensitivity={placed.event.sensitivity} x={x} y={y} />
      <text
        className="chron-words"
        x={wordsBefore ? left - 2 : right + 2}
        y={y + 4.5}
        textAnchor={wordsBefore ? 'end' : 'start'}
      >
        {words}
      </text>
    </g>
  )
}

/** Two posts with a broken line between them, and how long it was quiet. */
export function GapMark({ drawn }: { drawn: DrawnGap }) {
  const { start, end, y, words } = drawn
  return (
    <g className="chron-gap">
      <path d={`M${start + 1} ${y - 6}v12M${end - 1} ${y - 6}v12`} />
      <path className="chron-gap-line" d={`M${start + 1} ${y}H${end - 1}`} />
      {words ? (
        <>
          <rect
            className="chron-gap-ground"
            x={(start + end) / 2 - words.length * 3.2 - 3}
            y={y - 9}
            width={words.length * 6.4 + 6}
            height={18}
          />
          <text className="chron-gap-words" x={(start + end) / 2} y={y + 4.5} textAnchor="middle">
            {words}
          </text>
        </>
      ) : null}
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
            <Shape sensitivity={sensitivity} x={10} y={10} />
          </svg>
          {words}
        </li>
      ))}
      <li>
        <svg width={36} height={20} aria-hidden="true" focusable="false">
          <rect className="chron-lasted" x={1} y={5} width={34} height={10} rx={5} />
        </svg>
        lasted so long
      </li>
      <li>
        <svg width={36} height={20} aria-hidden="true" focusable="false">
          <rect className="chron-within" x={1} y={5} width={34} height={10} rx={5} />
        </svg>
        some time within
      </li>
      <li>
        <svg width={36} height={20} className="chron-gap" aria-hidden="true" focusable="false">
          <path d="M2 4v12M34 4v12" />
          <path className="chron-gap-line" d="M2 10H34" />
        </svg>
        a year or more with nothing
      </li>
    </ul>
  )
}
