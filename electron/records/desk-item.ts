import type { DeskLine } from '../../shared/api/desk.ts'

/** A line of Today. `dated` names it for a calendar: no words of a record and nobody's name. */
export type DeskItem = DeskLine & { dated: string }
