/** A clock has a start and a due date or instant (domain section 4). */
export type Clock = {
  /** e.g. `T-ICPC`. */
  id: string
  name: string
  /** The child or person it runs for; empty for the record. */
  about: string
  /** ISO date or instant that started it. */
  start: string
  startedBy: string
  /** ISO date (date clocks) or UTC instant (hour clocks). */
  due: string
  /** What stopped it, when something did. */
  metOn?: string
  /** The row of the record it belongs to: an action, an attendance, an event, a dissent. */
  row?: string
  /** A date that is booked for it, ISO. */
  booked?: string
  state: 'running' | 'amber' | 'overdue' | 'met' | 'met late'
  source: 'LAW' | 'SG' | 'NP' | 'LOCAL'
  /** Why it was late, who agreed the delay and what keeps the children safe until then, where the record says so. */
  reason?: string
  agreedBy?: string
  interim?: string
  /** One sentence: what this means for the reader. */
  says: string
}
