/** A picture in its frame: drawn to the width that there is, moved with the arrow keys where it needs more. */
import './charts.css'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { Drawing, Fill, Shape } from './shapes.ts'

const patterned: readonly Fill[] = ['rest', 'dots', 'cross', 'over']

function Drawn({ shape, patterns }: { shape: Shape; patterns: string }) {
  const className = `chart-${shape.look}`
  switch (shape.as) {
    case 'box': {
      const { x, y, width, height, look } = shape
      return (
        <>
          <rect className={className} x={x} y={y} width={width} height={height} />
          {patterned.includes(look) ? (
            <rect x={x} y={y} width={width} height={height} fill={`url(#${patterns}-${look})`} />
          ) : null}
        </>
      )
    }
    case 'path':
      return <path className={className} d={shape.d} />
    case 'dot': {
      const { x, y, look } = shape
      if (look === 'step') return <path className={className} d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} />
      return <circle className={className} cx={x} cy={y} r={look === 'hollow' ? 3.5 : 4.5} />
    }
    case 'words':
      return (
        <text className={className} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.words}
        </text>
      )
  }
}

/** Patterns beside colour: hatched for what is left, and others for more than two parts. */
export function Patterns({ id }: { id: string }) {
  const size = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' as const }
  return (
    <defs>
      <pattern id={`${id}-rest`} {...size} patternTransform="rotate(45)">
        <path className="chart-hatch" d="M0 0V6" />
      </pattern>
      <pattern id={`${id}-over`} {...size} patternTransform="rotate(-45)">
        <path className="chart-hatch-over" d="M0 0V6" />
      </pattern>
      <pattern id={`${id}-dots`} {...size}>
        <circle className="chart-dotted" cx={3} cy={3} r={1.3} />
      </pattern>
      <pattern id={`${id}-cross`} {...size}>
        <path className="chart-hatch" d="M0 3H6M3 0V6" />
      </pattern>
    </defs>
  )
}

export function Shapes({ shapes, patterns }: { shapes: readonly Shape[]; patterns: string }) {
  return shapes.map((shape, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no name but their place
    <Drawn key={at} shape={shape} patterns={patterns} />
  ))
}

/** The width that there is, followed as the window changes. */
function useWidth() {
  const box = useRef<HTMLElement>(null)
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

/** Wider than this a picture only gets emptier. */
const WIDEST = 760

type PictureProps = {
  /** What it shows, in a few words. */
  title: string
  /** The least width in which it can be read; it moves inside its frame where there is less. */
  least?: number
  draw: (width: number) => Drawing
}

export function Picture({ title, least = 240, draw }: PictureProps) {
  const { box, width } = useWidth()
  const id = useId()
  const drawing = width > 0 ? draw(Math.max(least, Math.min(width, WIDEST))) : null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than the page is moved with the arrow keys
    <section ref={box} className="chart-frame" tabIndex={0} aria-label={title}>
      {drawing ? (
        <svg
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-tells`}
          width={drawing.width}
          height={drawing.height}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-tells`}>{drawing.tells}</desc>
          <Patterns id={id} />
          <Shapes shapes={drawing.shapes} patterns={id} />
        </svg>
      ) : null}
    </section>
  )
}
