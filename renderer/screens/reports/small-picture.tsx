/** A measure at a glance: its months as a line where there are some, otherwise its share as a bar. */
import { useId } from 'react'
import type { MeasureReport } from '../../../shared/api/measures.ts'
import { Patterns, Shapes } from './charts/picture.tsx'
import { type SmallDrawing, smallDrawing } from './charts/small.ts'

export function SmallPicture({ report }: { report: MeasureReport }) {
  const id = useId()
  const drawing: SmallDrawing | null = smallDrawing(report)
  if (!drawing) return null
  return (
    <svg
      className="chart-small"
      role="img"
      aria-labelledby={id}
      width={drawing.width}
      height={drawing.height}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
    >
      <title id={id}>{drawing.tells}</title>
      <Patterns id={id} />
      <Shapes shapes={drawing.shapes} patterns={id} />
    </svg>
  )
}
