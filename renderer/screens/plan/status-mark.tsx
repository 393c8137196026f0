import './plan.css'
import { letterOf, type Standing, saidOf, standingOfGoal } from './layout.ts'

/** A shape and a letter of its own for each status: told apart in any colour. */
export function StatusShape({ standing, x, y }: { standing: Standing; x: number; y: number }) {
  return (
    <g className={`goal-shape goal-${standing}`}>
      {standing === 'green' ? <circle cx={x} cy={y} r={10} /> : null}
      {standing === 'amber' ? <path d={`M${x} ${y - 12}l12 21h-24z`} /> : null}
      {standing === 'red' ? <rect x={x - 10} y={y - 10} width={20} height={20} /> : null}
      {standing === 'grey' || standing === 'other' ? (
        <circle cx={x} cy={y} r={10} strokeDasharray="4 3" />
      ) : null}
      {standing === 'unsaid' ? <circle className="goal-unsaid" cx={x} cy={y} r={7} /> : null}
      <text x={x} y={y + (standing === 'amber' ? 6 : 4)} textAnchor="middle">
        {letterOf[standing]}
      </text>
    </g>
  )
}

/** Where a goal stands: the shape, and always the word. */
export function GoalStatusMark({ status }: { status: string }) {
  return (
    <span className="goal-mark">
      <svg width={26} height={26} aria-hidden="true">
        <StatusShape standing={standingOfGoal(status)} x={13} y={14} />
      </svg>
      {saidOf(status)}
    </span>
  )
}
