/**
 * A clock as data: its length, where the length comes from, and when it turns amber and red (domain section 4).
 * What starts and stops it in a record is told in `clocks-of.ts` and its neighbours.
 *
 * Sources: LAW a value in an Act, fixed · SG statutory guidance (Working Together to Safeguard Children 2023) ·
 * NP a national practice standard · LOCAL set by each authority, the value here is a sensible start.
 */
import type { Clock } from './clock.ts'

export const lengthUnits = ['hours', 'working days', 'days', 'weeks', 'months'] as const
export type LengthUnit = (typeof lengthUnits)[number]
export type Length = { n: number; unit: LengthUnit }

export type ClockDefinition = {
  id: string
  name: string
  /** What starts it, as the screen says it after "from". */
  from: string
  length: Length
  source: Clock['source']
  /** The section of the Act, where the source is a law. */
  law?: string
  /** Share of the time gone by at which it turns amber; left out, it turns amber when the due date has passed. */
  amberAt?: number
  /** Calendar days past due at which it turns amber, where a few days late is no matter yet. */
  amberAfter?: number
  /** Calendar days past due at which it turns red; `never` where lateness stays amber. Left out: the day after. */
  redAfter?: number | 'never'
  /** What lateness means for the reader, one sentence. */
  whenLate: string
}

export const working = (n: number): Length => ({ n, unit: 'working days' })
export const days = (n: number): Length => ({ n, unit: 'days' })
export const weeks = (n: number): Length => ({ n, unit: 'weeks' })
export const months = (n: number): Length => ({ n, unit: 'months' })
export const hours = (n: number): Length => ({ n, unit: 'hours' })
