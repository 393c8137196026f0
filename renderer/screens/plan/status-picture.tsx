import './plan.css'
import { useId, useLayoutEffect, useRef } from 'react'
import { sayDate, shortDate } from '../../ui/index.ts'
import { type StatusPoint, saidOf, statusDrawing } from './layout.ts'
import { StatusShape } from './status-mark.tsx'

/** "12 February 2026, Initial conference: Amber: late or partly done" */
export const sayPoint = ({ date, title, status }: StatusPoint): string =>
  `${[sayDate(date, false), title].filter(Boolean).join(', ') || 'No date'}: ${saidOf(status)}`

/** A goal over time as a small picture. Read aloud it is the same story, meeting by meeting. */
export function StatusPicture({ points, about }: { points: readonly StatusPoint[]; about: string }) {
  const titleId = useId()
  const box = useRef<HTMLElement>(null)
  const drawing = statusDrawing(points)
  // Where not all of it fits, the newest is what is looked for.
  useLayoutEffect(() => {
    if (box.current) box.current.scrollLeft = drawing.width
  }, [drawing.width])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than the page is moved with the arrow keys
    <section ref={box} className="goal-picture" tabIndex={0} aria-label={`Status of ${about} over time`}>
      <svg role="img" aria-labelledby={titleId} width={drawing.width} height={drawing.height}>
        <title id={titleId}>{points.map(sayPoint).join('. ')}</title>
        {drawing.lines.map(({ y, word, from }) => (
          <g key={word}>
            <path className="goal-line" d={`M${from} ${y}H${drawing.width}`} />
            <text className="goal-word" x={0} y={y + 4}>
              {word}
            </text>
          </g>
        ))}
        {drawing.path ? <path className="goal-way" d={drawing.path} /> : null}
        {drawing.marks.map(({ x, y, standing, point }) => (
          <g key={x}>
            <StatusShape standing={standing} x={x} y={y} />
            <text className="goal-word" x={x} y={drawing.datesAt} textAnchor="middle">
              {shortDate(point.date) || 'No date'}
            </text>
          </g>
        ))}
      </svg>
    </section>
  )
}
